"""The database and rete give the same verdicts on the same subjects, counted alike."""

from __future__ import annotations

import copy
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
from lianchi.check.columnar import pointer
from lianchi.decide.columnar import DuckDB, json_lines
from lianchi.decide.session import Session
from lianchi.decide.sql.batch import Batch, Decided, writable
from lianchi.decide.sql.records import line, marked
from lianchi.project import Plan

pytest.importorskip("duckdb")
SEEN: Counter[str] = Counter()


def by_rete(plan: Plan, trees: Sequence[dict[str, Any]]) -> tuple[Counter, dict]:
    told, counts = Counter(), {}
    session = Session(plan)
    for first in range(0, len(trees), 100):
        outcome = session.decide(copy.deepcopy(list(trees[first : first + 100])))
        told.update((first + d.record, d.rule.rule.id, d.subject.pointers[-1], d.verdict) for d in outcome.decisions)
        add(counts, outcome.counts)
    return told, counts


def by_database(plan: Plan, trees: Sequence[dict[str, Any]], folder: Path) -> tuple[Counter, dict]:
    nones: set[tuple[str, ...]] = set()
    files: dict[str, Path] = {}
    units = {}
    for number, tree in enumerate(copy.deepcopy(list(trees))):
        unit = tree.get("unit") or {}
        units[unit.get("code"), unit.get("name"), unit.get("region")] = None
        data = line(tree, number)
        assert data is not None
        files[tree["kind"]] = folder / f"{tree['kind']}.jsonl"
        with files[tree["kind"]].open("ab") as file:
            file.write(marked(tree, data, number, nones) + b"\n")
    batch = Batch(plan, sorted(files), list(units), frozenset(nones))
    with DuckDB() as database:
        found = batch.decide(database, lambda kind, columns: json_lines([str(files[kind])], columns))
    return told_by(found), counted(found)


def told_by(found: Decided) -> Counter:
    return Counter((one.record, one.rule.rule.id, pointer(one), one.verdict) for one in found.told)


def counted(found: Decided) -> dict:
    counts: dict = {}
    for portion in found.counts.values():
        add(counts, portion)
    return counts


def add(into: dict, more: dict) -> None:
    for rule, verdicts in more.items():
        mine = into.setdefault(rule, Counter())
        mine.update({verdict: number for verdict, number in verdicts.items() if number})


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(raw=rules(), seed=st.integers(0, 2**32), gaps=st.sampled_from([0.0, 0.05, 0.15, 0.4]))
def test_same_verdicts_on_generated_rules(tmp_path_factory: pytest.TempPathFactory, raw: dict, seed: int,
                                          gaps: float) -> None:
    trees = records(Random(seed), 60, gaps)
    _, plan = planned(raw)
    told, counts = by_rete(plan, trees)
    assert by_database(plan, trees, tmp_path_factory.mktemp("lines")) == (told, counts)
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
    assert by_database(plan, trees, tmp_path) == (told, counts)


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
