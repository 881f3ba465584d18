"""Single cells: numbers and days as shown, units, none at all, and what no value can be taken from."""

from __future__ import annotations

import datetime
import io
from typing import Any

import openpyxl
import pytest

CONTACT = ["记录编号", "接触日期", "企业名称", "批准文号", "批准日期", "礼品种类", "礼品登记日期", "是否公开活动"]
TIOL = ["记录编号", "事项名称", "会议时间"]


def one(read: Any, heading: str, cell: Any, form: str | None = None, name: str = "三重一大台账") -> Any:
    """The record of a sheet with one more column."""
    def edit(book: Any) -> None:
        if form is not None:
            book.active["D2"].number_format = form

    found = read([[*TIOL, heading], ["A1", "修路", "2026-03-05", cell]], name=name, edit=edit)
    assert found.unread == []
    return found


@pytest.mark.parametrize(("heading", "cell", "amount"), [
    ("金额（万元）", 12.5, "12.5万元"), ("金额（万元）", "12.5", "12.5万元"), ("金额（元）", 86000, "86000元"),
    ("金额(单位：万元)", "1,200", "1,200万元"), ("金额（万元）", "12.5万元", "12.5万元"), ("金额（万元）", "12.5万", "12.5万"),
    ("金额（万元）", "(1.2)", "(1.2万元)"), ("金额（万元）", "￥1.2", "¥1.2万元"), ("金额（万元）", "一百二十", "一百二十万元"),
    ("金额（元）", "壹万贰仟元整", "壹万贰仟元整"), ("金额（万元）", 0, "0万元"), ("金额（万元）", -3, "-3万元"),
    ("金额（万元）", "待定", "待定"), ("金额（万元）", "约12", "约12万元"), ("金额", "3.5亿元", "3.5亿元"),
    ("金额（万元）", 0.1 + 0.2, "0.3万元"), ("金额（元）", 1234567.89, "1234567.89元"), ("金额万元", 5, "5万元"),
])
def test_amounts_get_the_unit_of_their_heading(read: Any, heading: str, cell: Any, amount: str) -> None:
    assert one(read, heading, cell).only.fields["matter"]["amount"] == amount


@pytest.mark.parametrize(("heading", "cell", "code", "said"), [
    ("金额（万元）", "12000元", "unit_conflict", "写的单位是元，表头的单位是万元"),
    ("金额（元）", "1.2万元", "unit_conflict", "写的单位是万元，表头的单位是元"),
    ("金额（万元）", "叁万元整", None, ""), ("金额（万元）", "叁佰元整", "unit_conflict", "写的单位是元"),
    ("金额", "12000", "no_unit", "没有写金额的单位"), ("金额", "一万二千", "no_unit", "没有写金额的单位"),
    ("金额（元）", "1.2E+7", "destroyed_number", "科学计数"),
])
def test_amounts_whose_unit_is_open_are_left_out(read: Any, heading: str, cell: Any, code: str | None, said: str) -> None:
    found = one(read, heading, cell)
    if code is None:
        assert found.only.fields["matter"]["amount"] == cell
        return
    assert "amount" not in found.only.fields["matter"]
    (doubt,) = found.only.doubts
    assert doubt.code == code and said in doubt.zh and doubt.place == "三重一大台账!D2" and "没有读入" in doubt.zh


def test_a_line_above_the_table_states_the_unit_of_all_amounts(read: Any) -> None:
    rows = [["三重一大台账", None, None, "单位：万元"], [*TIOL, "金额"], ["A1", "修路", "2026-03-05", 12.5]]
    found = read(rows, name="三重一大台账")
    assert found.only.fields["matter"]["amount"] == "12.5万元" and "unit" not in found.only.fields


def test_the_unit_of_the_shape_holds_where_nothing_else_says_one(read: Any) -> None:
    heads = ["接触日期", "企业名称", "费用金额", "费用种类"]
    found = read([heads, ["2026-03-05", "甲公司", 35.5, "工作餐"], ["2026-03-06", "甲公司", "0.1万元", "餐费"]])
    assert [record.fields["contacts"][0]["expenses"][0]["amount"] for record in found.records] == ["35.5元", "0.1万元"]


def test_a_count_in_another_unit_than_its_field_is_not_read(read_data: Any, book: Any, tmp_path: Any) -> None:
    (tmp_path / "terms.yaml").write_text("""\
schema: lianchi/ledger/1
id: terms
title: 期限表
title_en: Terms
kind: tender
record: []
sheets:
- title: 期限表
  columns:
  - {heading: 事项, field: matter.title, required: true}
  - {heading: 期限, field: resolution.term_months}
""", encoding="utf-8")
    rows = [["事项", "期限（年）"], ["修路", 3]]
    found = read_data(book({"期限表": rows}), str(tmp_path))
    assert "resolution" not in found.only.fields and "按年计" in found.said("unit_conflict")[0]
    found = read_data(book({"期限表": [["事项", "期限（个月）"], ["修路", 36], ["买车", "3年"]]}), str(tmp_path))
    assert found.records[0].fields["resolution"] == {"term_months": "36"}
    assert "resolution" not in found.records[1].fields and "3年" in found.records[1].doubts[0].zh


@pytest.mark.parametrize(("cell", "form", "day"), [
    (datetime.date(2026, 3, 5), "yyyy-mm-dd", "2026-03-05"), (datetime.date(2026, 3, 5), 'm"月"d"日"', "2026-03-05"),
    (datetime.datetime(2026, 3, 5, 9, 30), "yyyy/m/d h:mm", "2026-03-05 09:30"), ("二〇二六年三月五日", None, "二〇二六年三月五日"),
    (datetime.date(2026, 3, 1), 'yyyy"年"m"月"', "2026年3月"), (46086, None, "46086"), (20260305, None, "20260305"),
    (59, "yyyy-mm-dd", "1900-02-28"), (1, "yyyy-mm-dd", "1900-01-01"), (61, "yyyy-mm-dd", "1900-03-01"),
])
def test_days_are_read_as_they_are_shown(read: Any, cell: Any, form: str | None, day: str) -> None:
    found = one(read, "会议通知日期", cell, form)
    assert found.only.fields["meetings"][0]["notice_sent_on"] == day


def test_the_29th_of_february_1900_is_refused(read: Any) -> None:
    found = one(read, "会议通知日期", 60, "yyyy-mm-dd")
    assert "notice_sent_on" not in found.only.fields["meetings"][0]
    assert "没有2 月 29 日" in found.said("no_such_day")[0].replace("没有 2", "没有2")


def test_workbooks_that_count_days_from_1904(read_data: Any) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    sheet.title = "三重一大台账"
    sheet.append(TIOL)
    sheet.append(["A1", "修路", datetime.date(2026, 3, 5)])
    stream = io.BytesIO()
    workbook.save(stream)
    assert read_data(stream.getvalue()).only.fields["meetings"] == [{"held_on": "2026-03-05"}]


@pytest.mark.parametrize(("form", "shown"), [("0!.0,", "12000"), ('#,##0,"千元"', "12000"), ("0\\.0", "12000")])
def test_a_number_shown_as_another_number_is_no_value(read: Any, form: str, shown: str) -> None:
    found = one(read, "金额（万元）", 12000, form)
    assert "amount" not in found.only.fields["matter"] and "数字格式" in found.said("ambiguous")[0]


def test_words_in_a_number_format_are_read_with_the_number(read: Any) -> None:
    assert one(read, "金额", 12.5, '0.00"万元"').only.fields["matter"]["amount"] == "12.5万元"
    assert "unit_conflict" in [doubt.code for doubt in one(read, "金额（元）", 12.5, '0.00"万元"').only.doubts]
    assert one(read, "事项编码", 7, '"P08-"000').only.fields["matter"]["item_code"] == "P08-007"


@pytest.mark.parametrize("code", [123456789012345678, 4.10922199001011e17, "1.23457E+17"])
def test_numbers_that_the_spreadsheet_destroyed_are_left_out(read: Any, code: Any) -> None:
    found = one(read, "统一社会信用代码", code)
    assert "unit" not in found.only.fields
    (said,) = found.said("destroyed_number")
    assert "D2" in said and "统一社会信用代码" in said and "文本格式" in said


def test_a_code_as_text_and_one_of_fifteen_digits_stay(read: Any) -> None:
    assert one(read, "统一社会信用代码", "91410000MA3X000001").only.fields["unit"]["code"] == "91410000MA3X000001"
    assert one(read, "统一社会信用代码", 130503670401001).only.fields["unit"]["code"] == "130503670401001"


@pytest.mark.parametrize(("cell", "code"), [("#REF!", "error_cell"), ("=A1&B1", "not_computed")])
def test_formulas_in_error_and_formulas_without_a_result(read: Any, cell: str, code: str) -> None:
    found = one(read, "主持人", cell)
    assert "chair" not in found.only.fields["meetings"][0] and len(found.said(code)) == 1


def contact(read: Any, *cells: Any) -> dict[str, Any]:
    found = read([CONTACT, ["J1", "2026-03-05", "甲公司", *cells]])
    fields: dict[str, Any] = found.only.fields["contacts"][0]
    return fields


def test_none_at_all_is_said_as_none_and_a_stroke_is_not(read: Any) -> None:
    fields = contact(read, "无", "/", "无", "—", "√")
    assert fields["approval"] is None and "approved_on" not in fields
    assert fields["gifts"] == [] and fields["public_event"] == "是"


def test_none_within_a_part_that_is_there(read: Any) -> None:
    fields = contact(read, "批2号", "2026-03-01", "礼品", "无", "×")
    assert fields["gifts"] == [{"kind": "礼品", "registered_on": None}] and fields["public_event"] == "否"


def test_a_stroke_alone_makes_no_part_and_is_counted(read: Any) -> None:
    found = read([CONTACT, ["J1", "2026-03-05", "甲公司", "/", "/", "/", "/", None]])
    assert found.only.fields["contacts"][0].keys() == {"held_on", "enterprise"}
    assert "有 4 个格子只画了" in "".join(found.said("left_out"))


def test_an_id_that_says_none_is_none(read: Any) -> None:
    found = read([CONTACT, ["无", "2026-03-05", "甲公司"], ["无", "2026-03-06", "乙公司"]])
    assert [record.fields["id"] for record in found.records] == ["2026-03-05·甲公司", "2026-03-06·乙公司"]


def test_yes_and_no_of_the_spreadsheet_itself(read: Any) -> None:
    assert contact(read, None, None, None, None, True)["public_event"] == "是"
    assert contact(read, None, None, None, None, False)["public_event"] == "否"


def test_text_around_which_nobody_sees_anything(read: Any) -> None:
    assert contact(read, "\u3000批1号\u200b ", None, None, None, None)["approval"] == "批1号"
