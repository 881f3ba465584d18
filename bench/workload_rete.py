"""The shared workload as lianchi rules, decided by durable-rules: R1–R10 over the real path.

    python ../shared/bench/run.py --engine py:bench/workload_rete.py --n 100000 --rules R1-R10
"""

from __future__ import annotations

from pathlib import Path

import bench_records

from lianchi.check import Options, Workshop, workshop
from lianchi.check.pool import Pool
from lianchi.check.tasks import CheckTask
from lianchi.read import find_inputs, portions
from lianchi.rulebook import load
from lianchi.rulebook.layers import apply_profile

PACKAGE = "durable_rules"
RULES = tuple(f"R{k}" for k in range(1, 11))
TREE = True
CHUNK_BYTES = 1_000_000
HERE = Path(__file__).resolve().parent


def shop(units: dict[str, int]) -> Workshop:
    """The ten rules, planned, with every unit's own limit."""
    book = load([HERE / "rules"])
    apply_profile("units.json", bench_records.limits(units), book.tables)
    return workshop(book, tuple(book.active()), Options(adapt=bench_records.as_record))


def run(path: str, units: dict[str, int]) -> list[tuple[str, str]]:
    """(record id, rule) of every violation."""
    options = Options(adapt=bench_records.as_record, jobs=2)
    tasks = (CheckTask(chunk) for one in find_inputs([path], bytes) for chunk in portions(one, CHUNK_BYTES))
    found = []
    for _, result in Pool(shop(units), options, options.jobs).results(tasks):
        found.extend((f.record, f.rule.removeprefix("BENCH-")) for f in result.findings if f.verdict == "violation")
    return found
