"""What a unit seems to lack may be an item of which the day or the kind was left out: then nobody is accused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lianchi.check import Options, check

YEAR = {"from": "2025-01-01", "until": "2025-12-31", "complete": True}
MEETING = {"body": "branch_general_meeting", "due": 9, "present": 9}
THREE = [{**MEETING, "held_on": f"2025-{month}-10"} for month in ("02", "05", "11")]
"""None in the third quarter."""


def verdicts(tmp_path: Path, *records: dict[str, Any], jobs: int = 1, engine: str = "rete") -> list[tuple[str, str]]:
    """What is said of the quarters and of items without a place."""
    lines = [json.dumps({"id": f"R{number}", "kind": "organisational_life", **one}) for number, one in enumerate(records)]
    (tmp_path / "r.jsonl").write_text("\n".join(lines), encoding="utf-8")
    report = check([str(tmp_path / "r.jsonl")], Options(only=("OL-01",), jobs=jobs, engine=engine))
    return [(one.verdict, one.subject) for one in report.findings]


def branch(*meetings: dict[str, Any], code: str = "N1", **more: Any) -> dict[str, Any]:
    return {"unit": {"code": code, "name": f"党支部{code}", "type": "party_branch"}, "meetings": list(meetings), **more}


@pytest.mark.parametrize("engine", ["rete", "columnar"])
@pytest.mark.parametrize(("extra", "expected"), [
    ({}, [("violation", "group")]),
    ({**MEETING}, [("undetermined", "meetings[0]"), ("undetermined", "group")]),
    ({"held_on": "2025-08-01"}, [("undetermined", "meetings[0]"), ("undetermined", "group")]),
    ({"held_on": "2025-03-01"}, [("undetermined", "meetings[0]"), ("violation", "group")]),
    ({"body": "branch_committee"}, [("violation", "group")]),
])
def test_an_item_that_may_be_the_missing_one_leaves_it_open(
    tmp_path: Path, extra: dict[str, Any], expected: list[tuple[str, str]], engine: str
) -> None:
    more = [branch(extra)] if extra else []
    assert verdicts(tmp_path, branch(*THREE, coverage=YEAR), *more, engine=engine) == expected


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_item_of_another_unit_leaves_nothing_open(tmp_path: Path, jobs: int) -> None:
    records = [branch(*THREE, coverage=YEAR), branch({**MEETING}, code="N2")]
    assert verdicts(tmp_path, *records, jobs=jobs) == [("undetermined", "meetings[0]"), ("violation", "group")]
