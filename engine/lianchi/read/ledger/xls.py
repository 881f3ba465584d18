"""Workbooks of old Excel and WPS (xls, et), read by xlrd with their number formats and merged ranges."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from lianchi.errors import UnreadableInput
from lianchi.read.ledger.grid import Cell, Cells, Merge, Odd, Row, Sheet, trimmed
from lianchi.read.ledger.number_format import GENERAL, Format, built_in, is_built_in, parsed
from lianchi.read.ledger.shown import number_text
from lianchi.read.ledger.xml_parts import damaged

COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What the wrapping of old office files, and of locked new ones, begins with."""

_EMPTY: Final = (0, 6)
_BREAKS: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError, struct.error)


def sheets(data: bytes) -> Iterator[Sheet]:
    """The sheets in the order of their tabs; raises UnreadableInput."""
    try:
        import xlrd
    except ImportError as error:
        raise UnreadableInput("读旧版 Excel（xls）要用 xlrd：pip install 'lianchi[office]'",
                              "old Excel files (xls) need xlrd: pip install 'lianchi[office]'") from error
    book = _opened(xlrd, data)
    for sheet in book.sheets():
        merges = tuple(Merge(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells)
        hidden = tuple(sorted(column + 1 for column, about in sheet.colinfo_map.items() if about.hidden))
        yield Sheet(sheet.name, partial(_rows, book, sheet), merges, sheet.visibility != 0, hidden)


def _opened(xlrd: Any, data: bytes) -> Any:
    """The workbook; what xlrd meets in a broken file, it does not name."""
    try:
        if data.startswith(COMPOUND) and _endless(xlrd.compdoc.CompDoc(data, logfile=io.StringIO()).SSAT):
            raise damaged()
        return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise UnreadableInput("文件有密码，请先解除密码再提交",
                                  "the file has a password; remove it first") from error
        raise damaged() from error
    except (xlrd.compdoc.CompDocError, *_BREAKS) as error:
        raise damaged() from error


def _endless(chain: list[int]) -> bool:
    """Whether following a chain of small sectors never ends, which xlrd does not see (nor does it return)."""
    walked: dict[int, int] = {}
    for start in range(len(chain)):
        at = start
        while 0 <= at < len(chain) and at not in walked:
            walked[at] = start
            at = chain[at]
        if walked.get(at) == start:
            return True
    return False


def _rows(book: Any, sheet: Any, only: frozenset[int] | None = None) -> Iterator[Row]:
    for index in range(sheet.nrows):
        cells = _cells(book, sheet, index, only)
        if cells or (only is not None and any(kind not in _EMPTY for kind in sheet.row_types(index))):
            about = sheet.rowinfo_map.get(index)
            yield Row(index + 1, cells, bool(about and about.hidden))


def _cells(book: Any, sheet: Any, index: int, only: frozenset[int] | None) -> Cells:
    found: Cells = {}
    for column, cell in enumerate(sheet.row(index), start=1):
        if cell.ctype not in _EMPTY and (only is None or column in only):
            value = _value(book, cell)
            if value := trimmed(value) if isinstance(value, str) else value:
                found[column] = value
    return found


def _value(book: Any, cell: Any) -> Cell:
    """Text, number, date (a number with such a format), yes or no, or an error, by the type that xlrd gives."""
    if cell.ctype == 1:
        return str(cell.value)
    if cell.ctype == 4:
        return "是" if cell.value else "否"
    if cell.ctype == 5:
        import xlrd

        return Odd("error", xlrd.error_text_from_code.get(cell.value, "#?"))
    return number_text(repr(cell.value), _format(book, cell.xf_index), book.datemode == 1)


def _format(book: Any, style: int | None) -> Format:
    if style is None:
        return GENERAL
    number = book.xf_list[style].format_key
    if is_built_in(number):
        return built_in(number)
    return parsed(book.format_map[number].format_str) if number in book.format_map else GENERAL
