"""What comes out: verdicts, findings, remarks and the report.  Frozen, without paths of the machine.

What a worker process hands over by the thousand is a named tuple, which crosses the process boundary ten times faster
than a dataclass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

REPORT_SCHEMA = "lianchi/report/1"

VERDICTS = ("violation", "compliant", "not_applicable", "undetermined", "manual", "error")
"""The six verdicts, in the order in which every report counts them."""

REPORTED = ("violation", "undetermined", "manual", "error")
"""The verdicts that become findings; the other two are only counted."""


class Location(NamedTuple):
    """Where a value stands in a submitted file.

    ``path`` is shown as the user gave it; ``pointer`` is a JSON pointer (an XPath for XML); ``line`` counts from 1;
    ``cell`` is a place in an office file: 台账!C7, 第12段, 表2第3行第4列, 第3页第5行.
    """

    path: str
    pointer: str
    line: int | None = None
    cell: str | None = None
    origin: str | None = None
    """For a record that was taken from an office file and corrected by a person: where that file says the value."""


class Doubt(NamedTuple):
    """What a reader left out of a record because it was not certain, or thinks a person should know.

    ``place`` is like the ``cell`` of a Location; ``zh`` and ``en`` are whole sentences: what, why, and what to do.
    """

    place: str
    code: str
    """ambiguous | unit_conflict | destroyed_number | left_out | unknown_column | …"""
    zh: str
    en: str


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
    doubts: tuple[Doubt, ...] = ()
    """What was left out of this record."""
    origins: Mapping[str, tuple[str, str, str]] = MappingProxyType({})
    """JSON pointer → place, words and how sure the reading is, for a record that was taken from an office file."""
    origin: str = ""
    """The file and line of the whole record before it was converted; the submitter's words, as a file name may be."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file that could not be read: a line of JSON lines, or all that follows a broken place."""

    line: int
    zh: str
    en: str
    place: str = ""
    """Where it stands, for files without lines: a sheet, a page."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the submitted data that a reader must know: an unknown field, a double id…"""

    code: str
    """unknown_field | unreadable_value | double_id | missing_id | unknown_kind | encoding, or that of a Doubt"""
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
    judged_on: str | None = None
    """The ISO day whose law judged it; None where that day is not known."""


class Event(NamedTuple):
    """A step of a matter as the record tells it: its ISO day (None where it has none), what it was, and where."""

    day: str | None
    title: str
    pointer: str
    steps: tuple[int, ...] = ()
    """Its places in the ``order`` of the record, several where it was merged with another step; none where the order
    says nothing of it."""


class RecordSummary(NamedTuple):
    """One checked record in a line, for reports that list clean records too and for papers on one matter.

    ``line`` is 0 where the format has no lines; ``amount`` is yuan, ``day`` the ISO day of the decision.
    """

    unit: str
    record: str
    path: str = ""
    line: int = 0
    kind: str = ""
    title: str = ""
    amount: str | None = None
    day: str | None = None
    events: tuple[Event, ...] = ()
    """The steps in the order of the record; only for reports that ask for ``events``."""
    order: tuple[str, ...] = ()
    """The steps that a matter of this kind takes, one after the other; the empty string where one of several will do.
    Only with ``events``, and empty where no order is known."""
    counts: dict[str, dict[str, int]] = {}
    """Rule id → verdict → how many subjects of this record; only for reports that ask for ``counts``."""


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
    encoding: str | None = None
    """The encoding of a text file; only for reports that ask for ``encodings``."""


Counts = dict[str, dict[str, int]]
"""Rule id → verdict → how many subjects."""


class RuleNote(NamedTuple):
    """What a rule is, for formats that describe the rules beside the findings."""

    severity: str
    clauses: tuple[tuple[Clause, str], ...]
    """The texts that it rests on, each with what it says in our words."""


class Privacy(NamedTuple):
    """Whether names and numbers of persons are covered in the report; ``key`` tells reports of one key from others."""

    masked: bool
    key: str | None = None


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
    findings: Sequence[Finding]
    """Those of long runs, like the remarks and records, are not in memory: go through them, do not copy them."""
    remarks: Sequence[Remark]
    manual_rules: tuple[str, ...] = ()
    """Titles of the rules that no engine runs and a person must look at."""
    records_list: Sequence[RecordSummary] = ()
    """Every record that was checked, in the order of the inputs."""
    privacy: Privacy = Privacy(masked=False)
    notes: dict[str, RuleNote] = field(default_factory=dict)
    """Rule id → what the rule is; only for reports that ask for ``rules``."""

    def total(self, verdict: str) -> int:
        """How many subjects got this verdict, over all rules."""
        return sum(count[verdict] for count in self.counts.values())
