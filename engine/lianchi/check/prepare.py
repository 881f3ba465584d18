"""What a worker does for an engine that decides many records at once: write them down for it, and explain afterwards.

Records that the engine cannot take are decided on the spot by the other one.  Either way a verdict is told first as
*rule, subject, verdict*, and explained when the whole portion is decided.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from lianchi.check.result import ChunkResult, Prepared, Told, add_counts
from lianchi.check.tasks import readable
from lianchi.check.worker import BUFFER, Worker, whole_subject
from lianchi.decide.session import Decision
from lianchi.decide.sql.batch import PORTION
from lianchi.decide.sql.records import line, marked
from lianchi.explain import Checked
from lianchi.project import PlannedRule, Subject, subjects
from lianchi.read import Chunk

Chosen = tuple[int, Checked]


@dataclass(frozen=True, slots=True)
class PrepareTask:
    """The records of a chunk, written into files of ``folder``, one for each of the ``kinds``."""

    chunk: Chunk
    number: int
    """That of the chunk; the records of chunk 3 have the numbers 3,000,000 and up."""
    folder: Path
    kinds: frozenset[str]
    only: Sequence[int] | None = None
    """The numbers of the rows concerned, where the database has the others."""

    def size(self) -> int:
        """The records that can be read."""
        return readable(self.chunk) if self.only is None else len(self.only)

    def records(self, worker: Worker, result: ChunkResult, start: int, stop: int | None) -> Iterator[Chosen]:
        """The records concerned that can be checked."""
        if self.only is None:
            return worker.records(self.chunk, result, start, stop)
        return worker.rows(self.chunk, result, self.only[start:stop])

    def run(self, worker: Worker, start: int, stop: int | None) -> ChunkResult:
        """Write them, or decide those that cannot be written."""
        with ExitStack() as stack:
            return _Preparing(self, worker, start, stack).done(stop)

    def broken(self, worker: Worker, start: int, stop: int | None) -> ChunkResult:
        """An error for every rule that looks at them."""
        result, told = ChunkResult(), list[Told]()
        for number, record in self.records(worker, result, start, stop):
            verdicts = [(rule.rule.id, whole_subject(record.tree, rule).pointers[-1], "error")
                        for rule in worker.errors(record, result)]
            told.append(Told(number, verdicts, rows=bool(worker.placed(number, record, result))))
            worker.note(record, result, {})
        result.prepared.told = told
        return result


class _Preparing:
    """One chunk being written."""

    def __init__(self, task: PrepareTask, worker: Worker, start: int, stack: ExitStack) -> None:
        self.task, self.worker, self.start, self.stack = task, worker, start, stack
        self.result = ChunkResult()
        self.told: list[Told] = []
        self.files: dict[str, BinaryIO] = {}
        self.units: dict[tuple[str | None, str | None, str | None], None] = {}
        self.nones: set[tuple[str, ...]] = set()

    def done(self, stop: int | None) -> ChunkResult:
        """All of it."""
        records = self.task.records(self.worker, self.result, self.start, stop)
        while buffer := list(islice(records, BUFFER)):
            self._buffer(buffer)
        names = [(kind, Path(file.name).name) for kind, file in self.files.items()]
        self.result.prepared = Prepared(self.told, names, list(self.units), sorted(self.nones))
        return self.result

    def _buffer(self, buffer: Sequence[Chosen]) -> None:
        lines = [self._line(number, record) for number, record in buffer]
        others = [one for one, data in zip(buffer, lines, strict=True) if data is None]
        verdicts = self._decided(others)
        for (number, record), data in zip(buffer, lines, strict=True):
            open_ = self.worker.placed(number, record, self.result)
            self.worker.note(record, self.result, {})
            if verdicts.get(number) or open_:
                told = Told(number, verdicts.get(number, []), record.tree.get("concluded"), bool(open_))
                self.told.append(told)
            if data is not None:
                self._write(number, record.tree, data)

    def _line(self, number: int, record: Checked) -> bytes | None:
        """The record as a line for the database; None for one that it cannot take."""
        within = record.tree["kind"] in self.task.kinds
        return line(record.tree, self.task.number * PORTION + number) if within else None

    def _decided(self, others: Sequence[Chosen]) -> dict[int, list[tuple[str, str, str]]]:
        """The verdicts worth telling on the records that the other engine decides, by their numbers."""
        found: dict[int, list[tuple[str, str, str]]] = {}
        outcome = self.worker.decide([record for _, record in others])
        add_counts(self.result.counts, outcome.counts)
        for one in outcome.decisions:
            verdict = (one.rule.rule.id, one.subject.pointers[-1], one.verdict)
            found.setdefault(others[one.record][0], []).append(verdict)
        return found

    def _write(self, number: int, tree: dict[str, Any], data: bytes) -> None:
        unit = tree.get("unit") or {}
        self.units[unit.get("code"), unit.get("name"), unit.get("region")] = None
        whole = marked(tree, data, self.task.number * PORTION + number, self.nones)
        self._file(tree["kind"]).write(whole + b"\n")

    def _file(self, kind: str) -> BinaryIO:
        if kind not in self.files:
            path = self.task.folder / f"{self.task.number}-{self.start}-{kind}.jsonl"
            self.files[kind] = self.stack.enter_context(path.open("wb"))
        return self.files[kind]


@dataclass(frozen=True, slots=True)
class ExplainTask:
    """Verdicts on records of a chunk, to be explained."""

    chunk: Chunk
    told: Sequence[Told]
    unchecked: Sequence[int]
    """The numbers of the records of the chunk that were not checked."""
    common: bool
    rows: bool = False
    """Whether the numbers are those of rows, of which only these are read."""

    def size(self) -> int:
        """The records with verdicts."""
        return len(self.told)

    def run(self, worker: Worker, start: int, stop: int | None) -> ChunkResult:
        """The findings, in the order of the records."""
        return self._explained(worker, self.told[start:stop], None)

    def broken(self, worker: Worker, start: int, stop: int | None) -> ChunkResult:
        """The same as errors."""
        return self._explained(worker, self.told[start:stop], "error")

    def _explained(self, worker: Worker, told: Sequence[Told], verdict: str | None) -> ChunkResult:
        result, by_number = ChunkResult(), {one.number: one for one in told}
        open_ = worker.open_verdicts if self.common else None
        records = (worker.rows(self.chunk, ChunkResult(), sorted(by_number)) if self.rows
                   else worker.records(self.chunk, ChunkResult(), numbers=by_number))
        for number, record in records:
            one = by_number[number]
            record.tree["concluded"] = one.concluded or {}
            decisions = list(_decisions(worker, record, one, verdict))
            checked = number - bisect_left(self.unchecked, number)
            worker.tell(decisions, record, checked, result, open_)
            if one.rows:
                result.findings.extend(worker.placed(number, record, ChunkResult()))
        result.common = open_.taken() if open_ else []
        return result


def _decisions(worker: Worker, record: Checked, told: Told, verdict: str | None) -> Iterator[Decision]:
    by_steps: dict[Any, dict[str, tuple[int, Subject]]] = {}
    for rule_id, pointer, found in told.verdicts:
        rule = worker.rules[rule_id]
        if rule.steps not in by_steps:
            mine = enumerate(subjects(record.tree, rule.steps))
            by_steps[rule.steps] = {one.pointers[-1]: (at, one) for at, one in mine}
        at, subject = by_steps[rule.steps].get(pointer) or (0, whole_subject(record.tree, rule))
        yield Decision(0, rule, subject, verdict or found, _seen(worker, rule, subject, found), at)


def _seen(worker: Worker, rule: PlannedRule, subject: Subject, verdict: str) -> tuple[Any, ...] | None:
    """The values of the rule's terms, by which an undetermined verdict is remembered."""
    return tuple([term.compute(subject.scope) for term in worker.terms(rule)]) if verdict == "undetermined" else None
