"""Merged cells below the headings: the value of the upper cell holds for every row that the merge covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lianchi.read.ledger.grid import Cells, Merge, Odd, Row


class SpreadRow(NamedTuple):
    """A row with what merged cells add to it; ``anchors`` tells for such a column the row where the value stands."""

    row: Row
    cells: Cells
    anchors: dict[int, int]


class Spread:
    """Spreads the merged cells of one sheet as its rows come by.

    An amount that is merged over rows of several records or items may be their total, so that it holds for none;
    where the records themselves are merged over the same rows, it is that of the record.
    """

    def __init__(self, merges: Iterable[Merge], keys: frozenset[int], money: frozenset[int],
                 record_money: frozenset[int]) -> None:
        tall = [merge for merge in merges if merge.bottom > merge.top]
        self._from = {(merge.top, merge.left): merge for merge in tall}
        records = [merge for merge in tall if merge.left in keys]
        self._open = {
            (merge.top, merge.left) for merge in tall
            if merge.left in money and not (merge.left in record_money and any(
                one.top <= merge.top and merge.bottom <= one.bottom for one in records))
        }
        self._active: dict[int, tuple[Merge, Row]] = {}

    def rows(self, rows: Iterable[Row]) -> Iterator[SpreadRow]:
        """The rows; those without merged cells are handed on as they are."""
        for row in rows:
            yield self._one(row) if self._from else SpreadRow(row, row.cells, {})

    def _one(self, row: Row) -> SpreadRow:
        for column, (merge, _) in list(self._active.items()):
            if merge.bottom < row.number:
                del self._active[column]
        started = [column for column in row.cells if (row.number, column) in self._from]
        for column in started:
            self._active[column] = (self._from[row.number, column], row)
        if not self._active:
            return SpreadRow(row, row.cells, {})
        cells, anchors = dict(row.cells), {}
        for column, (merge, anchor) in self._active.items():
            if column not in cells or anchor is row:
                value = anchor.cells[column]
                cells[column] = Odd("merged", str(value)) if (merge.top, column) in self._open else value
                anchors[column] = anchor.number
        return SpreadRow(row, cells, anchors)
