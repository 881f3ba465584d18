"""Scalars as the canonical tree, a submitted file and the model hold them: numbers, text, typed values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

_FEN = Decimal("0.01")
_MILLIONTH = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Rendering:
    """How one kind of scalar goes from the canonical tree to a file and to the model, and back."""

    submitted: Callable[[Any], Any]
    modelled: Callable[[Any], Any]
    canonical: Callable[[Any], Any]


def rendering_of(kind: str) -> Rendering:
    """The rendering of this kind of scalar; text, codes, counts and flags look the same everywhere."""
    return _RENDERINGS.get(kind, _PLAIN)


def _same(value: Any) -> Any:
    return value


def _yuan(fen: int) -> Decimal:
    return Decimal(fen) * _FEN


def _yuan_text(fen: int) -> str:
    return f"{_yuan(fen):.2f}"


def _fen(yuan: Decimal) -> int:
    return int((yuan / _FEN).to_integral_value(ROUND_HALF_UP))


def _number(millionths: int) -> Decimal:
    return Decimal(millionths) * _MILLIONTH


def _number_text(millionths: int) -> str:
    """As short as it can be: ``12.5``, ``3``."""
    text = f"{_number(millionths):f}"
    return text.rstrip("0").removesuffix(".")


def _millionths(number: Decimal) -> int:
    return int((number / _MILLIONTH).to_integral_value(ROUND_HALF_UP))


def _day_text(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _clock(minutes: int) -> time:
    return time(*divmod(minutes, 60))


def _clock_text(minutes: int) -> str:
    return f"{_clock(minutes):%H:%M}"


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


_PLAIN = Rendering(_same, _same, _same)
_RENDERINGS = {
    "money": Rendering(_yuan_text, _yuan, _fen),
    "number": Rendering(_number_text, _number, _millionths),
    "date": Rendering(_day_text, date.fromordinal, date.toordinal),
    "time": Rendering(_clock_text, _clock, _minutes),
}
