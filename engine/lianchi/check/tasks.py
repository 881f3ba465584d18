"""What a worker process is asked to do: check a part of a file, decide groups, or find places again."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from lianchi.check.result import ChunkResult, Place
from lianchi.check.worker import Worker
from lianchi.errors import UnreadableInput
from lianchi.model.finding import RawRecord
from lianchi.read import Chunk, read_chunk


class Task(Protocol):
    """Work on a row of items of which one may kill the process; then the items from start to stop are tried alone."""

    def size(self) -> int:
        """How many items there are."""

    def run(self, worker: Worker, start: int, stop: int | None) -> ChunkResult:
        """The result of these items."""

    def broken(self, worker: Worker, start: int, stop: int | None) -> ChunkResult:
        """The result of items that the engine cannot survive: errors."""


def readable(chunk: Chunk) -> int:
    """How many records of a chunk can be read."""
    total = 0
    with suppress(UnreadableInput):
        for item in read_chunk(chunk):
            total += isinstance(item, RawRecord)
    return total


@dataclass(frozen=True, slots=True)
class CheckTask:
    """The records of a chunk."""

    chunk: Chunk
    common: bool = False
    """Whether what cannot be judged is one finding for all records that wait for the same."""

    def size(self) -> int:
        """The records that can be read."""
        return readable(self.chunk)

    def run(self, worker: Worker, start: int, stop: int | None) -> ChunkResult:
        """Check them."""
        return worker.check(self.chunk, start, stop, self.common)

    def broken(self, worker: Worker, start: int, stop: int | None) -> ChunkResult:
        """An error for every rule that looks at them."""
        return worker.broken(self.chunk, start, stop)


@dataclass(frozen=True, slots=True)
class PlaceTask:
    """Places in the records of one chunk."""

    chunk: Chunk
    wanted: Sequence[Place] = field(default=())

    def size(self) -> int:
        """Reading again cannot be halved."""
        return 1

    def run(self, worker: Worker, start: int, stop: int | None) -> ChunkResult:
        """Find them."""
        return worker.find(self.chunk, self.wanted)

    def broken(self, worker: Worker, start: int, stop: int | None) -> ChunkResult:
        """Nothing found."""
        return ChunkResult(places=[[] for _ in self.wanted])
