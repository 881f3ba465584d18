"""How it was decided: counted votes, how they were cast, who stood aside, and the outcome."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lianchi.read.minutes.prose.labels import Labelled
from lianchi.read.minutes.prose.nodes import Draft, Node, Said, said
from lianchi.read.minutes.prose.people import people, person
from lianchi.read.minutes.prose.phrases import phrases
from lianchi.read.minutes.prose.quantities import NUMBER, number
from lianchi.read.minutes.prose.spans import Span, clauses

_SIDES: Final = {"不同意": "against", "不赞成": "against", "反对": "against", "同意": "for", "赞成": "for", "赞同": "for", "弃权": "abstain"}
_SIDE: Final = "不同意|不赞成|反对|(?<!不)同意|(?<!不)赞成|赞同|弃权"
_UNIT: Final = "票|人|名|户|张"
_GAP: Final = "[,;、。]?(?:其中)?[,:]?"
_COUNTED: Final = rf"(?:{_SIDE})(?:的)?(?:票数|人数|票)?(?:为|有|是|:)?(?:{NUMBER}|无)(?:{_UNIT})?(?![年月日%.0-9]|分之)(?:\([^()]*\))?"
_COUNTING: Final = rf"{NUMBER}(?:{_UNIT})(?:代表|党员|委员)?(?:表示|投)?(?:{_SIDE})票?(?!的)"
_NAMED_RUN: Final = re.compile(rf"{_COUNTED}(?:{_GAP}{_COUNTED})*")
_NUMBER_RUN: Final = re.compile(rf"{_COUNTING}(?:{_GAP}{_COUNTING})*")
_ONE_NAMED: Final = re.compile(rf"(?P<side>{_SIDE})(?:的)?(?:票数|人数|票)?(?:为|有|是|:)?(?P<n>{NUMBER}|无)(?P<unit>{_UNIT})?")
_ONE_NUMBER: Final = re.compile(rf"(?P<n>{NUMBER})(?P<unit>{_UNIT})(?:代表|党员|委员)?(?:表示|投)?(?P<side>{_SIDE})")
_NONE_OF: Final = re.compile(r"无(?P<side>反对|弃权)票?")
_PAPERS: Final = (
    ("issued", re.compile(rf"(?:发出|发放)(?:的)?(?:表决票|选票|票)?(?:共|:)?(?P<n>{NUMBER})[张份票]")),
    ("returned", re.compile(rf"(?:收回|回收)(?:的)?(?:有效)?(?:表决票|选票|票)?(?:共|:)?(?P<n>{NUMBER})[张份票]")),
)
_VOTED: Final = re.compile("表决|举手|投票|票决")
_NO_VOTE: Final = re.compile("(?:未|没有|不|没|暂缓|推迟|另行)(?:进行|作|做|组织)?(?:举手|投票)?表决")
_UNANIMOUS: Final = re.compile("全票(?:通过|同意|赞成)|一致(?:通过|同意|赞成)|全部(?:同意|赞成)|全体(?:通过|同意|赞成)")
_FULL_VOTE: Final = re.compile("全票(?:通过|同意|赞成)")

_ASIDE: Final = re.compile(r"(?P<who>[^,。;:]{2,40}?)(?:同志)?(?:(?:因|由于|系|与)[^。;]{1,40}?)?,?(?:按规定|按照规定|依法|主动|已|均|依规|申请|予以|进行|对[^,。;]{1,20})*回避(?:了)?(?:表决|讨论|本议题|该议题)?[^,。;]{0,8}\Z")
_NOT_ASIDE: Final = re.compile("(?:不|未|无需|不需|没有|无|无须|应当|应|需|须|是否|如|若|请)(?:[^,。;]{0,10})回避|回避(?:制度|情形|规定|原则|要求|事项)")
_RELATED: Final = re.compile(rf"(?P<n>{NUMBER})名关联董事")

_UNDONE: Final = re.compile("未形成(?:决议|一致意见|决定)|没有形成(?:决议|一致意见|决定)|未作出决(?:议|定)|不作决定|没有(?:进行)?表决|未(?:进行)?表决|不表决")
_REJECTED: Final = re.compile("未(?:获得?|能|予)?(?:表决|审议)?通过|不予通过|没有通过|否决|不予同意|会议不同意|议案被否")
_POSTPONED: Final = re.compile("缓议|暂缓(?:审议|表决|研究|讨论|决定|通过)|推迟(?:研究|表决|审议)|(?:留待|待|提交)?下次会议再(?:议|行?研究|行?审议|讨论)")
_PASSED: Final = re.compile(
    "(?:审议|表决|决议|研究|获得|获|一致|原则|全票|讨论|举手|会议|予以)(?:一致|表决|原则上?)?通过|(?:^|[,。;:、])通过(?![率的])"
    "|(?:会议|一致|原则|决定|审议|研究|讨论)(?:上)?(?:一致|原则)?同意(?!见)|(?:^|[,。;:])同意(?!见|的|人数|票|率|者|与否|:|[0-9零一二三四五六七八九十两百]+[票人名户])"
)
_NOT_YET: Final = re.compile("拟|待|如果|如获|若|须经|尚需|尚须|需经|需要经|将提交|经.{1,20}(?:通过|同意)后|通过后|同意后|报.{2,20}(?:审定|审批|批准)|(?:不|未|没)(?:能|有)?(?:同意|通过)|应当|方可|是否")
_SOMEBODY: Final = re.compile("(?P<who>.{2,16}?)(?:认为|表示|提出|建议|指出|说)")


class _Run(NamedTuple):
    span: Span
    sides: dict[str, Span]


def votes(told: list[Span], draft: Draft) -> None:
    """The counted votes; two different counts in one topic are about two things and are left out."""
    runs = [run for span in told for run in _runs(span)]
    joined = _joined(runs)
    for run in joined:
        for side, words in run.sides.items():
            draft.add(f"votes.{side}", said(words, "phrase", _digits(words)))
    if not draft.has("votes.for"):
        return
    for span in told:
        for match in _NONE_OF.finditer(span.text):
            side = _SIDES[match["side"]]
            draft.add_first(f"votes.{side}", said(span.group(match), "phrase", "0"))


def _joined(runs: list[_Run]) -> list[_Run]:
    """Runs that complete each other, as cells of a table do, are one."""
    merged: dict[str, Span] = {}
    for run in runs:
        if merged.keys() & run.sides.keys():
            return [run for run in runs if len(run.sides) > 1 or "票" in run.span.text]
        merged.update(run.sides)
    if not runs or (len(merged) < 2 and not any("票" in run.span.text for run in runs)):
        return []
    return [_Run(runs[0].span, merged)]


def _runs(span: Span) -> list[_Run]:
    """Every row of votes in a sentence: 同意6票，反对0票 or 6票同意，0票反对, whichever begins first."""
    found, at = [], 0
    while True:
        matches = [(pattern.search(span.text, at), one) for pattern, one in ((_NUMBER_RUN, _ONE_NUMBER), (_NAMED_RUN, _ONE_NAMED))]
        candidates = [(match.start(), -match.end(), match, one) for match, one in matches if match]
        if not candidates:
            return found
        _, _, match, one = min(candidates, key=lambda candidate: candidate[:2])
        sides = _sides(span.group(match), one)
        if sides:
            found.append(_Run(span.group(match), sides))
        at = match.end()


def _sides(span: Span, one: re.Pattern[str]) -> dict[str, Span] | None:
    sides: dict[str, Span] = {}
    for match in one.finditer(span.text):
        side = _SIDES[match["side"]]
        if side in sides or (match["unit"] == "张" and "票" not in match[0]):
            return None
        sides[side] = span.group(match)
    return sides


def _digits(words: Span) -> str:
    match = re.search(NUMBER, words.text)
    found = number(match[0]) if match else 0
    return str(found or 0)


def unanimous(told: list[Span], draft: Draft, present: Said | None) -> None:
    """全票通过, or 一致通过 after a vote: all who were present voted for.  Without a vote it is no count."""
    if any(draft.has(f"votes.{side}") for side in ("for", "against", "abstain")) or any(_NO_VOTE.search(s.text) for s in told):
        return
    voted = any(_VOTED.search(span.text) for span in told)
    for span in told:
        match = _UNANIMOUS.search(span.text)
        if match is None:
            continue
        words = span.group(match)
        if not (voted or _FULL_VOTE.search(match[0])):
            return
        if "ballots" in draft.lists:
            draft.doubt(words, f"“{words.text}”，但有人回避，赞成票数不能由实到人数推出，没有采用。请按表决记录填写票数。",
                        f"“{words.text}”, but somebody stood aside, so the votes cannot be told from those present. Fill in the votes.")
            return
        if present is not None:
            draft.add("votes.for", said(words, "phrase", present.value))
        for side in ("against", "abstain"):
            draft.add(f"votes.{side}", said(words, "phrase", "0"))
        return


def method(told: list[Span], draft: Draft) -> None:
    """How the votes were cast."""
    for span in told:
        if _NO_VOTE.search(span.text):
            continue
        for code, start, end in phrases().methods.all(span.text):
            draft.add("votes.method", said(span.cut(start, end), "phrase", code))


def papers(told: list[Span], draft: Draft) -> None:
    """Ballot papers given out and returned."""
    for span in told:
        for name, pattern in _PAPERS:
            for match in pattern.finditer(span.text):
                found = number(match["n"])
                if found is not None:
                    draft.add(f"votes.{name}", said(span.group(match), "phrase", str(found)))


def recusals(told: list[Span], draft: Draft) -> None:
    """Who stood aside."""
    items: list[Node] = []
    for span in told:
        if "回避" not in span.text or _NOT_ASIDE.search(span.text):
            continue
        related = _RELATED.search(span.text)
        if related:
            draft.add("related_directors", said(span.group(related), "phrase", str(number(related["n"]))))
        items += _stood_aside(span)
    if items:
        draft.lists["ballots"] = items


def _stood_aside(span: Span) -> list[Node]:
    match = _ASIDE.search(span.text)
    who = span.group(match, "who") if match else None
    director = who is not None and who.text.startswith("关联董事")
    if who is not None and director:
        who = who.cut(4, len(who.text))
    found = people(who) if who is not None else None
    if not found or not all(one.named for one in found):
        return []
    return [
        {"member": said(one.who, "phrase"), "recused": said(span, "phrase", True)} | ({"related_director": said(span, "phrase", True)} if director else {})
        for one in found
    ]


def outcome(told: list[Span], labels: list[Labelled], draft: Draft, verb: Span | None = None) -> None:
    """What became of the topic: the words of a result or resolution, else those of the text."""
    stated = [label.value for label in labels if label.key in ("result", "resolution")]
    for sources, confidence in ((stated, "stated"), (told, "phrase")):
        found = [one for span in sources for one in _outcomes(span, confidence)]
        if confidence == "phrase" and verb is not None and re.search("通过", verb.text):
            found.append(said(verb, "phrase", "passed"))
        if found:
            for one in found:
                draft.add("outcome", one)
            return
    for span in told:
        match = _UNDONE.search(span.text)
        if match:
            words = span.group(match)
            draft.doubt(words, f"“{words.text}”：会议结果没有这一种写法，没有填写。请核对是否缓议或者否决。",
                        f"“{words.text}” is no outcome that can be entered; check whether the matter was postponed or rejected.")
            return


def _by_one(clause: Span) -> bool:
    """Whether one person says this, and not the meeting."""
    match = _SOMEBODY.match(clause.text)
    return match is not None and person(clause.group(match, "who")) is not None


def _outcomes(span: Span, confidence: str) -> list[Said]:
    found: list[Said] = []
    personal = False
    for clause in clauses(span):
        start = clause.start - span.start
        text = span.text[max(0, start - 1) : clause.end - span.start]
        personal = personal or _by_one(clause)
        for code, pattern in (("rejected", _REJECTED), ("postponed", _POSTPONED)):
            match = pattern.search(clause.text)
            if match and not re.search("如|若|是否|不得", clause.text):
                found.append(said(clause.group(match), confidence, code))
        if _REJECTED.search(clause.text) or _POSTPONED.search(clause.text) or _NOT_YET.search(clause.text) or personal:
            continue
        match = _PASSED.search(text)
        if match:
            offset = 0 if len(text) == len(clause.text) else 1
            first = max(0, match.start() - offset)
            found.append(said(clause.cut(first, match.end() - offset), confidence, "passed"))
    return found
