"""Rows, keys, windows, periods and declared completeness: what belongs together, and what cannot be placed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianchi.audit.judge import Judge
from lianchi.decide.groups import formed
from lianchi.decide.session import Session
from lianchi.errors import RulebookError
from lianchi.project import Plan, PlannedGroup
from lianchi.project.grouping import Formed, Former, UnitKeys
from small import KIND, parameters, plan_of, rule

DAY = date(2026, 1, 1).toordinal()
PAYMENTS = {"each": "payment", "fields": {"payee": "payment.payee", "on": "payment.paid_on", "amount": "payment.amount"}}


def split(**more: Any) -> dict[str, Any]:
    """Payments of one unit to one payee within ten days must stay under 100 yuan together."""
    group = {"by": ["unit", "payee"], "within": {"days": {"param": "window"}, "on": "on"}, "members": {"payments": PAYMENTS}}
    return rule(
        subject="group", judged_on={"max": "payments", "of": "payment.on"}, group={**group, **more.pop("group", {})},
        parameters={**parameters("days", window=10), **parameters("money", cap=100)},
        must=[{"term": {"sum": "payments", "of": "payment.amount"}, "less_than": {"param": "cap"}}], **more,
    )


def meetings(period: str = "quarter") -> dict[str, Any]:
    """At least one meeting a period."""
    source = {"each": "meeting", "fields": {"held_on": "meeting.held_on"}}
    return rule(
        subject="group", judged_on="group.until", parameters=parameters("count", least=1),
        group={"by": ["unit"], "each": {"period": period, "on": "held_on"}, "members": {"meetings": source}},
        must=[{"any": [{"term": {"count": "meetings"}, "at_least": {"param": "least"}},
                       {"term": "group.complete", "is": False}]}],
    )


def only(raw: dict[str, Any]) -> PlannedGroup:
    (group,) = plan_of(raw).groups
    return group


def tree(number: int, unit: str = "U", **parts: Any) -> dict[str, Any]:
    return {"id": f"R{number}", "kind": KIND, "unit": {"name": unit}, **parts}


def paid(day: int, amount: int = 4000, payee: str = "P") -> dict[str, Any]:
    return {"payee": payee, "paid_on": DAY + day, "amount": amount}


def days_of(groups: Iterable[Formed]) -> list[list[int]]:
    return [[row["on"] - DAY for row in one.tree["payments"]] for one in groups]


def test_a_window_holds_days_that_lie_at_most_so_far_apart_and_only_the_longest_are_kept() -> None:
    trees = [tree(n, payments=[paid(day)]) for n, day in enumerate((0, 10, 11, 40))]
    groups, _ = formed(only(split()), trees)
    assert days_of(groups) == [[0, 10], [10, 11], [40]]


@given(st.lists(st.integers(0, 60), max_size=12), st.integers(0, 15))
def test_the_windows_are_the_maximal_ones(days: list[int], length: int) -> None:
    raw = split()
    raw["parameters"]["window"]["values"] = {"1900-01-01": length}
    groups, _ = formed(only(raw), [tree(n, payments=[paid(day)]) for n, day in enumerate(days)])
    windows = {frozenset(d for d in days if start <= d <= start + length) for start in days}
    longest = {w for w in windows if not any(w < other for other in windows)}
    assert {frozenset(found) for found in days_of(groups)} == longest
    assert sorted(d for found in days_of(groups) for d in set(found)) == sorted(d for w in longest for d in w)


def test_keys_tell_units_and_payees_apart_and_a_key_that_is_none_belongs_nowhere() -> None:
    none = {"payee": None, "paid_on": DAY, "amount": 1}
    trees = [tree(0, payments=[paid(0), paid(0, payee="Q"), none]), tree(1, "V", payments=[paid(0)])]
    groups, open_ = formed(only(split()), trees)
    assert [(one.tree["group"]["unit"], one.tree["group"]["payee"]) for one in groups] == [("U", "P"), ("U", "Q"), ("V", "P")]
    assert open_ == []


def test_a_unit_known_by_name_only_joins_the_code_of_that_name() -> None:
    coded = {**tree(0, payments=[paid(0)]), "unit": {"name": "U", "code": "1"}}
    groups, _ = formed(only(split()), [coded, tree(1, payments=[paid(1)])])
    assert [one.records for one in groups] == [["R0", "R1"]]
    other = {**tree(2, payments=[paid(0)]), "unit": {"name": "U", "code": "2"}}
    groups, _ = formed(only(split()), [coded, other, tree(1, payments=[paid(1)])])
    assert [one.records for one in groups] == [["R0"], ["R2"], ["R1"]]


@pytest.mark.parametrize("gap", ["payee", "paid_on"])
def test_an_item_whose_key_or_day_is_unknown_is_open_and_undetermined(gap: str) -> None:
    item = paid(0)
    del item[gap]
    judge = Judge(plan_of(split()))
    assert judge.verdict("SM-1", [tree(0, payments=[item])]) == "undetermined"


def test_a_filter_that_is_unknown_leaves_the_item_open_and_a_known_one_leaves_it_out() -> None:
    filtered = {**PAYMENTS, "where": [{"term": "payment.amount", "less_than": {"param": "cap"}}]}
    group = only(split(group={"members": {"payments": filtered}}))
    without = {key: value for key, value in paid(1).items() if key != "amount"}
    groups, open_ = formed(group, [tree(0, payments=[paid(0), without, paid(2, 10_000)])])
    assert days_of(groups) == [[0]]
    assert [[term.label for term in one.terms] for _, one in open_] == [["payment.amount"]]


def test_a_collection_that_was_not_supplied_gives_no_group() -> None:
    judge = Judge(plan_of(split()))
    assert judge.verdict("SM-1", [tree(0)]) == "not_applicable"


@pytest.mark.parametrize(("amounts", "verdict"), [((5000, 4999), "compliant"), ((5000, 5000), "violation")])
def test_the_engine_decides_the_sum_of_a_window(amounts: tuple[int, int], verdict: str) -> None:
    trees = [tree(n, payments=[paid(n, amount)]) for n, amount in enumerate(amounts)]
    assert Judge(plan_of(split())).verdict("SM-1", trees) == verdict


def held(number: int, month: int, year: int = 2026) -> dict[str, Any]:
    return tree(number, meetings=[{"held_on": date(year, month, 15).toordinal()}])


def declares(number: int, first: date, last: date, complete: bool = True, **more: Any) -> dict[str, Any]:
    return tree(number, coverage={"from": first.toordinal(), "until": last.toordinal(), "complete": complete, **more})


def counts(trees: list[dict[str, Any]], period: str = "quarter") -> dict[str, int]:
    judge = Judge(plan_of(meetings(period)))
    judge.session.decide(trees)
    found = judge.grouped("SM-1", trees).counts.get("SM-1", {})
    return {verdict: number for verdict, number in found.items() if number}


def test_a_period_without_a_meeting_between_two_others_is_seen_but_not_held_against_anybody() -> None:
    assert counts([held(0, 2), held(1, 8)]) == {"compliant": 2, "undetermined": 1}


def test_a_declared_complete_submission_shows_what_was_not_done() -> None:
    year = declares(9, date(2026, 1, 1), date(2026, 12, 31))
    assert counts([held(0, 2), held(1, 8), year]) == {"compliant": 2, "violation": 2}
    assert counts([year]) == {"violation": 4}
    assert counts([held(0, 2), held(1, 8), declares(9, date(2026, 1, 1), date(2026, 12, 31), complete=False)]) == {"compliant": 4}


def test_a_declaration_binds_only_whole_periods_its_own_unit_and_its_kinds() -> None:
    short = declares(9, date(2026, 1, 2), date(2026, 6, 30))
    assert counts([short]) == {"violation": 1}
    assert counts([held(0, 2), {**short, "unit": {"name": "V"}}]) == {"compliant": 1, "violation": 1}
    assert counts([held(0, 2), declares(9, date(2026, 1, 1), date(2026, 6, 30), kinds=["tender"])]) == {"compliant": 1}
    of_another_kind = {**declares(9, date(2026, 1, 1), date(2026, 6, 30)), "kind": "tender"}
    assert counts([held(0, 2), of_another_kind]) == {"compliant": 1}
    assert counts([declares(9, date(2026, 1, 1), date(2026, 3, 31), kinds=[KIND, "tender"])]) == {"violation": 1}


@pytest.mark.parametrize(("period", "number"), [("month", 12), ("quarter", 4), ("half_year", 2), ("year", 1)])
def test_periods_follow_the_calendar(period: str, number: int) -> None:
    groups, _ = formed(only(meetings(period)), [declares(0, date(2026, 1, 1), date(2026, 12, 31))])
    spans = [(one.tree["group"]["from"], one.tree["group"]["until"]) for one in groups]
    assert len(spans) == number
    assert spans[0][0] == date(2026, 1, 1).toordinal() and spans[-1][1] == date(2026, 12, 31).toordinal()
    assert all(before[1] + 1 == after[0] for before, after in zip(spans, spans[1:], strict=False))


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(["month", "quarter", "half_year", "year"]))
def test_every_day_is_in_its_period_and_the_next_day_in_the_same_or_the_next(day: date, period: str) -> None:
    trees = [tree(n, meetings=[{"held_on": (day + timedelta(n)).toordinal()}]) for n in (0, 1)]
    groups, _ = formed(only(meetings(period)), trees)
    for one in groups:
        head = one.tree["group"]
        assert all(head["from"] <= row["held_on"] <= head["until"] for row in one.tree["meetings"])
    assert sum(len(one.tree["meetings"]) for one in groups) == 2 and len(groups) <= 2


def test_two_sources_meet_in_one_group_and_conditions_compare_their_rows() -> None:
    decisions = {"each": "decision", "fields": {"project": "matter.project", "on": "resolution.decided_on"}}
    paid_for = {"each": "payment", "fields": {"project": "matter.project", "on": "payment.paid_on"}}
    raw = rule(
        subject="group", judged_on={"max": "payments", "of": "payment.on"},
        group={"by": ["unit", "project"], "members": {"decisions": decisions, "payments": paid_for}},
        must_not=[{"some": "payments", "as": "early", "where": [
            {"some": "decisions", "as": "late", "where": [{"term": "early.on", "before": {"term": "late.on"}}]}]}],
    )
    matter = {"project": "road"}
    decided = tree(0, matter=matter, resolution={"decided_on": DAY + 5})
    judge = Judge(plan_of(raw))
    assert judge.verdict("SM-1", [decided, tree(1, matter=matter, payments=[paid(5)])]) == "compliant"
    assert judge.verdict("SM-1", [decided, tree(1, matter=matter, payments=[paid(4)])]) == "violation"


@pytest.mark.parametrize(("kinds", "complete", "verdict"), [
    ([["tender"], ["land"]], False, "violation"), ([["tender"]], False, "undetermined"),
    ([["land"]], True, "violation"), ([["tender"]], True, "undetermined"),
])
def test_several_declarations_add_up_and_a_source_can_be_the_only_one_that_must_be_complete(
    kinds: list[list[str]], complete: bool, verdict: str
) -> None:
    paid_for = {"kinds": ["tender"], "each": "payment", "fields": {"project": "matter.project", "on": "payment.paid_on"}}
    decisions = {"kinds": ["land"], "complete": complete, "fields": {"project": "matter.project", "by": "resolution.payee"}}
    raw = rule(
        kinds=["tender", "land"], subject="group", judged_on={"max": "payments", "of": "payment.on"},
        group={"by": ["unit", "project"], "on": "on", "members": {"payments": paid_for, "decisions": decisions}},
        when=[{"some": "payments"}],
        must=[{"any": [{"some": "decisions"}, {"term": "group.complete", "is": False}]}],
    )
    whole = {"from": DAY, "until": DAY + 30, "complete": True}
    declared = [{**tree(n + 5), "kind": "tender", "coverage": {**whole, "kinds": some}} for n, some in enumerate(kinds)]
    payment = {**tree(0, matter={"project": "road"}, payments=[paid(5)]), "kind": "tender"}
    assert Judge(plan_of(raw)).verdict("SM-1", [payment, *declared]) == verdict


def test_as_of_and_single_rules_are_untouched_by_groups() -> None:
    plan = plan_of(split(), rule("SM-2", must=[{"term": "matter.title", "present": True}]))
    assert [p.rule.id for p in plan.rules] == ["SM-2"]
    assert Session(plan).decide([tree(0, matter={"title": "x"}, resolution={"decided_on": DAY})]).counts.keys() == {"SM-2"}


@pytest.mark.parametrize(("group", "said"), [
    ({"by": ["unit", "party"]}, "payments 没有字段 party"),
    ({"within": {"days": {"param": "window"}, "on": "day"}}, "没有哪个来源有字段 day"),
    ({"members": {"payments": {**PAYMENTS, "each": "paiment"}}}, "没有 paiment 这个对象"),
    ({"members": {"payments": {**PAYMENTS, "fields": {**PAYMENTS["fields"], "x": "matter"}}}}, "字段要是单个的值"),
    ({"members": {"payments": {**PAYMENTS, "fields": {**PAYMENTS["fields"], "unit": "unit.name"}}}}, "由程序自己填"),
    ({"members": {"payments": {**PAYMENTS, "kinds": ["tender"]}}}, "都写进规则的 kinds"),
    ({"members": {"payments": {**PAYMENTS, "fields": {"payee": "payment.payee", "on": "payment.amount",
                                                      "amount": "payment.amount"}}}}, "要是日期"),
])
def test_what_means_nothing_is_refused_with_its_place(group: dict[str, Any], said: str) -> None:
    with pytest.raises(RulebookError) as refused:
        plan_of(split(group=group))
    assert any(said in fault.zh for fault in refused.value.faults)


@pytest.mark.parametrize(("when", "fewest"), [
    ([{"term": {"count": "payments"}, "at_least": 2}], 2),
    ([{"term": {"count": "payments"}, "more_than": 2}], 3),
    ([{"all": [{"term": {"count": "payments"}, "is": 1}]}, {"term": "group.payee", "present": True}], 1),
    ([{"any": [{"term": {"count": "payments"}, "at_least": 2}, {"term": "group.complete", "is": True}]}], 0),
    ([{"term": {"count": "payments", "where": [{"term": "payment.payee", "is": "P"}]}, "at_least": 2}], 0),
    ([{"term": {"count": "payments"}, "less_than": 2}], 0),
    ([{"term": {"distinct": "payments", "of": "payment.payee"}, "at_least": 2}], 0),
    ([], 0),
])
def test_how_many_rows_a_group_needs_for_the_rule_to_bind(when: list[dict[str, Any]], fewest: int) -> None:
    assert only(split(when=when)).fewest == fewest


def test_groups_of_too_few_rows_are_not_formed_and_would_not_have_been_bound() -> None:
    """The verdicts on the groups that are passed over, had they been formed, are all not applicable."""
    raw = split(when=[{"term": {"count": "payments"}, "at_least": 2}])
    group, days = only(raw), (0, 5, 30, 60, 61, 200)
    members = [one for form in formed(group, [tree(0, payments=[paid(day) for day in days])])[0]
               for one in form.members["payments"]]
    former = Former(group, UnitKeys([]), [])
    key = former.key(members[0])
    found = list(zip(former.groups(key, members), former.binding(key, members), strict=True))
    passed = [whole.tree for whole, one in found if one is None]
    assert [one is None for _, one in found] == [False, True, False, True]
    assert [one.tree for _, one in found if one] == [whole.tree for whole, one in found if one]
    outcome = Session(Plan((group.planned,), {}, plan_of(raw).codes), kind="group").decide(passed)
    assert outcome.counts["SM-1"]["not_applicable"] == len(passed) == 2
