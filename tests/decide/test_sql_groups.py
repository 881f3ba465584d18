"""The database forms and decides the same groups as the rows in memory and rete, in the same order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from lianchi.audit.examples import example_records
from lianchi.check import Options, load_book, runnable, workshop
from lianchi.decide.columnar import DuckDB
from lianchi.decide.groups import GroupSessions, declared_by, formed
from lianchi.decide.session import Session
from lianchi.decide.sql.batch import Batch
from lianchi.decide.sql.beside import joined
from lianchi.decide.sql.groups import Grouping, ToldGroup, in_sql, rows_table
from lianchi.decide.sql.records import line, marked
from lianchi.project import Plan

pytest.importorskip("duckdb")
BENCH = Path(__file__).parents[2] / "bench" / "rules"
Found = dict[str, tuple[list[Any], dict[str, int], set[int]]]
"""Rule → verdicts with the members and days of their groups, counts, records with items that cannot be placed."""


def in_memory(plan: Plan, trees: Sequence[dict[str, Any]]) -> Found:
    sessions, found = GroupSessions(plan), Found()
    for number in in_sql(plan):
        group = plan.groups[number]
        groups, open_ = formed(group, trees)
        outcome = sessions.decide(group, [one.tree for one in groups])
        told = []
        for decision in sorted(outcome.decisions, key=lambda one: one.record):
            one = groups[decision.record]
            members = [(row.place[1], name, row.row.pointer) for name, rows in one.members.items() for row in rows]
            days = one.tree["group"].get("from"), one.tree["group"].get("until")
            told.append((decision.verdict, days, members))
        counts = {verdict: count for verdict, count in outcome.counts.get(group.id, {}).items() if count}
        found[group.id] = told, counts, {record for record, _ in open_}
    return found


def in_database(plan: Plan, trees: Sequence[dict[str, Any]], folder: Path) -> Found:
    nones: set[tuple[str, ...]] = set()
    files: dict[str, Path] = {}
    for number, tree in enumerate(trees):
        plain = {key: value for key, value in tree.items() if key != "concluded"}
        data = line(plain, number)
        assert data is not None
        files[tree["kind"]] = folder / f"{tree['kind']}.jsonl"
        with files[tree["kind"]].open("ab") as file:
            file.write(marked(plain, data, number, nones) + b"\n")
    units = {tuple((tree.get("unit") or {}).get(key) for key in ("code", "name", "region")) for tree in trees}
    declared = [said.unit for tree in trees if (said := declared_by(tree, (0, 0))) is not None]
    batch = Batch(plan, sorted(files), sorted(units, key=str), frozenset(nones), in_sql(plan), joined)
    with DuckDB() as database:
        decided = batch.decide(database, lambda kind, columns: database.lines([str(files[kind])], columns))
        found = Found()
        for number, layout in batch.layouts.items():
            groups = Grouping(layout, rows_table(number)).decide(database, declared)
            told = [(one.verdict, (one.first, one.last), members(plan, number, one)) for one in groups.told]
            found[plan.groups[number].id] = told, groups.counts, decided.open.get(number, set())
    return found


def members(plan: Plan, number: int, told: ToldGroup) -> list[tuple[int, str, str]]:
    sources = plan.groups[number].sources
    found = []
    for member in sorted(told.members, key=lambda one: one.source):
        source = sources[member.source]
        pointer = "".join("".join(f"/{key}" for key in step.keys) + f"/{place - 1}"
                          for step, place in zip(source.steps, member.places, strict=True))
        found.append((member.record, source.name, pointer))
    return found


def examples(folder: Path | None, per_rule: int) -> tuple[Plan, list[dict[str, Any]]]:
    book = load_book((folder,) if folder else ())
    chosen = [one for one in runnable(book.rules.values()) if one.rule.group is not None]
    trees = example_records(book, chosen)
    plan = workshop(book, tuple(chosen), Options()).plan
    for number, tree in enumerate(trees):
        tree.setdefault("id", f"E{number}")
    Session(plan).decide(trees)
    return plan, trees[::per_rule]


@pytest.mark.parametrize(("folder", "least"), [(BENCH, 2), (None, 30)], ids=["bench", "book"])
def test_same_groups_on_all_examples_of_rules_on_groups(tmp_path: Path, folder: Path | None, least: int) -> None:
    plan, trees = examples(folder, 1)
    expected = in_memory(plan, trees)
    assert in_database(plan, trees, tmp_path) == expected
    assert len(expected) >= least and any(told for told, _, _ in expected.values())
    assert any(open_ for _, _, open_ in expected.values())


def test_windows_overlap_and_end_with_the_last_day_within(tmp_path: Path) -> None:
    plan, _ = examples(BENCH, 1)
    chance = Random(5)
    trees = [{"id": f"D{number}", "kind": "three_important_one_large",
              "unit": chance.choice([{"code": "U1", "name": "甲村"}, {"name": "甲村"}, {"code": "U2"}]),
              "matter": {"project": chance.choice("PQ"), "amount": 100},
              "meetings": [{"held_on": 738_000 + chance.randrange(400), "outcome": "passed"} for _ in range(2)],
              "contracts": [{"party": "甲公司"}]} for number in range(40)]
    Session(plan).decide(trees)
    expected = in_memory(plan, trees)
    assert in_database(plan, trees, tmp_path) == expected
    verdicts = Counter(verdict for told, _, _ in expected.values() for verdict, _, _ in told)
    assert verdicts["violation"] > 10
