"""The readers of ledgers: workbooks and tables as text, in, records with the cell of every value, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Doubt, Unread
from lianchi.read.archive import Archive
from lianchi.read.extract import Extract, Source
from lianchi.read.ledger import delimited, ods, xls, xlsx
from lianchi.read.ledger.grid import Sheet
from lianchi.read.ledger.ledger_rows import LedgerRows
from lianchi.read.ledger.loading import load_ledgers
from lianchi.read.ledger.matching import Fit, Wanted
from lianchi.read.ledger.plan import Plan
from lianchi.read.ledger.recognise import recognise
from lianchi.read.ledger.record_ids import RecordIds

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_BOOK: Final = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_OLD_XLS: Final = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_MARKUP: Final = re.compile(
    rb"\s*<(?:!doctype|html|head|table|meta|\?xml|\?mso|\w+:workbook|workbook|style|div)", re.IGNORECASE
)
_MIME: Final = b"MIME-Version:"

Found = Iterator[Extract | Unread | Doubt]


def read_workbook(source: Source) -> Found:
    """The records of a workbook: xlsx, xlsm, xls, et, ods, whatever its name ends in."""
    return _read(_sheets(source.data), source)


def read_delimited(source: Source) -> Found:
    """The records of a table as text: CSV, TSV; also of a workbook that is called so."""
    return _read(_sheets(source.data), source)


def _sheets(data: bytes) -> Iterator[Sheet | Doubt]:
    """The sheets, by what the bytes are and not by the name of the file."""
    if not data:
        raise UnreadableInput("文件是空的", "the file is empty")
    if data.startswith(_ZIP):
        archive = Archive.open(data, "xlsx")
        yield from ods.sheets(archive) if ods.CONTENT in archive.names() else xlsx.sheets(archive)
    elif data.startswith(xls.COMPOUND):
        yield from xls.sheets(_compound(data))
    elif data.startswith(_OLD_XLS):
        yield from xls.sheets(data)
    elif (markup := _MARKUP.match(data.removeprefix(b"\xef\xbb\xbf"))) or data.lstrip().startswith(_MIME):
        raise _web_page(bool(markup))
    else:
        yield from _text(data)


def _compound(data: bytes) -> bytes:
    """An old workbook; a new one in such a wrapping has a password."""
    if _LOCKED in data:
        raise UnreadableInput("文件有密码，请先解除密码再提交", "the file has a password; remove it first")
    if not any(name in data for name in _BOOK):
        raise UnreadableInput("不是 Excel 表格（可能是 Word 文档或损坏的文件）；请用 Excel 或 WPS 打开后另存为 xlsx",
                              "no Excel workbook; open it in Excel or WPS and save it as xlsx")
    return data


def _web_page(markup: bool) -> UnreadableInput:
    what = "网页（HTML 或 XML）" if markup else "网页存档（MHT）"
    return UnreadableInput(f"文件里是{what}，不是 Excel 表格，只是名称像；请用 Excel 或 WPS 打开后另存为 xlsx",
                           "a web page that is only named like a workbook; open it in Excel or WPS and save it as xlsx")


def _text(data: bytes) -> Iterator[Sheet | Doubt]:
    text = delimited.TableText(data)
    for zh, en in text.encoding.notes:
        yield Doubt("", "encoding", f"{zh}。", f"{en}.")
    yield delimited.sheet(text)


def _read(sheets: Iterable[Sheet | Doubt], source: Source) -> Found:
    shapes = _shapes(tuple(source.ledgers))
    plans: dict[str, list[Plan]] = {}
    for sheet in sheets:
        found = recognise(sheet, shapes) if isinstance(sheet, Sheet) else sheet
        if isinstance(sheet, Sheet) and isinstance(found, Fit):
            plans.setdefault(found.wanted.ledger.id, []).append(Plan(sheet, found))
        elif not isinstance(found, Fit):
            yield found
    headings = frozenset(key for wanted in shapes for column in wanted.shape.columns for key in column.keys)
    ids = RecordIds()
    for of_one in plans.values():
        yield from LedgerRows(of_one, ids, headings).read()


@cache
def _shapes(folders: tuple[str, ...]) -> tuple[Wanted, ...]:
    """The sheets of all ledgers; files of shapes are read once in a process."""
    return tuple(Wanted(ledger, shape) for ledger in load_ledgers(folders) for shape in ledger.sheets)
