"""The second half of a run: the rows of all records, put together into groups, decided, and given their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from lianchi.check.pool import Pool
from lianchi.check.result import ChunkResult, Place, merge
from lianchi.check.tasks import GroupTask, PlaceTask
from lianchi.model.finding import Finding, Location
from lianchi.project.grouping import Declared, Formed, Placed, form
from lianchi.read import Chunk

PORTION = 2000
"""How many groups a worker takes at a time."""


def check_groups(chunks: Sequence[Chunk], results: Sequence[ChunkResult], pool: Pool) -> ChunkResult:
    """What the records of all chunks come to under the rules on several records; rows are taken off the results."""
    tasks = list(_tasks(pool, _placed(results), _declared(results)))
    found: dict[int, ChunkResult] = dict(pool.results(tasks))
    whole = merge(found[number] for number in range(len(tasks)))
    groups = [tasks[number].groups[index] for number in range(len(tasks)) for index in found[number].groups]
    rules = [tasks[number].number for number in range(len(tasks)) for _ in found[number].groups]
    whole.findings = _Places(chunks, pool).given(whole.findings, rules, groups)
    for result in results:
        result.rows.clear()
    return whole


def _placed(results: Sequence[ChunkResult]) -> dict[int, list[Placed]]:
    """Rule → its rows in the order of the inputs, each with the number of its chunk."""
    found: dict[int, list[Placed]] = defaultdict(list)
    for chunk, result in enumerate(results):
        for row in result.rows:
            found[row.group].append(row.placed._replace(place=(chunk, row.placed.place[1])))
    return found


def _declared(results: Sequence[ChunkResult]) -> list[Declared]:
    return [said._replace(place=(chunk, said.place[1])) for chunk, one in enumerate(results) for said in one.declared]


def _tasks(pool: Pool, placed: dict[int, list[Placed]], declared: Sequence[Declared]) -> Iterator[GroupTask]:
    for number, group in enumerate(pool.shop.plan.groups):
        groups = iter(form(group, placed.get(number, []), declared))
        while portion := list(islice(groups, PORTION)):
            yield GroupTask(number, portion)


class _Places:
    """Where the members of findings stand in the submitted files; only their chunks are read again."""

    def __init__(self, chunks: Sequence[Chunk], pool: Pool) -> None:
        self.chunks, self.pool = chunks, pool
        self.wanted: dict[int, dict[Place, int]] = defaultdict(dict)
        """Chunk → place → its number among the places of that chunk."""

    def given(self, findings: Sequence[Finding], rules: Sequence[int], groups: Sequence[Formed]) -> list[Finding]:
        """The findings with their places instead of pointers into the groups."""
        asked = [[place for pointer in finding.locations for place in self._asked(rule, group, pointer.pointer)]
                 for finding, rule, group in zip(findings, rules, groups, strict=True)]
        answers = self._answers()
        return [finding._replace(locations=tuple(dict.fromkeys(
                    location for chunk, number in places for location in answers[chunk][number])))
                for finding, places in zip(findings, asked, strict=True)]

    def _asked(self, rule: int, group: Formed, pointer: str) -> Iterator[tuple[int, int]]:
        """The chunk and number of the place that a pointer into a group stands for."""
        name, _, rest = pointer[1:].partition("/")
        index, _, field = rest.partition("/")
        if name in group.members and index.isdigit():
            names = list(group.members)
            one = group.members[name][int(index)]
            yield self._number(one.place, Place(one.place[1], rule, names.index(name), one.row.pointer, field or None))
        elif pointer.startswith("/group/") or not pointer:
            for said in group.declared:
                yield self._number(said.place, Place(said.place[1], rule, 0, "/coverage", None))

    def _number(self, place: tuple[int, int], wanted: Place) -> tuple[int, int]:
        known = self.wanted[place[0]]
        return place[0], known.setdefault(wanted, len(known))

    def _answers(self) -> dict[int, list[list[Location]]]:
        chunks = sorted(self.wanted)
        found = dict(self.pool.results(PlaceTask(self.chunks[chunk], tuple(self.wanted[chunk])) for chunk in chunks))
        return {chunk: found[number].places for number, chunk in enumerate(chunks)}
