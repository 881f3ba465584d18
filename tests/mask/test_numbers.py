"""Identity, telephone and card numbers in a text.  None of them is anybody's: the days or the check digits are not."""

from __future__ import annotations

import pytest

from lianchi.mask.numbers import numbers

CREDIT_CODE = "910000189901010009"


@pytest.mark.parametrize(("text", "shown"), [
    ("410901189902291234", []),
    ("证号410901189902281234。", ["4109**********1234"]),
    ("41090118990228123X", ["4109**********123X"]),
    ("４１０９０１１８９９０２２８１２３ｘ", ["4109**********123X"]),
    ("G410901189902281234", ["4109**********1234"]),
    ("410901 18990228 1234", ["4109**********1234"]),
    ("410901990228123", ["4109*******8123"]),
    ("810000189902281234", ["8100**********1234"]),
    ("990000189902281234", []),
    ("13800000000", ["*******0000"]),
    ("138 0000 0000", ["*******0000"]),
    ("8613800000000", ["*********0000"]),
    ("0374-0000000", ["*******0000"]),
    ("12345678901", []),
    ("6200000000000000000", ["***************0000"]),
    ("4000 0000 0000 0002", ["************0002"]),
    ("4000000000000001", []),
    ("91410000MA3X4Y5Z6K", []),
    ("2026-03-15 2026-04-01", []),
    ("2026031500000012345", []),
])
def test_numbers_of_persons(text: str, shown: list[str]) -> None:
    assert [one.shown for one in numbers(text)] == shown


def test_a_credit_code_of_figures_only_is_no_identity_number() -> None:
    code, other = CREDIT_CODE, CREDIT_CODE[:17] + str((int(CREDIT_CODE[17]) + 1) % 10)
    assert not list(numbers(code)), "its own check sign is right and that of an identity number is not"
    assert list(numbers(other))


def test_a_telephone_is_not_looked_for_in_words_that_are_the_submitters_own() -> None:
    assert not list(numbers("记录13800000000", identity_only=True))
    assert list(numbers("记录410901189902281234", identity_only=True))
