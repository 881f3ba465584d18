"""Two rules of which one demands what the other forbids, or that say the same.

Looked at are pairs of automated and assisted rules on one subject of one kind of record (not those on several
records), on every day on which both are in force and a version begins or a parameter changes, with the national value
of every parameter.  A pair contradicts itself when

* the conditions of application of one imply those of the other: word for word, or by simple comparisons of the same
  terms (bounds, lists of codes, yes and no, one term against another), and
* a simple demand of one cannot hold together with a simple demand of the other, nor is either of them impossible by
  itself: ``must`` against ``must_not``, at least five against less than three, is A against is B.

Demands within ``any`` are not taken apart, nor are those inside a collection.  A contradiction is an error; a warning
where either rule has exceptions, as these may be just what keeps the two apart.

Rules on one subject of one kind of record, in force on one day, whose conditions of application, demands and exceptions
are the same word for word (named terms resolved) say the same: a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from lianchi.audit.contradiction import contradictory, facts_of, implies
from lianchi.audit.normal import Fact, Normal, Reader, Simple, canonical, days_of, in_force, tables_of
from lianchi.audit.parts import raw_parts
from lianchi.dialect import Path
from lianchi.rulebook import LoadedRule
from lianchi.rulebook.parameters import Table


@dataclass(frozen=True, slots=True)
class Pair:
    """Something wrong between two rules: the one where it is told, the place in its file, and what it is."""

    at: LoadedRule
    path: Path
    level: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class _Read:
    """A rule on one day."""

    loaded: LoadedRule
    when: tuple[Normal, ...]
    demands: tuple[Simple, ...]


class Pairs:
    """The rules of a book, each read once for each day that is asked for."""

    def __init__(self, rules: Sequence[LoadedRule], tables: Mapping[str, Table]) -> None:
        self._tables = tables
        self._rules = [one for one in rules if one.rule.mode != "manual" and one.rule.group is None]
        self._raw = {one.rule.id: raw_parts(one.rule) for one in self._rules}
        self._days = {one.rule.id: days_of(one.rule, tables_of(one.rule, self._raw[one.rule.id], tables))
                      for one in self._rules}
        self._read: dict[tuple[str, int], _Read] = {}

    def look(self) -> Iterator[Pair]:
        """Every pair that contradicts itself, each demand once."""
        told: set[tuple[str, str, Path]] = set()
        for one, other in self._neighbours():
            for day in self._common(one, other):
                for pair in _opposed(self._on(one, day), self._on(other, day)):
                    key = (one.rule.id, other.rule.id, pair.path)
                    if key not in told:
                        told.add(key)
                        yield pair

    def _neighbours(self) -> Iterator[tuple[LoadedRule, LoadedRule]]:
        """Pairs on one subject and kind that speak of one key."""
        by_subject: dict[str, list[LoadedRule]] = {}
        for one in self._rules:
            by_subject.setdefault(one.rule.subject, []).append(one)
        for mine in by_subject.values():
            keys = {one.rule.id: self._keys(one) for one in mine}
            for one, other in combinations(mine, 2):
                if _share_kinds(one, other) and keys[one.rule.id] & keys[other.rule.id]:
                    yield one, other

    def _keys(self, loaded: LoadedRule) -> frozenset[str]:
        """What the demands of a rule speak of."""
        reads = (self._on(loaded, day) for day in self._days[loaded.rule.id])
        return frozenset(fact.key for read in reads for one in read.demands for fact in one.facts)

    def _common(self, one: LoadedRule, other: LoadedRule) -> Iterator[int]:
        for day in sorted({*self._days[one.rule.id], *self._days[other.rule.id]}):
            if in_force(one.rule, day) and in_force(other.rule, day):
                yield day

    def _on(self, loaded: LoadedRule, day: int) -> _Read:
        found = self._read.get((loaded.rule.id, day))
        if found is None:
            raw = self._raw[loaded.rule.id]
            reader = Reader(loaded.rule, raw.get("terms", {}), self._tables, day)
            must = reader.every(raw.get("must", ()), ("must",))
            demands = [*must, *reader.none(raw.get("must_not", ()), ("must_not",))]
            simple = tuple(one for one in demands if isinstance(one, Simple))
            found = _Read(loaded, tuple(reader.every(raw.get("when", ()), ("when",))), simple)
            self._read[loaded.rule.id, day] = found
        return found


def _share_kinds(one: LoadedRule, other: LoadedRule) -> bool:
    a, b = set(one.rule.kinds), set(other.rule.kinds)
    return bool(a & b) or "any" in a | b


def _opposed(a: _Read, b: _Read) -> Iterator[Pair]:
    if not a.demands or not b.demands:
        return
    narrow = a if _within(a, b) else b if _within(b, a) else None
    if narrow is None:
        return
    bound = facts_of(narrow.when)
    for mine in a.demands:
        for theirs in b.demands:
            if _clash(bound, mine, theirs):
                yield _told(a, b, theirs.path)


def _within(a: _Read, b: _Read) -> bool:
    """Whether the first applies only where the second does."""
    facts, canons = facts_of(a.when), frozenset(one.canon for one in a.when)
    return not contradictory(facts) and all(implies(facts, canons, one) for one in b.when)


def _clash(bound: Sequence[Fact], mine: Simple, theirs: Simple) -> bool:
    """Whether the demands contradict each other, and neither contradicts the application by itself."""
    if contradictory([*bound, *mine.facts]) or contradictory([*bound, *theirs.facts]):
        return False
    return contradictory([*bound, *mine.facts, *theirs.facts])


def _told(a: _Read, b: _Read, path: Path) -> Pair:
    other = a.loaded.rule
    if other.unless or b.loaded.rule.unless:
        return Pair(b.loaded, path, "warning", f"例外以外，与 {other.id} 的要求矛盾：两条不可能都做到",
                    f"outside their exceptions this contradicts what {other.id} demands; the two cannot both be met")
    return Pair(b.loaded, path, "error", f"与 {other.id} 的要求矛盾：两条不可能都做到",
                f"contradicts what {other.id} demands; the two cannot both be met")


def repeated(rules: Sequence[LoadedRule], tables: Mapping[str, Table]) -> Iterator[Pair]:
    """Rules that say what one before them says."""
    known: dict[tuple[object, ...], list[LoadedRule]] = {}
    for one in rules:
        if one.rule.mode != "manual":
            same = known.setdefault(_said(one, tables), [])
            for other in same:
                if _share_kinds(one, other) and any(in_force(other.rule, day) for day in days_of(one.rule, {})):
                    yield Pair(one, ("when",), "warning", f"对象、适用条件和要求与 {other.rule.id} 完全一样",
                               f"subject, application and demands are those of {other.rule.id}")
            same.append(one)


def _said(loaded: LoadedRule, tables: Mapping[str, Table]) -> tuple[object, ...]:
    """What a rule says, whatever its law, its words and its order."""
    rule, raw = loaded.rule, raw_parts(loaded.rule)
    reader = Reader(rule, raw.get("terms", {}), tables, 1)
    when = frozenset(one.canon for one in reader.every(raw.get("when", ()), ("when",)))
    must = [*reader.every(raw.get("must", ()), ("must",)), *reader.none(raw.get("must_not", ()), ("must_not",))]
    unless = [frozenset(one.canon for one in reader.every(e["when"], ("unless",))) for e in raw.get("unless", ())]
    concluded = f"{rule.concludes.term}={rule.concludes.value}" if rule.concludes else ""
    group = canonical(raw.get("group"))
    return rule.subject, group, when, frozenset(one.canon for one in must), frozenset(unless), concluded
