"""Days and clock times as minutes and ledgers write them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianchi.normalise.dates import Days, minutes, ordinal
from lianchi.normalise.refusal import NotSuppliedError, UnreadableError


@pytest.mark.parametrize(
    "value",
    [
        "2024-03-05",
        "2024-3-5",
        "2024/3/5",
        "2024.3.5",
        "2024．３．５",
        "２０２４－０３－０５",
        "20240305",
        20240305,
        "2024年3月5日",
        "2024 年 3 月 5 日",
        "2024年03月05号",
        "二〇二四年三月五日",
        "二○二四年三月五日",
        "二O二四年三月五日",
        "二o二四年三月五日",
        "二0二四年三月五日",
        "二零二四年三月五日",
        "二Ｏ二四年三月五日",
        "贰零贰肆年零叁月零伍日",
        "2024-03-05T10:00",
        "2024-03-05T10:00:00",
        "2024-03-05 10:00:00.000",
        "2024-03-05T23:59:59+08:00",
        "2024年3月5日 上午9时30分",
        "'2024-03-05",
        "’2024-03-05",
        date(2024, 3, 5),
    ],
)
def test_one_day_in_every_spelling(value: Any) -> None:
    assert ordinal(value) == date(2024, 3, 5).toordinal()


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("二〇二四年十二月三十一日", date(2024, 12, 31)),
        ("二〇二四年二月廿九日", date(2024, 2, 29)),
        ("二〇二四年十月十日", date(2024, 10, 10)),
        ("2024-02-29", date(2024, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2199-12-31", date(2199, 12, 31)),
    ],
)
def test_other_days(value: str, day: date) -> None:
    assert ordinal(value) == day.toordinal()


@pytest.mark.parametrize(
    ("value", "zh"),
    [
        ("2024年2月30日", "没有这一天"),
        ("2023-02-29", "没有这一天"),
        ("二〇二四年十三月一日", "没有这一天"),
        ("0000-00-00", "没有这一天"),
        ("2024-00-10", "没有这一天"),
        (20240332, "没有这一天"),
        ("0024-03-05", "年份不在 1900 到 2199 之间"),
        ("三月五日", "没有年份"),
        ("3月5日", "没有年份"),
        ("24.3.5", "年份只有两位"),
        ("24年3月5日", "年份只有两位"),
        ("二四年三月五日", "年份只有两位"),
        ("2024-03-05T16:00Z", "带有别的时区，日期不能确定"),
        ("2024-03-05T16:00:00-05:00", "带有别的时区，日期不能确定"),
        ("2024-03-05至2024-03-08", "日期后面还有别的文字"),
        ("2024-03-05 25:00", "日期后面还有别的文字"),
        ("2024年3月5日前", "日期后面还有别的文字"),
        ("2024-3/5", ""),
        ("2024-03-055", ""),
        ("2024年3月", ""),
        ("甲辰年正月廿五", ""),
        ("明天", ""),
        (45356, "不是日期"),
        (True, "不是日期"),
        (datetime(2024, 3, 5), "不是日期"),
    ],
)
def test_what_is_no_day(value: Any, zh: str) -> None:
    for read in (ordinal, Days().__getitem__):
        with pytest.raises(UnreadableError) as caught:
            read(value)
        assert caught.value.zh == zh


def test_null_is_none_and_the_empty_string_is_not_supplied() -> None:
    assert Days()[None] is None
    for empty in ("", " "):
        with pytest.raises(NotSuppliedError):
            Days()[empty]


def test_what_was_read_is_remembered_and_numbers_are_never_taken_for_it() -> None:
    days = Days()
    assert days["2024-03-05"] == days["2024-03-05"] == date(2024, 3, 5).toordinal()
    assert dict(days) == {None: None, "2024-03-05": date(2024, 3, 5).toordinal()}
    with pytest.raises(UnreadableError):
        days[1]


def test_memory_does_not_grow_without_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lianchi.normalise.dates.CACHED", 3)
    days = Days()
    for day in range(1, 29):
        assert days[f"2024-03-{day:02}"] == date(2024, 3, day).toordinal()
    assert len(days) == 3


NUMERALS = "〇一二三四五六七八九"


def spoken(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (NUMERALS[tens] if tens > 1 else "") + ("十" if tens else "") + (NUMERALS[ones] if ones else "")


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_from_every_spelling(day: date) -> None:
    year = "".join(NUMERALS[int(digit)] for digit in str(day.year))
    for text in (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{year}年{spoken(day.month)}月{spoken(day.day)}日",
        day.isoformat() + "T00:00:00",
    ):
        assert ordinal(text) == day.toordinal()


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("9:30", (9, 30)),
        ("09:30", (9, 30)),
        ("09:30:59", (9, 30)),
        ("０９：３０", (9, 30)),
        ("00:00", (0, 0)),
        ("23:59", (23, 59)),
        ("9时", (9, 0)),
        ("9点整", (9, 0)),
        ("9时30分", (9, 30)),
        ("九时三十分", (9, 30)),
        ("九点零五分", (9, 5)),
        ("上午9时30分", (9, 30)),
        ("上午九点半", (9, 30)),
        ("下午2:30", (14, 30)),
        ("下午 2:30", (14, 30)),
        ("下午14:30", (14, 30)),
        ("下午12:30", (12, 30)),
        ("晚上8点", (20, 0)),
        ("中午12点", (12, 0)),
        ("中午1点", (13, 0)),
    ],
)
def test_what_a_time_is(value: str, time: tuple[int, int]) -> None:
    assert minutes(value) == time[0] * 60 + time[1]


@pytest.mark.parametrize(
    ("value", "zh"),
    [
        ("24:00", "没有这个时刻"),
        ("9:60", "没有这个时刻"),
        ("930", ""),
        ("上午", ""),
        ("晚上12点", ""),
        ("9", ""),
        (930, "不是时间"),
        (True, "不是时间"),
    ],
)
def test_what_a_time_is_not(value: Any, zh: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        minutes(value)
    assert caught.value.zh == zh
