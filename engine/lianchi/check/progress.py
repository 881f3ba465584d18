"""How far a run has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from lianchi.check.cut import Work


class Progress(NamedTuple):
    """Files, bytes and records that are done; how many records there are in all is not known before the end."""

    files: int
    of_files: int
    bytes: int
    of_bytes: int
    records: int


Watch = Callable[[Progress], None]
"""Told of the progress: first when the work is known and what was kept from before is counted, then again and again."""


class Count:
    """Adds up what portions come to."""

    def __init__(self, work: Work, watch: Watch) -> None:
        self._work, self._watch = work, watch
        self._left = Counter(number for number, _ in work.portions)
        self._bytes = self._records = 0

    def add(self, portion: int, records: int) -> None:
        """One more portion is done."""
        number, chunk = self._work.portions[portion]
        self._left[number] -= 1
        self._bytes += chunk.size()
        self._records += records

    def show(self) -> None:
        """Tell how it stands."""
        done = len(self._work.inputs) - sum(left > 0 for left in self._left.values())
        self._watch(Progress(done, len(self._work.inputs), self._bytes, self._work.size, self._records))
