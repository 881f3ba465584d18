"""The nouns of a flow: where steps are seen, the steps and the flow compiled, and what is found of a record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from lianchi.project.values import UNKNOWN, Compute, Truth
from lianchi.rulebook.parameters import Names

Cause = tuple[str, int]
"""Why something cannot be told: what is missing, and of which step (-1 for all)."""
Found = tuple[bool | None, tuple[Cause, ...]]
"""Kleene's three values, with the causes where it is unknown."""

ALL = -1
LEDGER: Cause = ("steps", ALL)
NAMES: Cause = ("names", ALL)
FINISHED: Cause = ("finished", ALL)


class Source(NamedTuple):
    """A collection that shows steps: the field with the code, the day, the last day."""

    code: str | None
    day: str
    until: str | None = None


SOURCES: dict[str, Source] = {
    "meetings": Source("body", "held_on"),
    "notices": Source("stage", "posted_on", "removed_on"),
    "disclosures": Source("kind", "published_on", "removed_on"),
    "reviews": Source("kind", "concluded_on"),
    "tenders": Source("method", "opened_on"),
    "contracts": Source("kind", "signed_on"),
    "payments": Source("voucher_kind", "paid_on"),
    "acceptances": Source(None, "accepted_on"),
}
POSTED = ("notices", "disclosures")


@dataclass(frozen=True, slots=True)
class StepPlan:
    """One step compiled."""

    number: int
    name: str
    by: tuple[str, ...]
    signed: bool
    any_time: bool
    documents: tuple[str, ...]
    seen_in: tuple[tuple[str, frozenset[str]], ...]
    """Collection → the codes that count, empty for any."""
    township_check: bool
    posted: bool
    days: Compute | None
    working: bool
    excuses: tuple[Truth, ...]


@dataclass(frozen=True, slots=True)
class FlowPlan:
    """A flow compiled; ``others`` are the names of all bodies or documents, ``codes`` what attachments are by kind."""

    steps: tuple[StepPlan, ...]
    names: Names
    others: Names
    codes: dict[str, str]
    working_days: Callable[[int, int, bool], int | None]


class Fault(NamedTuple):
    """One thing that is wrong with a step: what (missing, early, by, unsigned, document, short), and its details."""

    what: str
    step: int
    details: tuple[Any, ...] = ()


class Try(NamedTuple):
    """One time that a step was or may have been done: for certain, well or badly (None: open), and what is missing."""

    sure: bool
    good: bool | None
    causes: tuple[Cause, ...]


class Entry(NamedTuple):
    """A line of the ledger; ``name`` is None where it is no name of the flow, and it may then be any step."""

    name: str | None
    item: dict[str, Any]

    def get(self, key: str) -> Any:
        """A field; UNKNOWN where it is not supplied."""
        return self.item.get(key, UNKNOWN)
