"""A fact as an engine sees it: two whole numbers for each term of a rule set, its low and its high end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lianchi.project.terms import Term
from lianchi.project.values import UNKNOWN

LARGEST = 2**61
"""The ends of a term that is not known; a value beyond them is not known either (a 64-bit engine would saturate)."""

TEXTS = ("text", "code")


class Interner:
    """Text → whole number, equal for equal texts within one batch.

    Literals of rules have lasting negative numbers, other texts positive ones that are forgotten with the batch; so a
    rule set that is loaded in the middle of a batch cannot take a number that is in use.
    """

    def __init__(self) -> None:
        self._literals: dict[str, int] = {}
        self._all: dict[str, int] = {}

    def literal(self, text: str) -> int:
        """The lasting number of a rule's literal."""
        number = self._literals.setdefault(text, -len(self._literals) - 1)
        self._all[text] = number
        return number

    def __call__(self, text: str) -> int:
        """The number of a text within this batch."""
        return self._all.setdefault(text, len(self._all) + 1)

    def forget(self) -> None:
        """Forget all but the literals."""
        if len(self._all) > len(self._literals):
            self._all = dict(self._literals)


class Columns:
    """The terms of one rule set in a fixed order."""

    def __init__(self, terms: Iterable[Term], interner: Interner) -> None:
        self.terms: list[Term] = list({term.key: term for term in terms}.values())
        self.index = {term.key: number for number, term in enumerate(self.terms)}
        self._texts = [number for number, term in enumerate(self.terms) if term.type.kind in TEXTS]
        self._interner = interner

    def numbers(self, values: Iterable[Any]) -> list[Any]:
        """One value a term as a whole number (texts by theirs); UNKNOWN or None where there is none."""
        found = list(values)
        for number in self._texts:
            value = found[number]
            if value is not UNKNOWN and value is not None:
                found[number] = self._interner(value)
        return found


def is_whole(values: list[Any]) -> bool:
    """Whether every term is known and within the range of the engine."""
    try:
        return not values or (max(values) < LARGEST and min(values) > -LARGEST)
    except TypeError:  # what is not known has no order
        return False


def ends(values: Iterable[Any]) -> list[int]:
    """Low, high, low, high, … : a known value twice, the least and the greatest number for one that is not known."""
    row: list[int] = []
    for value in values:
        if value is not UNKNOWN and value is not None and -LARGEST < value < LARGEST:
            row += (value, value)
        else:
            row += (-LARGEST, LARGEST)
    return row
