"""Compressed files (gzip, zstd): unpacked once into a temporary file, and read from there like any other.

The content is counted while it grows, so that a bomb is stopped, and never held in memory.  Where a file breaks off or
is damaged, the whole records that came before are kept and the rest is told.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Unread
from lianchi.read.inputs import Input, digest, file_format
from lianchi.read.limits import BLOCK, UNPACKED_BYTES, UNPACKED_RATIO, UNPACKED_RATIO_FROM, ZSTD_STEP, ZSTD_WINDOW_BYTES

_DAMAGE: Final = (EOFError, gzip.BadGzipFile, zlib.error)
_SUFFIXES: Final = (".gz", ".zst")
_TAPES: Final = (".tar", ".tgz", ".tzst")
_WHOLE_RECORDS: Final = ("json", "jsonl", "xml")
"""The formats in which a record that is cut short shows; of another one half a record could pass for a whole one."""


class _Growing:
    """What has been written so far: bytes, line ends, and where the last whole line ends."""

    def __init__(self, file: BinaryIO, packed: int) -> None:
        self._file = file
        self._most = min(UNPACKED_BYTES, max(UNPACKED_RATIO_FROM, packed * UNPACKED_RATIO))
        self.size = self.lines = self.whole = 0

    def write(self, block: bytes) -> None:
        """One block more; raises UnreadableInput where it is too much."""
        if self.size + len(block) > self._most:
            raise _bomb(self._most)
        self._file.write(block)
        last = block.rfind(b"\n")
        if last >= 0:
            self.whole = self.size + last + 1
            self.lines += block.count(b"\n")
        self.size += len(block)


def unpacked(item: Input, target: Path) -> Input:
    """The input with its content, which is written to ``target``; its name and digest are those of what was submitted.

    Raises UnreadableInput where nothing of it can be read.
    """
    name = Path(item.path.name if item.path else item.shown)
    inner = Path(name.stem) if name.suffix.lower() in _SUFFIXES else name
    if inner.suffix.lower() in _TAPES:
        raise UnreadableInput("是 tar 打的包，没有打开；请解开后提交里面的文件",
                              "a tar archive, which is not opened; submit the files that are in it")
    cut_off = _write(item, target)
    found = file_format(target, inner.suffix.lower(), guess=True)
    if found in PACKED:
        raise UnreadableInput("压缩文件里又是一个压缩文件，没有打开；请解开一层再提交",
                              "the compressed file holds another one, which is not opened; unpack it once first")
    if cut_off and found not in _WHOLE_RECORDS:
        raise UnreadableInput(
            "压缩文件不完整或已损坏，没有读取；请重新压缩或传输后再交",
            "the compressed file breaks off or is damaged and was not read; compress or send it again")
    return replace(item, path=target, data=None, format=found, sha256=digest(item), cut_off=cut_off)


def _write(item: Input, target: Path) -> Unread | None:
    """The content into the file; what of it could not be unpacked, if it breaks off."""
    with item.open() as packed, target.open("wb") as file:
        growing = _Growing(file, item.size())
        try:
            for block in PACKED[item.format](packed):
                growing.write(block)
        except _DAMAGE:
            if not growing.size:
                raise UnreadableInput(f"文件损坏，或者不是 {item.format} 压缩文件；请重新压缩或传输后再交",
                                      f"the file is damaged or not compressed with {item.format}") from None
            file.truncate(growing.whole or growing.size)
            return _rest(growing.lines)
        except OSError as error:
            raise UnreadableInput(f"解压时出错（{error.strerror}）；临时文件夹要放得下解压后的内容",
                                  f"unpacking failed ({error.strerror}); the temporary folder must hold the content"
                                  ) from error
    return None


def with_rest(found: Iterator[Any], cut_off: Unread) -> Iterator[Any]:
    """What was found in a file that breaks off, and then what is missing."""
    try:
        yield from found
    except UnreadableInput as error:
        yield Unread(error.line, error.zh, error.en)
    yield cut_off


def _rest(lines: int) -> Unread:
    upto_zh, upto_en = (f"前 {lines} 行", f"the first {lines} lines") if lines else ("一部分", "a part")
    return Unread(lines + 1, f"压缩文件不完整或已损坏：只解出{upto_zh}，后面的没有读到；请重新压缩或传输后再交",
                  f"the compressed file breaks off or is damaged: only {upto_en} came out; compress or send it again")


def _bomb(most: int) -> UnreadableInput:
    if most == UNPACKED_BYTES:
        limit = UNPACKED_BYTES >> 30
        return UnreadableInput(f"解压后超过 {limit} GiB，没有读取；请分成几个文件",
                               f"it unpacks to more than {limit} GiB and was not read; split it into several files")
    return UnreadableInput(f"像是压缩炸弹（解压后膨胀 {UNPACKED_RATIO} 倍以上），没有读取；若内容无误，请解压后再交",
                           f"looks like a bomb (grows more than {UNPACKED_RATIO} times) and was not read; "
                           "if it is what it should be, submit it unpacked")


def _too_wide() -> UnreadableInput:
    size = ZSTD_WINDOW_BYTES >> 20
    return UnreadableInput(f"压缩时用的窗口超过 {size} MiB，没有读取；请用 zstd 默认的压缩级别重新压缩",
                           f"compressed with a window of more than {size} MiB and not read; use the default of zstd")


def _gzip_blocks(packed: BinaryIO) -> Iterator[bytes]:
    """The content of all members, one after the other."""
    with gzip.GzipFile(fileobj=packed) as content:
        yield from iter(partial(content.read1, BLOCK), b"")


def _zstd_blocks(packed: BinaryIO) -> Iterator[bytes]:
    """The content of all frames.  Small steps bound what one step can grow to; EOFError where the last frame is cut."""
    library = _zstandard()
    engine, frame = library.ZstdDecompressor(max_window_size=ZSTD_WINDOW_BYTES), None
    for data in iter(partial(packed.read, ZSTD_STEP), b""):
        while data:
            frame = frame or engine.decompressobj()
            try:
                yield frame.decompress(data)
            except library.ZstdError as error:
                raise (_too_wide() if "memory" in str(error) else EOFError()) from error
            data, frame = (frame.unused_data, None) if frame.eof else (b"", frame)
    if frame is not None:
        raise EOFError


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError as error:
        raise UnreadableInput("读 .zst 文件要用 zstandard：pip install 'lianchi[batch]'；也可以解压后再交",
                              "files in .zst need zstandard: pip install 'lianchi[batch]'") from error
    return zstandard


PACKED: Final[dict[str, Callable[[BinaryIO], Iterator[bytes]]]] = {"gzip": _gzip_blocks, "zstd": _zstd_blocks}
"""Way of compressing → its unpacked content, block by block."""
