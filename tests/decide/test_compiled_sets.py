"""What the compiler cannot even write: the traps of durable-rules that no rule can fall into."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import lianchi
from lianchi.audit.examples import run_examples
from lianchi.check import Options, set_up
from lianchi.decide import rulesets
from lianchi.decide.branches import paths_of
from lianchi.decide.facts import LARGEST, Interner
from lianchi.decide.rulesets import END_OF_BATCH, RuleSet, build_sets
from lianchi.project import Plan
from lianchi.resources import data_folder
from lianchi.rulebook import load
from small import cap, parameters, plan_of, rule

OPERATORS = {"$gte", "$gt", "$lte", "$lt", "$neq"}


@cache
def plans() -> list[Plan]:
    """The shipped rule book, every rule that can run; many small rules; a rule with more branches than fit."""
    many = [cap(f"SM-{i}", i) for i in range(500)]
    terms = [{"term": f"meeting.{name}", "more_than": {"param": "p"}} for name in ("due", "present")]
    branched = rule("SM-1", subject="meeting", when=[{"any": terms}] * 9, unless=[
        {"title": "x", "title_en": "x", "when": [{"any": terms}] * 5}], must=terms, parameters=parameters("count", p=1))
    return [set_up(Options(provisional=True)).plan, plan_of(*many), plan_of(branched)]


def groups(plan: Plan) -> Iterator[list[Any]]:
    """The rules that a session compiles together: one kind of record, one stratum, one subject."""
    for kind in {kind for planned in plan.rules for kind in planned.rule.kinds}:
        by_subject: dict[Any, list[Any]] = {}
        for planned in plan.for_kind(kind):
            by_subject.setdefault((planned.concludes, planned.steps), []).append(planned)
        yield from by_subject.values()


@cache
def compiled() -> list[RuleSet]:
    """Every rule set, for facts with gaps and for whole ones."""
    found = [one for plan in plans() for rules in groups(plan) for one in build_sets(rules, Interner())]
    return [*found, *(one.whole for one in found if one.whole)]


def written_tests(one: RuleSet) -> Iterator[dict[str, Any]]:
    """Every single test of the set, with the shape of what is around it."""
    for name, body in one.definition.items():
        assert name == END_OF_BATCH or name in one.formulas
        assert list(body) == ["all"], "no actions, counts, priorities, statecharts"
        (pattern,) = body["all"]
        assert list(pattern) == ["m"], "no pattern joins two facts"
        test = pattern["m"]
        yield from test["$and"] if list(test) == ["$and"] else [test]


def sides(test: dict[str, Any]) -> tuple[str, Any]:
    """Left property and right side of a test."""
    ((key, value),) = test.items()
    if key in OPERATORS:
        ((key, value),) = value.items()
    return key, value


def properties(one: RuleSet) -> set[str]:
    """The properties that every fact of the set has."""
    numbers = range(one.template.count("%d") - 1)
    return set(json.loads(one.template % (0, *numbers)))


def test_there_is_much_to_look_at() -> None:
    """The checks below are not about nothing."""
    assert len(compiled()) > 40
    assert sum(len(one.definition) for one in compiled()) > 1500
    assert {test_op for one in compiled() for test in written_tests(one) for test_op in test} >= OPERATORS


def test_only_comparisons_of_whole_numbers() -> None:
    """No $div, $mul, $nex, $iall, $iany, $or, regular expression, floating number or text."""
    for one in compiled():
        for test in written_tests(one):
            left, right = sides(test)
            assert not left.startswith("$")
            if isinstance(right, dict):
                assert list(right) == ["$m"] and isinstance(right["$m"], str)
            else:
                assert type(right) is int and -(2**63) < right < 2**63


def test_every_property_is_in_every_fact() -> None:
    """Left or right, so that no comparison reads what was never set; and no fact is wider than the engine takes."""
    for one in compiled():
        has = properties(one)
        assert len(has) <= 250
        used = set()
        for test in written_tests(one):
            left, right = sides(test)
            used |= {left, right["$m"]} if isinstance(right, dict) else {left}
        assert used - {"eob"} <= has
        assert json.loads(one.template % (0, *[-LARGEST] * (len(has) - 2))).keys() == has


def test_under_the_limits() -> None:
    """Paths on one level, and paths that can be true of one fact: one verdict of each rule."""
    for one in compiled():
        assert len(one.definition) < 512
        assert set(one.formulas) == set(one.definition) - {END_OF_BATCH}
        paths = dict.fromkeys(range(len(one.meanings)), 0)
        for number in one.formulas.values():
            paths[number] += 1
        most = dict.fromkeys((planned.rule.id for planned in one.rules), 0)
        for number, (_, rules) in enumerate(one.meanings):
            for planned in rules:
                most[planned.rule.id] = max(most[planned.rule.id], paths[number])
        assert sum(most.values()) <= 64


def test_what_is_computed_beside_the_engine_changes_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example of the branched rules that are shipped, with all branches pruned that can be."""
    book = load([data_folder("rules")])
    branched = {planned.rule.id for planned in plans()[0].rules if paths_of(planned) > 20}
    rules = [loaded for loaded in book.rules.values() if loaded.rule.id in branched]
    usual = run_examples(book, rules)
    monkeypatch.setattr(rulesets, "MAX_MATCHES", 1)
    assert run_examples(book, rules) == usual
    assert len(usual) > 100


def test_durable_rules_has_one_door() -> None:
    """Only lianchi.decide.rete imports the engine, and nothing at all its ``Host``."""
    found = set()
    folder = Path(lianchi.__file__).parent
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found |= {(file.relative_to(folder).as_posix(), name) for name in names if name.startswith("durable")}
    assert found == {("decide/rete.py", "durable_rules_engine")}
