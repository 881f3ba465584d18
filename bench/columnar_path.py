"""The benchmark's way through lianchi with a database: DuckDB reads and decides; what it tells is read again and
explained, half of it by a second process."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import bench_records

from lianchi.check import Options, Workshop, workshop
from lianchi.check.setup import collector_paused
from lianchi.decide.columnar import DuckDB
from lianchi.decide.session import Decision
from lianchi.decide.sql.batch import Batch
from lianchi.decide.sql.text import literal
from lianchi.explain import Checked
from lianchi.model.finding import RawRecord
from lianchi.project import subjects
from lianchi.rulebook import load
from lianchi.rulebook.layers import apply_profile

HERE = Path(__file__).resolve().parent
KIND = "three_important_one_large"
MEMORY = "300MB"
"""What the database may hold in memory; what is more goes to a file."""

Pair = tuple[str, str]
"""Record id and rule of a violation."""


class Form(NamedTuple):
    """A file format of the benchmark's records: the SQL that selects them as canonical columns, and how some of them
    are read again, in order, each with its number, in the vocabulary of lianchi."""

    select: Callable[[str], str]
    again: Callable[[str, Sequence[int]], Iterator[tuple[int, RawRecord]]]


class _Told(NamedTuple):
    """A verdict on the item of a record."""

    record: int
    rule: str
    place: int
    verdict: str


class _Job(NamedTuple):
    """What is to be checked, and by what."""

    path: str
    units: Mapping[str, int]
    shop: Workshop
    form: Form


@collector_paused()
def run(path: str, units: dict[str, int], rules: Iterable[str], form: Form) -> list[Pair]:
    """(Record id, rule) of every violation."""
    job = _Job(path, units, _shop(units, rules), form)
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork"), _share, (job,)) as helper:
        helper.submit(os.getpid)  # starts it before the database has threads of its own
        told = _decided(job)
        half = next((n for n in range(len(told) // 2, len(told)) if told[n].record != told[n - 1].record), len(told))
        other = helper.submit(_explained_there, told[half:])
        return [*_explained(job, told[:half]), *other.result()]


def _shop(units: dict[str, int], rules: Iterable[str]) -> Workshop:
    """The rules, planned, with every unit's own limit."""
    book = load([HERE / "rules"])
    apply_profile("units.json", bench_records.limits(units), book.tables)
    wanted = {f"BENCH-{rule}" for rule in rules}
    return workshop(book, tuple(one for one in book.active() if one.rule.id in wanted), Options(details=frozenset()))


def _decided(job: _Job) -> list[_Told]:
    """What the database tells, in the order of the records."""
    with TemporaryDirectory(prefix="lianchi-") as folder, DuckDB(memory=MEMORY) as database:
        database.connection.execute(f"SET temp_directory = {literal(folder)}")
        batch = Batch(job.shop.plan, [KIND], [(unit, None, None) for unit in job.units], frozenset())
        told = batch.decide(database, lambda kind, columns: job.form.select(job.path)).told
    return sorted(_Told(one.record, one.rule.rule.id, one.places[0], one.verdict) for one in told)


def _explained(job: _Job, told: Sequence[_Told]) -> list[Pair]:
    """The verdicts as findings; of them, the violations."""
    by_record: dict[int, list[_Told]] = {}
    for one in told:
        by_record.setdefault(one.record, []).append(one)
    rules = {rule.rule.id: rule for rule in job.shop.plan.rules}
    found: list[Pair] = []
    for number, raw in job.form.again(job.path, list(by_record)):
        record = Checked(raw, job.shop.normaliser.normalise(raw.fields).tree, {})
        items = subjects(record.tree, rules[by_record[number][0].rule].steps)
        for one in by_record[number]:
            decision = Decision(0, rules[one.rule], items[max(one.place - 1, 0)], one.verdict)
            finding = job.shop.explainer.finding(decision, record)
            if finding.verdict == "violation":
                found.append((finding.record, finding.rule.removeprefix("BENCH-")))
    return found


_shared: list[_Job] = []


def _share(job: _Job) -> None:
    """Keep the job in the second process, which got it with the fork."""
    _shared.append(job)


def _explained_there(told: Sequence[_Told]) -> list[Pair]:
    return _explained(_shared[0], told)
