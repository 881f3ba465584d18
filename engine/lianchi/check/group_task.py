"""Rows of one rule to be put together into groups and decided, by one process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import msgspec

from lianchi.check.result import ChunkResult, Grouped, Place, Position, add_counts
from lianchi.check.worker import Worker
from lianchi.project import PlannedGroup
from lianchi.project.grouping import Declared, Formed, Former, Key, Placed, UnitKeys

TOGETHER: Final = 1000
"""How many groups are decided at a time."""


@dataclass(frozen=True, slots=True)
class GroupTask:
    """All rows of some keys under one rule, packed, each with its number among the rows of the run."""

    rule: int
    """Its number among the rules on groups."""
    rows: Sequence[bytes]
    declared_keys: Sequence[tuple[int, Key]]
    """Keys that have groups even where no row has them, with the place that they have in the order then."""
    units: UnitKeys
    declared: Sequence[Declared]
    group: PlannedGroup | None = None
    """The rule itself, in the process that holds it; a compiled rule does not cross to another."""

    def __reduce__(self) -> tuple[object, ...]:
        return GroupTask, (self.rule, self.rows, self.declared_keys, self.units, self.declared)

    def size(self) -> int:
        """The groups."""
        assert self.group is not None
        return sum(1 for _ in self._groups(self.group))

    def run(self, worker: Worker, start: int, stop: int | None) -> ChunkResult:
        """Form, decide and explain them; the findings lack the places that are asked for."""
        group, result = worker.shop.plan.groups[self.rule], ChunkResult()
        groups = islice(self._groups(group), start, stop)
        while found := list(islice(groups, TOGETHER)):
            some = _bound(group, found, result)
            outcome = worker.groups.decide(group, [formed.tree for _, formed in some])
            add_counts(result.counts, outcome.counts)
            for decision in sorted(outcome.decisions, key=lambda d: d.record):
                position, formed = some[decision.record]
                result.findings.append(worker.group_finding(decision, formed))
                self._note(position, formed, result)
        return result

    def broken(self, worker: Worker, start: int, stop: int | None) -> ChunkResult:
        """An error for each."""
        group, result = worker.shop.plan.groups[self.rule], ChunkResult()
        for position, formed in _bound(group, list(islice(self._groups(group), start, stop)), result):
            add_counts(result.counts, {group.id: {"error": 1}})
            result.findings.append(worker.group_finding(worker.group_error(group, formed), formed))
            self._note(position, formed, result)
        return result

    def _note(self, position: Position, formed: Formed, result: ChunkResult) -> None:
        """Where the last finding belongs, and its places instead of pointers into the group."""
        last = result.findings[-1]
        asked = [place for one in last.locations for place in _asked(self.rule, formed, one.pointer)]
        result.findings[-1] = last._replace(locations=())
        result.groups.append(Grouped(position, asked))

    def _groups(self, group: PlannedGroup) -> Iterator[tuple[Position, Formed | None]]:
        """The groups by the first row of their key, then by day; None for one of too few rows for the rule to bind it.
        """
        former = Former(group, self.units, self.declared)
        by_key: dict[Key, tuple[int, list[Placed]]] = {}
        for bundle in self.rows:
            for row, placed in _rows(bundle):
                by_key.setdefault(former.key(placed), (row, []))[1].append(placed)
        for row, key in self.declared_keys:
            by_key.setdefault(key, (row, []))
        for key, (row, members) in by_key.items():
            for number, formed in enumerate(former.binding(key, members)):
                yield Position(self.rule, row, number), formed


def _bound(group: PlannedGroup, found: Sequence[tuple[Position, Formed | None]], result: ChunkResult
           ) -> list[tuple[Position, Formed]]:
    """Those of the groups that the rule may bind; the others are counted."""
    bound = [(position, formed) for position, formed in found if formed is not None]
    if len(bound) < len(found):
        add_counts(result.counts, {group.id: {"not_applicable": len(found) - len(bound)}})
    return bound


_rows = msgspec.msgpack.Decoder(list[tuple[int, Placed]]).decode


def _asked(rule: int, group: Formed, pointer: str) -> Iterator[tuple[int, Place]]:
    """The chunks and places that a pointer into a group stands for."""
    name, _, rest = pointer[1:].partition("/")
    index, _, field = rest.partition("/")
    if name in group.members and index.isdigit():
        names = list(group.members)
        one = group.members[name][int(index)]
        yield one.place[0], Place(one.place[1], rule, names.index(name), one.row.pointer, field or None)
    elif pointer.startswith("/group/") or not pointer:
        for said in group.declared:
            yield said.place[0], Place(said.place[1], rule, 0, "/coverage", None)
