"""What became of a topic: passed, rejected, postponed."""

from __future__ import annotations

from typing import Final

from lianchi.read.minutes.prose import doubts
from lianchi.read.minutes.prose.labels import Labelled
from lianchi.read.minutes.prose.nodes import Draft, Said, said
from lianchi.read.minutes.prose.people import person
from lianchi.read.minutes.prose.phrases import regex
from lianchi.read.minutes.prose.spans import Span, clauses

_SAID: Final = frozenset(("result", "resolution"))
_VERBS: Final = {"不同意": "rejected", "同意": "passed", "通过": "passed"}
"""The verb of a headline, the first that fits → what became of its topic."""


def outcome(told: list[Span], labels: list[Labelled], draft: Draft, verb: Span | None) -> None:
    """The words of a result or resolution; where there is none, those of the text and of the headline's verb."""
    found = [one for label in labels if label.key in _SAID for one in _outcomes(label.value, "stated")]
    if not found:
        found = [one for span in told for one in _outcomes(span, "phrase")]
        found += _of_headline(verb) if verb is not None else []
    for one in found:
        draft.add("outcome", one)
    if not found:
        _undone(told, draft)


def _of_headline(verb: Span) -> list[Said]:
    """一、审议通过…, 二、不同意…"""
    return next(([said(verb, "phrase", code)] for word, code in _VERBS.items() if word in verb.text), [])


def announced(speech: Span, draft: Draft) -> None:
    """通过。散会。: what the chair announces in so many words."""
    for clause in clauses(speech):
        for code in ("passed", "postponed", "rejected"):
            if regex(f"announced_{code}").fullmatch(clause.text):
                draft.add("outcome", said(clause, "phrase", code))


def _undone(told: list[Span], draft: Draft) -> None:
    for span in told:
        match = regex("undone").search(span.text)
        if match:
            words = span.group(match)
            draft.doubt(words, doubts.undone(words.words))
            return


def _outcomes(span: Span, confidence: str) -> list[Said]:
    found: list[Said] = []
    personal = False
    for clause in clauses(span):
        personal = personal or _by_one(clause)
        against = [(code, match) for code in ("rejected", "postponed") if (match := regex(code).search(clause.text))]
        if against and not regex("doubtful").search(clause.text):
            found += [said(clause.group(match), confidence, code) for code, match in against]
        open_still = regex("doubtful" if confidence == "stated" else "not_yet").search(clause.text)
        if not (against or personal or open_still):
            found += _passed(clause, confidence)
    return found


def _passed(clause: Span, confidence: str) -> list[Said]:
    match = regex("passed").search(clause.text)
    if match is None and confidence == "stated":
        match = regex("passed_stated").search(clause.text)
    return [said(clause.group(match), confidence, "passed")] if match else []


def _by_one(clause: Span) -> bool:
    """Whether one person says this, and not the meeting."""
    match = regex("says_one").match(clause.text)
    return match is not None and person(clause.group(match, "who")) is not None
