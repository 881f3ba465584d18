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
_PASSED_VERB: Final = "通过"


def outcome(told: list[Span], labels: list[Labelled], draft: Draft, verb: Span | None) -> None:
    """The words of a result or resolution; where there is none, those of the text and of the headline's verb."""
    found = [one for label in labels if label.key in _SAID for one in _outcomes(label.value, "stated")]
    if not found:
        found = [one for span in told for one in _outcomes(span, "phrase")]
        if verb is not None and _PASSED_VERB in verb.text:
            found.append(said(verb, "phrase", "passed"))
    for one in found:
        draft.add("outcome", one)
    if not found:
        _undone(told, draft)


def _undone(told: list[Span], draft: Draft) -> None:
    for span in told:
        match = regex("undone").search(span.text)
        if match:
            words = span.group(match)
            draft.doubt(words, doubts.undone(words.text))
            return


def _outcomes(span: Span, confidence: str) -> list[Said]:
    found: list[Said] = []
    personal = False
    for clause in clauses(span):
        personal = personal or _by_one(clause)
        against = [(code, match) for code in ("rejected", "postponed") if (match := regex(code).search(clause.text))]
        if against and not regex("doubtful").search(clause.text):
            found += [said(clause.group(match), confidence, code) for code, match in against]
        if not (against or personal or regex("not_yet").search(clause.text)):
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
