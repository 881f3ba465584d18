"""Coverage: every candidate id has a state, however it got there."""

from __future__ import annotations

from typing import Any

import pytest

from lianchi.audit.coverage import coverage
from lianchi.dialect import Document
from lianchi.model.rule import Rule
from lianchi.rulebook import LoadedRule, Rulebook
from lianchi.rulebook.shapes import Candidate, CandidatesFile
from small import rule


def book(candidates: dict[str, dict[str, Any]], *rules: dict[str, Any]) -> Rulebook:
    about = {"title": "候选", "title_en": "candidate", "scope": "single", "confidence": "V"}
    file = CandidatesFile(
        schema="lianchi/candidates/1",
        candidates={name: Candidate.model_validate(about | more) for name, more in candidates.items()},
    )
    loaded = [LoadedRule(Rule.model_validate(one), "demo", "f", Document(None)) for one in rules]
    return Rulebook(rules={one.rule.id: one for one in loaded}, candidates=file)


MUST = [{"some": "meetings"}]
ON = rule("XX-1", must=MUST)


@pytest.mark.parametrize(("candidate", "rules", "state", "home", "carried"), [
    ({}, [rule("CA-1", must=MUST)], "encoded", "demo", ("CA-1",)),
    ({}, [rule("CA-1", must=MUST, status="provisional")], "provisional", "demo", ("CA-1",)),
    ({}, [rule("CA-1", mode="manual")], "manual", "demo", ("CA-1",)),
    ({}, [rule("XX-1", must=MUST, supersedes=["CA-1"])], "merged", "demo", ("XX-1",)),
    ({"into": "XX-1"}, [ON], "merged", "demo", ("XX-1",)),
    ({"into": "XX-2"}, [ON], "missing", None, ("XX-2",)),
    ({"state": "waits"}, [ON], "waits", None, ()),
    ({"state": "out_of_scope"}, [ON], "out_of_scope", None, ()),
    ({"state": "manual"}, [ON], "manual", None, ()),
    ({}, [ON], "missing", None, ()),
], ids=["encoded", "provisional", "manual rule", "supersedes", "into", "into nothing", "waits", "out of scope",
        "manual",
        "forgotten"])
def test_the_state_of_a_candidate(
    candidate: dict[str, Any], rules: list[dict[str, Any]], state: str, home: str | None, carried: tuple[str, ...]
) -> None:
    row = coverage(book({"CA-1": candidate}, *rules))[0]
    assert (row.id, row.state, row.book, row.rules) == ("CA-1", state, home, carried)


def test_candidates_come_in_their_order_then_our_own_rules_by_id() -> None:
    rows = coverage(book({"CA-9": {},
                          "CA-1": {}}, rule("XX-2", must=MUST), rule("XX-1", must=MUST), rule("CA-1", must=MUST)))
    assert [row.id for row in rows] == ["CA-9", "CA-1", "XX-1", "XX-2"]


def test_a_row_as_json() -> None:
    row = coverage(book({"CA-1": {"state": "waits", "reason": "等下一批"}}))[0]
    assert row.plain() == {"id": "CA-1", "title": "候选", "title_en": "candidate", "book": None, "state": "waits",
                           "reason": "等下一批", "rules": []}


def test_without_a_list_of_candidates_our_own_rules_are_told() -> None:
    only = book({}, ON)
    only.candidates = None
    assert [(row.id, row.state) for row in coverage(only)] == [("XX-1", "encoded")]
