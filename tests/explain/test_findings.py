"""What a finding says beyond its sentence: what is missing, which clause, and a name that survives moves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lianchi.check import Options, check
from lianchi.model.finding import Finding, Report

RULES = Path(__file__).parents[1] / "cli" / "rules"


def run(folder: Path, *records: dict[str, Any], **options: Any) -> Report:
    file = folder / "r.json"
    file.write_text(json.dumps(list(records), ensure_ascii=False), encoding="utf-8")
    return check([str(file)], Options(rules=(RULES,), jobs=1, **options))


def record(**more: Any) -> dict[str, Any]:
    return {"id": "A", "kind": "village_affairs", "unit": {"code": "X1", "name": "甲村"}, "notices": [], **more}


def meeting(**more: Any) -> dict[str, Any]:
    return {"stage": "resolution", "held_on": "2026-03-01", "due": 30, "present": 19, **more}


def only(report: Report) -> Finding:
    (finding,) = report.findings
    return finding


def test_the_fingerprint_survives_new_rows_and_changed_numbers(tmp_path: Path) -> None:
    before = only(run(tmp_path, record(meetings=[meeting()])))
    after = only(run(tmp_path, record(id="B", meetings=[]), record(
        meetings=[meeting(stage="proposal", present=30), meeting(present=18)],
    )))
    assert before.fingerprint == after.fingerprint
    assert before.subject != after.subject


@pytest.mark.parametrize("change", [{"id": "B"}, {"unit": {"code": "X2"}}])
def test_another_record_or_unit_is_another_finding(tmp_path: Path, change: dict[str, Any]) -> None:
    one = only(run(tmp_path, record(meetings=[meeting()])))
    other = only(run(tmp_path, {**record(meetings=[meeting()]), **change}))
    assert one.fingerprint != other.fingerprint


def test_equal_items_are_told_apart(tmp_path: Path) -> None:
    report = run(tmp_path, record(meetings=[meeting(), meeting()]))
    assert len({finding.fingerprint for finding in report.findings}) == 2


def test_what_is_missing_is_named_with_its_item(tmp_path: Path) -> None:
    report = run(tmp_path, record(meetings=[meeting(present=20), {"held_on": "2026-03-02", "due": 9}]))
    assert only(report).missing == ("第2次会议的实到人数",)


def test_a_collection_that_was_not_handed_in_is_named_itself(tmp_path: Path) -> None:
    assert only(run(tmp_path, record())).missing == ("会议",)


def test_an_unreadable_value_is_quoted(tmp_path: Path) -> None:
    finding = only(run(tmp_path, record(meetings=[meeting(present="约二十人")])))
    assert finding.verdict == "undetermined"
    assert finding.missing == ("实到人数（原文“约二十人”无法识别）",)


def test_a_share_of_nobody_cannot_be_judged(tmp_path: Path) -> None:
    finding = only(run(tmp_path, record(meetings=[meeting(due=0)])))
    assert finding.verdict == "undetermined"
    assert finding.missing == ("实到人数占应到人数的比例（无法得出）",)


@pytest.mark.parametrize(("held_on", "clause"), [
    ("2020-01-01", ("《示范办法》（2020）", "第二十六条")),
    ("2025-12-31", ("《示范办法》（2020）", "第二十六条")),
    ("2026-01-01", ("《示范办法》（2026）", "第三十条")),
])
def test_the_clause_in_force_that_day(tmp_path: Path, held_on: str, clause: tuple[str, str]) -> None:
    finding = only(run(tmp_path, record(meetings=[meeting(held_on=held_on)])))
    assert [(one.title, one.locator) for one in finding.basis] == [clause]


def test_a_day_before_every_version_is_undetermined(tmp_path: Path) -> None:
    finding = only(run(tmp_path, record(meetings=[meeting(held_on="2019-12-31")])))
    assert finding.verdict == "undetermined"
    assert finding.missing == ("施行版本（日期不在本规则任何版本的施行期内）",)


def test_the_law_of_another_day_on_request(tmp_path: Path) -> None:
    from datetime import date

    finding = only(run(tmp_path, record(meetings=[meeting(held_on="2019-12-31")]), as_of=date(2026, 5, 1)))
    assert finding.basis[0].locator == "第三十条"


def test_english(tmp_path: Path) -> None:
    finding = only(run(tmp_path, record(meetings=[meeting()]), lang="en"))
    assert finding.message == "19 of 30 were present, fewer than 2/3."
    assert finding.basis[0].title == "Demo measures (2026)"
