"""The words of packages: clear ones are read, others are not."""

from __future__ import annotations

import pytest

from lianchi.read.sasac.words import Threshold, body_of_rule, code_of, fraction, moment, stance, threshold


@pytest.mark.parametrize(("title", "body"), [
    ("党委会议事规则", "党委会"), ("某公司党委会议事规则（2025年修订）", "党委会"), ("中共某公司党委常委会议事规则", "党委常委会"),
    ("总经理办公会议事规则", "总经理办公会"), ("总经理办公会会议制度", "总经理办公会"), ("董事会“三重一大”决策事项议事规则", "董事会"),
    ("董事会 议事规则", "董事会"), ("股东会议事规则", "股东会"),
    ("董事会战略委员会议事规则", None), ("三重一大决策制度", None), ("采购管理办法", None),
])
def test_the_body_that_rules_of_procedure_bind(title: str, body: str | None) -> None:
    """By the words right before: a committee of the board is not the board."""
    found = body_of_rule(title)
    assert (found and code_of("body", found)) == (body and code_of("body", body))


@pytest.mark.parametrize(("text", "expected"), [
    ("1", ("1", "1")), ("2/3", ("2", "3")), (" ２／３ ", ("2", "3")), ("3/2", None), ("0/3", None), ("1/0", None),
    ("0.67", None), ("三分之二", None), ("", None),
])
def test_fractions(text: str, expected: tuple[str, str] | None) -> None:
    assert fraction(text) == expected


@pytest.mark.parametrize("base", ["应到会", "到会"])
@pytest.mark.parametrize("share", ["4/5", "3/4", "2/3", "1/2"])
def test_the_voting_modes_of_the_system(base: str, share: str) -> None:
    of, out_of = share.split("/")
    assert threshold(f"赞成票超过{base}成员人数的{share}") == Threshold(f"{base}人数", of, out_of)


def test_other_voting_modes() -> None:
    assert threshold("全票通过") == Threshold("", unanimous=True)
    assert threshold("其他") is None and threshold("赞成票超过到会成员人数的5/4") is None


@pytest.mark.parametrize(("text", "expected"), [
    ("同意", "for"), (" 同意。", "for"), ("不同意", "against"), ("反对", "against"), ("弃权", "abstain"), ("缓议", "postpone"),
    ("回避", "recused"), ("原则同意", None), ("同意，但要补充评估", None), ("", None), ("已阅", None),
])
def test_stances(text: str, expected: str | None) -> None:
    assert stance(text) == expected


@pytest.mark.parametrize("text", ["", "上周三", "2025-06", "2025年6月", "25-6-18", "202506"])
def test_times_that_are_none(text: str) -> None:
    assert moment(text) is None
