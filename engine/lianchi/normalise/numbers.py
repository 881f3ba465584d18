"""Numbers as offices write them: half and full width, grouped by three, in Chinese numerals.  No floats.

What could be two numbers is not read: 一万二 (12,000 or 10,002), 1,2000, 约三十.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final, NamedTuple

from lianchi.normalise.refusal import NotSuppliedError, UnreadableError
from lianchi.numerals import whole

LARGEST: Final = 1 << 53
"""The largest whole number that every engine and every output holds exactly."""

PLACES: Final = 6
"""Decimal places of a number, which is kept in millionths."""

DIGITS: Final = 40
"""Digits that a number may be written with."""

COUNT_HINT: Final = ("30、30人 或 三十人", "30")
NUMBER_HINT: Final = ("12.5、1,200 或 12.5亩", "12.5")

_APPROXIMATE: Final = re.compile("大概|左右|上下|若干|以上|以下|以内|不足|不少于|不超过|超过|至少|至多|[约近余多几]")
_HALF: Final = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: " ", 0xFFE5: "¥", 0x2212: "-"}
_ARABIC: Final = re.compile(r"(-?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?\Z")
_COUNTED: Final = re.compile(
    "(.+?)(?:人次|人|名|位|票|户|次|个?工作日|天|日|个?月|年|个|份|家|项|页|笔|件|条|处|股|亩|平方米|㎡|周岁|岁)"
)


class Written(NamedTuple):
    """A number as written: all its digits as one whole number, and how many of them are decimals."""

    digits: int
    decimals: int


def half_width(text: str) -> str:
    """Letters, digits and marks of full width in half width, and no space around."""
    return text.strip() if text.isascii() else text.translate(_HALF).strip()


def arabic(text: str) -> Written | None:
    """A number in digits, grouped by three or not."""
    match = _ARABIC.match(text)
    if match is None or len(text) > DIGITS:
        return None
    decimals = match[3] or ""
    return Written(int(match[1] + match[2].replace(",", "") + decimals), len(decimals))


def exact(number: Written, decimals: int) -> int | None:
    """The number in units of ``decimals`` places; None where it has more places than that."""
    power: int = 10 ** abs(decimals - number.decimals)
    if number.decimals <= decimals:
        return number.digits * power
    quotient, remainder = divmod(number.digits, power)
    return None if remainder else quotient


def of_decimal(value: Decimal) -> Written:
    """A Decimal in whole numbers; one that is beyond all bounds is refused before it is written out."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise UnreadableError("不是数", "it is not a number")
    if not value:
        return Written(0, 0)
    if len(digits) > DIGITS or abs(exponent) > DIGITS:
        raise UnreadableError("位数太多", "it has too many digits")
    whole_digits = int("".join(map(str, digits))) * (-1 if sign else 1)
    return Written(whole_digits * 10 ** max(exponent, 0), max(-exponent, 0))


def refuse_approximate(text: str) -> None:
    """Refuse a text whose words say that its number is not exact."""
    match = _APPROXIMATE.search(text)
    if match:
        raise UnreadableError(f"带有“{match[0]}”，不是确定的数", f"“{match[0]}” makes it inexact")


def bounded(value: int) -> int:
    """The value, if it is small enough to stay exact everywhere."""
    if not -LARGEST <= value <= LARGEST:
        raise UnreadableError("数太大", "it is too large")
    return value


def count(value: object) -> int | None:
    """A whole number of people, votes, days …, not negative."""
    if type(value) is int and 0 <= value <= LARGEST:
        return value
    return _whole(value, "")


def percent_count(value: Any) -> int | None:
    """A whole number of per cent, with its sign or without."""
    return _whole(value, "%")


def number(value: Any) -> int | None:
    """A number with up to six decimals, in millionths."""
    return _millionths(value, "")


def percent_number(value: Any) -> int | None:
    """A number of per cent with up to six decimals, in millionths of one per cent."""
    return _millionths(value, "%")


def _whole(value: Any, sign: str) -> int | None:
    written = _written(value, sign)
    if written is None:
        return None
    found = exact(written, 0)
    if found is None:
        raise UnreadableError("不是整数", "it is not a whole number")
    if found < 0:
        raise UnreadableError("不能是负数", "it must not be negative")
    return bounded(found)


def _millionths(value: Any, sign: str) -> int | None:
    written = _written(value, sign)
    if written is None:
        return None
    found = exact(written, PLACES)
    if found is None:
        raise UnreadableError(f"小数超过 {PLACES} 位", f"it has more than {PLACES} decimals")
    return bounded(found)


def _written(value: Any, sign: str) -> Written | None:
    """The number behind a value of any type that may hold one; None for null."""
    if value is None:
        return None
    if isinstance(value, str):
        return _of_text(half_width(value).removesuffix(sign).rstrip())
    if isinstance(value, Decimal):
        return of_decimal(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Written(value, 0)
    raise UnreadableError("不是数", "it is not a number")


def _of_text(text: str) -> Written:
    if not text:
        raise NotSuppliedError
    match = _COUNTED.fullmatch(text)
    bare = match[1].rstrip() if match else text
    found = arabic(bare)
    if found is not None:
        return found
    refuse_approximate(text)
    numeral = whole(bare)
    if numeral is None:
        raise UnreadableError
    return Written(numeral, 0)
