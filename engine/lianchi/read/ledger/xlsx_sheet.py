"""One sheet of an xlsx workbook: its merged ranges, found in a pass over the bytes, and its rows, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from lianchi.errors import UnreadableInput
from lianchi.read.ledger.grid import EDGE, Cell, Cells, Merge, Odd, Row, column_of
from lianchi.read.ledger.number_format import Format
from lianchi.read.ledger.shown import number_text
from lianchi.read.ledger.xml_parts import damaged, elements
from lianchi.read.limits import BLOCK, SHEET_CELLS, SHEET_MERGES

_MERGE: Final = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?["']"""
)
_COLUMN: Final = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_HIDDEN: Final = re.compile(rb"""\shidden=["'](?:1|true)["']""")
_SPAN: Final = re.compile(rb"""\s(min|max)=["']([0-9]{1,5})["']""")
_LONGEST_TAG: Final = 4096
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_LAST_COLUMN: Final = 16384
_REMEMBERED: Final = 50_000


class Texts:
    """What the cells of all sheets refer to: shared texts, number formats by style, the calendar of the workbook."""

    def __init__(self, shared: list[str], styles: list[Format], from_1904: bool) -> None:
        self.shared = shared
        self._styles = styles
        self._from_1904 = from_1904
        self._numbers: dict[tuple[str, str], Cell] = {}

    def number(self, stored: str, style: str) -> Cell:
        """What a number of a style shows; days and small counts come again and again."""
        found = self._numbers.get((stored, style))
        if found is None:
            found = number_text(stored, self._styles[int(style)], self._from_1904)
            if len(self._numbers) < _REMEMBERED:
                self._numbers[stored, style] = found
        return found


def outline(stream: BinaryIO) -> tuple[tuple[Merge, ...], tuple[int, ...]]:
    """The merged ranges and the hidden columns of a sheet.

    They stand around the rows, so that a pass over the bytes finds them before the first row is handed out.
    """
    merges: list[Merge] = []
    hidden: set[int] = set()
    rest = b""
    for block in iter(lambda: stream.read(BLOCK), b""):
        if not rest and block[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise damaged()  # in UTF-16 nothing would be found here
        text = rest + block
        cut = max(text.rfind(b">") + 1, len(text) - _LONGEST_TAG)
        whole, rest = text[:cut], text[cut:]
        if b"mergeCell " in whole:
            merges += [_merge(match) for match in _MERGE.finditer(whole)]
            if len(merges) > SHEET_MERGES:
                raise UnreadableInput(f"合并单元格超过 {SHEET_MERGES} 处", f"more than {SHEET_MERGES} merged ranges")
        if b"hidden=" in whole:
            hidden.update(*(_span(tag) for tag in _COLUMN.findall(whole) if _HIDDEN.search(tag)))
    return tuple(merges), tuple(sorted(hidden))


def _merge(match: re.Match[bytes]) -> Merge:
    left, top, right, bottom = (found.decode() if found else "" for found in match.groups())
    return Merge(int(top), column_of(left), int(bottom or top), column_of(right or left))


def _span(tag: bytes) -> range:
    ends = {key: int(value) for key, value in _SPAN.findall(tag)}
    return range(ends.get(b"min", 1), min(ends.get(b"max", 0), _LAST_COLUMN) + 1)


def rows(stream: BinaryIO, texts: Texts, only: frozenset[int] | None) -> Iterator[Row]:
    """The rows that hold something, with their cells in the columns ``only`` or in all.

    Raises UnreadableInput where the sheet breaks off or is beyond all bounds.
    """
    number = count = 0
    for element in elements(stream, "row"):
        stated = element.get("r")
        number = int(stated) if stated and stated.isdecimal() and int(stated) > number else _next(stated, number)
        count += len(element)
        if count > SHEET_CELLS:
            raise UnreadableInput(f"工作表范围过大：单元格超过 {SHEET_CELLS} 个；请删去用不到的格式后另存",
                                  f"a sheet of more than {SHEET_CELLS} cells; remove formats that are not needed")
        try:
            cells = _cells(element, texts, only)
        except (ValueError, IndexError, OverflowError, ArithmeticError) as error:
            raise damaged() from error
        if cells or (only is not None and any(len(cell) for cell in element)):
            yield Row(number, cells, element.get("hidden") in ("1", "true"))


def _next(stated: str | None, number: int) -> int:
    if stated is not None:
        raise damaged()
    return number + 1


def _cells(row: Any, texts: Texts, only: frozenset[int] | None) -> Cells:
    found: Cells = {}
    column = 0
    last = max(only) if only else _LAST_COLUMN
    for cell in row:
        reference = cell.get("r")
        column = column_of(reference.rstrip("0123456789")) if reference else column + 1
        if column > last:
            break
        if len(cell) and (only is None or column in only):
            value = _value(cell, texts)
            if value.__class__ is str:
                value = value.strip(EDGE)
            if value:
                found[column] = value
    return found


def _value(cell: Any, texts: Texts) -> Cell:
    """What a cell shows: a text, the digits of a number, a day, yes or no, or that it cannot be relied on."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return rich_text(cell[-1])
    stored = formula = None
    for child in cell:
        tag = child.tag
        if tag.endswith("}v"):
            stored = child.text
        elif tag.endswith("}f"):
            formula = child.text or "…"
    if not stored:
        return "" if formula is None or stored == "" or kind == "str" else Odd("not_computed", f"={formula}")
    return _typed(kind, stored, cell.get("s"), texts)


def _typed(kind: str, stored: str, style: str | None, texts: Texts) -> Cell:
    if kind == "s":
        return texts.shared[int(stored)]
    if kind == "n":
        return texts.number(stored, style or "0")
    if kind == "b":
        return "是" if stored == "1" else "否"
    if kind == "e":
        return Odd("error", stored)
    return stored.removesuffix("T00:00:00") if kind == "d" else unescaped(stored)


def rich_text(item: Any) -> str:
    """The text of a rich text element, without the readings of its characters."""
    if len(item) == 1 and len(item[0]) == 0:
        return unescaped(item[0].text or "")
    return unescaped("".join(run.text or "" for run in item.iter("{*}t") if not run.getparent().tag.endswith("}rPh")))


def unescaped(text: str) -> str:
    """The text with its escapes _x000D_ undone."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
