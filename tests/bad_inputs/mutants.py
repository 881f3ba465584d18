"""Good files turned into bad ones: bits flipped, cut short, joined, parts swapped; the same ones for the same seed."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Final

from bad_inputs.office import packed

FLIPS: Final = 12
"""Bits that are flipped at most."""

INSERTS: Final = (b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", b"<!DOCTYPE x>", b"]]>", b"&#0;", b'"', b"{", b"\t",
                  "\u202e村".encode(), "　".encode("gbk"), b"\r", b"9" * 5000, b"[" * 500)
"""What is put somewhere in the middle."""


NUMBERS: Final = (b"0", b"-1", b"1.5", b"999999999999", b"18446744073709551616", b"")
"""What numbers inside a file are turned into."""


def _flipped(chance: random.Random, data: bytes, _: bytes) -> bytes:
    found = bytearray(data)
    for _ in range(chance.randint(1, FLIPS)):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def _cut(chance: random.Random, data: bytes, _: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _beheaded(chance: random.Random, data: bytes, _: bytes) -> bytes:
    return data[chance.randrange(len(data)) :]


def _joined(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return data + other


def _grafted(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def _inserted(chance: random.Random, data: bytes, _: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(INSERTS) + data[at:]


def _shuffled(chance: random.Random, data: bytes, _: bytes) -> bytes:
    first, second = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[second:] + data[first:second] + data[:first]


def _inside(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """An archive of which one file is changed or missing; anything else is shuffled."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return _shuffled(chance, data, other)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    name = chance.choice([name for name, content in parts.items() if content])
    content = parts.pop(name)
    if chance.random() < 0.8:
        parts[name] = chance.choice((_flipped, _cut, _inserted, _swapped))(chance, content, content)
    return packed(parts)


def _swapped(chance: random.Random, data: bytes, _: bytes) -> bytes:
    """Tags and texts of a document in each other's places, numbers turned into impossible ones."""
    pieces = re.findall(rb"<[^>]*>|[^<]+", data)
    for _ in range(3):
        one, two = (chance.randrange(len(pieces)) for _ in range(2))
        pieces[one], pieces[two] = pieces[two], re.sub(rb"\d+", chance.choice(NUMBERS), pieces[one])
    return b"".join(pieces)


WAYS: Final[tuple[Callable[[random.Random, bytes, bytes], bytes], ...]] = (
    _flipped, _flipped, _cut, _beheaded, _joined, _grafted, _inserted, _inserted, _shuffled, _swapped, _inside, _inside,
    _inside,
)


def mutants(good: Sequence[tuple[str, bytes]], count: int, seed: int) -> dict[str, bytes]:
    """So many files by name, each made of one or two good ones; some are called what they are not."""
    chance = random.Random(seed)
    suffixes = sorted({name.rpartition(".")[2] for name, _ in good})
    found = {}
    for number in range(count):
        (name, data), (_, other) = chance.choice(good), chance.choice(good)
        suffix = chance.choice(suffixes) if chance.random() < 0.15 else name.rpartition(".")[2]
        found[f"{number:03}.{suffix}"] = chance.choice(WAYS)(chance, data, other)
    return found
