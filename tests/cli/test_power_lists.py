"""A county's own list, end to end: one file, one flag, and its villages are judged by it; the others are not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LIST = ROOT / "docs" / "examples" / "county-power-list.yaml"
RECORD: dict[str, Any] = {
    "id": "1", "kind": "micro_power", "unit": {"name": "甲村", "type": "village", "region": "410999"},
    "matter": {"title": "东头果园发包", "power_item": "鱼塘、果园 发包"},
    "steps": [
        {"name": "村民代表会议定底价", "done_on": "2026-03-20", "by": "村委会", "documents": ["会议记录"]},
        {"name": "张榜", "done_on": "2026-03-21", "ended_on": "2026-03-26", "by": "村委会", "documents": []},
        {"name": "签合同", "done_on": "2026-03-30"},
    ],
    "execution": {"status": "completed"},
}


def lianchi(*words: str, status: int) -> str:
    done = subprocess.run([sys.executable, "-m", "lianchi", *words], capture_output=True, encoding="utf-8", check=False,
                          env={**os.environ, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}, timeout=120)
    assert done.returncode == status, done.stderr
    return done.stdout


def found(tmp_path: Path, record: dict[str, Any], *words: str, status: int = 1) -> dict[str, str]:
    """Rule → verdict, for the findings of the lists."""
    file = tmp_path / "record.json"
    file.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    report = json.loads(lianchi("check", str(file), "-f", "json", "--jobs", "1", *words, status=status))
    return {one["rule"]: one["verdict"] for one in report["findings"] if one["rule"].startswith(("MP-", "JX-"))}


def test_its_villages_are_judged_by_it(tmp_path: Path) -> None:
    broken = dict.fromkeys(("JX-03", "JX-03-by", "JX-03-papers", "JX-03-posting"), "violation")
    assert found(tmp_path, RECORD, "--params", str(LIST)) == broken


@pytest.mark.parametrize("change", [
    {"unit": {**RECORD["unit"], "region": "410100"}},
    {"steps": [{**one, "done_on": one["done_on"].replace("2026", "2025")} for one in RECORD["steps"]]},
], ids=["another county", "before it held"])
def test_others_are_judged_by_the_reference_list(tmp_path: Path, change: dict[str, Any]) -> None:
    """It does not have this item: a person is asked."""
    assert found(tmp_path, {**RECORD, **change}, "--params", str(LIST), status=0) == {"MP-00": "manual"}


def test_without_the_flag_the_reference_list_holds(tmp_path: Path) -> None:
    assert found(tmp_path, RECORD, status=0) == {"MP-00": "manual"}


def test_a_record_without_region_is_judged_by_neither(tmp_path: Path) -> None:
    unit = {"name": "甲村", "type": "village"}
    record = {**RECORD, "unit": unit, "matter": {"title": "盖章", "power_item": "MP-32"}}
    verdicts = found(tmp_path, record, "--params", str(LIST), status=0)
    assert set(verdicts.values()) == {"undetermined"}
    assert {"MP-32", "MP-32-by"} <= set(verdicts)


def test_the_county_checks_its_own_list() -> None:
    assert "0 个不符" in lianchi("rules", "test", "--params", str(LIST), status=0)
    assert "0 个错误，0 个提醒" in lianchi("rules", "lint", "--params", str(LIST), status=0)
    page = lianchi("rules", "show", "JX-03", "--params", str(LIST), status=0)
    assert "《甲县村级小微权力清单（2026年版）》JX-03“鱼塘、果园发包”（V (local)，2026-11-24 核对）" in page
    assert "依次办理，缺一不可：村民代表会议定底价 → 张榜 → 到便民服务中心竞价 → 签合同" in page
    ids = {row["id"] for row in json.loads(lianchi("rules", "list", "-f", "json", "--params", str(LIST), status=0))}
    assert {"JX-00", "JX-01", "JX-02", "JX-03", "JX-04", "MP-17"} <= ids
