"""A text as a row of statements: labelled values, speeches, and sentences that tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lianchi.read.minutes.prose.labels import NUMBERING, Labelled, labelled
from lianchi.read.minutes.prose.people import Person, is_name, person
from lianchi.read.minutes.prose.spans import Span, sentences

_NO_SPEAKER: Final = re.compile(
    "(?:单位|时间|地点|金额|电话|意见|结果|方式|内容|事项|情况|日期|人员|人数|名称|期限|要求|说明|依据|来源|标准|措施|目标|原则|范围|对象|程序|方案|附件|备注|编号|类型|类别|议程|决议|结论|主题|议题|建议|款|费|额|价|如下|票)\\Z"
)
_COLON: Final = re.compile(r"(?P<who>[^:,。;()]{1,16}(?:\([^()]{1,12}\))?):(?P<text>.+)\Z")
_SAYS: Final = re.compile(
    r"(?P<who>[^:,。;()]{1,16}(?:\([^()]{1,12}\))?)(?:发言)?(?:(?:说|认为|提出|建议|表示|指出|发言)(?:道|说)?[:,]|说(?=.)|(?=表示(?:不?同意|赞成|反对|弃权)))(?P<text>.+)\Z"
)


@dataclass(frozen=True, slots=True)
class Speech:
    """What one person says."""

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
    found: list[Statement] = []
    for line in lines:
        found += _of_line(line)
    return found


def _of_line(line: Span) -> list[Statement]:
    speech = _speech(line)
    if speech is not None:
        return [speech]
    labels, before = labelled(line)
    if labels and labels[0].key == "chair" and re.search("[,。]", labels[0].value.text) and not before:
        return [Speech(labels[0].label.stripped(), None, Span(line.line, labels[0].value.start, line.end))]
    number = NUMBERING.fullmatch(before.text)
    told: list[Statement] = [] if number else _told(before)
    for label in labels:
        told.append(label)
        after = Span(line.line, label.value.end, _next_start(labels, label, line)).stripped()
        told += _told(after) if label.key != "other" else []
    return told


def _next_start(labels: list[Labelled], label: Labelled, line: Span) -> int:
    at = labels.index(label)
    return labels[at + 1].label.start if at + 1 < len(labels) else line.end


def _speech(line: Span) -> Speech | None:
    match = _COLON.match(line.text) or _SAYS.match(line.text)
    if match is None:
        return None
    who = line.group(match, "who")
    said = re.search("(?:说|表示|发言|补充)(?:道)?\\Z", who.text)
    by = person(who.cut(0, said.start()) if said else who)
    if by is None or not by.named or _NO_SPEAKER.search(by.who.text) or labelled(line)[1].text == "" and labelled(line)[0]:
        return None
    return Speech(who, by, line.group(match, "text"))


def _told(span: Span) -> list[Statement]:
    """Sentences; one in which a person says something begins a speech that lasts to the next such sentence."""
    found: list[Statement] = []
    for sentence in sentences(span):
        match = _SAYS.match(sentence.text)
        by = person(sentence.group(match, "who")) if match else None
        if match and by is not None and by.named:
            found.append(Speech(sentence.group(match, "who"), by, sentence.group(match, "text")))
        else:
            found.append(Sentence(sentence))
    return found


def told(all_of_them: list[Statement]) -> list[Span]:
    """What tells of the meeting itself: sentences, and labels with their values; no speech."""
    found = []
    for one in all_of_them:
        if isinstance(one, Sentence):
            found.append(one.span)
        elif isinstance(one, Labelled):
            found.append(Span(one.label.line, one.label.start, one.value.end))
    return found


__all__ = ["Sentence", "Speech", "Statement", "is_name", "statements", "told"]
