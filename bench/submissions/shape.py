"""A shape of record: how a clean one is made, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from submissions.draw import Draw, Record
from submissions.faults import Breach, Fault


@dataclass(frozen=True, slots=True)
class Bundle:
    """Records that together break a rule on groups; without any one of them nothing is broken."""

    breaches: tuple[Breach, ...]
    make: Callable[[Draw], list[Record]]


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of a kind: its clean record (without id), its faults, its faults that take several records."""

    kind: str
    make: Callable[[Draw], Record]
    faults: tuple[Fault, ...]
    bundles: tuple[Bundle, ...] = field(default=())
    weight: int = 10


def bundle(rules: str, make: Callable[[Draw], list[Record]]) -> Bundle:
    """A row of a table of bundles: the rules broken, ``?`` before those that a person confirms."""
    return Bundle(tuple(
        Breach(word.removeprefix("?"), "group",
               "manual" if word.startswith("?") else "violation") for word in rules.split()
    ), make)
