"""The report as a table: one row a finding or unread file, in UTF-8 with a mark that Excel knows it by.

No cell is ever taken for a formula: one that begins like a formula gets a ' before it, which spreadsheets show or
hide but never run.  Line breaks and invisible characters are written out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

from lianchi.model.finding import Finding, InputReport, Report
from lianchi.report.cite import cited, place
from lianchi.report.visible import visible
from lianchi.wording import say

COLUMNS: Final = ("number", "verdict", "severity", "rule", "title", "unit", "record", "records", "subject", "message",
                  "missing", "remedy", "basis", "facts", "places", "judged_on", "fingerprint", "privacy")

_TOGETHER: Final = 500
"""Lines that are written at a time."""

_FORMULA: Final = re.compile("[=+\\-@\t\r\n＝＋－＠]")
_NUMBER: Final = re.compile(r"-\d+(\.\d+)?")


def render(report: Report, lang: str = "zh") -> str:
    """The whole table."""
    return "".join(pieces(report, lang))


def pieces(report: Report, lang: str = "zh") -> Iterator[str]:
    """The same table, some lines at a time."""
    yield "\ufeff" + _lines([[say(f"csv.{name}", lang) for name in COLUMNS]])
    rows = chain((_unread(it, lang) for it in report.inputs if it.status != "read"),
                 (_row(it, lang) for it in report.findings))
    privacy = say("machine.masked" if report.privacy.masked else "machine.unmasked", lang)
    numbered = (row | {"number": str(number), "privacy": privacy} for number, row in enumerate(rows, start=1))
    while some := list(islice(numbered, _TOGETHER)):
        yield _lines([harmless(row.get(name, "")) for name in COLUMNS] for row in some)


def _lines(rows: Iterable[list[str]]) -> str:
    page = io.StringIO()
    csv.writer(page).writerows(rows)
    return page.getvalue()


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    shown = visible(text)
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return "'" + shown
    return shown


def _unread(it: InputReport, lang: str) -> dict[str, str]:
    return {"verdict": say(f"read.{it.status}", lang), "message": it.reason or say("read.no_reason", lang),
            "places": it.path}


def _row(it: Finding, lang: str) -> dict[str, str]:
    separator = "；" if lang == "zh" else "; "
    return {
        "verdict": say(f"verdict.{it.verdict}", lang),
        "severity": say(f"severity.{it.severity}", lang),
        "rule": it.rule,
        "title": it.title,
        "unit": it.unit,
        "record": it.record,
        "records": separator.join(one for one in it.records if one != it.record),
        "subject": it.subject,
        "message": it.message,
        "missing": separator.join(it.missing),
        "remedy": it.remedy,
        "basis": separator.join(cited(clause, lang) for clause in it.basis),
        "facts": separator.join(_facts(it)),
        "places": separator.join(map(place, it.locations)),
        "judged_on": it.judged_on or "",
        "fingerprint": it.fingerprint,
    }


def _facts(it: Finding) -> Iterator[str]:
    for name, value in it.facts:
        yield f"{name}={'' if value is None else value}"
