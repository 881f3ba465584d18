"""Chinese numerals, plain 三千二百一十 and financial 叁仟贰佰壹拾, also mixed with digits as in 3万5千."""

from __future__ import annotations

import re
from typing import Final

_ROWS: Final = ("零〇○◯", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS: Final = {sign: digit for digit, row in enumerate(_ROWS) for sign in row} | {str(n): n for n in range(10)}
"""Every sign of a digit, Chinese or not → the digit."""

_PLAIN: Final = str.maketrans(
    dict(zip("拾佰仟萬億貳參陸兩〇○◯", "十百千万亿贰叁陆两零零零", strict=True)) | {"廿": "二十", "卅": "三十"}
)
_D: Final = "[一二三四五六七八九两壹贰叁肆伍陆柒捌玖1-9]"
_SECTION: Final = re.compile(f"(?:({_D})千)?零?(?:({_D})百)?零?(?:({_D}?)(十))?零?({_D})?")
_COLLOQUIAL: Final = re.compile(f"[百千万亿]{_D}$")
_LONGEST: Final = 40


def whole(text: str) -> int | None:
    """The whole number, or None where the text is none, or not beyond doubt: 一万二 is said for 12,000."""
    text = text.translate(_PLAIN)
    if text in ("零", "0"):
        return 0
    if len(text) > _LONGEST or _COLLOQUIAL.search(text):
        return None
    return _with(text, "亿")


def _with(text: str, unit: str) -> int | None:
    """A number with 亿, whose sides may have 万; or one with 万, whose sides are below 10,000."""
    head, found, tail = text.partition(unit)
    if not found:
        return _with(text, "万") if unit == "亿" else _section(text, tail=False)
    below = 10**8 if unit == "亿" else 10**4
    high = _with(head, "万") if unit == "亿" else _section(head, tail=False)
    low = 0 if not tail else _with(tail, "万") if unit == "亿" else _section(tail, tail=True)
    return None if high is None or low is None or low >= below else high * below + low


def _section(text: str, *, tail: bool) -> int | None:
    """A number below 10,000; digits after 万 must be all four of them, as 1万5 could be two numbers."""
    if text.isascii() and text.isdecimal():
        return int(text) if not tail or len(text) == 4 else None
    match = _SECTION.fullmatch(text)
    if match is None or not text.strip("零"):
        return None
    thousands, hundreds, tens, ten, ones = match.groups()
    return (
        DIGITS.get(thousands or "", 0) * 1000
        + DIGITS.get(hundreds or "", 0) * 100
        + (DIGITS.get(tens or "", 1) * 10 if ten else 0)
        + DIGITS.get(ones or "", 0)
    )
