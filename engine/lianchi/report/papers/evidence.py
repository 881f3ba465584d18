"""The evidence form (审计取证单): one record, its violations, and the files in which they stand."""

from __future__ import annotations

from typing import Any, Final

from lianchi.model.finding import Finding, Report
from lianchi.report.papers.problems import MOST_UNITS, Problems
from lianchi.wording import say

MOST_FORMS: Final = 500


def values(report: Report, lang: str) -> dict[str, Any]:
    """What the template is filled with: one form a record."""
    problems = Problems(report, lang)
    by_unit = problems.by_unit()
    forms: list[dict[str, Any]] = []
    left = 0
    for unit, found in list(by_unit.items())[:MOST_UNITS]:
        by_record: dict[str, list[Finding]] = {}
        for it in found:
            by_record.setdefault(it.record, []).append(it)
        printed = list(by_record.values())[: MOST_FORMS - len(forms)]
        forms += [_form(unit, mine, problems) for mine in printed]
        left += len(by_record) - len(printed)
    none = [] if forms else [say("evidence.none", lang, n=report.records)]
    more = [say("evidence.more", lang, n=left)] if left else []
    return {"forms": forms, "notes": [*none, *more, *problems.left_out(len(by_unit))]}


def _form(unit: str, found: list[Finding], problems: Problems) -> dict[str, Any]:
    files = problems.files({place.path for it in found for place in it.locations})
    return {
        "unit": problems.named(unit), "record": problems.record(found[0]._replace(records=())),
        "matter": problems.matter(found[0]._replace(records=())), "files": files, **problems.shown(found),
    }
