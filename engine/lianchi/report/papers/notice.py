"""The notice of rectification (整改通知书): the violations of a unit, and nothing that is not certain."""

from __future__ import annotations

from collections import Counter
from typing import Any

from lianchi.model.finding import Report
from lianchi.report.papers.problems import MOST_UNITS, Problems
from lianchi.wording import say


def values(report: Report, lang: str) -> dict[str, Any]:
    """What the template is filled with: one notice a unit."""
    problems = Problems(report, lang)
    by_unit = problems.by_unit()
    records = Counter(one.unit for one in report.records_list)
    units = [{
        "unit": problems.named(unit),
        "opening": say("notice.opening", lang, records=records[unit], split=problems.split(found)),
        **problems.shown(found),
    } for unit, found in list(by_unit.items())[:MOST_UNITS]]
    none = [] if units else [say("notice.none", lang, n=report.records)]
    return {"units": units, "notes": [*none, *problems.left_out(len(by_unit))]}
