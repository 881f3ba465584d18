"""Working days: tables of the past, and nothing guessed about the future."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianchi.errors import RulebookError, UsageError
from lianchi.normalise import WorkingDays, YearTable, load_calendar

SHIPPED = WorkingDays()
DAYS = st.dates(date(2004, 1, 1), date(2026, 12, 31)).map(date.toordinal)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@given(DAYS)
def test_the_shipped_tables_are_those_of_chinesecalendar(ordinal: int) -> None:
    assert SHIPPED.is_working(ordinal) is chinese_calendar.is_workday(date.fromordinal(ordinal))


@pytest.mark.parametrize("text", ["2003-12-31", "2027-01-04", "1950-06-01"])
def test_a_year_without_a_table_is_not_known(text: str) -> None:
    assert SHIPPED.is_working(day(text)) is None


@pytest.mark.parametrize(
    ("first", "last", "exclusive", "inclusive"),
    [
        ("2024-02-09", "2024-02-18", 1, 2),  # the spring festival: the 9th and Sunday the 18th were worked
        ("2024-02-10", "2024-02-17", 0, 0),
        ("2024-03-01", "2024-03-04", 1, 2),  # from Friday to Monday
        ("2024-03-02", "2024-03-02", 0, 0),  # a Saturday
        ("2024-03-01", "2024-03-01", 0, 1),
        ("2023-12-29", "2024-01-02", 1, 2),
        ("2026-12-30", "2026-12-31", 1, 2),
        ("2003-12-31", "2004-01-02", 1, None),  # the first day is only looked at when it counts
        ("2026-12-31", "2027-01-01", None, None),
        ("2020-01-01", "2030-01-01", None, None),
    ],
)
def test_days_between(first: str, last: str, exclusive: int | None, inclusive: int | None) -> None:
    assert SHIPPED.between(day(first), day(last)) == exclusive
    assert SHIPPED.between(day(first), day(last), inclusive=True) == inclusive


@given(DAYS, st.integers(0, 1200), st.booleans())
def test_between_counts_the_days_one_by_one_and_turns_round(first: int, length: int, inclusive: bool) -> None:
    last = min(first + length, date(2026, 12, 31).toordinal())
    counted = sum(bool(SHIPPED.is_working(d)) for d in range(first if inclusive else first + 1, last + 1))
    assert SHIPPED.between(first, last, inclusive) == counted
    assert SHIPPED.between(last, first, inclusive) == (-counted if last > first else counted)


def test_the_table_of_the_user_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    path = tmp_path / "放假.yaml"
    path.write_text(
        '2024:\n  holidays: [2024年3月4日]\n"2027":\n  holidays: [2027-01-01]\n  workdays: [2027-01-03]\n',
        encoding="utf-8",
    )
    tables = load_calendar(path)
    assert tables[2027] == YearTable(frozenset([day("2027-01-01")]), frozenset([day("2027-01-03")]))
    own = WorkingDays(tables)
    worked = {text: own.is_working(day(text)) for text in ("2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04")}
    assert worked == {"2027-01-01": False, "2027-01-02": False, "2027-01-03": True, "2027-01-04": True}
    assert own.is_working(day("2024-03-04")) is False
    assert own.is_working(day("2024-02-12")) is True  # the shipped spring festival is gone
    assert own.between(day("2026-12-31"), day("2027-01-04")) == 2


def test_all_faults_of_a_table_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(
        "2027:\n  holidays: [2027-01-01, 2026-01-01]\n  workdays: [2027-01-01]\n  weekends: []\n27: {}\n",
        encoding="utf-8",
    )
    with pytest.raises(RulebookError) as caught:
        load_calendar(path)
    assert sorted(fault.zh for fault in caught.value.faults) == sorted(
        [
            "2026-01-01 不是 2027 年的日期",
            "2027-01-01 既是假日又是工作日",
            "不认识的键 weekends；只有 holidays 和 workdays",
            "27 不是年份，或下面没有 holidays 和 workdays",
        ]
    )


def test_a_missing_table_is_a_mistake_of_the_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="读不出放假安排“none.yaml”"):
        load_calendar(tmp_path / "none.yaml")
