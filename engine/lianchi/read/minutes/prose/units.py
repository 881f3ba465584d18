"""Whose meeting or notice it is: the village, company, college or office."""

from __future__ import annotations

from typing import Final

from lianchi.read.minutes.prose.labels import Labelled
from lianchi.read.minutes.prose.nodes import Draft, Said, wording
from lianchi.read.minutes.prose.phrases import phrases, regex
from lianchi.read.minutes.prose.spans import Span, sentences

_ABOUT: Final = "关于"
_OPENING, _CLOSING = 4, 3
"""Lines in which the text names its unit, at its beginning and where it is signed."""


def unit(heading: list[Span], lines: list[Span], labels: list[Labelled], record: Draft) -> None:
    """The name of the unit: from a label, from the title of the paper, from the text, from who signs it."""
    for label in labels:
        if label.key == "unit" and label.value:
            record.add_first("name", wording(label.value, "stated"))
    for span in [*heading, *(label.value for label in labels if label.key == "name")]:
        _add(_of_title(span), record)
    for span in heading:
        _add(_told_again(span, lines), record)
    for span in lines[:_OPENING]:
        for sentence in sentences(span)[:2]:
            _add(_of_sentence(sentence), record)
    for span in lines[-_CLOSING:]:
        match = regex("unit_signs").fullmatch(span.text)
        _add(span.group(match, "unit") if match else None, record)
    _type(record)


def _add(found: Span | None, record: Draft) -> None:
    party = regex("party_of").fullmatch(found.text) if found is not None else None
    if found is not None and party and _is_unit(party["unit"]):
        found = found.group(party, "unit")
    village = regex("village_of").fullmatch(found.text) if found is not None else None
    found = found.group(village, "unit") if found is not None and village else found
    if found is not None and not regex("no_unit").match(found.text):
        record.add_first("name", wording(found, "context"))


def _type(record: Draft) -> None:
    """A village, a community, a college…: by the end of its name."""
    name = record.one("name")
    if name is not None:
        types = [code for end, code in phrases().unit_types.items() if name.value.endswith(end)]
        for code in types[:1]:
            record.add("type", Said(code, name.origin._replace(confidence="context"), code))


def _of_title(span: Span) -> Span | None:
    """What stands before the body in a title, or before 会议记录; else the village that the title begins with."""
    bodies = phrases().bodies.all(span.text)
    meeting = regex("plain_meeting").search(span.text)
    if span.text.startswith(_ABOUT):
        return None
    if not bodies and not meeting and _is_unit(span.text):
        signed = regex("unit_signs").fullmatch(span.text)
        return span.group(signed, "unit") if signed else span
    end = bodies[-1][1] if bodies else meeting.start() if meeting else None
    if end is not None:
        before = _without_term(span.cut(0, end))
        if _is_unit(before.text):
            return before
    match = regex("village").match(span.text) or (regex("district").match(span.text) if bodies else None)
    return span.group(match, "unit") if match else None


def _told_again(span: Span, lines: list[Span]) -> Span | None:
    """关于石桥村…的公示, where a line of the text begins with 石桥村, too."""
    about = span.cut(len(_ABOUT), len(span.text)) if span.text.startswith(_ABOUT) else None
    match = regex("village").match(about.text) if about is not None else None
    told = match and any(line.text.startswith(match["unit"]) for line in lines)
    return about.group(match, "unit") if about is not None and match and told else None


def _is_unit(text: str) -> bool:
    end = regex("unit_ends").search(text)
    return end is not None and len(text) > 1


def _without_term(span: Span) -> Span:
    """Without 第三届, 2025年 and the like at its end."""
    match = regex("term_of_body").search(span.text)
    return span.cut(0, match.start()) if match else span


def _of_sentence(span: Span) -> Span | None:
    match = regex("unit_acts").search(span.text)
    return span.group(match, "unit") if match and "主持" not in match["unit"] else None
