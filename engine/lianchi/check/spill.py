"""Items put aside in bundles, one after the other or by key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any, Generic, TypeVar

import msgspec

from lianchi.check.blocks import Blocks
from lianchi.model.stored import Part, Stored

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

BUNDLE = 500
"""Items that are written and read together."""

HELD = 20_000
"""Items of all keys that a shelf holds before it writes them."""


def spilled(items: Iterable[T], kind: Any) -> Stored[T]:
    """The items as a sequence that may be gone through again and again; ``kind`` is their type."""
    blocks, parts, decode = Blocks(), list[Part](), msgspec.msgpack.Decoder(list[kind]).decode
    left = iter(items)
    while bundle := list(islice(left, BUNDLE)):
        parts.append(Part(len(bundle), partial(_read, blocks, blocks.put(msgspec.msgpack.encode(bundle)), decode)))
    return Stored(parts)


def _read(blocks: Blocks, number: int, decode: Callable[[bytes], list[T]]) -> list[T]:
    return decode(blocks.get(number))


class Shelf(Generic[K, T]):
    """Items by key, in the order in which they were put there; those of one key are in memory together."""

    def __init__(self, kind: Any) -> None:
        self._decode: Callable[[bytes], list[T]] = msgspec.msgpack.Decoder(list[kind]).decode
        self._blocks = Blocks()
        self._numbers: dict[K, list[int]] = defaultdict(list)
        self._waiting: dict[K, list[T]] = defaultdict(list)
        self._held = 0

    def put(self, key: K, item: T) -> None:
        """One more item for that key."""
        self._waiting[key].append(item)
        self._held += 1
        if self._held >= HELD:
            self._write()

    def of(self, key: K) -> Iterator[T]:
        """All items of that key."""
        for bundle in self.packed(key):
            yield from self._decode(bundle)

    def packed(self, key: K) -> list[bytes]:
        """The same in bundles, packed as lists."""
        waiting = self._waiting.get(key)
        written = [self._blocks.get(number) for number in self._numbers.get(key, ())]
        return [*written, msgspec.msgpack.encode(waiting)] if waiting else written

    def keys(self) -> list[K]:
        """The keys that have items, in the order of the first of each."""
        return list(dict.fromkeys((*self._numbers, *self._waiting)))

    def _write(self) -> None:
        for key, items in self._waiting.items():
            self._numbers[key].append(self._blocks.put(msgspec.msgpack.encode(items)))
        self._waiting.clear()
        self._held = 0
