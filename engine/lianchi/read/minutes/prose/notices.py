"""What was posted: which paper, from when to when, where, and what came of it."""

from __future__ import annotations

import re
from typing import Final

from lianchi.read.minutes.prose import doubts
from lianchi.read.minutes.prose.nodes import Draft, Node, Said, said, wording
from lianchi.read.minutes.prose.phrases import phrases, regex
from lianchi.read.minutes.prose.quantities import Day, days
from lianchi.read.minutes.prose.spans import Span
from lianchi.read.minutes.prose.statements import Statement, labels_of, told

_OF_NOTICE: Final = frozenset(("notice_days", "notice_places"))


def stage_of(heading: list[Span], all_of_them: list[Statement]) -> Said | None:
    """What kind of notice a title names."""
    titles = phrases().notice_titles
    if is_notice(heading, all_of_them):
        titles += phrases().dated_notice_titles
    for span in heading:
        for stage, pattern in titles:
            match = pattern.search(span.text)
            if match:
                return said(span.group(match), "context", stage)
    return None


def is_notice(heading: list[Span], all_of_them: list[Statement]) -> bool:
    """Whether this is a notice of a kind that its title does not tell: 公示, with the days on which it is posted."""
    titled = any(regex("some_notice").search(span.text) for span in heading)
    return titled and any(label.key in _OF_NOTICE for label in labels_of(all_of_them))


def notice(all_of_them: list[Statement]) -> Draft:
    """The facts of a notice."""
    draft = Draft()
    for label in labels_of(all_of_them):
        if label.key == "notice_days":
            _period(label.value, draft, "stated")
        elif label.key == "notice_places" and label.value:
            _places(label.value, draft, "stated")
        elif label.key == "supervisor_opinion" and len(label.value.text) > 1:
            draft.add("supervisor_opinion", wording(label.value, "stated"))
    for span in told(all_of_them):
        _sentence(span, draft)
    return draft


def _sentence(span: Span, draft: Draft) -> None:
    posted = regex("posted").search(span.text)
    planned = regex("to_be_posted").search(span.text)
    if posted and not planned and not draft.has("posted_on"):
        _period(span, draft, "phrase")
    match = regex("posted_at").search(span.text)
    if match and not planned and not draft.has("places"):
        _places(span.group(match, "places"), draft, "phrase")
    none = regex("no_objection").search(span.text)
    if none and not regex("if").search(span.text):
        draft.lists.setdefault("objections", Said([], span.group(none).origin("phrase"), "none"))


def _period(span: Span, draft: Draft, confidence: str) -> None:
    """自…起至…止, or only the day on which it began."""
    found = days(span)
    for first, last in zip(found, found[1:], strict=False):
        if regex("between_days").match(span.text[first.span.end - span.start : last.span.start - span.start]):
            _add(first, None, "posted_on", draft, confidence)
            _add(last, first.year, "removed_on", draft, confidence)
            return
    if len(found) == 1 and regex("from_day").match(span.text[found[0].span.end - span.start :]):
        _add(found[0], None, "posted_on", draft, confidence)
        if regex("some_days").search(span.text[found[0].span.end - span.start :]):
            draft.doubt(span, doubts.no_end(span.words))


def _add(day: Day, year: int | None, name: str, draft: Draft, confidence: str) -> None:
    if day.year is None and year is None:
        draft.doubt(day.span, doubts.no_year(day.span.words))
        return
    iso = day.iso(year)
    if iso is None:
        draft.doubt(day.span, doubts.no_such_day(day.span.words))
    else:
        draft.add(name, said(day.span, confidence if day.year else "context", iso))


def _places(span: Span, draft: Draft, confidence: str) -> None:
    pieces: list[Node] = []
    start = 0
    for match in re.finditer(r"[、,;和及]|\Z", span.text):
        piece = span.cut(start, match.start()).stripped()
        start = match.end()
        if piece:
            pieces.append(wording(piece, confidence))
    if pieces:
        draft.lists["places"] = pieces
