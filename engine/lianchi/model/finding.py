"""What comes out: verdicts, findings, remarks and the report.  Frozen, without paths of the machine.

What a worker process hands over by the thousand is a named tuple, which crosses the process boundary ten times faster
than a dataclass.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

REPORT_SCHEMA = "lianchi/report/1"

VERDICTS = ("violation", "compliant", "not_applicable", "undetermined", "manual", "error")
"""The six verdicts, in the order in which every report counts them."""

REPORTED = ("violation", "undetermined", "manual", "error")
"""The verdicts that become findings; the other two are only counted."""


class Location(NamedTuple):
    """Where a value stands in a submitted file.

    ``path`` is shown as the user gave it; ``pointer`` is a JSON pointer (an XPath for XML); ``line`` counts from 1;
    ``cell`` is for spreadsheets.
    """

    path: str
    pointer: str
    line: int | None = None
    cell: str | None = None


class RawRecord(NamedTuple):
    """One record as submitted: plain mappings, lists and scalars, and a way to find where a value stood.

    ``locate`` takes a JSON pointer into ``fields`` and answers with the place of that value, or of its closest
    existing parent when the value is missing.
    """

    fields: dict[str, Any]
    locate: Callable[[str], Location]
    notes: tuple[tuple[str, str], ...] = ()
    """What the report must say about the file that the record came from, (zh, en) sentences: a guessed encoding.
    Only the first record of a file carries them."""
    line: int = 0
    """The line on which the record begins; 0 where the format has no lines."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file that could not be read: a line of JSON lines, or all that follows a broken place."""

    line: int
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the submitted data that a reader must know: an unknown field, a double id…"""

    code: str
    """unknown_field | unreadable_value | double_id | missing_id | unknown_kind | encoding"""
    record: str
    location: Location
    zh: str
    en: str


class Clause(NamedTuple):
    """A cited clause as a finding prints it: in force on the day judged; ``checked`` is an ISO day or None."""

    title: str
    locator: str | None
    confidence: str
    checked: str | None


class Finding(NamedTuple):
    """One verdict worth reading: the sentence, the clauses, the facts and where they stand."""

    rule: str
    title: str
    verdict: str
    severity: str
    unit: str
    record: str
    subject: str
    """Path of the subject in the record, ``meetings[3]``; the empty string for the record itself."""
    message: str
    remedy: str
    basis: tuple[Clause, ...]
    facts: tuple[tuple[str, Any], ...]
    """Term → value as JSON can hold it: whole numbers, text, true/false; money in yuan and days in ISO, as text."""
    missing: tuple[str, ...]
    """For *undetermined*: what is missing, in words."""
    locations: tuple[Location, ...]
    fingerprint: str
    records: tuple[str, ...] = ()
    """For a rule on several records: the ids of all that make the finding up, ``record`` being the first."""


@dataclass(frozen=True, slots=True)
class InputReport:
    """What became of one submitted file; ``status`` is read, partial or unread.

    ``sha256`` is of its bytes, None where they could not be read at all.
    """

    path: str
    sha256: str | None
    records: int
    status: str
    reason: str | None = None


Counts = dict[str, dict[str, int]]
"""Rule id → verdict → how many subjects."""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole result of one run, before any output format."""

    version: str
    backend: str
    digest: str
    rules: int
    titles: dict[str, str]
    """Rule id → title in the language of the report, for every rule that was run."""
    inputs: tuple[InputReport, ...]
    records: int
    counts: Counts
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...]
    manual_rules: tuple[str, ...] = ()
    """Titles of the rules that no engine runs and a person must look at."""
    units: tuple[tuple[str, str], ...] = field(default=())
    """(unit name, record id) of every record, in the order of the inputs; for reports that list clean records too."""

    def total(self, verdict: str) -> int:
        """How many subjects got this verdict, over all rules."""
        return sum(count[verdict] for count in self.counts.values())
