"""What the portions of a run came to, in their order, whoever finished first; most of it is not in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from lianchi.check.blocks import Blocks
from lianchi.check.common import Common
from lianchi.check.kept import Kept
from lianchi.check.result import (
    GroupRow,
    Head,
    checked_of,
    common_of,
    findings_of,
    head,
    remarks_of,
    rows_of,
)
from lianchi.model.finding import Finding, RecordSummary, Remark
from lianchi.model.stored import Part, Stored

T = TypeVar("T")


class Portions:
    """The packed results by number: in the folder of ``--resume`` where there is one, else put aside."""

    def __init__(self, number: int, kept: Kept | None = None, keys: Sequence[str] = ()) -> None:
        self._kept, self._keys = kept, keys
        self._blocks = Blocks()
        self._block: dict[int, int] = {}
        self._heads: list[Head | None] = [kept.taken(key) for key in keys] if kept else [None] * number
        self._taken = number - self._heads.count(None)

    def missing(self) -> list[int]:
        """The numbers of those still to be done."""
        return [number for number, one in enumerate(self._heads) if one is None]

    def put(self, number: int, result: bytes, *, keep: bool = True) -> Head:
        """Take in a result; ``keep`` it for further runs, too, unless a process or the disk failed, perhaps by chance.
        """
        one = self._heads[number] = head(result)
        sound = not one.by_chance and not any(verdicts["error"] for verdicts in one.counts.values())
        if self._kept is None or not (keep and sound and self._kept.put(self._keys[number], result)):
            self._block[number] = self._blocks.put(result)
        return one

    def finish(self) -> None:
        """All are done: say what was taken from before, and let go of what does not belong here."""
        if self._kept is not None:
            self._kept.finish(self._keys, self._taken)

    def heads(self) -> Iterator[tuple[int, Head]]:
        """The numbers and heads of those that are done."""
        return ((number, one) for number, one in enumerate(self._heads) if one is not None)

    def findings(self) -> Stored[Finding]:
        """The findings on single records, in the order of the inputs."""
        return Stored(Part(one.findings, partial(self._read, number, lambda it: findings_of(it).findings))
                      for number, one in self.heads())

    def remarks(self) -> Stored[Remark]:
        """The remarks, in the order of the inputs."""
        return Stored(Part(one.remarks, partial(self._read, number, lambda it: remarks_of(it).remarks))
                      for number, one in self.heads())

    def checked(self) -> Stored[RecordSummary]:
        """The records, in the order of the inputs."""
        return Stored(Part(one.checked, partial(self._read, number, lambda it: checked_of(it).checked))
                      for number, one in self.heads())

    def common(self) -> Iterator[tuple[list[Common], list[RecordSummary]]]:
        """What many records of a portion lack, with the records of that portion."""
        for number, one in self.heads():
            if one.common:
                yield common_of(self._get(number)).common, checked_of(self._get(number)).checked

    def rows(self) -> Iterator[tuple[int, GroupRow]]:
        """The rows for rules on several records, each with the number of its portion."""
        for number, one in self.heads():
            for row in rows_of(self._get(number)).rows if one.rows else ():
                yield number, row

    def _read(self, number: int, choose: Callable[[bytes], list[T]]) -> list[T]:
        return choose(self._get(number))

    def _get(self, number: int) -> bytes:
        if number in self._block or self._kept is None:
            return self._blocks.get(self._block[number])
        return self._kept.get(self._keys[number])
