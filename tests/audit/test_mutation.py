"""The mutation score: an example that shows a boundary kills the mutant that moves it, one that does not lets it live."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianchi.audit.closures import Closures
from lianchi.audit.examples import run_examples
from lianchi.audit.mutation import RuleScore, mutate, reasons, total
from lianchi.check import load_book, runnable
from lianchi.codes import CodeLists
from lianchi.errors import RulebookError
from lianchi.normalise import WorkingDays
from lianchi.project import Plan, build_plan
from lianchi.rulebook import load
from small import RULE_HEAD

TAIL = """\
message: x
message_en: x
remedy: x
remedy_en: x
given: {kind: village_affairs, meeting: {held_on: 2026-03-01, present: 3, due: 5, signed: true}}
examples:
"""
EVER = "versions:\n  - {from: 1900-01-01, until: null, basis: data-consistency}\n"
LEAST = """\
parameters:
  least: {title: 最少人数, title_en: least, type: count, values: {1900-01-01: 3}}
subject: meeting
must:
  - {term: meeting.present, at_least: {param: least}}
"""
SHARP = """\
  - {name: 三人, expect: compliant}
  - {name: 二人, given: {meeting: {present: 2}}, expect: violation}
"""


def score(folder: Path, text: str) -> RuleScore:
    """The score of one rule in a book of its own."""
    (folder / "my/demo").mkdir(parents=True)
    (folder / "my/demo/XX-01.yaml").write_text(text, encoding="utf-8")
    book = load([folder / "my"])
    (found,) = mutate(book, list(book.rules.values()))
    return found


def lines(found: RuleScore) -> list[str]:
    return [f"{s.line}:{s.column} {s.words.change}" for s in found.survivors]


def test_examples_on_both_sides_of_the_boundary_kill_every_mutant(tmp_path: Path) -> None:
    found = score(tmp_path, RULE_HEAD + EVER + LEAST + TAIL + SHARP)
    assert (found.mutants, found.killed, lines(found)) == (3, 3, [])


def test_a_missing_example_lets_its_mutants_live_with_place_and_advice(tmp_path: Path) -> None:
    text = RULE_HEAD + EVER + LEAST + TAIL + SHARP.replace("三人, expect", "四人, given: {meeting: {present: 4}}, expect")
    found = score(tmp_path, text)
    assert (found.mutants, found.killed) == (3, 1)
    (boundary, parameter) = found.survivors
    assert lines(found) == ["20:5 把 at_least 改成 more_than：{term: meeting.present, at_least: {param: least}}",
                            "17:75 参数 least 由 3 改成 4"]
    assert text.splitlines()[19][4:].startswith("{term: meeting.present")
    assert text.splitlines()[16][74:].startswith("3}}")
    assert boundary.plain() == {
        "rule": "XX-01", "book": "demo", "kind": "boundary", "path": "my/demo/XX-01.yaml", "line": 20, "column": 5,
        "change": boundary.words.change, "advice": "加一个两边正好相等的例子", "change_en": boundary.words.change_en,
        "advice_en": "add an example in which both sides are equal"}
    assert parameter.words.advice == "加一个正好 3 和一个相差一（4）的例子，在 3 和 4 之间结论不同"


WHEN = """\
subject: meeting
when:
  - {term: meeting.due, more_than: 2}
must:
  - {term: meeting.signed, is: true}
"""
APPLIES = "  - {name: 应到三人没有签名, given: {meeting: {due: 3, signed: false}}, expect: violation}\n"
NOT_YET = "  - {name: 应到二人, given: {meeting: {due: 2, signed: false}}, expect: not_applicable}\n"


@pytest.mark.parametrize(("examples", "expected"), [
    (APPLIES + NOT_YET, []),
    (APPLIES, ["18:5 去掉这一条：{term: meeting.due, more_than: 2}",
               "18:5 把 more_than 改成 at_least：{term: meeting.due, more_than: 2}"]),
    (NOT_YET, ["20:5 把 is 改成 is_not：{term: meeting.signed, is: true}"]),
], ids=["both", "applies only", "never applies"])
def test_conditions_of_application(tmp_path: Path, examples: str, expected: list[str]) -> None:
    assert lines(score(tmp_path, RULE_HEAD + EVER + WHEN + TAIL + examples)) == expected


@pytest.mark.parametrize(("days", "alive"), [
    (("2020-05-01", "2020-04-30"), []),
    (("2020-05-01",), ["版本的开始日由 2020-05-01 改成 2020-04-30"]),
    (("2020-04-30",), ["版本的开始日由 2020-05-01 改成 2020-05-02"]),
    (("2020-06-01",), ["版本的开始日由 2020-05-01 改成 2020-05-02", "版本的开始日由 2020-05-01 改成 2020-04-30"]),
], ids=["both", "first day", "its eve", "neither"])
def test_the_first_day_of_a_version(tmp_path: Path, days: tuple[str, ...], alive: list[str]) -> None:
    version = "versions:\n  - {from: 2020-05-01, until: null, basis: data-consistency}\n"
    examples = "".join(
        f"  - {{name: {day}, given: {{meeting: {{held_on: {day}}}}}, "
        f"expect: {'undetermined' if day < '2020-05-01' else 'compliant'}}}\n" for day in days)
    found = score(tmp_path, RULE_HEAD + version + LEAST + TAIL + examples + SHARP)
    assert [s.words.change for s in found.survivors] == alive


def test_what_compiles_to_the_same_is_passed_over_and_counted(tmp_path: Path) -> None:
    """Two equal demands: dropping either leaves the same rule, which is tried once."""
    twice = LEAST + "  - {term: meeting.present, at_least: {param: least}}\n"
    found = score(tmp_path, RULE_HEAD + EVER + twice + TAIL + SHARP)
    assert found.equivalent == {"same": 1}
    assert [(number, en) for number, _, en in reasons([found])] == [(1, "compiled, the change is the original")]


def test_a_change_that_means_nothing_is_no_mutant(tmp_path: Path) -> None:
    """Sums of days and amounts have no working days; only what compiles is counted."""
    text = LEAST.replace("{term: meeting.present", "{term: {plus: [meeting.present, {value: 0}]}")
    found = score(tmp_path, RULE_HEAD + EVER + text + TAIL + SHARP)
    assert [s.edit.kind for s in found.survivors] == ["sign"]


GROUP = """\
versions:
  - {from: 1900-01-01, until: null, basis: data-consistency}
parameters:
  window: {title: 天数, title_en: days, type: days, values: {1900-01-01: 10}}
  cap: {title: 限额, title_en: cap, type: money, values: {1900-01-01: 100}}
subject: group
group:
  by: [unit, payee]
  within: {days: {param: window}, on: paid_on}
  members:
    payments:
      each: payment
      where:
        - {term: payment.amount, less_than: {param: cap}}
      fields: {payee: payment.payee, paid_on: payment.paid_on, amount: payment.amount}
must:
  - {term: {sum: payments, of: payment.amount}, less_than: {param: cap}}
"""
DAY = "judged_on: {max: payments, of: payment.paid_on}\n"
PAID = """\
message: x
message_en: x
remedy: x
remedy_en: x
given: {kind: village_affairs, unit: {name: 甲}}
examples:
"""


def records(name: str, expect: str, *paid: tuple[str, str, int], other: str = "甲") -> str:
    """An example of payments (payee, day, amount), the last one by another unit where there is one."""
    rows = [f"{{unit: {{name: {other if number == len(paid) else '甲'}}}, "
            f"payments: [{{payee: {payee}, paid_on: {day}, amount: {amount}}}]}}"
            for number, (payee, day, amount) in enumerate(paid, start=1)]
    return f"  - {{name: {name}, records: [{', '.join(rows)}], expect: {expect}}}\n"


FIRST, TENTH, ELEVENTH = "2026-01-01", "2026-01-11", "2026-01-12"
SPLIT = (
    records("两笔九十九元九角九分", "compliant", ("丙", FIRST, 50), ("丙", TENTH, 49))
    + records("十天内合计一百元", "violation", ("丙", FIRST, 50), ("丙", TENTH, 50))
    + records("相隔十一天", "compliant", ("丙", FIRST, 50), ("丙", ELEVENTH, 50))
    + records("收款人不同", "compliant", ("丙", FIRST, 50), ("丁", FIRST, 50))
    + records("单位不同", "compliant", ("丙", FIRST, 50), ("丙", FIRST, 50), other="乙")
    + records("单笔就到限额的不看", "compliant", ("丙", FIRST, 100), ("丙", FIRST, 50))
)


def test_a_rule_on_several_records(tmp_path: Path) -> None:
    found = score(tmp_path, RULE_HEAD.replace("judged_on: meeting.held_on\n", DAY) + GROUP + PAID + SPLIT)
    assert lines(found) == []
    assert found.mutants == 7


@pytest.mark.parametrize(("gone", "change"), [
    ("收款人不同", "去掉这一条：payee"), ("单位不同", "去掉这一条：unit"), ("相隔十一天", "参数 window 由 10 改成 11"),
    ("单笔就到限额的不看", "去掉这一条：{term: payment.amount, less_than: {param: cap}}"),
])
def test_a_rule_on_several_records_without_one_of_its_examples(tmp_path: Path, gone: str, change: str) -> None:
    examples = "".join(f"{line}\n" for line in SPLIT.splitlines() if gone not in line)
    found = score(tmp_path, RULE_HEAD.replace("judged_on: meeting.held_on\n", DAY) + GROUP + PAID + examples)
    assert change in [s.words.change for s in found.survivors]


def test_several_rules_together() -> None:
    some = RuleScore("A-1", "a", 10, (), {})
    assert total("a", [some, some]).plain() == {"name": "a", "rules": 2, "mutants": 20, "killed": 20, "score": 1.0}
    assert total("a", []).share == 1


def test_examples_must_hold_first(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="例子“二人”不符"):
        score(tmp_path, RULE_HEAD + EVER + LEAST + TAIL + SHARP.replace("present: 2", "present: 4"))


def test_progress_is_told_rule_by_rule() -> None:
    book = load_book((Path(__file__).parents[1] / "cli" / "rules",))
    told: list[tuple[int, int]] = []
    scores = mutate(book, list(book.rules.values()), lambda done, of: told.append((done, of)))
    assert told == [(number, len(scores)) for number in range(1, len(scores) + 1)]
    assert len(scores) == len(runnable(book.rules.values()))


def test_closures_and_engine_give_the_same_verdict_on_every_example_of_the_shipped_book() -> None:
    """Mutants are decided by compiled conditions alone, rules by durable-rules: both are one law."""
    book = load_book(())
    rules = runnable(book.rules.values())
    results = run_examples(book, rules)
    codes, calendar = CodeLists.load(), WorkingDays()
    plan = build_plan(book, rules, codes, calendar)
    alone = [Plan((one,), {}, codes) for one in plan.rules] + [Plan((), {}, codes, groups=(one,)) for one in plan.groups]
    decide = {one.rules[0].rule.id if one.rules else one.groups[0].id: Closures(one) for one in alone}
    assert [(r.rule, r.name) for r in results if decide[r.rule].worst(r.trees) != r.verdict] == []
    assert {r.verdict for r in results} == {"violation", "compliant", "not_applicable", "undetermined", "manual"}
