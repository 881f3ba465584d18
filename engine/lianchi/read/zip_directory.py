"""The table of contents of a zip archive, read from its bytes alone and before anything is unpacked.

Python's own ``zipfile`` believes the table: it makes an object for each of a million entries and stops at the size the
table states.  Here the table is only a claim, bounded first and compared with the data afterwards.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from lianchi.read.limits import ARCHIVE_DIRECTORY_BYTES

LOCAL: Final = b"PK\x03\x04"
"""The bytes that every file of an archive, and so nearly every archive, begins with."""

_END: Final = struct.Struct("<4s4H2LH")
_END_MARK: Final = b"PK\x05\x06"
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR: Final = struct.Struct("<4sLQL")
_CENTRAL: Final = struct.Struct("<4s2B5H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_LONGEST_COMMENT: Final = 0xFFFF
_UTF8_FLAG: Final = 0x800
_UNICODE_PATH: Final = 0x7075
_ZIP64: Final = 0x0001
_FULL: Final = 0xFFFFFFFF


class DamagedError(Exception):
    """The bytes are no whole zip archive; the caller says so in words."""


class Entry(NamedTuple):
    """One line of the table: what it claims of one file."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    mode: int
    """The Unix file mode; 0 where the writer was no Unix program."""
    start: int
    """Where the header of the file itself begins."""

    @property
    def encrypted(self) -> bool:
        """Whether the file needs a password."""
        return bool(self.flags & 1)

    @property
    def symlink(self) -> bool:
        """Whether the entry is a link to another path."""
        return self.mode & 0o170000 == 0o120000

    @property
    def folder(self) -> bool:
        """Whether the entry is a folder and holds nothing."""
        return self.name.endswith("/")


def entries(data: bytes) -> Iterator[Entry]:
    """The lines of the table in its order; raises DamagedError where there is no whole table."""
    at, size = _bounds(data)
    end = at + size
    while at < end:
        fields = _unpack(_CENTRAL, data, at)
        if fields[0] != b"PK\x01\x02":
            raise DamagedError
        name_at = at + _CENTRAL.size
        name, extra, comment = fields[11:14]
        at = name_at + name + extra + comment
        if at > end:
            raise DamagedError
        raw = data[name_at : name_at + name]
        yield _entry(fields, raw, data[name_at + name : name_at + name + extra])


def _bounds(data: bytes) -> tuple[int, int]:
    """Where the table begins and how long it is."""
    at = data.rfind(_END_MARK, max(len(data) - _END.size - _LONGEST_COMMENT, 0))
    if at < 0:
        raise DamagedError
    fields = _unpack(_END, data, at)
    size, start = fields[5], fields[6]
    locator_at = at - _LOCATOR.size
    if locator_at >= 0 and data.startswith(b"PK\x06\x07", locator_at):
        at = _unpack(_LOCATOR, data, locator_at)[2]
        wide = _unpack(_END64, data, at)
        if wide[0] != b"PK\x06\x06":
            raise DamagedError
        size, start = wide[8], wide[9]
    if size > ARCHIVE_DIRECTORY_BYTES or start + size != at:
        raise DamagedError
    return start, size


def _entry(fields: tuple[Any, ...], raw: bytes, extra: bytes) -> Entry:
    flags, method, crc, packed, size, start = fields[4], fields[5], *fields[8:11], fields[17]
    blocks = dict(_extra_blocks(extra))
    wide = blocks.get(_ZIP64, b"")
    numbers = (number for (number,) in struct.iter_unpack("<Q", wide[: len(wide) // 8 * 8]))
    # The wide numbers stand in this order, and only those that the table itself could not hold.
    size, packed, start = (next(numbers, value) if value == _FULL else value for value in (size, packed, start))
    name = _name(raw, flags, blocks.get(_UNICODE_PATH, b""))
    return Entry(name, raw, flags, method, crc, packed, size, fields[16] >> 16, start)


def _extra_blocks(extra: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        yield kind, extra[at + 4 : at + 4 + size]
        at += 4 + size


def _name(raw: bytes, flags: int, unicode_path: bytes) -> str:
    """The name: UTF-8 where the flag or the extra field says so, else GBK; backslashes of Windows become slashes."""
    try:
        if flags & _UTF8_FLAG:
            text = raw.decode()
        elif unicode_path[:1] == b"\x01" and unicode_path[1:5] == struct.pack("<L", zlib.crc32(raw)):
            text = unicode_path[5:].decode()
        else:
            text = _unmarked(raw)
    except UnicodeDecodeError as error:
        raise DamagedError from error
    return text.replace("\\", "/")


def _unmarked(raw: bytes) -> str:
    """GBK, unless all that is not ASCII is whole UTF-8 of three bytes (Apple writes it so, without the flag)."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030")
    return text if all(letter < "\x80" or letter >= "\u0800" for letter in text) else raw.decode("gb18030")


def content_start(data: bytes, entry: Entry) -> int:
    """Where the packed bytes of the file begin; its own header must name the same file as the table."""
    fields = _unpack(_LOCAL, data, entry.start)
    name_at = entry.start + _LOCAL.size
    start: int = name_at + fields[9] + fields[10]
    if fields[0] != LOCAL or data[name_at : name_at + fields[9]] != entry.raw_name or start + entry.packed > len(data):
        raise DamagedError
    return start


def _unpack(form: struct.Struct, data: bytes, at: int) -> tuple[Any, ...]:
    if at < 0 or at + form.size > len(data):
        raise DamagedError
    return form.unpack_from(data, at)
