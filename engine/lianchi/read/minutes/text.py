"""Plain text and Markdown: one paragraph a line; a Markdown table becomes a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Doubt
from lianchi.read.encoding import Encoding, detect, text_of
from lianchi.read.inputs import Input
from lianchi.read.limits import MINUTES_BYTES
from lianchi.read.minutes.document import Block, Cell, Document, Paragraph, Style, TableBlock

_HEADING: Final = re.compile(r"(#{1,6})\s+(.*?)\s*#*\Z")
_BOLD: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_BULLET: Final = re.compile(r"[-*+]\s+")
_RULE: Final = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\Z")


def read_document(data: bytes) -> Document:
    """The document; raises UnreadableInput where the bytes are no text, or too many."""
    if len(data) > MINUTES_BYTES:
        limit = MINUTES_BYTES >> 20
        raise UnreadableInput(f"文本超过 {limit} MiB，不像会议记录", f"a text of more than {limit} MiB is no minutes")
    item = Input(None, "", data, "text")
    encoding = detect(item)
    blocks = tuple(_blocks(text_of(item, encoding)))
    if not blocks:
        raise UnreadableInput("文件里没有文字", "the file holds no text")
    return Document(blocks, tuple(_notes(encoding)))


def _notes(encoding: Encoding) -> Iterator[Doubt]:
    for zh, en in encoding.notes:
        yield Doubt("全文", "encoding", zh, en)


def _blocks(text: str) -> Iterator[Block]:
    rows: list[tuple[int, str]] = []
    tables = 0
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if line.startswith("|") and line.count("|") > 1:
            rows.append((number, line))
            continue
        if rows:
            tables += 1
            yield _table(rows, tables)
            rows = []
        if line:
            yield _paragraph(number, line)
    if rows:
        yield _table(rows, tables + 1)


def _paragraph(number: int, line: str) -> Paragraph:
    heading = _HEADING.match(line)
    style: Style = "" if heading is None else "title" if heading[1] == "#" else "heading"
    return Paragraph(f"第{number}行", _plain(heading[2] if heading else _BULLET.sub("", line, count=1)), style)


def _plain(text: str) -> str:
    return _BOLD.sub(r"\2", text).strip()


def _table(lines: list[tuple[int, str]], number: int) -> TableBlock:
    rows = [
        tuple(
            Cell(f"第{line}行第{column}列", _plain(text), row, column)
            for column, text in enumerate(words.strip("|").split("|"), start=1)
        )
        for row, (line, words) in enumerate([one for one in lines if not _RULE.match(one[1])], start=1)
    ]
    return TableBlock(f"表{number}", tuple(rows))
