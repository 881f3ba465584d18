"""What the run could not check, and why: files not read, errors, what a person must see, what was not handed in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lianchi.model.finding import Finding, InputReport, Report
from lianchi.report.cite import place
from lianchi.wording import say


class Unchecked(NamedTuple):
    """One thing that has no verdict of compliant or violation."""

    sort: str
    """unread | partial | empty | error | manual | undetermined | remark | rule"""
    unit: str
    record: str
    what: str
    rules: tuple[str, ...]
    items: int
    todo: str


@dataclass(slots=True)
class _Gap:
    """Something missing in one unit."""

    rules: dict[str, None] = field(default_factory=dict)
    records: dict[str, None] = field(default_factory=dict)
    items: int = 0

    def add(self, it: Finding) -> None:
        """Count one finding that waits for it."""
        self.rules[it.rule] = None
        self.records[it.record] = None
        self.items += 1


def unchecked(report: Report, lang: str) -> Iterator[Unchecked]:
    """All of it, the gravest first."""
    yield from _files(report.inputs, lang)
    for verdict in ("error", "manual"):
        for it in report.findings:
            if it.verdict == verdict:
                yield Unchecked(verdict, it.unit, it.record, it.message, (it.rule,), 1, it.remedy)
    yield from _gaps(report, lang)
    for remark in report.remarks:
        what = (remark.zh if lang == "zh" else remark.en) + say("line.brackets", lang, text=place(remark.location))
        yield Unchecked("remark", "", remark.record, what, (), 1, say("unchecked.remark_todo", lang))
    for title in report.manual_rules:
        yield Unchecked("rule", "", "", title, (), 0, say("unchecked.rule_todo", lang))


def _files(inputs: tuple[InputReport, ...], lang: str) -> Iterator[Unchecked]:
    for one in sorted(inputs, key=lambda it: it.status == "partial"):
        if one.status != "read":
            why = say("read.file", lang, path=one.path, reason=one.reason or say("read.no_reason", lang))
            yield Unchecked(one.status, "", "", why, (), one.records, say("unchecked.file_todo", lang))
    for one in inputs:
        if one.status == "read" and not one.records:
            why = say("read.empty_file", lang, path=one.path)
            yield Unchecked("empty", "", "", why, (), 0, say("unchecked.empty_todo", lang))


def _gaps(report: Report, lang: str) -> Iterator[Unchecked]:
    gaps: dict[tuple[str, bool, str], _Gap] = {}
    for it in report.findings:
        if it.verdict == "undetermined":
            for named, what in [(True, what) for what in it.missing] or [(False, it.message)]:
                gaps.setdefault((it.unit, named, what), _Gap()).add(it)
    for (unit, named, what), gap in sorted(gaps.items(), key=lambda item: (item[0][0], not item[0][1], -item[1].items)):
        words = say("unchecked.missing", lang, what=what) if named else what
        several = say("unchecked.records", lang, n=len(gap.records))
        record = next(iter(gap.records)) if len(gap.records) == 1 else several
        yield Unchecked("undetermined", unit, record, words, tuple(sorted(gap.rules)), gap.items,
                        say("unchecked.missing_todo" if named else "unchecked.other_todo", lang))
