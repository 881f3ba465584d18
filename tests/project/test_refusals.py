"""What the compiler says no to: every kind of mistake, in both languages, at its place in the rule file."""

from __future__ import annotations

from typing import Any

import pytest

from lianchi.codes import CodeLists
from lianchi.dialect import parse
from lianchi.errors import RulebookError
from lianchi.model.rule import Rule
from lianchi.normalise import WorkingDays
from lianchi.project import build_plan
from lianchi.rulebook import LoadedRule, Rulebook
from lianchi.rulebook.layers import build_tables

HEAD = """\
schema: lianchi/rule/1
id: XX-01
slug: small
title: x
title_en: x
list: procedure
kinds: [village_affairs]
severity: low
status: enabled
mode: automated
basis: [{source: s, locator: null, says: x, confidence: D}]
versions: [{from: 1900-01-01, until: null, basis: s}]
parameters:
  part: {title: 比例, title_en: part, type: share, values: {1900-01-01: 1/2}}
  days: {title: 天数, title_en: days, type: days, values: {1900-01-01: 3}}
  bodies: {title: 会议, title_en: bodies, type: codes, codes: body, values: {1900-01-01: [party_committee]}}
message_en: x
remedy: x
remedy_en: x
"""
REST = {"judged_on": "meeting.held_on", "subject": "meeting", "message": "x",
        "must": "[{term: meeting.chair, present: true}]"}
CODES = CodeLists.load()


def compiled(**parts: str) -> list[tuple[int, int, str, str]]:
    """The faults of the rule with these keys: line and column counted from its first own key, and both sentences."""
    text = HEAD + "".join(f"{key}: {value}\n" for key, value in {**parts, **REST, **parts}.items())
    document = parse(text, "XX-01.yaml")
    assert document.faults == []
    loaded = LoadedRule(Rule.model_validate(document.data), "demo", "XX-01.yaml", document)
    book = Rulebook(rules={"XX-01": loaded})
    faults: list[Any] = []
    book.tables = build_tables([loaded], None, [], faults)
    assert faults == []
    try:
        build_plan(book, [loaded], CODES, WorkingDays())
    except RulebookError as error:
        return [(f.line - HEAD.count("\n"), f.column, f.zh, f.en) for f in error.faults]
    return []


def test_a_sound_rule_has_no_faults() -> None:
    assert compiled() == []


CASES: dict[str, tuple[str, tuple[int, int], str, str]] = {
    "field": ("{term: meeting.presnt, present: true}", (1, 15), "没有 presnt 这个字段；是否想写 present？", "'presnt'"),
    "field of the record": ("{term: mater.amount, present: true}", (1, 15), "没有 mater 这个字段；是否想写 matter？",
                            "'mater'"),
    "an item is no value": ("{term: meeting, present: true}", (1, 15), "没有 meeting 这个字段", "'meeting'"),
    "code": ("{term: meeting.body, is: party_comittee}", (1, 33), "代码表 body 中没有 party_comittee",
             "party_committee"),
    "code in a list": ("{term: meeting.body, in: [board, bord]}", (1, 41), "代码表 body 中没有 bord", "board"),
    "empty list": ("{term: meeting.body, in: []}", (1, 33), "列表是空的", "empty"),
    "in without a list": ("{term: meeting.body, in: board}", (1, 33), "后面写列表或 param", "list"),
    "in a parameter of another type": ("{term: meeting.body, in: {param: days}}", (1, 33), "应是代码的列表", "codes"),
    "order of codes": ("{term: meeting.body, at_least: board}", (1, 39), "分不出大小", "no order"),
    "a date word for a number": ("{term: meeting.due, before: 2026-01-01}", (1, 36), "不是日期，不能用 before",
                                 "no date"),
    "a day that there is not": ("{term: meeting.held_on, before: 2026-02-30}", (1, 40), "2026-02-30 不是日期",
                                "no day"),
    "a number in a condition": ("{term: meeting.due, at_least: 30}", (1, 38), "条件里不写数字", "parameter"),
    "a value of another type": ("{term: meeting.due, is: true}", (1, 32), "不是 count 类型的值", "count"),
    "text against a flag": ("{term: meeting.signed, is: 是}", (1, 35), "不是 flag 类型的值", "flag"),
    "two types": ("{term: meeting.due, at_least: {term: matter.amount}}", (1, 38), "不能与", "cannot be compared"),
    "a list compared": ("{term: meeting.speeches, is: x}", (1, 37), "只能用 present、absent 或聚合", "only takes"),
    "parameter": ("{term: meeting.due, at_least: {param: dys}}", (1, 38), "没有 dys 这个参数；是否想写 days？",
                  "'dys'"),
    "share of unlike things": ("{share: [meeting.due, matter.amount], at_least: {param: part}}", (1, 16), "要同类的数",
                               "one type"),
    "share with a number": ("{share: [meeting.present, meeting.due], at_least: {param: days}}", (1, 58), "应是比例",
                            "a share"),
    "collection": ("{some: meeting.speechs}", (1, 15), "没有 speechs 这个字段；是否想写 speeches？", "'speechs'"),
    "no collection": ("{some: meeting.chair}", (1, 15), "没有 chair 这个字段", "'chair'"),
    "where": ("{some: meetings, as: m, where: [{term: m.x, present: true}]}", (1, 47), "没有 x 这个字段", "'x'"),
    "satisfies": ("{every: meetings, as: m, satisfies: [{term: m.x, present: true}]}", (1, 52), "没有 x 这个字段",
                  "'x'"),
    "order of texts": ("{in_order: meetings, of: meeting.chair}", (1, 33), "分不出先后", "no order"),
    "within any": ("{any: [{term: meeting.chair, present: true}, {not: {term: x, present: true}}]}", (1, 66), "没有 x",
                   "'x'"),
    "sum of texts": ("{term: {sum: meetings, of: meeting.chair}, present: true}", (1, 15), "不能求和", "summed"),
    "least of texts": ("{term: {min: meetings, of: meeting.chair}, present: true}", (1, 15), "分不出大小", "no order"),
    "days between numbers": ("{term: {days_between: [meeting.held_on, meeting.due]}, present: true}", (1, 48),
                             "这里要 date", "date"),
    "days added to a number": ("{term: {add: meeting.due, days: {param: days}}, present: true}", (1, 21), "这里要 date",
                               "date"),
    "plus of unlike things": ("{term: {plus: [meeting.due, matter.amount]}, present: true}", (1, 15), "加减要同类的数",
                              "one type"),
    "money times money": ("{term: {times: [matter.amount, matter.amount]}, present: true}", (1, 15), "金额不能乘金额",
                          "money"),
    "remainder of money": ("{term: {remainder: [matter.amount, matter.amount]}, present: true}", (1, 15), "余数要数量",
                           "two counts"),
    "earliest of unlike things": ("{term: {earliest: [meeting.held_on, meeting.due]}, present: true}", (1, 15),
                                  "同一类型", "one type"),
    "latest of texts": ("{term: {latest: [meeting.chair]}, present: true}", (1, 15), "分不出先后", "no order"),
    "conclusion": ("{term: concluded.nothing, is: true}", (1, 15), "没有 concluded.nothing 这个清单结论", "conclusion"),
}


@pytest.mark.parametrize(("condition", "place", "zh", "en"), CASES.values(), ids=CASES)
def test_a_bad_term_is_refused_at_its_place(condition: str, place: tuple[int, int], zh: str, en: str) -> None:
    (fault,) = compiled(must=f"[{condition}]")
    assert fault[:2] == place
    assert zh in fault[2]
    assert en in fault[3]


@pytest.mark.parametrize(("key", "value", "column", "zh"), [
    ("subject", "meetin", 10, "没有 meetin 这个对象；是否想写 meeting？"),
    ("subject", "meeting.gift", 10, "没有 gift 这个对象"),
    ("kinds", "[village_affair]", 9, "没有 village_affair 这个记录种类；是否想写 village_affairs？"),
    ("judged_on", "meeting.due", 12, "judged_on 要是日期"),
    ("judged_on", "{add: meeting.held_on, days: {param: days}}", 41, "judged_on 里不能用参数"),
    ("message", "应到 {meeting.duee} 人", 10, "没有 duee 这个字段；是否想写 due？"),
    ("terms", "{a: b, b: meeting.due}", 12, "没有 b 这个字段"),
], ids=["subject", "nested subject", "kind", "judged_on", "parameter in judged_on", "placeholder", "term below"])
def test_other_keys_are_refused_at_their_place(key: str, value: str, column: int, zh: str) -> None:
    if key == "kinds":
        text = HEAD.replace("kinds: [village_affairs]", f"kinds: {value}")
        document = parse(text + "".join(f"{k}: {v}\n" for k, v in REST.items()), "f")
        loaded = LoadedRule(Rule.model_validate(document.data), "demo", "f", document)
        with pytest.raises(RulebookError) as caught:
            build_plan(Rulebook(rules={"XX-01": loaded}), [loaded], CODES, WorkingDays())
        (found,) = caught.value.faults
        assert (found.line, found.column) == (7, column)
        assert zh in found.zh
        return
    faults = compiled(**{key: value})
    assert faults[0][:2] == (1, column)
    assert zh in faults[0][2]


def test_all_mistakes_of_a_rule_come_at_once() -> None:
    both = "[{term: meeting.x, present: true}, {term: meeting.y, present: true}]"
    found = compiled(must=both, message="'{meeting.z}'")
    assert [fault[2].split("；")[0] for fault in found] == ["没有 x 这个字段", "没有 y 这个字段", "没有 z 这个字段"]


@pytest.mark.parametrize("condition", [
    "{term: meeting.chair}", "{term: meeting.chair, present: null}", "{term: meeting.due, is: 1, is_not: 2}",
    "{share: [meeting.present, meeting.due], at_least: null}", "{term: {count: null}, is: 1}",
    "{term: {first: null, of: meeting.due}, is: 1}", "{term: {count: meetings, of: meeting.due}, is: 1}",
    "{term: {sum: meetings}, is: 1}", "{term: {add: meeting.held_on}, present: true}",
])
def test_a_condition_says_exactly_one_thing(condition: str) -> None:
    data = parse(HEAD + "".join(f"{k}: {v}\n" for k, v in {**REST, "must": f"[{condition}]"}.items()), "f").data
    with pytest.raises(ValueError, match=r"要写且只写一个|count 不带 of"):
        Rule.model_validate(data)
