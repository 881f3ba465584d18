"""A stored number as the text that the spreadsheet shows, exact to its last digit."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from lianchi.read.ledger.grid import Cell, Odd
from lianchi.read.ledger.number_format import Format

DIGITS: Final = 15
"""Digits of a number that a spreadsheet keeps; a longer one ends in zeros that nobody wrote."""

_LAST_DAY: Final = 2958465
_MINUTE: Final = 60
_DAY: Final = 86400


def number_text(stored: str, style: Format, from_1904: bool) -> Cell:
    """The text of a number as stored in the file; Odd where it is not what its author wrote."""
    if style.kind in ("number", "percent", "other"):
        return _number(stored, style)
    if style.kind == "elapsed":
        return _clock(round(float(stored) * _DAY))
    return _moment(float(stored), style, from_1904)


def plain(stored: str) -> str | None:
    """The digits of a number without exponent, to the 15 digits that count; None where more would be needed."""
    if stored.isdecimal() and stored.isascii() and len(stored) <= DIGITS:
        return stored.lstrip("0") or "0"
    value = Decimal(format(float(stored), f".{DIGITS}g"))
    if not value.is_finite() or abs(value) >= 10**DIGITS:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(stored: str, style: Format) -> Cell:
    text = plain(stored)
    if text is None:
        return Odd("destroyed", format(Decimal(format(float(stored), f".{DIGITS}g")), "E"))
    if style.kind == "percent":
        return format((Decimal(text) * 100).normalize(), "f") + "%"
    if style.kind == "other" and text != "0":
        return Odd("other", text)
    return style.before + text.zfill(style.zeros) + style.after if style.before or style.after or style.zeros else text


def _moment(serial: float, style: Format, from_1904: bool) -> Cell:
    """A day, a month, a year or a time of day.  Before 1 March 1900 days are counted one off; 29 February is none."""
    seconds = round(serial * _DAY)
    whole, rest = divmod(seconds, _DAY)
    if style.kind == "time" or (whole == 0 and style.clock and not from_1904):
        return _clock(rest)
    if not 0 <= whole <= _LAST_DAY or (whole in (0, 60) and not from_1904):
        return Odd("no_such_day", "1900-02-29" if whole == 60 else plain(str(serial)) or "")
    day = (date(1904, 1, 1) if from_1904 else date(1899, 12, 30 + (whole < 60))) + timedelta(days=whole)
    if style.kind == "date":
        return f"{day.isoformat()} {_clock(rest)}" if rest else day.isoformat()
    return f"{day.year}年{day.month}月" if style.kind == "month" else f"{day.year}年"


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 60 * _MINUTE)
    minutes, rest = divmod(rest, _MINUTE)
    return f"{hours:02}:{minutes:02}:{rest:02}" if rest else f"{hours:02}:{minutes:02}"
