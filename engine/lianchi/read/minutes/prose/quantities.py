"""Days, clock times, whole numbers and amounts of money inside running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from lianchi.numerals import DIGITS, whole
from lianchi.read.minutes.prose.spans import Span

NUMBER: Final = "(?:[0-9]++|[零〇○一二三四五六七八九十百两廿卅壹贰叁肆伍陆柒捌玖拾佰]++)"
TO: Final = "(?:至|到|[-—–~]+)"

_SIGN: Final = "[0-9〇○◯零一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]"
_ZEROS: Final = str.maketrans("〇○◯", "零零零")
_DAY: Final = re.compile(
    rf"(?:(?P<iso>[12][0-9]{{3}})(?P<mark>[-/.])(?P<im>[0-9]{{1,2}})(?P=mark)(?P<id>[0-9]{{1,2}})(?![0-9]))"
    rf"|(?:(?P<year>{_SIGN}{{4}})年)?(?P<month>{_SIGN}{{1,3}})月(?P<day>{_SIGN}{{1,4}})[日号]"
)
_CLOCK: Final = re.compile(
    rf"(?P<part>凌晨|早上|上午|中午|下午|晚上|晚)?"
    rf"(?P<clock>[0-9]{{1,2}}:[0-9]{{2}}(?!:?[0-9])|{_SIGN}{{1,3}}[点时](?:半|整|{_SIGN}{{1,3}}分?)?)"
)
_UNTIL: Final = re.compile(rf"{TO}\Z")
_AMOUNT: Final = re.compile(
    r"(?:人民币|RMB)?:?¥?[0-9][0-9,]*(?:\.[0-9]+)?(?:亿元|万元|千元|百万元|千万元|元|块|亿|万(?![0-9])|(?=[)整正]))[整正]?"
    r"|(?:人民币|RMB)?:?[零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆块](?:[零壹贰叁肆伍陆柒捌玖一二三四五六七八九]角)?"
    r"(?:零?[壹贰叁肆伍陆柒捌玖一二三四五六七八九]分)?[整正]?"
)
_DIGITAL: Final = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)(百万元|千万元|千元|万元|亿元|元|块|万|亿)?[整正]?\Z")
_UNITS: Final = {"千元": 10**3, "万": 10**4, "万元": 10**4, "百万元": 10**6, "千万元": 10**7, "亿": 10**8, "亿元": 10**8}
_WORDS: Final = re.compile(r"(.+?)元(?:(.)角)?(?:零?(.)分)?[整正]?\Z")


class Day(NamedTuple):
    """A day as written: its year, where it has one, its month and its day of the month."""

    span: Span
    year: int | None
    month: int
    number: int

    def iso(self, year: int | None = None) -> str | None:
        """The day, its year taken from elsewhere where it has none of its own; None where there is no such day."""
        try:
            return date(self.year or year or 0, self.month, self.number).isoformat()
        except ValueError:
            return None


class Time(NamedTuple):
    """A clock time with the part of the day that is said with it or before it."""

    span: Span
    text: str


class Amount(NamedTuple):
    """An amount of money; ``exact`` is false where words around it make it vague or count it per head."""

    span: Span
    yuan: Decimal
    exact: bool
    single: bool
    """Whether it counts per year, per mu, per head…"""

    @property
    def text(self) -> str:
        """The amount alone, as it is written."""
        return re.sub(r"^(?:人民币|RMB)?:?¥?", "", self.span.text)


def number(text: str) -> int | None:
    """A whole number in digits or Chinese numerals."""
    plain = text.replace(",", "")
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 12 else whole(text)


def days(span: Span) -> list[Day]:
    """Every day in the text, in order; one whose year has two signs only is none."""
    found = []
    for match in _DAY.finditer(span.text):
        if match["iso"] or not span.text[: match.start()].endswith("年"):
            read = _day(span, match)
            if read:
                found.append(read)
    return found


def _day(span: Span, match: re.Match[str]) -> Day | None:
    if match["iso"]:
        return Day(span.group(match), int(match["iso"]), int(match["im"]), int(match["id"]))
    year = _year(match["year"]) if match["year"] else None
    month, day = _small(match["month"]), _small(match["day"])
    if month is None or day is None or (match["year"] and year is None):
        return None
    return Day(span.group(match), year, month, day)


def _year(text: str) -> int | None:
    signs = [DIGITS.get(sign) for sign in text.translate(_ZEROS)]
    if None in signs:
        return None
    found = int("".join(map(str, signs)))
    return found if 1900 <= found <= 2199 else None


def years(text: str) -> set[int]:
    """The years that a heading names: 2025年, 二〇二五年, 〔2025〕."""
    found = {_year(match[1]) for match in re.finditer(rf"(?<!{_SIGN})({_SIGN}{{4}})年", text)}
    found |= {_year(match[1]) for match in re.finditer(r"[〔(\[]([0-9]{4})[〕)\]]", text)}
    return {year for year in found if year}


def _small(text: str) -> int | None:
    plain = text.translate(_ZEROS)
    return int(plain) if plain.isascii() else whole(plain.lstrip("零") or "零")


def times(span: Span) -> list[Time]:
    """A clock time, and the one that ends a stretch that it begins: 下午3:00-4:30."""
    found: list[Time] = []
    part = ""
    for match in _CLOCK.finditer(span.text):
        between = span.text[found[-1].span.end - span.start : match.start()] if found else ""
        if found and not _UNTIL.match(between):
            break
        part = match["part"] or part
        found.append(Time(span.group(match), part + match["clock"]))
        if len(found) == 2:
            break
    return found


def amounts(span: Span) -> Iterator[Amount]:
    """Every amount of money in the text."""
    for match in _AMOUNT.finditer(span.text):
        piece = span.group(match)
        yuan = yuan_of(re.sub(r"^(?:人民币|RMB)?:?¥?", "", match[0]))
        if yuan is None:
            continue
        before, after = span.text[: match.start()], span.text[match.end() :]
        vague = bool(re.search(r"(?:约|近|大概|大约|不超过|不低于|不少于|不高于|最高|最低|至少|至多|控制在|超过|低于|高于|每超)(?:人民币|为)?$", before)
                     or re.match(r"左右|上下|以内|以下|以上|余|多|起", after))
        single = bool(re.search(r"每(?:亩|人|户|年|月|天|平方米|平米|吨|个|座|盏|立方米|工|次|股|位|名|票)(?:每?(?:年|月|天))?(?:为|是|补助|收取|:)?$", before)
                      or re.search(r"(?:年租金|月租金|租金|单价|年薪|底价|起拍价|保证金|押金|定金)(?:为|是|:)?$", before)
                      or re.match(r"[/每](?:亩|人|户|年|月|天|日|平方米|平米|㎡|吨|个|工|次|股)", after))
        yield Amount(piece, yuan, not vague, single)


def yuan_of(text: str) -> Decimal | None:
    """The amount in yuan."""
    if match := _DIGITAL.match(text):
        return Decimal(match[1].replace(",", "")) * _UNITS.get(match[2] or "元", 1)
    match = _WORDS.match(text.replace("圆", "元").replace("块", "元"))
    if match is None:
        return None
    parts = [whole(part) if part else 0 for part in match.groups()]
    if None in parts:
        return None
    yuan, jiao, cents = (Decimal(part or 0) for part in parts)
    return yuan + jiao / 10 + cents / 100
