"""What a form asks for: the blanks of a sheet in words, whatever file they are drawn in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from lianchi.codes import CodeLists
from lianchi.model.vocabulary import Node
from lianchi.read.ledger import Column, Ledger, SheetShape
from lianchi.read.ledger.headings import unit_in

NONE = "无"
"""What to write where there is none; an empty cell says that it is not known."""

_YES_NO = ("是", "否")
_NARROW, _WIDE = 10, 24


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing to fill in: its heading, what kind of value it takes, and how to write that."""

    heading: str
    under: str
    kind: str
    """text, date, time, money, number, count, flag, code, or ``several`` where one cell holds several values"""
    choices: tuple[str, ...]
    """All that may be written; empty where anything may."""
    hint: str
    examples: tuple[str, ...]
    required: bool
    width: int


def blanks(sheet: SheetShape, codes: CodeLists) -> tuple[Blank, ...]:
    """The blanks of a sheet, in its order.

    A column without a field is only drawn if the shape gives it a width: others are known to the reader so that
    it can pass over them, and nobody should be asked to fill in what is not read.
    """
    return tuple(_blank(column, codes) for column in sheet.columns if column.field or column.width)


def _blank(column: Column, codes: CodeLists) -> Blank:
    node = column.field.node if column.field else None
    heading = column.heading
    kind = _kind(column, node)
    if kind == "money" and unit_in(heading) is None:
        heading = f"{heading}（{column.unit}）"
    names = _names(kind, column, codes)
    several = kind == "several" and names
    choices = () if several else names + ((NONE,) if names and _may_be_none(column) and NONE not in names else ())
    hint = "；".join(filter(None, (column.note, f"可以写：{'、'.join(names)}" if several else "")))
    return Blank(heading, column.under, kind, choices, hint, column.example, column.required,
                 column.width or (_WIDE if kind in ("text", "several") else _NARROW + 2 * (kind == "date")))


def _kind(column: Column, node: Node | None) -> str:
    if node is None:
        return "text"
    if column.split or column.form:
        return "several"
    kind = node.scalar.kind if node.scalar else "text"
    in_words = kind == "money" and not column.unit and unit_in(column.heading) is None
    return "text" if in_words else kind


def _names(kind: str, column: Column, codes: CodeLists) -> tuple[str, ...]:
    if kind == "flag":
        return _YES_NO
    scalar = column.field.node.scalar if column.field else None
    if kind not in ("code", "several") or scalar is None or scalar.codes is None:
        return ()
    entries = codes[scalar.codes].entries
    return tuple(entries[code].zh for code in column.choices or entries)


def _may_be_none(column: Column) -> bool:
    return f"“{NONE}”" in column.note or f"写 {NONE}" in column.note


def groups(found: tuple[Blank, ...]) -> Iterator[tuple[str, int]]:
    """The groups above the headings, from the left: words (empty for no group) and how many blanks stand under them."""
    for words, members in groupby(found, key=lambda blank: blank.under):
        yield words, len(list(members))


def heading_of(ledger: Ledger, sheet: SheetShape) -> str:
    """The line above a sheet: the name of the ledger, and of the sheet where it has several."""
    return ledger.title if len(ledger.sheets) == 1 else f"{ledger.title}　{sheet.title}"
