"""XML documents: ``<record>``, or ``<records>`` with many; no DTD, no entities, no network.

Elements are named as in the vocabulary.  A list is an element with the plural name around items with the
singular one (``<meetings><meeting>…``), empty where there is none.  ``nil="true"`` (also ``xsi:nil``), or a
scalar element with nothing in it, says that there is none.  A field may also be written as an attribute.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from lianchi.errors import UnreadableInput
from lianchi.model.finding import RawRecord, Unread
from lianchi.read.encoding import Encoding, detect, utf8_blocks
from lianchi.read.inputs import Input
from lianchi.read.xml_reader import Reader, doctype_refused

_HEAD: Final = 1 << 16
_DECLARED: Final = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_CODECS: Final = ("utf-8", "utf-16", "ascii", "gbk", "gb2312", "gb18030")
_PROLOG: Final = ((b"<?", b"?>"), (b"<!--", b"-->"))


def read_document(item: Input) -> Iterator[RawRecord | Unread]:
    """The records of an XML file, one at a time; what follows a broken place is an Unread."""
    encoding, blocks = opened(item)
    begun = False
    try:
        for found in Reader(item.shown, encoding.notes).records(blocks):
            begun = True
            yield found
    except UnreadableInput as error:
        if not begun:
            raise
        yield Unread(error.line, f"从这里起读不下去：{error.zh}", f"unreadable from here on: {error.en}")


def opened(item: Input) -> tuple[Encoding, Iterator[bytes]]:
    """The encoding of an XML file, and its content in UTF-8 without declaration; a DOCTYPE is refused."""
    head = _head(item)
    _refuse_doctype(head)
    encoding = detect(item, _declared(head))
    _refuse_doctype(next(utf8_blocks(item, encoding, _HEAD), b""))
    return encoding, _undeclared(utf8_blocks(item, encoding, _HEAD))


def _head(item: Input) -> bytes:
    with item.open() as stream:
        return stream.read(_HEAD)


def _declared(head: bytes) -> str:
    """The codec that the XML declaration names; nothing where there is none, or the file is in UTF-16."""
    match = _DECLARED.match(head.removeprefix(codecs.BOM_UTF8).lstrip())
    if match is None:
        return ""
    name = match[1].decode("ascii")
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        codec = ""
    if codec not in _CODECS:
        raise UnreadableInput(
            f"声明的编码 {name} 不在支持之列（UTF-8、UTF-16、GBK、GB2312、GB18030）",
            f"declared encoding {name} is not one of UTF-8, UTF-16, GBK, GB2312, GB18030",
            line=1,
        )
    return codec


def _refuse_doctype(head: bytes) -> None:
    """Refuse a DOCTYPE before any parser sees it: without one no entity can grow or reach outside."""
    text = head.removeprefix(codecs.BOM_UTF8).lstrip()
    while ends := next((end for start, end in _PROLOG if text.startswith(start)), None):
        _, found, text = text.partition(ends)
        if not found:
            return
        text = text.lstrip()
    if text[:9].upper() == b"<!DOCTYPE":
        raise doctype_refused(head.count(b"\n", 0, len(head) - len(text)) + 1)


def _undeclared(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The blocks without the encoding declaration, as they are in UTF-8 by now; no character moves."""
    first = next(blocks, b"")
    match = _DECLARED.match(first.lstrip())
    if match:
        blank = re.sub(rb"""encoding\s*=\s*["'][^"']*["']""", lambda found: b" " * len(found[0]), match[0])
        first = first.replace(match[0], blank, 1)
    yield first
    yield from blocks
