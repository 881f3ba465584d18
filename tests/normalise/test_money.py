"""Amounts: exact to the fen, or not read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianchi.normalise.money import fen
from lianchi.normalise.refusal import NotSuppliedError, UnreadableError


@pytest.mark.parametrize(
    ("value", "yuan"),
    [
        (12000, "12000"),
        (-5, "-5"),
        (0, "0"),
        (Decimal("12000.50"), "12000.50"),
        (Decimal("1.2E+4"), "12000"),
        (Decimal("0E-30"), "0"),
        ("12000", "12000"),
        ("86000.00", "86000"),
        ("86000.5", "86000.5"),
        (" 12000 ", "12000"),
        ("12,000.00", "12000"),
        ("１２０００", "12000"),
        ("１２，０００．５０", "12000.5"),
        ("￥12000", "12000"),
        ("¥ 12,000", "12000"),
        ("人民币：12000元", "12000"),
        ("RMB12000", "12000"),
        ("12000元", "12000"),
        ("12000 元整", "12000"),
        ("1.2万元", "12000"),
        ("1.2万", "12000"),
        ("1.2千元", "1200"),
        ("0.5亿元", "50000000"),
        ("1.2亿元", "120000000"),
        ("3百万元", "3000000"),
        ("5千万元", "50000000"),
        ("0.00001万元", "0.1"),
        ("(1,200)", "-1200"),
        ("（1,200.5）", "-1200.5"),
        ("-1200", "-1200"),
        ("－1200", "-1200"),
        ("−1200", "-1200"),
        ("负壹佰元", "-100"),
        ("壹万贰仟元整", "12000"),
        ("壹万贰仟圆正", "12000"),
        ("人民币壹佰贰拾叁亿肆仟伍佰陆拾柒万捌仟玖佰零壹元贰角叁分", "12345678901.23"),
        ("壹元零伍分", "1.05"),
        ("壹仟零伍拾元", "1050"),
        ("拾元", "10"),
        ("五角", "0.5"),
        ("一万二千", "12000"),
        ("3万5千元", "35000"),
        ("1万2000元", "12000"),
        ("1亿2000万元", "120000000"),
        ("12元5角3分", "12.53"),
        ({"value": "86000.00", "currency": "CNY"}, "86000"),
        ({"value": 86000, "currency": "人民币"}, "86000"),
        ({"value": Decimal("1.2"), "unit": "万元"}, "12000"),
        ({"value": "1.2", "unit": "万元", "currency": None}, "12000"),
        ({"value": "1.2万元"}, "12000"),
        ("90071992547409.92", "90071992547409.92"),
    ],
)
def test_what_an_amount_is(value: Any, yuan: str) -> None:
    assert fen(value) == int(Decimal(yuan) * 100)


@pytest.mark.parametrize(
    ("value", "zh"),
    [
        ("约1.2万", "带有“约”，不是确定的数"),
        ("1万余元", "带有“余”，不是确定的数"),
        ("12000元左右", "带有“左右”，不是确定的数"),
        ("12000元以上", "带有“以上”，不是确定的数"),
        ("不超过50万元", "带有“不超过”，不是确定的数"),
        ("12.345", "不到一分的零头"),
        (Decimal("0.001"), "不到一分的零头"),
        ("0.0000001万元", "不到一分的零头"),
        (Decimal("NaN"), "不是数"),
        (Decimal("-Infinity"), "不是数"),
        (Decimal("1E+999999"), "位数太多"),
        (Decimal("1E-999999"), "位数太多"),
        (True, "不是金额"),
        (False, "不是金额"),
        ([12000], "不是金额"),
        (2**53, "数太大"),
        ("90071992547409.93", "数太大"),
        ("-90071992547409.93", "数太大"),
        ("12000美元", "“美元”不是人民币"),
        ("$12000", "“$”不是人民币"),
        ("USD 12000", "“USD”不是人民币"),
        ({"value": 1, "currency": "USD"}, "币种 USD 不是人民币"),
        ({"value": "1.2万", "unit": "万元"}, "数值里另有单位或文字"),
        ({"value": 1, "unit": "斤"}, "单位“斤”不认识"),
        ({"value": 1, "note": "x"}, "只能有 value、currency 和 unit"),
        ({"currency": "CNY"}, "只能有 value、currency 和 unit"),
        ({"value": True, "unit": "万元"}, "不是金额"),
        ("1,2000", ""),
        ("12 000", ""),
        ("1万2", ""),
        ("一万二", ""),
        ("1万500", ""),
        ("1.2万5千", ""),
        ("1e5", ""),
        ("0x10", ""),
        ("--5", ""),
        ("(-5)", ""),
        ("12.", ""),
        ("12元15角", ""),
        ("元", ""),
        ("若", ""),
        pytest.param("1" * 5000, "", id="long"),
        pytest.param("壹" * 5000, "", id="long words"),
    ],
)
def test_what_an_amount_is_not(value: Any, zh: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        fen(value)
    assert caught.value.zh == zh


def test_null_is_none_and_the_empty_string_is_not_supplied() -> None:
    assert fen(None) is None
    assert fen({"value": None, "currency": "CNY"}) is None
    assert fen({"value": None, "unit": "万元"}) is None
    for empty in ("", " \u3000"):
        with pytest.raises(NotSuppliedError):
            fen(empty)


@given(st.decimals(-(10**13), 10**13, places=2))
def test_every_amount_to_the_fen_is_read_from_every_type(amount: Decimal) -> None:
    wanted = int(amount.scaleb(2))
    assert fen(amount) == fen(str(amount)) == fen(f"{amount:,}") == fen({"value": str(amount)}) == wanted


def test_a_tenth_and_two_tenths_are_three_tenths() -> None:
    tenths = [fen(Decimal("0.1")), fen("0.2"), fen(Decimal("0.3"))]
    assert tenths == [10, 20, 30]


DIGITS, UNITS = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟")


def in_words(number: int) -> str:
    """The number in financial numerals, as a bank writes it."""
    sections = []
    for worth in ("", "万", "亿"):
        number, section = divmod(number, 10_000)
        text = "".join(DIGITS[int(d)] + (UNITS[3 - at] if d != "0" else "") for at, d in enumerate(f"{section:04}"))
        sections.append(text + worth if section else "零")
    found = "".join(reversed(sections))
    while "零零" in found:
        found = found.replace("零零", "零")
    for worth in "万亿":
        found = found.replace("零" + worth, worth)
    return found.strip("零") or "零"


@given(st.integers(0, 10**12 - 1))
def test_every_whole_amount_in_financial_numerals_is_read(amount: int) -> None:
    words = in_words(amount)
    if amount * 100 <= 2**53:
        assert fen(words + "元整") == amount * 100


def test_the_writer_of_this_test_writes_as_a_bank_does() -> None:
    assert in_words(1_0203_0405) == "壹亿零贰佰零叁万零肆佰零伍"
    assert in_words(12_000) == "壹万贰仟"
