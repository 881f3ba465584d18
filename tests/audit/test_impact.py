"""The impact of a change of the rule book: what appears, vanishes, changes; and the command that shows it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from click.testing import CliRunner

from lianchi.audit.impact import impact
from lianchi.check import Options
from lianchi.cli import cli
from small import KIND, cap


def book(folder: Path, **caps: int) -> Path:
    """A rule book of caps on the amount, by id."""
    (folder / "book").mkdir(parents=True)
    for name, value in caps.items():
        raw = cap(name.replace("_", "-"), value)
        raw["basis"][0]["source"] = raw["versions"][0]["basis"] = "data-consistency"
        raw["slug"] = raw["id"].lower()
        raw["message"] = "{matter.amount} > {cap}"
        (folder / "book" / f"{raw['id']}.yaml").write_text(yaml.safe_dump(raw), encoding="utf-8")
    return folder


@pytest.fixture
def data(tmp_path: Path) -> str:
    records = [{"id": f"R{amount}", "kind": KIND, "resolution": {"decided_on": "2026-03-05"}, "matter": {"amount": amount}}
               for amount in (10, 20, 30)]
    file = tmp_path / "data.json"
    file.write_text(json.dumps([*records, {"id": "gap", "kind": KIND}]), encoding="utf-8")
    return str(file)


def test_findings_appear_vanish_change_or_stay(tmp_path: Path, data: str) -> None:
    old = book(tmp_path / "old", SM_1=15, SM_2=10, SM_3=25)
    new = book(tmp_path / "new", SM_1=25, SM_2=10, SM_3=26, SM_4=20)
    found = impact(old, new, [data], Options(jobs=1))
    assert [(one.rule, one.record) for one in found.vanished] == [("SM-1", "R20")]
    assert [(one.rule, one.record, one.verdict) for one in found.appeared] == [
        ("SM-4", "R30", "violation"), ("SM-4", "gap", "undetermined")]
    assert [(one.new.rule, one.new.record, one.what) for one in found.changed] == [
        ("SM-1", "R30", ("message",)), ("SM-3", "R30", ("message",))]
    assert (found.same, found.records, found.shifted) == (5, 4, ("SM-1", "SM-4"))


def test_the_same_book_twice_changes_nothing(tmp_path: Path, data: str) -> None:
    old = book(tmp_path / "old", SM_1=15)
    found = impact(old, old, [data], Options(jobs=1))
    assert (found.appeared, found.vanished, found.changed, found.shifted) == ((), (), (), ())
    assert found.same == 3


def run(*words: str) -> Any:
    return CliRunner().invoke(cli, ["rules", "impact", *words])


def test_a_parameter_file_is_a_side_too(tmp_path: Path) -> None:
    record = {"id": "R", "kind": "three_important_one_large", "unit": {"name": "某局"},
              "matter": {"category": "large_funds", "amount": 600_000}, "payments": [], "meetings": []}
    (tmp_path / "r.json").write_text(json.dumps(record), encoding="utf-8")
    sides = []
    for limit in (500_000, 700_000):
        side = tmp_path / f"{limit}.yaml"
        side.write_text(yaml.safe_dump({
            "schema": "lianchi/profile/1", "title": "u", "level": "unit", "for": {"unit": "某局"},
            "parameters": {"large_fund_limit": {"values": {"2020-01-01": limit}}}}, allow_unicode=True), encoding="utf-8")
        sides.append(side)
    found = impact(sides[0], sides[1], [str(tmp_path / "r.json")], Options(jobs=1))
    assert found.old.digest != found.new.digest and found.records == 1


def test_text_json_and_workbook_say_the_same(tmp_path: Path, data: str) -> None:
    old, new = book(tmp_path / "old", SM_1=15, SM_2=10), book(tmp_path / "new", SM_1=25, SM_2=10, SM_4=20)
    out = tmp_path / "impact.xlsx"
    result = run(str(old), str(new), data, "-o", str(out), "-o", str(tmp_path / "impact.json"))
    assert result.exit_code == 0, result.output
    assert "新出现 2 项，不再出现 1 项，有变化 1 项，不变 4 项" in result.output
    assert "SM-1 x：违规 2 → 1、合规 1 → 2" in result.output
    tree = json.loads((tmp_path / "impact.json").read_text(encoding="utf-8"))
    assert tree["summary"] == {"records": 4, "appeared": 2, "vanished": 1, "changed": 1, "same": 4}
    workbook = openpyxl.load_workbook(out)
    assert workbook.sheetnames == ["各条规则的数量变化", "新出现", "不再出现", "有变化"]
    assert [cell.value for cell in workbook["不再出现"][2]][:6] == ["SM-1", "x", "违规", "低", None, "R20"]
    assert workbook["新出现"].freeze_panes == "A2" and workbook["新出现"].auto_filter.ref == "A1:I3"


def test_unreadable_data_ends_as_3_and_a_wrong_target_as_2(tmp_path: Path, data: str) -> None:
    old = book(tmp_path / "old", SM_1=15)
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    result = run(str(old), str(old), data, str(bad))
    assert result.exit_code == 3 and "bad.json" in result.output
    refused = run(str(old), str(old), data, "-o", "impact.docx")
    assert refused.exit_code != 0 and "后缀" in str(refused.exception)


def test_a_cell_never_becomes_a_formula(tmp_path: Path) -> None:
    from lianchi.write.workbook import Sheet, workbook

    file = tmp_path / "w.xlsx"
    file.write_bytes(workbook([Sheet("a/b", ["x"], [["=1+1"], ["@SUM(A1)"], [3], [None], ["bell\x07"]])]))
    page = openpyxl.load_workbook(file)["a-b"]
    assert [(cell.value, cell.data_type) for (cell,) in page["A2:A6"]] == [
        ("=1+1", "s"), ("@SUM(A1)", "s"), (3, "n"), (None, "n"), ("bell\ufffd", "s")]
