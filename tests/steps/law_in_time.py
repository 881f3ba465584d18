"""Sentences of the time-switch matrix: one thing that happens on different days, judged by the law of each."""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

Record = dict[str, Any]


def village(record: Record, kind: str, **parts: object) -> None:
    """The record of a village matter."""
    record.update(kind=kind, unit={"type": "村"}, **parts)


@given(parsers.parse("同样的村民代表会议在{day}开，应到30人，实到19人，赞成{votes:d}人，结果是通过"))
def representatives(record: Record, day: str, votes: int) -> None:
    """A meeting of representatives that is short of people, or of votes."""
    meeting = {"stage": "决议", "body": "村民代表会议", "held_on": day, "due": 30, "present": 19, "votes": {"for": votes},
               "outcome": "通过"}
    village(record, "四议两公开", meetings=[meeting])


@given(parsers.parse("同样的村民代表会议在{day}开，应到30人，实到20人，赞成{votes:d}人，结果是通过"))
def representatives_enough(record: Record, day: str, votes: int) -> None:
    """A meeting of representatives with just enough people."""
    representatives(record, day, votes)
    record["meetings"][0]["present"] = 20


@given(parsers.parse("同样的村民会议在{day}开，应到800人，实到400人，全村240户到会150户"))
def assembly(record: Record, day: str) -> None:
    """An assembly short of both people and households."""
    meeting = {"stage": "决议", "body": "村民会议", "held_on": day, "due": 800, "present": 400, "households_due": 240,
               "households_present": 150}
    village(record, "四议两公开", meetings=[meeting])


@given(parsers.parse("同样的决议从{day}起公开，{until}撤下"))
def posted(record: Record, day: str, until: str) -> None:
    """A resolution posted for some days."""
    village(record, "四议两公开", notices=[{"stage": "决议公开", "posted_on": day, "removed_on": until}])


@given(parsers.parse("同样的成员大会在{day}开，全体成员300人，赞成{votes:d}人，结果是通过"))
def member_assembly(record: Record, day: str, votes: int) -> None:
    """A members' assembly and its votes."""
    meeting = {"stage": "讨论决定", "body": "成员大会", "held_on": day, "due": 300, "present": 250, "votes": {"for": votes},
               "outcome": "通过"}
    village(record, "集体三资事项", meetings=[meeting])


@given(parsers.parse("同样的集体资产在{day}没有开会就处置了"))
def disposed(record: Record, day: str) -> None:
    """A disposal without any meeting."""
    village(record, "集体三资事项", matter={"item": "集体资产处置"}, meetings=[], contracts=[{"signed_on": day}])


@given(parsers.parse("同样的村委会担保合同在{day}签订"))
def guarantee(record: Record, day: str) -> None:
    """A guarantee by the village committee."""
    village(record, "村务管理", contracts=[{"kind": "担保合同", "signed_on": day}], matter={"item": "对外担保"}, meetings=[])
