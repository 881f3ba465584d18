"""What one chunk came to, as it crosses the process boundary, and several of them as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgspec

from lianchi.check.common import Common, moved
from lianchi.model.finding import VERDICTS, Counts, Finding, Location, RecordSummary, Remark, Unread
from lianchi.project.grouping import Declared, Placed


class GroupRow(NamedTuple):
    """A row for the rule of that number among the rules on groups."""

    group: int
    placed: Placed


class Place(NamedTuple):
    """A place to be found: of a record of a chunk, a row of a rule on groups, or one field of it."""

    record: int
    group: int
    source: int
    pointer: str
    field: str | None


class Position(NamedTuple):
    """Where a group stands among all: its rule, the first row of its key, its number among those of the key."""

    rule: int
    row: int
    number: int


class Grouped(NamedTuple):
    """Of the finding on a group: where the group stands, and the places of the finding with their chunks."""

    position: Position
    places: list[tuple[int, Place]]


class Told(NamedTuple):
    """The verdicts on one record of a chunk, before they are explained."""

    number: int
    """That of the record in the chunk."""
    verdicts: list[tuple[str, str, str]]
    """Id of the rule, pointer of the subject, verdict."""
    concluded: dict[str, Any] | None = None
    """What the lists conclude of the record, where that is known already."""
    rows: bool = False
    """Whether it has items that could not be placed into groups."""


@dataclass(slots=True)
class Prepared:
    """What a chunk gives to an engine that decides many records at once."""

    told: list[Told] = field(default_factory=list)
    """What the other engine decided."""
    files: list[tuple[str, str]] = field(default_factory=list)
    """Kind of record, and the name of the file with the records of that kind."""
    units: list[tuple[str | None, str | None, str | None]] = field(default_factory=list)
    """Code, name and region of the units that occur."""
    nones: list[tuple[str, ...]] = field(default_factory=list)
    """The fields that some record says to be none."""


@dataclass(slots=True)
class ChunkResult:
    """What one chunk came to; plain data that crosses the process boundary packed."""

    records: int = 0
    counts: Counts = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    checked: list[RecordSummary] = field(default_factory=list)
    """Every record that was checked, in order."""
    common: list[Common] = field(default_factory=list)
    """What many records cannot be judged for want of, where that is gathered."""
    unread: list[Unread] = field(default_factory=list)
    unchecked: list[int] = field(default_factory=list)
    """The numbers of the records of the chunk that were read and not checked, as their kind is not known."""
    unreadable: Unread | None = None
    """Why reading stopped before the end of the chunk."""
    by_chance: bool = False
    """Whether that was a fault of the disk, which may not come again."""
    rows: list[GroupRow] = field(default_factory=list)
    """What the records give to the rules on several records."""
    declared: list[Declared] = field(default_factory=list)
    groups: list[Grouped] = field(default_factory=list)
    """For decided groups, of each finding."""
    places: list[list[Location]] = field(default_factory=list)
    """The answers to a search for places, in the order asked."""
    prepared: Prepared = field(default_factory=Prepared)


def packed(result: ChunkResult) -> bytes:
    """The result as bytes: a tenth of the time that pickling many small objects takes on both sides."""
    return msgspec.msgpack.encode(result)


unpacked = msgspec.msgpack.Decoder(ChunkResult).decode
"""The result of the bytes of :func:`packed`."""


class Head(NamedTuple):
    """What a run keeps in memory of the result of a portion: its counts, and how much of everything else there is."""

    records: int
    counts: Counts
    unread: list[Unread]
    unreadable: Unread | None
    by_chance: bool
    declared: list[Declared]
    findings: int
    remarks: int
    checked: int
    common: int
    rows: int


class _Outline(msgspec.Struct):
    records: int
    counts: Counts
    unread: list[Unread]
    unreadable: Unread | None
    by_chance: bool
    findings: list[msgspec.Raw]
    remarks: list[msgspec.Raw]
    checked: list[msgspec.Raw]
    common: list[msgspec.Raw]
    rows: list[msgspec.Raw]
    declared: list[Declared]


_OUTLINE = msgspec.msgpack.Decoder(_Outline)


def head(result: bytes) -> Head:
    """The head of a packed result.  Raises ValueError for bytes that are none."""
    it = _OUTLINE.decode(result)
    return Head(it.records, it.counts, it.unread, it.unreadable, it.by_chance, it.declared,
                *map(len, (it.findings, it.remarks, it.checked, it.common, it.rows)))


class _Findings(msgspec.Struct):
    findings: list[Finding]


class _Remarks(msgspec.Struct):
    remarks: list[Remark]


class _Checked(msgspec.Struct):
    checked: list[RecordSummary]


class _Common(msgspec.Struct):
    common: list[Common]


class _Rows(msgspec.Struct):
    rows: list[GroupRow]


findings_of = msgspec.msgpack.Decoder(_Findings).decode
"""Only the findings of a packed result; the rest is passed over.  Likewise the following."""
remarks_of = msgspec.msgpack.Decoder(_Remarks).decode
checked_of = msgspec.msgpack.Decoder(_Checked).decode
common_of = msgspec.msgpack.Decoder(_Common).decode
rows_of = msgspec.msgpack.Decoder(_Rows).decode


def _none() -> dict[str, int]:
    return dict.fromkeys(VERDICTS, 0)


def add_counts(into: Counts, more: Mapping[str, Mapping[str, int]]) -> None:
    """Add the counts of some records to those of others."""
    for rule, verdicts in more.items():
        mine = into.setdefault(rule, _none())
        for verdict, number in verdicts.items():
            mine[verdict] += number


def merge(results: Iterable[ChunkResult]) -> ChunkResult:
    """The results of consecutive parts as one."""
    whole = ChunkResult()
    for part in results:
        whole.records += part.records
        add_counts(whole.counts, part.counts)
        whole.common.extend(moved(part.common, len(whole.checked)))
        for name in ("findings", "remarks", "checked", "unread", "rows", "declared", "groups", "places", "unchecked"):
            getattr(whole, name).extend(getattr(part, name))
        for name in ("told", "files", "units", "nones"):
            getattr(whole.prepared, name).extend(getattr(part.prepared, name))
        whole.unreadable = whole.unreadable or part.unreadable
        whole.by_chance = whole.by_chance or part.by_chance
    return whole
