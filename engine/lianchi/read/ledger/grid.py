"""What every kind of spreadsheet comes down to: sheets, rows and cells of raw text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple, Protocol

_LONGEST: Final = 3
EDGE: Final = " \t\r\n\u3000\xa0\ufeff\u200b\u200c\u200d"


class Odd(NamedTuple):
    """A cell that holds no value to be relied on; ``code`` says why, ``shown`` is what it looks like.

    destroyed | error | not_computed | no_such_day | other | merged
    """

    code: str
    shown: str


Cell = str | Odd
Cells = dict[int, Cell]
"""Column (from 1) → cell, without the empty ones."""


class Row(NamedTuple):
    """One row that holds something; rows and columns count from 1."""

    number: int
    cells: Cells
    hidden: bool = False


class Merge(NamedTuple):
    """A range of merged cells, its corners included; the upper left one is the anchor and holds the value."""

    top: int
    left: int
    bottom: int
    right: int


class Rows(Protocol):
    """The rows of a sheet, streamed anew with every call; ``only`` some columns are wanted, or all."""

    def __call__(self, only: frozenset[int] | None = None) -> Iterator[Row]: ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows, and what is said of it as a whole."""

    name: str
    rows: Rows
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_columns: tuple[int, ...] = field(default=())

    def place(self, row: int, column: int) -> str:
        """``台账!C7``; a text file has no name of a sheet: ``C7``."""
        return f"{self.name}!{letters(column)}{row}" if self.name else f"{letters(column)}{row}"

    @property
    def shown(self) -> str:
        """The sheet in a sentence: 工作表“台账”, or 这个表 of a text file."""
        return f"工作表“{self.name}”" if self.name else "这个表"

    def line(self, row: int) -> str:
        """``台账!第7行``."""
        return f"{self.name}!第{row}行" if self.name else f"第{row}行"


@cache
def letters(column: int) -> str:
    """``C`` for column 3."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


@cache
def column_of(name: str) -> int:
    """3 for ``C``; raises ValueError for what names no column."""
    if not (name.isascii() and name.isalpha() and name.isupper() and len(name) <= _LONGEST):
        raise ValueError(name)
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def trimmed(text: str) -> str:
    """The text without any space or mark that nobody sees around it."""
    return text.strip(EDGE)


def is_sequence(sheet: Sheet, after: int, column: int) -> bool:
    """Whether a column but numbers its rows 1, 2, 3 …, from 1 again in each section."""
    before = 0
    for row in sheet.rows(frozenset((column,))):
        cell = row.cells.get(column)
        if row.number <= after or not isinstance(cell, str):
            continue
        if not cell.isdecimal():
            if not before:
                return False
        elif int(cell) in (1, before + 1):
            before = int(cell)
        else:
            return False
    return before > 0
