"""The verdicts of rete and of a database on the same records, in one form that can be compared."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lianchi.check.columnar import Reading, pointer
from lianchi.decide.session import Session
from lianchi.decide.sql.batch import Batch, Decided
from lianchi.decide.sql.records import line, marked
from lianchi.project import Plan


def by_rete(plan: Plan, trees: Sequence[dict[str, Any]]) -> tuple[Counter, dict]:
    told, counts = Counter(), {}
    session = Session(plan)
    for first in range(0, len(trees), 100):
        outcome = session.decide(copy.deepcopy(list(trees[first : first + 100])))
        told.update((first + d.record, d.rule.rule.id, d.subject.pointers[-1], d.verdict) for d in outcome.decisions)
        add(counts, outcome.counts)
    return told, counts


def by_database(plan: Plan, trees: Sequence[dict[str, Any]], folder: Path, database: Reading) -> tuple[Counter, dict]:
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
    found = batch.decide(database, lambda kind, columns: database.lines([str(files[kind])], columns))
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
