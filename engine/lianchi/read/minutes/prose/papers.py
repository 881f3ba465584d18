"""What kind of paper a text is: the paper of a meeting, or none that tells of one."""

from __future__ import annotations

import re
from typing import Final

from lianchi.read.minutes.prose.meetings import MeetingText
from lianchi.read.minutes.prose.nodes import Draft
from lianchi.read.minutes.prose.outline import Outline, is_heading, is_short
from lianchi.read.minutes.prose.people import is_name
from lianchi.read.minutes.prose.phrases import phrases, regex
from lianchi.read.minutes.prose.quantities import days
from lianchi.read.minutes.prose.spans import Span

_EVIDENCE: Final = ("held_on", "due", "present", "recorder", "attendances", "notice_sent_on")
"""A text that says none of these of a meeting tells of no meeting; nor does a post as chair: it may be a rule."""
_TITLE_LINES: Final = 2
"""Lines under the heading in which the title of a paper of another kind may stand."""
_FORM: Final = frozenset(("time", "place", "chair", "recorder", "attendances", "title", "votes"))
_FEWEST_LABELS: Final = 2
_OPENING: Final = 2
_OPINION: Final = "监督意见"
"""A paper on one meeting, unlike other opinions."""


def is_no_minutes(text: Outline) -> bool:
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


def tells_of_a_meeting(facts: Draft, *, posted: bool) -> bool:
    """Whether enough is said of a meeting; a notice tells of one where it counts who was there."""
    chair = facts.one("chair")
    named = not posted and chair is not None and is_name(chair.value)
    return named or facts.has(*(("due", "present") if posted else _EVIDENCE))


def is_credible(read: MeetingText) -> bool:
    """Whether the text is the paper of a meeting: by its title, by the labels of a form, by how it begins."""
    titled = any(is_heading(span) or _names_body(span) for span in read.heading)
    keys = {label.key for label in read.labels}
    return titled or len(keys & _FORM) >= _FEWEST_LABELS or _opens_with_a_meeting(read)


def _opens_with_a_meeting(read: MeetingText) -> bool:
    """…日，…召开…会议，甲一主持: the text begins by telling that a meeting was held, and with whom."""
    opening = read.section.all_lines[:_OPENING]
    telling = [line for line in opening if regex("held").search(line.text) and regex("met_here").search(line.text)]
    return any(days(line) for line in telling)


def _names_body(span: Span) -> bool:
    return bool(phrases().bodies.all(span.text)) and not re.search("[,:?!]", span.text)
