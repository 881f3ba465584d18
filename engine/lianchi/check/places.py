"""Where the members of findings on groups stand in the submitted files; only their chunks are read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from lianchi.check.blocks import Blocks
from lianchi.check.compartments import Position
from lianchi.check.pool import Pool
from lianchi.check.result import Place
from lianchi.check.spill import Shelf, spilled
from lianchi.check.tasks import PlaceTask
from lianchi.model.finding import Finding, Location
from lianchi.model.stored import Stored
from lianchi.project.grouping import Formed
from lianchi.read import Chunk

_TOGETHER: Final = 1000
"""Findings that get their places at a time."""


class _Ask(NamedTuple):
    """The n-th place of a finding."""

    finding: int
    nth: int
    place: Place


class _Answer(NamedTuple):
    """Where it is, for the finding that stands ``at``."""

    at: int
    nth: int
    locations: list[Location]


class Places:
    """Takes findings on groups as they come, and gives them back in order with their places."""

    def __init__(self, chunks: Sequence[Chunk], pool: Pool) -> None:
        self._chunks, self._pool = chunks, pool
        self._findings, self._positions = Blocks(), list[Position]()
        self._asks = Shelf[int, _Ask](_Ask)

    def add(self, finding: Finding, position: Position, group: Formed) -> None:
        """A finding whose locations still point into its group."""
        number, nth = self._findings.put(msgspec.msgpack.encode(finding)), 0
        self._positions.append(position)
        for pointer in finding.locations:
            for chunk, place in _asked(position.rule, group, pointer.pointer):
                self._asks.put(chunk, _Ask(number, nth, place))
                nth += 1

    def given(self) -> Stored[Finding]:
        """The findings by their positions, with their places instead of pointers into the groups."""
        order = sorted(range(len(self._positions)), key=lambda number: self._positions[number])
        return spilled(self._placed(order, self._answers(order)), Finding)

    def _answers(self, order: Sequence[int]) -> Shelf[int, _Answer]:
        """The places by groups of findings that stand together."""
        at = {finding: number for number, finding in enumerate(order)}
        answers = Shelf[int, _Answer](_Answer)
        flying: dict[int, list[_Ask]] = {}
        for number, result in self._pool.results(self._tasks(flying)):
            asks = flying.pop(number)
            found = dict(zip(_different(asks), result.places, strict=True))
            for ask in asks:
                answers.put(at[ask.finding] // _TOGETHER, _Answer(at[ask.finding], ask.nth, found[ask.place]))
        return answers

    def _tasks(self, flying: dict[int, list[_Ask]]) -> Iterator[PlaceTask]:
        for number, chunk in enumerate(sorted(self._asks.keys())):
            asks = flying[number] = list(self._asks.of(chunk))
            yield PlaceTask(self._chunks[chunk], _different(asks))

    def _placed(self, order: Sequence[int], answers: Shelf[int, _Answer]) -> Iterator[Finding]:
        decode = msgspec.msgpack.Decoder(Finding).decode
        for start in range(0, len(order), _TOGETHER):
            found: dict[int, list[_Answer]] = {}
            for answer in answers.of(start // _TOGETHER):
                found.setdefault(answer.at, []).append(answer)
            for at, number in enumerate(order[start : start + _TOGETHER], start=start):
                mine = sorted(found.get(at, []), key=lambda answer: answer.nth)
                places = dict.fromkeys(place for answer in mine for place in answer.locations)
                yield decode(self._findings.get(number))._replace(locations=tuple(places))


def _different(asks: Sequence[_Ask]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(ask.place for ask in asks))


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
