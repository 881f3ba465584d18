"""Which record a row belongs to: the values of the columns that name the record."""

from __future__ import annotations

from typing import Final, NamedTuple

from lianchi.read.ledger.grid import Cells
from lianchi.read.ledger.headings import folded
from lianchi.read.ledger.values import DITTO, NONE, STROKES

Key = tuple[str, ...]

_EMPTY: Final = STROKES | NONE | DITTO

OWN, CONTINUED, OPEN = "own", "continued", "open"


class Named(NamedTuple):
    """The key of a row; ``how`` it has it: its own, that of the row above, or open between that and none."""

    key: Key | None
    how: str


class KeyReader:
    """Reads the key of row after row of one sheet, always of all rows, so that every pass comes to the same."""

    def __init__(self, columns: tuple[int | None, ...], continued: bool) -> None:
        self.columns = columns
        self._continued = continued
        self._before: Key | None = None

    def feed(self, cells: Cells) -> Named:
        """The key of the next row: columns that the sheet lacks count as empty in all its rows."""
        key = tuple(self._text(cells, column) for column in self.columns)
        missing = any(not word for word, column in zip(key, self.columns, strict=True) if column is not None)
        if not missing:
            self._before = key
            return Named(key, OWN)
        if self._before is not None and self._may_continue(key):
            return Named(self._before, CONTINUED if self._continued else OPEN)
        if not any(key):
            return Named(None, OWN)
        self._before = key
        return Named(key, OWN)

    def _may_continue(self, key: Key) -> bool:
        return all(word in ("", above) for word, above in zip(key, self._before or (), strict=True))

    @staticmethod
    def _text(cells: Cells, column: int | None) -> str:
        cell = cells.get(column) if column is not None else None
        return folded(cell) if isinstance(cell, str) and cell not in _EMPTY else ""
