"""Days, read into their proleptic ordinal numbers, and clock times, read into minutes since midnight."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, Final

from lianchi.normalise.numbers import half_width
from lianchi.normalise.refusal import NotSuppliedError, UnreadableError
from lianchi.numerals import DIGITS, whole

DAY_HINT: Final = ("2024-03-05 或 2024年3月5日", "2024-03-05")
CLOCK_HINT: Final = ("09:30、9时30分 或 下午2:30", "09:30")

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that a day of a record can be in."""

CACHED: Final = 50_000
"""How many different texts of days are remembered."""

_ISO: Final = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])(.*)\Z", re.DOTALL)
_COMPACT: Final = re.compile(r"(?:19|20|21)[0-9]{6}\Z")
_NUMERAL: Final = "[0-9〇○◯Oo零一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]"
_CHINESE: Final = re.compile(rf"({_NUMERAL}{{4}})年({_NUMERAL}{{1,3}})月({_NUMERAL}{{1,4}})[日号](.*)\Z", re.DOTALL)
_NO_YEAR: Final = re.compile(rf"{_NUMERAL}{{1,3}}月{_NUMERAL}{{1,4}}[日号]")
_TWO_DIGITS: Final = re.compile(rf"(?:{_NUMERAL}{{2}})(?:年|([-/.])[0-9]{{1,2}}\1[0-9]{{1,2}}\Z)")
_ZONE: Final = re.compile(r"(?:Z|[+-][0-9]{2}:?[0-9]{2})\Z")
_ZERO: Final = str.maketrans("Oo〇○◯", "00000")

_CLOCK: Final = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?\Z")
_SPOKEN: Final = re.compile(
    r"(凌晨|早上|上午|中午|下午|晚上|晚)?\s*(?:([0-9]{1,2}):([0-9]{2})|([^点时分]+)[点时](?:(半)|整|([^点时分]+)分?)?)\Z"
)
_AFTERNOON: Final = frozenset(("下午", "晚上", "晚"))
_DARK: Final = frozenset(("凌晨", "晚上", "晚"))


class Days(dict[Any, int | None]):
    """Text of a day → ordinal, filled as texts come; ``days[text]`` reads it."""

    def __init__(self) -> None:
        super().__init__({None: None})

    def __missing__(self, value: Any) -> int:
        found = ordinal(value)
        if type(value) is str and len(self) < CACHED:
            self[value] = found
        return found


def ordinal(value: Any) -> int:
    """The ordinal number of a day that is written in any usual way."""
    if isinstance(value, str):
        return _of_text(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return _checked(value.year, value.month, value.day)
    if type(value) is int and _COMPACT.match(str(value)):
        return _compact(str(value))
    raise UnreadableError("不是日期", "it is not a day")


def _of_text(original: str) -> int:
    text = half_width(original).lstrip("'‘’")
    if not text:
        raise NotSuppliedError
    if match := _ISO.match(text):
        year, _, month, day, rest = match.groups()
        found = _checked(int(year), int(month), int(day))
    elif match := _CHINESE.match("".join(text.split(" ")) if "年" in text else text):
        found, rest = _in_chinese(match), match[4]
    elif _COMPACT.match(text):
        return _compact(text)
    else:
        raise _unlike_a_day(text)
    _only_a_time(rest)
    return found


def _unlike_a_day(text: str) -> UnreadableError:
    if _NO_YEAR.match(text):
        return UnreadableError("没有年份", "it has no year")
    if _TWO_DIGITS.match(text):
        return UnreadableError("年份只有两位", "its year has two digits only")
    return UnreadableError()


def _compact(text: str) -> int:
    return _checked(int(text[:4]), int(text[4:6]), int(text[6:]))


def _in_chinese(match: re.Match[str]) -> int:
    year = "".join(str(DIGITS.get(sign, "?")) for sign in match[1].translate(_ZERO))
    month, day = (_small(match[group]) for group in (2, 3))
    if not year.isdecimal() or month is None or day is None:
        raise UnreadableError
    return _checked(int(year), month, day)


def _small(text: str) -> int | None:
    """A month or a day: 3, 03, 三, 〇三, 十二, 廿五."""
    plain = text.translate(_ZERO)
    if plain.isascii():
        return int(plain) if len(plain) <= 2 else None
    return whole(plain.replace("0", "零").lstrip("零") or "零")


def _checked(year: int, month: int, day: int) -> int:
    try:
        found = date(year, month, day)
    except ValueError:
        raise UnreadableError("没有这一天", "there is no such day") from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableError(f"年份不在 {FIRST_YEAR} 到 {LAST_YEAR} 之间", "its year is out of bounds")
    return found.toordinal()


def _only_a_time(rest: str) -> None:
    """Accept nothing after the day but a clock time; in another time zone it could be another day."""
    text = rest.strip().removeprefix("T").removesuffix("+08:00").removesuffix("+0800").strip()
    if not text:
        return
    if _ZONE.search(text) and ":" in text:
        raise UnreadableError("带有别的时区，日期不能确定", "another time zone leaves the day open")
    try:
        minutes(text)
    except (UnreadableError, NotSuppliedError):
        raise UnreadableError("日期后面还有别的文字", "something else follows the day") from None


def minutes(value: Any) -> int | None:
    """The minutes since midnight of a clock time."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableError("不是时间", "it is not a clock time")
    text = half_width(value)
    if not text:
        raise NotSuppliedError
    if match := _CLOCK.match(text):
        return _of_day(int(match[1]), int(match[2]))
    return _spoken(text)


def _spoken(text: str) -> int:
    """9时30分, 上午九点半, 下午2:30."""
    match = _SPOKEN.match(text)
    if match is None:
        raise UnreadableError
    part, hour_digits, minute_digits, hour_words, half, minute_words = match.groups()
    hour = _small(hour_digits or hour_words.strip())
    minute = 30 if half else _small(minute_digits or (minute_words or "0").strip())
    if hour is None or minute is None or (hour == 12 and part in _DARK):
        raise UnreadableError  # 晚上12点 is the end of one day or of the other
    if part in _AFTERNOON and hour < 12 or part == "中午" and hour < 3:
        hour += 12
    return _of_day(hour, minute)


def _of_day(hour: int, minute: int) -> int:
    if hour > 23 or minute > 59:
        raise UnreadableError("没有这个时刻", "there is no such time of day")
    return hour * 60 + minute
