"""Sequences that are too long to be held in memory at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, Final, NamedTuple, TypeVar, overload

T = TypeVar("T")
S = TypeVar("S")

FEW: Final = 20_000
"""So many findings, remarks or records are simply held."""


class Part(NamedTuple):
    """So many items, and a way to get them; ``weight`` where they come to more than so many of the usual kind."""

    size: int
    load: Callable[[], Sequence[Any]]
    weight: int = 0


class Stored(Sequence[T]):
    """A sequence in parts, of which only the one in use is in memory; equal to every sequence of equal items."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._parts = [part for part in parts if part.size]
        self._ends = list(accumulate(part.size for part in self._parts))
        self._now: tuple[int, Sequence[T]] = (-1, ())

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[T]:
        for part in self._parts:
            yield from part.load()

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return tuple(self[n] for n in range(*index.indices(len(self))))
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        number = bisect_right(self._ends, at)
        if self._now[0] != number:
            self._now = number, self._parts[number].load()
        return self._now[1][at - self._ends[number] + self._parts[number].size]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __repr__(self) -> str:
        return f"<{len(self)} items>"

    @property
    def parts(self) -> Sequence[Part]:
        """The parts, each with at least one item."""
        return self._parts


def chained(*sequences: Sequence[T]) -> Sequence[T]:
    """The sequences one after the other; held in memory where they are few."""
    whole = Stored[T](part for one in sequences for part in parts_of(one))
    return tuple(whole) if sum(max(part.size, part.weight) for part in whole.parts) <= FEW else whole


def parts_of(items: Sequence[Any]) -> Sequence[Part]:
    """The parts of a stored sequence; of any other the whole."""
    return items.parts if isinstance(items, Stored) else [Part(len(items), lambda: items)]


def mapped(change: Callable[[T], S], items: Sequence[T]) -> Sequence[S]:
    """The items as they are after a change."""
    return chained(Stored[S](_changed(change, part) for part in parts_of(items)))


def _changed(change: Callable[[T], S], part: Part) -> Part:
    return part._replace(load=lambda: [change(one) for one in part.load()])
