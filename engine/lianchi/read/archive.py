"""Zip archives (xlsx, docx, ofd, packages) from their bytes: proved before use, read without writing anything to disk.

:meth:`Archive.open` refuses what no honest archive holds: names that lead out of it, links, passwords, two files of one
name, archives inside archives, more than the limits allow.  What the table of contents claims is then held against what
comes out: a file that grows beyond its stated size is stopped there.  A library that is to open the same bytes itself
gets them after :meth:`Archive.prove`.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from lianchi.errors import UnreadableInput
from lianchi.read.limits import (
    ARCHIVE_BYTES,
    ARCHIVE_ENTRIES,
    ARCHIVE_LEVELS,
    ARCHIVE_RATIO,
    ARCHIVE_RATIO_FROM,
    BLOCK,
)
from lianchi.read.zip_directory import LOCAL, DamagedError, Entry, content_start, entries

_TITLES: Final = {
    "xlsx": (" Excel 表格", "Excel workbook"),
    "docx": (" Word 文档", "Word document"),
    "ofd": (" OFD 文件", "OFD file"),
    "package": ("数据包", "package"),
}
"""What each kind is called; in Chinese with the space that parts it from the words before."""
_NESTED: Final = {
    "xlsx": re.compile(r"xl/embeddings/"),
    "docx": re.compile(r"word/embeddings/"),
    "package": re.compile(r".+/"),
}
"""Where an archive may hold another one (an embedded table, an attachment); it is never opened."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_OUTWARD: Final = re.compile(r"/|[A-Za-z]:")
_STORED, _DEFLATED = 0, 8


class Archive:
    """One archive whose table of contents has been found in order."""

    def __init__(self, data: bytes, kind: str, found: dict[str, Entry]) -> None:
        self._data = data
        self._kind = kind
        self._found = found

    @classmethod
    def open(cls, data: bytes, kind: str) -> Archive:
        """The archive in ``data``; kind is xlsx, docx, ofd or package.  Raises UnreadableInput with the reason."""
        if data.startswith(_OLE) and _LOCKED in data:
            raise _locked()
        try:
            archive = cls(data, kind, _bounded(data, kind))
            archive._prove_layout()
        except DamagedError as error:
            raise _damaged(kind) from error
        return archive

    def names(self) -> tuple[str, ...]:
        """The files, in the order of the table; folders have no name of their own."""
        return tuple(self._found)

    def size(self, name: str) -> int:
        """How many bytes the file has by the table of contents."""
        return self._found[name].size

    def read(self, name: str, most: int) -> bytes:
        """The whole file; raises UnreadableInput where it is larger than ``most``."""
        if self._found[name].size > most:
            raise UnreadableInput(
                f"压缩包里的“{name}”超过 {most >> 20} MiB", f"{name!r} in the archive has more than {most >> 20} MiB"
            )
        return b"".join(self._blocks(name))

    def stream(self, name: str) -> BinaryIO:
        """The file as a stream that unpacks as it is read; reading raises UnreadableInput where the file lies."""
        return io.BufferedReader(_Unpacking(self._blocks(name)), BLOCK)

    def prove(self) -> None:
        """Unpack every file once, keeping nothing: what passes here is what its table of contents says."""
        for name in self._found:
            for _ in self._blocks(name):
                pass

    def _prove_layout(self) -> None:
        """No file reaches into the next, and none is an archive where none is due."""
        reached = 0
        for entry in sorted(self._found.values(), key=lambda entry: entry.start):
            start = content_start(self._data, entry)
            if entry.start < reached:
                raise DamagedError
            reached = start + entry.packed
        allowed = _NESTED.get(self._kind)
        for name in self._found:
            if not (allowed and allowed.match(name)) and self._head(name) == LOCAL:
                raise UnreadableInput(
                    f"压缩包里的“{name}”又是一个压缩包，不予打开；请先解压再提交",
                    f"{name!r} in the archive is an archive itself and is not opened; unpack it first",
                )

    def _head(self, name: str) -> bytes:
        return next(self._blocks(name, len(LOCAL)), b"")[: len(LOCAL)]

    def _blocks(self, name: str, block: int = BLOCK) -> Iterator[bytes]:
        """The file block by block, counted: what is more than the table says, or not the same, is refused."""
        entry = self._found[name]
        count, crc = 0, 0
        try:
            for piece in _unpacked(self._data, entry, block):
                count += len(piece)
                crc = zlib.crc32(piece, crc)
                if count > entry.size:
                    raise _lying(entry)
                yield piece
        except DamagedError as error:
            raise _damaged(self._kind) from error
        if count != entry.size or crc != entry.crc:
            raise _damaged(self._kind)


class _Unpacking(io.RawIOBase):
    """Blocks as a raw stream."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer with what is left of the block at hand, or with the next one."""
        target = memoryview(buffer)  # type: ignore[arg-type]
        while not self._rest:
            piece = next(self._blocks, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        size = min(len(target), len(self._rest))
        target[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def _bounded(data: bytes, kind: str) -> dict[str, Entry]:
    """The files by name, each claim within the limits."""
    found: dict[str, Entry] = {}
    total, most = 0, ARCHIVE_ENTRIES[kind]
    for number, entry in enumerate(entries(data), start=1):
        if number > most:
            raise _refused(kind, f"里面的文件超过 {most} 个", f"holds more than {most} files")
        total += entry.size
        if total > ARCHIVE_BYTES:
            limit = ARCHIVE_BYTES >> 30
            raise _bomb(kind, f"解开后超过 {limit} GiB", f"unpacks to more than {limit} GiB")
        _honest(entry, kind)
        if entry.folder:
            continue
        if entry.name in found:
            raise _refused(kind, f"里面有两个文件都叫“{entry.name}”", f"holds two files named {entry.name!r}")
        found[entry.name] = entry
    return found


def _honest(entry: Entry, kind: str) -> None:
    """Refuse an entry that no office program writes."""
    if entry.encrypted:
        raise _locked()
    if entry.symlink:
        raise _refused(kind, f"里面的“{entry.name}”是链接，不是文件", f"holds a link, {entry.name!r}")
    if _leads_out(entry.name):
        zh = f"里面的文件名“{entry.name}”指向压缩包以外，可能是恶意文件"
        raise _refused(kind, zh, f"holds the name {entry.name!r}, which leads out of it; the file may be malicious")
    if entry.name.count("/") > ARCHIVE_LEVELS:
        raise _refused(kind, f"里面的文件夹超过 {ARCHIVE_LEVELS} 层", f"nests folders deeper than {ARCHIVE_LEVELS}")
    if entry.method not in (_STORED, _DEFLATED):
        zh = f"里面的“{entry.name}”用了不支持的压缩方法；请用普通 zip 重新压缩"
        raise _refused(kind, zh, f"packs {entry.name!r} in an unsupported way; pack it again as an ordinary zip")
    if entry.size > max(ARCHIVE_RATIO_FROM, entry.packed * ARCHIVE_RATIO):
        zh = f"里面的“{entry.name}”解开后膨胀 {ARCHIVE_RATIO} 倍以上"
        raise _bomb(kind, zh, f"{entry.name!r} grows more than {ARCHIVE_RATIO} times when unpacked")


def _leads_out(name: str) -> bool:
    """Whether a path could end outside the archive: upwards, absolute, on a drive, or cut short by a control code."""
    return bool(_OUTWARD.match(name)) or ".." in name.split("/") or any(letter < " " for letter in name)


def _unpacked(data: bytes, entry: Entry, block: int) -> Iterator[bytes]:
    start = content_start(data, entry)
    packed = memoryview(data)[start : start + entry.packed]
    if entry.method == _STORED:
        for at in range(0, len(packed), block):
            yield bytes(packed[at : at + block])
        return
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), BLOCK):
            piece = engine.decompress(packed[at : at + BLOCK], block)
            while piece:
                yield piece
                piece = engine.decompress(engine.unconsumed_tail, block)
    except zlib.error as error:
        raise DamagedError from error


def _refused(kind: str, zh: str, en: str) -> UnreadableInput:
    title_zh, title_en = _TITLES[kind]
    return UnreadableInput(f"这个{title_zh}{zh}，没有读取", f"this {title_en} {en}; it was not read")


def _bomb(kind: str, zh: str, en: str) -> UnreadableInput:
    return _refused(kind, f"像是压缩炸弹（{zh}）", f"looks like a zip bomb ({en})")


def _lying(entry: Entry) -> UnreadableInput:
    zh = f"压缩包目录说“{entry.name}”有 {entry.size} 字节，实际更多，可能是恶意文件，读到这里为止"
    en = f"the archive states {entry.size} bytes for {entry.name!r} but holds more; reading stopped there"
    return UnreadableInput(zh, en)


def _damaged(kind: str) -> UnreadableInput:
    title_zh, title_en = _TITLES[kind]
    return UnreadableInput(
        f"文件损坏，或者不是{title_zh}；请用原来的程序打开后另存一份",
        f"the file is damaged or no {title_en}; open it in its own program and save it again",
    )


def _locked() -> UnreadableInput:
    return UnreadableInput("文件有密码，请先解除密码再提交", "the file has a password; remove it first")
