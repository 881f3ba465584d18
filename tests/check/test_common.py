"""In large submissions what many records lack for the same rule is one finding that names them all."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from lianchi.check import Options, check
from lianchi.model.finding import Report

RULES = Path(__file__).parent.parent / "cli" / "rules"
RECORD = {"kind": "village_affairs", "meetings": [{"held_on": "2026-03-01"}]}


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Sixty records: all thin, every third of another village, one that posted too short."""
    records = [RECORD | {"id": f"r{n}", "unit": {"name": "乙村" if n % 3 == 0 else "甲村"}} for n in range(60)]
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")
    return str(file)


def run(ledger: str, common_from: int | None, jobs: int = 1) -> Report:
    return check([ledger], Options(rules=(RULES,), common_from=common_from, jobs=jobs, provisional=True))


def told(report: Report) -> Counter[tuple[str, str, tuple[str, ...], str]]:
    """Who lacks what for which rule, however it is told."""
    return Counter((it.rule, it.unit, it.missing, record) for it in report.findings for record in it.records or (it.record,))


def test_nothing_is_lost_and_nothing_is_counted_otherwise(ledger: str) -> None:
    each, common = run(ledger, None), run(ledger, 0)
    assert told(each) == told(common) and told(each)
    assert each.counts == common.counts
    assert len(common.findings) < len(each.findings) / 10


def test_units_are_told_apart_and_records_stand_in_order(ledger: str) -> None:
    found = {it.unit: it.records for it in run(ledger, 0).findings}
    assert found["乙村"] == tuple(f"r{n}" for n in range(0, 60, 3))


def test_a_submission_below_the_limit_is_told_record_by_record(ledger: str) -> None:
    assert run(ledger, 1 << 30).findings == run(ledger, None).findings


def test_the_number_of_processes_changes_nothing(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lianchi.check.run.CHUNK_BYTES", 1000)
    assert run(ledger, 0, jobs=2).findings == run(ledger, 0, jobs=1).findings
