"""How a text is divided: its heading, the meetings and notices in it, and the topics of a meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lianchi.read.minutes.prose.labels import NUMBERING, labelled
from lianchi.read.minutes.prose.phrases import bare, phrases
from lianchi.read.minutes.prose.spans import Line, Span

_PAPER: Final = re.compile(r"(?:记录|纪要|决议|公示|公告|登记表|记录表|记录本|记录簿)(?:\([^()]*\))?\Z")
_UNDER_TITLE: Final = re.compile(r"(?:[(〔\[].*[)〕\]号]|[0-9]{4}年?第.{1,4}[次期号]|.{0,8}[0-9]{4}[)〕\]].{0,6}号)\Z")
_TOPIC: Final = re.compile(
    r"(?P<verb>(?:会议)?(?:(?:审议|研究(?!生|所|院|员|室|中心)|讨论|表决|审核)(?:并)?(?:通过|审议|研究(?!生|所|院|员|室|中心)|讨论|决定|表决)?|听取|通报|传达学习|传达|学习|商议)了?)?(?P<rest>.+)\Z"
)
_NUMBERED_TOPIC: Final = re.compile(r"(?:第[一二三四五六七八九十]+(?:项|个)议题|议题[一二三四五六七八九十0-9]{1,3})[:、,.]?(?=.)")
_LONGEST_HEADING: Final = 50


@dataclass(slots=True)
class Topic:
    """One topic of a meeting: its headline, and the lines under it."""

    title: Span | None = None
    verb: str = ""
    lines: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """One meeting or notice: its heading, the step it is by its heading, its own lines and its topics."""

    heading: list[Span] = field(default_factory=list)
    step: str | None = None
    lines: list[Span] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """A whole text: ``heading`` of all of it; ``steps`` tells that its sections are the steps of one matter."""

    heading: list[Span]
    lines: list[Span]
    sections: list[Section]
    steps: bool


def outline(lines: list[Line]) -> Outline:
    """The text, divided."""
    spans = [piece for line in lines if line.text for piece in _heading_cut_off(line.whole)]
    heading, rest = _heading(spans)
    found = [(_step(span), span) for span in rest]
    if sum(step is not None for step, _ in found) >= 2:
        return _by_steps(heading, found)
    sections = _by_papers(heading, rest)
    for section in sections:
        _into_topics(section)
    return Outline(heading, [], sections, steps=False)


def _heading_cut_off(span: Span) -> list[Span]:
    """A heading that stands in one line with the text: 村两委会议记录。4月6日…"""
    head, stop, tail = span.text.partition("。")
    if stop and tail and len(head) <= _LONGEST_HEADING and _PAPER.search(head) and not re.search("[,:;]", head):
        return [span.cut(0, len(head)), span.cut(len(head) + 1, len(span.text))]
    return [span]


def is_heading(span: Span) -> bool:
    """Whether this line names a paper: …会议记录, …决议公示."""
    text = span.text
    return len(text) <= _LONGEST_HEADING and not re.search("[。,;:]", re.sub(r"\([^()]*\)", "", text)) and bool(_PAPER.search(text))


def _heading(spans: list[Span]) -> tuple[list[Span], list[Span]]:
    if not spans or labelled(spans[0])[0] or re.search("[。;]", spans[0].text) or len(spans[0].text) > 2 * _LONGEST_HEADING:
        return [], spans
    end = 1
    while end < len(spans) and (is_heading(spans[end]) or _UNDER_TITLE.match(spans[end].text)):
        end += 1
    return spans[:end], spans[end:]


def _step(span: Span) -> tuple[str, Span] | None:
    """The step that a heading line names, and what else stands in the line."""
    number = NUMBERING.match(span.text)
    start = number.end() if number else 0
    head = re.match(r"[^:。,;]{2,30}", span.text[start:])
    if head is None or (not number and head.end() + start != len(span.text)):
        return None
    words = re.sub(r"\([^()]*\)", "", bare(head[0]))
    for stage, pattern in phrases().step_headings:
        if pattern.fullmatch(words) or (number and re.fullmatch(f".{{0,8}}(?:{pattern.pattern}).{{0,4}}", words) and len(words) <= 16):
            return stage, span.cut(min(len(span.text), start + head.end() + 1), len(span.text))
    return None


def _by_steps(heading: list[Span], found: list[tuple[tuple[str, Span] | None, Span]]) -> Outline:
    before: list[Span] = []
    sections: list[Section] = []
    for step, span in found:
        if step is not None:
            sections.append(Section([Span(span.line, span.start, step[1].start)], step[0], [step[1]] if step[1] else []))
        elif sections:
            sections[-1].lines.append(span)
        else:
            before.append(span)
    return Outline(heading, before, sections, steps=True)


def _by_papers(heading: list[Span], rest: list[Span]) -> list[Section]:
    """One section for every paper of the text: a new heading after text begins a new one."""
    sections = [Section(list(heading))]
    for span in rest:
        named = is_heading(span) and (phrases().bodies.all(span.text) or re.search("会议|公示", span.text))
        if named and sections[-1].lines:
            sections.append(Section([span]))
        elif named or (not sections[-1].lines and _UNDER_TITLE.match(span.text)):
            sections[-1].heading.append(span)
        else:
            sections[-1].lines.append(span)
    return sections


def _into_topics(section: Section) -> None:
    """Take the topics and the lines under them out of the lines of the section."""
    own: list[Span] = []
    for span in section.lines:
        topic = _topic(span)
        if topic is not None:
            section.topics.append(topic)
        elif section.topics:
            section.topics[-1].lines.append(span)
        else:
            own.append(span)
    section.lines = own


def _topic(span: Span) -> Topic | None:
    text = span.text
    named = _NUMBERED_TOPIC.match(text)
    number = named or NUMBERING.match(text)
    if number is None or (not named and labelled(span.cut(number.end(), len(text)))[0]):
        return None
    match = _TOPIC.match(text, number.end())
    if match is None or not (named or match["verb"] or match["rest"].startswith("关于")):
        return None
    start = match.start("rest")
    end = re.search(r"[。:;]|\Z", text[start:])
    stop = start + (end.start() if end else 0)
    title = span.cut(start, stop)
    rest = span.cut(min(len(text), stop + 1), len(text))
    return Topic(title, match["verb"] or "", [rest] if rest else [])
