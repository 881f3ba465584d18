"""A text as a row of statements: labelled values, speeches, and sentences that tell what happened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lianchi.read.minutes.prose.labels import OTHER, Labelled, labelled
from lianchi.read.minutes.prose.people import Person, is_word, person
from lianchi.read.minutes.prose.phrases import regex
from lianchi.read.minutes.prose.spans import Span, sentences

_SPEECHES: Final = ("speech_line", "says")
"""The patterns of a line in which one person speaks."""


_SELF_CONTAINED: Final = frozenset(("votes", "method", "result"))
"""Labels of cells whose value tells without them; 应到 and 赞成 are needed beside their numbers."""


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
    found: list[list[Statement]] = []
    before: Span | None = None
    for line in lines:
        alone = before is not None and not _after_number(line) and not labelled(line)[0]
        found.append([Labelled("resolution", before, line)] if before is not None and alone else _of_line(line))
        before = line if regex("heading_of_resolution").match(line.text, _after_number(line)) else None
    _other_speakers(lines, found)
    return [one for ones in found for one in ones]


def _after_number(line: Span) -> int:
    number = regex("numbering").match(line.text)
    return number.end() if number else 0


def _other_speakers(lines: list[Span], found: list[list[Statement]]) -> None:
    """Between speeches a line with a colon is a speech too, though its speaker is called in an unusual way."""
    spoken = [at for at, ones in enumerate(found) if any(isinstance(one, Speech) for one in ones)]
    for at in range(spoken[0], spoken[-1]) if len(spoken) > 1 else ():
        line = lines[at]
        match = regex("speech_line").match(line.text) if at not in spoken else None
        if match and not labels_of(found[at]) and regex("calls").fullmatch(match["who"]) and not is_word(match["who"]):
            who = line.group(match, "who")
            found[at] = [Speech(who, Person(who, who, None, None, named=False), line.group(match, "text"))]


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
            in_cells = one.key in _SELF_CONTAINED and not one.label.text.endswith(":")
            of_heading = one.label.line is not one.value.line or in_cells
            found.append(one.value if of_heading else Span(one.label.line, one.label.start, one.value.end))
    return found


def _of_line(line: Span) -> list[Statement]:
    labels, before = labelled(line)
    speech = _chair_speaks(line, labels, before)
    if speech is not None:
        return [speech]
    if before or not labels:
        spoken = _spoken(line)
        if spoken:
            return spoken
    found: list[Statement] = [] if regex("numbering").fullmatch(before.text) else _told(before)
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


def _spoken(line: Span) -> list[Statement]:
    """甲一认为，… 乙二表示，…: the speeches of a line that begins with one; each lasts to the next."""
    first = _speech(line)
    if first is None:
        return []
    found = [first]
    for sentence in sentences(first.text)[1:]:
        follower = _speech(sentence, "says")
        if follower is not None:
            last = found[-1]
            found[-1] = Speech(last.who, last.by, Span(line.line, last.text.start, sentence.start))
            found.append(Speech(follower.who, follower.by, Span(line.line, follower.text.start, line.end)))
    return list(found)


def _speech(line: Span, *names: str) -> Speech | None:
    """甲一：…, 甲一说：…, 甲一认为，…"""
    match = next((found for name in names or _SPEECHES if (found := regex(name).match(line.text))), None)
    if match is None:
        return None
    who = line.group(match, "who")
    verb = regex("speech_verb").search(who.text)
    by = person(who.cut(0, verb.start()) if verb else who)
    return Speech(who, by, line.group(match, "text")) if by is not None and by.named else None


def _told(span: Span) -> list[Statement]:
    number = regex("numbering").match(span.text)
    return [Sentence(sentence) for sentence in sentences(span.cut(number.end(), len(span.text)) if number else span)]
