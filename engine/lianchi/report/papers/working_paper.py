"""The audit working paper (审计工作底稿): what was checked and how, what was found, and what could not be checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from lianchi.model.finding import RecordSummary, Report
from lianchi.report import tally
from lianchi.report.papers.problems import MOST_UNITS, Problems, covered
from lianchi.report.tally import tallied
from lianchi.report.unchecked import Unchecked, unchecked
from lianchi.wording import listed, say

_OPEN: Final = ("error", "manual", "undetermined")
_MOST_FILES: Final = 50
_MOST_OPEN: Final = 30
_MOST_RULES: Final = 8


def values(report: Report, lang: str) -> dict[str, Any]:
    """What the template is filled with: one paper a unit, and a table that sums them up."""
    problems = Problems(report, lang)
    records: defaultdict[str, list[RecordSummary]] = defaultdict(list)
    for one in report.records_list:
        records[one.unit].append(one)
    open_: defaultdict[str, list[Unchecked]] = defaultdict(list)
    general: list[Unchecked] = []
    for item in unchecked(report, lang):
        (open_[item.unit] if item.sort in _OPEN else general).append(item)
    found = problems.by_unit()
    names = list(dict.fromkeys([*records, *found, *open_]))
    others = _others(report, general, lang)
    units = [{
        "unit": problems.named(unit), **_scope(records[unit], problems),
        "found": problems.split(found[unit]) if unit in found else say("working.no_violation", lang),
        **problems.shown(found.get(unit, [])), **_open(open_[unit], lang), "others": others,
    } for unit in names[:MOST_UNITS]]
    left = [say("paper.more_units", lang, n=len(names) - MOST_UNITS)] if len(names) > MOST_UNITS else []
    none = [] if units else [say("working.none", lang)]
    return {"units": units, "summary": _summary(report, lang), "notes": [*none, *left]}


def _scope(records: Sequence[RecordSummary], problems: Problems) -> dict[str, Any]:
    """What was checked, of which days, from which files, with what."""
    report, lang = problems.report, problems.lang
    days = sorted(one.day for one in records if one.day)
    files = problems.files({one.path for one in records})
    more = [say("place.more", lang, n=len(files) - _MOST_FILES)] if len(files) > _MOST_FILES else []
    return {
        "scope": say("working.items", lang, n=len(records)),
        "period": " — ".join(dict.fromkeys([days[0], days[-1]])) if days else say("value.not_given", lang),
        "process": [
            say("working.process", lang, version=report.version, digest=report.digest, rules=report.rules,
                records=len(records)),
            *([say("working.files", lang)] if files else []), *files[:_MOST_FILES], *more],
    }


def _open(items: Sequence[Unchecked], lang: str) -> dict[str, Any]:
    """What has no verdict in this unit."""
    if not items:
        return {"open": [say("working.all_checked", lang)]}
    lines = [_line(one, lang) for one in items[:_MOST_OPEN]]
    more = [say("paper.more", lang, n=len(items) - _MOST_OPEN)] if len(items) > _MOST_OPEN else []
    return {"open": [say("working.open", lang, n=sum(one.items for one in items)), *lines, *more]}


def _line(one: Unchecked, lang: str) -> str:
    dots = "……" if len(one.rules) > _MOST_RULES else ""
    return say("working.open_line", lang, sort=say(f"unchecked.{one.sort}", lang), what=one.what,
               record=one.record or say("finding.no_record", lang), n=one.items,
               rules=listed(one.rules[:_MOST_RULES], lang) + dots)


def _others(report: Report, items: Sequence[Unchecked], lang: str) -> list[str]:
    """What concerns the whole check: files not read, rules for a person, doubts about the data."""
    said = [item.what for item in items if item.sort in ("unread", "partial", "empty")]
    said += [say(key, lang, n=n) for key, n in (("working.rules", len(report.manual_rules)),
                                                ("working.remarks", len(report.remarks))) if n]
    return [*(said or [say("working.nothing", lang)]), covered(report, lang)]


def _summary(report: Report, lang: str) -> list[dict[str, Any]]:
    """The violations by rule."""
    found = tallied(tally.violations(report), tally.rule)
    return [{
        "number": number, "title": report.titles.get(rule, rule),
        "content": say("working.content", lang, n=mine.violations, units=len(mine.units), records=len(mine.records)),
    } for number, (rule, mine) in enumerate(sorted(found.items()), start=1)]
