"""Where names lead, which subjects a record has, and what lists conclude."""

from __future__ import annotations

from typing import Any

import pytest

from lianchi.decide.session import Session
from lianchi.project import subjects
from lianchi.project.names import BadName, Names, subject_steps
from lianchi.project.values import UNKNOWN
from small import DAY, decide, parameters, plan_of, record, rule, verdicts

# ---- names ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "slot", "keys"), [
    ("matter.amount", 0, ("matter", "amount")), ("meetings", 0, ("meetings",)), ("meeting.held_on", 1, ("held_on",)),
    ("speech.stance", 2, ("stance",)),
])
def test_a_path_starts_at_the_item_in_sight_or_at_the_record(text: str, slot: int, keys: tuple[str, ...]) -> None:
    names = Names()
    for step in subject_steps("speech"):
        names = names.with_item(step.alias, step.node.part)
    found = names.path(text)
    assert (found.slot, found.keys) == (slot, keys)


@pytest.mark.parametrize(("text", "word"), [
    ("matter.amont", "amont"), ("mater.amount", "mater"), ("meeting.held_on", "meeting"), ("meetings.held_on",
                                                                                           "held_on"),
    ("matter.amount.value", "value"), ("", ""),
])
def test_a_name_that_leads_nowhere_is_told_by_its_bad_word(text: str, word: str) -> None:
    with pytest.raises(BadName) as caught:
        Names().path(text)
    assert caught.value.word == word


@pytest.mark.parametrize(("subject", "keys"), [
    ("decision", []), ("meeting", [("meetings",)]), ("speech", [("meetings",), ("speeches",)]),
    ("candidate", [("matter", "candidates")]), ("member", [("unit", "roster")]),
    ("gift", [("gifts",)]), ("contact.gift", [("contacts",), ("gifts",)]),
])
def test_the_levels_from_the_record_to_a_subject(subject: str, keys: list[tuple[str, ...]]) -> None:
    assert [step.keys for step in subject_steps(subject)] == keys


@pytest.mark.parametrize("subject", ["meetings", "matter", "contact.meeting", "decision.meeting", "nothing.gift", ""])
def test_a_subject_must_be_one_item_of_a_collection(subject: str) -> None:
    with pytest.raises(BadName):
        subject_steps(subject)


# ---- subjects -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("subject", "tree", "paths"), [
    ("decision", {}, [""]),
    ("meeting", {"meetings": [{}, {}]}, ["meetings[0]", "meetings[1]"]),
    ("meeting", {"meetings": []}, []),
    ("meeting", {"meetings": None}, []),
    ("candidate", {"matter": {"candidates": [{}]}}, ["matter.candidates[0]"]),
    ("candidate", {"matter": None}, []),
    ("contact.gift", {"contacts": [{"gifts": []}, {"gifts": [{}, {}]}]}, ["contacts[1].gifts[0]",
                                                                          "contacts[1].gifts[1]"]),
])
def test_every_item_is_a_subject(subject: str, tree: dict[str, Any], paths: list[str]) -> None:
    found = subjects(tree, subject_steps(subject))
    assert [one.path for one in found] == paths
    assert [one.ghost for one in found] == [False] * len(paths)


@pytest.mark.parametrize(("subject", "tree", "path"), [
    ("meeting", {}, "meetings"), ("candidate", {}, "matter.candidates"), ("candidate", {"matter": {}},
                                                                          "matter.candidates"),
    ("contact.gift", {}, "contacts"), ("contact.gift", {"contacts": [{}]}, "contacts[0].gifts"),
])
def test_what_was_not_supplied_has_one_ghost(subject: str, tree: dict[str, Any], path: str) -> None:
    steps = subject_steps(subject)
    (ghost,) = subjects(tree, steps)
    assert (ghost.path, ghost.ghost, len(ghost.scope)) == (path, True, len(steps) + 1)
    assert ghost.scope[-1] == {}


def test_a_ghost_stands_beside_real_items() -> None:
    tree = {"contacts": [{"gifts": [{}]}, {}]}
    assert [(s.path, s.ghost) for s in subjects(tree, subject_steps("contact.gift"))] == [
        ("contacts[0].gifts[0]", False), ("contacts[1].gifts", True)]


# ---- conclusions ----------------------------------------------------------------------------------------------


def line(id_: str, value: bool | str, condition: dict[str, Any]) -> dict[str, Any]:
    """A line of a list that concludes the value when the condition holds."""
    return rule(id_, list="power", concludes={"term": "concluded.kind", "value": value}, when=[condition])


LARGE = {"term": "matter.amount", "at_least": {"param": "limit"}}
URGENT = {"term": "matter.item", "is": "land_expropriation"}


def concluded(tree: dict[str, Any], *lines: dict[str, Any]) -> Any:
    """What the lines conclude on the record; UNKNOWN where it is left out."""
    Session(plan_of(*lines)).decide([tree])
    return tree["concluded"].get("kind", UNKNOWN)


def large(id_: str, value: bool | str, limit: int) -> dict[str, Any]:
    return {**line(id_, value, LARGE), "parameters": parameters("money", limit=limit)}


@pytest.mark.parametrize(("amount", "lines", "expected"), [
    (100_00, [large("SM-1", True, 50)], True),
    (100_00, [large("SM-1", True, 500)], False),
    (None, [large("SM-1", True, 50)], UNKNOWN),
    (100_00, [large("SM-1", "works", 50)], "works"),
    (100_00, [large("SM-1", "works", 500)], None),
    (100_00, [large("SM-1", "works", 50), large("SM-2", "works", 60)], "works"),
    (100_00, [large("SM-1", "works", 50), large("SM-2", "goods", 60)], UNKNOWN),
    (100_00, [large("SM-1", "works", 50), large("SM-2", "goods", 500)], "works"),
], ids=["true", "false", "unknown", "code", "none", "agreement", "contradiction", "one of two"])
def test_what_lists_conclude(amount: int | None, lines: list[dict[str, Any]], expected: Any) -> None:
    tree = record(matter={} if amount is None else {"amount": amount})
    assert concluded(tree, *lines) == expected


def test_a_sure_yes_is_not_shaken_by_a_line_that_is_open() -> None:
    open_line = line("SM-2", True, {"term": "matter.budgeted", "is": True})
    assert concluded(record(matter={"amount": 100_00}), large("SM-1", True, 50), open_line) is True


def test_a_sure_code_is_shaken_by_a_line_that_is_open() -> None:
    open_line = line("SM-2", "goods", {"term": "matter.budgeted", "is": True})
    assert concluded(record(matter={"amount": 100_00}), large("SM-1", "works", 50), open_line) is UNKNOWN


@pytest.mark.parametrize(("amount", "expected"), [(100_00, "violation"), (10_00, "not_applicable"), (None,
                                                                                                     "undetermined")])
def test_a_norm_reads_the_conclusion(amount: int | None, expected: str) -> None:
    norm = rule("SM-9", when=[{"term": "concluded.kind", "is": True}], must=[{"some": "meetings"}])
    tree = record(meetings=[], matter={} if amount is None else {"amount": amount})
    assert verdicts(decide([large("SM-1", True, 50), norm], [tree]), "SM-9") == {expected: 1}


# ---- values beyond the range ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("amount", "expected"), [
    (2**61 - 1, "violation"), (2**61, "undetermined"), (10**40, "undetermined"), (-(2**61), "undetermined"),
    (-(2**61) + 1, "compliant"),
])
def test_a_value_beyond_the_range_of_the_engine_is_unknown(amount: int, expected: str) -> None:
    norm = rule(must=[{"term": "matter.amount", "at_most": 0}])
    assert verdicts(decide([norm], [record(matter={"amount": amount})])) == {expected: 1}


@pytest.mark.parametrize("unit", ["days", "months", "years"])
@pytest.mark.parametrize("number", [10**7, -(10**7)])
def test_a_day_beyond_the_calendar_is_unknown(unit: str, number: int) -> None:
    norm = rule(must=[{"term": {"add": "resolution.decided_on", unit: {"param": "n"}}, "not_before": "2000-01-01"}],
                parameters=parameters("count", n=number))
    assert verdicts(decide([norm], [record()])) == {"undetermined": 1}


def test_the_last_day_of_the_calendar_is_known() -> None:
    left = 3652059 - DAY
    norm = rule(must=[{"term": {"add": "resolution.decided_on", "days": {"param": "n"}}, "after": "2000-01-01"}],
                parameters=parameters("days", n=left))
    assert verdicts(decide([norm], [record()])) == {"compliant": 1}
