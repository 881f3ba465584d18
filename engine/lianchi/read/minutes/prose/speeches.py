"""Who said what, in which order, and where he stands, as far as the words say it."""

from __future__ import annotations

import re
from typing import Final

from lianchi.read.minutes.prose.nodes import Draft, Node, Said, said
from lianchi.read.minutes.prose.spans import Span, clauses, written
from lianchi.read.minutes.prose.statements import Speech, Statement

_AGAINST: Final = re.compile("(?<!不)(?:不同意|不赞成|(?<!没有)(?<!没)(?<!无人)反对(?!意见|票))")
_FOR: Final = re.compile("(?<![不没未人票名])(?<!没有)(?:同意|赞成|赞同)(?!见)")
_ABSTAIN: Final = re.compile("(?:我|本人)?弃权\\Z")
_POSTPONE: Final = re.compile("(?:建议|同意)?(?:缓议|暂缓(?:审议|表决))")
_CONDITION: Final = re.compile("如果|要是|若|不然|否则|除非|只要|前提|的话")
_ASKED: Final = re.compile("吗|是否|同不同意|请.{0,6}(?:举手|表决)|(?:同意|反对|赞成)的(?:请|举手)?|有没有|谁")
_OF_ANOTHER: Final = re.compile("(?:同意|赞成|赞同)(?!大家|各位|以上|上述)[^,。;]{1,8}的?(?:意见|看法|观点|建议|说法)")
_LAST: Final = re.compile("末位表态")


def speeches(all_of_them: list[Statement], draft: Draft) -> None:
    """The speeches in their order."""
    found = [one for one in all_of_them if isinstance(one, Speech)]
    items = [_speech(one, order, draft) for order, one in enumerate(found, 1)]
    if items:
        draft.lists["speeches"] = items


def _speech(one: Speech, order: int, draft: Draft) -> Node:
    words = _unquoted(one.text)
    node: dict[str, Node] = {"order": said(one.who, "context", str(order)), "speaker": _speaker(one, draft)}
    if one.by is not None and one.by.role:
        node["role"] = said(one.who, "stated", one.by.role)
    if one.by is not None and one.by.remark is not None and _LAST.search(one.by.remark.text):
        node["leader"] = said(one.by.remark, "phrase", True)
    stance = stance_of(words, draft)
    if stance is not None:
        node["stance"] = stance
    node["text"] = said(words, "stated", written(words.text))
    return node


def _speaker(one: Speech, draft: Draft) -> Said:
    if one.by is not None:
        return said(one.by.who, "stated")
    chair = draft.fields.get("chair")
    return said(one.who, "context", chair[0].value) if chair else said(one.who, "stated")


def _unquoted(span: Span) -> Span:
    text = span.text
    return span.cut(1, len(text) - 1) if len(text) > 2 and text[0] == "“" and text[-1] == "”" and "“" not in text[1:] else span


def stance_of(words: Span, draft: Draft) -> Said | None:
    """For, against, abstaining or for a later day; None where the words do not say it, or say two things."""
    found: dict[str, Span] = {}
    if _CONDITION.search(words.text):
        if _FOR.search(words.text) or _AGAINST.search(words.text):
            draft.doubt(words, f"“{written(words.text)}”带有条件，表态没有采用。", f"“{words.text}” is conditional, so no stance was taken from it.")
        return None
    for clause in clauses(words):
        if _ASKED.search(clause.text):
            continue
        for code, pattern in (("against", _AGAINST), ("postpone", _POSTPONE), ("abstain", _ABSTAIN), ("for", _FOR)):
            match = pattern.search(clause.text)
            if match and not (code == "for" and _OF_ANOTHER.search(clause.text)):
                found.setdefault(code, clause.group(match))
                break
    if len(found) > 1:
        draft.doubt(words, f"“{written(words.text)}”既像{'又像'.join(_NAMES[code] for code in found)}，表态没有采用。请核对后填写。",
                    f"“{words.text}” can be read in two ways, so no stance was taken from it.")
        return None
    return next((said(span, "phrase", code) for code, span in found.items()), None)


_NAMES: Final = {"for": "同意", "against": "反对", "abstain": "弃权", "postpone": "缓议"}
