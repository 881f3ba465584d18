"""A table of a form as pairs: a label and the words that belong to it, each under the title that stands over it.

On paper a label stands left of its value, above it, or before it in the same cell (时间：2026年3月5日); a row may be a
title, and the first cell of a row may be the title of that row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple

from lianchi.read.minutes.cells import is_blank
from lianchi.read.minutes.document import PICTURE, Cell, TableBlock
from lianchi.read.minutes.form import Labels

_LONGEST_TITLE: Final = 40
"""Letters of a cell that may be a title."""


class Title(NamedTuple):
    """The words of a title and where they stand."""

    place: str
    text: str


class Pair(NamedTuple):
    """A label and its value, both as written, under the title of its row or of the rows above it."""

    title: Title | None
    label: str
    place: str
    text: str


class Rest(NamedTuple):
    """A cell that is neither a label nor the value of one."""

    place: str
    text: str


Known = Callable[[str], bool]


def pairs_of(table: TableBlock, labels: Labels, is_title: Known) -> Iterator[Pair | Title | Rest]:
    """All pairs and titles of the table in reading order, and the cells that are left over."""
    return _Reading(table, labels, is_title).found()


class _Reading:
    def __init__(self, table: TableBlock, labels: Labels, is_title: Known) -> None:
        self._table = table
        self._labels = labels
        self._is_title = is_title
        self._header: tuple[Cell, ...] = ()
        self._used: set[str] = set()

    def found(self) -> Iterator[Pair | Title | Rest]:
        for row in self._table.rows:
            filled = [cell for cell in row if cell.text.strip()]
            if len(filled) == 1 and self._titled(filled[0]):
                yield Title(filled[0].place, filled[0].text)
            elif filled and not self._heads(row):
                yield from self._row(row)
            for cell in row:
                for inner in cell.tables:
                    yield from _Reading(inner, self._labels, self._is_title).found()

    def _titled(self, cell: Cell) -> bool:
        return len(cell.text) <= _LONGEST_TITLE and not self._labels.known(cell.text) and self._is_title(cell.text)

    def _heads(self, row: tuple[Cell, ...]) -> bool:
        """Whether the row is the heading of rows below that each begin with a title of their own."""
        rest = [cell for cell in row[1:] if cell.text.strip()]
        if len(rest) < 2 or not all(self._labels.known(cell.text) for cell in rest):
            return False
        below = self._table.at(row[0].row + row[0].rows, row[0].column)
        if below is None or not self._titled(below):
            return False
        self._header = row[1:]
        return True

    def _row(self, row: tuple[Cell, ...]) -> Iterator[Pair | Rest]:
        title = self._title_of(row)
        if title is not None and self._header and title.row == row[0].row:
            yield from self._under_header(row[1:], Title(title.place, title.text))
            return
        named = Title(title.place, title.text) if title else None
        cells = [cell for cell in row if cell is not title]
        waiting: Cell | None = None
        for cell in cells:
            if self._labels.known(cell.text):
                if waiting is not None:
                    yield from self._below(waiting, named)
                waiting = cell
            elif waiting is not None and not self._inline(cell):
                self._used.add(cell.place)
                yield Pair(named, waiting.text, cell.place, cell.text)
                waiting = None
            else:
                yield from self._inside(cell, named, waiting)
                waiting = None
        if waiting is not None:
            yield from self._below(waiting, named)

    def _title_of(self, row: tuple[Cell, ...]) -> Cell | None:
        """The first cell of the row, drawn in it or reaching into it from above, where it is a title."""
        first = self._table.at(row[0].row, 1)
        return first if first is not None and first.columns < self._width() and self._titled(first) else None

    def _width(self) -> int:
        return max(cell.column + cell.columns - 1 for cell in self._table.cells())

    def _under_header(self, cells: tuple[Cell, ...], title: Title) -> Iterator[Pair]:
        for cell in cells:
            label = next((one for one in self._header if one.column == cell.column), None)
            if label is not None and label.text.strip():
                yield Pair(title, label.text, cell.place, cell.text)

    def _below(self, label: Cell, title: Title | None) -> Iterator[Pair]:
        """The value under a label, where under the value no further row of values follows."""
        value = self._table.at(label.row + label.rows, label.column)
        if value is None or value.columns != label.columns or not self._plain(value):
            return
        if self._of_values(value.row + value.rows):
            return
        self._used.add(value.place)
        yield Pair(title, label.text, value.place, value.text)

    def _of_values(self, row: int) -> bool:
        """Whether a row holds values only, and so goes on with a list."""
        cells = [cell for cell in self._table.cells() if cell.row <= row < cell.row + cell.rows and cell.text.strip()]
        return bool(cells) and all(self._plain(cell) for cell in cells) and not self._titled(cells[0])

    def _plain(self, cell: Cell) -> bool:
        return bool(cell.text.strip()) and not self._labels.known(cell.text) and not self._inline(cell)

    def _inline(self, cell: Cell) -> bool:
        return _labelled(self._labels).search(cell.text) is not None

    def _inside(self, cell: Cell, title: Title | None, label: Cell | None) -> Iterator[Pair | Rest]:
        """The labels that stand in the cell itself; what stands before the first belongs to the label beside it."""
        if cell.place in self._used or is_blank(cell.text):
            return
        matches = list(_labelled(self._labels).finditer(cell.text))
        before = cell.text[: matches[0].start()] if matches else cell.text
        if not is_blank(before):
            yield Pair(title, label.text, cell.place, before) if label else Rest(cell.place, before)
        ends = (*(match.start() for match in matches[1:]), len(cell.text))
        for match, end in zip(matches, ends, strict=False):
            yield Pair(title, match[1], cell.place, cell.text[match.end() : end].strip(" \t\n；;，,、"))


@cache
def _labelled(labels: Labels) -> re.Pattern[str]:
    """A label with its colon, at the beginning of a line or after a gap."""
    names = sorted(labels.spellings, key=len, reverse=True)
    spaced = "|".join(r"[ \u3000]*".join(map(re.escape, name)) for name in names)
    gap = rf"(?:^|(?<=[\s；;，,。、{PICTURE}]))"
    return re.compile(rf"{gap}((?:{spaced})[ \u3000]*(?:[（(][^（()）\n]*[）)])?)[ \u3000]*[:：]", re.MULTILINE)
