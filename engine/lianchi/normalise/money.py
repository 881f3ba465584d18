"""Amounts of money in yuan, read exactly into whole fen."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from lianchi.normalise.numbers import (
    LARGEST,
    Written,
    arabic,
    bounded,
    exact,
    half_width,
    of_decimal,
    refuse_approximate,
)
from lianchi.normalise.refusal import NotSuppliedError, UnreadableError, quoted
from lianchi.numerals import whole

HINT: Final = ("12000.00、1.2万元 或 壹万贰仟元整", "12000.00")

UNITS: Final = {
    "元": 1,
    "千元": 10**3,
    "万元": 10**4,
    "万": 10**4,
    "百万元": 10**6,
    "千万元": 10**7,
    "亿元": 10**8,
    "亿": 10**8,
}
"""What an amount may be counted in → how many yuan that is."""

_LARGEST_YUAN: Final = LARGEST // 100
_USUAL: Final = range(1, 14)
_IN_UNIT: Final = re.compile(r"(.+?)(百万元|千万元|千元|万元|亿元|元|万|亿)?[整正]?\Z")
_IN_WORDS: Final = re.compile(r"(?:(.+?)元)?零?(?:([^零元角分])角)?零?(?:([^零元角分])分)?[整正]?\Z")
_IDLE_SPACE: Final = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
_SAYS_YUAN: Final = re.compile(r"(?:人民币|RMB|CNY|¥)[::]?", re.IGNORECASE)
_FOREIGN: Final = re.compile(r"(?:美|港|欧|日|韩|澳|加|台)[元币圆]|英镑|USD|HKD|EUR|JPY|GBP|\$|€|£", re.IGNORECASE)
_OWN: Final = frozenset(("CNY", "RMB", "人民币", "人民币元", "¥", "元"))
_KEYS: Final = frozenset(("value", "currency", "unit"))


def fen(value: Any) -> int | None:
    """The amount in fen; None for null."""
    if type(value) is int and -_LARGEST_YUAN <= value <= _LARGEST_YUAN:
        return value * 100
    if type(value) is str:
        yuan, _, decimals = value.partition(".")
        if value.isascii() and (yuan + decimals).isdecimal() and len(decimals) == 2 and len(yuan) in _USUAL:
            return int(yuan + decimals)
        return _of_text(value)
    if isinstance(value, dict):
        return _of_mapping(value)
    if value is None:
        return None
    return _in_fen(_written(value), 1)


def _written(value: Any) -> Written:
    if isinstance(value, Decimal):
        return of_decimal(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Written(value, 0)
    raise UnreadableError("不是金额", "it is not an amount")


def _in_fen(number: Written, unit: int) -> int:
    found = exact(Written(number.digits * unit, number.decimals), 2)
    if found is None:
        raise UnreadableError("不到一分的零头", "it has fractions of a fen")
    return bounded(found)


def _of_mapping(value: dict[str, Any]) -> int | None:
    """``{value, currency, unit}``: only the yuan; a unit beside a text with a unit is a conflict."""
    if not value.keys() <= _KEYS or "value" not in value:
        raise UnreadableError("只能有 value、currency 和 unit", "only value, currency and unit are allowed")
    currency = value.get("currency")
    if currency is not None and half_width(str(currency)).upper() not in _OWN:
        name = quoted(currency)
        raise UnreadableError(f"币种 {name} 不是人民币", f"currency {name} is not the yuan")
    unit = value.get("unit")
    return fen(value["value"]) if unit is None else _counted_in(value["value"], half_width(str(unit)))


def _counted_in(amount: Any, unit: str) -> int | None:
    if unit not in UNITS:
        raise UnreadableError(f"单位“{quoted(unit)}”不认识", f"unit “{quoted(unit)}” is not known")
    if amount is None:
        return None
    if not isinstance(amount, str):
        return _in_fen(_written(amount), UNITS[unit])
    number = arabic(half_width(amount))
    if number is None:
        raise UnreadableError("数值里另有单位或文字", "the value has a unit or words of its own")
    return _in_fen(number, UNITS[unit])


def _of_text(original: str) -> int:
    text = _IDLE_SPACE.sub("", half_width(original).replace("圆", "元").replace("块", "元"))
    if not text:
        raise NotSuppliedError
    foreign = _FOREIGN.search(text)
    if foreign:
        raise UnreadableError(f"“{foreign[0]}”不是人民币", f"“{foreign[0]}” is not the yuan")
    refuse_approximate(text)
    if text[0] == "(" and text[-1] == ")":
        return -_unsigned(text[1:-1])
    if text[0] in "-负":
        return -_unsigned(text[1:])
    return _unsigned(text)


def _unsigned(text: str) -> int:
    bare = _SAYS_YUAN.sub("", text, count=1) if _SAYS_YUAN.match(text) else text
    if bare.startswith("-"):
        return -_unsigned(bare[1:]) if bare is not text else _no_amount()
    match = _IN_UNIT.match(bare)
    number = arabic(match[1]) if match else None
    if match and number:
        return _in_fen(number, UNITS[match[2] or "元"])
    return bounded(_in_words(bare))


def _no_amount() -> int:
    raise UnreadableError


def _in_words(text: str) -> int:
    """壹万贰仟元伍角整, 3万5千元, 12元5角: whole yuan, then jiao and fen in single digits."""
    match = _IN_WORDS.match(text)
    if match and any(match.groups()):
        parts = [whole(part) if part else 0 for part in match.groups()]
    else:
        parts = [whole(text.removesuffix("整").removesuffix("正")), 0, 0]
    yuan, jiao, cents = parts
    if yuan is None or jiao is None or cents is None or max(jiao, cents) > 9:
        raise UnreadableError
    return yuan * 100 + jiao * 10 + cents
