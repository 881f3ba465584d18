"""What the portions of a run came to, in their order, whoever finished first; most of it is not in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lianchi.check.blocks import Blocks
from lianchi.check.kept import Kept
from lianchi.check.result import Head, head


class Portions:
    """The packed results by number: in the folder of ``--resume`` where there is one, else put aside."""

    def __init__(self, number: int, kept: Kept | None = None, keys: Sequence[str] = ()) -> None:
        self._kept, self._keys = kept, keys
        self._blocks = Blocks()
        self._block: dict[int, int] = {}
        self._heads: list[Head | None] = [None] * number
        self._taken = 0
        for at, key in enumerate(keys if kept else ()):
            found = kept.taken(key) if kept else None
            if found is not None:
                self._heads[at] = found[1]
                self._taken += 1

    def known(self) -> Iterator[tuple[int, Head]]:
        """The numbers and heads of those that are done."""
        return ((number, one) for number, one in enumerate(self._heads) if one is not None)

    def missing(self) -> list[int]:
        """The numbers of those still to be done."""
        return [number for number, one in enumerate(self._heads) if one is None]

    def put(self, number: int, packed: bytes, *, keep: bool = True) -> Head:
        """Take in a result; ``keep`` it for further runs too, unless a process died over it, perhaps by chance."""
        one = self._heads[number] = head(packed)
        sound = not any(verdicts["error"] for verdicts in one.counts.values())
        if self._kept is None or not (keep and sound and self._kept.put(self._keys[number], packed)):
            self._block[number] = self._blocks.put(packed)
        return one

    def get(self, number: int) -> bytes:
        """A result as it was put."""
        if number in self._block or self._kept is None:
            return self._blocks.get(self._block[number])
        return self._kept.get(self._keys[number])

    def finish(self) -> None:
        """All are done: say what was taken from before, and let go of what does not belong here."""
        if self._kept is not None:
            self._kept.finish(self._keys, self._taken)

    @property
    def heads(self) -> list[Head]:
        """The heads of all, once all are done."""
        return [one for _, one in self.known()]

    def __len__(self) -> int:
        return len(self._heads)
