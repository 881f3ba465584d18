"""The sheet for a village: one page a matter, the six steps each in order, not in order, or not to be judged, and why.

A step is in order only when something was judged and nothing about it is open; a step about which nothing could be
judged says what to hand in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from lianchi.model.finding import Finding, RecordSummary, Report
from lianchi.model.rule import SEVERITIES
from lianchi.report.papers.problems import covered
from lianchi.report.papers.steps import Step, Steps, load
from lianchi.report.tally import Key, keys_of
from lianchi.report.visible import visible
from lianchi.wording import day, listed, money, say

LINE = 25
"""Characters of one line of the widest column, less one for marks that may not begin a line."""
NOTE_LINE = 35
LINES = 26
"""Lines that the seven rows and the notes may take together so that the sheet keeps to one page."""
LEAST = 2
"""Lines that a row takes at least."""
MOST_SHEETS = 500
_FEW = 3
_CUT = "……"


class Row(NamedTuple):
    """One line of the sheet: the step, how it stands, one sentence, what to do."""

    step: str
    who: str
    verdict: str
    sentence: str
    todo: str


class _Judged(NamedTuple):
    """What is known about a step."""

    findings: Sequence[Finding]
    kept: int


def values(report: Report, lang: str) -> dict[str, Any]:
    """What the template is filled with."""
    steps = load()
    about = steps.kinds(lang)
    chosen = [one for one in report.records_list if one.kind == about]
    of = _findings_of(report)
    notes = _notes(report, len(chosen), about, lang)
    room = LINES - sum(_lines(note, NOTE_LINE) for note in notes)
    sheets = [_sheet(one, of(one), steps, room, lang) for one in chosen[:MOST_SHEETS]]
    return {"sheets": sheets, "notes": notes}


def _notes(report: Report, chosen: int, about: str, lang: str) -> list[str]:
    """What a reader must know of the records that have no sheet."""
    notes = [] if chosen else [say("sheet.none", lang, kind=about)]
    if chosen > MOST_SHEETS:
        notes.append(say("sheet.more", lang, n=chosen - MOST_SHEETS))
    if report.records > chosen:
        notes.append(say("sheet.others", lang, n=report.records - chosen, kind=about))
    unread = sum(one.status != "read" for one in report.inputs)
    if unread:
        notes.append(say("sheet.unread", lang, n=unread))
    return [*notes, covered(report, lang)]


def _findings_of(report: Report) -> Callable[[RecordSummary], list[Finding]]:
    """The findings of a record; where ids are used twice, those that stand in its file."""
    by_key: dict[Key, list[Finding]] = {}
    for it in report.findings:
        for key in keys_of(it):
            by_key.setdefault(key, []).append(it)
    used = Counter((one.unit, one.record) for one in report.records_list)

    def of(one: RecordSummary) -> list[Finding]:
        found = by_key.get((one.unit, one.record), [])
        if used[one.unit, one.record] == 1:
            return found
        return [it for it in found if not it.locations or any(place.path == one.path for place in it.locations)]

    return of


def _sheet(one: RecordSummary, findings: Sequence[Finding], steps: Steps, room: int, lang: str) -> dict[str, Any]:
    in_steps = {rule.rule for step in steps.steps for rule in step.rules}
    rows = [_row(step, _judged(step, one, findings), lang) for step in steps.steps]
    rest = [it for it in findings
            if it.rule in steps.others or (it.verdict == "violation" and it.rule not in in_steps)]
    kept = sum(one.counts.get(rule, {}).get("compliant", 0) for rule in steps.others)
    rows.append(Row(say("sheet.rest", lang), say("sheet.rest_who", lang),
                    *_said(_Judged(rest, kept), say("sheet.rest_supply", lang), lang)))
    open_ = sum(it.verdict != "violation" and it.rule not in in_steps and it.rule not in steps.others
                for it in findings)
    bad = say("verdict.violation", lang)
    return {
        "unit": _short(one.unit, 30) or say("finding.no_unit", lang), "record": _short(one.record, 30),
        "matter": _short(one.title, 30),
        "amount": "" if one.amount is None else money(int(Decimal(one.amount) * 100), lang),
        "day": day(date.fromisoformat(one.day).toordinal(), lang) if one.day else "",
        "rows": [row._asdict() | {"bad": row.verdict == bad} for row in fitting(rows, room)],
        "open": say("sheet.open", lang, n=open_) if open_ else "",
    }


def _judged(step: Step, one: RecordSummary, findings: Sequence[Finding]) -> _Judged:
    facts = {rule.rule: rule.fact for rule in step.rules}
    found, kept = [], 0
    for it in findings:
        fact = facts.get(it.rule)
        if it.rule not in facts:
            continue
        if it.verdict == "violation" and fact and dict(it.facts).get(fact):
            kept += 1  # the rule is broken by another step: this one has its meeting
        else:
            found.append(it)
    return _Judged(found, kept + sum(one.counts.get(rule, {}).get("compliant", 0) for rule in facts))


def _row(step: Step, judged: _Judged, lang: str) -> Row:
    return Row(step.say("title", lang), step.say("who", lang), *_said(judged, step.say("supply", lang), lang))


def _said(judged: _Judged, supply: str, lang: str) -> tuple[str, str, str]:
    """How a step stands, why in one sentence, and what to do."""
    by_verdict: dict[str, list[Finding]] = {}
    for it in judged.findings:
        by_verdict.setdefault(it.verdict, []).append(it)
    if "violation" in by_verdict:
        worst, *others = sorted(by_verdict["violation"], key=lambda it: (SEVERITIES.index(it.severity), it.rule))
        more = say("sheet.more_violations", lang, n=len(others)) if others else ""
        return say("verdict.violation", lang), visible(worst.message) + more, visible(worst.remedy)
    undetermined = say("verdict.undetermined", lang)
    for verdict in ("error", "manual"):
        if verdict in by_verdict:
            first = by_verdict[verdict][0]
            return undetermined, visible(first.message), visible(first.remedy)
    if "undetermined" in by_verdict:
        return undetermined, _lacking(by_verdict["undetermined"], lang), say("unchecked.missing_todo", lang)
    if judged.kept:
        return say("verdict.compliant", lang), say("sheet.kept", lang, n=judged.kept), ""
    return undetermined, say("sheet.nothing", lang), supply


def _lacking(findings: Iterable[Finding], lang: str) -> str:
    """What is missing, in one sentence."""
    findings = list(findings)
    words = list(dict.fromkeys(visible(what) for it in findings for what in it.missing))
    if not words:
        return visible(findings[0].message)
    key = "sheet.lacking_more" if len(words) > _FEW else "sheet.lacking"
    return say(key, lang, what=listed(words[:_FEW], lang), n=len(words))


def fitting(rows: Sequence[Row], room: int) -> list[Row]:
    """The rows with the longest texts cut short, openly, until they take no more than so many lines together."""
    taken = [[_lines(row.sentence), _lines(row.todo)] for row in rows]
    while sum(max(LEAST, sum(lines)) for lines in taken) > room:
        most, at, part = max((lines, at, part) for at, row in enumerate(taken) for part, lines in enumerate(row))
        taken[at][part] = most - 1
    return [row._replace(sentence=_cut(row.sentence, sentence), todo=_cut(row.todo, todo))
            for row, (sentence, todo) in zip(rows, taken, strict=True)]


def _lines(text: str, line: int = LINE) -> int:
    return -(-_width(text) // (2 * line)) if text else 0


def _cut(text: str, lines: int) -> str:
    room = 2 * LINE * lines
    return text if _width(text) <= room else _short(text, 0, room - 4) + _CUT


def _short(text: str, characters: int, room: int = 0) -> str:
    """The text on one line, its beginning where it is longer than so many Chinese characters."""
    text, room = visible(text), room or characters * 2
    if _width(text) <= room:
        return text
    kept = ""
    for character in text:
        if _width(kept) + _width(character) > room - (4 if characters else 0):
            break
        kept += character
    return kept + _CUT if characters else kept


def _width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)
