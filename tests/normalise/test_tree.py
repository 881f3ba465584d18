"""From raw fields to the canonical tree: what is known, what is none, what is not known, and what is said."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lianchi.codes import CodeLists
from lianchi.model.scalar import Part, Text, said
from lianchi.normalise import Normaliser, Problem
from lianchi.normalise.tables import Tables

NORMALISER = Normaliser(CodeLists.load())
MINIMAL = {"id": "1", "kind": "tender"}


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def tree_of(**fields: Any) -> Any:
    found = NORMALISER.normalise(MINIMAL | fields)
    assert found.problems == []
    return {key: value for key, value in found.tree.items() if key not in MINIMAL}


def problems_of(**fields: Any) -> list[Problem]:
    return NORMALISER.normalise(MINIMAL | fields).problems


def told(**fields: Any) -> list[tuple[str, str, str]]:
    return [(problem.pointer, problem.code, problem.zh) for problem in problems_of(**fields)]


CANONICAL = {
    "schema": "lianchi/record/1",
    "id": "2026-XH-017",
    "kind": "four_discussions_two_disclosures",
    "unit": {"name": "杏花村", "region": "411002", "one_shoulder": True},
    "matter": {"amount": 8_600_000, "emergency": None},
    "asset": {"area": 12_500_000},
    "meetings": [
        {
            "stage": "resolution",
            "held_on": day("2026-03-09"),
            "starts_at": 14 * 60 + 30,
            "due": 30,
            "present": 25,
            "votes": {"for": 20, "against": 5, "abstain": 0, "stated_percent": 80},
            "absent": [{"who": "王五"}, {}],
        }
    ],
    "notices": [],
    "policies": [{"restrictions": ["ownership", "local_tax"]}],
    "gifts": [],
}


@pytest.mark.parametrize(
    "fields",
    [
        {
            "schema": "lianchi/record/1",
            "id": "2026-XH-017",
            "kind": "four_discussions_two_disclosures",
            "unit": {"name": "杏花村", "region": "411002", "one_shoulder": True},
            "matter": {"amount": 86000, "emergency": None},
            "asset": {"area": Decimal("12.5")},
            "meetings": [
                {
                    "stage": "resolution",
                    "held_on": "2026-03-09",
                    "starts_at": "14:30",
                    "due": 30,
                    "present": 25,
                    "votes": {"for": 20, "against": 5, "abstain": 0, "stated_percent": 80},
                    "absent": [{"who": "王五"}, {}],
                }
            ],
            "notices": [],
            "policies": [{"restrictions": ["ownership", "local_tax"]}],
            "gifts": None,
        },
        {
            "格式版本": "lianchi/record/1",
            "记录编号": " 2026-XH-017",
            "记录种类": "四议两公开",
            "单位": {"单位名称": "杏花村", "行政区划代码": 411002, "书记主任是否一肩挑": "是"},
            "事项": {"金额": "捌万陆仟元整", "紧急决定": None},
            "资产": {"面积（亩或平方米）": "12.5亩"},
            "会议": [
                {
                    "环节": "决议",
                    "会议日期": "二○二六年三月九日",
                    "开始时间": "下午2:30",
                    "应到人数": "三十人",
                    "实到人数": "25人",
                    "票数": {"赞成票": "20票", "反对票": 5, "弃权票": "零", "载明的百分比（整数）": "80%"},
                    "缺席人员": [{"缺席人": "王五", "缺席原因": ""}, {}],
                }
            ],
            "公示": [],
            "涉企政策文件": [{"设置的限制条件": ["所有制形式", "本地纳税"]}],
            "礼品": None,
        },
    ],
)
def test_canonical_values_and_office_spellings_come_to_the_same_tree(fields: Any) -> None:
    before = copy.deepcopy(fields)
    found = NORMALISER.normalise(fields)
    assert found.problems == []
    assert found.tree == CANONICAL
    assert fields == before


def test_not_supplied_none_and_empty_stay_apart() -> None:
    assert tree_of() == {}
    assert tree_of(notices=None, unit=None, execution={}) == {"notices": [], "unit": None, "execution": {}}
    assert tree_of(matter={"purpose": None, "title": "", "amount": "", "budgeted": " "}) == {
        "matter": {"purpose": None}
    }


def test_what_cannot_be_read_is_left_out_and_told_with_its_place_and_a_right_example() -> None:
    fields = {
        "matter": {"amount": "约1.2万", "title": "修路"},
        "meetings": [{}, {"held_on": "24.3.5", "due": -3, "signed": 1}],
    }
    found = NORMALISER.normalise(MINIMAL | fields)
    assert found.tree == MINIMAL | {"matter": {"title": "修路"}, "meetings": [{}, {}]}
    assert [(problem.pointer, problem.zh) for problem in found.problems] == [
        ("/matter/amount", "金额“约1.2万”读不出来：带有“约”，不是确定的数；请写成 12000.00、1.2万元 或 壹万贰仟元整"),
        ("/meetings/1/held_on", "会议日期“24.3.5”读不出来：年份只有两位；请写成 2024-03-05 或 2024年3月5日"),
        ("/meetings/1/due", "应到人数“-3”读不出来：不能是负数；请写成 30、30人 或 三十人"),
        ("/meetings/1/signed", "记录是否签名“1”读不出来：不是“是”或“否”；请写成 true 或 false（是 或 否）"),
    ]
    assert {problem.code for problem in found.problems} == {"unreadable_value"}
    assert found.problems[0].en == "amount “约1.2万” cannot be read: “约” makes it inexact; write 12000.00"


def test_a_code_that_is_on_no_list_names_the_nearest() -> None:
    assert told(meetings=[{"stage": "决 意"}]) == [
        (
            "/meetings/0/stage",
            "unreadable_value",
            "环节“决 意”读不出来：“环节”里最接近的是：村民会议或村民代表会议决议、讨论决定、征求意见",
        )
    ]


@pytest.mark.parametrize("value", [{}, [], {"a": 1}, ["x"]])
@pytest.mark.parametrize("key", ["held_on", "stage", "due", "chair", "signed", "starts_at"])
def test_a_list_or_an_object_is_no_scalar(key: str, value: Any) -> None:
    (problem,) = problems_of(meetings=[{key: value}])
    assert (problem.pointer, problem.code) == (f"/meetings/0/{key}", "unreadable_value")


@pytest.mark.parametrize("value", [True, 1, "0"])
def test_a_one_is_not_a_yes_and_a_yes_is_not_a_one(value: Any) -> None:
    tree = NORMALISER.normalise(MINIMAL | {"meetings": [{"signed": value, "present": value}]}).tree["meetings"][0]
    assert tree == ({"signed": True} if value is True else {"present": int(value)})


def test_where_a_list_or_a_part_is_due_nothing_else_will_do() -> None:
    assert told(meetings={"due": 1}, unit=[], matter="修路") == [
        ("/meetings", "unreadable_value", "会议应当是列表，不是“{…}”；XML 里每一项写作 <meeting>"),
        ("/unit", "unreadable_value", "单位应当是一组字段，不是“[…]”"),
        ("/matter", "unreadable_value", "事项应当是一组字段，不是“修路”"),
    ]
    assert NORMALISER.normalise(MINIMAL | {"meetings": "3", "unit": []}).tree == MINIMAL


def test_an_item_that_is_no_part_keeps_its_place() -> None:
    found = NORMALISER.normalise(MINIMAL | {"meetings": [{"due": 1}, "x", None, {"due": 4}]})
    assert found.tree["meetings"] == [{"due": 1}, {}, {}, {"due": 4}]
    assert [problem.pointer for problem in found.problems] == ["/meetings/1", "/meetings/2"]


def test_a_list_of_scalars_is_known_whole_or_not_at_all() -> None:
    assert tree_of(policies=[{"restrictions": []}, {"restrictions": ["", "所有制"]}]) == {
        "policies": [{"restrictions": []}, {"restrictions": ["ownership"]}]
    }
    for items, index in ((["ownership", "户籍"], 1), ([None], 0), ([{}], 0), ([3], 0)):
        found = NORMALISER.normalise(MINIMAL | {"policies": [{"restrictions": items}]})
        assert found.tree["policies"] == [{}]
        assert [problem.pointer for problem in found.problems] == [f"/policies/0/restrictions/{index}"]
    assert tree_of(policies=[{"restrictions": [""]}]) == {"policies": [{}]}


def test_unknown_fields_are_reported_with_the_nearest_known_one() -> None:
    assert told(meetings=[{"presnt": 3, "实到人": 3, "zzz": 1}], **{"a/b~": {"deep": [1]}}) == [
        ("/meetings/0/presnt", "unknown_field", "不认识的字段“presnt”；是否想写 present（实到人数）？"),
        ("/meetings/0/实到人", "unknown_field", "不认识的字段“实到人”；是否想写 present（实到人数）？"),
        ("/meetings/0/zzz", "unknown_field", "不认识的字段“zzz”"),
        ("/a~1b~0", "unknown_field", "不认识的字段“a/b~”"),
    ]


def test_a_field_under_both_its_names_is_not_known() -> None:
    for fields in ({"present": 3, "实到人数": 4}, {"实到人数": 3, "present": 3}):
        found = NORMALISER.normalise(MINIMAL | {"meetings": [fields]})
        assert found.tree["meetings"] == [{}]
        (problem,) = found.problems
        assert problem.pointer == "/meetings/0/实到人数"
        assert problem.zh == "present 和 实到人数 是同一个字段，两个都写了，不知道以哪个为准"


def test_a_chinese_name_of_two_fields_names_neither() -> None:
    class Twins(Part):
        first: Text | None = said("名称")
        second: Text | None = said("名称")
        third: Text | None = said("地点")

    assert Tables(CodeLists.load()).of(Twins).titles == {"地点": "third"}


def test_problems_under_chinese_names_point_to_them() -> None:
    assert [problem.pointer for problem in problems_of(**{"会议": [{"实到人数": "约3"}, 5], "单位": 3})] == [
        "/会议/0/实到人数",
        "/会议/1",
        "/单位",
    ]


def test_an_id_and_a_kind_must_be_there() -> None:
    found = NORMALISER.normalise({})
    assert found.problems == [
        Problem("/id", "missing_id", "没有记录编号（id）", "the record has no id"),
        Problem("/kind", "unknown_kind", "没有写明记录种类（kind）", "the record does not say of which kind it is"),
    ]
    for empty in (None, ""):
        assert [p.code for p in NORMALISER.normalise({"id": empty, "kind": empty}).problems] == [
            "missing_id",
            "unknown_kind",
        ]


@pytest.mark.parametrize("key", ["kind", "记录种类"])
def test_a_kind_that_is_on_no_list_is_reported_once(key: str) -> None:
    (problem,) = NORMALISER.normalise({"id": "1", key: "四议"}).problems
    assert (problem.pointer, problem.code) == (f"/{key}", "unknown_kind")
    assert problem.zh.startswith("记录种类“四议”读不出来：“记录种类”里最接近的是：四议两公开、")


def test_another_version_of_the_format_is_reported() -> None:
    assert told(schema="lianchi/record/2") == [
        ("/schema", "unreadable_value", "格式版本“lianchi/record/2”读不出来：只认 lianchi/record/1")
    ]


def test_messages_show_what_cannot_be_seen() -> None:
    assert told(meetings=[{"held_on": "2024\u202e"}])[0][2].startswith("会议日期“2024⟨U+202E⟩”读不出来")


def test_the_order_of_problems_is_that_of_the_fields() -> None:
    names = [f"unknown{n}" for n in range(50)]
    assert [problem.pointer for problem in problems_of(**dict.fromkeys(names, 1))] == [f"/{name}" for name in names]
