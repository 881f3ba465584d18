"""How often, in how many units and records: the violations counted by rule, source of law, severity and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from lianchi.model.finding import Finding, RecordSummary, Report
from lianchi.model.rule import SEVERITIES

Key = tuple[str, str]
"""Unit and record id."""

Keys = Callable[[Finding], Iterable[str]]
"""Under what a finding counts."""


@dataclass(slots=True)
class Tally:
    """The violations of one rule, source, severity, month or unit."""

    severities: Counter[str] = field(default_factory=Counter)
    rules: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    records: set[Key] = field(default_factory=set)

    def add(self, it: Finding) -> None:
        """Count one violation."""
        self.severities[it.severity] += 1
        self.rules.add(it.rule)
        self.units.add(it.unit)
        self.records.update(keys_of(it))

    @property
    def violations(self) -> int:
        """How many there are."""
        return self.severities.total()

    def by_severity(self) -> list[int]:
        """How many there are of each severity, the gravest first."""
        return [self.severities[severity] for severity in SEVERITIES]


def keys_of(it: Finding) -> list[Key]:
    """Unit and id of every record that makes the finding up."""
    return [(it.unit, record) for record in it.records or (it.record,)]


def violations(report: Report) -> tuple[Finding, ...]:
    """The findings that accuse somebody."""
    return tuple(it for it in report.findings if it.verdict == "violation")


def tallied(findings: Iterable[Finding], keys: Keys) -> dict[str, Tally]:
    """Key → what stands under it; a finding with several keys counts under each."""
    found: dict[str, Tally] = {}
    for it in findings:
        for key in keys(it):
            found.setdefault(key, Tally()).add(it)
    return found


def unit(it: Finding) -> tuple[str]:
    """The unit, as key."""
    return (it.unit,)


def rule(it: Finding) -> tuple[str]:
    """The rule, as key."""
    return (it.rule,)


def severity(it: Finding) -> tuple[str]:
    """The severity, as key."""
    return (it.severity,)


def month(it: Finding) -> tuple[str]:
    """The month on whose law it was judged, ``2026-03``, as key; empty where there is none."""
    return ((it.judged_on or "")[:7],)


def sources(it: Finding) -> Iterable[str]:
    """The cited documents, as keys."""
    return dict.fromkeys(clause.title for clause in it.basis)


class Summaries:
    """The records of the report, found again from a finding."""

    def __init__(self, report: Report) -> None:
        self._by_key: dict[Key, list[RecordSummary]] = {}
        for one in report.records_list:
            self._by_key.setdefault((one.unit, one.record), []).append(one)

    def of(self, it: Finding) -> RecordSummary | None:
        """The one record of the finding; None for a finding on several, or where two share an id and file."""
        if len(it.records) > 1:
            return None
        found = self._by_key.get((it.unit, it.record), [])
        if len(found) > 1:
            paths = {place.path for place in it.locations}
            found = [one for one in found if one.path in paths]
        return found[0] if len(found) == 1 else None

    def amount(self, keys: Iterable[Key]) -> Decimal | None:
        """What the records are about in yuan, each counted once; None where no amount is known."""
        amounts = [Decimal(one.amount) for key in keys for one in self._by_key.get(key, []) if one.amount is not None]
        return sum(amounts, Decimal(0)) if amounts else None
