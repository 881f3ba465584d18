"""The heading rows of a sheet: which text stands above each column, whatever was merged or left blank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from lianchi.read.ledger.grid import Merge, Row, Sheet
from lianchi.read.ledger.headings import heading_key, is_unit_alone, title_key

LOOKED_AT: Final = 15
"""Rows with content among which the headings are looked for."""

DEEPEST: Final = 3
"""Heading rows one above the other."""


class Label(NamedTuple):
    """What stands above one column: the heading next to the rows, as written, and the groups above it."""

    text: str
    groups: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The heading as headings are compared."""
        return heading_key(self.text)


class Header(NamedTuple):
    """Possible heading rows: their numbers, the label of each column, and the rows above them."""

    first: int
    last: int
    labels: dict[int, Label]
    above: tuple[Row, ...]
    lines: tuple[str, ...]
    """The texts above, as titles are compared."""
    whole: bool
    """Whether no row of further headings follows: one that stands below merged groups only, or says but units."""


def headers(top: Sequence[Row], merges: Sequence[Merge]) -> list[Header]:
    """Every block of one to three rows among the first that could be the headings."""
    found = []
    lines: tuple[str, ...] = ()
    for at, row in enumerate(top):
        for depth in range(1, DEEPEST + 1):
            block = top[at : at + depth]
            if len(block) == depth and block[-1].number - row.number == depth - 1:
                whole = not _goes_on(block, top[at + depth : at + depth + 1], merges)
                found.append(Header(row.number, block[-1].number, labels(block, merges), tuple(top[:at]), lines, whole))
        lines += tuple(title_key(cell) for cell in row.cells.values() if isinstance(cell, str))
    return found


def _goes_on(block: Sequence[Row], after: Sequence[Row], merges: Sequence[Merge]) -> bool:
    groups = {column for merge in merges if merge.bottom == block[-1].number and merge.right > merge.left
              for column in range(merge.left, merge.right + 1)}
    return any(row.number == block[-1].number + 1 and (row.cells.keys() <= groups or _units_only(row)) for row in after)


def _units_only(row: Row) -> bool:
    return all(isinstance(cell, str) and is_unit_alone(cell) for cell in row.cells.values())


def first_rows(sheet: Sheet) -> list[Row]:
    """The rows among which the headings are looked for."""
    found = []
    for row in sheet.rows():
        found.append(row)
        if len(found) == LOOKED_AT:
            break
    return found


def labels(block: Sequence[Row], merges: Sequence[Merge]) -> dict[int, Label]:
    """The label of each column; a group that is not merged reaches to the next text of its row."""
    texts = [_spread(row, merges) for row in block]
    merged = [any(merge.top <= row.number <= merge.bottom for merge in merges) for row in block]
    for upper, lower, is_merged in zip(texts, texts[1:], merged, strict=False):
        if not is_merged:
            _reach_right(upper, lower)
    found = {}
    for column in sorted(set().union(*texts)):
        words = [text[column] for text in texts if column in text]
        distinct = tuple(dict.fromkeys(words))
        if len(distinct) > 1 and is_unit_alone(distinct[-1]):
            distinct = (*distinct[:-2], distinct[-2] + distinct[-1])
        found[column] = Label(distinct[-1], distinct[:-1])
    return found


def _spread(row: Row, merges: Sequence[Merge]) -> dict[int, str]:
    """The texts of a heading row, those of merged cells over all their columns; no odd cell is a heading."""
    found = {column: cell for column, cell in row.cells.items() if isinstance(cell, str)}
    for merge in merges:
        if merge.top == row.number and merge.left in found:
            found.update((column, found[merge.left]) for column in range(merge.left + 1, merge.right + 1))
    return found


def _reach_right(upper: dict[int, str], lower: dict[int, str]) -> None:
    group = ""
    for column in range(min(upper, default=1), max(lower, default=0) + 1):
        if column in upper:
            group = upper[column] if column in lower else ""
        elif column in lower and group:
            upper[column] = group
