"""The shared workload as lianchi rules, decided by DuckDB from JSON lines.

    python ../shared/bench/run.py --engine py:bench/workload_columnar.py --n 100000
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import bench_records
import columnar_path

from lianchi.decide.sql.text import literal
from lianchi.model.finding import Location, RawRecord
from lianchi.read.json_value import value

PACKAGE = "duckdb"
RULES = tuple(f"R{k}" for k in range(1, 13))
TREE = True

COLUMNS = """{id: 'VARCHAR', unit: 'VARCHAR', category: 'VARCHAR', amount: 'BIGINT', decided_on: 'DATE',
    outcome: 'VARCHAR', should_attend: 'BIGINT', attended: 'BIGINT', presider_spoke_order: 'BIGINT',
    votes: 'STRUCT("for" BIGINT, against BIGINT, abstain BIGINT)', steps: 'STRUCT(kind VARCHAR, held_on DATE)[]',
    disclosures: 'STRUCT(start DATE, "end" DATE)[]', payments: 'STRUCT(paid_on DATE, amount BIGINT)[]',
    supplier: 'VARCHAR', project: 'VARCHAR'}"""


def run(path: str, units: dict[str, int]) -> list[tuple[str, str]]:
    """(Record id, rule) of every violation; of several records, for each of them."""
    return columnar_path.run(path, units, RULES, columnar_path.Form(select, again))


def select(path: str) -> str:
    """The records as canonical columns: what :func:`bench_records.as_record` says of one, said of all."""
    rows = f"read_json({literal(path)}, format = 'newline_delimited', columns = {COLUMNS})"
    return f"""
        SELECT n, id, {literal(columnar_path.KIND)} AS kind, {{code: unit, name: NULL, region: NULL}} AS unit,
            {{category: {_renamed("category", bench_records.CATEGORIES)}, amount: 100 * amount, project: project}}
                AS matter,
            [{{held_on: {_day("decided_on")}, due: should_attend, present: attended, outcome: outcome, votes: votes,
               speeches: [{{leader: TRUE, "order": presider_spoke_order}}]}}] AS meetings,
            list_transform(steps, lambda s: {{kind: {_renamed("s.kind", bench_records.STEP_KINDS)},
                                              held_on: {_day("s.held_on")}}}) AS reviews,
            list_transform(disclosures, lambda s: {{posted_on: {_day("s.start")}, removed_on: {_day('s."end"')}}})
                AS notices,
            list_transform(payments, lambda s: {{paid_on: {_day("s.paid_on")}, amount: 100 * s.amount}}) AS payments,
            [{{party: supplier}}] AS contracts
        FROM (SELECT row_number() OVER () AS n, * FROM {rows})"""


def _day(date: str) -> str:
    return f"({date} - DATE '0001-01-01' + 1)"


def _renamed(code: str, names: dict[str, str]) -> str:
    cases = " ".join(f"WHEN {literal(old)} THEN {literal(new)}" for old, new in names.items())
    return f"CASE {code} {cases} END"


def again(path: str, numbers: Sequence[int]) -> Iterator[tuple[int, RawRecord]]:
    """The records on those lines."""
    last = 0
    with Path(path).open("rb") as file:
        for line in numbers:
            data = next(islice(file, line - last - 1, None))
            last = line
            yield line, RawRecord(bench_records.as_record(value(data)), partial(_locate, path, line), line=line)


def _locate(path: str, line: int, pointer: str) -> Location:
    return Location(path, pointer, line)
