"""Conditions that say nothing: never true, always true, or settled by the conditions of application.

Looked for, with the national value of every parameter on every day on which a version begins or a parameter changes:

* **never true** — conditions of one ``when``, ``where``, ``satisfies``, ``all`` or exception that contradict each other
  (see ``contradiction``), an alternative of ``any`` that contradicts what stands beside it;
* **always true** — alternatives of ``any`` of which one must hold as soon as the value is known, a count that is at
  least zero;
* **settled** — demands that contradict each other or the conditions of application (the rule can only be broken), a
  demand that the conditions of application imply (it can never be broken), an exception that they exclude.

What is never true on every day is an error, on some days a warning; always true is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lianchi.audit.contradiction import contradictory, facts_of, implies
from lianchi.audit.normal import Fact, Joined, Normal, Reader, Simple, days_of, tables_of
from lianchi.audit.parts import SECTIONS, nodes, raw_parts
from lianchi.dialect import Path
from lianchi.model.rule import Rule
from lianchi.rulebook import LoadedRule
from lianchi.rulebook.parameters import Table

INNER = ("where", "satisfies")
Place = tuple[str, Path]
"""What is wrong, as in WORDS, and where."""
WORDS: dict[str, tuple[str, str]] = {
    "never": ("这个条件永远不成立：与并列的条件矛盾", "this can never be true: it contradicts what stands beside it"),
    "always": ("这个条件只要填了就总是成立，等于没有写", "this is true of every known value, as if it were not there"),
    "broken": ("适用时这一项要求永远做不到：与适用条件或者别的要求矛盾",
               "where the rule applies this demand can never be met: it contradicts 'when' or another demand"),
    "kept": ("适用条件已经包含这一项要求，永远不会违反", "'when' implies this demand; it can never be broken"),
    "idle": ("适用时这个例外永远不成立", "where the rule applies this exception can never hold"),
}
ERRORS = ("never", "broken", "idle")


@dataclass(frozen=True, slots=True)
class Useless:
    """A condition that says nothing; ``days`` are those on which it is so, empty where it is so on every day."""

    what: str
    path: Path
    days: tuple[date, ...] = ()

    @property
    def level(self) -> str:
        """An error where it is so on every day and never true."""
        return "error" if self.what in ERRORS and not self.days else "warning"

    @property
    def words(self) -> tuple[str, str]:
        """The sentence in both languages."""
        zh, en = WORDS[self.what]
        if not self.days:
            return zh, en
        first = self.days[0]
        return f"从 {first} 起，{zh}", f"from {first} on: {en}"


def useless(loaded: LoadedRule, tables: Mapping[str, Table]) -> Iterator[Useless]:
    """Every condition of the rule that says nothing, each place once."""
    rule = loaded.rule
    raw = raw_parts(rule)
    days = days_of(rule, tables_of(rule, raw, tables))
    found: dict[Place, list[int]] = {}
    for day in days:
        for place in dict.fromkeys(_Day(rule, raw, tables, day).look()):
            found.setdefault(place, []).append(day)
    for (what, path), when in found.items():
        some = when if len(when) < len(days) else []
        yield Useless(what, path, tuple(date.fromordinal(day) for day in some))


class _Day:
    """One rule on one day."""

    def __init__(self, rule: Rule, raw: Mapping[str, Any], tables: Mapping[str, Table], day: int) -> None:
        self.raw = raw
        self.top = Reader(rule, raw.get("terms", {}), tables, day)
        self.inner = Reader(rule, {}, tables, day)
        self.found: list[Place] = []

    def look(self) -> list[Place]:
        """What says nothing on this day."""
        when = self.top.every(self.raw.get("when", ()), ("when",))
        if not self._together(when, [], "never"):
            self._norm(when, facts_of(when))
        for section in SECTIONS:
            for path, node in nodes(self.raw.get(section), (section,)):
                for key in [key for key in INNER if isinstance(node.get(key), list)]:
                    self._together(self.inner.every(node[key], (*path, key)), [], "never")
        return self.found

    def _norm(self, when: Sequence[Normal], bound: Sequence[Fact]) -> None:
        must, must_not = self.raw.get("must", ()), self.raw.get("must_not", ())
        self._together([*self.top.every(must, ("must",)), *self.top.none(must_not, ("must_not",))], bound, "broken")
        canons = frozenset(item.canon for item in when)
        for section, demands, no in (("must", must, False), ("must_not", must_not, True)):
            for number, raw in enumerate(demands):
                demand = self.top.read(raw, (section, number), no=no)
                if implies(bound, canons, demand) and not implies((), frozenset(), demand):
                    self.found.append(("kept", (section, number)))
        for number, exception in enumerate(self.raw.get("unless", ())):
            path: Path = ("unless", number, "when")
            self._together(self.top.every(exception["when"], path), bound, "idle")

    def _together(self, items: Sequence[Normal], bound: Sequence[Fact], word: str) -> bool:
        """Whether the conditions cannot all hold beside the given facts; the first that cannot is noted."""
        facts = list(bound)
        for item in items:
            if isinstance(item, Simple):
                if contradictory([*facts, *item.facts]):
                    self.found.append(("never" if contradictory(item.facts) else word, item.path))
                    return True
                if contradictory(item.contrary):
                    self.found.append(("always", item.path))
                facts += item.facts
        return any(self._none_left(item, facts, word) for item in items if isinstance(item, Joined))

    def _none_left(self, joined: Joined, facts: Sequence[Fact], word: str) -> bool:
        """Whether no alternative can hold beside the facts; single ones that cannot are noted."""
        before, self.found = self.found, []
        dead = [self._together(_all_of(item), facts, "never") for item in joined.items]
        inner, self.found = self.found, before
        if all(dead):
            self.found.append((word, joined.path))
            return True
        self.found += inner
        if contradictory(fact for item in joined.items if isinstance(item, Simple) for fact in item.contrary):
            self.found.append(("always", joined.path))
        return False


def _all_of(item: Normal) -> Sequence[Normal]:
    return item.items if isinstance(item, Joined) and not item.any_ else (item,)
