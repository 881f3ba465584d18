"""What stands above a table beside its title: 填报单位：某局, in one cell or in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lianchi.read.ledger.grid import Row, Sheet, trimmed
from lianchi.read.ledger.headings import heading_key, is_unit
from lianchi.read.ledger.shape import Column

_PAIR: Final = re.compile(
    r"([^\s:：]+)\s*[:：]\s*([^:：]*?)(?=\s{2,}[^\s:：]+[:：]|\s+[^\s:：]{2,8}[:：]|$)"
)
_LONGEST: Final = 200
_EMPTY: Final = re.compile(r"[_＿\s]*(?:[（(](?:盖章|公章|签章)[)）])?")


def labelled(columns: Sequence[Column], above: Sequence[Row], sheet: Sheet) -> Iterator[tuple[Column, str, str]]:
    """The values that stand beside their labels, with their places; of one label the first value counts."""
    by_key = {key: column for column in columns for key in column.keys}
    found: set[str] = set()
    for row in above:
        for at, label, value in _pairs(row):
            column = by_key.get(heading_key(label))
            if column is not None and value and not is_unit(value) and column.heading not in found:
                found.add(column.heading)
                yield column, sheet.place(row.number, at), value


def _pairs(row: Row) -> Iterator[tuple[int, str, str]]:
    """Column, label and value of a line; an empty value is looked for in the next cell."""
    cells = [(at, cell) for at, cell in sorted(row.cells.items()) if isinstance(cell, str) and len(cell) <= _LONGEST]
    for number, (at, cell) in enumerate(cells):
        pairs = _PAIR.findall(cell) or [(cell, "")]
        for label, value in pairs:
            value = "" if _EMPTY.fullmatch(value) else trimmed(value)
            if not value and (label, value) == (pairs[-1][0], value) and number + 1 < len(cells):
                at, following = cells[number + 1]
                value = "" if ":" in following or "：" in following else following
            yield at, label, value
