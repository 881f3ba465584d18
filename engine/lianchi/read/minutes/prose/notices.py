"""What was posted: which paper, from when to when, where, and what came of it."""

from __future__ import annotations

import re
from typing import Final

from lianchi.read.minutes.prose.labels import Labelled
from lianchi.read.minutes.prose.nodes import Draft, Said, said
from lianchi.read.minutes.prose.phrases import phrases
from lianchi.read.minutes.prose.quantities import TO, Day, days
from lianchi.read.minutes.prose.spans import Span, written
from lianchi.read.minutes.prose.statements import Statement, told

_POSTED: Final = re.compile("公示|公开|张榜|张贴|公布")
_AT: Final = re.compile(r"在(?P<places>[^,。;:]{2,40}?)(?:上)?(?:进行)?(?:予以)?(?:了)?(?:张贴|张榜)?(?:公示|公开|公布|张贴)")
_NO_OBJECTION: Final = re.compile("(?:无|未收到|没有收到|没有|未接到|无人提出)(?:任何|村民|群众)?(?:的)?异议|无任何异议")
_IF: Final = re.compile("如|若|待|凡")
_BETWEEN: Final = re.compile(rf"(?:起)?(?:\([^()]*\))?{TO}\Z")
_DAYS: Final = re.compile("[0-9〇一二三四五六七八九十]+(?:个)?(?:天|日|工作日)")


def stage_of(heading: list[Span]) -> Said | None:
    """What kind of notice a title names."""
    for span in heading:
        for stage, pattern in phrases().notice_titles:
            match = pattern.search(span.text)
            if match:
                return said(span.group(match), "context", stage)
    return None


def notice(all_of_them: list[Statement], labels: list[Labelled]) -> Draft:
    """The facts of a notice."""
    draft = Draft()
    spans = told(all_of_them)
    for label in labels:
        if label.key == "notice_days":
            _period(label.value, draft, "stated")
        elif label.key == "notice_places" and label.value:
            _places(label.value, draft, "stated")
        elif label.key == "supervisor_opinion" and len(label.value.text) > 1:
            draft.add("supervisor_opinion", said(label.value, "stated", written(label.value.text)))
    for span in spans:
        if not draft.has("posted_on") and _POSTED.search(span.text) and not re.search("拟|将于|如", span.text):
            _period(span, draft, "phrase")
        if not draft.has("places"):
            match = _AT.search(span.text)
            if match and not re.search("拟|将", span.text[: match.start()]):
                _places(span.group(match, "places"), draft, "phrase")
        match = _NO_OBJECTION.search(span.text)
        if match and not _IF.search(span.text):
            draft.add_first("objections", Said([], span.group(match).origin("phrase"), "none"))
    return draft


def _period(span: Span, draft: Draft, confidence: str) -> None:
    found = days(span)
    for first, last in zip(found, found[1:], strict=False):
        between = span.text[first.span.end - span.start : last.span.start - span.start]
        if _BETWEEN.match(between):
            _add(first, None, "posted_on", draft, confidence)
            _add(last, first.year, "removed_on", draft, confidence)
            return
    if len(found) == 1 and re.match("起|开始|(?=[在于])", span.text[found[0].span.end - span.start :]):
        _add(found[0], None, "posted_on", draft, confidence)
        if _DAYS.search(span.text):
            draft.doubt(span, f"“{span.text}”只有开始日期和天数，结束日期不由天数推算，没有填写。请按实际撤下的日期填写。",
                        f"“{span.text}” has a first day and a number of days; the last day is not reckoned from them. Enter the day on which it was taken down.")


def _add(day: Day, year: int | None, name: str, draft: Draft, confidence: str) -> None:
    iso = day.iso(year)
    if iso is not None:
        draft.add(name, said(day.span, confidence if day.year else "context", iso))
    else:
        draft.doubt(day.span, f"“{day.span.text}”不是完整的日期，没有采用。请核对后填写。", f"“{day.span.text}” is no whole date, so it was left out.")


def _places(span: Span, draft: Draft, confidence: str) -> None:
    pieces, start = [], 0
    for match in re.finditer("[、,;和及]|\\Z", span.text):
        piece = span.cut(start, match.start()).stripped()
        start = match.end()
        if piece:
            pieces.append(said(piece, confidence, written(piece.text)))
    if pieces:
        draft.lists["places"] = list(pieces)
