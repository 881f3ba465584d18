"""Form tables of minutes: labels beside, above and before their values, steps, matters, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from tests.read.minutes.office import document, saved, table

from lianchi.model.finding import Unread
from lianchi.read.extract import Extract, Origin
from lianchi.read.minutes import docx
from lianchi.read.minutes.forms import read_forms

Rows = Sequence[Sequence[str]]


def found(*parts: str | Rows) -> list[Extract | Unread]:
    """What the forms of a Word document with these paragraphs and tables say."""
    word = document()
    for part in parts:
        if isinstance(part, str):
            word.add_paragraph(part)
        else:
            table(word, part)
    return read_forms(docx.read_document(saved(word)))


def one(*parts: str | Rows) -> Extract:
    (extract,) = found(*parts)
    assert isinstance(extract, Extract)
    return extract


def meeting(*parts: str | Rows) -> dict[str, Any]:
    (said,) = one(*parts).fields["meetings"]
    return dict(said)


SINGLE = "甲水村村民代表会议记录"


def test_a_label_left_of_its_value() -> None:
    extract = one(SINGLE, [["会议时间", "2026年3月12日上午9:00", "会议地点", "村委会"], ["应到人数", "30", "实到人数", "28"]])
    assert extract.fields["meetings"] == [{
        "held_on": "2026年3月12日", "starts_at": "上午9:00", "place": "村委会", "due": "30", "present": "28",
        "body": "村民代表会议",
    }]
    assert extract.origins["/meetings/0/present"] == Origin("表1第2行第4列", "28", "stated")
    assert extract.origins["/meetings/0/body"] == Origin("第1段", SINGLE, "context")


def test_a_label_above_its_value() -> None:
    said = meeting(SINGLE, [["应到", "实到", "比例"], ["30", "28", "93.3%"], ["会议地点", "村委会", ""]])
    assert (said["due"], said["present"], said["place"]) == ("30", "28", "村委会")


def test_labels_and_values_in_one_cell() -> None:
    said = meeting(SINGLE, [["时 间：2026年3月12日  地  点：村委会\n主持人（职务）：甲一（村委会主任）", ""], ["应到：30人  实到：28人", ""]])
    assert said == {"held_on": "2026年3月12日", "place": "村委会", "chair": "甲一", "chair_role": "村委会主任",
                    "due": "30人", "present": "28人", "body": "村民代表会议"}


def test_a_list_of_rows_under_a_heading_is_no_form() -> None:
    assert found("公告", [["事项名称", "金额"], ["修路", "8万元"], ["修渠", "9万元"]]) == []


def test_labels_written_downwards_with_a_remark_behind() -> None:
    said = meeting(SINGLE, [["会\n议\n地\n点", "村委会"], ["缺席人员（注明原因）", "丁四（务工）、戊五"]])
    assert said["place"] == "村委会"
    assert said["absent"] == [{"who": "丁四", "reason": "务工"}, {"who": "戊五"}]


def test_a_group_label_over_several_rows_has_no_value_of_its_own() -> None:
    word = document()
    word.add_paragraph(SINGLE)
    made = table(word, [["表决结果", "赞成", "27票"], ["", "反对", "1票"], ["", "弃权", "0票"]])
    made.cell(0, 0).merge(made.cell(2, 0))
    (extract,) = read_forms(docx.read_document(saved(word)))
    assert isinstance(extract, Extract)
    assert extract.fields["meetings"][0]["votes"] == {"for": "27票", "against": "1票", "abstain": "0票"}


STEPS = [
    ["环节", "时间", "应到", "实到", "赞成"],
    ["村党组织提议", "2026年3月2日", "5", "5", "5"],
    ["“两委”会议商议", "2026年3月4日", "8", "7", "6"],
    ["党员大会审议", "2026年3月9日", "32", "27", "25"],
    ["村民代表会议决议", "2026年3月12日", "35", "30", "28"],
]
STAGES = ["proposal", "consultation", "party_review", "resolution"]


def test_one_row_a_step() -> None:
    extract = one("甲水村四议两公开一事一表", STEPS)
    assert extract.fields["kind"] == "four_discussions_two_disclosures"
    assert [said["stage"] for said in extract.fields["meetings"]] == STAGES
    assert [said["due"] for said in extract.fields["meetings"]] == ["5", "8", "32", "35"]
    assert extract.fields["meetings"][3]["body"] == "villager_representatives"


def test_the_steps_tell_the_form_where_no_title_does() -> None:
    assert one("道路硬化议事表", STEPS).fields["kind"] == "four_discussions_two_disclosures"


def test_steps_as_titles_inside_one_table() -> None:
    extract = one("四议两公开登记表", [
        ["第一步：村党组织提议", ""], ["时间", "2026年3月2日"], ["应到", "5"],
        ["第五步：决议公开", ""], ["公示时间", "2026年3月13日至2026年3月28日"], ["异议情况", "无异议"],
    ])
    assert extract.fields["meetings"] == [
        {"stage": "proposal", "body": "branch_committee", "held_on": "2026年3月2日", "due": "5"},
    ]
    assert extract.fields["notices"] == [
        {"stage": "resolution", "posted_on": "2026年3月13日", "removed_on": "2026年3月28日", "objections": []},
    ]


def test_the_head_of_a_title_stands_last() -> None:
    extract = one("甲水村四议两公开登记表", "村民代表会议决议公示", [["公示时间", "2026年3月13日至3月28日"], ["公示地点", "村口、公开栏"]])
    assert extract.fields["notices"] == [
        {"stage": "resolution", "posted_on": "2026年3月13日", "removed_on": "2026年3月28日", "places": ["村口", "公开栏"]},
    ]
    assert "meetings" not in extract.fields


def test_a_title_that_leaves_the_body_open_fixes_none() -> None:
    title = "第四步 村民会议或者村民代表会议决议"
    assert "body" not in meeting("四议两公开登记表", title, [["会议时间", "2026年3月12日"], ["应到", "35"]])
    ticked = [["会议形式", "□村民会议 ☑村民代表会议"], ["应到", "35"]]
    assert meeting("四议两公开登记表", title, ticked)["body"] == "村民代表会议"


def test_a_community_is_no_village() -> None:
    head = [["单位名称", "某街道示例社区"], ["事项名称", "修路"]]
    assert "type" not in one("四议两公开登记表", head, STEPS).fields["unit"]


def test_a_step_that_is_empty_is_not_a_step_that_was_left_out() -> None:
    extract = one("四议两公开登记表", "村党组织提议", [["会议时间", "2026年3月2日"], ["应到", "5"]],
                  "“两委”会议商议", [["会议时间", "    年  月  日"], ["应到", ""]])
    assert [said["stage"] for said in extract.fields["meetings"]] == ["proposal"]
    assert extract.fields["kind"] == "village_affairs"
    assert [(doubt.place, doubt.code) for doubt in extract.doubts] == [("第1段", "assumed"), ("第3段", "left_out")]


def test_rows_of_steps_are_the_whole_procedure_where_each_is_known() -> None:
    kinds = {"four_discussions_two_disclosures": STEPS[:4], "village_affairs": [*STEPS[:4], ["村民评议", "", "", "", "3"]]}
    for kind, rows in kinds.items():
        assert one("四议两公开登记表", rows).fields["kind"] == kind


def test_titles_without_numbers_may_hide_a_step() -> None:
    def sheets(*titles: str) -> str:
        tables = [part for title in titles for part in (title, [["会议时间", "2026年3月2日"], ["应到", "5"]])]
        return str(one("四议两公开登记表", *tables).fields["kind"])

    assert sheets("第一步 村党组织提议", "第四步 村民代表会议决议") == "four_discussions_two_disclosures"
    assert sheets("村党组织提议", "村民代表会议决议") == "village_affairs"


def test_what_two_cells_say_differently_is_left_out() -> None:
    extract = one(SINGLE, [["应到", "30"], ["实到人数", "28"], ["实到", "27人"], ["应到人数", "三十人"]])
    (said,) = extract.fields["meetings"]
    assert said["due"] == "30"
    assert "present" not in said
    (doubt,) = extract.doubts
    assert (doubt.place, doubt.code) == ("表1第3行第2列", "ambiguous")
    assert "表1第2行第2列写“28”" in doubt.zh
    assert "/meetings/0/present" not in extract.origins


@pytest.mark.parametrize(("label", "text", "why"), [
    ("会议时间", "2026年3月5日、3月9日", "2 个日期"),
    ("表决方式", "☑举手 ☑无记名投票", "勾了 2 项"),
    ("参会人员", "甲一、乙二等28人", "不是一个人的姓名"),
    ("会议形式", "座谈会", "不是认识的会议"),
    ("会议结果", "请各位代表酝酿", "看不出"),
    ("金额（万元）", "86000元", "单位不一致"),
    ("发言情况", "大家都同意", "姓名：意见"),
])
def test_what_could_be_read_in_two_ways_is_left_out_and_said(label: str, text: str, why: str) -> None:
    extract = one(SINGLE, [["应到", "30"], [label, text]])
    (doubt,) = extract.doubts
    assert doubt.code == "ambiguous"
    assert doubt.place == "表1第2行第2列"
    assert why in doubt.zh
    assert list(extract.origins) == ["/meetings/0/due", "/meetings/0/body", "/unit/name", "/kind", "/unit/type"]


def test_money_takes_the_unit_of_its_label() -> None:
    assert one(SINGLE, [["应到", "30"], ["金额（万元）", "8.6"]]).fields["matter"]["amount"] == "8.6万元"


def test_the_conclusion_of_a_step_before_the_decision_is_no_resolution() -> None:
    rows = [["会议时间", "2026年3月5日"], ["环节", "前置研究"], ["会议决议", "同意提交董事会"]]
    assert "resolution" not in one("三重一大会议记录表", "会议一", rows).fields
    rows[1][1] = "讨论决定"
    assert one("三重一大会议记录表", "会议一", rows).fields["resolution"] == {"text": "同意提交董事会"}


def test_what_no_label_claims_is_said() -> None:
    extract = one(SINGLE, [["应到", "30"], ["天气", "晴"]])
    (doubt,) = extract.doubts
    assert (doubt.place, doubt.code) == ("表1", "unknown_column")
    assert "表1第2行第2列“晴”" in doubt.zh


def test_an_example_is_no_record_and_is_said() -> None:
    extract = one("示例：照此填写", [["示例　村民代表会议", ""], ["应到", "99"]], SINGLE, [["应到", "30"], ["实到", "28"]])
    assert [said["due"] for said in extract.fields["meetings"]] == ["30"]
    assert ["示例" in doubt.zh for doubt in extract.doubts] == [True, True]


def test_two_matters_are_two_records() -> None:
    def sheet(matter: str) -> Rows:
        return [["议题", matter], ["会议时间", "2026年3月12日"], ["应到", "30"]]

    records = found(SINGLE, sheet("修路"), SINGLE, sheet("修渠"))
    assert [record.fields["matter"]["title"] for record in records if isinstance(record, Extract)] == ["修路", "修渠"]


def test_two_meetings_on_one_matter_are_one_record() -> None:
    def sheet(day: str) -> Rows:
        return [["议题", "修路"], ["会议时间", day], ["应到", "30"]]

    extract = one(SINGLE, sheet("2026年3月12日"), SINGLE, sheet("2026年3月15日"))
    assert [said["held_on"] for said in extract.fields["meetings"]] == ["2026年3月12日", "2026年3月15日"]


def test_steps_that_begin_again_without_a_matter_are_unread() -> None:
    step = [["会议时间", "2026年3月2日"], ["应到", "5"]]
    (unread,) = found("四议两公开登记表", "村党组织提议", step, "村党组织提议", step)
    assert isinstance(unread, Unread)
    assert unread.place == "第3段"
    assert "分不清" in unread.zh


def test_a_notice_alone() -> None:
    extract = one("甲水村决议公示表", [["公示期限", "2026年3月13日至2026年3月28日"], ["公示结果", "公示期间无异议"], ["监督意见", "属实"]])
    assert extract.fields == {
        "notices": [{"stage": "resolution", "posted_on": "2026年3月13日", "removed_on": "2026年3月28日",
                     "objections": [], "supervisor_opinion": "属实"}],
        "kind": "village_affairs",
        "unit": {"name": "甲水村"},
    }


def test_a_company_says_its_body_in_a_cell() -> None:
    said = meeting("某公司会议纪要", [["会议名称", "董事会2026年第3次会议"], ["会议类型", "董事会"], ["应到", "9"]])
    assert said == {"name": "董事会2026年第3次会议", "body": "董事会", "due": "9"}
