"""Recognising sheets and headings: titles, several heading rows, strange ones, none, two alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

CONTACT = ["接触日期", "企业名称", "接触目的"]
ROW = ["2026-03-05", "某某建材有限公司", "调研走访"]
TIOL = ["编号", "事项名称", "类别", "金额（万元）", "会议名称", "会议时间"]


def test_a_plain_sheet(read: Any) -> None:
    found = read([CONTACT, ROW])
    assert found.unread == []
    contact = found.only.fields["contacts"][0]
    assert contact == {"held_on": "2026-03-05", "enterprise": "某某建材有限公司", "purpose": "调研走访"}
    assert found.only.fields["kind"] == "official_business_contact"
    assert found.only.origins["/contacts/0/held_on"].place == "政商接触登记!A2" and found.only.line == 2


def test_titles_labels_and_spellings_of_headings(read: Any) -> None:
    found = read([
        ["某局2026年政商接触登记表"], ["填报单位（盖章）：某县示例局    填报时间：2026年4月"], [],
        ["序号", "接触 日期*", "企业\n名称", "备注"], [1, "2026-03-05", "甲公司", "x"],
    ], name="Sheet1")
    assert found.only.fields["contacts"] == [{"held_on": "2026-03-05", "enterprise": "甲公司"}]
    assert found.only.fields["unit"] == {"name": "某县示例局"}
    assert found.only.origins["/unit/name"].place == "Sheet1!A2"
    assert any("备注" in said for said in found.said("left_out"))


def test_a_label_with_its_value_in_the_next_cell(read: Any) -> None:
    found = read([["填报单位", "某县示例局"], CONTACT, ROW])
    assert found.only.fields["unit"] == {"name": "某县示例局"}


def group_headings(book: Any) -> None:
    sheet = book.active
    for cells in ("A1:A2", "B1:B2", "C1:E1"):
        sheet.merge_cells(cells)


def test_two_heading_rows_with_a_merged_group(read: Any) -> None:
    rows = [["事项名称", "会议时间", "表决", None, None], [None, None, "赞成", "反对", "弃权"], ["修路", "2026-03-05", 5, 1, 0]]
    found = read(rows, name="三重一大台账", edit=group_headings)
    assert found.only.fields["meetings"] == [{"held_on": "2026-03-05", "votes": {"for": "5", "against": "1", "abstain": "0"}}]
    assert found.only.origins["/meetings/0/votes/for"].place == "三重一大台账!C3"


def test_a_group_that_is_not_merged_reaches_to_the_right(read_csv: Any, csv_of: Any) -> None:
    rows = [["事项名称", "会议时间", "表决", "", ""], ["", "", "赞成", "反对", "弃权"], ["修路", "2026-03-05", 5, 1, 0]]
    found = read_csv(csv_of(rows))
    assert found.only.fields["meetings"][0]["votes"] == {"for": "5", "against": "1", "abstain": "0"}
    assert found.only.origins["/meetings/0/votes/for"].place == "C3"


def test_a_heading_out_of_its_group_counts_only_where_nothing_else_answers_to_it(read: Any) -> None:
    found = read([["事项名称", "会议时间", "赞成"], ["修路", "2026-03-05", 5]], name="三重一大台账")
    assert found.only.fields["meetings"][0]["votes"] == {"for": "5"}


def test_a_bare_heading_under_a_strange_group_is_not_taken(read: Any) -> None:
    rows = [["接触日期", "企业名称", "合同签订", None], [None, None, "时间", "地点"], ["2026-03-05", "甲公司", "2026-04-01", "某地"]]
    found = read(rows, edit=lambda book: book.active.merge_cells("C1:D1"))
    assert found.only.fields["contacts"] == [{"held_on": "2026-03-05", "enterprise": "甲公司"}]
    assert [("时间" in said, "地点" in said) for said in found.said("unknown_column")] == [(True, False), (False, True)]


def test_an_unknown_column_is_named_with_the_nearest_heading(read: Any) -> None:
    found = read([[*CONTACT, "接触地址"], [*ROW, "某地"]])
    (said,) = found.said("unknown_column")
    assert "接触地址" in said and "D1" in said and "1 行" in said and "最接近的表头是“地点”" in said
    (empty,) = [read([[*CONTACT, "接触地址"], ROW])]
    assert empty.said("unknown_column") == []


def test_two_columns_for_one_field_are_both_left_out(read: Any) -> None:
    found = read([["会见时间", "活动时间", "企业名称", "接触目的"], ["2026-03-05", "2026-03-06", "甲公司", "调研"]])
    assert found.only.fields["contacts"] == [{"enterprise": "甲公司", "purpose": "调研"}]
    assert "A、B列都像“接触日期”" in found.said("ambiguous")[0]


def test_the_heading_itself_goes_before_an_alias(read: Any) -> None:
    found = read([["接触日期", "活动时间", "企业名称"], ["2026-03-05", "2026-03-06", "甲公司"]])
    assert found.only.fields["contacts"] == [{"held_on": "2026-03-05", "enterprise": "甲公司"}]
    assert "活动时间" in found.said("unknown_column")[0]


def test_a_strange_sheet_beside_a_good_one_is_named(read_data: Any, book: Any) -> None:
    found = read_data(book({"政商接触登记": [CONTACT, ROW], "食堂": [["姓名", "企业名称", "餐数"], ["甲一", "乙", 3]]}))
    assert len(found.records) == 1
    (unread,) = found.unread
    assert "姓名、企业名称、餐数" in unread.zh and "政商接触登记表" in unread.zh and "还要有 接触日期" in unread.zh
    assert unread.place == "食堂!第1行" and unread.en


def test_empty_sheets_and_sheets_of_notes_are_said_to_be_left_out(read_data: Any, book: Any) -> None:
    found = read_data(book({"政商接触登记": [CONTACT, ROW], "Sheet2": [], "填表说明": [CONTACT, ROW]}))
    assert len(found.records) == 1 and found.unread == []
    assert [("Sheet2" in said, "填表说明" in said) for said in found.said("left_out")] == [(True, False), (False, True)]


ALIKE = """\
schema: lianchi/ledger/1
id: {id}
title: {title}
title_en: {id}
kind: tender
record: []
sheets:
- title: {title}
  rows: meetings
  columns:
  - {{heading: 甲列, field: meetings.name, required: true}}
  - {{heading: 乙列, field: meetings.held_on}}
"""


@pytest.fixture
def alike(tmp_path: Path) -> str:
    for name, title in (("one", "第一种表"), ("two", "第二种表")):
        (tmp_path / f"{name}.yaml").write_text(ALIKE.format(id=name, title=title), encoding="utf-8")
    return str(tmp_path)


def test_two_shapes_that_fit_alike_are_both_named(read_data: Any, book: Any, alike: str) -> None:
    found = read_data(book({"Sheet1": [["甲列", "乙列"], ["x", "2026-03-05"]]}), alike)
    assert found.records == [] and "既像“第一种表”和“第二种表”" in found.unread[0].zh


def test_the_name_of_the_sheet_decides_between_two_shapes(read_data: Any, book: Any, alike: str) -> None:
    found = read_data(book({"2026年第二种表": [["甲列", "乙列"], ["x", "2026-03-05"]]}), alike)
    assert found.only.fields["meetings"] == [{"name": "x", "held_on": "2026-03-05"}]


def test_hidden_sheets_rows_and_columns_are_read_and_said(read_data: Any, book: Any) -> None:
    def hide(made: Any) -> None:
        sheet = made["政商接触登记"]
        sheet.sheet_state = "hidden"
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    found = read_data(book({"首页": [], "政商接触登记": [CONTACT, ROW, ROW]}, hide))
    assert len(found.records) == 2
    said = found.said("hidden")
    assert len(said) == 3 and "是隐藏的" in said[0] and "第3行" in said[1] and "C列" in said[2]


def test_a_heading_row_that_says_but_units_and_one_that_numbers_the_columns(read: Any) -> None:
    rows = [["编号", "事项名称", "会议时间", "金额"], [None, None, None, "（万元）"], ["甲", "1", "2", "3"], ["A1", "修路", "2026-03-05", 12.5]]
    found = read(rows, name="三重一大台账")
    assert found.only.fields["matter"] == {"title": "修路", "amount": "12.5万元"}
    assert "重复的标题和表头没有读入：第3行" in "".join(found.said("left_out"))
