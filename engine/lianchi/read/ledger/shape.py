"""The shape of a ledger: which sheets and headings a table has and where each column goes in the record."""

from __future__ import annotations

from dataclasses import dataclass

from lianchi.read.ledger.field import Field
from lianchi.read.ledger.headings import heading_key


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet, or one labelled value above its table; without a field it is known and not read."""

    heading: str
    field: Field | None
    aliases: tuple[str, ...] = ()
    under: str = ""
    end: Field | None = None
    unit: str = ""
    required: bool = False
    split: bool = False
    form: str = ""
    note: str = ""
    example: tuple[str, ...] = ()
    width: int | None = None
    choices: tuple[str, ...] = ()
    """The codes of its list that a form offers here; empty: all."""
    line: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The heading and its aliases as headings are compared."""
        return tuple(dict.fromkeys(heading_key(name) for name in (self.heading, *self.aliases)))


@dataclass(frozen=True, slots=True)
class SheetShape:
    """One kind of sheet: its names, its columns, and the list of the record to which each row adds an item."""

    title: str
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()
    rows: Field | None = None
    fixed: tuple[tuple[Field, str | bool], ...] = ()
    labels: tuple[Column, ...] = ()
    continued: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """One kind of ledger; ``record`` are the headings whose equal values make rows one record."""

    id: str
    title: str
    title_en: str
    kind: str
    sheets: tuple[SheetShape, ...]
    template: str = ""
    record: tuple[str, ...] = ()
    shown: str = ""
