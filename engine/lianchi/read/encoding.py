"""How the bytes of a file are text: byte order mark, then strict UTF-8, then strict GB 18030.

Nothing is ever replaced.  GB 18030 covers GBK and GB 2312.  A file that is neither is refused with the
offset and line of its first bad byte; one that had to be taken for GB 18030, or whose declaration is wrong,
carries a note for the report.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lianchi.errors import UnreadableInput
from lianchi.read.inputs import Input
from lianchi.read.limits import BLOCK

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The characters that the 2022 edition took out of the private use area; Python still maps the 2005 way.
_OUT_OF_PRIVATE_USE: Final = dict(
    zip(
        (*range(0xE78D, 0xE797), 0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864),
        "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb",
        strict=True,
    )
)


_PRIVATE_USE: Final = re.compile("[\ue78d-\ue864]")
_THREE_BYTES: Final = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")


@dataclass(frozen=True, slots=True)
class Encoding:
    """The codec of a file, the length of its byte order mark, and what the report must say about it."""

    codec: str
    mark: int = 0
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BadByte:
    """The first byte that a codec cannot take: offset from 0, line from 1."""

    offset: int
    line: int


GUESSED: Final = ("文件不是 UTF-8 编码，已按 GB18030 读出", "the file is not UTF-8 and was read as GB 18030")


def detect(item: Input, declared: str = "") -> Encoding:
    """The encoding in which the whole file decodes; ``declared`` is what an XML declaration names."""
    with item.open() as stream:
        head = stream.read(4)
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return Encoding(codec, len(mark), _notes(codec, declared or codec))
    if b"\0" in head:
        raise UnreadableInput(
            "开头有空字节：是二进制文件，或没有字节序标记的 UTF-16",
            "zero bytes at the start: a binary file, or UTF-16 without a byte order mark",
        )
    return _unmarked(item, declared)


def _unmarked(item: Input, declared: str) -> Encoding:
    bad = first_bad_byte(item, "utf-8")
    if bad is None and not (declared.startswith("gb") and not _surely_utf8(item)):
        return Encoding("utf-8", 0, _notes("utf-8", declared))
    worse = first_bad_byte(item, "gb18030")
    if bad is not None and worse is not None:
        raise _undecodable(bad, worse)
    codec = "gb18030" if worse is None else "utf-8"
    return Encoding(codec, 0, _notes(codec, declared))


def _undecodable(utf8: BadByte, gb18030: BadByte) -> UnreadableInput:
    """The refusal of a file that is neither; it names the byte where the better of the two guesses ends."""
    name, bad = ("UTF-8", utf8) if utf8.offset >= gb18030.offset else ("GB18030", gb18030)
    line, offset = bad.line, bad.offset
    zh = f"既不是 UTF-8 也不是 GB18030：按 {name} 读到第 {line} 行，第 {offset} 字节（从 0 数）不能解码"
    en = f"neither UTF-8 nor GB 18030: as {name}, line {line}, byte {offset} (from 0) cannot be decoded"
    zh, en = f"{zh}；请在记事本或 Excel 里打开，另存为 UTF-8", f"{en}; save it as UTF-8"
    return UnreadableInput(zh, en, line=line)


def _notes(codec: str, declared: str) -> tuple[tuple[str, str], ...]:
    """What the report must say when the file is not what it says it is, or says nothing and is not UTF-8."""
    if declared == "":
        return () if codec == "utf-8" else (GUESSED,)
    same = {"utf-8": ("utf-8", "ascii"), "gb18030": ("gb18030", "gbk", "gb2312")}.get(codec, ("utf-16", codec))
    if declared in same:
        return ()
    zh = f"编码声明不符：声明为 {declared.upper()}，实际按 {codec.upper()} 读出"
    return ((zh, f"wrong encoding declaration: {declared.upper()} declared, read as {codec.upper()}"),)


def _surely_utf8(item: Input) -> bool:
    """Whether valid UTF-8 holds a character of three bytes, which GB 18030 is all but never taken for."""
    with item.open() as stream:
        return any(_THREE_BYTES.search(block) for block in iter(lambda: stream.read(BLOCK), b""))


def first_bad_byte(item: Input, codec: str, skip: int = 0) -> BadByte | None:
    """The first byte that is wrong in ``codec``, or None when the whole file decodes."""
    decoder = codecs.getincrementaldecoder(codec)()
    offset, line = 0, 1
    with item.open() as stream:
        offset += len(stream.read(skip))
        while True:
            block = stream.read(BLOCK)
            offset += len(block)
            try:
                decoder.decode(block, not block)
            except UnicodeDecodeError as error:
                before = len(block) - len(error.object) + error.start
                return BadByte(offset - len(error.object) + error.start, line + block[: max(before, 0)].count(b"\n"))
            if not block:
                return None
            line += block.count(b"\n")


def utf8_blocks(item: Input, encoding: Encoding, size: int = BLOCK) -> Iterator[bytes]:
    """The content in UTF-8, without byte order mark, block by block."""
    with item.open() as stream:
        stream.seek(encoding.mark)
        blocks = iter(lambda: stream.read(size), b"")
        if encoding.codec == "utf-8":
            yield from blocks
        else:
            yield from _recoded(blocks, encoding.codec)


def _recoded(blocks: Iterator[bytes], codec: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for block in blocks:
            text = decoder.decode(block)
            yield (modern(text) if codec == "gb18030" else text).encode()
        yield decoder.decode(b"", True).encode()
    except UnicodeError as error:
        raise UnreadableInput(f"不是合格的 {codec.upper()} 文本", f"not valid {codec.upper()}") from error


def modern(text: str) -> str:
    """``text`` decoded from GB 18030, with the characters of the 2022 edition."""
    return text.translate(_OUT_OF_PRIVATE_USE) if _PRIVATE_USE.search(text) else text


def text_of(item: Input, encoding: Encoding) -> str:
    """The whole content as text, without byte order mark."""
    return b"".join(utf8_blocks(item, encoding)).decode("utf-8")
