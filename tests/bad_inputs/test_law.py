"""Numbers 25 to 27, 29 and 30: days that count, law that changes, heads that do not add up, steps out of order."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from bad_inputs.kit import RULES, Done, check, row

SOUND: Final = Path(__file__).parents[2] / "fixtures" / "four_discussions" / "compliant.yaml"
ONLY: Final = [word for rule in ("GI-02", "VA-01", "VA-02", "VS-01", "VS-02", "VS-03", "VS-08") for word in ("--only", rule)]


def village(identity: str, **meeting: Any) -> dict[str, Any]:
    meetings = [{"id": "M", "body": "villager_representatives", "held_on": "2026-03-01", **meeting}]
    return {"id": identity, "kind": "village_affairs", "unit": {"name": "甲村", "type": "village"}, "meetings": meetings}


def request(identity: str, received: str, told: str) -> dict[str, Any]:
    one = {"number": "申一", "received_on": received, "correction_notice_on": told}
    return {"id": identity, "kind": "information_disclosure", "information_requests": [one]}


def procedure(identity: str, **days: str | None) -> dict[str, Any]:
    """The sound matter of four discussions with other days; None leaves a step out."""
    record: dict[str, Any] = yaml.load(SOUND.read_text(encoding="utf-8"), yaml.BaseLoader)
    kept = [step for step in record["meetings"] if days.get(step["stage"], "") is not None]
    meetings = [step | {"held_on": days.get(step["stage"]) or step["held_on"]} for step in kept]
    return record | {"id": identity, "schema": "lianchi/record/1", "meetings": meetings}


def untold(identity: str) -> dict[str, Any]:
    """The sound matter without its meetings."""
    return {key: value for key, value in procedure(identity).items() if key != "meetings"}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """One run of the shipped book over all records of this module that it judges."""
    records = [
        request("七个工作日", "2024-02-05", "2024-02-20"), request("九个工作日", "2024-02-05", "2024-02-22"),
        request("没有安排", "2027-02-05", "2027-02-22"),
        village("多到", due=30, present=35), village("多票", due=30, present=25, votes={"for": 10, "against": 10, "abstain": 10}),
        village("无人应到", due=0, present=0), village("二十一", due=32, present=21), village("二十二", due=32, present=22),
        procedure("齐全"), procedure("颠倒", consultation="2026-03-01"), untold("未交"),
        procedure("同日", proposal="2026-03-09", consultation="2026-03-09", resolution="2026-03-09"),
        procedure("缺一步", consultation=None),
    ]
    files = {f"{number:02}.json": json.dumps(record, ensure_ascii=False) for number, record in enumerate(records)}
    found = check(tmp_path_factory.mktemp("law"), files, *ONLY, rules="")
    assert (found.code, found.err) == (1, "")
    return found


@row(25)
def test_working_days_over_the_spring_festival_and_a_year_without_a_table(done: Done) -> None:
    late = [record for record, rule in done.findings("violation") if rule == "GI-02"]
    assert (done.code, late) == (1, ["九个工作日"])
    assert "用了 9 个工作日，期限是 7 个工作日" in " ".join(done.said("九个工作日"))
    assert ("没有安排", "GI-02") in done.findings("undetermined")
    assert "缺少该年度的放假调休安排（放假通知发布后用 --holidays 导入）" in " ".join(done.said("没有安排"))


@row(29)
def test_heads_and_votes_that_do_not_add_up(done: Done) -> None:
    found = done.findings("violation")
    assert done.code == 1
    assert {("多到", "VA-01"), ("多票", "VA-02"), ("二十一", "VS-08")} <= found
    assert not [rule for record, rule in found if record in ("二十二", "无人应到")]
    assert "应到 30 人，实到却写了 35 人" in " ".join(done.said("多到"))
    assert "应到 32 人，实到 21 人，不足三分之二" in " ".join(done.said("二十一"))
    assert ("无人应到", "VS-08") in done.findings("undetermined")
    assert done.findings("error") == set()


@row(30)
def test_steps_out_of_order_are_found_and_steps_untold_are_not(done: Done) -> None:
    found = done.findings("violation")
    assert done.code == 1
    assert {("颠倒", "VS-02"), ("缺一步", "VS-01")} <= found
    assert not [rule for record, rule in found if record in ("齐全", "未交")]
    assert {("未交", "VS-01"), ("未交", "VS-02")} <= done.findings("undetermined")
    assert [rule for record, rule in found | done.findings("manual") if record == "同日"]


def posted(folder: Path, rules: str) -> Done:
    notices = {f"{days}天": f"2026-03-{days}" for days in (14, 15, 16)}
    records = [{"id": name, "kind": "village_affairs", "notices": [{"posted_on": "2026-03-01", "removed_on": day}]}
               for name, day in notices.items()]
    return check(folder, {"a.json": json.dumps(records, ensure_ascii=False)}, "--only", "DM-02", rules=rules)


@row(26)
def test_fifteen_days_with_and_without_the_first(tmp_path: Path) -> None:
    done = posted(tmp_path / "in", RULES)
    assert (done.code, done.findings("violation")) == (1, {("14天", "DM-02")})
    assert "公示 14 天（首尾都算），少于 15 天。" in done.said("14天")
    rules = tmp_path / "rules"
    shutil.copytree(RULES, rules)
    file = rules / "demo" / "DM-02.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("inclusive: true", "inclusive: false"), encoding="utf-8")
    done = posted(tmp_path / "in", str(rules))
    assert (done.code, done.findings("violation")) == (1, {("14天", "DM-02"), ("15天", "DM-02")})


@row(27)
def test_the_law_of_the_day_of_the_meeting(tmp_path: Path) -> None:
    records = [village(day, held_on=day, due=30, present=19) for day in ("2025-12-31", "2026-01-01")]
    done = check(tmp_path, {"a.json": json.dumps(records, ensure_ascii=False)}, "--only", "DM-01")
    cited = {one["record"]: one["basis"][0] for one in done.report["findings"]}
    assert done.code == 1
    assert "2020" in str(cited["2025-12-31"]) and "第二十六条" in str(cited["2025-12-31"])
    assert "2026" in str(cited["2026-01-01"]) and "第三十条" in str(cited["2026-01-01"])
