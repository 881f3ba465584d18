"""One topic at its meeting, as a meeting of the record: who was there, who said what, which votes are clear."""

from __future__ import annotations

from typing import Final, NamedTuple

from lianchi.read.sasac.company import Company, Tabled
from lianchi.read.sasac.draft import Draft
from lianchi.read.sasac.element import Field
from lianchi.read.sasac.parts import Attendee, Meeting, Rule, Said, Topic
from lianchi.read.sasac.words import Threshold, code_of, fraction, moment, plain, stance, threshold

_LAWYERS: Final = ("法", "律", "合规")
"""What the title of an observer who may be counsel holds."""


class Present(NamedTuple):
    """Who was there and who was not, where this is clear of everybody on the list."""

    here: dict[str, Attendee]
    away: dict[str, Attendee]


def sitting(draft: Draft, at: str, tabled: Tabled, company: Company, codes: list[str]) -> None:
    """Put the meeting at the pointer ``at``; ``codes`` are the item codes of the matter."""
    meeting, topic = tabled
    file = meeting.file
    draft.take(f"{at}/id", meeting.id, file)
    draft.take(f"{at}/body", meeting.type, file)
    draft.take(f"{at}/name", meeting.name, file)
    draft.take(f"{at}/chair", meeting.chair, file)
    draft.take(f"{at}/outcome", topic.passed, file)
    _when(draft, at, meeting)
    present = _attendance(draft, at, meeting)
    _observers(draft, at, topic, file)
    if present is not None and topic.sayings is not None:
        _sayings(draft, at, topic, present, file)
    _own_rule(draft, at, meeting, company, codes)


def _when(draft: Draft, at: str, meeting: Meeting) -> None:
    if meeting.time is None or (when := moment(meeting.time.text)) is None:
        return
    place = draft.place(meeting.time.place, meeting.file)
    draft.put(f"{at}/held_on", when.day, place, meeting.time.text)
    if when.time:
        draft.put(f"{at}/starts_at", when.time, place, meeting.time.text)


def _attendance(draft: Draft, at: str, meeting: Meeting) -> Present | None:
    """Everybody on the list, which names all members whether present or not."""
    people = meeting.attendees
    if not people:
        return None
    names = [one.name.text for one in people]
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        draft.doubt(people[0].name.place, f"参会人里“{twice}”出现两次，不知道是同名还是重复，应到、实到人数没有读",
                    f"{twice!r} is listed twice; the numbers due and present were not read", file=meeting.file)
        return None
    place = draft.place(people[0].name.place.rpartition("/attendee[")[0], meeting.file)
    draft.put(f"{at}/due", str(len(people)), place, confidence="context")
    if any(one.present is None for one in people):
        return None
    here = {one.name.text: one for one in people if one.present}
    away = {one.name.text: one for one in people if not one.present}
    draft.put(f"{at}/present", str(len(here)), place, confidence="context")
    _people(draft, at, here, away, meeting.file)
    return Present(here, away)


def _people(draft: Draft, at: str, here: dict[str, Attendee], away: dict[str, Attendee], file: str) -> None:
    draft.put(f"{at}/attendances", [])
    draft.put(f"{at}/absent", [])
    for number, one in enumerate(here.values()):
        draft.put(f"{at}/attendances/{number}/who", one.name.text, draft.place(one.name.place, file))
    for number, one in enumerate(away.values()):
        draft.put(f"{at}/absent/{number}/who", one.name.text, draft.place(one.name.place, file))
        if one.reason is not None:
            reason = one.reason.text or None
            draft.put(f"{at}/absent/{number}/reason", reason, draft.place(one.reason.place, file))


def _observers(draft: Draft, at: str, topic: Topic, file: str) -> None:
    if topic.observers is None:
        return
    draft.put(f"{at}/observers", [])
    for number, one in enumerate(topic.observers):
        draft.put(f"{at}/observers/{number}/who", one.name.text, draft.place(one.name.place, file))
        role = _role(one.text.text if one.text else "")
        if role and one.text:
            place = draft.place(one.text.place, file)
            draft.put(f"{at}/observers/{number}/role", role, place, one.text.text, "context")


def _role(position: str) -> str:
    """The code of a position; somebody whose title may or may not be that of counsel has none."""
    if "法律顾问" in position:
        return "general_counsel"
    known = code_of("role", position)
    if known or not position or any(word in position for word in _LAWYERS):
        return known or ""
    return "observer"


def _sayings(draft: Draft, at: str, topic: Topic, present: Present, file: str) -> None:
    """What the members said, and the votes where every word of those present is clear."""
    said = topic.sayings or []
    names = [one.name.text for one in said]
    strange = [name for name in names if name not in present.here and name not in present.away]
    double = [name for name in names if names.count(name) > 1]
    place = said[0].name.place.rpartition("/deliberation[")[0] if said else topic.place
    if strange or double:
        who = (strange or double)[0]
        draft.doubt(place, f"审议结果里的“{who}”{'不在参会人名单上' if strange else '出现两次'}，票数没有读",
                    f"{who!r} in the deliberation {'is no member' if strange else 'stands twice'}; "
                    "the votes were not counted", file=file)
        return
    for one in said:
        if one.name.text in present.away:
            draft.doubt(one.name.place, f"{one.name.text}没有到会，审议结果里的意见没有计入票数",
                        f"{one.name.text} was absent; the view in the deliberation was not counted", "left_out", file)
    here = [one for one in said if one.name.text in present.here]
    _speeches(draft, at, here, file)
    unclear = next((one for one in here if _stance(one) is None), None)
    if unclear is not None:
        words = unclear.text.text if unclear.text else ""
        draft.doubt(unclear.name.place, f"{unclear.name.text}的审议结果“{words}”看不出同意、不同意还是弃权，票数没有读",
                    f"the view of {unclear.name.text}, {words!r}, is not clear; the votes were not counted", file=file)
        return
    _votes(draft, at, here, present, draft.place(place, file))


def _stance(one: Said) -> str | None:
    return stance(one.text.text) if one.text else None


def _speeches(draft: Draft, at: str, here: list[Said], file: str) -> None:
    draft.put(f"{at}/speeches", [])
    for number, one in enumerate(here):
        there = f"{at}/speeches/{number}"
        draft.put(f"{there}/speaker", one.name.text, draft.place(one.name.place, file))
        words = _stance(one)
        if words in ("for", "against", "abstain", "postpone") and one.text:
            draft.put(f"{there}/stance", words, draft.place(one.text.place, file), one.text.text)
        elif one.text and len(plain(one.text.text)) > 1:
            draft.put(f"{there}/text", one.text.text, draft.place(one.text.place, file))


def _votes(draft: Draft, at: str, here: list[Said], present: Present, place: str) -> None:
    found = [(one, _stance(one) or "") for one in here]
    draft.put(f"{at}/ballots", [])
    for number, (one, word) in enumerate(found):
        draft.put(f"{at}/ballots/{number}/member", one.name.text, place)
        draft.put(f"{at}/ballots/{number}/recused", word == "recused", place)
        if word != "recused":
            draft.put(f"{at}/ballots/{number}/vote", word, place)
    counts = {word: sum(word == mine for _, mine in found) for word in ("for", "against", "abstain")}
    for word, count in counts.items():
        draft.put(f"{at}/votes/{word}", str(count), place, confidence="context")
    draft.put(f"{at}/votes/absent_counted", "0", place, confidence="context")
    everybody = len(found) == len(present.here) and all(word != "postpone" for _, word in found)
    if everybody:
        voters = sum(word != "recused" for _, word in found)
        draft.put(f"{at}/votes/voters", str(voters), place, confidence="context")


def _own_rule(draft: Draft, at: str, meeting: Meeting, company: Company, codes: list[str]) -> None:
    """What the rules of procedure in force that day demand."""
    rule, why = company.rule_for(meeting)
    if why is not None:
        draft.doubt(meeting.place, *why, file=meeting.file)
    if rule is None:
        return
    draft.take(f"{at}/own_rule/title", rule.name, rule.file)
    share = fraction(rule.rate.text) if rule.rate else None
    if share and rule.rate:
        place = draft.place(rule.rate.place, rule.file)
        draft.put(f"{at}/own_rule/quorum_of", share[0], place, rule.rate.text)
        draft.put(f"{at}/own_rule/quorum_out_of", share[1], place, rule.rate.text)
    mode = _mode(draft, rule, meeting, codes)
    demanded = (threshold(mode.text) or _by_dictionary(company, mode.text)) if mode else None
    if mode and demanded:
        _threshold(draft, f"{at}/own_rule", demanded, draft.place(mode.place, rule.file), mode.text)
    elif mode and plain(mode.text) != "其他":
        draft.doubt(mode.place, f"表决方式“{mode.text}”不在静态资源里，没有用它检查票数",
                    f"voting mode {mode.text!r} is not in the dictionary; it was not used", "intake", rule.file)


def _mode(draft: Draft, rule: Rule, meeting: Meeting, codes: list[str]) -> Field | None:
    """The voting mode for the item codes of the matter, else the one for all others."""
    votes = [one for one in rule.votes or () if one.mode]
    own = {one.item_code.text: one.mode for one in votes if one.item_code}
    rest = [one.mode for one in votes if one.item_code is None]
    default = rest[0] if len(rest) == 1 else None
    modes = [own.get(code, default) for code in codes] or [default]
    if len({one.text if one else "" for one in modes}) > 1:
        draft.doubt(meeting.place, "议题的几个事项适用不同的表决方式，没有用议事规则检查票数",
                    "the matters of the topic are carried in different ways; the votes were not checked by the rules",
                    file=meeting.file)
        return None
    return modes[0]


def _by_dictionary(company: Company, mode: str) -> Threshold | None:
    base, rate = company.dictionary.modes.get(mode, ("", ""))
    share = fraction(rate)
    base = {"应到会": "应到会人数", "到会": "到会人数"}.get(base.removesuffix("人数"), "")
    if share == ("1", "1"):
        return Threshold(base, unanimous=True)
    return Threshold(base, *share) if share and base else None


def _threshold(draft: Draft, at: str, demanded: Threshold, place: str, quote: str) -> None:
    draft.put(f"{at}/unanimous", demanded.unanimous, place, quote)
    for name, value in (("vote_base", demanded.base), ("vote_of", demanded.of), ("vote_out_of", demanded.out_of)):
        if value:
            draft.put(f"{at}/{name}", value, place, quote)
