"""The sheet for a village: six steps, one page, never a pass where nothing was judged."""

from dataclasses import replace
from pathlib import Path

import pytest

from lianchi.check import check
from lianchi.check.setup import Options
from lianchi.model.finding import InputReport, RecordSummary
from lianchi.report import write
from lianchi.report.papers import village_sheet
from lianchi.report.papers.steps import load
from lianchi.report.papers.village_sheet import LEAST, LINES, MOST_SHEETS, Row, fitting
from report.papers.paper import lines, needs_office, pages, text
from report.sample import SAMPLE, XIHE, counts, finding

ROOT = Path(__file__).parents[3]
STEPS = ["提议", "商议", "审议", "决议", "决议公开", "结果公开", "其他"]
KIND = load().kinds("zh")
FIRST = {step.rules[0].rule for step in load().steps}


def report(findings=(), kept=(), **changes):
    one = RecordSummary(XIHE, "甲-1", "甲.json", kind=KIND, title="修路", amount="86000.00", day="2026-03-12",
                        counts={rule: counts(compliant=1) for rule in kept})
    usual = {"records": 1, "inputs": SAMPLE.inputs[:1], "records_list": (one,), "findings": tuple(findings)}
    return replace(SAMPLE, **{**usual, **changes})


def broken(rule, verdict="violation", **given):
    return finding(rule, verdict, "甲-1", given.pop("message", f"{rule} 的话。"), remedy="改正。", **given)


def rows(it, lang="zh"):
    (sheet,) = village_sheet.values(it, lang)["sheets"]
    return {row["step"]: row for row in sheet["rows"]}


def verdicts(it):
    return {step: row["verdict"] for step, row in rows(it).items()}


def test_every_rule_of_the_book_is_in_a_step_or_under_other():
    book = {path.stem for path in (ROOT / "rules" / load().book).glob("[!_]*.yaml")}
    listed = [rule for step in load().steps for rule in dict.fromkeys(one.rule for one in step.rules)]
    assert book == {*listed, *load().others}
    several = [rule for rule in listed if listed.count(rule) > 1]
    assert set(several) <= {one.rule for step in load().steps for one in step.rules if one.fact}
    assert not set(listed) & set(load().others)


def test_the_steps_have_words_in_both_languages():
    assert [step.say("title", "zh") for step in load().steps] == STEPS[:-1]
    for step in load().steps:
        assert all(step.say(word, lang) for word in ("title", "who", "supply") for lang in ("zh", "en"))


def test_a_step_about_which_nothing_was_judged_is_no_pass_and_says_what_to_hand_in():
    found = rows(report())
    assert {row["verdict"] for row in found.values()} == {"无法判断"}
    assert found["审议"]["todo"].startswith("请交党员大会的会议记录")
    assert all("不能当作合规" in row["sentence"] and row["todo"].startswith("请交") for row in found.values())


def test_a_step_is_in_order_when_all_of_it_was_judged_and_kept():
    everything = [*(one.rule for step in load().steps for one in step.rules), *load().others]
    assert set(verdicts(report(kept=everything)).values()) == {"合规"}
    assert rows(report(kept=everything))["决议"]["sentence"] == "查了 8 项，都符合要求。"


@pytest.mark.parametrize("verdict", ["undetermined", "manual", "error"])
def test_a_step_with_something_open_is_not_in_order(verdict):
    it = report([broken("VS-08", verdict, missing=("应到人数",))], kept=["VS-09", "VS-21"])
    assert verdicts(it)["决议"] == "无法判断"


def test_what_is_missing_is_named_and_a_long_list_shortened_openly():
    it = report([broken("VS-08", "undetermined", missing=("甲", "乙")), broken("VS-09", "undetermined", missing=("乙", "丙", "丁"))])
    assert rows(it)["决议"]["sentence"] == "缺少甲、乙、丙等 4 项内容，没法判断。"
    assert rows(report([broken("VS-08", "undetermined", missing=("甲",))]))["决议"]["sentence"] == "缺少甲，没法判断。"
    assert rows(report([broken("VS-08", "undetermined", message="没有适用的条文。")]))["决议"]["sentence"] == "没有适用的条文。"


def test_the_gravest_violation_speaks_and_the_others_are_counted():
    it = report([broken("VS-09", severity="low"), broken("VS-08", severity="critical"), broken("VS-10", "undetermined")])
    assert rows(it)["决议"] == {"step": "决议", "who": "村民会议或者村民代表会议决议", "verdict": "违规", "bad": True,
                              "sentence": "VS-08 的话。另有 1 处违规。", "todo": "改正。"}


def test_a_missing_meeting_speaks_only_against_its_own_step():
    facts = (("proposals", 1), ("consultations", 0), ("party_reviews", 2), ("resolutions", 1))
    found = verdicts(report([broken("VS-01", facts=facts)]))
    assert [found[step] for step in STEPS[:4]] == ["合规", "违规", "合规", "合规"]
    assert set(verdicts(report([broken("VS-01")])).values()) == {"违规", "无法判断"}


def test_violations_of_other_rules_stand_under_other_and_open_ones_are_counted():
    it = report([broken("VL-10"), broken("VA-03", "undetermined"), broken("VS-02", severity="high")])
    assert rows(it)["其他"]["sentence"] == "VS-02 的话。另有 1 处违规。"
    (sheet,) = village_sheet.values(it, "zh")["sheets"]
    assert "六步以外还有 1 项" in sheet["open"] and "不能当作合规" in sheet["open"]


def test_other_kinds_of_record_and_unread_files_are_told():
    other = RecordSummary(XIHE, "乙-1", kind="三重一大决策")
    it = report(records_list=(other,), inputs=(InputReport("甲.pdf", None, 0, "unread"),))
    assert village_sheet.values(it, "zh") == {"sheets": [], "notes": [
        "没有“四议两公开”的记录，所以没有明白纸。", "另有 1 条记录的种类不是“四议两公开”，没有列入，结果见检查报告；应当走“四议两公开”的，改好种类再查。",
        "有 1 份材料没有读完或者没有读到，这些材料没有查，不能当作合规。",
        "人名、证件号码、电话和账号已遮盖。"]}
    assert "没有明白纸" in text(write(it, "village-sheet", "zh"))


def test_records_with_one_id_in_two_files_keep_their_own_findings():
    here = report().records_list[0]
    found = broken("VS-08", locations=(finding("x", "error", "y", "z")._replace(locations=()).locations))
    place = SAMPLE.findings[0].locations[0]._replace(path="乙.json")
    it = report([found._replace(locations=(place,))], records=2, records_list=(here, here._replace(path="乙.json")))
    first, second = village_sheet.values(it, "zh")["sheets"]
    assert [sheet["rows"][3]["verdict"] for sheet in (first, second)] == ["无法判断", "违规"]


def test_a_finding_of_the_only_record_counts_wherever_it_stands():
    place = SAMPLE.findings[0].locations[0]._replace(path="包.zip!甲.json")
    assert verdicts(report([broken("VS-08", locations=(place,))]))["决议"] == "违规"


def test_more_sheets_than_anybody_prints_are_told():
    one = report().records_list[0]
    many = report(records=MOST_SHEETS + 3, records_list=tuple(one._replace(record=str(n)) for n in range(MOST_SHEETS + 3)))
    values = village_sheet.values(many, "zh")
    assert len(values["sheets"]) == MOST_SHEETS and "还有 3 条记录没有印出" in values["notes"][0]


def test_long_texts_are_cut_openly_until_the_rows_fit():
    long = [Row(step, "", "违规", "长" * 400, "改" * 200) for step in STEPS]
    cut = fitting(long, LINES)
    assert all(row.sentence.endswith("……") and row.todo.endswith("……") for row in cut)
    taken = sum(max(LEAST, -(-len(row.sentence) // 25) + -(-len(row.todo) // 25)) for row in cut)
    assert LINES - len(STEPS) <= taken <= LINES
    short = [Row(step, "", "合规", "查了 1 项。", "") for step in STEPS]
    assert fitting(short, LINES) == short


def longest():
    """A report that says as much as a sheet can be asked to say."""
    rules = [*(step.rules[-1].rule for step in load().steps), "VS-02", "XX-1"]
    found = [broken(rule, message="长话" * 150, severity="critical") for rule in rules]
    it = report([*found, broken("ZZ-1", "undetermined"), broken("ZZ-2")], inputs=SAMPLE.inputs, records=3)
    one = it.records_list[0]._replace(unit="很长的名字" * 20, title="事" * 300, record="号" * 90)
    return replace(it, records_list=(one,), findings=tuple(f._replace(unit=one.unit, record=one.record) for f in it.findings))


@needs_office
def test_the_sheet_keeps_to_one_page_whatever_it_says():
    assert pages(write(longest(), "village-sheet", "zh")) == 1


@needs_office
def test_every_matter_has_a_page_of_its_own():
    it = longest()
    two = replace(it, records_list=it.records_list * 2)
    assert pages(write(two, "village-sheet", "zh")) == 2


def test_the_examples():
    fixtures = [str(ROOT / "fixtures" / "four_discussions" / f"{name}.json") for name in ("compliant", "violating")]
    it = check(fixtures, Options(details=frozenset({"counts", "matters"}), jobs=1))
    good, bad = village_sheet.values(it, "zh")["sheets"]
    assert {row["verdict"] for row in good["rows"]} == {"合规"}
    assert [row["verdict"] for row in bad["rows"]] == ["违规", "合规", "合规", "违规", "违规", "违规", "违规"]
    said = lines(write(it, "village-sheet", "zh"))
    assert "村：甲水村" in said and "记录编号：2026-JS-003" in said and "金额：186,000 元　　决定日期：2026年4月16日" in said
    assert "村民代表会议应到 35 人，实到 21 人，不足三分之二，会议不能召开。" in said
