"""How a text is divided: its heading, the meetings and notices in it, and the topics of a meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lianchi.read.minutes.prose.labels import labelled
from lianchi.read.minutes.prose.phrases import phrases, regex
from lianchi.read.minutes.prose.spans import Line, Span
from lianchi.read.minutes.prose.steps import Step, steps_of, style

_LONGEST_HEADING: Final = 50
_FIRST_LINES: Final = 6
"""Lines among which the title of a paper stands."""
_BRACKETS: Final = re.compile(r"\([^()]*\)")


@dataclass(slots=True)
class Topic:
    """One topic of a meeting: its headline with the verb before it, and the lines under it."""

    title: Span
    verb: Span
    lines: list[Span]


@dataclass(slots=True)
class Section:
    """One meeting or notice: its heading, the step it is by its heading, its own lines and its topics."""

    heading: list[Span] = field(default_factory=list)
    step: str | None = None
    lines: list[Span] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    agenda_only: bool = False
    """Whether its topics are only listed, so that what follows cannot be told apart by topic."""

    @property
    def all_lines(self) -> list[Span]:
        """Its own lines and those of its topics."""
        return [*self.lines, *(line for topic in self.topics for line in topic.lines)]


@dataclass(slots=True)
class Outline:
    """A whole text: its heading, the lines before its first section, and its sections.

    ``steps`` tells that the sections are the steps of one matter.
    """

    heading: list[Span]
    lines: list[Span]
    sections: list[Section]
    steps: bool
    whole: bool = False
    """Whether the steps are numbered and every line numbered like them is one; else a step may have gone unseen."""


def outline(lines: list[Line]) -> Outline:
    """The text, divided."""
    spans = [piece for line in lines if line.text for piece in _heading_cut_off(line.whole)]
    heading, rest = _heading(spans)
    steps = steps_of(rest)
    if steps:
        return _by_steps(heading, rest, steps)
    sections = _by_papers(heading, rest)
    for section in sections:
        _into_topics(section)
    return Outline(heading, [], sections, steps=False)


def _heading_cut_off(span: Span) -> list[Span]:
    """A heading that stands in one line with the text: 村两委会议记录。4月6日…"""
    head, _, tail = span.text.partition("。")
    if tail and is_heading(span.cut(0, len(head))):
        return [span.cut(0, len(head)), span.cut(len(head) + 1, len(span.text))]
    return [span]


def is_heading(span: Span) -> bool:
    """Whether this line names a paper: …会议记录, …决议公示."""
    text = _BRACKETS.sub("", span.text)
    return len(text) <= _LONGEST_HEADING and not re.search("[。,;:]", text) and bool(regex("paper").search(span.text))


def _heading(spans: list[Span]) -> tuple[list[Span], list[Span]]:
    """The title with the short lines before it, and what stands right under it."""
    at = next((at for at, span in enumerate(spans[:_FIRST_LINES]) if is_heading(span)), 0)
    if not spans or not all(is_short(span) for span in spans[: at + 1]):
        at = 0
    if not spans or not is_short(spans[at]):
        return [], spans
    end = at + 1
    while end < len(spans) and (is_heading(spans[end]) or regex("under_title").match(spans[end].text)):
        end += 1
    return spans[:end], spans[end:]


def is_short(span: Span) -> bool:
    """Whether the line can belong to a title: no sentence, and no label that says something."""
    return len(span.text) <= _LONGEST_HEADING and not re.search("[。;]", span.text) and not labelled(span)[0]


def _by_steps(heading: list[Span], rest: list[Span], steps: list[Step | None]) -> Outline:
    before: list[Span] = []
    sections: list[Section] = []
    styles = {style(span.text) for step, span in zip(steps, rest, strict=True) if step} - {""}
    whole = bool(styles) and all(step or style(span.text) not in styles for step, span in zip(steps, rest, strict=True))
    for step, span in zip(steps, rest, strict=True):
        if step is not None:
            sections.append(Section([step.heading], step.stage, [step.rest] if step.rest else []))
        elif sections:
            sections[-1].lines.append(span)
        else:
            before.append(span)
    return Outline(heading, before, sections, steps=True, whole=whole)


def _by_papers(heading: list[Span], rest: list[Span]) -> list[Section]:
    """One section for every paper of the text: a new heading after text begins a new one."""
    sections = [Section(list(heading))]
    for span in rest:
        named = is_heading(span) and _names_a_paper(span.text)
        fresh = not sections[-1].lines
        if named and not fresh:
            sections.append(Section([span]))
        elif named or (fresh and regex("under_title").match(span.text)):
            sections[-1].heading.append(span)
        else:
            sections[-1].lines.append(span)
    return sections


def _names_a_paper(text: str) -> bool:
    """Whether a heading is that of a paper of its own; a numbered one is that of a part."""
    about_meeting = phrases().bodies.all(text) or re.search("会议|公示", text)
    return bool(about_meeting) and not regex("numbering").match(text)


def _into_topics(section: Section) -> None:
    """Take the topics and the lines under them out of the lines of the section."""
    topics = [_topic(span) for span in section.lines]
    decisions = [_decision(span) for span in section.lines]
    styles = {style(topic.title.line.text) for topic in topics if topic}
    styles |= {style(span.text) for label, span in zip(section.lines, section.lines[1:], strict=False) if _asks(label)}
    styles -= {""}
    if sum(map(bool, decisions)) > 1 or styles:
        alike = [one if one and (not styles or style(one.title.line.text) in styles) else None for one in decisions]
        topics = [topic or one for topic, one in zip(topics, alike, strict=True)]
        topics = [topic or _alike(span, styles) for topic, span in zip(topics, section.lines, strict=True)]
    own: list[Span] = []
    for span, topic in zip(section.lines, topics, strict=True):
        if topic is not None:
            section.topics.append(topic)
        elif section.topics:
            section.topics[-1].lines.append(span)
        else:
            own.append(span)
    section.lines = own
    _without_agenda(section)


def _without_agenda(section: Section) -> None:
    """An agenda before the topics themselves, which have the same headlines, is no row of topics."""
    treated = {topic.title.stripped().text for topic in section.topics if topic.lines}
    section.topics = [topic for topic in section.topics if topic.lines or topic.title.stripped().text not in treated]
    with_lines = [bool(topic.lines) for topic in section.topics]
    section.agenda_only = len(with_lines) > 1 and with_lines[-1] and not any(with_lines[:-1])


def _alike(span: Span, styles: set[str]) -> Topic | None:
    """A line that is numbered like the topics is one of them, whatever its words."""
    return _headline(span, anything=True) if style(span.text) in styles else None


def _asks(span: Span) -> bool:
    """议题：, with nothing behind it: the topics follow."""
    labels, _ = labelled(span)
    return len(labels) == 1 and labels[0].key == "title" and not labels[0].value


def _decision(span: Span) -> Topic | None:
    """二、同意…，…: one of several decisions, whose topics have no headlines."""
    number = regex("numbering").match(span.text)
    match = regex("decision").match(span.text, number.end()) if number else None
    if match is None:
        return None
    rest = span.cut(min(len(span.text), match.end() + 1), len(span.text))
    return Topic(span.group(match, "rest"), span.group(match, "verb"), [rest] if rest else [])


def is_structural(span: Span) -> bool:
    """二、讨论发言: a heading that tells a part of the minutes, and no topic."""
    number = regex("numbering").match(span.text)
    return number is not None and bool(regex("structural").match(span.text, number.end()))


def _topic(span: Span) -> Topic | None:
    """议题一：审议…, 一、关于…, 二、研究…"""
    return _headline(span, anything=False)


def _headline(span: Span, *, anything: bool) -> Topic | None:
    """A numbered headline up to the end of its sentence, and the rest of the line."""
    text = span.text
    named = regex("numbered_topic").match(text)
    number = named or regex("numbering").match(text)
    if number is None or is_structural(span) or (not named and labelled(span.cut(number.end(), len(text)))[0]):
        return None
    match = regex("topic").match(text, number.end())
    if match is None or not (anything or named or match["verb"] or regex("topic_begins").match(match["rest"])):
        return None
    start = match.start("rest")
    end = re.compile(r"[,。:;]|\Z").search(text, start)
    stop = end.start() if end else len(text)
    labels, before = labelled(span.cut(start, len(text)))
    if labels and before.end - span.start <= stop:
        stop = before.end - span.start
        return Topic(before, span.cut(number.end(), start), [span.cut(stop, len(text))])
    rest = span.cut(min(len(text), stop + 1), len(text))
    return Topic(span.cut(start, stop), span.cut(number.end(), start), [rest] if rest else [])
