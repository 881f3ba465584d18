"""Where the members of findings on groups stand in the submitted files; only their chunks are read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from lianchi.check.blocks import Blocks
from lianchi.check.pool import Pool
from lianchi.check.result import Grouped, Place, Position
from lianchi.check.spill import Shelf, spilled
from lianchi.check.tasks import PlaceTask
from lianchi.model.finding import Finding, Location
from lianchi.model.stored import Stored
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

    def add(self, finding: Finding, grouped: Grouped) -> None:
        """A finding that lacks its places."""
        number = self._findings.put(msgspec.msgpack.encode(finding))
        self._positions.append(grouped.position)
        for nth, (chunk, place) in enumerate(grouped.places):
            self._asks.put(chunk, _Ask(number, nth, place))

    def given(self) -> Stored[Finding]:
        """The findings by their positions, with their places."""
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
