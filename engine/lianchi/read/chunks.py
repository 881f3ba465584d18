"""Submitted files in portions that worker processes can take, and the one door to all formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO, Final

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Doubt, RawRecord, Unread
from lianchi.read import json_, xml_, yaml_
from lianchi.read.encoding import Encoding, detect, first_bad_byte
from lianchi.read.inputs import Input
from lianchi.read.limits import BLOCK, FILE_BYTES
from lianchi.read.ocds import adapted
from lianchi.read.office import READERS
from lianchi.read.packed import PACKED, with_rest
from lianchi.read.parquet import PARQUET, count_rows, read_rows
from lianchi.read.sniff import HEAD, picture
from lianchi.read.spool import SPOOLED, read_extracts

ROW_BYTES: Final = 800
"""How many bytes of text a row of Parquet counts for."""

_CHUNK_ROW: Final = 200
"""How many bytes of a chunk a row takes: fewer, as opening the file for each chunk costs as much as 1000 rows."""

_DOCUMENTS: Final[dict[str, Callable[[Input], Iterator[RawRecord | Unread]]]] = {
    "yaml": yaml_.read_document,
    "xml": xml_.read_document,
}


@dataclass(frozen=True, slots=True)
class Chunk:
    """A range of an input that can be read by itself: of its bytes, or of its rows; ``first_line`` counts from 1.

    Only JSON lines, the rows of Parquet and the extracts of an office file come in several chunks.  ``encoding`` is
    that of the whole file, found once, so that a line is read alike wherever the cuts are; None for other formats.
    """

    input: Input
    start: int
    end: int
    first_line: int = 1
    encoding: Encoding | None = None

    def size(self) -> int:
        """About how many bytes of text it stands for."""
        return (self.end - self.start) * (ROW_BYTES if self.input.format == PARQUET else 1)


def split(item: Input, target_bytes: int) -> list[Chunk]:
    """The chunks of an input, of about ``target_bytes`` each, in the order of the file.

    Raises UnreadableInput where the file cannot be opened, is empty or is larger than any file may be.
    """
    return list(portions(item, target_bytes))


def portions(item: Input, target_bytes: int) -> Iterator[Chunk]:
    """The same chunks one by one, so that the first can be checked while the rest of a long file is still being cut."""
    size = item.size()
    if size == 0 and item.format == SPOOLED:
        raise UnreadableInput("没有找到任何记录", "no record was found in it")
    if size == 0:
        raise UnreadableInput("文件是空的", "the file is empty")
    if size > FILE_BYTES:
        limit = FILE_BYTES >> 30
        raise UnreadableInput(f"文件超过 {limit} GiB", f"a file of more than {limit} GiB")
    if item.format == PARQUET:
        yield from _rows(item, target_bytes)
    elif item.format == SPOOLED:
        yield from _at_line_ends(item, max(target_bytes, 1), Encoding("utf-8"))
    elif item.format != "jsonl":
        yield Chunk(item, 0, size)
    elif _one_document(item):
        yield Chunk(replace(item, format="json"), 0, size)
    else:
        yield from _lines(item, size, max(target_bytes, 1))


def _rows(item: Input, target: int) -> Iterator[Chunk]:
    rows, step = count_rows(item), max(target // _CHUNK_ROW, 1)
    yield from (Chunk(item, start, min(start + step, rows)) for start in range(0, rows, step))


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


def read_chunk(chunk: Chunk) -> Iterator[RawRecord | Unread | Doubt]:
    """The records of a chunk, an Unread for every part that could not be read, and doubts about no one record.

    Raises UnreadableInput, on the first step, where nothing of the file can be read.
    """
    found = _found(chunk)
    cut_off = chunk.input.cut_off
    return with_rest(found, cut_off) if cut_off is not None and chunk.end == chunk.input.size() else found


def _found(chunk: Chunk) -> Iterator[RawRecord | Unread | Doubt]:
    item = chunk.input
    if item.format == PARQUET:
        return read_rows(item, chunk.start, chunk.end)
    if item.format == SPOOLED:
        return read_extracts(item, chunk.start, chunk.end)
    if item.format == "jsonl":
        encoding = chunk.encoding or _encoding_of_lines(item)
        return adapted(json_.read_lines(item, chunk.start, chunk.end, chunk.first_line, encoding), chunk.start == 0)
    if item.format == "json":
        return adapted(json_.read_document(item))
    return _DOCUMENTS.get(item.format, _unknown)(item)


def _unknown(item: Input) -> Iterator[RawRecord | Unread]:
    if item.format in READERS or item.format in PACKED:
        raise ValueError(f"{item.shown} has not been spooled")
    with item.open() as stream:
        seen = picture(stream.read(HEAD))
    if seen:
        raise UnreadableInput("是图片，读不出里面的文字；请先做文字识别（OCR）并校对，或者录成表格、Word 再交",
                              "a picture, whose words are not read; recognise its text (OCR) or type it")
    raise UnreadableInput(
        "不认识的格式；能读 Excel、CSV、Word、文本、PDF、OFD、JSON、YAML、XML、Parquet 文件和监管系统的 zip 包，"
        "也可用 gzip、zstd 压缩",
        "unknown format; Excel, CSV, Word, text, PDF, OFD, JSON, YAML, XML, Parquet files and zip packages are read, "
        "also compressed with gzip or zstd",
    )
    yield
