"""What the meeting is about: the matter, its amount, and the kind of the record."""

from __future__ import annotations

import re
from typing import Final

from lianchi.read.minutes.prose import doubts
from lianchi.read.minutes.prose.labels import Labelled
from lianchi.read.minutes.prose.nodes import Draft, Said, said, wording
from lianchi.read.minutes.prose.phrases import phrases, regex
from lianchi.read.minutes.prose.quantities import Amount, amounts
from lianchi.read.minutes.prose.spans import Span

_TITLES: Final = (
    ("title_told", "title_in_marks", "title_about", "title_opening")
    + ("title_posted", "title_treated", "title_plain", "title_proposed")
)
"""The customary phrases that name a matter, the surest first."""
_LONGEST_TITLE: Final = 40
_SHOWN: Final = 4


def titles(told: list[Span], labels: list[Labelled], matter: Draft) -> None:
    """The title of the matter: from a label; else the title that the best of the customary phrases gives."""
    stated = [label for label in labels if label.key == "title" and label.value]
    stated = stated or [label for label in labels if label.key == "project" and label.value]
    if stated:
        for label in stated:
            matter.add("title", wording(title_span(label.value), "stated"))
        return
    in_marks = _in_marks(told)
    if len({title.text for title in in_marks}) > 1:
        matter.doubt(in_marks[0], doubts.several_matters([title.words for title in in_marks[:_SHOWN]]))
        return
    title = _told_title(told) or _content(labels)
    if title is not None:
        matter.add("title", wording(title_span(title), "phrase"))


def _in_marks(told: list[Span]) -> list[Span]:
    """审议了《…》和《…》: all the titles in marks of what was dealt with."""
    found = []
    for span in told:
        for match in regex("title_in_marks").finditer(span.text):
            found.append(span.group(match, "title"))
            more = regex("more_titles").match(span.text, match.end())
            while more:
                found.append(span.group(more, "title"))
                more = regex("more_titles").match(span.text, more.end())
    return found


def _told_title(told: list[Span]) -> Span | None:
    for name in _TITLES:
        for span in told:
            match = regex(name).search(span.text)
            if match:
                return span.group(match, "title")
    return None


def _content(labels: list[Labelled]) -> Span | None:
    """会议内容：… where it is no more than a title."""
    for label in labels:
        text = label.value.text
        if label.key == "content" and 0 < len(text) <= _LONGEST_TITLE and not re.search("[,。;:]", text):
            return label.value
    return None


def heading_title(heading: list[Span], matter: Draft) -> None:
    """The matter that the title of a notice names: 关于…实施结果的公示."""
    for span in heading:
        match = regex("title_of_steps").search(span.text) or regex("title_of_notice").search(span.text)
        if match:
            matter.add_first("title", wording(title_span(span.group(match, "title")), "context"))


def title_span(span: Span) -> Span:
    """A title without number, verb and title marks."""
    span = span.stripped()
    for name in ("title_number", "title_verb"):
        match = regex(name).match(span.text)
        if match and match.end() < len(span.text):
            span = span.cut(match.end(), len(span.text))
    in_marks = re.match("《([^《》]*)》(?:[,。;:]|\\Z)", span.text)
    return span.group(in_marks, 1) if in_marks else span


def amount(title: Span | None, told: list[Span], labels: list[Labelled], matter: Draft) -> None:
    """The amount of the matter: one that is said to be the whole, else the only one that is said to be money for it."""
    wholes = [] if title is None else list(amounts(title))
    wholes += [found for label in labels if label.key == "amount" for found in amounts(label.value)]
    parts: list[Amount] = []
    only_paid = True
    for span in told:
        for found in amounts(span):
            before = span.text[: found.span.start - span.start]
            if regex("total_before").search(before):
                wholes.append(found)
            elif regex("money_before").search(before) or regex("other_money_before").search(before):
                parts.append(found)
                only_paid = only_paid and not regex("other_money_before").search(before)
    if wholes or (parts and only_paid):
        _one_amount(wholes or parts, matter)
    elif parts:
        matter.doubt(parts[0].span, doubts.several_amounts([found.span.words for found in parts[:_SHOWN]]))


def _one_amount(candidates: list[Amount], matter: Draft) -> None:
    first = candidates[0]
    if len({found.yuan for found in candidates}) > 1:
        matter.doubt(first.span, doubts.several_amounts([found.span.words for found in candidates[:_SHOWN]]))
    elif not all(found.exact for found in candidates):
        matter.doubt(first.span, doubts.vague_amount(first.span.words))
    elif not any(found.single for found in candidates):
        matter.add("amount", Said(first.text, first.span.origin("phrase"), first.yuan))


def choices(labels: list[Labelled], matter: Draft) -> None:
    """三重一大类别 and 动议事由, where the form says them."""
    words = {"category": phrases().categories, "initiative": phrases().initiatives}
    for label in labels:
        meaning = words.get(label.key, {}).get(label.value.text)
        if meaning:
            matter.add(label.key, said(label.value, "stated", meaning))


def kind(heading: list[Span], told: list[Span], record: Draft) -> None:
    """The kind of the record, where the text names it."""
    for spans, confidence in ((heading, "context"), (told, "phrase")):
        for span in spans:
            for code, start, end in phrases().kinds.all(span.text):
                if not regex("denied").search(span.text[:start]):
                    record.add("kind", said(span.cut(start, end), confidence, code))
