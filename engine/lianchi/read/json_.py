"""JSON documents and JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO, Final

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Location, RawRecord, Unread
from lianchi.read.encoding import Encoding, detect, modern, utf8_blocks
from lianchi.read.inputs import Input
from lianchi.read.json_pieces import Piece, pieces
from lianchi.read.json_place import place
from lianchi.read.json_value import value
from lianchi.read.limits import DOCUMENT_BYTES, RECORD_BYTES
from lianchi.read.pointer import steps

_OVERLONG: Final = b"!"
_TOO_LONG: Final = (
    f"这一行超过 {RECORD_BYTES >> 20} MiB",
    f"this line is longer than {RECORD_BYTES >> 20} MiB",
)
NOT_AN_OBJECT: Final = (
    "不是一条记录：应当是键和值组成的对象",
    "not a record: it must be an object of keys and values",
)


def read_document(item: Input) -> Iterator[RawRecord | Unread]:
    """The records of a JSON document; a broken record is an Unread, and so is all after a broken place."""
    encoding = detect(item)
    notes, begun = encoding.notes, False
    try:
        for piece in pieces(utf8_blocks(item, encoding)):
            begun = begun or piece.pointer != ""
            found = _record(piece, item.shown, notes)
            yield found
            notes = () if isinstance(found, RawRecord) else notes
    except UnreadableInput as error:
        if not begun:
            raise
        yield Unread(error.line, f"从这里起读不下去：{error.zh}", f"unreadable from here on: {error.en}")


def _record(piece: Piece, shown: str, notes: tuple[tuple[str, str], ...]) -> RawRecord | Unread:
    try:
        tree = value(piece.data, piece.pointer)
    except UnreadableInput as error:
        line = piece.line + max(error.line, 1) - 1
        if piece.pointer:
            return Unread(line, error.zh, error.en)
        raise UnreadableInput(error.zh, error.en, line=line, column=error.column) from error
    if not isinstance(tree, dict):
        return Unread(piece.line, *NOT_AN_OBJECT)
    return RawRecord(tree, partial(_locate, shown, piece), notes, piece.line)


def _locate(shown: str, piece: Piece, pointer: str) -> Location:
    """The place of a value in a document; the text of the record is only searched when somebody asks."""
    text = piece.data.decode("utf-8")
    at = place(text, steps(pointer))
    return Location(shown, piece.pointer + pointer, piece.line + text.count("\n", 0, at))


def read_lines(item: Input, start: int, end: int, line: int, encoding: Encoding) -> Iterator[RawRecord | Unread]:
    """The records of JSON lines in a range of whole lines; ``line`` is the number of the first."""
    shown, notes = item.shown, encoding.notes if start == 0 else ()
    if encoding.codec.startswith("utf-16"):
        item, encoding = _in_utf8(item, encoding), Encoding("utf-8")
        end = item.size()
    codec = encoding.codec
    for number, data in enumerate(_lines(item, start, end, encoding), line):
        try:
            tree = value(data if codec == "utf-8" else _utf8(data, codec))
        except UnreadableInput as error:
            if data is _OVERLONG:
                yield Unread(number, *_TOO_LONG)
            elif data.strip():
                yield Unread(number, error.zh, error.en)
            continue
        if type(tree) is dict:
            yield RawRecord(tree, partial(_locate_line, shown, number), notes, number)
            notes = ()
        else:
            yield Unread(number, *NOT_AN_OBJECT)


def _in_utf8(item: Input, encoding: Encoding) -> Input:
    """JSON lines in UTF-16 held whole, in UTF-8, because a line end is not one byte in them."""
    if item.size() > DOCUMENT_BYTES:
        size = DOCUMENT_BYTES >> 20
        raise UnreadableInput(
            f"UTF-16 的文件超过 {size} MiB；请另存为 UTF-8",
            f"a UTF-16 file of more than {size} MiB; save it as UTF-8",
        )
    return replace(item, path=None, data=b"".join(utf8_blocks(item, encoding)))


def _locate_line(shown: str, line: int, pointer: str) -> Location:
    """The place of a value in JSON lines: the line says which record, the pointer is inside of it."""
    return Location(shown, pointer, line)


def _utf8(data: bytes, codec: str) -> bytes:
    try:
        return modern(data.decode(codec)).encode()
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"不是合格的 {codec.upper()} 文本", f"not valid {codec.upper()}") from error


def _lines(item: Input, start: int, end: int, encoding: Encoding) -> Iterator[bytes]:
    """The lines of the range, ``_OVERLONG`` in the place of one that is too long."""
    with item.open() as stream:
        stream.seek(max(start, encoding.mark))
        place = stream.tell()
        for data in iter(partial(stream.readline, RECORD_BYTES), b""):
            place += len(data)
            if len(data) == RECORD_BYTES and not data.endswith(b"\n"):
                place += _skip_line(stream)
                data = _OVERLONG
            yield data
            if place >= end:
                return


def _skip_line(stream: BinaryIO) -> int:
    """Pass over what is left of the line; how many bytes that was."""
    skipped = 0
    for data in iter(partial(stream.readline, RECORD_BYTES), b""):
        skipped += len(data)
        if data.endswith(b"\n"):
            break
    return skipped
