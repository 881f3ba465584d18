"""The records of a text: its meetings and notices put together, one record for every matter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from lianchi.read.extract import Extract
from lianchi.read.minutes.prose import matters, meetings, notices, units
from lianchi.read.minutes.prose.doubts import several_meetings
from lianchi.read.minutes.prose.kinds import kinds as kinds_of
from lianchi.read.minutes.prose.nodes import Draft, Node, flattened, said
from lianchi.read.minutes.prose.outline import Outline, Section, Topic, outline
from lianchi.read.minutes.prose.papers import is_credible, is_no_minutes, tells_of_a_meeting
from lianchi.read.minutes.prose.quantities import years
from lianchi.read.minutes.prose.spans import Line, Span
from lianchi.read.minutes.prose.statements import Statement, labels_of, statements, told

_NOTICE: Final = "notice_"
_NOTICES: Final = frozenset(("notice_resolution", "notice_result"))
_DISCUSSIONS: Final = frozenset(("proposal", "consultation", "party_review", "resolution"))
"""Steps that are meetings: one of which the text says anything was held."""
_NO_MEETINGS: Final = _NOTICES | {"solicitation"}


@dataclass
class _Piece:
    """One meeting or notice with the matter it is about."""

    matter: Draft
    meeting: Draft | None = None
    notice: Draft | None = None
    resolution: Draft = field(default_factory=Draft)

    @property
    def titles(self) -> set[Any]:
        """What the matter is called."""
        return {one.same for one in self.matter.fields.get("title", [])}


@dataclass
class _Whole:
    """What is said of the text as a whole: the kind of its records, the unit, the matter of all its steps."""

    kinds: Draft = field(default_factory=Draft)
    unit: Draft = field(default_factory=Draft)
    matter: Draft = field(default_factory=Draft)


def assembled(lines: list[Line]) -> list[Extract]:
    """The records of the text; none where it is no minutes, record or notice."""
    text = outline(lines)
    if is_no_minutes(text):
        return []
    whole = _whole(text)
    kinds = {one.value for one in whole.kinds.fields.get("kind", [])}
    pieces = [piece for section in text.sections for piece in _pieces(section, text, kinds)]
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if groups and (text.steps or _same_matter(groups[-1][-1], piece)):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    blank = any(section.step in _DISCUSSIONS and not section.all_lines for section in text.sections)
    return [_extract(group, whole, steps=text.whole and not blank) for group in groups]


def _whole(text: Outline) -> _Whole:
    found = _Whole()
    lines = [line for section in text.sections for line in section.all_lines]
    before = statements(text.lines)
    everything = [*before, *statements(lines)]
    of_sections = [span for section in text.sections for span in section.heading if span not in text.heading]
    matters.kind([*text.heading, *of_sections], told(everything), found.kinds)
    titles = text.heading if text.steps else [*text.heading, *of_sections]
    units.unit(titles, lines, labels_of(everything), found.unit)
    matters.titles(told(before), labels_of(before), found.matter)
    if text.steps:
        matters.heading_title(text.heading, found.matter)
    return found


def _pieces(section: Section, text: Outline, kinds: set[str]) -> list[_Piece]:
    """What one section tells: the notice that it is, and its meeting once for every topic."""
    heading = section.heading
    if not text.steps:
        heading = [*text.heading, *(span for span in section.heading if span not in text.heading)]
    step = section.step
    all_of_them = statements(section.all_lines)
    named = said(heading[0], "context", step.removeprefix(_NOTICE)) if step else None
    stage = named or notices.stage_of(heading, all_of_them)
    posted = step in _NOTICES or (not step and (stage is not None or notices.is_notice(heading, all_of_them)))
    found: list[_Piece] = []
    if posted:
        draft = notices.notice(all_of_them)
        if stage is not None:
            draft.add("stage", stage)
        matter = meetings.matter(all_of_them, None, Draft())
        matters.heading_title(heading, matter)
        found.append(_Piece(matter, notice=draft))
    if section.step not in _NO_MEETINGS:
        found += _meetings(section, text, heading, kinds, posted=posted)
    return found


def _meetings(section: Section, text: Outline, heading: list[Span], kinds: set[str], *, posted: bool) -> list[_Piece]:
    """The meeting of the section, once for every topic; a notice tells of a meeting where it counts who was there."""
    read = meetings.MeetingText(section, heading)
    of_heading = {year for span in [*text.heading, *heading] for year in years(span.text)}
    facts = meetings.facts(read, of_heading, kinds)
    if len(meetings.days_held(read)) > 1:
        several = Draft()
        several.doubt(read.section.all_lines[0], several_meetings())
        return [_Piece(several)]
    told_step = section.step in _DISCUSSIONS and section.all_lines
    credible = text.steps or posted or is_credible(read)
    if not told_step and not (credible and tells_of_a_meeting(facts, posted=posted)):
        return []
    if posted:
        facts.fields.pop("name", None)
    if not read.topics:
        return [_piece(read.shared, facts, None, read)]
    return [_piece(own, facts, topic, read) for topic, own in read.topics]


def _piece(own: list[Statement], facts: Draft, topic: Topic | None, read: meetings.MeetingText) -> _Piece:
    meeting = meetings.decided(own, facts, topic, agenda_only=read.section.agenda_only)
    matter = meetings.matter(own, topic, meeting)
    if topic is not None:
        matters.choices(meetings.of_the_form(read.shared), matter)
    return _Piece(matter, meeting=meeting, resolution=meetings.resolution(own))


def _same_matter(before: _Piece, piece: _Piece) -> bool:
    """Two papers of one text are about one matter where they say the same title."""
    shared = before.titles & piece.titles
    of_one_notice = before.notice is not None and piece.meeting is not None and not piece.titles
    return bool(shared) or of_one_notice


def _extract(group: list[_Piece], whole: _Whole, *, steps: bool) -> Extract:
    matter = _matter(group, whole.matter)
    kinds = kinds_of([piece.meeting for piece in group if piece.meeting], whole.kinds, steps=steps)
    tree: dict[str, Node] = dict(kinds.settled())
    _part(tree, "unit", whole.unit)
    _part(tree, "matter", matter)
    of_meetings = [_nested(piece.meeting.settled()) for piece in group if piece.meeting is not None]
    if of_meetings:
        tree["meetings"] = list(of_meetings)
    for piece in group:
        _part(tree, "resolution", piece.resolution)
    of_notices = [found for piece in group if piece.notice is not None and len(found := piece.notice.settled()) > 1]
    if of_notices:
        tree["notices"] = list(of_notices)
    fields, origins = flattened(tree)
    parts = [part for piece in group for part in (piece.meeting, piece.notice, piece.resolution) if part is not None]
    doubts = [doubt for draft in (kinds, whole.unit, matter, *parts) for doubt in draft.doubts]
    return Extract(fields, origins, tuple(dict.fromkeys(doubts)))


def _matter(group: list[_Piece], whole: Draft) -> Draft:
    """The matter of a record: what its text says of it as a whole goes before what one step says."""
    matter = whole.copy()
    for piece in group:
        for name, found in piece.matter.fields.items():
            if name != "title" or not matter.has("title"):
                matter.fields.setdefault(name, []).extend(found)
        matter.doubts += piece.matter.doubts
    return matter


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
