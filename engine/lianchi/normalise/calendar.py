"""Working days of China: Saturdays, Sundays and holidays off, and the weekend days that are worked instead.

The tables of past years come from chinesecalendar (2004 on).  A year it has no table for is *not known*,
never guessed; the user brings its table in a file::

    "2027":
      holidays: [2027-01-01, 2027-02-05]     # days off that are not already Saturdays or Sundays
      workdays: [2027-02-14]                 # Saturdays and Sundays that are worked

A year in the file takes the place of the shipped table of that year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

import chinese_calendar

from lianchi.dialect import Document, parse
from lianchi.errors import Fault, RulebookError, UsageError
from lianchi.normalise.dates import FIRST_YEAR, LAST_YEAR, ordinal
from lianchi.normalise.refusal import NotSuppliedError, UnreadableError


@dataclass(frozen=True, slots=True)
class YearTable:
    """The days off and the worked weekend days of one year, as ordinals."""

    holidays: frozenset[int] = frozenset()
    workdays: frozenset[int] = frozenset()

    def is_working(self, day: int) -> bool:
        """Whether the day is worked; ordinals leave a remainder of 6 on Saturday and 0 on Sunday."""
        return day in self.workdays or (day % 7 not in (6, 0) and day not in self.holidays)


class WorkingDays:
    """The calendar: shipped tables, and those of the user before them."""

    def __init__(self, overrides: Mapping[int, YearTable] | None = None) -> None:
        self._overrides = dict(overrides or {})
        self._counts: dict[int, list[int] | None] = {}

    def is_working(self, day: int) -> bool | None:
        """Whether people work on that day; None where its year has no table."""
        worked = self._worked_before(day + 1, day)
        return None if worked is None else worked > (self._worked_before(day, day) or 0)

    def between(self, a: int, b: int, inclusive: bool = False) -> int | None:
        """How many working days d there are with a < d ≤ b, or a ≤ d ≤ b when ``inclusive``.

        Where b is before a it is the same number the other way round, negative.  None where a day that had
        to be looked at is in a year without a table.
        """
        if b < a:
            turned = self.between(b, a, inclusive)
            return None if turned is None else -turned
        return self._from_to(a if inclusive else a + 1, b)

    @property
    def first_day(self) -> int:
        """The first day of the earliest year with a table."""
        return date(min(self._years()), 1, 1).toordinal()

    def sums(self) -> tuple[list[int], list[int]]:
        """For each day from :attr:`first_day` to the day after the last year with a table: how many working days, and
        how many days of years without a table, there were before it."""
        worked, gaps = [0], [0]
        for year in range(min(self._years()), max(self._years()) + 1):
            days = date(year, 12, 31).toordinal() - date(year, 1, 1).toordinal() + 1
            counts = self._counted(year)
            worked += [worked[-1] + (counts[day] if counts else 0) for day in range(1, days + 1)]
            gaps += [gaps[-1] + (0 if counts else day) for day in range(1, days + 1)]
        return worked, gaps

    def _years(self) -> set[int]:
        return {day.year for day in chinese_calendar.holidays} | self._overrides.keys()

    def _from_to(self, first: int, last: int) -> int | None:
        total = 0
        while first <= last:
            year = date.fromordinal(first).year
            end = min(last, date(year, 12, 31).toordinal())
            after, before = self._worked_before(end + 1, end), self._worked_before(first, first)
            if after is None or before is None:
                return None
            total += after - before
            first = end + 1
        return total

    def _worked_before(self, day: int, within: int) -> int | None:
        """How many working days the year of ``within`` has before ``day``."""
        year = date.fromordinal(within).year
        if year not in self._counts:
            self._counts[year] = self._counted(year)
        counts = self._counts[year]
        return None if counts is None else counts[day - date(year, 1, 1).toordinal()]

    def _counted(self, year: int) -> list[int] | None:
        table = self._overrides.get(year) or shipped(year)
        if table is None:
            return None
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        return list(accumulate((table.is_working(day) for day in range(first, last + 1)), initial=0))


def shipped(year: int) -> YearTable | None:
    """The table of chinesecalendar for the year, if it has one."""
    holidays = frozenset(day.toordinal() for day in chinese_calendar.holidays if day.year == year)
    workdays = frozenset(day.toordinal() for day in chinese_calendar.workdays if day.year == year)
    return YearTable(holidays, workdays) if holidays else None


def load_calendar(path: Path) -> dict[int, YearTable]:
    """The year tables of a file; raises RulebookError with all its faults, UsageError without a file."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        name = path.name
        raise UsageError(f"读不出放假安排“{name}”：{error}", f"calendar {name!r} cannot be read: {error}") from error
    document = parse(text, path.name)
    tables = _Tables(document, path.name).years()
    if document.faults:
        raise RulebookError(document.faults)
    return tables


class _Tables:
    """The year tables out of a parsed file; what is wrong goes to the faults of the document."""

    def __init__(self, document: Document, path: str) -> None:
        self._document = document
        self._path = path

    def years(self) -> dict[int, YearTable]:
        """Year → table."""
        if not isinstance(self._document.data, dict):
            self._fault((), "应当是年份和它的放假安排", "must be years with their days off")
            return {}
        found = {}
        for key, body in self._document.data.items():
            if not key.isdecimal() or not FIRST_YEAR <= int(key) <= LAST_YEAR or not isinstance(body, dict):
                self._fault(
                    (key,),
                    f"{key} 不是年份，或下面没有 holidays 和 workdays",
                    f"{key!r} is no year with lists",
                )
                continue
            found[int(key)] = self._table(key, body)
        return found

    def _table(self, year: str, body: dict[str, Any]) -> YearTable:
        for name in body.keys() - {"holidays", "workdays"}:
            self._fault((year, name), f"不认识的键 {name}；只有 holidays 和 workdays", f"unknown key {name!r}")
        table = YearTable(self._days(year, body, "holidays"), self._days(year, body, "workdays"))
        for day in sorted(table.holidays & table.workdays):
            text = date.fromordinal(day).isoformat()
            self._fault((year,), f"{text} 既是假日又是工作日", f"{text} is both a day off and worked")
        return table

    def _days(self, year: str, body: dict[str, Any], name: str) -> frozenset[int]:
        days = body.get(name) or []
        if not isinstance(days, list):
            self._fault((year, name), f"{name} 应当是日期的列表", f"{name} must be a list of days")
            return frozenset()
        return frozenset(found for at, day in enumerate(days) if (found := self._day(year, name, at, day)))

    def _day(self, year: str, name: str, at: int, value: Any) -> int:
        try:
            found = ordinal(value)
        except (UnreadableError, NotSuppliedError):
            found = 0
        if found and date.fromordinal(found).year == int(year):
            return found
        zh, en = f"{value} 不是 {year} 年的日期", f"{value!r} is no day of {year}"
        self._fault((year, name, at), zh, en)
        return 0

    def _fault(self, path: tuple[str | int, ...], zh: str, en: str) -> None:
        line, column = self._document.place(path)
        self._document.faults.append(Fault(self._path, line, column, zh, en))
