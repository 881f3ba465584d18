"""The violations as the papers print them, unit by unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import Any, Final

from lianchi.model.finding import Finding, Report
from lianchi.model.rule import SEVERITIES
from lianchi.report.arrange import UnitPart, by_unit
from lianchi.report.cite import cited, drafted
from lianchi.report.tally import Summaries
from lianchi.wording import listed, numeral, say

MOST_UNITS: Final = 200
MOST_PROBLEMS: Final = 200
"""Longer papers help nobody; the sentence at their end says what they leave out and where it is."""
_PLACES: Final = 3
_RECORDS: Final = 10


class Problems:
    """The violations of a report in one language."""

    def __init__(self, report: Report, lang: str) -> None:
        self.report, self.lang = report, lang
        self._summaries = Summaries(report)

    def by_unit(self) -> dict[str, list[Finding]]:
        """Unit → its violations by record and severity; units without any are left out."""
        found = {part.unit: _violations(part) for part in by_unit(self.report)}
        return {unit: problems for unit, problems in found.items() if problems}

    def shown(self, findings: Sequence[Finding]) -> dict[str, Any]:
        """The violations for the template, the first so many, and how many more there are."""
        printed = [self._one(number, it) for number, it in enumerate(findings[:MOST_PROBLEMS], start=1)]
        left = len(findings) - len(printed)
        return {"problems": printed, "more": say("paper.more", self.lang, n=left) if left else ""}

    def _one(self, number: int, it: Finding) -> dict[str, Any]:
        return {
            "number": numeral(number), "rule": it.rule, "title": it.title,
            "severity": say(f"severity.{it.severity}", self.lang), "record": self.record(it), "matter": self.matter(it),
            "several": len(it.records) > 1,
            "message": it.message, "remedy": it.remedy,
            "basis": [cited(clause, self.lang) for clause in it.basis],
            "note": say("finding.drafted", self.lang) if drafted(it) else "",
            "places": self._places(it),
        }

    def _places(self, it: Finding) -> str:
        """Where it stands: each file once, with its lines or cells."""
        spots = list(dict.fromkeys(
            (place.path, place.cell, place.line, "" if place.cell or place.line else place.pointer)
            for place in it.locations))
        files: dict[str, list[str]] = {}
        for path, cell, line, pointer in spots[:_PLACES]:
            where = cell or (say("paper.line", self.lang, line=line) if line else pointer)
            files.setdefault(path, []).extend([where] if where else [])
        named = [path + (say("line.brackets", self.lang, text=listed(places, self.lang)) if places else "")
                 for path, places in files.items()]
        more = say("paper.places", self.lang, n=len(spots)) if len(spots) > _PLACES else ""
        return listed(named, self.lang) + more

    def record(self, it: Finding) -> str:
        """The ids of the records that make the violation up."""
        ids = it.records or (it.record,)
        more = say("finding.more_records", self.lang, n=len(ids) - _RECORDS) if len(ids) > _RECORDS else ""
        return (listed(ids[:_RECORDS], self.lang) or say("finding.no_record", self.lang)) + more

    def matter(self, it: Finding) -> str:
        """What the record is about, where that is known."""
        summary = self._summaries.of(it)
        return summary.title if summary else ""

    def split(self, findings: Iterable[Finding]) -> str:
        """How many violations of which severity."""
        found = Counter(it.severity for it in findings)
        words = [say("counts.split", self.lang, severity=say(f"severity.{severity}", self.lang), n=found[severity])
                 for severity in SEVERITIES if found[severity]]
        return say("paper.split", self.lang, n=found.total(), split=listed(words, self.lang))

    def files(self, paths: Container[str]) -> list[str]:
        """The submitted files at these paths, with their digests."""
        return [say("evidence.file", self.lang, path=one.path, sha256=one.sha256 or say("value.not_given", self.lang))
                for one in self.report.inputs if one.path in paths]

    def named(self, unit: str) -> str:
        """The name of a unit, also of one that has none."""
        return unit or say("finding.no_unit", self.lang)

    def left_out(self, units: int) -> list[str]:
        """What a paper on so many units has to say of what does not stand in it."""
        report, lang = self.report, self.lang
        open_ = sum(report.total(verdict) for verdict in ("undetermined", "manual", "error"))
        unread = sum(one.status != "read" for one in report.inputs)
        found = [("paper.more_units", units - MOST_UNITS), ("paper.unread", unread), ("paper.open", open_)]
        return [*(say(key, lang, n=n) for key, n in found if n > 0), covered(report, lang)]


def covered(report: Report, lang: str) -> str:
    """Whether names and numbers of persons are covered."""
    return say("paper.masked" if report.privacy.masked else "paper.unmasked", lang)


def _violations(part: UnitPart) -> list[Finding]:
    return [it for record in part.records for it in record.findings if it.verdict == "violation"]
