"""The language of the tables of faults: which change of a clean record breaks which rule, where.

A row is ``(rules, change, …)`` under the path of the item that it changes::

    *at("referrals.0", ("LF-01", put("team_size", 1)))

``rules`` names the rules that the change breaks, with blanks between; a person confirms what ``?GS-08`` finds;
``VS-01@`` breaks the rule on the record itself, ``VS-08@meetings[3]`` on another item.  The labels come from these
tables alone, never from a run of lianchi.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from submissions.draw import Draw, Record, iso, ordinal

Change = Callable[[Any, Draw], None]


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule that a fault breaks, and where the report will say so."""

    rule: str
    subject: str
    verdict: str = "violation"


@dataclass(frozen=True, slots=True)
class Fault:
    """A targeted change of a clean record and all the rules that it breaks."""

    breaches: tuple[Breach, ...]
    path: str
    changes: tuple[Change, ...]

    def inject(self, record: Record, draw: Draw) -> None:
        """Change the record, which must be the caller's own."""
        item = find(record, self.path)
        for change in self.changes:
            change(item, draw)


def find(record: Any, path: str) -> Any:
    """The part of the record at a dotted path."""
    for step in path.split(".") if path else ():
        record = record[int(step)] if step.isdigit() else record[step]
    return record


def subject_of(path: str) -> str:
    """The path as reports print it: meetings.1 is meetings[1]."""
    return re.sub(r"\.(\d+)", r"[\1]", path)


def breach(text: str, subject: str) -> Breach:
    """One word of a row's rules."""
    rule, at_sign, where = text.removeprefix("?").partition("@")
    return Breach(rule, where if at_sign else subject, "manual" if text.startswith("?") else "violation")


def at(path: str, *rows: tuple[Any, ...]) -> Iterator[Fault]:
    """The faults of the item at the path."""
    for rules, *changes in rows:
        yield Fault(tuple(breach(word, subject_of(path)) for word in rules.split()), path, tuple(changes))


def store(item: Any, name: str, value: Any) -> None:
    """Set the field at a dotted path; lists and mappings are copied, so that records never share them."""
    parent, _, key = name.rpartition(".")
    find(item, parent)[key] = deepcopy(value) if isinstance(value, list | dict) else value


def put(name: str, value: Any) -> Change:
    """Set a field."""
    return lambda item, draw: store(item, name, value)


def same(name: str, other: str) -> Change:
    """Set a field to what another field says."""
    return lambda item, draw: store(item, name, find(item, other))


def days(name: str, base: str, low: int, high: int | None = None) -> Change:
    """Set a day to so many days after (or before) another one."""
    return lambda item, draw: store(
        item, name, iso(ordinal(find(item, base)) + draw.whole(low, low if high is None else high)))


def more(name: str, step: float, base: str | None = None) -> Change:
    """Set a number to another one (or itself) plus a step."""
    return lambda item, draw: store(item, name, round(find(item, base or name) + step, 2))


def times(name: str, factor: float, base: str | None = None) -> Change:
    """Set an amount to a multiple of another one (or of itself)."""
    return lambda item, draw: store(item, name, round(find(item, base or name) * factor, 2))


def cut(name: str, *numbers: int) -> Change:
    """Take items out of a list, by their numbers."""
    return lambda item, draw: store(item, name, [one for n, one in enumerate(find(item, name)) if n not in numbers])


def add(name: str, item: Record) -> Change:
    """Put one more item at the end of a list."""
    return lambda whole, draw: find(whole, name).append(deepcopy(item))


def table(*parts: Iterable[Fault]) -> tuple[Fault, ...]:
    """One table of the faults of several items."""
    return tuple(fault for part in parts for fault in part)
