"""The records of a text: its meetings and notices put together, one record for every matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from lianchi.model.finding import Doubt
from lianchi.read.extract import Extract
from lianchi.read.minutes.prose import matters, meetings, notices, units
from lianchi.read.minutes.prose.doubts import kind_of_body, one_step, several_meetings
from lianchi.read.minutes.prose.nodes import Draft, Node, Said, flattened, said
from lianchi.read.minutes.prose.outline import Outline, Section, Topic, is_heading, is_short, outline
from lianchi.read.minutes.prose.people import is_name
from lianchi.read.minutes.prose.phrases import phrases, regex
from lianchi.read.minutes.prose.quantities import days, years
from lianchi.read.minutes.prose.spans import Line, Span
from lianchi.read.minutes.prose.statements import Statement, labels_of, statements, told

_EVIDENCE: Final = ("held_on", "due", "present", "recorder", "attendances", "notice_sent_on")
"""A text that says none of these of a meeting tells of no meeting; nor does a post as chair: it may be a rule."""
_TITLE_LINES: Final = 2
"""Lines under the heading in which the title of a paper of another kind may stand."""
_ALL_DISCUSSIONS: Final = 4
_FORM: Final = frozenset(("time", "place", "chair", "recorder", "attendances", "title", "votes"))
_FEWEST_LABELS: Final = 2
_OPENING: Final = 2
_OPINION: Final = "监督意见"
"""A paper on one meeting, unlike other opinions."""
_NOTICE: Final = "notice_"
_NOTICES: Final = frozenset(("notice_resolution", "notice_result"))
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
    if _is_no_minutes(text):
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
    return [_extract(group, whole, steps=text.steps) for group in groups]


def _is_no_minutes(text: Outline) -> bool:
    """A notice, rule, contract…: by its articles or title, unless that tells of a meeting: 县长办公会议研究…办法."""
    lines = [line for section in text.sections for line in section.all_lines]
    if text.steps:
        return False
    if sum(bool(regex("article").match(line.text)) for line in lines) > 1:
        return True
    titles = [*text.heading, *(line for line in lines[:_TITLE_LINES] if is_short(line))]
    return any(_is_other_paper(span.text) for span in titles)


def _is_other_paper(title: str) -> bool:
    ends = [end for _, _, end in phrases().bodies.all(title)]
    of_meeting = any(regex("title_of_meeting").match(title, end) for end in ends)
    other = phrases().no_minutes.search(title) and not title.endswith(_OPINION)
    return bool(other) and not of_meeting and not regex("numbering").match(title)


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
    if not (_tells_of_a_meeting(facts, posted=posted) and (text.steps or posted or _is_credible(read))):
        return []
    if posted:
        facts.fields.pop("name", None)
    if not read.topics:
        return [_piece(read.shared, facts, None, read)]
    return [_piece(own, facts, topic, read) for topic, own in read.topics]


def _tells_of_a_meeting(facts: Draft, *, posted: bool) -> bool:
    chair = facts.one("chair")
    named = not posted and chair is not None and is_name(chair.value)
    return named or facts.has(*(("due", "present") if posted else _EVIDENCE))


def _is_credible(read: meetings.MeetingText) -> bool:
    """Whether the text is the paper of a meeting: by its title, by the labels of a form, by how it begins."""
    titled = any(is_heading(span) or _names_body(span) for span in read.heading)
    keys = {label.key for label in read.labels}
    return titled or len(keys & _FORM) >= _FEWEST_LABELS or _opens_with_a_meeting(read)


def _opens_with_a_meeting(read: meetings.MeetingText) -> bool:
    """…日，…召开…会议，甲一主持: the text begins by telling that a meeting was held, and with whom."""
    opening = read.section.all_lines[:_OPENING]
    telling = [line for line in opening if regex("held").search(line.text) and regex("met_here").search(line.text)]
    return any(days(line) for line in telling)


def _names_body(span: Span) -> bool:
    return bool(phrases().bodies.all(span.text)) and not re.search("[,:?!]", span.text)


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
    kinds = _kinds(group, whole.kinds, steps=steps)
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


def _kinds(group: list[_Piece], told: Draft, *, steps: bool) -> Draft:
    """The kind that the text names; the minutes of one step alone are no record of the whole procedure."""
    named = told.one("kind")
    stages = {stage.value for piece in group if piece.meeting and (stage := piece.meeting.one("stage"))}
    if named is None or named.value not in phrases().procedures or steps or len(stages) >= _ALL_DISCUSSIONS:
        return told if told.has("kind") else _kind_of_body(group)
    found = Draft()
    kind = phrases().procedures[named.value]
    if kind is not None:
        found.add("kind", Said(kind, named.origin, kind))
    found.doubts.append(Doubt(named.origin.place, "assumed", *one_step(named.origin.quote)))
    return found


def _kind_of_body(group: list[_Piece]) -> Draft:
    """The kind that the bodies make certain, where all of them are of one kind; and that the text does not say it."""
    met = [piece.meeting.one("body") for piece in group if piece.meeting is not None]
    known = [(one, phrases().kinds_of_bodies.get(one.value)) for one in met if one is not None]
    found = Draft()
    if known and len(known) == len(met) and len({kind for _, kind in known}) == 1 and known[0][1]:
        body, kind = known[0]
        found.add("kind", Said(kind, body.origin._replace(confidence="context"), kind))
        found.doubts.append(Doubt(body.origin.place, "assumed", *kind_of_body(body.origin.quote)))
    return found


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
