"""Submitted files in portions that worker processes can take, and the one door to all formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO, Final

from lianchi.errors import UnreadableInput
from lianchi.model.finding import RawRecord, Unread
from lianchi.read import json_, xml_, yaml_
from lianchi.read.encoding import Encoding, detect, first_bad_byte
from lianchi.read.inputs import Input
from lianchi.read.limits import BLOCK, FILE_BYTES

_DOCUMENTS: Final[dict[str, Callable[[Input], Iterator[RawRecord | Unread]]]] = {
    "json": json_.read_document,
    "yaml": yaml_.read_document,
    "xml": xml_.read_document,
}


@dataclass(frozen=True, slots=True)
class Chunk:
    """A range of bytes of an input that can be read by itself; ``first_line`` counts from 1.

    Only JSON lines come in several chunks.  ``encoding`` is that of the whole file, found once, so that
    a line is read alike wherever the cuts are; it is None for the other formats.
    """

    input: Input
    start: int
    end: int
    first_line: int = 1
    encoding: Encoding | None = None


def split(item: Input, target_bytes: int) -> list[Chunk]:
    """The chunks of an input, of about ``target_bytes`` each, in the order of the file.

    Raises UnreadableInput where the file cannot be opened, is empty or is larger than any file may be.
    """
    return list(portions(item, target_bytes))


def portions(item: Input, target_bytes: int) -> Iterator[Chunk]:
    """The same chunks one by one, so that the first can be checked while the rest of a long file is still being cut."""
    size = item.size()
    if size == 0:
        raise UnreadableInput("文件是空的", "the file is empty")
    if size > FILE_BYTES:
        limit = FILE_BYTES >> 30
        raise UnreadableInput(f"文件超过 {limit} GiB", f"a file of more than {limit} GiB")
    if item.format != "jsonl":
        yield Chunk(item, 0, size)
    elif _one_document(item):
        yield Chunk(replace(item, format="json"), 0, size)
    else:
        yield from _lines(item, size, max(target_bytes, 1))


def _lines(item: Input, size: int, target: int) -> Iterator[Chunk]:
    encoding = _encoding_of_lines(item)
    if encoding.codec.startswith("utf-16"):
        yield Chunk(item, 0, size, 1, encoding)
    else:
        yield from _at_line_ends(item, target, encoding)


def _one_document(item: Input) -> bool:
    """Whether a file named as JSON lines is one JSON document over many lines after all."""
    with item.open() as stream:
        return stream.readline(16).strip(b"\xef\xbb\xbf \t\r\n") in (b"{", b"[")


def _encoding_of_lines(item: Input) -> Encoding:
    """The encoding of all lines; where none fits the whole file, UTF-8, and each bad line is an Unread."""
    try:
        return detect(item)
    except UnreadableInput:
        if first_bad_byte(item, "utf-8") is None:
            raise
        return Encoding("utf-8")


def _at_line_ends(item: Input, target: int, encoding: Encoding) -> Iterator[Chunk]:
    start, line = 0, 1
    with item.open() as stream:
        while True:
            size, lines = 0, 0
            for block in _portion(stream, target):
                size += len(block)
                lines += block.count(b"\n")
            if not size:
                return
            yield Chunk(item, start, start + size, line, encoding)
            start, line = start + size, line + lines


def _portion(stream: BinaryIO, target: int) -> Iterator[bytes]:
    """About ``target`` bytes, and then on to the end of the line."""
    left = target
    while left > 0 and (block := stream.read(min(left, BLOCK))):
        left -= len(block)
        yield block
    if left <= 0:
        for block in iter(partial(stream.readline, BLOCK), b""):
            yield block
            if block.endswith(b"\n"):
                return


def read_chunk(chunk: Chunk) -> Iterator[RawRecord | Unread]:
    """The records of a chunk, and an Unread for every part that could not be read.

    Raises UnreadableInput, on the first step, where nothing of the file can be read.
    """
    item = chunk.input
    if item.format == "jsonl":
        encoding = chunk.encoding or _encoding_of_lines(item)
        return json_.read_lines(item, chunk.start, chunk.end, chunk.first_line, encoding)
    return _DOCUMENTS.get(item.format, _unknown)(item)


def _unknown(item: Input) -> Iterator[RawRecord | Unread]:
    item.open().close()
    raise UnreadableInput(
        "不认识的格式；能读 .json .jsonl .ndjson .yaml .yml .xml",
        "unknown format; .json .jsonl .ndjson .yaml .yml .xml are read",
    )
    yield
