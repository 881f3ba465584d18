"""Labels in a line — 时间：…　地点：…, or the same in cells without colons — and what each of them holds."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from lianchi.read.minutes.prose.phrases import bare, longest_first, loose, phrases, regex
from lianchi.read.minutes.prose.spans import Span

_BEFORE: Final = frozenset(",;。、).|:")
_LONG: Final = frozenset(("resolution", "supervisor_opinion", "votes", "result", "content", "title"))
"""What may be several sentences long; any other value ends with its sentence."""
_VERBATIM: Final = frozenset(("resolution", "supervisor_opinion"))
"""What keeps the mark at its end."""
OTHER: Final = "other"
"""The key of a label that the grammar has no use for."""


class Labelled(NamedTuple):
    """A label and its value."""

    key: str
    label: Span
    value: Span


class _Mark(NamedTuple):
    key: str
    start: int
    value: int


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(map(loose, longest_first(phrases().labels)))
    return re.compile(f"({words})(?:\\([^()]{{0,12}}\\))?:")


def labelled(span: Span) -> tuple[list[Labelled], Span]:
    """The labels of a text with their values, and the text before the first of them."""
    marks = _with_colon(span)
    if not marks or marks[0].start > 0:
        marks = _cells(span) or marks
    found = []
    ends = [*(mark.start for mark in marks[1:]), len(span.text)]
    for mark, end in zip(marks, ends, strict=False):
        value = _value(span.cut(mark.value, end), mark.key)
        found.append(Labelled(mark.key, span.cut(mark.start, mark.value), value))
    return found, span.cut(0, marks[0].start) if marks else span


def _value(value: Span, key: str) -> Span:
    full_stop = value.text.find("。")
    if key not in _LONG and full_stop >= 0:
        value = value.cut(0, full_stop)
    return value if key in _VERBATIM else value.stripped()


def _with_colon(span: Span) -> list[_Mark]:
    marks = [
        _Mark(phrases().labels[bare(match[1])], match.start(), match.end())
        for match in _pattern().finditer(span.text)
        if _begins(span, match.start())
    ]
    return sorted([*marks, *_unknown(span, marks)], key=lambda mark: mark.start) if marks else []


def _unknown(span: Span, marks: list[_Mark]) -> list[_Mark]:
    """Labels that are none of ours: behind space, they end the value before them."""
    taken = {at for mark in marks for at in range(mark.start, mark.value)}
    found = []
    for gap in sorted(span.line.gaps):
        at = gap - span.start
        match = regex("unknown_label").match(span.text, at) if marks[0].start < at < len(span.text) else None
        if match and taken.isdisjoint(range(at, match.end())):
            found.append(_Mark(OTHER, at, match.end()))
    return found


def _begins(span: Span, at: int) -> bool:
    return at == 0 or span.text[at - 1] in _BEFORE or span.start + at in span.line.gaps


def _cells(span: Span) -> list[_Mark]:
    """The labels of a row of cells: the first cell is a label, and every label is a cell of its own."""
    tokens = span.tokens()
    marks: list[_Mark] = []
    for token in tokens[:-1]:
        text = regex("numbering").sub("", token.text, count=1).rstrip(":").strip()
        key = phrases().labels.get(bare(text))
        if key:
            marks.append(_Mark(key, token.start - span.start, token.end - span.start))
        elif not marks:
            return []
    return marks
