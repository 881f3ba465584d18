"""A document article by article: every article of a text, its rules and whether they are on."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from lianchi.audit.articles import articles
from lianchi.check import load_book
from lianchi.cli import cli
from lianchi.errors import UsageError
from lianchi.rulebook import Rulebook


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_book(())


def test_every_article_of_both_texts_is_listed_once_with_its_rules(book: Rulebook) -> None:
    rows = articles(book, "village-committee-law")
    assert [(row.text, row.article) for row in rows if row.article] == [
        (f"village-committee-law-{year}", number) for year, last in ((2018, 41), (2025, 50)) for number in range(1, last + 1)]
    found = {(row.text[-4:], row.article): row for row in rows}
    assert "VS-08" in found["2018", 26].rules and "VS-08" in found["2025", 30].rules
    assert found["2025", 50].state == "none" and found["2025", 50].rules == ()
    assert "第三十五条第四款" in found["2025", 35].locators


def test_a_document_whose_articles_are_not_counted_shows_those_that_are_cited(book: Rulebook) -> None:
    rows = articles(book, "tendering-law-2017") if "tendering-law-2017" in book.sources else articles(book, "accounting-law")
    assert rows and all(row.rules for row in rows)


def test_one_text_can_be_asked_for_and_an_unknown_key_is_refused_with_the_nearest(book: Rulebook) -> None:
    assert {row.text for row in articles(book, "village-committee-law-2025")} == {"village-committee-law-2025"}
    with pytest.raises(UsageError) as refused:
        articles(book, "village-comittee-law")
    assert "village-committee-law" in refused.value.zh


def test_the_state_is_the_best_of_the_rules(book: Rulebook) -> None:
    for key in book.source_file.sources if book.source_file else ():
        for row in articles(book, key):
            rules = [book.rules[identity].rule for identity in row.rules]
            on = any(rule.status == "enabled" and rule.mode != "manual" for rule in rules)
            assert (row.state == "encoded") == on


def test_the_command_prints_the_table_and_the_same_as_json() -> None:
    text = CliRunner().invoke(cli, ["rules", "coverage", "--source", "village-committee-law"])
    assert text.exit_code == 0 and "没有规则" in text.output and "VS-08" in text.output
    rows = json.loads(CliRunner().invoke(cli, ["rules", "coverage", "--source", "village-committee-law", "-f", "json"]).output)
    assert len(rows) >= 91 and set(rows[0]) == {"text", "article", "state", "rules", "locators"}
