"""A JSON document cut into its records while it is being read, so that memory does not grow with the file.

Only brackets are looked at here; each piece is decoded, strictly, by :mod:`lianchi.read.json_value`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lianchi.errors import UnreadableInput
from lianchi.read.json_value import strict
from lianchi.read.json_window import Window
from lianchi.read.limits import DOCUMENT_BYTES, RECORD_BYTES

_SPACE: Final = re.compile(rb"[ \t\r\n]*\Z")
_COMMA: Final = re.compile(rb"[ \t\r\n]*,[ \t\r\n]*\Z")
_WRAPPED: Final = re.compile(rb'(?<!\\)"(records|releases)"[ \t\r\n]*:[ \t\r\n]*\Z')
_OCID: Final = re.compile(rb'(?<!\\)"ocid"[ \t\r\n]*:')
_SHAPE: Final = (
    '应当是一条记录、记录的列表，或 {"records": [...]}',
    'must be one record, a list of records, or {"records": [...]}',
)

_LATE_OCID: Final = (
    "OCDS 记录的 ocid 写在 releases 后面，前面读出的是一次次发布；请把 ocid 写在最前面再提交",
    "the ocid of this OCDS record stands behind its releases, which were read one by one; put the ocid first",
)


class Piece(NamedTuple):
    """The bytes of one record, the line of its first byte, and the pointer of the record in the document."""

    data: bytes
    line: int
    pointer: str


def pieces(blocks: Iterator[bytes]) -> Iterator[Piece]:
    """The records of a document in UTF-8: the object, the items of the array, or those of its ``records``.

    Raises UnreadableInput where the text stops making sense; the pieces before that stay good.
    """
    window = Window(blocks)
    opener = window.bracket()
    before = window.data[: max(window.at - 1, 0)]
    if opener not in (b"{", b"[") or not _SPACE.match(before):
        raise _unshapely(window)
    if opener == b"[":
        window.cut()
        yield from _items(window, "")
        _no_more(window)
    else:
        window.kept = window.at - 1
        yield from _object(window)


def _unshapely(window: Window) -> UnreadableInput:
    window.kept = 0
    if not window.rest().strip():
        return UnreadableInput("文件是空的", "the file is empty")
    return UnreadableInput(*_SHAPE, line=1)


def _items(window: Window, pointer: str) -> Iterator[Piece]:
    """The items of an array whose bracket was just taken, up to and with its closing bracket."""
    separator, index = _SPACE, 0
    while bracket := window.bracket():
        gap = window.data[window.kept : window.at - 1]
        if bracket == b"]" and _SPACE.match(gap):
            window.cut()
            return
        if bracket not in (b"{", b"[") or not separator.match(gap):
            zh, en = (
                f"列表第 {index + 1} 项不是对象，或逗号不对",
                f"item {index + 1} is no object, or a comma is wrong",
            )
            raise window.fault(zh, en, window.kept)
        window.kept = window.at - 1
        line = window.line_at(window.kept)
        _to_the_end(window)
        yield Piece(window.cut(), line, f"{pointer}/{index}")
        separator, index = _COMMA, index + 1
    raise window.fault("列表没有写完", "the list is not finished", window.kept)


def _to_the_end(window: Window) -> None:
    """Look on to the end of what was just opened."""
    depth = 1
    while depth:
        bracket = window.bracket()
        if not bracket:
            raise window.fault("文件在这条记录中间断了", "the file ends inside this record", window.kept)
        depth += 1 if bracket in b"{[" else -1


def _object(window: Window) -> Iterator[Piece]:
    """A document that is an object: one record, or a wrapper with ``records`` (OCDS: ``releases``)."""
    window.limit = DOCUMENT_BYTES
    line = window.line_at(window.kept)
    while True:
        looked = window.at - window.kept
        bracket = window.bracket()
        if bracket == b"[" and (name := _wrapper(window, looked)):
            yield from _wrapped(window, line, name)
            return
        if bracket == b"}":
            data = window.cut()
            _no_more(window)
            yield Piece(data, line, "")
            return
        if bracket not in (b"{", b"["):
            raise _broken_off(window, line)
        _to_the_end(window)


def _wrapper(window: Window, looked: int) -> str:
    """The key of the list that opens here, where it wraps records.  An OCDS record holds ``releases`` of its own; it
    is known by the ``ocid`` before them."""
    found = _WRAPPED.search(window.data, window.kept + looked, window.at - 1)
    if found is None or (found[1] == b"releases" and _OCID.search(window.data, window.kept, window.at - 1)):
        return ""
    return found[1].decode()


def _broken_off(window: Window, line: int) -> UnreadableInput:
    """What is wrong with an object that does not close, in the words of the strict reader."""
    data = window.cut() + window.rest()
    try:
        strict(data)
    except UnreadableInput as error:
        return UnreadableInput(error.zh, error.en, line=line + error.line - 1, column=error.column)
    return window.fault("括号不成对", "brackets do not match", window.kept)


def _wrapped(window: Window, line: int, name: str) -> Iterator[Piece]:
    """The items of the list; the object around them is checked as well."""
    head = window.cut()
    window.limit = RECORD_BYTES
    yield from _items(window, f"/{name}")
    after, window.limit = window.line_at(window.kept), DOCUMENT_BYTES
    rest = window.rest()
    if name == "releases" and _OCID.search(rest):
        raise UnreadableInput(*_LATE_OCID, line=after)
    try:
        strict(head + b"]" + rest)
    except UnreadableInput as error:
        beyond = error.line - 1 - head.count(b"\n")
        place = after + beyond if beyond > 0 else line + error.line - 1
        raise UnreadableInput(error.zh, error.en, line=place) from error


def _no_more(window: Window) -> None:
    line, rest = window.line_at(window.kept), window.rest().strip(b" \t\r\n")
    if not rest:
        return
    if rest[:1] == b"{":
        zh, en = (
            "后面还有一份文档；一行一条记录的文件请用后缀 .jsonl",
            "another document follows; JSON lines are named .jsonl",
        )
    else:
        zh, en = "末尾有多余的内容", "something else follows at the end"
    raise UnreadableInput(f"不是合格的 JSON：{zh}", f"not valid JSON: {en}", line=line)
