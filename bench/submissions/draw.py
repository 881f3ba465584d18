"""What every maker of records draws from: numbers, days, money, invented names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any, TypeVar

Record = dict[str, Any]
T = TypeVar("T")

_FIRST = date(2010, 1, 1).toordinal()
_ISO = [date.fromordinal(n).isoformat() for n in range(_FIRST, date(2060, 1, 1).toordinal())]
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_DIGITS = "一二三四五六七八九十"


def iso(day: int) -> str:
    """A day number as a record writes it."""
    return _ISO[day - _FIRST]


def ordinal(day: str) -> int:
    """The day number of a day in a record."""
    return date.fromisoformat(day).toordinal()


def person(number: int) -> str:
    """甲一、乙二 …: no name of anybody; the first hundred differ, later ones carry a number."""
    name = _STEMS[number % 10] + _DIGITS[number // 10 % 10]
    return name if number < 100 else f"{name}{number}"


class Draw:
    """Seeded randomness: one stream for all records in order, so a shorter file begins every longer one."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self.next = self._random.random
        self.serial = 0

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.next() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self.next() < share

    def one(self, values: Sequence[T]) -> T:
        """One of the values."""
        return values[int(self.next() * len(values))]

    def day(self, first: str = "2019-01-01", last: str = "2026-06-30") -> int:
        """A day number between two days."""
        return self.whole(ordinal(first), ordinal(last))

    def yuan(self, median: float, low: float = 0, high: float = 1e9, spread: float = 0.8) -> float:
        """An amount of money: log-normal about the median, kept within bounds, in fen."""
        return round(min(max(self._random.lognormvariate(0, spread) * median, low), high), 2)

    def number(self) -> int:
        """The next number that nothing else in the file has."""
        self.serial += 1
        return self.serial

    def someone(self) -> str:
        """A person whom no other record knows."""
        return f"张某{self.number()}"

    def firm(self, trade: str = "建材") -> str:
        """An enterprise that no other record knows."""
        return f"示例{trade}{self.number()}号有限公司"
