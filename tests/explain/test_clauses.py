"""A finding prints only the clauses of the shipped book that bind the unit and the record it is about."""

from __future__ import annotations

from datetime import date

import pytest

from lianchi.check import load_book
from lianchi.codes import CodeLists
from lianchi.explain.clauses import Bound, clauses
from lianchi.rulebook.book import Rulebook

OPINION = "《关于进一步推进国有企业贯彻落实“三重一大”决策制度的意见》"
UNIVERSITY = "《关于进一步推进直属高校贯彻落实“三重一大”决策制度的意见》（2011）"
ASSETS = "《中华人民共和国企业国有资产法》（2008）"
COMPANY = "《中华人民共和国公司法》（2023）"
DECISION = "《重大行政决策程序暂行条例》（2019）"
OFFICIAL = "《中华人民共和国公职人员政务处分法》（2020）"
MANAGER = "《国有企业管理人员处分条例》（2024）"
GROUP = "《中国共产党党组工作条例》（2019）"
BRANCH = "《中国共产党支部工作条例（试行）》（2018）"
CADRE = "《党政领导干部选拔任用工作条例》"
STABILITY = "《关于建立健全重大决策社会稳定风险评估机制的指导意见（试行）》（2012）"
OWN = "本单位议事规则或清单"
MATTER, ADMINISTRATIVE, APPOINTMENT = "three_important_one_large", "major_administrative_decision", "cadre_appointment"


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_book(())


def printed(book: Rulebook, rule: str, unit_type: str | None, kind: str) -> list[str]:
    day = date(2026, 3, 2).toordinal()
    found = clauses(book.rules[rule].rule, day, Bound(kind, unit_type, None), book.sources, "zh")
    return [clause.title for clause in found]


@pytest.mark.parametrize(
    ("rule", "unit_type", "kind", "titles"),
    [
        ("TIOL-F01", "state_owned_enterprise", MATTER, [OFFICIAL, MANAGER, OPINION]),
        ("TIOL-F01", "government", MATTER, [OFFICIAL]),
        ("TIOL-C01", "state_owned_enterprise", MATTER, [OPINION, COMPANY, ASSETS]),
        ("TIOL-C01", "university", MATTER, [OPINION, UNIVERSITY]),
        ("TIOL-C01", "government_department", APPOINTMENT, [OPINION]),
        ("TIOL-E02", "government", ADMINISTRATIVE, [DECISION]),
        ("TIOL-E02", "hospital", MATTER, [OPINION]),
        ("TIOL-E03", "hospital", MATTER, [OWN]),
        ("TIOL-B10", "government_department", MATTER, [OWN]),
        ("TIOL-B10", "government", ADMINISTRATIVE, [DECISION]),
        ("TIOL-B18", "state_owned_enterprise", MATTER, [STABILITY]),
        ("TIOL-B18", "government", ADMINISTRATIVE, [DECISION]),
        ("TIOL-D02", "government", ADMINISTRATIVE, [DECISION, GROUP]),
        ("TIOL-D11", "university", APPOINTMENT, [GROUP, BRANCH]),
        ("TIOL-D11", "party_committee", APPOINTMENT, [GROUP, BRANCH, CADRE]),
        ("TIOL-D11", "village", "organisational_life", [BRANCH]),
    ],
)
def test_only_the_clauses_that_bind_are_printed(
    book: Rulebook, rule: str, unit_type: str, kind: str, titles: list[str]
) -> None:
    assert printed(book, rule, unit_type, kind) == titles


def test_where_the_unit_is_not_known_nothing_is_left_out(book: Rulebook) -> None:
    assert printed(book, "TIOL-F01", None, MATTER) == [OFFICIAL, MANAGER, OPINION]


def test_every_scope_names_kinds_of_its_rule_and_types_on_the_list(book: Rulebook) -> None:
    listed = CodeLists.load()["unit_type"].entries
    for one in book.rules.values():
        for basis in one.rule.basis:
            assert set(basis.kinds) <= set(one.rule.kinds), one.rule.id
            assert set(basis.unit_types) <= set(listed), one.rule.id
