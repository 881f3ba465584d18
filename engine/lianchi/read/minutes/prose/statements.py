"""A text as a row of statements: labelled values, speeches, and sentences that tell what happened."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lianchi.read.minutes.prose.labels import OTHER, Labelled, labelled
from lianchi.read.minutes.prose.people import Person, person
from lianchi.read.minutes.prose.phrases import regex
from lianchi.read.minutes.prose.spans import Span, sentences


@dataclass(frozen=True, slots=True)
class Speech:
    """What one person says; ``by`` is None where the speaker is only called 主持人."""

    who: Span
    by: Person | None
    text: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that tells what happened."""

    span: Span


Statement = Labelled | Speech | Sentence


def statements(lines: list[Span]) -> list[Statement]:
    """The statements of the lines, in order."""
    return [one for line in lines for one in _of_line(line)]


def labels_of(all_of_them: list[Statement]) -> list[Labelled]:
    """The labels among the statements."""
    return [one for one in all_of_them if isinstance(one, Labelled)]


def speeches_of(all_of_them: list[Statement]) -> list[Speech]:
    """The speeches among the statements."""
    return [one for one in all_of_them if isinstance(one, Speech)]


def told(all_of_them: list[Statement]) -> list[Span]:
    """What tells of the meeting itself: sentences, and labels with their values; no speech."""
    found = []
    for one in all_of_them:
        if isinstance(one, Sentence):
            found.append(one.span)
        elif isinstance(one, Labelled):
            found.append(Span(one.label.line, one.label.start, one.value.end))
    return found


def _of_line(line: Span) -> list[Statement]:
    labels, before = labelled(line)
    speech = _chair_speaks(line, labels, before) or (None if labels and not before else _speech(line))
    if speech is not None:
        return [speech]
    found = [] if regex("numbering").fullmatch(before.text) else _told(before)
    for at, label in enumerate(labels):
        end = labels[at + 1].label.start if at + 1 < len(labels) else line.end
        after = Span(line.line, label.value.end, end).stripped()
        found += [label, *(_told(after) if label.key != OTHER else [])]
    return found


def _chair_speaks(line: Span, labels: list[Labelled], before: Span) -> Speech | None:
    """主持人：现在开会，…"""
    if not labels or before or labels[0].key != "chair" or not re.search("[,。!]", labels[0].value.text):
        return None
    return Speech(labels[0].label.stripped(), None, Span(line.line, labels[0].value.start, line.end))


def _speech(line: Span) -> Speech | None:
    """甲一：…, 甲一说：…, 甲一认为，…"""
    match = regex("speech_line").match(line.text) or regex("says").match(line.text)
    if match is None:
        return None
    who = line.group(match, "who")
    verb = regex("speech_verb").search(who.text)
    by = person(who.cut(0, verb.start()) if verb else who)
    return Speech(who, by, line.group(match, "text")) if by is not None and by.named else None


def _told(span: Span) -> list[Statement]:
    """Sentences; one in which a person says something is a speech."""
    found: list[Statement] = []
    for sentence in sentences(span):
        match = regex("says").match(sentence.text)
        by = person(sentence.group(match, "who")) if match else None
        if match and by is not None and by.named:
            found.append(Speech(sentence.group(match, "who"), by, sentence.group(match, "text")))
        else:
            found.append(Sentence(sentence))
    return found
