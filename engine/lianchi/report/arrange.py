"""The order in which a reader meets the findings: unit, record, violations by severity, then the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lianchi.model.finding import VERDICTS, Finding, Remark, Report
from lianchi.model.rule import SEVERITIES

_NTH = re.compile(r"第(\d+)")
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

    @property
    def records(self) -> int:
        """How many records lack it, where one finding speaks of many."""
        return max(len(it.records) if is_common(it) else 1 for it in self.findings)


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
    missing: tuple[Missing, ...] = ()
    """What many of its records lack, told once for all of them."""


def by_unit(report: Report) -> tuple[UnitPart, ...]:
    """The findings grouped, units and records in the order of the inputs."""
    shared: dict[str, list[Finding]] = {}
    groups: dict[str, dict[str, list[Finding]]] = {}
    for it in report.findings:
        groups.setdefault(it.unit, {})
        if is_common(it):
            shared.setdefault(it.unit, []).append(it)
        else:
            groups[it.unit].setdefault(it.record, []).append(it)
    parts = (
        UnitPart(unit, tuple(_record(record, groups[unit][record]) for record in records),
                 missing(shared.get(unit, ())))
        for unit, records in _in_order(report, groups).items()
    )
    return tuple(part for part in parts if part.records or part.missing)


def _in_order(report: Report, groups: dict[str, dict[str, list[Finding]]]) -> dict[str, list[str]]:
    """Unit → its records with findings, in the order of the inputs; clean ones, which are many, are passed over."""
    order: dict[str, dict[str, None]] = {}
    for one in report.records_list:
        mine = order.setdefault(one.unit, {})
        if one.record in groups.get(one.unit, ()):
            mine[one.record] = None
    for unit, records in groups.items():
        order.setdefault(unit, {}).update(dict.fromkeys(records))
    return {unit: list(records) for unit, records in order.items()}


def is_common(it: Finding) -> bool:
    """Whether the finding says of many records at once what they lack."""
    return it.verdict == "undetermined" and len(it.records) > 1 and it.subject != "group"


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
    return tuple(sorted(_items_joined(found), key=lambda it: (not it.named, -len(it.rules))))


def _items_joined(found: Iterable[Missing]) -> Iterator[Missing]:
    """第1笔付款的收款人 and 第2笔付款的收款人, if the same rules wait for both, are 第1、2笔付款的收款人."""
    alike: dict[object, list[Missing]] = {}
    for it in found:
        alike.setdefault((_NTH.sub("第笔", it.what, count=1), it.named, it.rules, it.records), []).append(it)
    for same in alike.values():
        numbers = [int(nth[1]) for it in same if (nth := _NTH.search(it.what))]
        if len(numbers) > 1:
            what = _NTH.sub(f"第{_ranges(numbers)}", same[0].what, count=1)
            yield Missing(what, same[0].named, tuple(one for it in same for one in it.findings))
        else:
            yield from same


def _ranges(numbers: Sequence[int]) -> str:
    """``1、2、5至9``."""
    rows: list[list[int]] = []
    for number in sorted(set(numbers)):
        if rows and number == rows[-1][-1] + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    words = (f"{row[0]}至{row[-1]}" if len(row) > 2 else "、".join(map(str, row)) for row in rows)
    return "、".join(words)


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
