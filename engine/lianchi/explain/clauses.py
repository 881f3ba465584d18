"""The clauses that a finding prints: those in force on the day that judges it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from lianchi.model.finding import Clause
from lianchi.model.rule import Basis, Rule
from lianchi.rulebook.sources import Cited


class Bound(NamedTuple):
    """Whom a text must bind to be cited: the kind of record, the type and the region of the unit; None = not known."""

    kind: str
    unit_type: str | None
    region: str | None


class Citations:
    """The clauses of each rule by day and by whom they bind, in one language; the same few are asked for again."""

    def __init__(self, sources: Mapping[str, Cited], lang: str) -> None:
        self._sources, self._lang = sources, lang
        self._turns: dict[str, list[int]] = {}
        self._found: dict[tuple[str, int | None, Bound], tuple[Clause, ...]] = {}

    def of(self, rule: Rule, day: int | None, bound: Bound) -> tuple[Clause, ...]:
        """The clauses of the rule that a finding judged on that day prints for such a record."""
        if rule.id not in self._turns:
            self._turns[rule.id] = _turns(rule, self._sources)
        key = rule.id, None if day is None else bisect_right(self._turns[rule.id], day), bound
        if key not in self._found:
            self._found[key] = clauses(rule, day, bound, self._sources, self._lang)
        return self._found[key]


def _turns(rule: Rule, sources: Mapping[str, Cited]) -> list[int]:
    """The days on which other clauses may come into force: between two of them every day prints the same."""
    spans: list[tuple[date | None, date | None]] = [(version.from_, version.until) for version in rule.versions]
    cited = (sources[basis.source].version for basis in rule.basis)
    spans += [(version.from_, version.until) for version in cited if version is not None]
    return sorted({day.toordinal() for span in spans for day in span if day is not None})


def clauses(
    rule: Rule, day: int | None, bound: Bound, sources: Mapping[str, Cited], lang: str
) -> tuple[Clause, ...]:
    """The clause of the version in force first, then the other texts that were law that day and bind this unit.

    Without a day (it is missing) every clause is printed: which of them holds is just what is not known.
    """
    here = [basis for basis in rule.basis if _binds(basis, bound, sources)]
    if day is None:
        return tuple(as_clause(basis, sources, lang) for basis in here or rule.basis)
    when = date.fromordinal(day)
    versioned = {version.basis for version in rule.versions}
    current = next((v.basis for v in rule.versions if _holds(v.from_, v.until, when)), None)
    first = [b for b in here if _reference(b) == current]
    others = [b for b in here if _reference(b) not in versioned and sources[b.source].holds(when)]
    return tuple(as_clause(basis, sources, lang) for basis in [*first, *others] or here or rule.basis)


def _binds(basis: Basis, bound: Bound, sources: Mapping[str, Cited]) -> bool:
    if basis.kinds and bound.kind not in basis.kinds:
        return False
    if basis.unit_types and bound.unit_type is not None and bound.unit_type not in basis.unit_types:
        return False
    return sources[basis.source].binds(bound.region)


def _holds(start: date | None, end: date | None, when: date) -> bool:
    return (start is None or start <= when) and (end is None or when < end)


def _reference(basis: Basis) -> str:
    return f"{basis.source}#{basis.locator}" if basis.locator else basis.source


def as_clause(basis: Basis, sources: Mapping[str, Cited], lang: str) -> Clause:
    """The clause as reports print it."""
    checked = basis.checked.isoformat() if basis.checked else None
    return Clause(sources[basis.source].title(lang), basis.locator, basis.confidence, checked)
