"""A folder as an office hands it in: ledgers, minutes, records and a package, and two files that nobody can read."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import docx
import openpyxl

FIXTURES = Path(__file__).parent.parent / "fixtures"
GOOD = {"01 接触登记.xlsx", "02 接触登记.csv", "03 村民代表会议.docx", "04 决议公示.txt", "05 记录.xml", "06 记录.json", "07 包.zip"}
BAD = {"08 炸弹.xlsx": "压缩", "09 加密.xlsx": "请先解除密码"}
"""File → what the report says of it."""

_HEADS = ("登记编号", "单位名称", "接触日期", "地点", "接触目的", "企业名称", "公职人员")
_ROWS = (("JC-1", "某县甲局", "2026-03-05", "本局会议室", "调研", "某某建材有限公司", "甲一（科长）、乙二（科员）"),
         ("JC-2", "某县甲局", "2026-04-08", "本局会议室", "座谈", "某某建材有限公司", "甲一（科长）、乙二（科员）"))


def lay_out(folder: Path) -> None:
    """Fill the folder."""
    for name, content in {"01 接触登记.xlsx": _workbook(), "02 接触登记.csv": _gbk_table(), "08 炸弹.xlsx": _bomb(),
                          "09 加密.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")}.items():
        (folder / name).write_bytes(content)
    minutes = FIXTURES / "minutes"
    document = docx.Document()
    for line in (minutes / "d04-reps-resolution.txt").read_text(encoding="utf-8").splitlines():
        document.add_paragraph(line)
    document.save(str(folder / "03 村民代表会议.docx"))
    shutil.copy(minutes / "d05-resolution-posted.txt", folder / "04 决议公示.txt")
    shutil.copy(FIXTURES / "four_discussions" / "violating.xml", folder / "05 记录.xml")
    shutil.copy(FIXTURES / "three_important_one_large" / "violating.json", folder / "06 记录.json")
    shutil.copy(next((FIXTURES / "packages").glob("*.zip")), folder / "07 包.zip")


def _workbook() -> bytes:
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "政商接触登记"
    for row in (_HEADS, *_ROWS):
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def _gbk_table() -> bytes:
    rows = (_HEADS, *((f"{row[0]}-二", *row[1:]) for row in _ROWS))
    return "\r\n".join(",".join(row) for row in rows).encode("gbk")


def _bomb() -> bytes:
    """A workbook of a few hundred kilobytes whose one sheet grows to three hundred megabytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(300):
                sheet.write(bytes(1 << 20))
    return content.getvalue()
