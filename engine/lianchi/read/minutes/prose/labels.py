"""Labels in a line — 时间：…　地点：…, or the same in cells without colons — and what each of them holds."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from lianchi.read.minutes.prose.phrases import phrases
from lianchi.read.minutes.prose.spans import Span

NUMBERING: Final = re.compile(
    r"(?:第[一二三四五六七八九十]+(?:步|议|项)?[:、,.]?|[(][一二三四五六七八九十0-9]{1,3}[)]、?|[一二三四五六七八九十]{1,3}[、.]|[0-9]{1,2}(?:[、)]|\.(?![0-9])))"
)
_BEFORE: Final = frozenset(",;。、).|:")
_UNKNOWN: Final = re.compile(r"[\u4e00-\u9fff]{2,10}:")
_TO_LINE_END: Final = frozenset(("resolution", "supervisor_opinion", "votes", "result", "content", "title"))


class Labelled(NamedTuple):
    """A label and its value; ``key`` is ``other`` for one that the grammar has no use for."""

    key: str
    label: Span
    value: Span


class _Mark(NamedTuple):
    key: str
    start: int
    value: int


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(phrases().labels, key=lambda word: (-len(word), word))
    quoted = "[“”\"]?"
    return re.compile(f"({'|'.join(quoted.join(map(re.escape, word)) for word in words)})(?:\\([^()]{{0,12}}\\))?:")


def labelled(span: Span) -> tuple[list[Labelled], Span]:
    """The labels of a text with their values, and the text before the first of them."""
    marks = _cells(span) or _with_colon(span)
    if not marks:
        return [], span
    found = []
    for mark, follower in zip(marks, [*marks[1:], None], strict=True):
        end = follower.start if follower else len(span.text)
        value = _value(span.cut(mark.value, end), mark.key)
        found.append(Labelled(mark.key, span.cut(mark.start, mark.value), value))
    return found, span.cut(0, marks[0].start)


def _value(value: Span, key: str) -> Span:
    """A short value ends with its sentence."""
    if key not in _TO_LINE_END:
        full_stop = value.text.find("。")
        if full_stop >= 0:
            value = value.cut(0, full_stop)
    return value if key in ("resolution", "supervisor_opinion") else value.stripped()


def _with_colon(span: Span) -> list[_Mark]:
    marks = [
        _Mark(phrases().labels[re.sub("[“”\"]", "", match[1])], match.start(), match.end())
        for match in _pattern().finditer(span.text)
        if _begins(span, match.start())
    ]
    known = {at for mark in marks for at in range(mark.start, mark.value)}
    if marks:
        for gap in sorted(span.line.gaps):
            at = gap - span.start
            if marks[0].start < at < len(span.text) and at not in known:
                match = _UNKNOWN.match(span.text, at)
                if match and not known & set(range(at, match.end())):
                    marks.append(_Mark("other", at, match.end()))
    return sorted(marks, key=lambda mark: mark.start)


def _begins(span: Span, at: int) -> bool:
    return at == 0 or span.text[at - 1] in _BEFORE or span.start + at in span.line.gaps


def _cells(span: Span) -> list[_Mark]:
    """The labels of a row of cells: the first cell is a label, and every label is a cell of its own."""
    tokens = span.tokens()
    if len(tokens) < 2:
        return []
    marks = []
    for token in tokens[:-1]:
        text = NUMBERING.sub("", token.text, count=1).rstrip(":").strip()
        key = phrases().labels.get(re.sub("[“”\"]", "", text))
        if key:
            marks.append(_Mark(key, token.start - span.start, token.end - span.start))
        elif not marks:
            return []
    return marks
