"""What is said of a mutant that survived: what was changed, and which example would notice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from lianchi.audit.mutant import GONE, Edit
from lianchi.model.rule import Version

LONGEST = 90
"""Longer conditions are cut in sentences; the place in the file says the rest."""


class Words(NamedTuple):
    """The change and the advice, in both languages."""

    change: str
    advice: str
    change_en: str
    advice_en: str


def words_of(edit: Edit) -> Words:
    """The sentences for this change."""
    return _WORDS[edit.kind](edit)


def flow(raw: Any) -> str:
    """A part of a rule as one line of YAML."""
    if isinstance(raw, dict):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in raw.items()) + "}"
    if isinstance(raw, list):
        return "[" + ", ".join(flow(item) for item in raw) + "]"
    return str(raw).lower() if isinstance(raw, bool) else str(raw)


def _short(raw: Any) -> str:
    text = flow(raw)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _became(edit: Edit) -> tuple[str, str]:
    """From which key to which the change went."""
    old = next((key for key in edit.was if key not in edit.new), "")
    new = next((key for key in edit.new if key not in edit.was), "")
    return old, new


def _change(edit: Edit) -> tuple[str, str]:
    old, new = _became(edit)
    return f"把 {old} 改成 {new}：{_short(edit.was)}", f"{old} became {new}: {_short(edit.was)}"


def _renamed(zh: str, en: str) -> Callable[[Edit], Words]:
    def words(edit: Edit) -> Words:
        change, change_en = _change(edit)
        return Words(change, zh, change_en, en)

    return words


def _negation(edit: Edit) -> Words:
    zh = "加一个这一条起决定作用的例子：其他条件都一样，只有它成立或者不成立时结论不同"
    en = "add an example that this condition decides: all else equal, it alone changes the verdict"
    if "not" in edit.was:
        return Words(f"去掉了 not：{_short(edit.was)}", zh, f"the 'not' was taken away: {_short(edit.was)}", en)
    return _renamed(zh, en)(edit)


_DROPS: dict[str, tuple[str, str]] = {
    "when": ("加一个只有这一条不成立、其他适用条件都成立的例子（应为不适用）",
             "add an example in which only this one fails among those of 'when' (not applicable)"),
    "must": ("加一个只有这一条没有做到、其他要求都做到的例子（应为违规）",
             "add an example in which only this demand is not met (violation)"),
    "must_not": ("加一个只出现这一种情形的例子（应为违规）", "add an example in which only this occurs (violation)"),
    "unless": ("加一个没有做到要求、但属于这个例外的例子（应为合规）",
               "add an example that breaks the norm and is excused by this (compliant)"),
    "exception": ("加一个没有做到要求、例外只缺这一条的例子（应为违规）",
                  "add an example that breaks the norm and lacks only this of the exception (violation)"),
    "where": ("加一个例子：有一项只不符合这一条，算上它和不算它结论不同",
              "add an example with an item that fails only this, where counting it would change the verdict"),
    "satisfies": ("加一个例子：有一项只有这一条没有做到", "add an example with an item that fails only this"),
    "all": ("加一个例子：几条里只有这一条不成立", "add an example in which only this one of them fails"),
    "any": ("加一个例子：几种情形里只有这一种成立", "add an example in which only this one of them holds"),
    "by": ("加一个例子：几条记录只有这一项不同，合在一起就会违规（应为合规）",
           "add an example with records that differ only in this and would break the rule together (compliant)"),
    "first_given": ("加一个例子：这个值决定结论（排在前面的都写明没有）",
                    "add an example that this value decides (those before it are none)"),
}


def _drop(edit: Edit) -> Words:
    where = str(edit.path[-2])
    where = "exception" if where == "when" and edit.path[0] == "unless" else where
    zh, en = _DROPS[where]
    what = edit.was["title"] if where == "unless" else _short(edit.was)
    return Words(f"去掉这一条：{what}", zh, f"taken away: {_short(edit.was)}", en)


def _inclusive(edit: Edit) -> Words:
    now = edit.new["inclusive"]
    return Words(f"首尾两天改为{'都算' if now else '不都算'}：{_short(edit.was)}",
                 "加一个天数正好在界限上的例子，多一天少一天结论不同",
                 f"inclusive became {str(now).lower()}: {_short(edit.was)}",
                 "add an example exactly on the limit, where one day more or less changes the verdict")


def _parameter(edit: Edit) -> Words:
    (name, old), new = edit.was, edit.new
    return Words(f"参数 {name} 由 {old} 改成 {new}",
                 f"加一个正好 {old} 和一个相差一（{new}）的例子，在 {old} 和 {new} 之间结论不同",
                 f"parameter {name} went from {old} to {new}",
                 f"add an example at exactly {old} and one at {new}; the verdict changes between them")


def _version(edit: Edit) -> Words:
    if edit.new is GONE:
        return _version_gone(edit.was)
    day, key = edit.was, edit.path[-1]
    word, word_en = ("开始日", "first day") if key == "from" else ("结束日", "end")
    # A day later: the day itself changes sides.  A day earlier: its eve does.
    wanted = day if edit.new > day else day - timedelta(days=1)
    return Words(f"版本的{word}由 {day} 改成 {edit.new}", f"加一个正好在 {wanted} 这一天的例子",
                 f"the {word_en} of the version moved from {day} to {edit.new}",
                 f"add an example of exactly {wanted}")


def _version_gone(version: Version) -> Words:
    start: date | str = version.from_ or "…"
    until: date | str = version.until or "…"
    return Words(f"去掉了 {start} 至 {until} 的版本", "加一个在这段时间里的例子",
                 f"the version from {start} until {until} was taken away", "add an example within that time")


_WORDS: dict[str, Callable[[Edit], Words]] = {
    "boundary": _renamed("加一个两边正好相等的例子", "add an example in which both sides are equal"),
    "negation": _negation,
    "join": _renamed("加一个例子：几条里有的成立、有的不成立",
                     "add an example in which one holds and another does not"),
    "quantifier": _renamed("加一个例子：有的项符合、有的项不符合",
                           "add an example with an item that does and one that does not"),
    "drop": _drop,
    "pick": _renamed("加一个有两项的例子，第一项和最后一项结论不同",
                     "add an example with two items, where the first and the last would give different verdicts"),
    "extreme": _renamed("加一个有两个值的例子，最大和最小（最早和最晚）结论不同",
                        "add an example with two values, where the least and the greatest give different verdicts"),
    "sign": _renamed("加一个加和减结论不同的例子", "add an example in which plus and minus give different verdicts"),
    "calendar": _renamed("加一个中间有周末或放假的例子，日数和工作日数结论不同",
                         "add an example with a weekend in between, where days and working days differ"),
    "inclusive": _inclusive,
    "parameter": _parameter,
    "version": _version,
}
