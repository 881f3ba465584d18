"""The order in which a reader meets the findings: unit, record, violations by severity, then the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lianchi.model.finding import VERDICTS, Finding, Remark, Report
from lianchi.model.rule import SEVERITIES

_FIRST = ("violation", "manual", "error")
"""The verdicts printed one by one, in this order; undetermined is printed by what is missing."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that was not handed in, and what cannot be judged without it."""

    what: str
    named: bool
    """Whether ``what`` names a thing; else it is a whole sentence of the rule."""
    findings: tuple[Finding, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that wait for it."""
        return tuple(sorted({it.rule for it in self.findings}))


@dataclass(frozen=True, slots=True)
class RecordPart:
    """What one record's findings come to."""

    record: str
    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class UnitPart:
    """One unit's records that have findings."""

    unit: str
    records: tuple[RecordPart, ...]


def by_unit(report: Report) -> tuple[UnitPart, ...]:
    """The findings grouped, units and records in the order of the inputs."""
    groups: dict[str, dict[str, list[Finding]]] = {}
    for one in report.records_list:
        groups.setdefault(one.unit, {}).setdefault(one.record, [])
    for it in report.findings:
        groups.setdefault(it.unit, {}).setdefault(it.record, []).append(it)
    parts = (
        UnitPart(unit, tuple(_record(record, found) for record, found in records.items() if found))
        for unit, records in groups.items()
    )
    return tuple(part for part in parts if part.records)


def _record(record: str, findings: list[Finding]) -> RecordPart:
    one_by_one = (it for it in findings if it.verdict in _FIRST)
    return RecordPart(
        record,
        tuple(sorted(one_by_one, key=lambda it: (_FIRST.index(it.verdict), SEVERITIES.index(it.severity)))),
        missing(it for it in findings if it.verdict == "undetermined"),
    )


def missing(findings: Iterable[Finding]) -> tuple[Missing, ...]:
    """What is missing, most wanted first; a rule that waits for two things stands under both."""
    waiting: dict[tuple[bool, str], list[Finding]] = {}
    for it in findings:
        for key in [(True, what) for what in it.missing] or [(False, it.message)]:
            waiting.setdefault(key, []).append(it)
    found = [Missing(what, named, tuple(mine)) for (named, what), mine in waiting.items()]
    return tuple(sorted(found, key=lambda it: (not it.named, -len(it.rules))))


def clean(report: Report) -> dict[str, tuple[str, ...]]:
    """Unit → ids of the records without a finding."""
    listed = {(it.unit, it.record) for it in report.findings}
    several = {record for it in report.findings for record in it.records}
    found: dict[str, dict[str, None]] = {}
    for one in report.records_list:
        if (one.unit, one.record) not in listed and one.record not in several:
            found.setdefault(one.unit, {})[one.record] = None
    return {unit: tuple(records) for unit, records in found.items()}


def idle_rules(report: Report) -> tuple[str, ...]:
    """The rules that ran and met nothing they apply to."""
    others = [verdict for verdict in VERDICTS if verdict != "not_applicable"]
    ran = sorted({*report.titles, *report.counts})
    return tuple(rule for rule in ran if not any(report.counts.get(rule, {}).get(v, 0) for v in others))


def by_code(remarks: Iterable[Remark], lang: str) -> dict[str, dict[str, list[Remark]]]:
    """Code → sentence → the remarks that say it."""
    groups: dict[str, dict[str, list[Remark]]] = {}
    for it in remarks:
        groups.setdefault(it.code, {}).setdefault(it.zh if lang == "zh" else it.en, []).append(it)
    return groups
