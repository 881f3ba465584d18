"""When and where a meeting was held, when it was called, and when its minutes were issued."""

from __future__ import annotations

import re
from typing import Final

from lianchi.read.minutes.prose import doubts
from lianchi.read.minutes.prose.labels import Labelled
from lianchi.read.minutes.prose.nodes import Draft, said, wording
from lianchi.read.minutes.prose.phrases import regex
from lianchi.read.minutes.prose.quantities import Day, days, times
from lianchi.read.minutes.prose.spans import Span, sentences

_LONGEST_DATE_LINE: Final = 26
_LONGEST_ISSUE_LINE: Final = 30
_CLOSING: Final = 3
_ISSUED: Final = "印发"
_NEAR: Final = 3
"""Signs that may stand between a day and its clock time."""


def when(
    labels: list[Labelled], heading: list[Span], lines: list[Span], told: list[Span], years: set[int], draft: Draft
) -> None:
    """The day and the time: from the label; from a line that is a date or begins a title; from …召开."""
    stated = [label.value for label in labels if label.key == "time"]
    if stated:
        for span in stated:
            _moment(span, years, draft, "stated")
        return
    for span in heading:
        if days(span) and days(span)[0].span.start == span.start:
            _moment(span, years, draft, "context")
            return
    for span in lines[:2]:
        if _is_date_line(span):
            _moment(span, years, draft, "context")
            _place_behind(span, draft)
            return
    for span in told:
        match = regex("held").search(span.text)
        if match and not regex("planned").search(span.text):
            before = span.cut(0, match.start())
            called = regex("notice_sent").search(before.text)
            if days(before):
                _moment(before.cut(called.end(), len(before.text)) if called else before, years, draft, "phrase")
                return


def opening(lines: list[Span], years: set[int], draft: Draft) -> None:
    """2025年3月11日，村部。…: a text that opens with its day, and with its place behind."""
    found = days(lines[0]) if lines and not draft.has("held_on") else []
    if not found or found[0].span.start != lines[0].start:
        return
    _moment(sentences(lines[0])[0], years, draft, "phrase")
    after = lines[0].cut(found[0].span.end - lines[0].start, len(lines[0].text))
    match = regex("place_alone").match(after.text)
    if match and not draft.has("place"):
        draft.add("place", wording(after.group(match, "place"), "phrase"))


def _place_behind(span: Span, draft: Draft) -> None:
    """2025年2月9日 晚上七点 村部: the last piece of the line, where it is no part of the time."""
    last = span.tokens()[-1]
    if last.start > span.start and not regex("of_time").search(last.text):
        draft.add("place", wording(last, "context"))


def _is_date_line(span: Span) -> bool:
    short = len(span.text) <= _LONGEST_DATE_LINE and not re.search("[,。]", span.text.rstrip("。"))
    return short and bool(regex("date_line").match(span.text)) and bool(days(span))


def _moment(span: Span, years: set[int], draft: Draft, confidence: str) -> None:
    found = days(span)
    if not found:
        return
    _held_on(found[0], years, draft, confidence)
    after = span.cut(found[0].span.end - span.start, len(span.text))
    weekday = re.match(r"(?:\([^()]*\))?,?", after.text)
    rest = after.cut(weekday.end() if weekday else 0, len(after.text))
    clocks = times(rest)
    if clocks and clocks[0].span.start - rest.start <= _NEAR:
        for name, clock in zip(("starts_at", "ends_at"), clocks, strict=False):
            draft.add(name, said(clock.span, confidence, clock.text))


def _held_on(day: Day, years: set[int], draft: Draft, confidence: str) -> None:
    own_year = day.year is not None
    if not own_year and len(years) != 1:
        draft.doubt(day.span, doubts.no_year(day.span.words))
        return
    iso = day.iso() if own_year else day.iso(next(iter(years)))
    if iso is None:
        draft.doubt(day.span, doubts.no_such_day(day.span.words))
        return
    draft.add("held_on", said(day.span, confidence if own_year else "context", iso))


def where(labels: list[Labelled], told: list[Span], draft: Draft) -> None:
    """The place: from the label, or 在…召开."""
    for label in labels:
        if label.key == "place" and label.value and not draft.has("place"):
            draft.add("place", wording(label.value, "stated"))
    for span in told:
        match = regex("place").search(span.text) or regex("place_of_meeting").search(span.text)
        planned = match and regex("planned").search(span.text[: match.start()])
        if match and not planned and not regex("no_place").search(match["place"]):
            draft.add_first("place", wording(span.group(match, "place"), "phrase"))


def notice_sent(told: list[Span], draft: Draft) -> None:
    """会议通知已于…送达."""
    for span in told:
        match = regex("notice_sent").search(span.text)
        if match:
            _day_of(span.group(match, "rest"), "notice_sent_on", draft, "phrase")


def issued(labels: list[Labelled], lines: list[Span], draft: Draft) -> None:
    """印发日期：…, …印发."""
    for label in labels:
        if label.key == "issued":
            _day_of(label.value, "minutes.issued_on", draft, "stated")
    for span in lines[-_CLOSING:]:
        if len(span.text) <= _LONGEST_ISSUE_LINE and span.text.endswith(_ISSUED):
            _day_of(span, "minutes.issued_on", draft, "stated")


def _day_of(span: Span, name: str, draft: Draft, confidence: str) -> None:
    found = days(span)
    iso = found[0].iso() if found else None
    if iso is not None:
        draft.add(name, said(found[0].span, confidence, iso))
