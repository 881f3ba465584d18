"""The clauses that a finding prints: those in force on the day that judges it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lianchi.model.finding import Clause
from lianchi.model.rule import Basis, Rule
from lianchi.rulebook.sources import Cited


class Citations:
    """The clauses of each rule by day and place, in one language; the same few are asked for again and again."""

    def __init__(self, sources: Mapping[str, Cited], lang: str) -> None:
        self._sources, self._lang = sources, lang
        self._found: dict[tuple[str, int | None, str | None], tuple[Clause, ...]] = {}

    def of(self, rule: Rule, day: int | None, region: str | None) -> tuple[Clause, ...]:
        """The clauses of the rule that a finding judged on that day in that region prints."""
        key = rule.id, day, region
        if key not in self._found:
            self._found[key] = clauses(rule, day, region, self._sources, self._lang)
        return self._found[key]


def clauses(
    rule: Rule, day: int | None, region: str | None, sources: Mapping[str, Cited], lang: str
) -> tuple[Clause, ...]:
    """The clause of the version in force first, then the other texts that were law that day; none of another place.

    Without a day (it is missing) every clause is printed: which of them holds is just what is not known.
    """
    here = [basis for basis in rule.basis if sources[basis.source].binds(region)]
    if day is None:
        return tuple(_clause(basis, sources, lang) for basis in here or rule.basis)
    when = date.fromordinal(day)
    versioned = {version.basis for version in rule.versions}
    current = next((v.basis for v in rule.versions if _holds(v.from_, v.until, when)), None)
    first = [b for b in here if _reference(b) == current]
    others = [b for b in here if _reference(b) not in versioned and sources[b.source].holds(when)]
    return tuple(_clause(basis, sources, lang) for basis in [*first, *others] or here or rule.basis)


def _holds(start: date | None, end: date | None, when: date) -> bool:
    return (start is None or start <= when) and (end is None or when < end)


def _reference(basis: Basis) -> str:
    return f"{basis.source}#{basis.locator}" if basis.locator else basis.source


def _clause(basis: Basis, sources: Mapping[str, Cited], lang: str) -> Clause:
    checked = basis.checked.isoformat() if basis.checked else None
    return Clause(sources[basis.source].title(lang), basis.locator, basis.confidence, checked)
