"""Number lines that several rules split between them: a point that falls to none, a stretch that falls to two.

Rules on one subject and the same kinds of record, alike in mode and in every condition of application but those on one
term, which they bound from below, from above or both, are the parts of a number line; so are the lines of a list that
draw conclusions of one name.  On every day on which a version begins or a parameter changes, with the national value
of every parameter:

* **gap** — the parts end before a number and go on beyond it, or leave the number between them out: a warning (a part
  without an upper end that begins lower covers all that follows);
* **overlap** — two parts hold the number at which they meet: a warning; lines of a list that draw different
  conclusions for one number: an error.

A parameter without a national value is a point of its own: there, only what happens exactly at it is seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from lianchi.audit.lint_pairs import Pair
from lianchi.audit.normal import Fact, Reader, Simple, days_of, in_force, tables_of
from lianchi.audit.parts import raw_parts
from lianchi.dialect import Path
from lianchi.rulebook import LoadedRule
from lianchi.rulebook.parameters import Table

LOW = {">=": True, ">": False}
HIGH = {"<=": True, "<": False}
SIDES = {frozenset((0, 1)): ">=", frozenset((1,)): ">", frozenset((-1, 0)): "<=", frozenset((-1,)): "<"}
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a part: the number, whether it belongs, and how the rule writes it."""

    number: Fraction
    taken: bool
    shown: str


@dataclass(frozen=True, slots=True)
class _Part:
    """What one rule takes of a number line."""

    loaded: LoadedRule
    path: Path
    low: _End | None
    high: _End | None

    @property
    def concludes(self) -> object:
        """The value that a line of a list concludes; None for a norm."""
        conclusion = self.loaded.rule.concludes
        return conclusion.value if conclusion else None


Line = tuple[object, ...]
"""What the parts of one number line have in common."""


def lines(rules: Sequence[LoadedRule], tables: Mapping[str, Table]) -> Iterator[Pair]:
    """Every gap and overlap, each pair of rules once."""
    mine = [one for one in rules if one.rule.mode != "manual" and one.rule.group is None]
    days = {one.rule.id: days_of(one.rule, tables_of(one.rule, raw_parts(one.rule), tables)) for one in mine}
    told: set[tuple[str, Path, str]] = set()
    for some in _together(mine, days, tables):
        for day in sorted({day for one in some for day in days[one.rule.id]}):
            for parts in _lines_on(day, some, tables).values():
                for pair in _met(parts):
                    key = (pair.at.rule.id, pair.path, pair.en)
                    if key not in told:
                        told.add(key)
                        yield pair


def _together(rules: Sequence[LoadedRule], days: Mapping[str, Sequence[int]],
              tables: Mapping[str, Table]) -> list[list[LoadedRule]]:
    """Rules that may share a line: two or more that bound one term."""
    found: dict[tuple[object, ...], dict[str, LoadedRule]] = {}
    for one in rules:
        for day in days[one.rule.id]:
            for line in _parts(one, tables, day):
                found.setdefault(line[:-1], {})[one.rule.id] = one
    return [list(some.values()) for some in found.values() if len(some) > 1]


def _lines_on(day: int, rules: Sequence[LoadedRule], tables: Mapping[str, Table]) -> dict[Line, list[_Part]]:
    found: dict[Line, list[_Part]] = {}
    for one in rules:
        if in_force(one.rule, day):
            for line, part in _parts(one, tables, day).items():
                found.setdefault(line, []).append(part)
    return {line: parts for line, parts in found.items() if len(parts) > 1}


def _parts(loaded: LoadedRule, tables: Mapping[str, Table], day: int) -> dict[Line, _Part]:
    """The part of each number line that the rule takes; what else it asks of a record belongs to the line."""
    rule, raw = loaded.rule, raw_parts(loaded.rule)
    when = Reader(rule, raw.get("terms", {}), tables, day).every(raw.get("when", ()), ("when",))
    bounds: dict[str, list[tuple[Fact, Simple]]] = {}
    for one in when:
        fact = _bound(one) if isinstance(one, Simple) else None
        if fact is not None and isinstance(one, Simple):
            bounds.setdefault(fact.key, []).append((fact, one))
    name = rule.concludes.term if rule.concludes else None
    found: dict[Line, _Part] = {}
    for key, mine in bounds.items():
        ours = {one.canon for _, one in mine}
        rest = frozenset(one.canon for one in when if one.canon not in ours)
        part = _Part(loaded, mine[0][1].path, _least(mine), _greatest(mine))
        found[rule.subject, frozenset(rule.kinds), rule.mode, name, key, rest] = part
    return found


def _bound(one: Simple) -> Fact | None:
    """The fact that bounds a number: by a number where there is one, else by another term."""
    facts = [fact for fact in one.facts if fact.bound or SIDES.get(fact.signs or frozenset())]
    return max(facts, key=lambda fact: fact.bound is not None, default=None)


def _ends(mine: Sequence[tuple[Fact, Simple]], side: Mapping[str, bool]) -> list[_End]:
    found = []
    for fact, _ in mine:
        sign, number = fact.bound or (SIDES[fact.signs or frozenset()], ZERO)
        if sign in side:
            found.append(_End(number, side[sign], fact.shown))
    return found


def _least(mine: Sequence[tuple[Fact, Simple]]) -> _End | None:
    return max(_ends(mine, LOW), key=lambda end: (end.number, not end.taken), default=None)


def _greatest(mine: Sequence[tuple[Fact, Simple]]) -> _End | None:
    return min(_ends(mine, HIGH), key=lambda end: (end.number, end.taken), default=None)


# ---- how parts meet -------------------------------------------------------------------------------------------


def _met(parts: Sequence[_Part]) -> Iterator[Pair]:
    """Gaps and overlaps of the parts, from below upward; parts that contain each other are no neighbours."""
    ordered = sorted(parts, key=lambda part: (part.low is not None, part.low.number if part.low else ZERO,
                                              part.low is not None and not part.low.taken))
    furthest: _Part | None = None
    for before, after in pairwise(ordered):
        furthest = before if furthest is None or _beyond(before.high, furthest.high) else furthest
        yield from _meeting(furthest, after)


def _beyond(high: _End | None, other: _End | None) -> bool:
    """Whether the first upper end lies higher."""
    if high is None or other is None:
        return high is None
    return (high.number, high.taken) >= (other.number, other.taken)


def _meeting(below: _Part, above: _Part) -> Iterator[Pair]:
    conflict = below.concludes != above.concludes
    other, high, low = below.loaded.rule.id, below.high, above.low
    if high is None or low is None or high.number > low.number:
        if conflict:
            yield Pair(above.loaded, above.path, "error", f"与 {other} 重叠，得出的结论不同",
                       f"overlaps {other} and draws another conclusion")
    elif high.number < low.number:
        yield Pair(above.loaded, above.path, "warning",
                   f"与 {other} 之间有空档：{high.shown} 到 {low.shown} 之间都不管",
                   f"a gap beside {other}: no rule looks at what lies between {high.shown} and {low.shown}")
    elif not high.taken and not low.taken:
        yield Pair(above.loaded, above.path, "warning", f"与 {other} 之间有空档：正好等于 {low.shown} 的都不管",
                   f"a gap beside {other}: no rule looks at exactly {low.shown}")
    elif high.taken and low.taken:
        yield Pair(above.loaded, above.path, "error" if conflict else "warning",
                   f"与 {other} 重叠：正好等于 {low.shown} 的两条都管",
                   f"overlaps {other}: both look at exactly {low.shown}")
