"""Counts, numbers, texts and flags."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianchi.normalise.numbers import count, number, percent_count, percent_number
from lianchi.normalise.refusal import NotSuppliedError, UnreadableError, quoted
from lianchi.normalise.text import flag, text
from lianchi.numerals import whole


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (30, 30),
        (0, 0),
        (2**53, 2**53),
        (Decimal("30.0"), 30),
        ("30", 30),
        ("３０人", 30),
        ("三十人", 30),
        ("30票", 30),
        ("1,200 人", 1200),
        ("十五天", 15),
        ("五个工作日", 5),
        ("两户", 2),
        ("零", 0),
    ],
)
def test_what_a_count_is(value: Any, wanted: int) -> None:
    assert count(value) == wanted


@pytest.mark.parametrize(
    ("value", "zh"),
    [
        (-1, "不能是负数"),
        ("-1", "不能是负数"),
        (Decimal("30.5"), "不是整数"),
        ("30.5人", "不是整数"),
        (2**53 + 1, "数太大"),
        (10**400, "数太大"),
        (Decimal("NaN"), "不是数"),
        (Decimal("1e999"), "位数太多"),
        (True, "不是数"),
        ([], "不是数"),
        ("约30人", "带有“约”，不是确定的数"),
        ("30余人", "带有“余”，不是确定的数"),
        ("十几人", "带有“几”，不是确定的数"),
        ("人", ""),
        ("二〇", ""),
        ("1 200", ""),
        ("30%", ""),
        ("三分之二", ""),
    ],
)
def test_what_a_count_is_not(value: Any, zh: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        count(value)
    assert caught.value.zh == zh


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (3, 3_000_000),
        (Decimal("0.1"), 100_000),
        ("0.000001", 1),
        ("-1.5", -1_500_000),
        ("12.5亩", 12_500_000),
        ("三年", 3_000_000),
    ],
)
def test_what_a_number_is(value: Any, wanted: int) -> None:
    assert number(value) == wanted


@pytest.mark.parametrize(
    ("value", "zh"),
    [
        ("0.0000001", "小数超过 6 位"),
        (Decimal("1E-7"), "小数超过 6 位"),
        (10**10, "数太大"),
        (False, "不是数"),
        ("4.35%", ""),
    ],
)
def test_what_a_number_is_not(value: Any, zh: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        number(value)
    assert caught.value.zh == zh


def test_a_sign_of_per_cent_is_read_only_where_per_cent_are_due() -> None:
    assert percent_count("60％") == percent_count("60 %") == percent_count(60) == 60
    assert percent_number("4.35%") == percent_number(Decimal("4.35")) == 4_350_000


def test_null_is_none_and_the_empty_string_is_not_supplied() -> None:
    for read in (count, number, percent_count, percent_number, text, flag):
        assert read(None) is None
        with pytest.raises(NotSuppliedError):
            read(" ")


@given(st.integers(0, 9999))
def test_numerals_below_ten_thousand(value: int) -> None:
    digits = "零一二三四五六七八九"
    words = "".join(digits[int(d)] + ("千百十", "")[0][at : at + 1] * (d != "0") for at, d in enumerate(f"{value:04}"))
    while "零零" in words:
        words = words.replace("零零", "零")
    assert whole(words.strip("零") or "零") == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("十二", 12),
        ("廿五", 25),
        ("卅", 30),
        ("一百零五", 105),
        ("一万零二", 10_002),
        ("一万亿", 10**12),
        ("十二万三千", 123_000),
        ("3千", 3000),
        ("一百五", None),
        ("一万二", None),
        ("二〇二四", None),
        ("三十十", None),
        ("十百", None),
        ("百", None),
        ("万", None),
        ("", None),
    ],
)
def test_numerals(words: str, value: int | None) -> None:
    assert whole(words) == value


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("杏花村", "杏花村"),
        (" 杏花村\u3000", "杏花村"),
        ("一\x00二\x1b三\r\n四\t五", "一二三\n四\t五"),
        ("Ａ１２", "Ａ１２"),
        ("\u202e村\ue78d\u200b", "\u202e村\ue78d\u200b"),
        ("e\u0301", "e\u0301"),
        (411002, "411002"),
        (123456789012345678, "123456789012345678"),
        (Decimal("1.10"), "1.10"),
    ],
)
def test_what_a_text_is(value: Any, wanted: str) -> None:
    assert text(value) == wanted


@pytest.mark.parametrize(
    ("value", "zh"),
    [
        (Decimal("1.2345678901234570E+17"), "数字写成了科学计数，原来的编号已经失真"),
        (True, "不是文字"),
        ({}, "不是文字"),
        ([], "不是文字"),
    ],
)
def test_what_a_text_is_not(value: Any, zh: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        text(value)
    assert caught.value.zh == zh


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (True, True),
        (False, False),
        ("true", True),
        ("False", False),
        ("是", True),
        ("否", False),
        ("有", True),
        ("无", False),
        ("已", True),
        ("未", False),
    ],
)
def test_what_a_flag_is(value: Any, wanted: bool) -> None:
    assert flag(value) is wanted


@pytest.mark.parametrize("value", [1, 0, "1", "0", "yes", "no", "对", Decimal(1), [], {}])
def test_what_a_flag_is_not(value: Any) -> None:
    with pytest.raises(UnreadableError):
        flag(value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a\u202eb\x00\u200b\ue78d", "a⟨U+202E⟩b⟨U+0000⟩⟨U+200B⟩⟨U+E78D⟩"),
        ("村" * 41, "村" * 39 + "…"),
        (1, "1"),
        (True, "true"),
        (None, "null"),
        (Decimal("1.50"), "1.50"),
        pytest.param(10**5000, "…", id="huge"),
        ({"a": 1}, "{…}"),
        ([1], "[…]"),
    ],
)
def test_how_a_value_is_quoted(value: Any, shown: str) -> None:
    assert quoted(value) == shown
