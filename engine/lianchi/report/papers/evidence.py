"""The evidence form (审计取证单): one record, its violations, and the files in which they stand."""

from __future__ import annotations

from typing import Any

from lianchi.model.finding import Finding, Report
from lianchi.report.papers.problems import MOST_PROBLEMS, MOST_UNITS, Problems
from lianchi.report.visible import visible
from lianchi.wording import say


def values(report: Report, lang: str) -> dict[str, Any]:
    """What the template is filled with: one form a record."""
    problems = Problems(report, lang)
    by_unit = problems.by_unit()
    forms, left = [], 0
    for unit, found in list(by_unit.items())[:MOST_UNITS]:
        by_record: dict[str, list[Finding]] = {}
        for it in found[:MOST_PROBLEMS]:
            by_record.setdefault(it.record, []).append(it)
        left += max(0, len(found) - MOST_PROBLEMS)
        forms += [_form(unit, mine, problems) for mine in by_record.values()]
    none = [] if forms else [say("evidence.none", lang, n=report.records)]
    more = [say("paper.more", lang, n=left)] if left else []
    return {"forms": forms, "notes": [*none, *more, *problems.left_out(len(by_unit))]}


def _form(unit: str, found: list[Finding], problems: Problems) -> dict[str, Any]:
    report, lang = problems.report, problems.lang
    paths = {place.path for it in found for place in it.locations}
    files = [say("evidence.file", lang, path=visible(one.path), sha256=one.sha256 or say("value.not_given", lang))
             for one in report.inputs if one.path in paths]
    return {
        "unit": problems.named(unit), "record": problems.record(found[0]._replace(records=())),
        "matter": problems.matter(found[0]._replace(records=())), "files": files, **problems.shown(found),
    }
