"""Checking one chunk of one file: read, normalise, decide, explain.  Runs in a worker process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import msgspec

from lianchi.check.setup import Workshop
from lianchi.decide.session import Decision, Session
from lianchi.errors import UnreadableInput
from lianchi.explain import Checked
from lianchi.model.finding import VERDICTS, Counts, Finding, RawRecord, Remark, Unread
from lianchi.normalise import Problem
from lianchi.project import PlannedRule, Subject, subjects
from lianchi.read import Chunk, read_chunk

BUFFER = 100
"""Records decided together: enough for the engine, and few enough to stay in the cache of the processor."""


@dataclass(slots=True)
class ChunkResult:
    """What one chunk came to; plain data that crosses the process boundary packed."""

    records: int = 0
    counts: Counts = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    checked: list[tuple[str, str, int]] = field(default_factory=list)
    """(unit, record id, line) of every record that was checked, in order."""
    unread: list[Unread] = field(default_factory=list)
    unreadable: Unread | None = None
    """Why reading stopped before the end of the chunk."""


def packed(result: ChunkResult) -> bytes:
    """The result as bytes: a tenth of the time that pickling many small objects takes on both sides."""
    return msgspec.msgpack.encode(result)


unpacked = msgspec.msgpack.Decoder(ChunkResult).decode
"""The result of the bytes of :func:`packed`."""


class Worker:
    """Checks chunks with one loaded session."""

    def __init__(self, shop: Workshop) -> None:
        self._shop = shop
        self._session = Session(shop.plan)

    def check(self, chunk: Chunk, start: int = 0, stop: int | None = None) -> ChunkResult:
        """The result of the chunk's records from ``start`` to ``stop`` (counted within the chunk).

        What could not be read is told by the part in which it stands.
        """
        result = ChunkResult()
        records = islice(enumerate(self._readable(chunk, result, start)), start, stop)
        while buffer := list(islice(records, BUFFER)):
            normalised = (self._normalised(raw, number, chunk, result) for number, raw in buffer)
            self._decide([record for record in normalised if record is not None], result)
        return result

    def broken(self, chunk: Chunk, start: int, stop: int | None) -> ChunkResult:
        """The same for records that the engine cannot survive: an error for every rule that looks at them."""
        result = ChunkResult()
        for number, raw in islice(enumerate(self._readable(chunk, result, start)), start, stop):
            record = self._normalised(raw, number, chunk, result)
            if record is not None:
                self._errors(record, result)
        return result

    def _errors(self, record: Checked, result: ChunkResult) -> None:
        result.records += 1
        self._note(record, result)
        plan, tree = self._shop.plan, record.tree
        mine = {rule.rule.id for rule in plan.for_kind(tree["kind"])}
        for rule in plan.rules:
            verdict = "error" if rule.rule.id in mine else "not_applicable"
            add_counts(result.counts, {rule.rule.id: {verdict: 1}})
            if rule.rule.id in mine - plan.support:
                decision = Decision(0, rule, _whole_subject(tree, rule), verdict)
                result.findings.append(self._shop.explainer.finding(decision, record))

    def _readable(self, chunk: Chunk, result: ChunkResult, start: int = 0) -> Iterator[RawRecord]:
        """The records of the chunk; what cannot be read is noted when it stands behind ``start`` records."""
        seen = 0
        try:
            for item in read_chunk(chunk):
                if not isinstance(item, Unread):
                    seen += 1
                    yield item
                elif seen >= start:
                    result.unread.append(item)
        except UnreadableInput as error:
            result.unreadable = Unread(error.line, error.zh, error.en)

    def _decide(self, chosen: list[Checked], result: ChunkResult) -> None:
        outcome = self._session.decide([record.tree for record in chosen])
        add_counts(result.counts, outcome.counts)
        for decision in sorted(outcome.decisions, key=lambda d: (d.record, d.rule.rule.id, _order(d))):
            result.findings.append(self._shop.explainer.finding(decision, chosen[decision.record]))
        result.records += len(chosen)
        for record in chosen:
            self._note(record, result)

    def _note(self, record: Checked, result: ChunkResult) -> None:
        result.checked.append((record.unit, str(record.tree["id"]), record.raw.line))

    def _normalised(self, raw: RawRecord, number: int, chunk: Chunk, result: ChunkResult) -> Checked | None:
        """The record ready to be decided; None (and counted) when its kind is unknown."""
        fields = self._shop.adapt(raw.fields) if self._shop.adapt else raw.fields
        done = self._shop.normaliser.normalise(fields)
        tree = done.tree
        if "id" not in tree:
            tree["id"] = f"{chunk.input.shown}#{number + 1}"
        quoted: dict[str, str] = {}
        for problem in done.problems:
            result.remarks.append(_remark(problem, str(tree["id"]), raw))
            if problem.text:
                quoted[problem.pointer] = problem.text
        for zh, en in raw.notes:
            result.remarks.append(Remark("encoding", str(tree["id"]), raw.locate(""), zh, en))
        if "kind" not in tree:
            result.unread.append(Unread(raw.line, f"记录 {tree['id']} 的种类（kind）缺失或不认识，没有检查",
                                        f"record {tree['id']}: its kind is missing or unknown; it was not checked"))
            return None
        return Checked(raw, tree, quoted)


def _remark(problem: Problem, record: str, raw: RawRecord) -> Remark:
    return Remark(problem.code, record, raw.locate(problem.pointer), problem.zh, problem.en)


def _whole_subject(tree: dict[str, Any], rule: PlannedRule) -> Subject:
    """The record, or the whole collection of which the rule judges the items, as if nothing of it were known."""
    without = {key: value for key, value in tree.items() if not rule.steps or key != rule.steps[0].keys[0]}
    return subjects(without, rule.steps)[0]


def _order(decision: Decision) -> list[Any]:
    """Subjects in the order of the record: numbers as numbers."""
    return [(0, int(word), "") if word.isdigit() else (1, 0, word) for word in decision.subject.pointers[-1].split("/")]


def _none() -> dict[str, int]:
    return dict.fromkeys(VERDICTS, 0)


def add_counts(into: Counts, more: Counts) -> None:
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
        for name in ("findings", "remarks", "checked", "unread"):
            getattr(whole, name).extend(getattr(part, name))
        whole.unreadable = whole.unreadable or part.unreadable
    return whole
