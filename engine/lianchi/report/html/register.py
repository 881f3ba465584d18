"""What the page knows of the records and units behind its findings."""

from __future__ import annotations

from lianchi.model.finding import Finding, RecordSummary, Report
from lianchi.wording import say

NO_MONTH = "-"
"""Stands for the month of a matter whose day is not known."""


class Register:
    """The record and the unit of each finding."""

    def __init__(self, report: Report, lang: str) -> None:
        self.lang = lang
        self.units = tuple(dict.fromkeys(it.unit for it in report.findings))
        self._keys = {unit: key for key, unit in enumerate(self.units)}
        self._records: dict[tuple[str, str, str], RecordSummary | None] = {}
        for it in report.records_list:
            # What a finding says does not tell apart two records that share their id: none is better than wrong.
            for key in ((it.unit, it.record, it.path), (it.unit, it.record, "")):
                self._records[key] = None if key in self._records else it

    def key(self, it: Finding) -> tuple[str, str, str]:
        """Unit, id and file of the record that the finding is about."""
        return it.unit, it.record, it.locations[0].path if it.locations else ""

    def record(self, it: Finding) -> RecordSummary | None:
        """The record that the finding is about; None where that is not certain."""
        return self._records.get(self.key(it))

    def month(self, it: Finding) -> str:
        """Year and month of the matter."""
        record = self.record(it)
        return record.day[:7] if record and record.day else NO_MONTH

    def unit_key(self, unit: str) -> int:
        """The number under which the page knows the unit."""
        return self._keys[unit]

    def unit(self, name: str) -> str:
        """The unit as a reader sees it."""
        return name or say("finding.no_unit", self.lang)

    def named(self, it: Finding) -> str:
        """The record as a reader sees it."""
        return it.record or say("finding.no_record", self.lang)
