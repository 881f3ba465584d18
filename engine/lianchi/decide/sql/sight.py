"""What a term sees in SQL: the columns of the record, and the items in sight as expressions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import NamedTuple

from lianchi.decide.sql.text import FALSE, Sql, literal, name, some
from lianchi.project.names import Step

Path = tuple[str, ...]
NONES = "-"
"""The field of a part that lists which of its other fields the record says to be none."""


class Slot(NamedTuple):
    """An item in sight: its expression (empty for the record, whose fields are columns) and its path of keys."""

    expression: str
    path: Path

    def at(self, keys: Iterable[str]) -> str:
        """The expression of what stands under the keys."""
        words = [name(key) for key in keys]
        return ".".join([self.expression, *words] if self.expression else words)


_NOTHING = Slot("NULL", ())


@dataclass(frozen=True, slots=True)
class Used:
    """The paths of fields that statements read; a column that nobody reads need not be loaded."""

    paths: set[Path] = field(default_factory=set)

    def add(self, path: Path) -> None:
        """Note a path."""
        self.paths.add(path)


@dataclass(frozen=True, slots=True)
class Sight:
    """The slots in sight; ``nones`` are the fields that some record says to be none."""

    slots: tuple[Slot, ...]
    nones: frozenset[Path]
    used: Used
    numbers: Iterator[int] = field(default_factory=count)
    top: int = 1
    """How many slots the subject has; what sees no more is a column of its own."""

    def inside(self, step: Step, item: str, slot: int) -> Sight:
        """This sight and an item of the step's list below the item of a slot."""
        return replace(self, slots=(*self.slots, Slot(item, (*self.slots[slot].path, *step.keys))))

    def only(self, number: int) -> Sight:
        """The sight of the first slots; where a term was lifted out of deeper ones, those it does not see are empty."""
        missing = (_NOTHING,) * (number - len(self.slots))
        return replace(self, slots=(*self.slots[:number], *missing))

    def field(self, slot: int, keys: Path) -> Sql:
        """A field of an item in sight."""
        here = self.slots[slot]
        self.used.add((*here.path, *keys))
        value = here.at(keys)
        stated = self._none(slot, keys)
        return Sql(value, some([f"({value} IS NOT NULL)", *stated]) if stated else None)

    def items(self, slot: int, keys: Path) -> str:
        """A list below an item in sight; empty where it, or the part that holds it, is said to be none."""
        found, none = self.field(slot, keys).value, self._none(slot, keys)
        return f"coalesce({found}, CASE WHEN {some(none)} THEN [] END)" if none else found

    def _none(self, slot: int, keys: Path) -> list[str]:
        """The ways in which the record may say that the field, or a part that holds it, is none."""
        here = self.slots[slot]
        return [found for found in (self._stated(here, keys[:end]) for end in range(1, len(keys) + 1)) if found]

    def _stated(self, here: Slot, keys: Path) -> str | None:
        """Whether the record says that the field is none; None where no record does."""
        if (*here.path, *keys) not in self.nones:
            return None
        marks = (*keys[:-1], NONES)
        self.used.add((*here.path, *marks))
        return f"coalesce(list_contains({here.at(marks)}, {literal(keys[-1])}), {FALSE})"
