"""The shared workload as lianchi rules, decided by DuckDB from a Parquet file that lianchi wrote; writing is not timed.

    python ../shared/bench/run.py --engine py:bench/workload_columnar_parquet.py --n 1000000
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import bench_records
import columnar_path

from lianchi.codes import CodeLists
from lianchi.decide.sql.text import literal
from lianchi.model.finding import RawRecord
from lianchi.normalise import Normaliser
from lianchi.read import find_inputs
from lianchi.read.json_value import value
from lianchi.read.parquet import rows_at
from lianchi.write.parquet import Table

PACKAGE = "duckdb"
RULES = tuple(f"R{k}" for k in range(1, 13))
TREE = True


def prepare(path: str) -> None:
    """The records as Parquet, in the vocabulary of lianchi."""
    target = Path(_parquet(path))
    if target.exists():
        return
    normaliser = Normaliser(CodeLists.load())
    with Path(path).open("rb") as file, Table() as table:
        for line, data in enumerate(file, 1):
            table.add(normaliser.normalise(bench_records.as_record(value(data))).tree, path, line)
        table.write(target)


def run(path: str, units: dict[str, int]) -> list[tuple[str, str]]:
    """(Record id, rule) of every violation; of several records, for each of them."""
    return columnar_path.run(_parquet(path), units, RULES, columnar_path.Form(select, again))


def _parquet(path: str) -> str:
    return path.removesuffix(".jsonl") + ".lianchi.parquet"


def select(path: str) -> str:
    """The records as canonical columns: natural types become days and fen."""
    return f"""
        SELECT file_row_number AS n, id, kind, {{code: unit.code, name: NULL, region: NULL}} AS unit,
            {{category: matter.category, amount: {_fen("matter.amount")}, project: matter.project}} AS matter,
            list_transform(meetings, lambda m: {{
                held_on: {_day("m.held_on")}, due: m.due, present: m.present, outcome: m.outcome, votes: m.votes,
                speeches: m.speeches}}) AS meetings,
            list_transform(reviews, lambda r: {{kind: r.kind, held_on: {_day("r.held_on")}}}) AS reviews,
            list_transform(notices, lambda s: {{posted_on: {_day("s.posted_on")}, removed_on: {_day("s.removed_on")}}})
                AS notices,
            list_transform(payments, lambda p: {{paid_on: {_day("p.paid_on")}, amount: {_fen("p.amount")}}})
                AS payments,
            contracts
        FROM read_parquet({literal(path)}, file_row_number = true)"""


def _day(date: str) -> str:
    return f"({date} - DATE '0001-01-01' + 1)"


def _fen(yuan: str) -> str:
    return f"CAST(100 * {yuan} AS BIGINT)"


def again(path: str, numbers: Sequence[int]) -> Iterator[tuple[int, RawRecord]]:
    """The records of those rows."""
    (item,) = find_inputs([path], bytes)
    with closing(rows_at(item, numbers)) as rows:
        for number, record in zip(numbers, rows, strict=True):
            assert isinstance(record, RawRecord)
            yield number, record
