"""Writes records and labels, one after the other from one stream of randomness."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from submissions.draw import Draw, Record
from submissions.faults import Breach
from submissions.gaps import leave_out
from submissions.shape import Bundle, Shape

FAULTY = 1 / 7
"""The share of records with a fault."""
BUNDLED = 1 / 8
"""The share of faulty records that are bundles, where the shape has any."""
_LINE = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


@dataclass(slots=True)
class Case:
    """What one fault came to: the rules broken and the records that show it, filled while they are written."""

    breaches: tuple[Breach, ...]
    waiting: int
    records: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Written:
    """One line of records, the lines of labels that it completes."""

    record: str
    labels: list[str]


class Stream:
    """Records in order, each with the labels that it completes."""

    def __init__(self, shapes: Iterable[Shape], seed: int, gaps: float = 0) -> None:
        self._draw = Draw(seed)
        self._blank = Draw(seed + 1)
        self._gaps = gaps
        self._shapes = list(shapes)
        self._weights = list(accumulate(shape.weight for shape in self._shapes))
        self._waiting: list[tuple[str, Record, Case]] = []

    def take(self, count: int) -> Iterator[Written]:
        """The first so many records."""
        for number in range(1, count + 1):
            kind, record, case = self._next()
            identity = f"R{number:07}"
            whole = {"schema": "lianchi/record/1", "id": identity, "kind": kind, **record}
            if self._gaps and self._blank.chance(self._gaps):
                whole, left_out = leave_out(whole, self._blank)
                if case:
                    case.gaps += [f"{identity}{place}" for place in left_out]
            yield Written(_LINE(whole), labels(case, identity) if case else [])

    def _next(self) -> tuple[str, Record, Case | None]:
        if self._waiting and self._draw.chance(0.3):
            return self._waiting.pop(0)
        shape = self._shape()
        if not self._draw.chance(FAULTY) or not (shape.faults or shape.bundles):
            return shape.kind, shape.make(self._draw), None
        if shape.bundles and (not shape.faults or self._draw.chance(BUNDLED)):
            return self._bundle(shape.kind, self._draw.one(shape.bundles))
        fault = self._draw.one(shape.faults)
        record = json.loads(json.dumps(shape.make(self._draw)))
        fault.inject(record, self._draw)
        return shape.kind, record, Case(fault.breaches, 1)

    def _bundle(self, kind: str, bundle: Bundle) -> tuple[str, Record, Case | None]:
        records = bundle.make(self._draw)
        case = Case(bundle.breaches, len(records))
        self._waiting += [(record.pop("kind", kind), record, case) for record in records]
        return self._waiting.pop(0)

    def _shape(self) -> Shape:
        return self._shapes[bisect_right(self._weights, self._draw.next() * self._weights[-1])]


def labels(case: Case, identity: str) -> list[str]:
    """The label lines of a case once its last record is written."""
    case.records.append(identity)
    case.waiting -= 1
    return [] if case.waiting else [_LINE(_label(case, breach)) for breach in case.breaches]


def _label(case: Case, breach: Breach) -> Record:
    return {"record": case.records[0], "rule": breach.rule, "subject": breach.subject, "verdict": breach.verdict,
            **({"records": case.records} if breach.subject == "group" else {}),
            **({"gaps": case.gaps} if case.gaps else {})}


def write(folder: Path, count: int, stream: Stream) -> None:
    """The two files of a run."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"records-{count}.jsonl").open("w", encoding="utf-8") as records, \
            (folder / f"labels-{count}.jsonl").open("w", encoding="utf-8") as told:
        for one in stream.take(count):
            records.write(one.record + "\n")
            told.writelines(line + "\n" for line in one.labels)
