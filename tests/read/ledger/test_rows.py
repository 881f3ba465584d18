"""Rows below the headings: records of one row and of several, merged cells, and rows that are no record's."""

from __future__ import annotations

from typing import Any

import pytest

CONTACT = ["序号", "接触日期", "企业名称", "接触目的"]
ROW = [1, "2026-03-05", "甲公司", "调研走访"]
TIOL = ["记录编号", "事项名称", "会议名称", "会议时间", "金额（万元）"]


def meetings(record: Any) -> list[str]:
    return [meeting["name"] for meeting in record.fields.get("meetings", [])]


def test_totals_notes_headings_again_and_prepared_lines_are_left_out_and_said(read: Any) -> None:
    found = read([
        ["某局政商接触登记表"], CONTACT, ROW, ["本页小计", None, "1 次"], ["某局政商接触登记表"], CONTACT,
        ["一、重点企业"], [2, "2026-03-06", "乙公司", "座谈"], [3], ["合　计", None, 2, None], ["示例", "2026-01-01", "某公司", "调研"],
        ["注：1.一行写一次接触。"], ["2.日期写公历。"], ["填表人：甲一", None, "审核人：乙二"],
    ])
    assert [record.fields["contacts"][0]["enterprise"] for record in found.records] == ["甲公司", "乙公司"]
    said = "".join(found.said("left_out"))
    for part in ("合计、小计一类的行没有读入：第4、10行", "重复的标题和表头没有读入：第5-6行", "示例行没有读入：第11行",
                 "分段标题没有读入：第7行", "没有内容的行没有读入：第9行", "填表说明、签字栏一类的行没有读入：第12-14行"):
        assert part in said, said
    assert found.unread == [] and len(found.doubts) == 7


def test_a_matter_that_only_sounds_like_a_total_is_a_record(read: Any) -> None:
    found = read([TIOL, ["A1", "统计局办公楼合计方案审定", "党委会", "2026-03-05", 1]], name="三重一大台账")
    assert found.only.fields["matter"]["title"] == "统计局办公楼合计方案审定"


def test_several_rows_are_one_record_wherever_they_stand(read: Any) -> None:
    found = read([TIOL, ["A1", "修路", "党委会", "2026-03-05", 12.5], ["A2", "买车", "办公会", "2026-03-06", 1],
                  ["A1", "修路", "董事会", "2026-03-12", 12.5]], name="三重一大台账")
    by_id = {record.fields["id"]: record for record in found.records}
    assert {name: meetings(record) for name, record in by_id.items()} == {"A1": ["党委会", "董事会"], "A2": ["办公会"]}
    assert by_id["A1"].fields["matter"]["amount"] == "12.5万元" and by_id["A1"].line == 2
    assert by_id["A1"].origins["/meetings/1/name"].place == "三重一大台账!C4"


def test_rows_of_two_sheets_make_one_record(read_data: Any, book: Any) -> None:
    sheet = [TIOL, ["A1", "修路", "党委会", "2026-03-05", 12.5]]
    other = [TIOL, ["A1", "修路", "董事会", "2026-03-12", 12.5]]
    found = read_data(book({"三重一大台账": sheet, "三重一大台账（续）": other}))
    assert meetings(found.only) == ["党委会", "董事会"]
    assert found.only.origins["/meetings/1/held_on"].place == "三重一大台账（续）!D2"


def test_merged_cells_hold_for_all_their_rows_and_point_to_the_anchor(read: Any) -> None:
    def merge(book: Any) -> None:
        for column in "ABE":
            book.active.merge_cells(f"{column}2:{column}3")

    rows = [TIOL, ["A1", "修路", "党委会", "2026-03-05", 12.5], [None, None, "董事会", "2026-03-12", None],
            ["A2", "买车", "办公会", "2026-03-06", 1]]
    found = read(rows, name="三重一大台账", edit=merge)
    first, second = found.records
    assert meetings(first) == ["党委会", "董事会"] and meetings(second) == ["办公会"]
    assert first.fields["matter"] == {"title": "修路", "amount": "12.5万元"}
    assert first.origins["/matter/title"].place == "三重一大台账!B2" and first.doubts == ()


def test_a_village_name_merged_over_rows_of_several_records(read: Any) -> None:
    rows = [["单位名称", "接触日期", "企业名称"], ["某局", "2026-03-05", "甲公司"], [None, "2026-03-06", "乙公司"]]
    found = read(rows, edit=lambda book: book.active.merge_cells("A2:A3"))
    assert [record.fields["unit"]["name"] for record in found.records] == ["某局", "某局"]
    assert found.records[1].origins["/unit/name"].place == "政商接触登记!A2"


def test_an_amount_merged_over_rows_of_several_records_is_left_out_of_all(read: Any) -> None:
    rows = [TIOL, ["A1", "修路", "党委会", "2026-03-05", 12.5], ["A2", "买车", "办公会", "2026-03-06", None]]
    found = read(rows, name="三重一大台账", edit=lambda book: book.active.merge_cells("E2:E3"))
    assert ["amount" in record.fields["matter"] for record in found.records] == [False, False]
    assert len(found.said("ambiguous")) == 2 and "几行合计" in found.said("ambiguous")[0]


def test_a_row_that_looks_merged_but_is_not_belongs_to_nobody(read: Any) -> None:
    rows = [TIOL, ["A1", "修路", "党委会", "2026-03-05", 12.5], [None, None, "董事会", "2026-03-12", None],
            ["A2", "买车", "办公会", "2026-03-06", 1]]
    found = read(rows, name="三重一大台账")
    first, second = found.records
    assert "meetings" not in first.fields and meetings(second) == ["办公会"]
    assert not any(pointer.startswith("/meetings") for pointer in first.origins)
    assert "第3行没有写记录编号、单位名称、事项名称" in found.unread[0].zh and found.unread[0].line == 3
    assert "下面有一行不知道是不是它的" in first.doubts[0].zh


def test_a_row_with_half_a_name_may_be_the_same_matter_or_not(read: Any) -> None:
    rows = [TIOL, ["A1", "修路", "党委会", "2026-03-05", 12.5], [None, "修路", "董事会", "2026-03-12", None]]
    found = read(rows, name="三重一大台账")
    assert len(found.records) == 1 and len(found.unread) == 1 and "meetings" not in found.only.fields


def test_a_row_without_a_number_but_with_its_own_unit_is_its_own_record(read: Any) -> None:
    rows = [["记录编号", "单位名称", "接触日期", "企业名称"], ["J1", "某局", "2026-03-05", "甲公司"], [None, "某局", "2026-03-06", "乙公司"]]
    found = read(rows)
    assert [record.fields["id"] for record in found.records] == ["J1", "某局·2026-03-06·乙公司"]
    assert found.unread == [] and "1 条记录没有写编号" in found.said("no_id")[0]


def test_blank_lines_and_unfilled_first_columns_continue_where_the_shape_says_so(
        read_data: Any, book: Any, tmp_path: Any) -> None:
    (tmp_path / "cont.yaml").write_text("""\
schema: lianchi/ledger/1
id: cont
title: 接续台账
title_en: Continued ledger
kind: tender
record: [项目]
sheets:
- title: 接续台账
  rows: meetings
  continued: true
  columns:
  - {heading: 项目, field: matter.title, required: true}
  - {heading: 会议名称, field: meetings.name}
""", encoding="utf-8")
    rows = [["项目", "会议名称"], ["修路", "党委会"], [None, "董事会"], [None, None], [None, "股东会"], ["买车", "办公会"]]
    found = read_data(book({"接续台账": rows}), str(tmp_path))
    assert [meetings(record) for record in found.records] == [["党委会", "董事会", "股东会"], ["办公会"]]


def test_two_values_for_one_field_of_a_record_are_both_left_out(read: Any) -> None:
    found = read([TIOL, ["A1", "修路", "党委会", "2026-03-05", 12.5], ["A1", "修路", "董事会", "2026-03-12", 15],
                  ["A1", "修路", "股东会", "2026-03-13", 12.5]], name="三重一大台账")
    assert "amount" not in found.only.fields["matter"] and "/matter/amount" not in found.only.origins
    (said,) = found.said("conflict")
    assert "三重一大台账!E2写的是“12.5万元”" in said and "三重一大台账!E3写的是“15万元”" in said


def test_one_matter_without_numbers_in_rows_apart_is_joined_and_said(read: Any) -> None:
    heads = ["事项名称", "会议名称", "会议时间"]
    rows = [heads, ["修路", "党委会", "2026-03-05"], ["买车", "办公会", "2026-03-06"], ["修路", "董事会", "2026-03-12"]]
    found = read(rows, name="三重一大台账")
    assert sorted(map(meetings, found.records)) == [["党委会", "董事会"], ["办公会"]]
    assert "第4行" in found.said("joined")[0] and len(found.said("joined")) == 1
    together = read([rows[0], rows[1], rows[3], rows[2]], name="三重一大台账")
    assert together.said("joined") == []


def test_another_table_below_is_not_read_as_records(read: Any) -> None:
    rows = [CONTACT, ROW, [], ["事项名称", "类别", "会议名称", "会议时间"], ["修路", "重大事项", "党委会", "2026-03-05"]]
    found = read(rows)
    assert len(found.records) == 1
    assert "第4行起像是另一张表" in found.unread[0].zh


def test_ids_are_made_of_what_the_matter_is_called_and_stay_apart(read: Any) -> None:
    found = read([CONTACT, ROW, ROW, [3, "2026-03-06", None, "座谈"]])
    ids = [record.fields["id"] for record in found.records]
    assert ids == ["2026-03-05·甲公司", "2026-03-05·甲公司·政商接触登记!第3行", "2026-03-06"]
    assert found.records[0].origins["/id"].confidence == "context"


def test_a_sheet_with_headings_only_says_that_it_holds_nothing(read: Any) -> None:
    found = read([CONTACT])
    assert found.records == [] and "只有表头" in found.said("left_out")[0]


@pytest.mark.parametrize("word", ["合计", "小 计", "总计", "本页合计", "累计：", "合计（大写）", "共计3次"])
def test_words_of_totals(read: Any, word: str) -> None:
    found = read([CONTACT, ROW, [word, None, "5", None]])
    assert len(found.records) == 1 and "第3行" in "".join(found.said("left_out"))


def test_values_that_several_rows_repeat_are_said_once(read: Any) -> None:
    heads = ["记录编号", "事项名称", "会议名称", "会议时间", "合法性审查日期"]
    found = read([heads, ["A1", "修路", "党委会", "2026-03-05", "2026-03-01"], ["A1", "修路", "董事会", "2026-03-12", "2026-03-01"],
                  ["A1", "修路", "股东会", "2026-03-15", "2026-03-13"]], name="三重一大台账")
    assert found.only.fields["reviews"] == [{"kind": "legality", "concluded_on": "2026-03-01"}, {"kind": "legality", "concluded_on": "2026-03-13"}]
    assert found.only.origins["/reviews/1/concluded_on"].place == "三重一大台账!E4"


def test_a_column_that_but_numbers_the_rows_is_no_id(read_data: Any, book: Any) -> None:
    heads = ["编号", "事项名称", "会议名称", "会议时间"]
    first = [heads, ["1", "修路", "党委会", "2026-03-05"], [2, "修路", "董事会", "2026-03-12"], [3], ["合计", None, "2"]]
    second = [heads, [1, "买车", "办公会", "2026-03-06"]]
    found = read_data(book({"三重一大台账": first, "三重一大台账2": second}))
    assert [(record.fields["id"], meetings(record)) for record in found.records] == [
        ("修路", ["党委会", "董事会"]), ("买车", ["办公会"])]
    assert len([said for said in found.said("left_out") if "顺序号" in said]) == 2
    assert "记录编号" not in "".join(said for said in found.said("left_out") if "没有检查要用" in said)


def test_numbers_of_the_unit_stay_ids(read: Any) -> None:
    found = read([TIOL, ["2", "修路", "党委会", "2026-03-05", 1], ["2", "修路", "董事会", "2026-03-12", 1], ["5", "买车", "办公会", "2026-03-06", 1]],
                 name="三重一大台账")
    assert [record.fields["id"] for record in found.records] == ["2", "5"]


SIX = """\
schema: lianchi/ledger/1
id: six
title: 多张表
title_en: Several sheets
kind: tender
record: [编号, 事项]
sheets:
- title: 甲表
  rows: meetings
  fixed: {stage: proposal}
  columns:
  - {heading: 编号, field: id}
  - {heading: 事项, field: matter.title}
  - {heading: 甲表时间, field: meetings.held_on, required: true}
- title: 乙表
  rows: meetings
  fixed: {stage: resolution}
  columns:
  - {heading: 编号, field: id}
  - {heading: 事项, field: matter.title}
  - {heading: 乙表时间, field: meetings.held_on, required: true}
"""


@pytest.mark.parametrize(("first", "second", "records", "unread"), [
    (["编号", "事项"], ["编号", "事项"], 1, 0), (["编号", "事项"], ["事项"], 1, 0), (["编号"], ["事项"], 0, 2)])
def test_sheets_of_one_ledger_need_a_column_in_common(
        first: list[str], second: list[str], records: int, unread: int, read_data: Any, book: Any, tmp_path: Any) -> None:
    (tmp_path / "six.yaml").write_text(SIX, encoding="utf-8")
    values = {"编号": "X-1", "事项": "修路"}
    sheets = {title: [[*heads, f"{title}时间"], [*(values[head] for head in heads), "2026-03-05"]]
              for title, heads in (("甲表", first), ("乙表", second))}
    found = read_data(book(sheets), str(tmp_path))
    assert (len(found.records), len(found.unread)) == (records, unread)
    for record in found.records:
        assert [meeting["stage"] for meeting in record.fields["meetings"]] == ["proposal", "resolution"]
    for one in found.unread:
        assert "没有共同的一列（编号、事项）" in one.zh


def test_parts_that_a_row_says_again_beside_a_new_one(read_data: Any, book: Any, tmp_path: Any) -> None:
    (tmp_path / "wide.yaml").write_text("""\
schema: lianchi/ledger/1
id: wide
title: 宽表
title_en: Wide
kind: tender
record: [事项]
sheets:
- title: 宽表
  rows: meetings
  columns:
  - {heading: 事项, field: matter.title, required: true}
  - {heading: 会议, field: meetings.name}
  - {heading: 决议公示, field: "notices[stage=resolution].posted_on"}
  - {heading: 结果公示, field: "notices[stage=result].posted_on"}
  - {heading: 礼品, field: gifts.kind}
  - {heading: 是否在外地, field: gifts.away}
  - {heading: 礼品价值, field: gifts.value, unit: 元}
""", encoding="utf-8")
    heads = ["事项", "会议", "决议公示", "结果公示", "礼品", "是否在外地", "礼品价值"]
    rows = [heads, ["修路", "甲会", "2026-03-01", None, None, "否", 0], ["修路", "乙会", "2026-03-01", "2026-03-09", "礼金", "否", 5]]
    record = read_data(book({"宽表": rows}), str(tmp_path)).only
    assert record.fields["notices"] == [{"stage": "resolution", "posted_on": "2026-03-01"}, {"stage": "result", "posted_on": "2026-03-09"}]
    assert {at: one.place for at, one in record.origins.items() if at.startswith("/notices/1/")} == {
        "/notices/1/stage": "宽表!D3", "/notices/1/posted_on": "宽表!D3"}
    assert record.fields["gifts"] == [{"kind": "礼金", "away": "否", "value": "5元"}]


def test_ditto_signs_are_no_values(read: Any) -> None:
    found = read([TIOL, ["A1", "修路", "党委会", "2026-03-05", 1], ["A2", "买车", "同上", "2026-03-06", 1]], name="三重一大台账")
    assert "name" not in found.records[1].fields["meetings"][0] and "请写全" in found.said("ambiguous")[0]
    found = read([TIOL, ["A1", "修路", "党委会", "2026-03-05", 1], ["〃", "同上", "董事会", "2026-03-06", None]], name="三重一大台账")
    assert len(found.records) == 1 and len(found.unread) == 1
