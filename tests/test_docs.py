"""The documentation site: its generated pages are whole, and what it names exists."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from lianchi.audit.given import records_of
from lianchi.check import load_book
from lianchi.codes import CodeLists
from lianchi.dialect import parse
from lianchi.rulebook import Rulebook

DOCS = Path(__file__).parents[1] / "docs"
sys.path.insert(0, str(DOCS / "ext"))

import facts  # noqa: E402
import rule_pages  # noqa: E402
import scenario_pages  # noqa: E402


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_book((), candidates=True)


@pytest.fixture(scope="module")
def pages(book: Rulebook) -> rule_pages.Pages:
    return rule_pages.Pages(book)


def test_every_audit_finding_names_rules_or_candidates(book: Rulebook) -> None:
    findings = parse((DOCS / "audit-findings.yaml").read_text(encoding="utf-8"), "f").data["findings"]
    assert len(findings) > 60 and len({one["title"] for one in findings}) == len(findings)
    known = {*book.rules, *(book.candidates.candidates if book.candidates else {})}
    assert {rule for one in findings for rule in one["rules"]} <= known


@pytest.mark.parametrize("identity", ["VS-14", "ZS-N6-a", "TIOL-L01"])
def test_a_rule_page_has_its_clauses_versions_parameters_and_worked_examples(
    book: Rulebook, pages: rule_pages.Pages, identity: str
) -> None:
    rule = book.rules[identity].rule
    page = "\n".join(pages.rule(book.rules[identity]))
    assert f"\n# {identity} {rule.title}\n" in page
    for words in ("## 依据", "## 为什么要紧", "## 怎样判断", "## 沿革", *(one.name for one in rule.examples)):
        assert words in page
    assert all(one.title in page for one in rule.parameters.values())
    assert page.count("\n### ") == len({one.expect for one in rule.examples} & {"violation", "manual", "compliant"})


def test_a_worked_example_that_is_wrong_fails_the_build(book: Rulebook, pages: rule_pages.Pages) -> None:
    rule = book.rules["VS-14"].rule
    wrong = rule.examples[0].model_copy(update={"expect": "violation"})
    with pytest.raises(ValueError, match="VS-14"):
        list(pages._example(rule, wrong))


def test_facts_are_told_by_their_chinese_names(book: Rulebook) -> None:
    rule = book.rules["VS-14"].rule
    lines = list(facts.in_words(records_of(rule, rule.examples[0])[0], CodeLists.load()))
    assert lines == ["记录：记录种类 四议两公开", "单位：单位类型 村",
                     "第1次公示：公示环节 决议公开，公示开始日 2026-03-01，公示结束日 2026-03-15"]


def test_the_indexes_reach_every_rule(book: Rulebook, pages: rule_pages.Pages) -> None:
    listed = "\n".join(line for name in book.books for line in pages.book(name))
    assert all(f"[{identity}]({identity}.md)" in listed for identity in book.rules)
    by_source = "\n".join(pages.by_source())
    assert all(f"[{identity}]" in by_source for identity in book.rules)


def test_the_living_document_shows_each_scenario_with_its_last_result(tmp_path: Path) -> None:
    assert "还没有运行结果" in "\n".join(dict(scenario_pages.pages(tmp_path / "none.json"))["index"])
    one = {"file": "b/f.feature", "feature": "公示", "about": "x", "rule": "要公示", "name": "没有公示", "steps": ["当 检查"]}
    (tmp_path / "s.json").write_text(json.dumps([{**one, "passed": True}, {**one, "passed": False}]), encoding="utf-8")
    found = dict(scenario_pages.pages(tmp_path / "s.json"))
    assert set(found) == {"index", "b-f"}
    assert "共 2 个场景（大纲的每一行算一个），1 个没有通过。" in found["index"]
    page = "\n".join(found["b-f"])
    assert "**通过**　没有公示" in page and "**没有通过**　没有公示" in page and "## 要公示" in page
