"""Workbooks of LibreOffice and of WPS in OpenDocument form (ods), held whole, as they are small.

These files keep what each cell shows beside its value, so that the two can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Any, BinaryIO, Final, NamedTuple

from lianchi.errors import UnreadableInput
from lianchi.read.archive import Archive
from lianchi.read.ledger.grid import Cell, Cells, Merge, Odd, Row, Sheet, trimmed
from lianchi.read.ledger.shown import plain
from lianchi.read.ledger.xml_parts import damaged, elements
from lianchi.read.limits import BLOCK, SHEET_CELLS, WORKBOOK_OPEN_BYTES

CONTENT: Final = "content.xml"

_HIDDEN_STYLE: Final = re.compile(
    rb'<style:style style:name="([^"]+)" style:family="table"[^>]*>'
    rb'\s*<style:table-properties[^>]*table:display="false"'
)
_NUMBER: Final = re.compile(r"[¥￥(-]*([0-9,]*)(\.[0-9]+)?(?:E[+-]?[0-9]+)?\)?")
_PARTIAL_DAY: Final = re.compile(r"[0-9]{4}年(?:[0-9]{1,2}月)?")
_CLOCK: Final = re.compile(r"PT([0-9]+)H([0-9]+)M([0-9]+)")
_MARKS: Final = {"s": " ", "tab": " ", "line-break": "\n", "annotation": ""}
_MOST_COLUMNS: Final = 16384


class Line(NamedTuple):
    """A row as the file holds it: one after the other of the same content are written once."""

    number: int
    times: int
    cells: Cells
    hidden: bool


class Table:
    """The rows of one sheet while the file is read."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.merges: list[Merge] = []
        self.next = 1
        self.count = 0

    def rows(self, only: frozenset[int] | None = None) -> Iterator[Row]:
        """The rows that hold something."""
        for line in self.lines:
            for number in range(line.number, line.number + line.times):
                yield Row(number, line.cells, line.hidden)

    def add(self, element: Any) -> None:
        """Add the row of an element."""
        times = _repeated(element, "rows")
        cells: Cells = {}
        column = 1
        for cell in element:
            width = _repeated(cell, "columns")
            value = _value(cell)
            if value:
                self._merge(cell, column)
                cells.update(dict.fromkeys(range(column, min(column + width, _MOST_COLUMNS + 1)), value))
            column += width
        self.count += len(cells) * times
        if self.count > SHEET_CELLS:
            raise UnreadableInput(f"工作表范围过大：单元格超过 {SHEET_CELLS} 个", f"more than {SHEET_CELLS} cells")
        if cells:
            self.lines.append(Line(self.next, times, cells, _attribute(element, "visibility") is not None))
        self.next += times

    def _merge(self, cell: Any, column: int) -> None:
        down, right = (int(_attribute(cell, f"number-{way}-spanned") or 1) for way in ("rows", "columns"))
        if down > 1 or right > 1:
            self.merges.append(Merge(self.next, column, self.next + down - 1, column + right - 1))


def sheets(archive: Archive) -> Iterator[Sheet]:
    """The sheets in the order of their tabs; raises UnreadableInput."""
    if archive.size(CONTENT) > WORKBOOK_OPEN_BYTES:
        limit = WORKBOOK_OPEN_BYTES >> 20
        raise UnreadableInput(f"ods 表格解开后超过 {limit} MiB，请另存为 xlsx",
                              f"an ods workbook of more than {limit} MiB; save it as xlsx")
    hidden = _hidden_styles(archive.stream(CONTENT))
    tables: dict[str, tuple[Table, bool]] = {}
    try:
        for row in elements(archive.stream(CONTENT), "table-row"):
            table = next(row.iterancestors("{*}table"))
            name = _attribute(table, "name") or ""
            if name not in tables:
                tables[name] = (Table(), _attribute(table, "style-name") in hidden)
            tables[name][0].add(row)
    except (ValueError, StopIteration, ArithmeticError) as error:
        raise damaged() from error
    for name, (found, is_hidden) in tables.items():
        yield Sheet(name, partial(found.rows), tuple(found.merges), is_hidden)


def _hidden_styles(stream: BinaryIO) -> set[str]:
    return {name.decode("utf-8", "replace") for name in _HIDDEN_STYLE.findall(stream.read(BLOCK))}


def _attribute(element: Any, name: str) -> str | None:
    """An attribute by its name without namespace; one of LibreOffice's own comes after the one of the standard."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def _repeated(element: Any, way: str) -> int:
    return max(int(_attribute(element, f"number-{way}-repeated") or 1), 1)


def _value(cell: Any) -> Cell:
    """What a cell shows, exact where it is a number."""
    if not len(cell):
        return ""
    shown = trimmed("\n".join(_words(line) for line in cell.iterfind("{*}p")))
    kinds = [str(value) for key, value in cell.attrib.items() if str(key).endswith("}value-type")]
    if "error" in kinds:
        return Odd("error", shown)
    kind = kinds[0] if kinds else "string"
    if kind in ("float", "currency"):
        return _number(_attribute(cell, "value") or "", shown)
    if kind == "percentage":
        text = plain(_attribute(cell, "value") or "")
        return Odd("destroyed", shown) if text is None else format((Decimal(text) * 100).normalize(), "f") + "%"
    if kind == "date" and not _PARTIAL_DAY.fullmatch(shown):
        return (_attribute(cell, "date-value") or "").replace("T", " ").removesuffix(":00")
    if kind == "time" and (match := _CLOCK.match(_attribute(cell, "time-value") or "")):
        return f"{int(match[1]):02}:{match[2]}" + (f":{match[3]}" if match[3] != "00" else "")
    return {"TRUE": "是", "FALSE": "否"}.get(shown, shown) if kind == "boolean" else shown


def _words(line: Any) -> str:
    """The text of a paragraph, without the notes that hang on it."""
    text = line.text or ""
    for child in line:
        tag = str(child.tag).rpartition("}")[2]
        text += _MARKS[tag] if tag in _MARKS else _words(child)
        text += child.tail or ""
    return text


def _number(stored: str, shown: str) -> Cell:
    """The number, if what is shown is that number rounded; what has words in it is read as shown."""
    if shown in ("TRUE", "FALSE"):
        return "是" if shown == "TRUE" else "否"
    text = plain(stored)
    if text is None:
        return Odd("destroyed", shown)
    match = _NUMBER.fullmatch(shown)
    if match is None or "E" in shown:
        return shown if match is None else text
    whole, decimals = match[1].replace(",", ""), match[2] or ""
    if abs(abs(Decimal(text)) - Decimal((whole or "0") + decimals)) * 2 > Decimal(1).scaleb(1 - max(len(decimals), 1)):
        return Odd("other", shown)
    return whole if whole.startswith("0") and len(whole) > 1 and not decimals else text
