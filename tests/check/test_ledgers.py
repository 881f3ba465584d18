"""Tables of an office from file to report: cells in the locations, doubts as remarks, shapes of the user's own."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lianchi.check import Options, check
from lianchi.errors import RulebookError

SHAPE = """\
schema: lianchi/ledger/1
id: own
title: 本单位会议表
title_en: Meetings of our own
kind: three_important_one_large
record: [议题号]
sheets:
- title: 本单位会议表
  rows: meetings
  columns:
  - {heading: 议题号, field: id, required: true}
  - {heading: 开会日子, field: meetings.held_on, required: true}
  - {heading: 该来几人, field: meetings.due}
  - {heading: 来了几人, field: meetings.present}
"""


def saved(path: Path, rows: list[list[object]], name: str) -> str:
    book = openpyxl.Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    book.save(path)
    return str(path)


def test_a_ledger_with_a_total_and_a_destroyed_code(tmp_path: Path) -> None:
    heads = ["记录编号", "统一社会信用代码", "接触日期", "企业名称", "接触目的", "费用种类", "费用金额（元）", "费用付款方"]
    rows = [heads, ["J-1", 123456789012345678, "2026-03-05", "甲公司", "调研", "餐费", 300, "企业"], ["合计", None, None, None, None, None, 300]]
    report = check([saved(tmp_path / "台账.xlsx", rows, "政商接触登记")], Options(jobs=1))
    assert [(one.path, one.records, one.status) for one in report.inputs] == [("台账.xlsx", 1, "read")]
    assert {remark.code for remark in report.remarks} == {"destroyed_number", "left_out"}
    assert {remark.location.cell for remark in report.remarks} == {"政商接触登记!B2", "政商接触登记"}
    broken = [finding for finding in report.findings if finding.verdict == "violation"]
    assert any(location.cell == "政商接触登记!H2" for finding in broken for location in finding.locations), broken


def test_a_sheet_that_nobody_knows_makes_the_run_incomplete(tmp_path: Path) -> None:
    report = check([saved(tmp_path / "食堂.xlsx", [["姓名", "餐数"], ["甲一", 3]], "食堂")], Options(jobs=1))
    assert report.inputs[0].status != "read" and "姓名、餐数" in str(report.inputs[0].reason)


def test_shapes_of_the_user_are_read_and_their_mistakes_told_before_anything_is(tmp_path: Path) -> None:
    folder = tmp_path / "shapes"
    folder.mkdir()
    (folder / "own.yaml").write_text(SHAPE, encoding="utf-8")
    path = saved(tmp_path / "a.xlsx", [["议题号", "开会日子", "该来几人", "来了几人"], ["Y-1", "2026-03-05", 9, 8]], "Sheet1")
    assert check([path], Options(jobs=1, ledgers=(str(folder),))).records == 1
    (folder / "own.yaml").write_text(SHAPE.replace("title:", "titel:", 1), encoding="utf-8")
    with pytest.raises(RulebookError, match="own.yaml:3:1: 不认识的键 titel"):
        check([path], Options(jobs=1, ledgers=(str(folder),)))
