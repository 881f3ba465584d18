"""The benchmark's workload runs through the real path: a handful of records, and the findings that they deserve."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"


def run(workload: str, file: Path, *, before: str = "") -> list[tuple[str, str]]:
    """What the workload finds in the records of one file, in a process of its own as the harness runs it."""
    code = f"import {workload} as w; {before}print(sorted(w.run({str(file)!r}, {{'U1': 1000}})))"
    done = subprocess.run([sys.executable, "-c", code], cwd=BENCH, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[tuple[str, str]] = ast.literal_eval(done.stdout)
    return found


def submitted(folder: Path) -> Path:
    record = {"unit": "U1", "category": "project", "amount": 5000, "decided_on": "2024-05-10", "should_attend": 9,
              "outcome": "passed", "votes": {"for": 5, "against": 1, "abstain": 0}, "presider_spoke_order": 3,
              "steps": [{"kind": "legal_review", "held_on": "2024-05-01"}], "disclosures": [{"start": "2024-05-11", "end": "2024-05-20"}],
              "payments": [{"paid_on": "2024-06-01", "amount": 5000}],
              "supplier": "S1", "project": "P1"}
    lines = [json.dumps({"id": f"D{n}", **record, "attended": n}) for n in (5, 6)]
    file = folder / "r.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_the_workload_of_the_benchmark_still_runs(tmp_path: Path) -> None:
    found = run("workload_rete", submitted(tmp_path))
    assert found == [("D5", "R12"), ("D5", "R3"), ("D5", "R4"), ("D5", "R5"),
                     ("D6", "R12"), ("D6", "R4"), ("D6", "R5")]


@pytest.mark.parametrize(("workload", "before"), [("workload_columnar", ""),
                                                  ("workload_columnar_parquet", "w.prepare({file!r}); ")])
def test_a_database_finds_the_same_on_the_same_records(tmp_path: Path, workload: str, before: str) -> None:
    pytest.importorskip("duckdb")
    file = submitted(tmp_path)
    found = run(workload, file, before=before.format(file=str(file)))
    assert found and set(found) <= set(run("workload_rete", file))
