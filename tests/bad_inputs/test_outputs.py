"""Numbers 36, 37 and 39: where a report may be written, and what it does with content that wants to be more."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import openpyxl
import pytest

from bad_inputs.kit import GOOD, RULES, laid_out, lianchi, row
from lianchi.read import Input, Spool

EVIL: Final = ("=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\tTAB", "\rCR", '=HYPERLINK("http://example.org","y")',
               "<script>alert(1)</script>村", "{{7*7}}村", "{% for x in y %}村", "]]>&amp;村", "\x1b[31m村", "甲\u202e村",
               "甲\u200b乙\x00村", "甲\ue78d村", "\u0301村", "长" * 20_000)
FORMULA: Final = re.compile(r"[=+@\t\r]|-[^0-9]")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the reports, in all formats, on records whose words want to be more than words."""
    folder = tmp_path_factory.mktemp("evil")
    records = [{"id": f"E{number}", "kind": "village_affairs", "unit": {"name": name}, "matter": {"title": name},
                "meetings": [{"held_on": "2026-03-01", "due": 30, "present": 19}]} for number, name in enumerate(EVIL)]
    laid_out(folder, {"in.json": json.dumps(records)})
    names = ["text:a.txt", "json:a.json", "html:a.html", "csv:a.csv", "ledger:a.xlsx", "sarif:a.sarif", "junit:junit.xml",
             "gitlab:gitlab.json", "github:github.txt", "notice:notice.docx",
             "evidence:evidence.docx", "working-paper:paper.docx"]
    words = [word for name in names for word in ("-o", name.replace(":", f":{folder}/"))]
    done = lianchi("check", str(folder / "in.json"), "--rules", RULES, *words)
    assert (done.code, done.err) == (1, "")
    return folder


def parts(file: Path) -> str:
    """The text of an office file."""
    with zipfile.ZipFile(file) as book:
        return "".join(ElementTree.fromstring(book.read(name)) and book.read(name).decode()
                       for name in book.namelist() if name.endswith(".xml"))


@row(37)
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(written: Path) -> None:
    book = openpyxl.load_workbook(written / "a.xlsx")
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert EVIL[0] in {str(cell.value) for cell in cells}
    assert not [cell.value for cell in cells if "\u202e" in str(cell.value)]


@row(37)
def test_no_field_of_a_table_is_a_formula(written: Path) -> None:
    text = (written / "a.csv").read_bytes().decode("utf-8-sig")
    fields = [field for line in csv.reader(io.StringIO(text)) for field in line]
    assert [field for field in fields if FORMULA.match(field)] == []
    assert f"'{EVIL[0]}" in fields


@row(37)
def test_a_page_runs_no_script_of_the_records(written: Path) -> None:
    page = (written / "a.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;村" in page
    assert "{{7*7}}村" in page


@row(37, 39)
@pytest.mark.parametrize("name", ["notice.docx", "evidence.docx", "paper.docx"])
def test_a_paper_evaluates_nothing_and_is_good_xml(name: str, written: Path) -> None:
    text = parts(written / name)
    assert "{{7*7}}村" in text
    assert "49村" not in text
    assert "<script>" not in text
    assert "\u202e" not in text


@row(39)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.csv", "a.sarif", "junit.xml", "github.txt", "gitlab.json"])
def test_hidden_characters_are_shown_or_escaped(name: str, written: Path) -> None:
    text = (written / name).read_bytes().decode("utf-8-sig")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u200b]", text)
    if name != "gitlab.json" and name != "github.txt":
        assert "U+202E" in text or "\\u202e" in text


@row(39)
def test_xml_reports_are_good_xml(written: Path) -> None:
    assert len(ElementTree.parse(written / "junit.xml").getroot()) > 0


@row(39)
def test_a_console_of_gbk_replaces_what_it_cannot_show(tmp_path: Path) -> None:
    record = GOOD.replace("好-1", "㐂𠮷")
    environment = os.environ | {"PYTHONIOENCODING": "gbk", "NO_COLOR": "1"}
    done = subprocess.run([sys.executable, "-m", "lianchi", "check", laid_out(tmp_path, {"a.jsonl": record}), "--rules", RULES],
                          capture_output=True, env=environment, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "记录：??" in done.stdout.decode("gbk")


@row(36)
@pytest.mark.parametrize(("output", "said"), [
    ("link.txt", "link.txt：它是一个链接，请写真正的文件"), ("no/such.txt", "没有这个文件夹，请先建好"),
    ("a.json", "a.json 在提交的材料里，不能盖掉；请换一个文件名"),
    ("a.unknown", "用哪种格式；后缀可用"),
])
def test_a_report_is_written_only_where_it_may(output: str, said: str, tmp_path: Path,
                                               monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out(tmp_path, {"a.json": GOOD, "old.txt": "旧"})
    (tmp_path / "link.txt").symlink_to("old.txt")
    monkeypatch.chdir(tmp_path)
    done = lianchi("check", "a.json", "--rules", RULES, "-o", output)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "link.txt", "old.txt"]
    assert (tmp_path / "old.txt").read_text(encoding="utf-8") == "旧"


@row(36)
@pytest.mark.parametrize(("number", "said"), [(errno.ENOSPC, "磁盘已满"), (errno.EROFS, "没有写入权限，请换一个文件夹")])
def test_a_full_disk_leaves_no_half_file(number: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out(tmp_path, {"a.jsonl": GOOD, "old.txt": "旧"})

    def fail(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    done = lianchi("check", str(tmp_path / "a.jsonl"), "--rules", RULES, "-o", str(tmp_path / "old.txt"))
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "old.txt"]
    assert (tmp_path / "old.txt").read_text(encoding="utf-8") == "旧"


@row(36)
def test_the_digest_is_that_of_the_bytes_that_were_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bad_inputs import office

    first, file = office.register(office.contact("JC-1")), tmp_path / "a.xlsx"
    file.write_bytes(first)
    spooled = Spool.of

    def then_replaced(spool: Spool, item: Input) -> Input:
        found = spooled(spool, item)
        file.write_bytes(office.register(office.contact("JC-2")))
        return found

    monkeypatch.setattr(Spool, "of", then_replaced)
    done = lianchi("check", str(file), "--rules", RULES, "-f", "json")
    assert done.code == 0
    assert done.report["inputs"][0]["sha256"] == hashlib.sha256(first).hexdigest()
