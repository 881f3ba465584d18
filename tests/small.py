"""Small rules through the real compiler, records to go with them, and rule sets written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

import pytest

from lianchi.codes import CodeLists
from lianchi.decide.facts import Columns, Interner
from lianchi.decide.rete import Hit, Rete
from lianchi.decide.rulesets import END_OF_BATCH, RuleSet
from lianchi.decide.session import Outcome, Session
from lianchi.decide.states import States
from lianchi.dialect import Document
from lianchi.model.rule import Rule
from lianchi.normalise import WorkingDays
from lianchi.project import Plan, build_plan
from lianchi.rulebook import LoadedRule, Rulebook
from lianchi.rulebook.layers import build_tables

KIND = "village_affairs"
RULE_HEAD = """\
schema: lianchi/rule/1
id: XX-01
slug: small
title: 小规则
title_en: Small
list: procedure
kinds: [village_affairs]
severity: low
status: enabled
mode: automated
basis:
  - {source: data-consistency, locator: null, says: x, confidence: D, checked: null}
judged_on: meeting.held_on
"""
"""The first keys of a rule file, as text, for checks that look at files."""
DAY = date(2026, 3, 5).toordinal()


def rule(id_: str = "SM-1", **parts: Any) -> dict[str, Any]:
    """A rule on the decision that binds from 1900 on; ``parts`` are its other keys."""
    words = {f"{key}{tail}": "x" for key in ("title", "message", "remedy") for tail in ("", "_en")}
    return {
        "schema": "lianchi/rule/1", "id": id_, "slug": "small", "list": "procedure", "kinds": [KIND], "severity": "low",
        "status": "enabled", "mode": "automated", "judged_on": "resolution.decided_on", "subject": "decision",
        "basis": [{"source": "s", "locator": None, "says": "x", "confidence": "D"}],
        "versions": [{"from": "1900-01-01", "until": None, "basis": "s"}], **words, **parts,
    }


def parameters(type_: str, **values: Any) -> dict[str, Any]:
    """Parameters of one type that hold from 1900 on."""
    return {name: {"title": name, "title_en": name, "type": type_, "values": {"1900-01-01": value}}
            for name, value in values.items()}


def cap(id_: str, value: int, term: str = "matter.amount") -> dict[str, Any]:
    """A rule by which an amount must not be more than so many yuan."""
    return rule(id_, must=[{"term": term, "at_most": {"param": "cap"}}], parameters=parameters("money", cap=value))


def plan_of(*raw: dict[str, Any]) -> Plan:
    """The rules, planned."""
    loaded = [LoadedRule(Rule.model_validate(one), "book", f"{one['id']}.yaml", Document(None)) for one in raw]
    book = Rulebook(rules={one.rule.id: one for one in loaded})
    faults: list[Any] = []
    book.tables = build_tables(loaded, None, [], faults)
    assert not faults
    return build_plan(book, loaded, CodeLists.load(), WorkingDays())


def record(number: int = 0, **parts: Any) -> dict[str, Any]:
    """A canonical record decided on DAY."""
    return {"id": f"R{number}", "kind": KIND, "resolution": {"decided_on": DAY}, **parts}


def decide(raw: Sequence[dict[str, Any]], trees: Sequence[dict[str, Any]]) -> Outcome:
    """What the rules say of the records."""
    return Session(plan_of(*raw)).decide(trees)


def verdicts(outcome: Outcome, id_: str = "SM-1") -> dict[str, int]:
    """The verdicts of one rule that occur, with their numbers."""
    return {verdict: number for verdict, number in outcome.counts[id_].items() if number}


def by_hand(**tests: Any) -> RuleSet:
    """A rule set of one test each, as the compiler would write it."""
    definition = {name: {"all": [{"m": test}]} for name, test in ({END_OF_BATCH: {"eob": 1}} | tests).items()}
    return RuleSet((), Columns((), Interner()), definition, {}, (), "")


def each_a_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no two subjects are in the same state, so that each comes before the engine."""
    numbers = count()
    monkeypatch.setattr(States, "state_of", lambda self, atoms: lambda states: next(numbers))


def facts_of(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that fills with every fact that goes to the engine from now on."""
    seen: list[str] = []
    run = Rete.run

    def watched(self: Rete, facts: Sequence[str]) -> tuple[list[Hit], tuple[int, ...]]:
        seen.extend(facts)
        return run(self, facts)

    monkeypatch.setattr(Rete, "run", watched)
    return seen
