"""The benchmark's way through lianchi with a database: DuckDB reads and decides; what it tells is read again and
explained, most of it by a second process."""

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
from lianchi.decide.groups import unit_of
from lianchi.decide.session import Decision
from lianchi.decide.sql.batch import Batch
from lianchi.decide.sql.beside import numbered
from lianchi.decide.sql.groups import Grouping, ToldGroup, in_sql, rows_table
from lianchi.decide.sql.text import literal
from lianchi.explain import Checked, group_finding
from lianchi.model.finding import Finding, RawRecord
from lianchi.project import subjects
from lianchi.project.grouping import Former, Placed, UnitKeys
from lianchi.project.rows import Row, rows
from lianchi.rulebook import load
from lianchi.rulebook.layers import apply_profile

HERE = Path(__file__).resolve().parent
KIND = "three_important_one_large"
MEMORY = "300MB"
"""What the database may hold in memory; what is more goes to a file."""
MINE = 0.3
"""The part of the verdicts on single records that the first process explains, which decides the groups meanwhile."""

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


class _ToldGroup(NamedTuple):
    """A verdict on a group of the rule of that number."""

    number: int
    told: ToldGroup
    units: UnitKeys


class _Job(NamedTuple):
    """What is to be checked, and by what."""

    path: str
    units: Mapping[str, int]
    shop: Workshop
    form: Form


@collector_paused()
def run(path: str, units: dict[str, int], rules: Iterable[str], form: Form) -> list[Pair]:
    """(Record id, rule) of every violation; of several records, for each of them."""
    job = _Job(path, units, _shop(units, rules), form)
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork"), _share, (job,)) as helper:
        helper.submit(os.getpid)  # starts it before the database has threads of its own
        with TemporaryDirectory(prefix="lianchi-") as folder, DuckDB(memory=MEMORY) as database:
            database.connection.execute(f"SET temp_directory = {literal(folder)}")
            batch = Batch(job.shop.plan, [KIND], [(unit, None, None) for unit in units], frozenset(),
                          in_sql(job.shop.plan), numbered)
            mine, others = _shared_out(_told(batch, database, job))
            other = helper.submit(_explained_there, others)
            groups = list(_told_groups(batch, database))
        return [*_explained(job, mine, groups), *other.result()]


def _shop(units: dict[str, int], rules: Iterable[str]) -> Workshop:
    """The rules, planned, with every unit's own limit."""
    book = load([HERE / "rules"])
    apply_profile("units.json", bench_records.limits(units), book.tables)
    wanted = {f"BENCH-{rule}" for rule in rules}
    return workshop(book, tuple(one for one in book.active() if one.rule.id in wanted), Options(details=frozenset()))


def _told(batch: Batch, database: DuckDB, job: _Job) -> list[_Told]:
    """What the database tells of single records, in their order."""
    told = batch.decide(database, lambda kind, columns: job.form.select(job.path)).told
    return sorted(_Told(one.record, one.rule.rule.id, one.places[0], one.verdict) for one in told)


def _shared_out(told: list[_Told]) -> tuple[list[_Told], list[_Told]]:
    """What this process explains, which has the groups besides, and what the other does."""
    cut = int(len(told) * MINE)
    while 0 < cut < len(told) and told[cut].record == told[cut - 1].record:
        cut += 1
    return told[:cut], told[cut:]


def _told_groups(batch: Batch, database: DuckDB) -> Iterator[_ToldGroup]:
    """What the database tells of groups."""
    for number, layout in batch.layouts.items():
        found = Grouping(layout, rows_table(number)).decide(database)
        yield from (_ToldGroup(number, one, found.units) for one in found.told)


def _explained(job: _Job, told: Sequence[_Told], groups: Sequence[_ToldGroup]) -> list[Pair]:
    """The verdicts as findings; of them, the violations."""
    by_record: dict[int, list[_Told]] = {}
    for one in told:
        by_record.setdefault(one.record, []).append(one)
    members: dict[int, set[int]] = {}
    for group in groups:
        for member in group.told.members:
            members.setdefault(member.record, set()).add(group.number)
    explainer, placed = _Explaining(job), dict[tuple[int, int, str], Placed]()
    found: list[Finding] = []
    for number, raw in job.form.again(job.path, sorted(by_record.keys() | members.keys())):
        record = Checked(raw, job.shop.normaliser.normalise(raw.fields).tree, {})
        found += explainer.findings(record, by_record.get(number, ()))
        for one in members.get(number, ()):
            placed |= explainer.placed(number, record, one)
    found += [explainer.group_finding(group, placed) for group in groups]
    return [(record, finding.rule.removeprefix("BENCH-")) for finding in found if finding.verdict == "violation"
            for record in finding.records or (finding.record,)]


class _Explaining:
    """Writes the findings."""

    def __init__(self, job: _Job) -> None:
        self.plan, self.explainer = job.shop.plan, job.shop.explainer
        self.rules = {rule.rule.id: rule for rule in self.plan.rules}

    def findings(self, record: Checked, told: Sequence[_Told]) -> Iterator[Finding]:
        """Those of one record."""
        for one in told:
            rule = self.rules[one.rule]
            subject = subjects(record.tree, rule.steps)[max(one.place - 1, 0)]
            yield self.explainer.finding(Decision(0, rule, subject, one.verdict), record)

    def placed(self, number: int, record: Checked, group: int) -> dict[tuple[int, int, str], Placed]:
        """The rows of a record for a rule on groups."""
        return {(group, number, row.pointer): Placed(row, unit_of(record.tree), str(record.tree["id"]), (0, number))
                for row in rows(self.plan.groups[group], record.tree) if isinstance(row, Row)}

    def group_finding(self, group: _ToldGroup, placed: Mapping[tuple[int, int, str], Placed]) -> Finding:
        """That of a group."""
        planned, told = self.plan.groups[group.number], group.told
        members = [placed[group.number, one.record, f"/meetings/{one.places[0] - 1}"] for one in told.members]
        formed = Former(planned, group.units, ()).formed(told.keys, told.first, told.last, members)
        decision = Decision(0, planned.planned, subjects(formed.tree, ())[0], told.verdict)
        return group_finding(self.explainer, decision, formed)


_shared: list[_Job] = []


def _share(job: _Job) -> None:
    """Keep the job in the second process, which got it with the fork."""
    _shared.append(job)


def _explained_there(told: Sequence[_Told]) -> list[Pair]:
    return _explained(_shared[0], told, ())
