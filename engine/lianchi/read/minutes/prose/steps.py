"""The steps of one matter in one text: by their headings, or by the days with which they begin."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lianchi.read.minutes.prose.labels import labelled
from lianchi.read.minutes.prose.phrases import bare, phrases, regex
from lianchi.read.minutes.prose.quantities import days
from lianchi.read.minutes.prose.spans import Span

OTHER_STEP: Final = "other"
"""A step that its heading does not tell."""
_LONGEST_STEP: Final = 16
_BEFORE_STEP, _AFTER_STEP = 8, 4
"""Signs that may stand before and behind the words of a step in its heading."""
_FEWEST_STEPS: Final = 2
_BRACKETS: Final = re.compile(r"\([^()]*\)")


class Step(NamedTuple):
    """The beginning of a step: which one, the words that say so, and what else stands in the line."""

    stage: str
    heading: Span
    rest: Span


def steps_of(lines: list[Span]) -> list[Step | None]:
    """For every line the step that it begins; none at all where the text is not made of steps."""
    by_heading = [_step(line) for line in lines]
    if _enough(by_heading):
        return by_heading
    of_one_meeting = any(label.key == "time" for line in lines for label in labelled(line)[0])
    by_day = [] if of_one_meeting else [_dated(line) for line in lines]
    return by_day if _enough(by_day) else []


def _enough(steps: list[Step | None]) -> bool:
    return len({step.heading.text for step in steps if step}) >= _FEWEST_STEPS


def _step(span: Span) -> Step | None:
    """The step that a heading line names, and what else stands in the line."""
    number = regex("numbering").match(span.text)
    start = number.end() if number else 0
    head = re.match(r"[^:。,;]{2,30}", span.text[start:])
    if head is None or (not number and head.end() != len(span.text)):
        return None
    words = _BRACKETS.sub("", bare(head[0]))
    for stage, pattern in phrases().step_headings:
        match = pattern.fullmatch(words) or (pattern.search(words) if number and len(words) <= _LONGEST_STEP else None)
        if match and match.start() <= _BEFORE_STEP and len(words) - match.end() <= _AFTER_STEP:
            end = min(len(span.text), start + head.end() + 1)
            return Step(stage, span.cut(0, end), span.cut(end, len(span.text)))
    return None


def _dated(span: Span) -> Step | None:
    """（二）2025年4月3日，召开村“两委”会议…: a line that begins with the day of a meeting, or of a notice."""
    number = regex("numbering").match(span.text)
    rest = span.cut(number.end() if number else 0, len(span.text))
    found = days(rest)
    if not found or found[0].span.start != rest.start:
        return None
    held = regex("held_what").search(rest.text)
    for piece in (rest.group(held, "what"), rest.cut(0, held.start())) if held else ():
        bodies = phrases().bodies.all(piece.text)
        if bodies:
            return Step(OTHER_STEP, piece.cut(*bodies[-1][1:]), rest)
    posted = None if held else regex("dated_notice").search(rest.text)
    if posted is None:
        return None
    stage = "notice_result" if regex("of_result").search(rest.text) else "notice_resolution"
    return Step(stage, rest.group(posted), rest)


def style(text: str) -> str:
    """How a line is numbered: 一、, (一), 1."""
    number = regex("numbering").match(text)
    return re.sub("[一二三四五六七八九十]+", "一", re.sub("[0-9]+", "1", number[0])) if number else ""
