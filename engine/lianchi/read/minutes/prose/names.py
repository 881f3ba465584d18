"""What a meeting is called, which body met, at which step, and as which of the year."""

from __future__ import annotations

import re
from typing import Final

from lianchi.read.minutes.prose import doubts
from lianchi.read.minutes.prose.labels import Labelled
from lianchi.read.minutes.prose.nodes import Draft, Said, said, wording
from lianchi.read.minutes.prose.phrases import bare, phrases, regex
from lianchi.read.minutes.prose.quantities import number
from lianchi.read.minutes.prose.spans import Span, sentences

_OPENING: Final = 3
"""Lines in which the text says what meeting it is about."""
_MEETING: Final = "会议"
_ABOUT: Final = "关于"
_ENDS: Final = ("会", _MEETING)
_TWO_COMMITTEES: Final = "two_committees"
_SPECIAL: Final = "special_meeting"
_FOUR_DISCUSSIONS: Final = "four_discussions_two_disclosures"


def name(heading: list[Span], lines: list[Span], labels: list[Labelled], draft: Draft) -> None:
    """The name: from its label, from the opening sentence of a board, from the title of the paper."""
    for label in labels:
        if label.key == "name" and label.value:
            draft.add("name", wording(label.value, "stated"))
            return
    for span in lines[:_OPENING]:
        match = regex("board_meeting").search(span.text)
        if match:
            draft.add("name", wording(span.group(match, "name"), "phrase"))
            return
    for span in reversed(heading):
        found = _of_title(span)
        if found is not None:
            draft.add("name", wording(found, "context"))
            return


def _of_title(span: Span) -> Span | None:
    """石桥村党员大会会议记录 → 石桥村党员大会; 董事会会议纪要 → 董事会会议; 党员大会 as it stands."""
    if regex("day").match(span.text):
        return None
    if any(end == len(span.text) for _, _, end in phrases().bodies.all(span.text)) and span.text.endswith(_ENDS):
        return span
    match = regex("paper_of_meeting").search(span.text)
    if match is None or span.text.startswith(_ABOUT) or regex("no_meeting_name").search(span.text[: match.start()]):
        return None
    if not phrases().bodies.all(span.text) and _MEETING not in span.text:
        return None
    head = span.cut(0, match.start())
    if match[0].startswith(_MEETING) and (not head.text.endswith("会") or regex("standing_body").search(head.text)):
        head = span.cut(0, match.start() + len(_MEETING))
    if regex("doubled").search(head.text):
        head = head.cut(0, len(head.text) - len(_MEETING))
    return head if head.text.endswith(_ENDS) and len(head.text) > len(_MEETING) else None


def body(heading: list[Span], lines: list[Span], labels: list[Labelled], draft: Draft) -> str | None:
    """The body that met: by the name, by the title, by the opening sentence."""
    titles = [label.value for label in labels if label.key == "name"]
    for span in [*titles, *reversed(heading)]:
        if phrases().bodies.all(span.text):
            return _body_in(span, draft)
    for span in heading[-1:]:
        if regex("both_committees").search(bare(span.text)):
            return _both_committees(span, draft)
    for span in lines[:_OPENING]:
        for sentence in sentences(span)[:2]:
            match = regex("held_what").search(sentence.text)
            if match:
                return _who_met(sentence, match, draft)
    return None


def _who_met(sentence: Span, match: re.Match[str], draft: Draft) -> str | None:
    for piece in (sentence.group(match, "what"), sentence.cut(0, match.start())):
        if phrases().bodies.all(piece.text):
            return _body_in(piece, draft)
    if "两委" in bare(sentence.text[: match.start()]) and regex("a_meeting").fullmatch(match["what"]):
        return _both_committees(sentence.cut(0, match.end()), draft)
    return None


def _both_committees(span: Span, draft: Draft) -> str:
    draft.add("body", said(span, "phrase", _TWO_COMMITTEES))
    return _TWO_COMMITTEES


def _body_in(span: Span, draft: Draft) -> str | None:
    found = phrases().bodies.all(span.text)
    codes = {code for code, _, _ in found}
    if len(codes) > 1 and _SPECIAL in codes:
        draft.doubt(span, doubts.two_bodies(span.words))
        return None
    code, start, end = found[-1]
    draft.add("body", said(span.cut(start, end), "context", code))
    return code


def stage(told: list[Span], labels: list[Labelled], kinds: set[str], draft: Draft) -> None:
    """The step: from the words of a label, from the kind of the record, or 前置研究."""
    met = draft.one("body")
    in_order = phrases().four_discussions.get(met.value) if met else None
    for label in labels:
        for word, code in phrases().step_words.items():
            if label.label.text.startswith(word) and in_order == code:
                draft.add_first("stage", said(label.label, "context", code))
    if met is not None and in_order and _FOUR_DISCUSSIONS in kinds:
        draft.add_first("stage", Said(in_order, met.origin._replace(confidence="context"), in_order))
    prior_study(told, draft)


def prior_study(told: list[Span], draft: Draft) -> None:
    """前置研究: the Party body studies what another body will decide."""
    for span in told:
        match = regex("prior_study").search(span.text)
        if match and not regex("prior_denied").search(span.text[: match.start()]):
            draft.add_first("stage", said(span.group(match), "phrase", "prior_study"))


def sequence(heading: list[Span], told: list[Span], draft: Draft) -> None:
    """2025年第4次: a number within the year of the meeting, not one within a term."""
    held = draft.one("held_on")
    for span in [*heading, *told[:2]]:
        for match in regex("yearly").finditer(span.text):
            found = number(match["n"])
            of_this_year = held is None or held.value.startswith(match["year"])
            if found is not None and of_this_year and not regex("planned").search(span.text):
                draft.add("sequence", said(span.group(match), "context", str(found)))


def forms(told: list[Span], draft: Draft) -> None:
    """In which form the body met, and whether regularly or for once."""
    for field, finder in (("form", phrases().forms), ("kind", phrases().meeting_kinds)):
        for span in told:
            if not regex("planned").search(span.text):
                for code, start, end in finder.all(span.text):
                    draft.add(field, said(span.cut(start, end), "phrase", code))
