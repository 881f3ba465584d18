"""The benchmark's workload runs through the real path: a handful of records, and the findings that they deserve."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[1] / "bench"


def test_the_workload_of_the_benchmark_still_runs(tmp_path: Path) -> None:
    record = {"unit": "U1", "category": "project", "amount": 5000, "decided_on": "2024-05-10", "should_attend": 9,
              "outcome": "passed", "votes": {"for": 5, "against": 1, "abstain": 0}, "presider_spoke_order": 3,
              "steps": [{"kind": "legal_review", "held_on": "2024-05-01"}], "disclosures": [], "payments": [],
              "supplier": "S1", "project": "P1"}
    lines = [json.dumps({"id": f"R{n}", **record, "attended": n}) for n in (5, 6)]
    (tmp_path / "r.jsonl").write_text("\n".join(lines), encoding="utf-8")
    code = f"import workload_rete as w; print(sorted(w.run({str(tmp_path / 'r.jsonl')!r}, {{'U1': 1000}})))"
    done = subprocess.run([sys.executable, "-c", code], cwd=BENCH, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "('R5', 'R3')" in done.stdout and "('R6', 'R3')" not in done.stdout
    assert "('R5', 'R12')" in done.stdout and "('R6', 'R12')" in done.stdout and "'R11')" not in done.stdout
