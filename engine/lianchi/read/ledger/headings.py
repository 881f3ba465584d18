"""What two spellings of one heading have in common, and the unit that a heading names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

MONEY_UNITS: Final = ("百万元", "千万元", "千元", "万元", "亿元", "元", "万", "亿")
"""What an amount of money may be counted in."""

_OTHER_UNITS: Final = (
    "人次", "人", "名", "位", "票", "户", "次", "个工作日", "工作日", "天", "日", "个月", "月", "年", "个", "份", "家",
    "项", "页", "笔", "件", "条", "处", "股", "亩", "平方米", "㎡", "m2", "周岁", "岁", "%",
)
_ALIKE: Final = {"名": "人", "位": "人", "人次": "人", "万": "万元", "亿": "亿元", "日": "天", "个月": "月",
                 "㎡": "平方米", "m2": "平方米", "岁": "周岁", "个工作日": "工作日"}
_UNITS: Final = frozenset((*MONEY_UNITS, *_OTHER_UNITS))
_HINTS: Final = frozenset((
    "是/否", "是或否", "有/无", "年月日", "年/月/日", "年-月-日", "年.月.日", "yyyy-mm-dd", "yyyy/mm/dd",
    "必填", "选填", "盖章", "公章", "签字", "签名", "签章", "全称", "下拉选择", "可多选", "人民币",
))
"""What stands in brackets behind a heading and only says how to fill the column in."""

_REMEMBERED: Final = 10_000
_IDLE: Final = re.compile(r"[\s\u200b-\u200f\ufeff*]+")
_BRACKET: Final = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_SAYS_UNIT: Final = re.compile(r"(?:计量|金额)?单位[:是为]?|人民币[,、:]?|[:,、]?人民币$")
_OPEN_UNIT: Final = re.compile(r"(.+?)[/、,:_-]?(百万元|千万元|千元|万元|亿元)$")
_QUOTES: Final = re.compile("[“”\"'‘’《》〈〉「」]")
_UNIT_LINE: Final = re.compile(r"(?:计量|金额|货币)?单位[:](?:人民币)?(百万元|千万元|千元|万元|亿元|元)\Z")


def folded(text: str) -> str:
    """The text in half width, without any space and without the star of a required column."""
    if text.isascii() and text.isalnum():
        return text.casefold()
    return _IDLE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def title_key(text: str) -> str:
    """What the spellings of one title have in common: no space, no full width, no quotes."""
    return _QUOTES.sub("", folded(text))


@lru_cache(_REMEMBERED)
def heading_key(text: str) -> str:
    """What the spellings of one heading have in common: no space, no full width, no unit, no hint in brackets."""
    return _split(text)[0]


@lru_cache(_REMEMBERED)
def unit_in(text: str) -> str | None:
    """The unit that a heading names, as this module writes units: 金额（万元） → 万元, 人数(名) → 人."""
    return _split(text)[1]


def is_unit_alone(text: str) -> bool:
    """Whether a heading row says but the unit of what stands above it: （万元）."""
    match = _BRACKET.fullmatch(folded(text))
    return match is not None and _SAYS_UNIT.sub("", match[1]) in _UNITS


def unit_of_line(text: str) -> str | None:
    """The unit of money that a line above the table states for all of it: 单位：万元."""
    match = _UNIT_LINE.match(_BRACKET.sub(lambda found: found[1], folded(text)))
    return match[1] if match else None


def same_unit(one: str, other: str) -> bool:
    """Whether two units count alike: 万 and 万元, 名 and 人."""
    return _ALIKE.get(one, one) == _ALIKE.get(other, other)


def is_unit(text: str) -> bool:
    """Whether the text is a unit that a column can be counted in."""
    return text in _UNITS


def _split(text: str) -> tuple[str, str | None]:
    """The bare heading and its unit."""
    bare, unit = folded(text), None
    for match in reversed(list(_BRACKET.finditer(bare))):
        inside = _SAYS_UNIT.sub("", match[1])
        if inside in _UNITS:
            unit = unit or _ALIKE.get(inside, inside)
        elif inside and match[1] not in _HINTS:
            continue
        bare = bare[: match.start()] + bare[match.end() :]
    bare = bare.rstrip(":") or folded(text)
    if unit is None and (open_unit := _OPEN_UNIT.match(bare)):
        bare, unit = open_unit[1], open_unit[2]
    return bare, unit
