"""The shared workload as lianchi rules, decided by durable-rules: all twelve over the real path.

    python ../shared/bench/run.py --engine py:bench/workload_rete.py --n 100000
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import bench_records

from lianchi.check import Options, Workshop, workshop
from lianchi.check.grouped import check_groups
from lianchi.check.pool import Pool
from lianchi.check.portions import Portions
from lianchi.check.tasks import CheckTask
from lianchi.model.finding import Finding
from lianchi.read import find_inputs, portions
from lianchi.rulebook import load
from lianchi.rulebook.layers import apply_profile

PACKAGE = "durable_rules"
RULES = tuple(f"R{k}" for k in range(1, 13))
TREE = True
CHUNK_BYTES = 1_000_000
HERE = Path(__file__).resolve().parent


def shop(units: dict[str, int]) -> Workshop:
    """The twelve rules, planned, with every unit's own limit."""
    book = load([HERE / "rules"])
    apply_profile("units.json", bench_records.limits(units), book.tables)
    return workshop(book, tuple(book.active()), Options(adapt=bench_records.as_record, details=frozenset()))


def run(path: str, units: dict[str, int]) -> list[tuple[str, str]]:
    """(record id, rule) of every violation; of several records, for each of them."""
    options = Options(adapt=bench_records.as_record, details=frozenset(), jobs=2)
    pool = Pool(shop(units), options, options.jobs)
    chunks = [chunk for one in find_inputs([path], bytes) for chunk in portions(one, CHUNK_BYTES)]
    done = Portions(len(chunks))
    for number, result in pool.packed(CheckTask(chunk) for chunk in chunks):
        done.put(number, result)
    several = check_groups(chunks, done, pool)
    return list(_pairs(chain(done.findings(), several.findings)))


def _pairs(findings: Iterable[Finding]) -> Iterable[tuple[str, str]]:
    for finding in findings:
        if finding.verdict == "violation":
            for record in finding.records or (finding.record,):
                yield record, finding.rule.removeprefix("BENCH-")
