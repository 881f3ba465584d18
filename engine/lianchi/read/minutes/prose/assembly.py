"""The records of a text: its meetings and notices put together, one record for every matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from lianchi.model.finding import Doubt
from lianchi.read.extract import Extract
from lianchi.read.minutes.prose import matters, meetings, notices
from lianchi.read.minutes.prose.attendance import labels_of
from lianchi.read.minutes.prose.nodes import Draft, Node, flattened
from lianchi.read.minutes.prose.outline import Outline, Section, outline
from lianchi.read.minutes.prose.phrases import phrases
from lianchi.read.minutes.prose.quantities import years
from lianchi.read.minutes.prose.spans import Line, Span
from lianchi.read.minutes.prose.statements import Statement, statements, told

_EVIDENCE: Final = frozenset(("held_on", "due", "present", "chair", "recorder", "attendances", "votes.for", "notice_sent_on"))


@dataclass
class _Piece:
    """One meeting or notice with the matter it is about."""

    matter: Draft
    meeting: Draft | None = None
    notice: Draft | None = None
    resolution: Draft = field(default_factory=Draft)


def assembled(lines: list[Line]) -> list[Extract]:
    """The records of the text; none where it is no minutes, record or notice."""
    text = outline(lines)
    if _is_no_minutes(text):
        return []
    kinds, unit = Draft(), Draft()
    everything = [span for section in text.sections for span in _lines(section)]
    sentences = told(statements([*text.lines, *everything]))
    matters.kind([*text.heading, *(span for section in text.sections for span in section.heading)], sentences, kinds)
    of_text = statements(text.lines)
    every_label = labels_of(statements([*text.lines, *everything]))
    matters.unit([*text.heading, *(span for section in text.sections if not text.steps for span in section.heading)], everything, every_label, unit)
    whole = Draft()
    matters.titles(told(of_text), labels_of(of_text), whole)
    said_kinds = {one.value for one in kinds.fields.get("kind", [])}
    pieces = [piece for section in text.sections for piece in _pieces(section, text, said_kinds)]
    return _joined(pieces, text, whole, kinds, unit)


def _lines(section: Section) -> list[Span]:
    return [*section.lines, *(line for topic in section.topics for line in topic.lines)]


def _is_no_minutes(text: Outline) -> bool:
    return any(phrases().no_minutes.search(span.text) and not _met(span.text) for span in text.heading[:1])


def _met(title: str) -> bool:
    """县长办公会议研究…办法: a title that tells of a meeting."""
    return any(re.match("(?:议)?(?:研究|审议|讨论|召开|听取|通过)", title[end:]) for _, _, end in phrases().bodies.all(title))


def _pieces(section: Section, text: Outline, kinds: set[str]) -> list[_Piece]:
    """What one section tells: the notice that it is, or its meeting once for every topic."""
    heading = section.heading if text.steps else [*text.heading, *(span for span in section.heading if span not in text.heading)]
    posted = section.step in ("notice_resolution", "notice_result") or (not text.steps and notices.stage_of(heading) is not None)
    found: list[_Piece] = []
    if posted:
        found.append(_notice(section, heading))
    if section.step not in ("notice_resolution", "notice_result", "solicitation"):
        found += _meetings(section, text, heading, kinds, of_notice=posted)
    return found


def _notice(section: Section, heading: list[Span]) -> _Piece:
    all_of_them = statements(_lines(section))
    draft = notices.notice(all_of_them, labels_of(all_of_them))
    stage = notices.stage_of(heading)
    if section.step:
        from lianchi.read.minutes.prose.nodes import said

        draft.add("stage", said(heading[0], "context", section.step.removeprefix("notice_")))
    elif stage is not None:
        draft.add("stage", stage)
    matter = Draft()
    body = None
    meetings.matter(all_of_them, None, matter, body, None)
    matters.heading_title(heading, matter)
    return _Piece(matter, notice=draft)


def _meetings(section: Section, text: Outline, heading: list[Span], kinds: set[str], *, of_notice: bool) -> list[_Piece]:
    read = meetings.MeetingText(section, heading)
    of_heading = {year for span in [*text.heading, *heading] for year in years(span.text)}
    facts = meetings.facts(read, of_heading)
    meetings.notice_sent(read, facts)
    if not _EVIDENCE & (facts.fields.keys() | facts.lists.keys()) or (of_notice and not (facts.has("due") or facts.has("present"))):
        return []
    if of_notice:
        facts.fields.pop("name", None)
    meetings.stage(read, kinds, facts)
    if not read.topics:
        return [_piece(read, read.shared, facts, None)]
    return [_piece(read, own, facts, topic) for topic, own in read.topics]


def _piece(read: meetings.MeetingText, own: list[Statement], facts: Draft, topic: Any) -> _Piece:
    draft = Draft({name: list(found) for name, found in facts.fields.items()}, dict(facts.lists), list(facts.doubts))
    meetings.decided(read, own, draft, topic)
    body = draft.fields["body"][0].value if "body" in draft.fields else None
    reporter = draft.fields["reporter"][0].value if "reporter" in draft.fields else None
    matter = Draft()
    meetings.matter(own, topic, matter, body, reporter)
    if topic is not None:
        meetings.matter([one for one in read.shared if one in labels_of(read.shared) and one.key in ("category", "initiative")], None, matter, body, None)
    return _Piece(matter, meeting=draft, resolution=meetings.resolution(own))


def _joined(pieces: list[_Piece], text: Outline, whole: Draft, kinds: Draft, unit: Draft) -> list[Extract]:
    """One record for all steps of one matter; else one for every matter."""
    if not pieces:
        return []
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if groups and (text.steps or _same_matter(groups[-1][-1].matter, piece)):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [_extract(group, whole, kinds, unit) for group in groups]


def _same_matter(matter: Draft, piece: _Piece) -> bool:
    titles = {one.value for one in matter.fields.get("title", [])}
    others = {one.value for one in piece.matter.fields.get("title", [])}
    return bool(titles & others) or piece.meeting is not None and not others and piece.notice is None and False or _of_one_notice(titles, others, piece)


def _of_one_notice(titles: set[Any], others: set[Any], piece: _Piece) -> bool:
    return piece.meeting is not None and not others and not titles


def _extract(group: list[_Piece], whole: Draft, kinds: Draft, unit: Draft) -> Extract:
    matter = Draft(dict(whole.fields))
    for piece in group:
        for name, found in piece.matter.fields.items():
            if name == "title" and (whole.has("title") or len(group) > 1 and matter.has("title")):
                continue
            for one in found:
                matter.add(name, one)
        matter.doubts += piece.matter.doubts
    tree: dict[str, Node] = {}
    tree |= kinds.settled()
    _part(tree, "unit", unit)
    _part(tree, "matter", matter)
    of_meetings = [_nested(piece.meeting.settled()) for piece in group if piece.meeting is not None]
    if of_meetings:
        tree["meetings"] = of_meetings
    for piece in group:
        _part(tree, "resolution", piece.resolution)
    of_notices = [found for piece in group if piece.notice is not None and len(found := piece.notice.settled()) > 1]
    if of_notices:
        tree["notices"] = of_notices
    fields, origins = flattened(tree)
    drafts = [kinds, unit, matter, *(part for piece in group for part in (piece.meeting, piece.notice, piece.resolution) if part is not None)]
    return Extract(fields, origins, _without_repeats([doubt for draft in drafts for doubt in draft.doubts]))


def _part(tree: dict[str, Node], name: str, draft: Draft) -> None:
    settled = draft.settled()
    if settled and name not in tree:
        tree[name] = settled


def _nested(fields: dict[str, Node]) -> dict[str, Node]:
    """``votes.for`` stands in a part of its own."""
    found: dict[str, Any] = {}
    for name, node in fields.items():
        part, _, key = name.rpartition(".")
        if part:
            found.setdefault(part, {})[key] = node
        else:
            found[name] = node
    return found


def _without_repeats(doubts: list[Doubt]) -> tuple[Doubt, ...]:
    return tuple(dict.fromkeys(doubts))
