"""A task that kills its process, for tests of processes that import it by themselves."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from lianchi.check.result import ChunkResult
from lianchi.check.worker import Worker


@dataclass(frozen=True)
class Deadly:
    """A task of some items of which one kills its process."""

    items: Sequence[str]

    def size(self) -> int:
        return len(self.items)

    def run(self, worker: Worker, start: int, stop: int | None) -> ChunkResult:
        if "deadly" in self.items[start:stop]:
            os._exit(1)
        return ChunkResult(records=len(self.items[start:stop]))

    def broken(self, worker: Worker, start: int, stop: int | None) -> ChunkResult:
        return ChunkResult(counts={"X": {"error": len(self.items[start:stop])}})
