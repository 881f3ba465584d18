"""A matter laid beside its flow: what is wrong, what cannot be told, and that nothing is said that may be false.

The property test completes a record with gaps at random: what the gaps left certain must be so in every completion.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianchi.project.flow_parts import FlowPlan, StepPlan
from lianchi.project.flows import Look
from lianchi.project.values import UNKNOWN
from lianchi.rulebook.parameters import Names

LEAST = 3


def step(number: int, name: str, **parts: Any) -> StepPlan:
    plain: dict[str, Any] = {"by": (), "signed": False, "any_time": False, "documents": (), "seen_in": (), "township_check": False,
                             "posted": False, "days": None, "working": False, "excuses": ()}
    return StepPlan(number, name, **{**plain, **parts})


def small(scope: list[Any]) -> bool | None:
    """The exception of the third step: the matter is small."""
    amount = scope[0].get("amount", UNKNOWN)
    return None if amount is UNKNOWN or amount is None else amount < 10


NAMES = ("甲", "乙", "丙", "丁")
PLAN = FlowPlan(
    (
        step(0, "甲", by=("村委会",), signed=True, documents=("方案",)),
        step(1, "乙", by=("代表会",), documents=("记录", "签到"), seen_in=(("meetings", frozenset(("villager_representatives",))),)),
        step(2, "丙", seen_in=(("contracts", frozenset()),), excuses=(small,)),
        step(3, "丁", posted=True, days=lambda _: LEAST, seen_in=(("notices", frozenset(("result",))),)),
    ),
    names=Names({name: [f"{name}二"] for name in NAMES}),
    others=Names({"村委会": [], "代表会": ["村民代表会"], "书记": [], "方案": [], "记录": [], "签到": []}),
    codes={"minutes": "记录"},
    working_days=lambda a, b, _: b - a + 1,
)
LOOKS = ("steps", "by", "papers", "posting")


def faults(look: str, record: dict[str, Any]) -> Any:
    """The faults as (what, step), None where there are none, UNKNOWN where it cannot be told."""
    one = Look(PLAN, [record])
    getattr(one, look)()
    if one.faults:
        return [(fault.what, NAMES[fault.step]) for fault in one.faults]
    return UNKNOWN if one.open else None


def line(name: str, day: Any = None, **more: Any) -> dict[str, Any]:
    return {"name": name, "done_on": day, **more}


WHOLE = [
    line("甲", 1, by="村委会", signed=True, documents=["方案"]), line("乙二", 2, by="村民代表会", documents=["记录", "签到"]),
    line("丙", 3), line("丁", 4, ended_on=6),
]
DONE = {"execution": {"status": "completed"}, "amount": 50}


def without(*names: str) -> list[dict[str, Any]]:
    return [one for one in WHOLE if one["name"][0] not in names]


@pytest.mark.parametrize("look", LOOKS)
def test_the_whole_flow_is_in_order(look: str) -> None:
    assert faults(look, {"steps": WHOLE, **DONE}) is None


@pytest.mark.parametrize(("record", "expected"), [
    ({"steps": without("乙"), **DONE}, [("missing", "乙")]),
    ({"steps": without("乙", "丙"), **DONE}, [("missing", "乙"), ("missing", "丙")]),
    ({"steps": without("丙"), **DONE, "amount": 9}, None),
    ({"steps": without("丙"), "execution": {"status": "completed"}}, UNKNOWN),
    ({"steps": without("乙"), "execution": {"status": "ongoing"}}, [("missing", "乙")]),
    ({"steps": without("丁"), **DONE}, [("missing", "丁")]),
    ({"steps": without("丁"), "execution": {"status": "ongoing"}}, None),
    ({"steps": without("丁"), "execution": {"completed_on": None}}, None),
    ({"steps": without("丁"), "execution": {"completed_on": 9}}, [("missing", "丁")]),
    ({"steps": without("丁"), "execution": None}, None),
    ({"steps": without("丁")}, UNKNOWN),
    ({"steps": [*without("乙"), line("乙")], **DONE}, [("missing", "乙")]),
    ({"steps": [*without("乙"), {"name": "乙"}], **DONE}, UNKNOWN),
    ({"steps": [*without("乙"), line("开会", 2)], **DONE}, UNKNOWN),
    ({"steps": [*without("乙"), line("开会")], **DONE}, [("missing", "乙")]),
    ({"steps": [*WHOLE, line("开会", 2)], **DONE}, None),
    ({"steps": [], **DONE}, [("missing", name) for name in NAMES]),
    ({"steps": [], "execution": {"status": "ongoing"}}, None),
    (DONE, UNKNOWN),
], ids=lambda value: "" if isinstance(value, dict) else None)
def test_steps_left_out(record: dict[str, Any], expected: Any) -> None:
    assert faults("steps", record) == expected


@pytest.mark.parametrize(("days", "expected"), [
    ((1, 2, 3, 4), None), ((4, 4, 4, 4), None), ((1, 3, 2, 4), [("early", "丙")]), ((5, 2, 3, 5), [("early", "乙"), ("early", "丙")]),
    ((1, 2, 3, 2), [("early", "丁")]),
])
def test_steps_out_of_order(days: tuple[int, ...], expected: Any) -> None:
    lines = [{**one, "done_on": day} for one, day in zip(WHOLE, days, strict=True)]
    assert faults("steps", {"steps": lines, **DONE}) == expected


def test_a_step_done_again_is_judged_by_the_day_that_suits_it() -> None:
    assert faults("steps", {"steps": [*WHOLE, line("甲", 9), line("丙", 2)], **DONE}) is None
    assert faults("steps", {"steps": [*without("丙"), line("丙", 1), line("丙", 3)], **DONE}) is None


def test_a_step_may_be_done_at_any_time() -> None:
    loose = FlowPlan((PLAN.steps[0], dataclasses.replace(PLAN.steps[1], any_time=True), *PLAN.steps[2:]), PLAN.names,
                     PLAN.others, PLAN.codes, PLAN.working_days)
    for day in (0, 9):
        look = Look(loose, [{"steps": [*without("乙"), line("乙", day)], **DONE}])
        look.steps()
        assert (look.faults, look.open) == ([], {})


def test_a_day_that_is_missing_may_be_the_one_that_suits() -> None:
    early = [*without("丙"), line("丙", 1)]
    assert faults("steps", {"steps": early, **DONE}) == [("early", "丙")]
    assert faults("steps", {"steps": [*early, {"name": "丙"}], **DONE}) is UNKNOWN
    assert faults("steps", {"steps": [*early, line("又一次", 8)], **DONE}) is UNKNOWN


@pytest.mark.parametrize(("more", "expected"), [
    ({"meetings": [{"body": "villager_representatives", "held_on": 2}]}, None),
    ({"meetings": [{"body": "two_committees", "held_on": 2}]}, [("missing", "乙")]),
    ({"meetings": [{"body": "villager_representatives", "held_on": None}]}, [("missing", "乙")]),
    ({"meetings": [{"held_on": 2}]}, UNKNOWN),
    ({"meetings": [{"body": "villager_representatives"}]}, UNKNOWN),
    ({"meetings": []}, [("missing", "乙")]),
    ({"meetings": None}, [("missing", "乙")]),
    ({}, [("missing", "乙")]),
])
def test_a_step_may_be_seen_elsewhere(more: dict[str, Any], expected: Any) -> None:
    assert faults("steps", {"steps": without("乙"), **DONE, **more}) == expected


def test_what_was_handed_in_otherwise_needs_no_ledger() -> None:
    seen = {"meetings": [{"body": "villager_representatives", "held_on": 2}], "contracts": [{"signed_on": 3}],
            "notices": [{"stage": "result", "posted_on": 4, "removed_on": 6}]}
    assert faults("steps", {**seen, **DONE}) is UNKNOWN  # nothing shows the first step, and no ledger says it was not done
    assert faults("posting", {**seen, **DONE}) is None
    assert faults("steps", {**seen, **DONE, "steps": []}) == [("missing", "甲")]


@pytest.mark.parametrize(("change", "expected"), [
    ({"by": "书记"}, [("by", "甲")]), ({"by": "王某"}, UNKNOWN), ({"by": None}, UNKNOWN),
    ({"signed": False}, [("unsigned", "甲")]), ({"signed": None}, [("unsigned", "甲")]),
    ({"by": "书记", "signed": False}, [("by", "甲"), ("unsigned", "甲")]),
])
def test_by_whom(change: dict[str, Any], expected: Any) -> None:
    assert faults("by", {"steps": [{**WHOLE[0], **change}, *WHOLE[1:]], **DONE}) == expected


@pytest.mark.parametrize("key", ["by", "signed"])
def test_by_whom_not_said(key: str) -> None:
    first = {k: v for k, v in WHOLE[0].items() if k != key}
    assert faults("by", {"steps": [first, *WHOLE[1:]]}) is UNKNOWN


def test_a_meeting_shows_who_decided() -> None:
    lines = [WHOLE[0], {**WHOLE[1], "by": "书记"}]
    held = {"meetings": [{"body": "villager_representatives", "held_on": 2}]}
    assert faults("by", {"steps": lines}) == [("by", "乙")]
    assert faults("by", {"steps": lines, **held}) is None
    assert faults("by", {"steps": lines, "meetings": [{"held_on": 2}]}) is UNKNOWN
    assert faults("by", {}) is UNKNOWN


@pytest.mark.parametrize(("documents", "more", "expected"), [
    (["记录"], {}, [("document", "乙")]), ([], {}, [("document", "乙")] * 2), (None, {}, [("document", "乙")] * 2),
    (["记录", "签到"], {}, None), (["记录", "签名册"], {}, UNKNOWN),
    ([], {"attachments": [{"title": "记录"}, {"title": "签到"}]}, None),
    (["签到"], {"attachments": [{"kind": "minutes"}]}, None),
    (["签到"], {"attachments": [{"kind": "photograph"}]}, [("document", "乙")]),
    (["签到"], {"attachments": [{"title": "一份材料"}]}, UNKNOWN),
    (["签到"], {"attachments": [{}]}, UNKNOWN),
    (["签到"], {"attachments": []}, [("document", "乙")]),
])
def test_documents(documents: Any, more: dict[str, Any], expected: Any) -> None:
    lines = [WHOLE[0], {**WHOLE[1], "documents": documents}]
    assert faults("papers", {"steps": lines, **more}) == expected


def test_documents_of_a_step_that_was_not_done_are_not_asked_for() -> None:
    assert faults("papers", {"steps": [WHOLE[0]]}) is None
    assert faults("papers", {"steps": [WHOLE[0], {"name": "乙", "documents": []}]}) is UNKNOWN


@pytest.mark.parametrize(("record", "expected"), [
    ({"steps": [line("丁", 4, ended_on=6)]}, None), ({"steps": [line("丁", 4, ended_on=5)]}, [("short", "丁")]),
    ({"steps": [line("丁", 4)]}, UNKNOWN), ({"steps": [line("丁", 4, ended_on=None)]}, UNKNOWN),
    ({"steps": []}, None), ({}, UNKNOWN),
    ({"steps": [line("丁", 4, ended_on=5), line("丁", 7, ended_on=9)]}, None),
    ({"steps": [line("丁", 4)], "notices": [{"stage": "result", "posted_on": 4, "removed_on": 5}]}, [("short", "丁")]),
    ({"notices": [{"stage": "result", "posted_on": 4, "removed_on": None}]}, UNKNOWN),
    ({"notices": [{"stage": "proposal", "posted_on": 4, "removed_on": 5}]}, None),
    ({"notices": [{"posted_on": 4, "removed_on": 5}]}, UNKNOWN),
    ({"notices": []}, None),
    ({"steps": [line("丁", 4, ended_on=5), line("张榜", 7)]}, UNKNOWN),
])
def test_posting(record: dict[str, Any], expected: Any) -> None:
    assert faults("posting", record) == expected


def test_the_first_day() -> None:
    def first(record: dict[str, Any]) -> Any:
        return Look(PLAN, [record]).first_day()

    assert first({"steps": WHOLE}) == 1
    assert first({"steps": [], "meetings": [{"body": "villager_representatives", "held_on": 7}]}) == 7
    assert first({"steps": []}) is None
    assert first({"steps": [{"name": "甲"}]}) is UNKNOWN
    assert first({}) is UNKNOWN
    assert Look(PLAN, [{"steps": WHOLE}]).posted_day() == 4


# ---- nothing is said that may be false ------------------------------------------------------------------------

GAP = object()
"""Stands for what a submitter left out; each completion puts something there."""
FIELDS: dict[str, Any] = {
    "name": st.sampled_from([*NAMES, "不相干"]), "done_on": st.none() | st.integers(1, 6), "ended_on": st.integers(1, 8),
    "by": st.sampled_from(["村委会", "代表会", "书记"]), "signed": st.booleans(),
    "documents": st.lists(st.sampled_from(["方案", "记录", "签到"]), max_size=3),
}


@st.composite
def lines(draw: st.DrawFn) -> dict[str, Any]:
    return {key: GAP if draw(st.integers(0, 5)) == 0 else draw(values) for key, values in FIELDS.items()}


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    record: dict[str, Any] = {"steps": draw(st.lists(lines(), max_size=6))}
    for key, values in (("execution", st.sampled_from([{"status": "completed"}, {"status": "ongoing"}])),
                        ("amount", st.sampled_from([5, 50]))):
        record[key] = GAP if draw(st.booleans()) else draw(values)
    return record


def completed(draw: st.DrawFn, value: Any, key: str = "") -> Any:
    if value is GAP or value == "不相干":
        others = {"execution": st.sampled_from([{"status": "completed"}, {"status": "ongoing"}]),
                  "amount": st.sampled_from([5, 50])}
        return draw({**FIELDS, **others}[key])
    if isinstance(value, dict):
        return {name: completed(draw, inner, name) for name, inner in value.items()}
    return [completed(draw, inner) for inner in value] if isinstance(value, list) and key == "steps" else value


def as_submitted(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: as_submitted(inner, name) for name, inner in value.items() if inner is not GAP}
    return [as_submitted(inner) for inner in value] if isinstance(value, list) and key == "steps" else value


def named(record: dict[str, Any]) -> dict[str, Any]:
    """In a complete record every line is a step of the flow, or is not done at all: a name that is none may be any."""
    return {**record, "steps": [{**one, "done_on": None} if one["name"] == "不相干" else one for one in record["steps"]]}


@pytest.mark.parametrize("look", LOOKS)
def test_what_is_certain_is_so_in_every_completion(look: str) -> None:
    @given(records(), st.data())
    def property_(record: dict[str, Any], data: st.DataObject) -> None:
        before = faults(look, as_submitted(record))
        after = faults(look, named(completed(data.draw, record)))
        if before is None:
            assert after is None
        elif before is not UNKNOWN:
            assert after is not None and after is not UNKNOWN
            assert set(before) <= set(after)

    property_()
