"""How one value of each scalar kind is written for a reader, in either language.

Values are canonical: money in whole fen, a day as its ordinal, a clock time as minutes, a number in
millionths, a share as two whole numbers.  None means that the record says there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from lianchi.wording.sentences import say

_DIGITS = "零一二三四五六七八九十"
_MILLION = 1_000_000


def money(fen: int, lang: str = "zh") -> str:
    """86,000 元, 86,000.50 元; CNY 86,000.00."""
    sign, yuan, rest = "-" if fen < 0 else "", abs(fen) // 100, abs(fen) % 100
    if lang == "en":
        return f"CNY {sign}{yuan:,}.{rest:02d}"
    return f"{sign}{yuan:,}.{rest:02d} 元" if rest else f"{sign}{yuan:,} 元"


def day(ordinal: int, lang: str = "zh") -> str:
    """2026年3月1日; 2026-03-01."""
    it = date.fromordinal(ordinal)
    return it.isoformat() if lang == "en" else f"{it.year}年{it.month}月{it.day}日"


def clock(minutes: int, lang: str = "zh") -> str:
    """09:05 in both languages."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def share(num: int, den: int, lang: str = "zh") -> str:
    """三分之二 up to ten, 17/30 above, 全部 for the whole; 2/3."""
    if lang == "en" or num < 0 or den < 1:
        return f"{num}/{den}"
    if num == den:
        return say("value.whole", lang)
    if 0 < num <= 10 and 1 < den <= 10:
        return f"{_DIGITS[den]}分之{_DIGITS[num]}"
    return f"{num}/{den}"


def number(millionths: int, lang: str = "zh") -> str:
    """12.5, without trailing zeros."""
    whole, rest = divmod(abs(millionths), _MILLION)
    digits = f"{whole}.{rest:06d}".rstrip("0").rstrip(".")
    return f"-{digits}" if millionths < 0 else digits


def count(value: int, lang: str = "zh") -> str:
    """The plain whole number."""
    return str(value)


def flag(value: bool, lang: str = "zh") -> str:
    """是, 否; yes, no."""
    return say("value.yes" if value else "value.no", lang)


def not_given(lang: str = "zh") -> str:
    """What stands for a value that is not known."""
    return say("value.not_given", lang)


def none(lang: str = "zh") -> str:
    """What stands for a value that the record says there is none of."""
    return say("value.none", lang)


def numeral(value: int) -> str:
    """A number below ten thousand as headings have it: 九, 十, 二十一, 一百零五."""
    if value <= 10:
        return _DIGITS[value]
    words, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // power % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + unit
        gap = not digit
    return words.removeprefix("一") if value < 20 else words


def listed(items: Iterable[str], lang: str = "zh") -> str:
    """Several words in a row: 甲、乙; a, b."""
    return say("value.separator", lang).join(items)


def shown(
    kind: str, value: Any, lang: str = "zh", *, known: bool = True, names: Mapping[str, str] | None = None
) -> str:
    """Any value by the kind of its term or parameter; ``names`` holds the reader's words for codes.

    Raises KeyError for a kind that there is not.
    """
    if not known:
        return not_given(lang)
    if value is None:
        return none(lang)
    if kind == "share":
        return share(value[0], value[1], lang)
    if kind == "codes":
        return listed((_name(code, names) for code in value), lang) or none(lang)
    if kind == "names":
        return listed((_spelled(name, others, lang) for name, others in value.spellings.items()), lang) or none(lang)
    if kind in ("text", "code"):
        return _name(value, names if kind == "code" else None)
    return _WRITERS[kind](value, lang)


def _spelled(name: str, others: Iterable[str], lang: str) -> str:
    """A name, with its other spellings in brackets."""
    also = listed(others, lang)
    return name + say("line.brackets", lang, text=also) if also else name


def _name(code: Any, names: Mapping[str, str] | None) -> str:
    return (names or {}).get(code, str(code))


_WRITERS: dict[str, Callable[[Any, str], str]] = {
    "money": money,
    "date": day,
    "time": clock,
    "number": number,
    "flag": flag,
    "count": count,
    "days": count,
    "months": count,
}
