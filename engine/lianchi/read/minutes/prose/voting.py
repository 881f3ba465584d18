"""How it was decided: counted votes, how they were cast, and who stood aside."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lianchi.read.minutes.prose import doubts
from lianchi.read.minutes.prose.nodes import Draft, Node, Said, said
from lianchi.read.minutes.prose.people import Person, people
from lianchi.read.minutes.prose.phrases import phrases, regex
from lianchi.read.minutes.prose.quantities import number
from lianchi.read.minutes.prose.spans import Span

_SIDES: Final = {
    "同意": "for",
    "赞成": "for",
    "赞同": "for",
    "反对": "against",
    "不同意": "against",
    "不赞成": "against",
    "弃权": "abstain",
}
_RUNS: Final = (("number_run", "one_number"), ("named_run", "one_named"))
"""A row of votes, and one vote in it: 6票同意，0票反对 and 同意6票，反对0票."""
_SHOWN: Final = 4
_BALLOT: Final = "票"
_RELATED: Final = "关联董事"


class _Run(NamedTuple):
    """Votes that are said in one go."""

    words: Span
    sides: dict[str, Span]

    @property
    def sure(self) -> bool:
        """Whether these are votes beyond doubt: 同意3户 alone could be three households."""
        return len(self.sides) > 1 or _BALLOT in self.words.text


def votes(told: list[Span], draft: Draft) -> None:
    """The counted votes; two different counts in one topic are about two things and are left out."""
    runs = _joined([run for span in told for run in _runs(span)])
    if len({tuple((side, _digits(words)) for side, words in sorted(run.sides.items())) for run in runs}) > 1:
        draft.doubt(runs[0].words, doubts.several_votes([run.words.words for run in runs[:_SHOWN]]))
        return
    for run in runs:
        for side, words in run.sides.items():
            draft.add(f"votes.{side}", said(words, "phrase", _digits(words)))
    if not draft.has("votes.for"):
        return
    for span in told:
        for match in regex("none_of").finditer(span.text):
            draft.add_first(f"votes.{_SIDES[match['side']]}", said(span.group(match), "phrase", "0"))


def _joined(runs: list[_Run]) -> list[_Run]:
    """Runs that complete each other, as the cells of a table do, are one."""
    merged: dict[str, Span] = {}
    for run in runs:
        if not merged.keys().isdisjoint(run.sides):
            return [run for run in runs if run.sure]
        merged.update(run.sides)
    sure = len(merged) > 1 or any(run.sure for run in runs)
    return [_Run(runs[0].words, merged)] if runs and sure else []


def _runs(span: Span) -> list[_Run]:
    """Every row of votes in a sentence; of the two ways of saying it the one that begins first."""
    found: list[_Run] = []
    at = 0
    while True:
        matches = [(regex(run).search(span.text, at), one) for run, one in _RUNS]
        started = [(match.start(), -match.end(), match, one) for match, one in matches if match]
        if not started:
            return found
        _, _, match, one = min(started, key=lambda start: start[:2])
        words = span.group(match)
        sides = _sides(words, regex(one))
        if sides:
            found.append(_Run(words, sides))
        at = match.end()


def _sides(words: Span, one: re.Pattern[str]) -> dict[str, Span]:
    sides: dict[str, Span] = {}
    for match in one.finditer(words.text):
        side = _SIDES[match["side"]]
        if side in sides:
            return {}
        sides[side] = words.group(match)
    papers = len(sides) == 1 and "张" in words.text and _BALLOT not in words.text
    return {} if papers else sides


def _digits(words: Span) -> str:
    match = regex("number").search(words.text)
    return str(number(match[0]) or 0) if match else "0"


def unanimous(told: list[Span], draft: Draft, present: Said | None) -> None:
    """全票通过, or 一致通过 after a vote: all who were present voted for.  Without a vote it is no count."""
    if draft.has("votes.for", "votes.against", "votes.abstain") or _found("no_vote", told):
        return
    words = _found("unanimous", told)
    if words is None:
        return
    sentence = next(span for span in told if regex("unanimous").search(span.text))
    if not (regex("voted").search(sentence.text) or regex("full_vote").search(sentence.text)):
        draft.doubt(words, doubts.no_count(words.words))
    elif draft.has("ballots"):
        draft.doubt(words, doubts.aside_and_unanimous(words.words))
    else:
        if present is not None:
            draft.add("votes.for", said(words, "phrase", present.value))
        for side in ("against", "abstain"):
            draft.add(f"votes.{side}", said(words, "phrase", "0"))


def _found(name: str, told: list[Span]) -> Span | None:
    for span in told:
        match = regex(name).search(span.text)
        if match:
            return span.group(match)
    return None


def method(told: list[Span], draft: Draft) -> None:
    """How the votes were cast."""
    for span in told:
        if not regex("no_vote").search(span.text):
            for code, start, end in phrases().methods.all(span.text):
                draft.add("votes.method", said(span.cut(start, end), "phrase", code))


def ballot_papers(told: list[Span], draft: Draft) -> None:
    """Ballot papers given out and returned."""
    for span in told:
        for name in ("issued", "returned"):
            for match in regex(name).finditer(span.text):
                found = number(match["n"])
                if found is not None:
                    draft.add(f"votes.{name}", said(span.group(match), "phrase", str(found)))


def recusals(told: list[Span], draft: Draft) -> None:
    """Who stood aside."""
    items: list[Node] = []
    for span in told:
        if "回避" not in span.text or regex("not_aside").search(span.text):
            continue
        related = regex("related_directors").search(span.text)
        if related:
            draft.add("related_directors", said(span.group(related), "phrase", str(number(related["n"]))))
        items += [_aside(one, span, director) for one, director in _who_stood_aside(span)]
    if items:
        draft.lists["ballots"] = items


def _who_stood_aside(span: Span) -> list[tuple[Person, bool]]:
    match = regex("aside").search(span.text)
    if match is None:
        return []
    who = span.group(match, "who")
    director = who.text.startswith(_RELATED)
    found = people(who.cut(len(_RELATED), len(who.text)) if director else who) or []
    return [(one, director) for one in found] if all(one.named for one in found) else []


def _aside(one: Person, span: Span, director: bool) -> Node:
    node: dict[str, Node] = {"member": said(one.who, "phrase"), "recused": said(span, "phrase", True)}
    if director:
        node["related_director"] = said(span, "phrase", True)
    return node
