"""The words of packages: bodies, votes, quorums, voting modes, times.  What is not clear is not known."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple

from lianchi.codes import CodeLists, folded

STANCES: Final = {
    **dict.fromkeys(("同意", "赞成", "赞同", "支持", "通过", "表示同意", "同意通过"), "for"),
    **dict.fromkeys(("不同意", "反对", "不赞成", "否决", "表示反对"), "against"),
    **dict.fromkeys(("弃权", "表示弃权"), "abstain"),
    **dict.fromkeys(("缓议", "暂缓", "同意缓议", "建议缓议"), "postpone"),
    **dict.fromkeys(("回避", "已回避", "回避表决"), "recused"),
}
"""What a member said, where it can only mean one thing."""

PARTY: Final = ("party_committee", "party_group", "party_standing_committee", "branch_committee")
"""Party bodies that study a matter before others decide it."""

DECIDERS: Final = ("board", "management", "shareholders")
"""Bodies of the company."""

_ENDS: Final = (
    r"(?:会议)?(?:“?三重一大”?)?(?:决策|重大事项|事项|重大问题)*"
    r"(?:议事决策规则|议事规则|工作规则|工作细则|议事制度|会议制度|制度|规则)"
)
_FRACTION: Final = re.compile(r"(\d{1,3})/(\d{1,3})", re.ASCII)
_MODE: Final = re.compile(r"赞成票超过(应到会|到会)成员人数的(\d{1,3})/(\d{1,3})", re.ASCII)
_SEPARATED: Final = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[ T]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?秒?)?分?)?", re.ASCII)
_RUN: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?", re.ASCII)


class Moment(NamedTuple):
    """A day, and the minute where it is given; midnight is how systems write a day without a time."""

    day: str
    time: str = ""


class Threshold(NamedTuple):
    """What carries: more than ``of``/``out_of`` of ``base``, or everybody."""

    base: str
    of: str = ""
    out_of: str = ""
    unanimous: bool = False


@cache
def _codes() -> CodeLists:
    return CodeLists.load()


@cache
def _spellings(name: str) -> dict[str, str]:
    return {folded(text): entry.code for entry in _codes()[name].entries.values() for text in entry.spellings}


def code_of(name: str, text: str) -> str | None:
    """The code of a word on a code list of the vocabulary."""
    return _spellings(name).get(folded(text))


def plain(text: str) -> str:
    """The text without spaces and outer punctuation, half width."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).strip("。.,;!、")


def stance(text: str) -> str | None:
    """for, against, abstain, postpone or recused; None where the words are not clear."""
    return STANCES.get(plain(text))


def body_of_rule(title: str) -> str | None:
    """The name of the body whose rules of procedure these are, by the title: what stands right before 议事规则."""
    text = plain(title)
    best = ""
    for spelling in (folded(one) for entry in _codes()["body"].entries.values() for one in entry.spellings):
        if len(spelling) > max(len(best), 1) and re.search(f"{re.escape(spelling)}{_ENDS}", text):
            best = spelling
    return best or None


def fraction(text: str) -> tuple[str, str] | None:
    """``1`` → 1/1, ``2/3`` → 2 and 3; None where it is neither or more than the whole."""
    text = plain(text)
    if text == "1":
        return "1", "1"
    found = _FRACTION.fullmatch(text)
    return (found[1], found[2]) if found and 0 < int(found[1]) <= int(found[2]) else None


def threshold(mode: str) -> Threshold | None:
    """What a voting mode of the shipped dictionary demands; None for 其他 and for unknown modes."""
    text = plain(mode)
    if text == "全票通过":
        return Threshold("", unanimous=True)
    found = _MODE.fullmatch(text)
    if not found or not fraction(f"{found[2]}/{found[3]}"):
        return None
    return Threshold("应到会人数" if found[1] == "应到会" else "到会人数", found[2], found[3])


def moment(text: str) -> Moment | None:
    """The day and time of a text such as 2025-06-18 09:30:00, 2025/6/18, 20250618."""
    text = unicodedata.normalize("NFKC", text).strip()
    found = _SEPARATED.fullmatch(text) or _RUN.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, _ = found.groups()
    time = f"{int(hour):02}:{int(minute):02}" if hour and minute else ""
    return Moment(f"{year}-{int(month):02}-{int(day):02}", "" if time == "00:00" else time)
