"""Checking one chunk of one file: read, normalise, decide, explain.  Runs in a worker process."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from lianchi.check.common import OpenVerdicts
from lianchi.check.result import ChunkResult, GroupRow, Place, add_counts
from lianchi.check.setup import Workshop
from lianchi.decide.groups import GroupSessions, declared_by, doubt, unit_of
from lianchi.decide.session import Decision, Outcome, Session
from lianchi.errors import UnreadableInput
from lianchi.explain import Checked, group_finding, open_finding
from lianchi.explain.missing import traces
from lianchi.mask import OPEN, Veil
from lianchi.model.finding import (
    Counts,
    Doubt,
    Finding,
    Location,
    RawRecord,
    Remark,
    Unread,
)
from lianchi.normalise import Problem
from lianchi.project import PlannedGroup, PlannedRule, Subject, subjects
from lianchi.project.grouping import Declared, Formed, Placed
from lianchi.project.logic import terms_of
from lianchi.project.rows import Row, rows
from lianchi.project.terms import Term
from lianchi.read import Chunk, read_chunk
from lianchi.read.origins import corrected
from lianchi.read.parquet import rows_at
from lianchi.read.spool import SPOOLED

KINDS = frozenset(("kind", "记录种类"))
"""The names of the field that says of which kind a record is."""

ORIGIN = ""
"""Where the origin of a converted record stands among its fields for what covers persons; no field has this name."""

BUFFER = 100
"""Records decided together: enough for the engine, and few enough to stay in the cache of the processor."""


class Worker:
    """Checks chunks with one loaded session."""

    def __init__(self, shop: Workshop) -> None:
        self.shop = shop
        self._session = Session(shop.plan)
        self.groups = GroupSessions(shop.plan)
        self.open_verdicts = OpenVerdicts(shop.explainer)
        self.rules = {rule.rule.id: rule for rule in shop.plan.rules}
        self._taking: dict[str, list[tuple[int, PlannedGroup]]] = {}
        self._terms: dict[str, list[Term]] = {}
        self._veiled: tuple[Mapping[str, Any], Veil] = ({}, OPEN)

    def check(self, chunk: Chunk, start: int = 0, stop: int | None = None, common: bool = False) -> ChunkResult:
        """The result of the chunk's records from ``start`` to ``stop`` (counted within the chunk).

        What could not be read is told by the part in which it stands.
        """
        result, open_ = ChunkResult(), self.open_verdicts if common else None
        records = self.records(chunk, result, start, stop)
        while buffer := list(islice(records, BUFFER)):
            self._decide(buffer, result, open_)
        result.common = open_.taken() if open_ else []
        return result

    def records(self, chunk: Chunk, result: ChunkResult, start: int = 0, stop: int | None = None,
                numbers: Container[int] | None = None) -> Iterator[tuple[int, Checked]]:
        """The records of the chunk that can be checked, each with its number; with ``numbers`` only those."""
        for number, raw in islice(enumerate(self._readable(chunk, result, start)), start, stop):
            if numbers is None or number in numbers:
                record = self._normalised(raw, number, chunk, result)
                if record is None:
                    result.unchecked.append(number)
                else:
                    yield number, record

    def rows(self, chunk: Chunk, result: ChunkResult, numbers: Sequence[int]) -> Iterator[tuple[int, Checked]]:
        """The records of some rows of Parquet, which ascend and are counted within the chunk."""
        for number, raw in zip(numbers, rows_at(chunk.input, [chunk.start + n for n in numbers]), strict=True):
            if isinstance(raw, Unread):
                self._left(raw, chunk, result)
                continue
            record = self._normalised(raw, number, chunk, result)
            if record is None:
                result.unchecked.append(number)
            else:
                yield number, record

    def broken(self, chunk: Chunk, start: int, stop: int | None) -> ChunkResult:
        """The same for records that the engine cannot survive: an error for every rule that looks at them."""
        result = ChunkResult()
        for number, record in self.records(chunk, result, start, stop):
            rules = self.errors(record, result)
            decisions = [Decision(0, rule, whole_subject(record.tree, rule), "error") for rule in rules]
            self.tell(decisions, record, len(result.checked), result, None)
            self.note(record, result, {})
            result.findings.extend(self.placed(number, record, result))
        return result

    def _veil(self, fields: Mapping[str, Any]) -> Veil:
        """What covers the persons of a record, given as submitted; the last one is kept, as more is said of it."""
        if self._veiled[0] is not fields:
            self._veiled = fields, self.shop.mask.over(fields)
        return self._veiled[1]

    def errors(self, record: Checked, result: ChunkResult) -> list[PlannedRule]:
        """Count an error for every rule that looks at the record; those of them that are told."""
        plan, kind = self.shop.plan, record.tree["kind"]
        mine = {rule.rule.id for rule in plan.for_kind(kind)}
        for rule in plan.rules:
            add_counts(result.counts, {rule.rule.id: {"error" if rule.rule.id in mine else "not_applicable": 1}})
        return [rule for rule in plan.rules if rule.rule.id in mine - plan.support]

    def _readable(self, chunk: Chunk, result: ChunkResult, start: int = 0) -> Iterator[RawRecord]:
        """The records of the chunk; what cannot be read is noted when it stands behind ``start`` records."""
        seen = 0
        try:
            for item in read_chunk(chunk):
                if isinstance(item, RawRecord):
                    seen += 1
                    yield corrected(item)
                elif seen >= start:
                    self._left(item, chunk, result)
        except UnreadableInput as error:
            result.unreadable = Unread(error.line, error.zh, error.en)
        except OSError as error:  # a disk that fails, a share that goes away
            result.unreadable, result.by_chance = broken_off(error), True

    def _left(self, item: Unread | Doubt, chunk: Chunk, result: ChunkResult) -> None:
        """Note what was not read, or what a person should know of the file."""
        if isinstance(item, Unread):
            result.unread.append(item)
        else:
            veil = self.shop.mask.over_text(item.zh, item.en, item.place)
            result.remarks.append(veil.remark(_doubt(item, "", chunk.input.shown)))

    def _decide(self, chosen: list[tuple[int, Checked]], result: ChunkResult, open_: OpenVerdicts | None) -> None:
        """Decide records together, or one by one where the counts of each are wanted."""
        for some in [[one] for one in chosen] if self.shop.alone else [chosen]:
            self._decide_some(some, result, open_)

    def _decide_some(self, chosen: list[tuple[int, Checked]], result: ChunkResult, open_: OpenVerdicts | None) -> None:
        outcome = self.decide([record for _, record in chosen])
        add_counts(result.counts, outcome.counts)
        found: list[list[Decision]] = [[] for _ in chosen]
        for decision in outcome.decisions:
            found[decision.record].append(decision)
        for (number, record), decisions in zip(chosen, found, strict=True):
            self.tell(decisions, record, len(result.checked), result, open_)
            self.note(record, result, outcome.counts if self.shop.alone else {})
            result.findings.extend(self.placed(number, record, result))

    def decide(self, records: Sequence[Checked]) -> Outcome:
        """The verdicts of the engine on some records; their conclusions are added to them."""
        return self._session.decide([record.tree for record in records])

    def terms(self, rule: PlannedRule) -> list[Term]:
        """The terms of all conditions of a rule."""
        if rule.rule.id not in self._terms:
            parts = (rule.applies, rule.norm, rule.excused)
            self._terms[rule.rule.id] = [term for part in parts for term in terms_of(part)]
        return self._terms[rule.rule.id]

    def tell(self, decisions: Sequence[Decision], record: Checked, checked: int, result: ChunkResult,
             open_: OpenVerdicts | None) -> None:
        """The findings of one record, the one of that number among those checked, in the order of rules and subjects.

        What is undetermined goes to the open verdicts where these are gathered.
        """
        for decision in sorted(decisions, key=lambda d: (d.rule.rule.id, d.at)):
            if open_ is not None and decision.verdict == "undetermined":
                open_.add(decision, record, checked, partial(self._veil, record.fields))
            else:
                result.findings.append(self._veil(record.fields).finding(self.shop.explainer.finding(decision, record)))

    def placed(self, number: int, record: Checked, result: ChunkResult) -> list[Finding]:
        """Add what the record gives to the rules on groups; an item that cannot be placed is a finding of its own."""
        findings: list[Finding] = []
        tree, unit = record.tree, unit_of(record.tree)
        said = declared_by(tree, (0, number))
        if said is not None:
            result.declared.append(said)
        people: tuple[str, ...] | None = None
        doubts: list[Declared] = []
        for index, group in self._groups_of(tree["kind"]):
            open_: dict[tuple[str, ...], Finding] = {}
            for row in rows(group, tree):
                if isinstance(row, Row):
                    people = self.shop.mask.people(tree) if people is None else people
                    placed = Placed(row, unit, str(tree["id"]), (0, number), row.naming(people))
                    result.rows.append(GroupRow(index, placed))
                else:
                    found = self._veil(record.fields).finding(open_finding(self.shop.explainer, group, row, record))
                    open_.setdefault(found.missing, found)
                    unsure = doubt(group, row, tree, (0, number))
                    if unsure is not None and unsure not in doubts:
                        doubts.append(unsure)
            if open_:
                add_counts(result.counts, {group.id: {"undetermined": len(open_)}})
                findings.extend(open_.values())
        result.declared += doubts
        return findings

    def _groups_of(self, kind: str) -> list[tuple[int, PlannedGroup]]:
        """The rules on groups that take rows of that kind of record, with their numbers."""
        if kind not in self._taking:
            self._taking[kind] = [(index, group) for index, group in enumerate(self.shop.plan.groups)
                                  if any(source.takes(kind) for source in group.sources)]
        return self._taking[kind]

    def group_finding(self, decision: Decision, formed: Formed) -> Finding:
        """The finding of a group, with its persons covered; its places still lead into the group."""
        veil = self.shop.mask.over_group(formed.people, formed.tree)
        return veil.finding(group_finding(self.shop.explainer, decision, formed))

    def group_error(self, group: PlannedGroup, formed: Formed) -> Decision:
        """The verdict on a group that the engine cannot survive."""
        return Decision(0, group.planned, subjects(formed.tree, ())[0], "error")

    def find(self, chunk: Chunk, wanted: Sequence[Place]) -> ChunkResult:
        """The locations of each place, all in records of one chunk; none for a place that is no longer there."""
        by_record: dict[int, list[int]] = {}
        for index, place in enumerate(wanted):
            by_record.setdefault(place.record, []).append(index)
        result = ChunkResult(places=[[] for _ in wanted])
        for number, raw in enumerate(self._readable(chunk, ChunkResult())):
            record = self._normalised(raw, number, chunk, ChunkResult()) if number in by_record else None
            if record is not None:
                for index in by_record[number]:
                    result.places[index] = self._found(record, wanted[index])
        return result

    def _found(self, record: Checked, place: Place) -> list[Location]:
        source = self.shop.plan.groups[place.group].sources[place.source]
        if place.field is None:
            return [self._veil(record.fields).location(record.raw.locate(place.pointer))]
        subject = next(one for one in subjects(record.tree, source.steps) if one.pointers[-1] == place.pointer)
        term = source.fields.get(place.field)
        pointers = dict.fromkeys(one.pointer for one in traces([term], subject) if one.pointer) if term else ()
        return [self._veil(record.fields).location(record.raw.locate(pointer)) for pointer in pointers]

    def note(self, record: Checked, result: ChunkResult, counts: Counts) -> None:
        """Count a record as checked, with its summary."""
        result.records += 1
        summary = self.shop.summariser.summary(record, record.raw.locate(""))
        if summary.title or summary.events:
            summary = self._veil(record.fields).summary(summary)
        result.checked.append(summary._replace(counts=counts) if counts else summary)

    def _normalised(self, raw: RawRecord, number: int, chunk: Chunk, result: ChunkResult) -> Checked | None:
        """The record ready to be decided; None (and counted) when its kind is unknown."""
        fields = self.shop.adapt(raw.fields) if self.shop.adapt else raw.fields
        if self.shop.kind is not None and not fields.keys() & KINDS:
            fields = {**fields, "kind": self.shop.kind}
        done = self.shop.normaliser.normalise(fields)
        if raw.origin:
            fields = {**fields, ORIGIN: raw.origin}  # persons may stand in it too
        tree = done.tree
        if "id" not in tree:
            tree["id"] = f"{chunk.input.shown}#{number + 1}"
        quoted: dict[str, str] = {}
        for problem in done.problems:
            if problem.code == "missing_id" and chunk.input.format == SPOOLED:
                continue  # minutes have no id, and nobody is to blame
            result.remarks.append(self._veil(fields).remark(_remark(problem, str(tree["id"]), raw)))
            if problem.text:
                quoted[problem.pointer] = problem.text
        for one in raw.doubts:
            result.remarks.append(self._veil(fields).remark(_doubt(one, str(tree["id"]), chunk.input.shown)))
        for zh, en in raw.notes:
            about = Remark("encoding", str(tree["id"]), raw.locate(""), zh, en)
            result.remarks.append(self._veil(fields).remark(about))
        if "kind" not in tree:
            result.unread.append(Unread(raw.line, f"记录 {tree['id']} 的种类（kind）缺失或不认识，没有检查；"
                                        "没有写种类的会议记录，可以加 --kind，如 --kind 三重一大",
                                        f"record {tree['id']}: its kind is missing or unknown; it was not checked; "
                                        "for minutes that do not say it use --kind"))
            return None
        return Checked(raw, tree, quoted, fields)


def broken_off(error: OSError) -> Unread:
    """Why a file that was found could not be read to its end."""
    return Unread(0, f"读的时候出错（{error.strerror}），请检查硬盘或网络盘后再查一次",
                  f"reading failed ({error.strerror}); look after the disk or the network, and check it again")


def _remark(problem: Problem, record: str, raw: RawRecord) -> Remark:
    return Remark(problem.code, record, raw.locate(problem.pointer), problem.zh, problem.en)


def _doubt(one: Doubt, record: str, shown: str) -> Remark:
    return Remark(one.code, record, Location(shown, "", None, one.place or None), one.zh, one.en)


def whole_subject(tree: dict[str, Any], rule: PlannedRule) -> Subject:
    """The record, or the whole collection of which the rule judges the items, as if nothing of it were known."""
    without = {key: value for key, value in tree.items() if not rule.steps or key != rule.steps[0].keys[0]}
    return subjects(without, rule.steps)[0]
