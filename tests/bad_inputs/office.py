"""Office files made on the spot, the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import docx
from pypdf import PdfWriter

from tables import Rows, book_of, text_of

HEADINGS: Final = ("记录编号", "单位名称", "接触日期", "地点类别", "接触目的", "企业名称")
CONTACT: Final = ("JC-1", "某县示例局", "2026-03-05", "办公场所", "调研走访", "甲公司")
MINUTES: Final = ("甲水村村民代表会议记录", "时间：2026年3月5日上午9时", "地点：村委会会议室", "主持人：张某", "记录人：李某",
                  "应到35人，实到30人。", "会议议题：修建村内道路，造价18.6万元。", "表决结果：赞成28票，反对1票，弃权1票，通过。")


def contact(number: str) -> tuple[str, ...]:
    """A row of the register of contacts under another number."""
    return (number, *CONTACT[1:])


def workbook(sheets: Mapping[str, Rows], edit: Callable[[Any], object] | None = None) -> bytes:
    """A workbook with these sheets; ``edit`` may merge cells and the like."""
    return _timeless(book_of(sheets, edit))


def register(*rows: Sequence[Any], edit: Callable[[Any], object] | None = None) -> bytes:
    """A register of contacts as a workbook."""
    return workbook({"政商接触登记": [HEADINGS, *rows]}, edit)


def table(rows: Rows, codec: str = "utf-8", delimiter: str = ",") -> bytes:
    """The same as text."""
    return text_of(rows, delimiter, codec)


def document(paragraphs: Sequence[str] = MINUTES) -> bytes:
    """A Word document with these paragraphs."""
    word = docx.Document()
    for text in paragraphs:
        word.add_paragraph(text)
    stream = io.BytesIO()
    word.save(stream)
    return _timeless(stream.getvalue())


def pdf() -> bytes:
    """A PDF with one empty page."""
    stream = io.BytesIO()
    with PdfWriter() as writer:
        writer.add_blank_page(width=595, height=842)
        writer.write(stream)
    return stream.getvalue()


def ofd() -> bytes:
    """An OFD file of one page with a line of text."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    text = "".join(f'<ofd:TextObject ID="{n}" Boundary="20 {n * 9} 150 8"><ofd:TextCode X="0" Y="6">{line}</ofd:TextCode>'
                   "</ofd:TextObject>" for n, line in enumerate(MINUTES, start=3))
    return packed({
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f'<ofd:Document {space}><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>'
                              "</ofd:Pages></ofd:Document>",
        "Doc_0/Pages/Page_0/Content.xml": f'<ofd:Page {space}><ofd:Content><ofd:Layer ID="2">{text}</ofd:Layer>'
                                          "</ofd:Content></ofd:Page>",
    })


def packed(files: Mapping[str | zipfile.ZipInfo, bytes | str]) -> bytes:
    """A zip archive."""
    return added(b"", files)


def added(archive: bytes, files: Mapping[str | zipfile.ZipInfo, bytes | str]) -> bytes:
    """The archive with more files in it."""
    stream = io.BytesIO(archive)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as book:
        for name, content in files.items():
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(info, content)
    return stream.getvalue()


def replaced(archive: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The archive with something changed in one of its files."""
    with zipfile.ZipFile(io.BytesIO(archive)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    assert old in parts[part]
    return packed({name: content.replace(old, new) if name == part else content for name, content in parts.items()})


def _timeless(archive: bytes) -> bytes:
    """The archive without the time at which it was made."""
    with zipfile.ZipFile(io.BytesIO(archive)) as book:
        return packed({name: re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-01-01T00:00:00Z", book.read(name))
                       if name == "docProps/core.xml" else book.read(name) for name in book.namelist()})
