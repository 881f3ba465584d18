"""Lint of what rules mean: conditions that say nothing, rules that contradict each other, lines split badly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from linted import made, notices
from small import parameters

SIGNED, UNSIGNED = {"term": "meeting.signed", "is": True}, {"term": "meeting.signed", "is": False}
DUE = {"term": "meeting.due", "more_than": 1}
COUNTS = parameters("count", three=3, five=5) | parameters("codes", bodies=["board", "party_committee"])
NEVER = "这个条件永远不成立：与并列的条件矛盾"
ALWAYS = "这个条件只要填了就总是成立，等于没有写"
BROKEN = "适用时这一项要求永远做不到：与适用条件或者别的要求矛盾"
KEPT = "适用条件已经包含这一项要求，永远不会违反"
IDLE = "适用时这个例外永远不成立"


def told(folder: Path, *, use: tuple[str, ...] = (), **parts: Any) -> list[str]:
    """What is told of one rule, without the place."""
    if use:
        parts["parameters"] = {name: COUNTS[name] for name in use}
    return [f"{line.split(' ')[0]} {line.split('] ')[1]}" for line in notices(folder, made(**parts))]


def c(term: str, operator: str, value: Any) -> dict[str, Any]:
    return {"term": f"meeting.{term}", operator: value}


FIVE, THREE = {"param": "five"}, {"param": "three"}
CLASHES: dict[str, tuple[list[dict[str, Any]], tuple[str, ...]]] = {
    "is and is": ([c("body", "is", "board"), c("body", "is", "party_committee")], ()),
    "is and is not": ([c("body", "is", "board"), c("body", "is_not", "board")], ()),
    "in and is": ([c("body", "in", ["board"]), c("body", "is", "party_committee")], ()),
    "in and not in": ([c("body", "in", ["board"]), c("body", "not_in", ["board", "party_committee"])], ()),
    "in a parameter and is": ([c("body", "in", {"param": "bodies"}), c("body", "is", "villagers_assembly")], ("bodies",)),
    "in and not in a parameter": ([c("body", "in", {"param": "bodies"}), c("body", "not_in", {"param": "bodies"})], ("bodies",)),
    "yes and no": ([SIGNED, UNSIGNED], ()),
    "not yes and not no": ([c("signed", "is_not", True), c("signed", "is_not", False)], ()),
    "bounds": ([c("due", "at_least", FIVE), c("due", "less_than", THREE)], ("five", "three")),
    "one point, open": ([c("due", "at_least", THREE), c("due", "less_than", THREE)], ("three",)),
    "number outside the bounds": ([c("due", "is", 2), c("due", "at_least", FIVE)], ("five",)),
    "days": ([c("held_on", "before", "2024-01-01"), c("held_on", "after", "2024-01-01")], ()),
    "before and after a term": ([c("held_on", "before", {"term": "meeting.notice_sent_on"}),
                                 {"term": "meeting.notice_sent_on", "before": {"term": "meeting.held_on"}}], ()),
    "before itself": ([c("held_on", "before", {"term": "meeting.held_on"}), DUE], ()),
    "present and absent": ([c("chair", "present", True), c("chair", "absent", True)], ()),
    "absent and compared": ([c("due", "absent", True), c("due", "at_least", 1)], ()),
    "some and none": ([{"some": "meeting.speeches"}, {"none": "meeting.speeches"}], ()),
    "not": ([SIGNED, {"not": SIGNED}], ()),
    "nested all": ([SIGNED, {"all": [DUE, UNSIGNED]}], ()),
    "share": ([{"share": ["meeting.present", "meeting.due"], "at_least": {"param": "half"}},
               {"share": ["meeting.present", "meeting.due"], "less_than": {"param": "half"}}], ()),
    "count below zero": ([{"term": {"count": "meeting.speeches"}, "less_than": 0}, DUE], ()),
    "every alternative": ([SIGNED, {"any": [UNSIGNED, {"all": [UNSIGNED, DUE]}]}], ()),
    "alternatives against each other": ([c("body", "is", "board"),
                                         {"any": [c("body", "is", "party_committee"), c("body", "absent", True)]}], ()),
}
FINE: dict[str, tuple[list[dict[str, Any]], tuple[str, ...]]] = {
    "bounds": ([c("due", "at_least", THREE), c("due", "less_than", FIVE)], ("five", "three")),
    "one point": ([c("due", "at_least", THREE), c("due", "at_most", THREE)], ("three",)),
    "lists that meet": ([c("body", "in", ["board", "party_committee"]), c("body", "is_not", "board")], ()),
    "present and compared": ([c("due", "present", True), c("due", "at_least", 1)], ()),
    "another term": ([c("due", "at_least", FIVE), c("present", "less_than", THREE)], ("five", "three")),
    "alternatives": ([SIGNED, {"any": [c("body", "is", "board"), c("body", "is", "party_committee")]}], ()),
    "not before and not after": ([c("held_on", "not_before", {"term": "meeting.notice_sent_on"}),
                                  c("held_on", "not_after", {"term": "meeting.notice_sent_on"})], ()),
    "some of two collections": ([{"some": "meeting.speeches"}, {"none": "notices"}], ()),
}
OTHER = [c("recorder", "present", True)]


@pytest.mark.parametrize("name", CLASHES)
def test_conditions_that_contradict_each_other_are_never_true(tmp_path: Path, name: str) -> None:
    conditions, use = CLASHES[name]
    assert told(tmp_path, use=use, when=conditions, must=OTHER) == [f"error {NEVER}"]


@pytest.mark.parametrize("name", FINE)
def test_conditions_that_go_together_are_left_alone(tmp_path: Path, name: str) -> None:
    conditions, use = FINE[name]
    assert told(tmp_path, use=use, when=conditions, must=OTHER) == []


def inside(word: str) -> dict[str, Any]:
    pair = [{"term": "speech.order", "present": True}, {"term": "speech.order", "absent": True}]
    if word == "satisfies":
        return {"every": "meeting.speeches", "satisfies": pair}
    if word == "count":
        return {"term": {"count": "meeting.speeches", "where": pair}, "at_least": 1}
    return {word: "meeting.speeches", "where": pair}


@pytest.mark.parametrize("word", ["some", "none", "every", "satisfies", "count"])
def test_conditions_within_a_collection(tmp_path: Path, word: str) -> None:
    condition = inside(word) | ({"satisfies": [{"term": "speech.speaker", "present": True}]} if word == "every" else {})
    assert told(tmp_path, must=[condition]) == [f"error {NEVER}"]


def test_a_named_term_is_what_it_stands_for_and_a_name_inside_a_collection_is_not_the_subject(tmp_path: Path) -> None:
    terms = {"need": "meeting.due"}
    clash = [{"term": "need", "at_least": FIVE}, c("due", "less_than", THREE)]
    inner = {"some": "meetings", "where": [{"term": "need", "at_least": FIVE}, c("due", "less_than", THREE)]}
    assert told(tmp_path / "a", use=("five", "three"), terms=terms, when=clash, must=OTHER) == [f"error {NEVER}"]
    assert told(tmp_path / "b", use=("five", "three"), terms=terms, when=[inner], must=OTHER) == []


def test_what_is_never_true_in_one_version_only_is_a_warning_with_its_first_day(tmp_path: Path) -> None:
    dated = {"five": COUNTS["five"], "three": {**COUNTS["three"], "values": {"1900-01-01": 8, "2024-05-01": 3}}}
    found = told(tmp_path, parameters=dated, must=OTHER, when=[c("due", "at_least", FIVE), c("due", "less_than", THREE)])
    assert found == [f"warning 从 2024-05-01 起，{NEVER}"]


def test_a_dead_alternative_is_told_by_itself(tmp_path: Path) -> None:
    alternatives = {"any": [{"all": [UNSIGNED, DUE]}, c("due", "is", 1)]}
    assert notices(tmp_path, made(when=[SIGNED, alternatives], must=OTHER)) == [
        f"error SM-1 [- term: meeting.signed] {NEVER}"]


@pytest.mark.parametrize("condition", [
    {"any": [SIGNED, UNSIGNED]}, {"any": [c("due", "at_least", FIVE), c("due", "less_than", FIVE)]},
    {"any": [c("body", "is", "board"), c("body", "is_not", "board")]},
    {"any": [c("due", "at_most", FIVE), c("due", "more_than", THREE)]},
    {"term": {"count": "meeting.speeches"}, "at_least": 0},
    c("held_on", "not_after", {"term": "meeting.held_on"}),
], ids=["yes or no", "two sides", "is or is not", "sides that overlap", "count", "itself"])
def test_what_is_always_true_is_a_warning(tmp_path: Path, condition: dict[str, Any]) -> None:
    use = tuple(name for name in ("five", "three") if f"'{name}'" in str(condition))
    assert told(tmp_path, use=use, when=[condition], must=OTHER) == [f"warning {ALWAYS}"]


@pytest.mark.parametrize("condition", [
    {"any": [c("due", "more_than", FIVE), c("due", "less_than", FIVE)]}, {"any": [SIGNED, DUE]},
    {"any": [c("body", "is", "board"), c("body", "is", "party_committee")]},
])
def test_alternatives_that_leave_something_out_are_fine(tmp_path: Path, condition: dict[str, Any]) -> None:
    use = ("five",) if "five" in str(condition) else ()
    assert told(tmp_path, use=use, when=[condition], must=OTHER) == []


@pytest.mark.parametrize(("parts", "expected"), [
    ({"when": [SIGNED], "must": [UNSIGNED]}, f"error {BROKEN}"),
    ({"when": [SIGNED], "must_not": [SIGNED]}, f"error {BROKEN}"),
    ({"must": [SIGNED, UNSIGNED]}, f"error {BROKEN}"),
    ({"must": [SIGNED], "must_not": [SIGNED]}, f"error {BROKEN}"),
    ({"when": [SIGNED], "must": [SIGNED]}, f"warning {KEPT}"),
    ({"when": [SIGNED], "must_not": [UNSIGNED]}, f"warning {KEPT}"),
    ({"when": [c("due", "more_than", 1)], "must": [c("due", "at_least", 1)]}, f"warning {KEPT}"),
    ({"when": [c("due", "more_than", 1)], "must": [{"any": [c("due", "at_least", 1), SIGNED]}]}, f"warning {KEPT}"),
    ({"when": [{"any": [SIGNED, DUE]}], "must": [{"any": [SIGNED, DUE]}]}, f"warning {KEPT}"),
    ({"when": [SIGNED], "must": OTHER, "unless": [{"title": "甲", "title_en": "a", "when": [UNSIGNED]}]}, f"error {IDLE}"),
], ids=["excluded", "forbidden", "against each other", "asked and forbidden", "the same", "its contrary", "implied",
        "implies an alternative", "word for word", "exception"])
def test_what_the_conditions_of_application_settle(tmp_path: Path, parts: dict[str, Any], expected: str) -> None:
    assert told(tmp_path, **parts) == [expected]


def test_what_is_not_known_settles_nothing(tmp_path: Path) -> None:
    """Absent does not imply «less than five» nor its contrary: a comparison with none is unknown."""
    parts = {"when": [c("due", "absent", True)], "must": [{"any": [c("due", "less_than", FIVE), SIGNED]}]}
    assert KEPT not in str(told(tmp_path, use=("five",), **parts))


# ---- two rules ------------------------------------------------------------------------------------------------


def both(folder: Path, one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return notices(folder, made("SM-1", **one), made("SM-2", **other))


OPPOSED = "与 SM-1 的要求矛盾：两条不可能都做到"


@pytest.mark.parametrize(("one", "other"), [
    ({"must": [SIGNED]}, {"must_not": [SIGNED]}),
    ({"when": [DUE], "must": [SIGNED]}, {"when": [DUE], "must": [UNSIGNED]}),
    ({"when": [DUE], "must": [SIGNED]}, {"must_not": [SIGNED]}),
    ({"must": [SIGNED]}, {"when": [DUE], "must_not": [SIGNED]}),
    ({"when": [c("body", "in", ["board", "party_committee"])], "must": [SIGNED]},
     {"when": [c("body", "is", "board")], "must_not": [SIGNED]}),
    ({"when": [c("due", "at_least", 1)], "must": [SIGNED]}, {"when": [c("due", "more_than", 1)], "must": [UNSIGNED]}),
    ({"must": [c("due", "at_least", 2)]}, {"must": [c("due", "less_than", 1), {"any": [SIGNED, *OTHER]}]}),
    ({"must": [c("body", "is", "board")]}, {"must": [c("body", "in", ["party_committee"])]}),
], ids=["must and must not", "same when", "first narrower", "second narrower", "codes", "bounds", "numbers", "lists"])
def test_rules_that_contradict_each_other(tmp_path: Path, one: dict[str, Any], other: dict[str, Any]) -> None:
    found = both(tmp_path, one, other)
    assert [line.split("] ")[1] for line in found] == [OPPOSED]
    assert found[0].startswith("error SM-2 [- term: meeting.")


@pytest.mark.parametrize(("one", "other"), [
    ({"when": [DUE], "must": [SIGNED]}, {"when": [c("due", "at_most", 1)], "must_not": [SIGNED]}),
    ({"when": [DUE], "must": [SIGNED]}, {"when": [c("present", "more_than", 1)], "must_not": [SIGNED]}),
    ({"must": [SIGNED]}, {"must_not": [SIGNED], "kinds": ["collective_assets"]}),
    ({"must": [SIGNED]}, {"must_not": [SIGNED], "versions": [{"from": "2000-01-01", "until": "2010-01-01",
                                                            "basis": "data-consistency"}]}),
    ({"must": [SIGNED]}, {"must_not": [{"term": "resolution.kind", "present": True}], "subject": "decision",
                          "judged_on": "resolution.decided_on"}),
    ({"must": [{"any": [SIGNED, DUE]}]}, {"must_not": [SIGNED]}),
    ({"must": [c("due", "at_least", 1)]}, {"must": [c("due", "at_most", 2)]}),
], ids=["apart", "neither narrower", "other kinds", "other times", "another subject", "alternative", "both possible"])
def test_rules_that_do_not_contradict_each_other(tmp_path: Path, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert both(tmp_path, one, other) == []


def test_exceptions_make_a_contradiction_a_warning(tmp_path: Path) -> None:
    unless = [{"title": "甲", "title_en": "a", "when": [DUE]}]
    found = both(tmp_path, {"must": [SIGNED], "unless": unless}, {"must_not": [SIGNED]})
    assert [line.split(" ")[0] for line in found] == ["warning"]
    assert "例外以外，与 SM-1 的要求矛盾" in found[0]


SAME = "对象、适用条件和要求与 SM-1 完全一样"


@pytest.mark.parametrize("parts", [
    {"when": [DUE], "must": [SIGNED]}, {"when": [{"all": [DUE]}], "must": [{"term": "sign", "is": True}],
                                        "terms": {"sign": "meeting.signed"}},
    {"kinds": ["village_affairs", "collective_assets"], "when": [DUE], "must": [SIGNED], "severity": "high"},
], ids=["word for word", "through a term", "one kind in common"])
def test_rules_that_say_the_same(tmp_path: Path, parts: dict[str, Any]) -> None:
    found = both(tmp_path, {"when": [DUE], "must": [SIGNED]}, parts)
    assert [(line.split(" ")[0], line.split("] ")[1]) for line in found] == [("warning", SAME)]


@pytest.mark.parametrize("parts", [
    {"when": [], "must": [SIGNED]}, {"when": [DUE], "must": OTHER}, {"when": [DUE], "must": [SIGNED], "kinds": ["land"]},
    {"when": [DUE], "must": [SIGNED], "unless": [{"title": "甲", "title_en": "a", "when": OTHER}]},
    {"when": [DUE], "must": [SIGNED], "versions": [{"from": "2000-01-01", "until": "2010-01-01",
                                                   "basis": "data-consistency"}]},
], ids=["application", "demand", "kind", "exception", "time"])
def test_rules_that_differ_in_one_thing(tmp_path: Path, parts: dict[str, Any]) -> None:
    assert both(tmp_path, {"when": [DUE], "must": [SIGNED]}, parts) == []


# ---- number lines ---------------------------------------------------------------------------------------------


def split(folder: Path, low: list[dict[str, Any]], high: list[dict[str, Any]], **more: Any) -> list[str]:
    """What lint says of two rules that split a line, the second beginning where the first ends."""
    few = {name: COUNTS[name] for name in ("three", "five")}
    shared = {"schema": "lianchi/parameters/1", "parameters": few}
    one, other = made("SM-1", when=low, must=OTHER, **more), made("SM-2", when=high, must=OTHER, **more)
    return [line for line in notices(folder, one, other, parameters=shared) if "公共参数" not in line]


@pytest.mark.parametrize(("low", "high", "words"), [
    ([c("due", "less_than", THREE)], [c("due", "more_than", THREE)], "与 SM-1 之间有空档：正好等于 three 的都不管"),
    ([c("due", "less_than", THREE)], [c("due", "at_least", FIVE)], "与 SM-1 之间有空档：three 到 five 之间都不管"),
    ([c("due", "at_most", THREE)], [c("due", "at_least", THREE)], "与 SM-1 重叠：正好等于 three 的两条都管"),
    ([SIGNED, c("due", "at_most", THREE)], [c("due", "at_least", THREE), SIGNED],
     "与 SM-1 重叠：正好等于 three 的两条都管"),
    ([c("held_on", "before", "2024-01-01")], [c("held_on", "after", "2024-01-01")],
     "与 SM-1 之间有空档：正好等于 2024-01-01 的都不管"),
], ids=["point", "stretch", "both", "other conditions alike", "days"])
def test_a_line_with_a_gap_or_an_overlap(tmp_path: Path, low: list[Any], high: list[Any], words: str) -> None:
    found = split(tmp_path, low, high)
    assert [(line.split(" ")[:2], line.split("] ")[1]) for line in found] == [(["warning", "SM-2"], words)]


@pytest.mark.parametrize(("low", "high"), [
    ([c("due", "less_than", THREE)], [c("due", "at_least", THREE)]),
    ([c("due", "at_most", THREE)], [c("due", "more_than", THREE)]),
    ([c("due", "at_least", THREE)], [c("due", "at_least", FIVE)]),
    ([SIGNED, c("due", "less_than", THREE)], [c("due", "more_than", THREE)]),
    ([c("due", "less_than", THREE)], [c("present", "more_than", THREE)]),
], ids=["at least", "more than", "one within the other", "other conditions", "other terms"])
def test_a_line_split_well(tmp_path: Path, low: list[Any], high: list[Any]) -> None:
    assert split(tmp_path, low, high) == []


def test_a_third_rule_fills_the_gap(tmp_path: Path) -> None:
    few = {"schema": "lianchi/parameters/1", "parameters": {name: COUNTS[name] for name in ("three", "five")}}
    middle = [c("due", "at_least", THREE), c("due", "less_than", FIVE)]
    rules = [made(f"SM-{n}", when=when, must=OTHER) for n, when in enumerate(
        ([c("due", "less_than", THREE)], middle, [c("due", "at_least", FIVE)]), start=1)]
    assert notices(tmp_path, *rules, parameters=few) == []


def test_a_parameter_without_a_national_value_is_a_point(tmp_path: Path) -> None:
    unset = {"schema": "lianchi/parameters/1", "parameters": {"limit": {
        "title": "x", "title_en": "x", "type": "count", "scope": "unit"}}}
    rules = [made(f"SM-{n}", when=[c("due", op, {"param": "limit"})], must=OTHER)
             for n, op in enumerate(("less_than", "more_than"), start=1)]
    assert [line.split("] ")[1] for line in notices(tmp_path, *rules, parameters=unset)] == [
        "与 SM-1 之间有空档：正好等于 limit 的都不管"]


def lists(folder: Path, *lines: tuple[list[dict[str, Any]], str]) -> list[str]:
    few = {"schema": "lianchi/parameters/1", "parameters": parameters("money", low=10, high=20)}
    rules = [made(f"SM-{n}", when=when, concludes={"term": "concluded.body", "value": value}, judged_on="resolution.decided_on")
             for n, (when, value) in enumerate(lines, start=1)]
    found = notices(folder, *rules, parameters=few)
    return [f"{line.split(' ')[0]} {line.split('] ')[1]}" for line in found if "公共参数" not in line]


def amount(operator: str, name: str) -> dict[str, Any]:
    return {"term": "matter.amount", operator: {"param": name}}


@pytest.mark.parametrize(("lines", "expected"), [
    ((([amount("less_than", "high")], "a"), ([amount("at_least", "low")], "b")), ["error 与 SM-1 重叠，得出的结论不同"]),
    ((([amount("at_most", "low")], "a"), ([amount("at_least", "low")], "b")),
     ["error 与 SM-1 重叠：正好等于 low 的两条都管"]),
    ((([amount("at_least", "low")], "a"), ([amount("at_least", "high")], "b")), ["error 与 SM-1 重叠，得出的结论不同"]),
    ((([amount("at_least", "low")], "a"), ([amount("at_least", "high")], "a")), []),
    ((([amount("less_than", "low")], "a"), ([amount("at_least", "low")], "b")), []),
], ids=["stretch", "point", "one within the other", "same conclusion", "split well"])
def test_lines_of_a_list(tmp_path: Path, lines: tuple[Any, ...], expected: list[str]) -> None:
    assert lists(tmp_path, *lines) == expected
