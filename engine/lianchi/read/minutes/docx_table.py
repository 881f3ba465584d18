"""One Word table: its cells on the grid, merged cells as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lianchi.read.minutes.document import Cell, TableBlock
from lianchi.read.minutes.docx_text import TRANSPARENT
from lianchi.read.minutes.part import Element, child, local, value


class Drawn(NamedTuple):
    """What a cell or a text box holds: its lines, and the tables inside it."""

    text: str
    tables: tuple[TableBlock, ...] = ()


@dataclass(slots=True)
class _Drawing:
    """A cell while the rows that it covers are still being counted."""

    element: Element
    place: str
    row: int
    column: int
    columns: int
    rows: int = 1


@dataclass(slots=True)
class _Grid:
    """The cells of the rows so far, and which of them each column of the last row belongs to."""

    rows: list[list[_Drawing]] = field(default_factory=list)
    above: dict[int, _Drawing] = field(default_factory=dict)


def table(element: Element, place: str, inside: Callable[[Element, str], Drawn]) -> TableBlock:
    """The table; ``inside`` reads what a cell holds.  Cells count from the left as drawn, rows from the top."""
    grid = _Grid()
    for row in _under(element, "tr"):
        if child(child(row, "trPr"), "del") is None:
            _add_row(grid, row, place)
    return TableBlock(place, tuple(tuple(_cell(one, inside) for one in row) for row in grid.rows))


def _add_row(grid: _Grid, row: Element, place: str) -> None:
    number = len(grid.rows) + 1
    column = 1 + _number(child(child(row, "trPr"), "gridBefore"), 0)
    begun: list[_Drawing] = []
    above: dict[int, _Drawing] = {}
    for ordinal, element in enumerate(_under(row, "tc"), start=1):
        properties = child(element, "tcPr")
        columns = _number(child(properties, "gridSpan"), 1)
        covered = grid.above.get(column) if _continues(child(properties, "vMerge")) else None
        if covered is not None:
            covered.rows += 1 if covered.row + covered.rows == number else 0
            above[column] = covered
        elif begun and _continues(child(properties, "hMerge")):
            begun[-1].columns += columns
        elif child(properties, "cellDel") is None:
            drawn = _Drawing(element, f"{place}第{number}行第{ordinal}列", number, column, columns)
            begun.append(drawn)
            above[column] = drawn
        column += columns
    grid.rows.append(begun)
    grid.above = above


def _continues(merge: Element | None) -> bool:
    return merge is not None and value(merge, "val") in ("", "continue")


def _number(element: Element | None, default: int) -> int:
    text = "" if element is None else value(element, "val")
    return max(int(text), default) if text.isdecimal() and len(text) < 4 else default


def _cell(drawn: _Drawing, inside: Callable[[Element, str], Drawn]) -> Cell:
    held = inside(drawn.element, drawn.place)
    return Cell(drawn.place, held.text, drawn.row, drawn.column, drawn.rows, drawn.columns, held.tables)


def _under(parent: Element, name: str) -> Iterator[Element]:
    """The children of that name, through what only wraps them."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in TRANSPARENT:
            yield from _under(element, name)
