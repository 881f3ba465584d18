"""Every kind of small change that a rule can suffer: exactly these mutants, and no others."""

from __future__ import annotations

from typing import Any

import pytest

from lianchi.audit.mutant import GONE, Mutant
from lianchi.audit.mutant_words import words_of
from lianchi.audit.mutants import mutants
from lianchi.dialect import Document
from lianchi.model.rule import Rule
from lianchi.rulebook import LoadedRule
from lianchi.rulebook.layers import build_tables
from small import rule

DUE = {"term": "meeting.due", "at_least": 1}
SIGNED = {"term": "meeting.signed", "is": True}
ALIKE = {"term": "meeting.present", "at_most": {"term": "meeting.due"}}


def made(**parts: Any) -> list[Mutant]:
    """The mutants of a small rule on meetings."""
    raw = rule(**{"subject": "meeting", "judged_on": "meeting.held_on", **parts})
    loaded = LoadedRule(Rule.model_validate(raw), "book", "SM-1.yaml", Document(None))
    faults: list[Any] = []
    tables = build_tables([loaded], None, [], faults)
    assert not faults
    return list(mutants(loaded, tables))


def changes(condition: dict[str, Any], **parts: Any) -> list[tuple[str, Any]]:
    """The changes of one demand and of what stands in it; it cannot itself be dropped, being the only one."""
    found = made(must=[condition], **parts)
    assert all(m.edit.path[:2] == ("must", 0) or m.edit.kind == "parameter" for m in found)
    return [(m.edit.kind, "gone" if m.edit.new is GONE else m.edit.new) for m in found]


@pytest.mark.parametrize(("old", "new"), [
    ("at_least", "more_than"), ("more_than", "at_least"), ("at_most", "less_than"), ("less_than", "at_most"),
])
def test_boundaries_of_numbers(old: str, new: str) -> None:
    assert changes({"term": "meeting.due", old: 1}) == [("boundary", {"term": "meeting.due", new: 1})]


@pytest.mark.parametrize(("old", "new"), [
    ("before", "not_after"), ("not_after", "before"), ("after", "not_before"), ("not_before", "after"),
])
def test_boundaries_of_days(old: str, new: str) -> None:
    day = "2026-01-01"
    assert changes({"term": "meeting.held_on", old: day}) == [("boundary", {"term": "meeting.held_on", new: day})]


@pytest.mark.parametrize(("old", "new", "value"), [
    ("is", "is_not", "board"), ("is_not", "is", "board"), ("in", "not_in", ["board"]), ("not_in", "in", ["board"]),
    ("present", "absent", True), ("absent", "present", True),
])
def test_contraries(old: str, new: str, value: Any) -> None:
    assert changes({"term": "meeting.body", old: value}) == [("negation", {"term": "meeting.body", new: value})]


def test_shares() -> None:
    share = {"share": ["meeting.present", "meeting.due"], "at_least": {"param": "half"}}
    half = {"half": {"title": "x", "title_en": "x", "type": "share", "values": {"1900-01-01": "1/2"}}}
    assert changes(share, parameters=half) == [
        ("boundary", {"share": ["meeting.present", "meeting.due"], "more_than": {"param": "half"}})]


@pytest.mark.parametrize(("old", "new"), [("all", "any"), ("any", "all")])
def test_joins_and_their_members(old: str, new: str) -> None:
    assert changes({old: [DUE, SIGNED]}) == [
        ("join", {new: [DUE, SIGNED]}), ("drop", "gone"), ("drop", "gone"),
        ("boundary", {"term": "meeting.due", "more_than": 1}), ("negation", {"term": "meeting.signed", "is_not": True})]


@pytest.mark.parametrize("word", ["all", "any"])
def test_all_or_any_of_one_are_the_same(word: str) -> None:
    assert [kind for kind, _ in changes({word: [SIGNED]})] == ["negation"]


def test_not() -> None:
    assert changes({"not": SIGNED}) == [
        ("negation", {"term": "meeting.signed", "is": True}), ("negation", {"term": "meeting.signed", "is_not": True})]


SAID = {"term": "speech.order", "present": True}
UNSAID = {"term": "speech.order", "absent": True}


@pytest.mark.parametrize(("old", "new"), [
    ({"some": "meeting.speeches"}, [("quantifier", {"none": "meeting.speeches", "where": []})]),
    ({"none": "meeting.speeches"}, [("quantifier", {"some": "meeting.speeches", "where": []})]),
    ({"some": "meeting.speeches", "where": [SAID]}, [
        ("quantifier", {"none": "meeting.speeches", "where": [SAID]}),
        ("quantifier", {"every": "meeting.speeches", "satisfies": [SAID]}), ("drop", "gone"), ("negation", UNSAID)]),
    ({"none": "meeting.speeches", "as": "s", "where": [SAID]}, [
        ("quantifier", {"some": "meeting.speeches", "as": "s", "where": [SAID]}),
        ("quantifier", {"every": "meeting.speeches", "as": "s", "satisfies": [SAID]}), ("drop", "gone"),
        ("negation", UNSAID)]),
    ({"every": "meeting.speeches", "where": [SAID], "satisfies": [UNSAID]}, [
        ("quantifier", {"some": "meeting.speeches", "where": [SAID, UNSAID]}),
        ("quantifier", {"none": "meeting.speeches", "where": [SAID, UNSAID]}), ("drop", "gone"), ("negation", UNSAID),
        ("negation", SAID)]),
    ({"every": "meeting.speeches", "satisfies": [SAID, UNSAID]}, [
        ("quantifier", {"some": "meeting.speeches", "where": [SAID, UNSAID]}),
        ("quantifier", {"none": "meeting.speeches", "where": [SAID, UNSAID]}), ("drop", "gone"), ("drop", "gone"),
        ("negation", UNSAID), ("negation", SAID)]),
], ids=["some", "none", "some where", "none where", "every", "every two"])
def test_quantifiers(old: dict[str, Any], new: list[tuple[str, Any]]) -> None:
    assert changes(old) == new


HELD, SENT = "meeting.held_on", "meeting.notice_sent_on"


@pytest.mark.parametrize(("old", "new"), [
    ({"first": "notices", "of": "notice.posted_on"}, [("pick", {"last": "notices", "of": "notice.posted_on"})]),
    ({"last": "notices", "order_by": "notice.posted_on", "of": "notice.posted_on"},
     [("pick", {"first": "notices", "order_by": "notice.posted_on", "of": "notice.posted_on"})]),
    ({"only": "notices", "of": "notice.posted_on"}, []),
    ({"min": "notices", "of": "notice.posted_on"}, [("extreme", {"max": "notices", "of": "notice.posted_on"})]),
    ({"max": "notices", "of": "notice.posted_on"}, [("extreme", {"min": "notices", "of": "notice.posted_on"})]),
    ({"earliest": [HELD, SENT]}, [("extreme", {"latest": [HELD, SENT]})]),
    ({"latest": [HELD, SENT]}, [("extreme", {"earliest": [HELD, SENT]})]),
    ({"first_given": [HELD, SENT]}, [("drop", "gone"), ("drop", "gone")]),
    ({"first_given": [HELD]}, []),
], ids=["first", "last", "only", "min", "max", "earliest", "latest", "first_given", "first_given of one"])
def test_terms(old: dict[str, Any], new: list[tuple[str, Any]]) -> None:
    assert changes({"term": old, "before": "2026-01-01"}) == [
        ("boundary", {"term": old, "not_after": "2026-01-01"}), *new]


@pytest.mark.parametrize(("given", "flipped"), [({}, True), ({"inclusive": False}, True), ({"inclusive": True}, False)])
def test_days_between(given: dict[str, bool], flipped: bool) -> None:
    pair = [SENT, HELD]
    assert changes({"term": {"days_between": pair, **given}, "more_than": 1})[1:] == [
        ("calendar", {"working_days_between": pair, **given}),
        ("inclusive", {"days_between": pair, "inclusive": flipped})]


def test_plus_and_minus() -> None:
    two, three = ["meeting.due", "meeting.present"], ["meeting.due", "meeting.present", "meeting.due"]
    assert changes({"term": {"plus": two}, "more_than": 1})[1:] == [("sign", {"minus": two})]
    assert changes({"term": {"minus": two}, "more_than": 1})[1:] == [("sign", {"plus": two})]
    assert changes({"term": {"plus": three}, "more_than": 1})[1:] == []


def paths(found: list[Mutant], kind: str = "drop") -> list[tuple[str | int, ...]]:
    return [m.edit.path for m in found if m.edit.kind == kind]


def test_conditions_of_application_and_demands_are_dropped() -> None:
    assert paths(made(when=[DUE], must=[SIGNED])) == [("when", 0)]
    assert paths(made(must=[SIGNED, ALIKE])) == [("must", 0), ("must", 1)]
    assert paths(made(must=[SIGNED], must_not=[DUE])) == [("must", 0), ("must_not", 0)]


def test_exceptions_are_dropped_whole_and_in_part() -> None:
    excuse = {"title": "甲", "title_en": "a"}
    one = made(must=[SIGNED], unless=[{**excuse, "when": [DUE]}])
    assert paths(one) == [("unless", 0)]
    assert one[1].rule.unless == []
    two = made(must=[SIGNED], unless=[{**excuse, "when": [DUE, ALIKE]}])
    assert paths(two) == [("unless", 0), ("unless", 0, "when", 0), ("unless", 0, "when", 1)]


def test_named_terms_are_changed_where_a_condition_uses_them_even_through_another() -> None:
    terms = {
        "base": {"min": "notices", "of": "notice.posted_on"}, "used": {"add": "base", "days": {"value": 1}},
        "only_told": {"max": "notices", "of": "notice.posted_on"},
    }
    found = made(terms=terms, must=[{"term": "used", "is": "2026-01-01"}])
    assert [m.edit.path for m in found] == [("terms", "base"), ("must", 0)]
    changed = found[0].rule.terms["base"]
    assert getattr(changed, "max", None) == "notices"


def test_the_original_stays_as_it_is() -> None:
    found = made(must=[SIGNED, DUE])
    assert all(len(m.rule.must) == 1 for m in found if m.edit.kind == "drop")
    assert len(found[-1].rule.must) == 2


# ---- numbers and versions -------------------------------------------------------------------------------------


def numbers(values: dict[str, Any], type_: str = "count", **more: Any) -> list[tuple[Any, ...]]:
    few = {"title": "x", "title_en": "x", "type": type_, "values": values, **more}
    found = made(must=[{"term": "meeting.due", "at_least": {"param": "few"}}], parameters={"few": few})
    return [(m.edit.path[-1], m.edit.was[1], m.edit.new, m.edit.why, m.tables["SM-1.few"].steps[0].values)
            for m in found if m.edit.kind == "parameter"]


@pytest.mark.parametrize("type_", ["count", "days", "months"])
def test_a_national_number_is_one_more_and_one_less(type_: str) -> None:
    assert numbers({"1900-01-01": 3}, type_) == [
        ("1900-01-01", 3, 4, "", (4,)), ("1900-01-01", 3, 2, "", (2,))]


def test_each_dated_number_by_itself_and_none_below_zero() -> None:
    assert numbers({"1900-01-01": 0, "2020-01-01": 5, "2021-01-01": None}) == [
        ("1900-01-01", 0, 1, "", (1, 5, None)), ("2020-01-01", 5, 6, "", (0, 6, None)),
        ("2020-01-01", 5, 4, "", (0, 4, None))]


def test_numbers_that_the_place_sets_and_other_types_stay() -> None:
    assert numbers({"1900-01-01": 3}, scope="local") == []
    half = {"half": {"title": "x", "title_en": "x", "type": "share", "values": {"1900-01-01": "1/2"}}}
    share = {"share": ["meeting.present", "meeting.due"], "at_least": {"param": "half"}}
    assert [m.edit.kind for m in made(must=[share], parameters=half)] == ["boundary"]


def test_a_number_of_a_time_before_every_version_cannot_matter() -> None:
    found = numbers({"1800-01-01": 2, "1899-01-01": 3})
    assert [(old, why) for _, old, _, why, _ in found] == [(2, "asleep"), (2, "asleep"), (3, ""), (3, "")]


def test_a_keyed_table_row_by_row() -> None:
    rows = [{"kind": "a", "value": 1}, {"kind": "b", "value": 5}]
    few = {"title": "x", "title_en": "x", "type": "count", "values": {"1900-01-01": rows}}
    asked = {"param": "few", "by": {"kind": "meeting.body"}}
    found = made(must=[{"term": "meeting.due", "at_least": asked}], parameters={"few": few})
    values = [[row for _, row in m.tables["SM-1.few"].steps[0].values[0]] for m in found if m.edit.kind == "parameter"]
    assert values == [[2, 5], [0, 5], [1, 6], [1, 4]]


def test_where_one_fixed_day_judges_only_the_version_of_that_day_matters() -> None:
    raw = {"judged_on": {"value": "2020-05-01"}, "must": [SIGNED]}
    found = made(**raw, versions=[{"from": "2020-05-01", "until": "2024-01-01", "basis": "s"}])
    assert [(m.edit.path[-1], m.edit.new.isoformat(), m.edit.why) for m in found if m.edit.kind == "version"] == [
        ("from", "2020-05-02", ""), ("from", "2020-04-30", "unjudged"), ("until", "2024-01-02", "unjudged"),
        ("until", "2023-12-31", "unjudged")]


@pytest.mark.parametrize(("judged_on", "period", "start", "whys"), [
    ("group.until", "quarter", "2020-05-01", ["unjudged", "unjudged"]),
    ("group.until", "quarter", "2020-06-30", ["", "unjudged"]),
    ("group.until", "quarter", "2020-07-01", ["unjudged", ""]),
    ("group.until", "month", "2020-05-31", ["", "unjudged"]),
    ("group.until", "year", "2020-07-01", ["unjudged", "unjudged"]),
    ("group.from", "half_year", "2020-07-01", ["", "unjudged"]),
    ("group.from", "half_year", "2020-04-01", ["unjudged", "unjudged"]),
    ({"max": "meetings", "of": "meeting.held_on"}, "quarter", "2020-05-01", ["", ""]),
])
def test_where_the_ends_of_periods_judge_only_they_matter(
    judged_on: Any, period: str, start: str, whys: list[str]
) -> None:
    group = {"by": ["unit"], "each": {"period": period, "on": "held_on"},
             "members": {"meetings": {"each": "meeting", "fields": {"held_on": "meeting.held_on"}}}}
    found = made(subject="group", judged_on=judged_on, group=group, must=[{"some": "meetings"}],
                 versions=[{"from": start, "until": None, "basis": "s"}])
    assert [m.edit.why for m in found if m.edit.kind == "version"] == whys


def versions(*given: tuple[str | None, str | None, str | None]) -> list[tuple[Any, ...]]:
    raw = [{"from": start, "until": end, "basis": basis} for start, end, basis in given]
    found = made(must=[SIGNED], versions=raw)
    return [(m.edit.path[1:], m.edit.why, [f"{v.from_ or ''}/{v.until or ''}" for v in m.rule.versions])
            for m in found if m.edit.kind == "version"]


def test_the_only_version_moves_its_ends_and_is_never_dropped() -> None:
    assert versions(("2020-05-01", "2024-01-01", "s")) == [
        ((0, "from"), "", ["2020-05-02/2024-01-01"]), ((0, "from"), "", ["2020-04-30/2024-01-01"]),
        ((0, "until"), "", ["2020-05-01/2024-01-02"]), ((0, "until"), "", ["2020-05-01/2023-12-31"])]


@pytest.mark.parametrize("start", ["1900-01-01", None])
def test_what_holds_ever_has_no_first_day(start: str | None) -> None:
    assert versions((start, None, "s")) == []


ASKED = {"term": "meeting.due", "at_least": {"param": "few"}}


@pytest.mark.parametrize(("parts", "why"), [
    ({"must": [ASKED]}, "unborn"), ({"must_not": [ASKED]}, "unborn"), ({"when": [ASKED], "must": [SIGNED, ALIKE]}, "unborn"),
    ({"terms": {"sum": {"plus": ["meeting.present", {"param": "few"}]}}, "must": [{"term": "meeting.due", "at_least": {"term": "sum"}}]},
     "unborn"),
    ({"must": [ASKED, {"any": [{"all": [ASKED, SIGNED]}, ASKED]}]}, "unborn"), ({"must": [{"not": ASKED}]}, "unborn"),
    ({"when": [{"any": [ASKED, {"all": [SIGNED, ASKED]}]}], "must": [ALIKE]}, "unborn"),
    ({"when": [{"any": [ASKED, SIGNED]}], "must": [ALIKE]}, ""), ({"when": [SIGNED], "must": [ALIKE]}, ""),
    ({"must": [ASKED, SIGNED]}, ""), ({"must": [{"any": [ASKED, SIGNED]}]}, ""), ({"must": [{"all": [ASKED, SIGNED]}]}, ""),
    ({"must": [ASKED], "unless": [{"title": "甲", "title_en": "a", "when": [SIGNED]}]}, ""),
    ({"must": [{"term": {"first_given": ["meeting.due", {"param": "few"}]}, "at_least": 1}]}, ""),
], ids=["demand", "ban", "application", "through a term", "every alternative", "not", "every application",
        "one application", "not asked for", "two demands", "alternative", "both", "exception", "fallback"])
def test_before_the_first_day_of_its_only_number_a_rule_cannot_judge_anyway(parts: dict[str, Any], why: str) -> None:
    few = {"few": {"title": "x", "title_en": "x", "type": "count", "values": {"2020-05-01": 3}}}
    found = made(parameters=few, versions=[{"from": "2020-05-01", "until": None, "basis": "s"}], **parts)
    later, earlier = (m for m in found if m.edit.kind == "version")
    assert (later.edit.why, earlier.edit.why) == ("", why)


def test_a_number_that_is_older_than_the_rule_decides_before_its_first_day() -> None:
    version = [{"from": "2020-05-01", "until": None, "basis": "s"}]
    older = {"few": {"title": "x", "title_en": "x", "type": "count", "values": {"1900-01-01": 3}}}
    assert {m.edit.why for m in made(parameters=older, must=[ASKED], versions=version)} == {""}


def test_two_versions_are_dropped_and_the_day_between_them_moves_only_where_the_duty_changes() -> None:
    found = versions(("2020-01-01", "2022-01-01", None), ("2022-01-01", "2024-01-01", "s"), ("2024-01-01", None, "s"))
    assert [why for path, why, _ in found if path[1:] == ("from",)] == ["", "", "", "", "citation", "citation"]
    assert found[3][2] == ["2020-01-01/2022-01-01", "2024-01-01/"]
    assert ((1, "from"), "", ["2020-01-01/2022-01-02", "2022-01-02/2024-01-01", "2024-01-01/"]) in found
    assert ((1, "from"), "", ["2020-01-01/2021-12-31", "2021-12-31/2024-01-01", "2024-01-01/"]) in found
    assert [path for path, _, _ in found if path[-1] == "until"] == []


def test_a_gap_between_versions_has_two_ends() -> None:
    found = versions(("2020-01-01", "2021-01-01", "s"), ("2022-01-01", None, "s"))
    assert [path for path, _, _ in found] == [(0,), (0, "from"), (0, "from"), (0, "until"), (0, "until"), (1,),
                                              (1, "from"), (1, "from")]


# ---- words ----------------------------------------------------------------------------------------------------


def test_the_words_say_what_changed_and_which_example_is_missing() -> None:
    found = made(when=[DUE], must=[SIGNED], versions=[{"from": "2020-05-01", "until": None, "basis": "s"}])
    words = [words_of(m.edit) for m in found]
    assert [(w.change, w.advice) for w in words] == [
        ("去掉这一条：{term: meeting.due, at_least: 1}", "加一个只有这一条不成立、其他适用条件都成立的例子（应为不适用）"),
        ("把 at_least 改成 more_than：{term: meeting.due, at_least: 1}", "加一个两边正好相等的例子"),
        ("把 is 改成 is_not：{term: meeting.signed, is: true}",
         "加一个这一条起决定作用的例子：其他条件都一样，只有它成立或者不成立时结论不同"),
        ("版本的开始日由 2020-05-01 改成 2020-05-02", "加一个正好在 2020-05-01 这一天的例子"),
        ("版本的开始日由 2020-05-01 改成 2020-04-30", "加一个正好在 2020-04-30 这一天的例子")]


def test_every_kind_has_words_in_both_languages() -> None:
    term = {"days_between": [{"first": "notices", "where": [{"term": "notice.stage", "is": "resolution"}],
                              "of": "notice.posted_on"}, {"first_given": [HELD, {"earliest": [HELD, SENT]}]}]}
    few = {"title": "x", "title_en": "x", "type": "days", "values": {"1900-01-01": 3}}
    spoken = {"every": "meeting.speeches", "satisfies": [SAID, {"any": [SAID, {"all": [SAID, {"not": UNSAID}]}]}]}
    found = made(
        when=[DUE], must=[{"term": {"plus": [term, "meeting.due"]}, "at_least": {"param": "few"}}], must_not=[spoken],
        unless=[{"title": "甲", "title_en": "a", "when": [DUE, ALIKE]}], parameters={"few": few},
        versions=[{"from": "2020-01-01", "until": "2021-01-01", "basis": None},
                  {"from": "2021-01-01", "until": None, "basis": "s"}])
    assert {m.edit.kind for m in found} == {"boundary", "negation", "join", "quantifier", "drop", "pick", "extreme",
                                            "sign", "calendar", "inclusive", "parameter", "version"}
    for mutant in found:
        words = words_of(mutant.edit)
        assert all(words)
        assert words.advice_en.isascii()
