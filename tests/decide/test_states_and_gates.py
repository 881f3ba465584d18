"""Each state is decided once, and what stands behind a closed gate not at all: the verdicts are those of all the work."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from lianchi.check import Options, Workshop, set_up
from lianchi.decide import gates, panel, tally
from lianchi.decide.facts import LARGEST
from lianchi.decide.rulesets import RuleSet
from lianchi.decide.session import Decision, Session
from lianchi.model.finding import RawRecord
from lianchi.read import find_inputs, read_chunk, split
from small import cap, decide, each_a_fact, facts_of, plan_of, record, rule, verdicts

FIXTURES = Path(__file__).parents[2] / "fixtures"
ITEMS = ("a", "b", "c", "d")


def of_item(number: int, item: Any, **parts: Any) -> dict[str, Any]:
    """A rule that binds one item, and one amount in it."""
    return cap(f"SM-{number}", number) | {"when": [{"term": "matter.title", **item}]} | parts


BY_ITEM = [of_item(number, {"is": item}) for number, item in enumerate(ITEMS, 1)]


def trees(shop: Workshop) -> Iterator[dict[str, Any]]:
    """Records of several kinds, each whole and once more without one of its parts."""
    for item in find_inputs([str(FIXTURES / name) for name in ("micro_power", "several_records", "official_business")],
                            bytes):
        for chunk in split(item, 1 << 30) if item.format == "yaml" else ():
            for raw in (one for one in read_chunk(chunk) if isinstance(one, RawRecord)):
                for left_out in ("", *(key for key in raw.fields if key not in ("id", "kind"))):
                    some = {key: value for key, value in raw.fields.items() if key != left_out}
                    yield shop.normaliser.normalise(json.loads(json.dumps(some, default=str))).tree


def told(decision: Decision) -> tuple[Any, ...]:
    """A decision without its state."""
    return decision.record, decision.rule.rule.id, decision.at, decision.subject.pointers, decision.verdict


def test_the_shipped_rules_come_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    shop = set_up(Options(provisional=True))
    some = [tree for tree in trees(shop) if "kind" in tree][:400]
    quick = Session(shop.plan)
    first, again = quick.decide([dict(tree) for tree in some]), quick.decide([dict(tree) for tree in some])
    each_a_fact(monkeypatch)
    monkeypatch.setattr(gates, "FEWEST", len(shop.plan.rules) + 1)
    careful = Session(shop.plan).decide(some)
    assert first.counts == again.counts == careful.counts
    assert sorted(map(told, first.decisions)) == sorted(map(told, again.decisions)) == sorted(map(told, careful.decisions))
    assert len(careful.decisions) > 10_000


def test_one_fact_stands_for_all_of_a_state(monkeypatch: pytest.MonkeyPatch) -> None:
    facts, session = facts_of(monkeypatch), Session(plan_of(cap("SM-1", 2)))
    amounts = [0, 1, 200, 201, 999, LARGEST, None]
    for _ in range(2):
        outcome = session.decide([record(n, matter={"amount": amount}) for n, amount in enumerate(amounts)])
        assert verdicts(outcome) == {"compliant": 3, "violation": 2, "undetermined": 2}
        assert sorted(one.record for one in outcome.decisions if one.verdict == "violation") == [3, 4]
        assert len([fact for fact in facts if '"eob"' not in fact]) == 4


@pytest.mark.parametrize(("title", "project", "expected"), [
    ("甲", "甲", "compliant"), ("甲", "乙", "violation"), ("乙", "甲", "violation"), ("乙", "乙", "compliant"),
    (None, "甲", "undetermined"), ("甲", None, "undetermined")])
def test_texts_are_told_apart_by_how_they_compare(title: str, project: str, expected: str) -> None:
    """A text that is compared with another one and with a literal: neither comparison stands for the other."""
    same = rule(must=[{"term": "matter.title", "is": {"term": "matter.project"}}])
    literal = rule("SM-2", must=[{"term": "matter.title", "is": "甲"}])
    session = Session(plan_of(same, literal))
    for one, other in (("甲", "甲"), ("丙", "丙"), ("丙", "甲"), (title, project)):
        outcome = session.decide([record(matter={"title": one, "project": other})])
    assert verdicts(outcome) == {expected: 1}
    assert verdicts(outcome, "SM-2") == {"undetermined" if title is None else "compliant" if title == "甲" else "violation": 1}


def test_only_the_rules_of_the_item_come_before_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = facts_of(monkeypatch)
    outcome = decide(BY_ITEM, [record(n, matter={"title": "b", "amount": 300}) for n in range(3)])
    assert verdicts(outcome, "SM-2") == {"violation": 3}
    assert [verdicts(outcome, id_) for id_ in ("SM-1", "SM-3", "SM-4")] == [{"not_applicable": 3}] * 3
    assert len(facts) == 1


@pytest.mark.parametrize("matter", [{"amount": 300}, {"title": None, "amount": 300}])
def test_an_item_that_is_not_known_closes_no_gate(matter: dict[str, Any]) -> None:
    outcome = decide(BY_ITEM, [record(matter=matter)])
    assert [verdicts(outcome, one["id"]) for one in BY_ITEM] == [{"undetermined": 1}] * 4


def test_a_rule_of_several_items_stands_behind_each() -> None:
    rules = [*BY_ITEM, of_item(5, {"in": ["a", "d"]}), of_item(6, {"is_not": "a"})]
    for item in (*ITEMS, "e"):
        tree = record(matter={"title": item, "amount": 10_000})
        together = decide(rules, [tree])
        for one in rules:
            assert verdicts(together, one["id"]) == verdicts(decide([one], [tree]), one["id"])
        assert verdicts(together, "SM-5") == {"violation" if item in "ad" else "not_applicable": 1}
        assert verdicts(together, "SM-6") == {"not_applicable" if item == "a" else "violation": 1}


def test_a_gate_of_each_subject(monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind the body of a meeting: every meeting has its own, and a record without meetings counts once."""
    of_body = [rule(f"SM-{n}", subject="meeting", judged_on="meeting.held_on", must=[{"term": "meeting.signed", "is": True}],
                    when=[{"term": "meeting.body", "is": body}])
               for n, body in enumerate(("board", "party_group", "villager_representatives"), 1)]
    day = record()["resolution"]["decided_on"]
    meetings = [{"held_on": day, "body": body, "signed": False} for body in ("board", "board", "party_group")]
    outcome = decide(of_body, [record(0, meetings=[*meetings, {"held_on": day}]), record(1, meetings=[]), record(2)])
    assert verdicts(outcome, "SM-1") == {"violation": 2, "undetermined": 2, "not_applicable": 2}
    assert verdicts(outcome, "SM-3") == {"undetermined": 2, "not_applicable": 4}


def test_a_full_memory_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "MOST_STATES", 2)
    facts, session = facts_of(monkeypatch), Session(plan_of(cap("SM-1", 2)))
    for amount, expected in ((100, "compliant"), (300, "violation"), (None, "undetermined"), (100, "compliant")):
        assert verdicts(session.decide([record(matter={"amount": amount})])) == {expected: 1}
    assert len(facts) == 4


@pytest.mark.parametrize("carried", [1, 2])
def test_a_dropped_fact_is_decided_by_smaller_rule_sets(monkeypatch: pytest.MonkeyPatch, carried: int) -> None:
    """The engine drops every fact of a set of more rules than it can carry: the verdicts stay what they were."""
    class Weak(panel.Rete):
        def __init__(self, rules: RuleSet, name: str) -> None:
            super().__init__(rules, name)
            self.carries = len(rules.rules) <= carried

        def run(self, facts: Sequence[str]) -> tuple[list[tuple[str, int]], tuple[int, ...]]:
            return super().run(facts) if self.carries else ([], tuple(range(len(facts))))

    rules = [cap(f"SM-{n}", n) for n in range(1, 6)]
    trees = [record(n, matter={"amount": amount}) for n, amount in enumerate((50, 250, None, 450, 1000, 250))]
    expected = decide(rules, trees).counts
    monkeypatch.setattr(panel, "Rete", Weak)
    session = Session(plan_of(*rules))
    for _ in range(2):
        assert session.decide(trees).counts == expected
    assert expected["SM-1"]["error"] == 0 and expected["SM-1"]["violation"] == 4


@pytest.mark.parametrize(("due", "expected"), [(1, "compliant"), (2, "compliant"), (3, "violation"), (None, "undetermined")])
def test_a_count_beside_a_measure_is_no_plain_field(due: int | None, expected: str) -> None:
    """The measure is held in millionths, and a count that is compared with it too."""
    measured = rule(subject="meeting", judged_on="meeting.held_on",
                    must=[{"term": "asset.area", "at_least": {"term": "meeting.due"}}])
    day = record()["resolution"]["decided_on"]
    tree = record(asset={"area": 2_000_000}, meetings=[{"held_on": day, "due": due}])
    assert verdicts(decide([measured], [tree])) == {expected: 1}
