"""The engine and the oracle give the same verdicts, on rules over every operator and records with gaps everywhere."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generated_rules import CALENDAR, KIND, TYPES, planned, records, rules
from lianchi.decide.session import Session
from lianchi.dialect import Document
from lianchi.model.finding import VERDICTS
from lianchi.model.rule import Rule
from lianchi.rulebook import LoadedRule
from lianchi.rulebook.layers import build_tables
from oracle import Oracle

PAIRS = Counter()


def canonical_parameters(rule: Rule):
    book: list = []
    tables = build_tables([LoadedRule(rule, "book", "p", Document(None))], None, [], book)
    return {name.split(".")[1]: (lambda d, t=table: t.at(d, {})[0]) for name, table in tables.items()}


@settings(max_examples=700, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(raw=rules(), seed=st.integers(0, 2**32), gaps=st.sampled_from([0.0, 0.05, 0.15, 0.4]))
def test_same_verdicts(raw: dict, seed: int, gaps: float) -> None:
    trees = records(Random(seed), 60, gaps)
    rule, plan = planned(raw)
    oracle = Oracle(rule, canonical_parameters(rule), TYPES, CALENDAR.between)
    expected: Counter = Counter()
    for tree in trees:
        wanted = ["not_applicable"] if tree["kind"] != KIND else oracle.verdicts(tree) or ["not_applicable"]
        expected.update(wanted)
    outcome = Session(plan).decide(trees)
    assert {v: n for v, n in outcome.counts["PT-1"].items() if n} == dict(expected)
    for number, tree in enumerate(trees):
        found = Counter(d.verdict for d in outcome.decisions if d.record == number)
        wanted = Counter(v for v in (oracle.verdicts(tree) if tree["kind"] == KIND else []) if v not in ("compliant", "not_applicable"))
        assert found == wanted, (number, tree)
    PAIRS.update(expected)


def test_enough_pairs_were_compared() -> None:
    """At least 20,000 subject × rule pairs, and every verdict among them."""
    assert PAIRS.total() >= 20_000
    assert all(PAIRS[v] > 100 for v in VERDICTS if v != "error")

