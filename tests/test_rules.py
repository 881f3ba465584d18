"""The shipped rule book as a whole: it loads, its examples hold, nothing is dropped silently."""

from __future__ import annotations

from collections import Counter

import pytest

from lianchi.audit.coverage import coverage
from lianchi.audit.examples import run_examples
from lianchi.audit.lint import lint
from lianchi.check import load_book
from lianchi.dialect import parse
from lianchi.model.rule import Rule
from lianchi.resources import data_folder
from lianchi.rulebook import Rulebook

KEYS = [info.alias or name for name, info in Rule.model_fields.items()]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_book((), candidates=True)


def test_there_are_enough_rules_in_each_book(book: Rulebook) -> None:
    books = Counter(loaded.book for loaded in book.rules.values())
    assert books["three_important_one_large"] >= 70
    assert books["four_discussions"] == 25
    assert books["official_business"] >= 30
    headings = {loaded.rule.id.split("-")[1] for loaded in book.rules.values() if loaded.book == "official_business"}
    assert headings == {f"{letter}{number}" for letter in "YN" for number in range(1, 10)}


def test_every_example_comes_out_as_its_rule_says(book: Rulebook) -> None:
    results = run_examples(book, sorted(book.rules.values(), key=lambda r: r.rule.id))
    assert len(results) > 5 * len(book.rules) / 2
    assert [r for r in results if not r.passed] == []


def test_lint_finds_no_error(book: Rulebook) -> None:
    notices = lint(book, list(book.rules.values()))
    assert [n.fault.text() for n in notices if n.level == "error"] == []


def test_every_candidate_id_is_accounted_for(book: Rulebook) -> None:
    rows = coverage(book)
    assert [row.id for row in rows if row.state == "missing"] == []
    assert len({row.id for row in rows}) == len(rows) >= 597
    assert [row.id for row in rows if row.state == "waits"] == []
    assert [row.id for row in rows if row.state == "out_of_scope" and not row.reason] == []
    assert sum(loaded.rule.mode != "manual" for loaded in book.rules.values()) >= 450


def test_keys_stand_in_one_order() -> None:
    for file in data_folder("rules").rglob("*.yaml"):
        data = parse(file.read_text(encoding="utf-8"), file.name).data
        if data["schema"] == "lianchi/rule/1":
            assert list(data) == [key for key in KEYS if key in data], file.name


def test_nothing_second_hand_is_on(book: Rulebook) -> None:
    """A rule all of whose texts are second-hand or uncertain runs only on request."""
    running = {loaded.rule.id for loaded in book.active()}
    weak = {r.rule.id for r in book.rules.values() if all(b.confidence in ("S", "M-", "S+M+") for b in r.rule.basis)}
    assert not running & weak
    assert weak


def test_the_law_of_the_records_own_day_has_its_own_article(book: Rulebook) -> None:
    """The village law moved its articles on 2026-01-01: every rule that rests on both texts switches on that day."""
    switching = [
        r.rule for r in book.rules.values()
        if {b.source for b in r.rule.basis} >= {"village-committee-law-2018", "village-committee-law-2025"}
    ]
    assert len(switching) >= 5
    for rule in switching:
        starts = {str(v.from_) for v in rule.versions}
        assert "2026-01-01" in starts, rule.id
