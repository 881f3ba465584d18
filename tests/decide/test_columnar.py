"""The database and rete give the same verdicts on the same subjects, counted alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generated_rules import planned, records, rules
from lianchi.audit.examples import example_records
from lianchi.check import Options, load_book, runnable, workshop
from lianchi.decide.columnar import DuckDB
from lianchi.decide.sql.batch import writable
from lianchi.decide.sql.records import line, marked
from lianchi.project import Plan
from same_verdicts import by_database, by_rete

pytest.importorskip("duckdb")
SEEN: Counter[str] = Counter()


def database(plan: Plan, trees: Sequence[dict[str, Any]], folder: Path) -> tuple[Counter, dict]:
    with DuckDB() as opened:
        return by_database(plan, trees, folder, opened)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(raw=rules(), seed=st.integers(0, 2**32), gaps=st.sampled_from([0.0, 0.05, 0.15, 0.4]))
def test_same_verdicts_on_generated_rules(tmp_path_factory: pytest.TempPathFactory, raw: dict, seed: int,
                                          gaps: float) -> None:
    trees = records(Random(seed), 60, gaps)
    _, plan = planned(raw)
    told, counts = by_rete(plan, trees)
    assert database(plan, trees, tmp_path_factory.mktemp("lines")) == (told, counts)
    SEEN.update(verdict for *_, verdict in told.elements())
    SEEN.update({verdict: number for verdicts in counts.values() for verdict, number in verdicts.items()})


def test_enough_was_compared() -> None:
    assert all(SEEN[verdict] > 100 for verdict in ("violation", "manual", "undetermined", "compliant", "not_applicable"))


def test_same_verdicts_on_all_examples_of_the_rule_book(tmp_path: Path) -> None:
    book = load_book(())
    chosen = runnable(book.rules.values())
    trees = example_records(book, chosen)
    plan = workshop(book, chosen, Options()).plan
    kinds = {kind for kind in {tree["kind"] for tree in trees} if writable(plan, kind)}
    assert len(kinds) > 25
    trees = [tree for tree in trees if tree["kind"] in kinds][::3]
    assert len(trees) > 2000
    told, counts = by_rete(plan, trees)
    assert database(plan, trees, tmp_path) == (told, counts)


def test_a_record_that_a_database_might_read_differently_is_not_written() -> None:
    assert line({"kind": "land", "matter": {"amount": 10**15}}, 1) is None
    assert line({"kind": "land", "matter": {"title": "a\0b"}}, 1) is None
    assert line({"kind": "land", "matter": {"amount": 10**14, "title": "12345678901234567890"}}, 1) is not None


def test_what_is_none_is_named_beside_the_rest() -> None:
    tree = {"kind": "land", "unit": None, "meetings": [{"due": None, "present": 3}, {"due": 2}]}
    nones: set[tuple[str, ...]] = set()
    data = line(tree, 7)
    assert data is not None
    written = marked(tree, data, 7, nones)
    assert nones == {("unit",), ("meetings", "due")}
    assert b'"-":["due"]' in written and b'"-":["unit"]' in written and b'"n":7' in written
