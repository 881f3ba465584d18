"""Days, clock times, whole numbers and amounts of money inside running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from lianchi.numerals import DIGITS, whole
from lianchi.read.minutes.prose.phrases import regex
from lianchi.read.minutes.prose.spans import Span

_ZEROS: Final = str.maketrans("〇○◯", "零零零")
_UNITS: Final = {
    "元": 1,
    "块": 1,
    "千元": 10**3,
    "万": 10**4,
    "万元": 10**4,
    "百万元": 10**6,
    "千万元": 10**7,
    "亿": 10**8,
    "亿元": 10**8,
}
_MOST_DIGITS: Final = 12


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
    """A clock time, its text with the part of the day that is said with it or before it."""

    span: Span
    text: str


class Amount(NamedTuple):
    """An amount of money.

    ``exact`` is false where words around it make it vague; ``single`` says that it counts per year, per mu, per head.
    """

    span: Span
    yuan: Decimal
    exact: bool
    single: bool

    @property
    def text(self) -> str:
        """The amount alone, as it is written."""
        return _without_currency(self.span.text)


def number(text: str) -> int | None:
    """A whole number in digits or Chinese numerals."""
    if text.isascii() and text.isdecimal():
        return int(text) if len(text) <= _MOST_DIGITS else None
    return whole(text)


def days(span: Span) -> list[Day]:
    """Every day in the text, in order; one whose year is not written with four signs is none."""
    found = []
    for match in regex("day").finditer(span.text):
        if match["iso"] or not span.text[: match.start()].endswith("年"):
            read = _day(span, match)
            if read:
                found.append(read)
    return found


def _day(span: Span, match: re.Match[str]) -> Day | None:
    if match["iso"]:
        return Day(span.group(match), int(match["iso"]), int(match["iso_month"]), int(match["iso_day"]))
    year = _year(match["year"]) if match["year"] else None
    month, day = _small(match["month"]), _small(match["day"])
    if month is None or day is None or (match["year"] and year is None):
        return None
    return Day(span.group(match), year, month, day)


def _year(text: str) -> int | None:
    digits = [DIGITS.get(sign, 10) for sign in text.translate(_ZEROS)]
    found = int("".join(map(str, digits))) if max(digits) < 10 else 0
    return found if 1900 <= found <= 2199 else None


def years(text: str) -> set[int]:
    """The years that a heading names: 2025年, 二〇二五年, 〔2025〕."""
    found = {_year(match[1] or match[2]) for match in regex("year").finditer(text)}
    return {year for year in found if year}


def _small(text: str) -> int | None:
    plain = text.translate(_ZEROS)
    return int(plain) if plain.isascii() else whole(plain.lstrip("零") or "零")


def times(span: Span) -> list[Time]:
    """The first clock time, and the one that ends a stretch which it begins: 下午3:00-4:30."""
    found: list[Time] = []
    part = ""
    for match in regex("clock").finditer(span.text):
        if found and not regex("until").match(span.text[found[-1].span.end - span.start : match.start()]):
            break
        part = match["part"] or part
        found.append(Time(span.group(match), part + match["clock"]))
    return found[:2]


def amounts(span: Span) -> Iterator[Amount]:
    """Every amount of money in the text."""
    for match in regex("amount").finditer(span.text):
        yuan = yuan_of(_without_currency(match[0]))
        if yuan is None:
            continue
        before, after = span.text[: match.start()], span.text[match.end() :]
        vague = regex("vague_before").search(before) or regex("vague_after").match(after)
        single = regex("single_before").search(before) or regex("single_after").match(after)
        yield Amount(span.group(match), yuan, not vague, bool(single))


def _without_currency(text: str) -> str:
    match = regex("currency").match(text)
    return text[match.end() :] if match else text


def yuan_of(text: str) -> Decimal | None:
    """The amount in yuan."""
    if match := regex("amount_digits").match(text):
        return Decimal(match[1].replace(",", "")) * _UNITS[match[2] or "元"]
    match = regex("amount_words").match(text.replace("圆", "元").replace("块", "元"))
    if match is None:
        return None
    yuan, jiao, cents = (whole(part) if part else 0 for part in match.groups())
    if yuan is None or jiao is None or cents is None:
        return None
    return yuan + Decimal(jiao) / 10 + Decimal(cents) / 100
