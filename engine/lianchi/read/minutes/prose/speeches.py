"""Who said what, in which order, and where he stands, as far as the words say it."""

from __future__ import annotations

from typing import Final

from lianchi.read.minutes.prose import doubts
from lianchi.read.minutes.prose.nodes import Draft, Node, Said, said, wording
from lianchi.read.minutes.prose.phrases import regex
from lianchi.read.minutes.prose.spans import Span, clauses, sentences
from lianchi.read.minutes.prose.statements import Speech, Statement, speeches_of

_STANCES: Final = {"against": "反对", "postpone": "缓议", "abstain": "弃权", "for": "同意"}
"""Tried in this order; each is the name of the pattern that finds it."""


def speeches(all_of_them: list[Statement], draft: Draft) -> None:
    """The speeches in their order."""
    items: list[Node] = [_speech(one, order, draft) for order, one in enumerate(speeches_of(all_of_them), 1)]
    if items:
        draft.lists["speeches"] = items


def _speech(one: Speech, order: int, draft: Draft) -> Node:
    words = _unquoted(one.text)
    node: dict[str, Node] = {"order": said(one.who, "context", str(order)), "speaker": _speaker(one, draft)}
    if one.by is not None and one.by.role:
        node["role"] = said(one.who, "stated", one.by.role)
    if one.by is not None and one.by.remark is not None and regex("last_word").search(one.by.remark.text):
        node["leader"] = said(one.by.remark, "phrase", True)
    stance = stance_of(words, draft)
    if stance is not None:
        node["stance"] = stance
    node["text"] = wording(words, "stated")
    return node


def _speaker(one: Speech, draft: Draft) -> Said:
    """The speaker; 主持人 is the chair, where he is known."""
    if one.by is not None:
        return said(one.by.who, "stated")
    chair = draft.one("chair")
    return said(one.who, "context", chair.value if chair else None)


def _unquoted(span: Span) -> Span:
    text = span.text
    quoted = len(text) > 2 and text[0] == "“" and text[-1] == "”" and "“" not in text[1:]
    return span.cut(1, len(text) - 1) if quoted else span


def stance_of(words: Span, draft: Draft) -> Said | None:
    """For, against, abstaining or for a later day; None where the words do not say it, or say two things."""
    found: dict[str, Span] = {}
    for sentence in sentences(words):
        before = ""
        for clause in clauses(sentence):
            code, span = _stance(clause)
            if span is not None and not regex("of_others").search(before):
                found.setdefault(code, span)
            before = clause.text
    if found and regex("condition").search(words.text):
        draft.doubt(words, doubts.conditional(words.words))
        return None
    if len(found) > 1:
        draft.doubt(words, doubts.two_stances(words.words, [_STANCES[code] for code in found]))
        return None
    return next((said(span, "phrase", code) for code, span in found.items()), None)


def _stance(clause: Span) -> tuple[str, Span | None]:
    if regex("asked").search(clause.text):
        return "", None
    for code in _STANCES:
        match = regex(code).search(clause.text)
        if match and not (code == "for" and regex("of_another").search(clause.text)):
            return code, clause.group(match)
    return "", None
