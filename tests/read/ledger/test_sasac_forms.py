"""The three Excel forms of the state-asset supervision system: merged cells, people in cells, names of the interface."""

from __future__ import annotations

import io
from typing import Any

import openpyxl

from lianchi.codes import CodeLists
from lianchi.model.finding import Doubt
from lianchi.normalise import Normaliser
from lianchi.read.extract import Extract, Source
from lianchi.read.ledger.reader import read_workbook

NORMALISER = Normaliser(CodeLists.load())


def read(title: str, rows: list[list[Any]], merges: tuple[str, ...]) -> list[Extract]:
    book = openpyxl.Workbook()
    page = book.active
    page.title = title
    for row in rows:
        page.append(row)
    for merge in merges:
        page.merge_cells(merge)
    content = io.BytesIO()
    book.save(content)
    found = list(read_workbook(Source(content.getvalue(), "采集.xlsx")))
    assert all(isinstance(one, Extract | Doubt) for one in found), found
    return [one for one in found if isinstance(one, Extract)]


MEETINGS = [
    ["有关决策会议采集指标"],
    ["序号", "会议名称", "会议类型", "会议时间", "主持人", "参会人", "会议通知", "会议纪要", "议题名称", "任务来源", "专项名称",
     "事项编码", "关联会议", "关联议题", "列席人员", "审议结果", "是否通过", "是否报国资委", "是否听取意见", "听取意见情况",
     "议题材料", "议题决议", "备注"],
    [1, "董事会2025年第3次会议", "董事会", "2025-06-18", "甲一", "甲一,乙二(出差),丙三", "通知.pdf", "纪要.pdf", "厂区供热改造立项", "-",
     "-", "P08-003", "党委会2025年第5次会议", "厂区供热改造立项（前置研究）", "丁四（总法律顾问）", "甲一(同意),丙三(不同意)",
     "通过", "备案", "否", "", "方案.docx", "同意立项", ""],
    [None] * 8 + ["年度捐赠计划", "-", "-", "F03-001", "", "", "", "甲一（同意）、丙三（同意）", "缓议", "否", "否", "", "", "下次再议", ""],
]


def test_topics_merged_under_one_meeting_are_records_of_their_own() -> None:
    first, second = read("有关决策会议采集指标", MEETINGS, ("A1:W1", *(f"{letter}3:{letter}4" for letter in "ABCDEFGH")))
    one, other = (NORMALISER.normalise(record.fields) for record in (first, second))
    assert not one.problems and not other.problems
    for tree in (one.tree, other.tree):
        assert tree["kind"] == "three_important_one_large"
        assert [meeting["name"] for meeting in tree["meetings"]] == ["董事会2025年第3次会议"]
        meeting = tree["meetings"][0]
        assert meeting["body"] == "board" and meeting["chair"] == "甲一"
        assert [person["who"] for person in meeting["attendances"]] == ["甲一", "丙三"]
        assert meeting["absent"] == [{"who": "乙二", "reason": "出差"}]
    assert one.tree["matter"]["title"] == "厂区供热改造立项" and one.tree["matter"]["item_code"] == "P08-003"
    assert one.tree["matter"]["requires_owner_report"] == "filing"
    assert other.tree["matter"]["requires_owner_report"] == "not_required"
    assert one.tree["meetings"][0]["observers"] == [{"who": "丁四", "role": "general_counsel"}]
    assert [ballot["vote"] for ballot in one.tree["meetings"][0]["ballots"]] == ["for", "against"]
    assert (one.tree["meetings"][0]["outcome"], other.tree["meetings"][0]["outcome"]) == ("passed", "postponed")
    assert one.tree["resolution"]["text"] == "同意立项"
    assert one.tree["id"] != other.tree["id"]


def test_the_order_of_meetings_in_the_item_list_is_steps() -> None:
    rows = [
        ["企业“三重一大”事项清单采集指标"],
        ["序号", "事项名称", "事项编码", "决策会议及顺序", "", "", "是否需经法律审核", "备注"],
        ["", "", "", "第一", "第二", "第三", "", ""],
        [1, "厂区供热改造立项", "P08-003", "党委会", "总经理办公会", "董事会", "是", ""],
        [2, "对外捐赠", "F03-001", "党委会", "董事会", "", "否", ""],
    ]
    merges = ("D2:F2", *(f"{letter}2:{letter}3" for letter in "ABCGH"))
    first, second = read("事项清单", rows, merges)
    trees = [NORMALISER.normalise(record.fields).tree for record in (first, second)]
    assert [step["by"] for step in trees[0]["steps"]] == ["党委会", "总经理办公会", "董事会"]
    assert [step["by"] for step in trees[1]["steps"]] == ["党委会", "董事会"]
    assert trees[0]["kind"] == "unit_rule" and trees[0]["matter"]["legality_required"] is True
    assert trees[0]["matter"]["item_code"] == "P08-003"


def test_a_rule_with_several_ways_to_vote_is_one_record() -> None:
    rows = [
        ["有关制度采集指标"],
        ["序号", "制度名称", "制度类型", "审批时间", "生效时间", "合法合规性审查", "", "人数占比", "事项编码", "表决方式", "正式文件", "备注"],
        ["", "", "", "", "", "是否经过审查", "审查佐证材料", "", "", "", "", ""],
        [1, "党委会议事规则", "议事规则", "2025-03-01", "2025-04-01", "是", "审查意见.pdf", "2/3", "默认",
         "赞成票超过应到会成员人数的1/2", "规则.pdf", ""],
        [None] * 8 + ["P08-003", "赞成票超过应到会成员人数的2/3", None, None],
    ]
    merges = ("F2:G2", *(f"{letter}2:{letter}3" for letter in "ABCDEHIJKL"), *(f"{letter}4:{letter}5" for letter in "ABCDEFGHKL"))
    (record,) = read("有关制度", rows, merges)
    tree = NORMALISER.normalise(record.fields).tree
    assert tree["kind"] == "unit_rule" and tree["matter"]["title"] == "党委会议事规则"
    assert tree["attachments"] == [{"kind": "legality_opinion", "title": "审查意见.pdf"}]


def test_the_names_of_the_interface_are_headings_too() -> None:
    rows = [["companyName", "meetingName", "meetingType", "meetingTime", "topicName", "matterCode"],
            ["某市示例水务集团有限公司", "董事会2025年第3次会议", "董事会", "2025-06-18", "厂区供热改造立项", "P08-003"]]
    (record,) = read("决策会议", rows, ())
    assert record.fields["unit"]["name"] == "某市示例水务集团有限公司"
    assert record.fields["matter"] == {"title": "厂区供热改造立项", "item_code": "P08-003"}
