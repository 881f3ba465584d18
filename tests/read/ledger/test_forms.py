"""Cells that say several things at once, and those that only seem to."""

from __future__ import annotations

from typing import Any

import pytest

from lianchi.codes import CodeLists
from lianchi.read.ledger.field import field_of
from lianchi.read.ledger.forms import FORM_READERS
from lianchi.read.ledger.refused import NotSaidError, RefusedError

CODES = CodeLists.load()


def said(form: str, path: str, text: str, end: str = "") -> Any:
    return FORM_READERS[form](field_of(path, CODES), field_of(end, CODES) if end else None)(text)


@pytest.mark.parametrize(("text", "there", "absent"), [
    ("甲一、乙二（出差）,丙三", ["甲一", "丙三"], [("乙二", "出差")]), ("甲 一\n乙二(因病请假)", ["甲一"], [("乙二", "因病请假")]),
    ("甲一；乙二", ["甲一", "乙二"], []), ("无", [], []),
])
def test_who_was_there_and_who_was_not(text: str, there: list[str], absent: list[tuple[str, str]]) -> None:
    found = said("people_absent", "meetings.attendances", text)
    assert found == {"attendances": [{"who": name} for name in there],
                     "absent": [{"who": name, "reason": reason} for name, reason in absent]}


@pytest.mark.parametrize("text", ["甲一（书记）、乙二", "甲一（）", "甲一（出差）（请假）", "甲一等5人", "全体班子成员", "甲一、甲一", "甲一、及其他人员"])
def test_a_list_of_people_that_is_not_certain_is_left_out_whole(text: str) -> None:
    with pytest.raises(RefusedError) as caught:
        said("people_absent", "meetings.attendances", text)
    assert caught.value.code == "ambiguous"


def test_positions_and_opinions_in_brackets() -> None:
    assert said("people_position", "meetings.observers", "丁四（总法律顾问）、戊五") == {
        "observers": [{"who": "丁四", "role": "总法律顾问"}, {"who": "戊五"}]}
    assert said("people_position", "contacts.officials", "甲一（科长）") == {"officials": [{"name": "甲一", "post": "科长"}]}
    assert said("people_opinion", "meetings.ballots", "甲一(同意)，乙二(不同意)") == {
        "ballots": [{"member": "甲一", "vote": "同意"}, {"member": "乙二", "vote": "不同意"}]}
    with pytest.raises(RefusedError, match="不知道意见"):
        said("people_opinion", "meetings.ballots", "甲一(同意)，乙二")


def test_names_only() -> None:
    assert said("people", "contacts.officials", "甲一、乙二") == {"officials": [{"name": "甲一"}, {"name": "乙二"}]}
    assert said("people", "notices.places", "村务公开栏、微信群") == {"places": ["村务公开栏", "微信群"]}
    with pytest.raises(RefusedError, match="只写姓名"):
        said("people", "contacts.officials", "甲一（科长）")
    with pytest.raises(NotSaidError):
        said("people", "contacts.officials", "/")


@pytest.mark.parametrize(("text", "votes"), [
    ("赞成8票，反对0票，弃权1票", {"for": "8", "against": "0", "abstain": "1"}), ("同意：8　不同意：1", {"for": "8", "against": "1"}),
    ("8票赞成、1票反对", {"for": "8", "against": "1"}), ("同意八票", {"for": "八"}), ("赞成票8票，反对票1票", {"for": "8", "against": "1"}),
])
def test_votes(text: str, votes: dict[str, str]) -> None:
    assert said("votes", "meetings.votes", text) == {"votes": votes}


@pytest.mark.parametrize("text", ["一致通过", "8/0/1", "赞成8票，赞成9票", "赞成多数，反对1票", "赞成8票（其中书面2票）"])
def test_votes_that_are_not_counted_are_left_out(text: str) -> None:
    with pytest.raises(RefusedError):
        said("votes", "meetings.votes", text)


@pytest.mark.parametrize(("text", "due", "present"), [
    ("应到9人，实到8人", "9", "8"), ("应到会9 实到会8", "9", "8"), ("9/8", "9", "8"), ("应到人数：9人；实到人数：8人", "9", "8")])
def test_due_and_present_in_one_cell(text: str, due: str, present: str) -> None:
    assert said("due_present", "meetings", text) == {"due": due, "present": present}


@pytest.mark.parametrize("text", ["8/9", "9人", "8"])
def test_due_and_present_that_cannot_be_told_apart(text: str) -> None:
    with pytest.raises(RefusedError):
        said("due_present", "meetings", text)


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2026-03-05至2026-03-12", "2026-3-5", "2026-3-12"), ("2026年3月5日—12日", "2026-3-5", "2026-3-12"),
    ("自2026.3.5起至4.2止", "2026-3-5", "2026-4-2"), ("2026/3/5-2026/3/12", "2026-3-5", "2026-3-12"),
])
def test_two_days_in_one_cell(text: str, first: str, last: str) -> None:
    found = said("period", "notices.posted_on", text, "notices.removed_on")
    assert [value.replace("-0", "-") for value in found.values()] == [first, last]
    assert list(found) == ["posted_on", "removed_on"]


@pytest.mark.parametrize("text", ["2025年12月28日至1月5日", "2026-03-05", "3月5日至3月12日", "7天"])
def test_two_days_that_are_not_certain(text: str) -> None:
    with pytest.raises(RefusedError):
        said("period", "notices.posted_on", text, "notices.removed_on")


def test_a_form_puts_each_of_its_values_beside_the_field_with_the_cell_as_origin(read: Any) -> None:
    rows = [["记录编号", "事项名称", "会议时间", "参会人", "列席人员"],
            ["A1", "修路", "2026-03-05", "甲一、乙二（出差）", "丁四（法律顾问）"]]
    record = read(rows, name="三重一大台账").only
    assert record.fields["meetings"][0]["absent"] == [{"who": "乙二", "reason": "出差"}]
    assert record.origins["/meetings/0/absent"].place == record.origins["/meetings/0/attendances"].place == "三重一大台账!D2"
