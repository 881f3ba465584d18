"""Cells that say several things: who was there and who was not, who said what, votes, two dates.

A cell that the form does not cover is left out whole: half a list of people would be another statement.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from lianchi.model.vocabulary import fields_of
from lianchi.read.ledger.field import Field
from lianchi.read.ledger.refused import NotSaidError, RefusedError

Found = dict[str, Any]
"""What goes into the record beside the field itself: keys of the part that holds it → values."""

_PARTS: Final = re.compile(r"[、,，;；\n\r]+")
_OPEN: Final = re.compile(r"[、,;\n\r]+(?![^()]*\))")
_PERSON: Final = re.compile(r"([^()]+?)(?:\(([^()]*)\))?")
_NOT_ALL: Final = re.compile("等|全体|所有|各位|其他|部分|若干|及|和其|以及")
_ABSENCE: Final = re.compile(
    "出差|公出|公务|因公|因事|因病|请假|病假|事假|年假|产假|休假|婚假|丧假|陪产|学习|培训|缺席|外出|住院|生病|出国|出境|"
    "开会|参会|会议|调研|下乡|援|挂职|驻村|未到|未参加|缺勤|值班|探亲|留置|接受审查"
)
_STROKES: Final = frozenset(("/", "-", "—", "——"))
_LONGEST_NAME: Final = 20
_NUMBER: Final = "([0-9]+|[零〇一二三四五六七八九十百]+)"
_VOTES: Final = {
    "for": re.compile(f"(?:赞成|同意)(?:票数?|的)?:?{_NUMBER}[票人名]?|{_NUMBER}[票人名](?:赞成|同意)"),
    "against": re.compile(f"(?:反对|不同意)(?:票数?|的)?:?{_NUMBER}[票人名]?|{_NUMBER}[票人名](?:反对|不同意)"),
    "abstain": re.compile(f"弃权(?:票数?|的)?:?{_NUMBER}[票人名]?|{_NUMBER}[票人名]弃权"),
}
_DUE: Final = re.compile(
    f"应(?:到|出席)(?:会|人数)*:?{_NUMBER}[人名位]?[,;。]?实(?:到|出席)(?:会|人数)*:?{_NUMBER}[人名位]?"
)
_DUE_SHORT: Final = re.compile(r"([0-9]+)人?/([0-9]+)人?")
_DAY: Final = r"(?:([0-9]{4})[-/.年])?(?:([0-9]{1,2})[-/.月])?([0-9]{1,2})日?"
_PERIOD: Final = re.compile(
    rf"[自从]?([0-9]{{4}})[-/.年]([0-9]{{1,2}})[-/.月]([0-9]{{1,2}})日?起?(?:至|到|-|—|——|~){_DAY}止?"
)


def pieces(text: str) -> list[str]:
    """The parts of a cell that 、 , ; or line breaks keep apart."""
    return [piece for one in _PARTS.split(text) if (piece := one.strip())]


def _people(text: str) -> list[tuple[str, str | None]]:
    """Names with what stands in brackets behind them."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    if plain in _STROKES:
        raise NotSaidError
    if plain in ("无", "没有"):
        return []
    found = []
    for piece in filter(None, _OPEN.split(plain)):
        match = _PERSON.fullmatch(piece)
        if match is None or match[2] == "":
            raise _unclear(piece, "括号要一人一个，里面要有字", "needs one filled pair of brackets for each person")
        if _NOT_ALL.search(match[1]) or len(match[1]) > _LONGEST_NAME or re.search(r"\d", match[1]):
            raise _unclear(piece, "不像一个人的姓名，要逐人写", "is no name; write each person")
        found.append((match[1], match[2]))
    if len({name for name, _ in found}) < len(found):
        raise _unclear(plain, "同一个姓名写了两次", "names one person twice")
    return found


def _unclear(piece: str, zh: str, en: str) -> RefusedError:
    return RefusedError("ambiguous", f"里的“{piece[:20]}”{zh}", f"holds {piece[:20]!r}, which {en}")


def _names(field: Field, end: Field | None) -> Callable[[str], Found]:
    key, part = field.node.key, field.node.part

    def read(text: str) -> Found:
        people = _people(text)
        for name, bracket in people:
            if bracket is not None:
                raise _unclear(f"{name}({bracket})", "多了括号，这一列只写姓名", "has brackets; only names are due")
        return {key: [{part.identity[0]: name} if part else name for name, _ in people]}

    return read


def _absent(field: Field, end: Field | None) -> Callable[[str], Found]:
    def read(text: str) -> Found:
        people = _people(text)
        for _, reason in people:
            if reason is not None and not _ABSENCE.search(reason):
                raise _unclear(reason, "不像缺席的原因；括号里只写缺席原因，职务不写",
                               "is no reason for absence; brackets hold nothing else here")
        return {"attendances": [{"who": name} for name, reason in people if reason is None],
                "absent": [{"who": name, "reason": reason} for name, reason in people if reason is not None]}

    return read


def _with_second(keys: tuple[str, ...], needed: bool) -> Callable[[Field, Field | None], Callable[[str], Found]]:
    """Names with a position or an opinion in brackets, which goes to the first of ``keys`` that the part has."""

    def reader(field: Field, end: Field | None) -> Callable[[str], Found]:
        part = field.node.part
        assert part is not None
        name_key = part.identity[0]
        second = next(key for key in keys if key in fields_of(part))

        def read(text: str) -> Found:
            people = _people(text)
            for name, bracket in people:
                if needed and bracket is None:
                    raise _unclear(name, "后面没有括号，不知道意见", "has no opinion in brackets")
            return {field.node.key: [{name_key: name} | ({second: bracket} if bracket else {})
                                     for name, bracket in people]}

        return read

    return reader


def _votes(field: Field, end: Field | None) -> Callable[[str], Found]:
    def read(text: str) -> Found:
        plain = unicodedata.normalize("NFKC", text).replace(" ", "")
        rest, found = plain.replace("不同意", "反对"), {}
        for key, pattern in _VOTES.items():
            matches = pattern.findall(rest)
            if len(matches) == 1:
                found[key] = next(filter(None, matches[0]))
                rest = pattern.sub("", rest)
        if not found or re.search(r"\d|赞成|同意|反对|弃权", rest):
            raise _unclear(plain, "没有写清票数，应如 赞成8票，反对0票，弃权1票", "does not state the votes")
        return {field.node.key: found}

    return read


def _due_present(field: Field, end: Field | None) -> Callable[[str], Found]:
    def read(text: str) -> Found:
        plain = unicodedata.normalize("NFKC", text).replace(" ", "")
        match = _DUE.match(plain) or _DUE_SHORT.fullmatch(plain)
        if match is None or (match.re is _DUE_SHORT and int(match[1]) < int(match[2])):
            raise _unclear(plain, "分不出应到和实到，应如 应到9人，实到8人", "does not tell due from present")
        return {"due": match[1], "present": match[2]}

    return read


def _period(field: Field, end: Field | None) -> Callable[[str], Found]:
    assert end is not None

    def read(text: str) -> Found:
        plain = unicodedata.normalize("NFKC", text).replace(" ", "")
        if plain in _STROKES:
            raise NotSaidError
        match = _PERIOD.fullmatch(plain)
        if match is None:
            raise _unclear(plain, "不是起止日期，应如 2026-03-05至2026-03-12", "is no pair of dates")
        year, month, day, until_year, until_month, until_day = match.groups()
        until_year, until_month = until_year or year, until_month or month
        if tuple(map(int, (until_year, until_month, until_day))) < tuple(map(int, (year, month, day))):
            raise _unclear(plain, "结束日在开始日之前，请写全两个日期", "ends before it begins")
        return {field.node.key: f"{year}-{month}-{day}", end.node.key: f"{until_year}-{until_month}-{until_day}"}

    return read


FORM_READERS: Final[dict[str, Callable[[Field, Field | None], Callable[[str], Found]]]] = {
    "people": _names,
    "people_absent": _absent,
    "people_position": _with_second(("role", "post"), needed=False),
    "people_opinion": _with_second(("vote", "stance"), needed=True),
    "votes": _votes,
    "due_present": _due_present,
    "period": _period,
}
"""The grammar of a cell → the reader for a field; it gives the values that go beside the field."""
