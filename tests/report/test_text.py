"""The text report: whole pages, and what must hold of every page."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from lianchi.model.finding import Clause, Location, RecordSummary, Remark
from lianchi.report import write
from lianchi.report.layout import width_of
from lianchi.report.text import MOST, render
from report.sample import DUE, LAW, QUORUM, SAMPLE, XIHE, counts, finding

EXPECTED = Path(__file__).parent / "expected"
UNKEPT = "，。、；：？！）》”’】"
WHOLE = ("位置：", "Where: ")


def quiet(**changes):
    """The sample without anything to list, changed."""
    plain = {"findings": (), "remarks": (), "manual_rules": (), "inputs": SAMPLE.inputs[:1]}
    return replace(SAMPLE, **{**plain, **changes})


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whole_page(lang):
    expected = (EXPECTED / f"report.{lang}.txt").read_text("utf-8")
    assert expected == write(SAMPLE, "text", lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_chinese_console_can_print_it(lang):
    assert render(SAMPLE, lang).encode("gbk")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 72, 100, 200])
def test_lines_fit(lang, width):
    for line in render(SAMPLE, lang, width=width).splitlines():
        assert line == line.rstrip()
        if not line.strip().startswith(WHOLE):
            assert width_of(line) <= width, line
        assert not line.strip().startswith(tuple(UNKEPT)), line


def test_narrow_page_says_the_same():
    words = [re.sub(r"\s", "", render(SAMPLE, "zh", width=width)) for width in (60, 200)]
    assert words[0] == words[1]


@pytest.mark.parametrize("width", [1, 24, 40])
def test_a_narrow_page_has_the_counts_one_below_the_other(width):
    big = replace(SAMPLE, counts={"VS-08": counts(violation=1_234_567, not_applicable=12)})
    page = render(big, "zh", width=width)
    assert re.search(r"违规 +1234567\n +合规 +0\n +不适用 +12\n +无法判断 +0\n +需人工 +0\n +出错 +0\n", page)


def test_no_colour_codes_unless_asked(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "30")
    assert (EXPECTED / "report.zh.txt").read_text("utf-8") == render(SAMPLE, "zh")


def test_colour_changes_no_word(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    colored = render(SAMPLE, "zh", color=True)
    assert "\x1b[1;31m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render(SAMPLE, "zh")


def test_unread_files_come_first_and_partial_ones_next():
    lines = render(SAMPLE, "zh").splitlines()
    marks = [line.strip()[:5] for line in lines if line.startswith("  【")][:4]
    assert marks == ["【未读】材", "【未读】材", "【未读完】", "【没有记录"]


def test_all_six_counts_stand_even_when_zero():
    page = render(quiet(counts={"VS-08": counts(compliant=7)}), "zh")
    assert re.search(r"违规 +合规 +不适用 +无法判断 +需人工 +出错\n +0 +7 +0 +0 +0 +0\n", page)
    assert "没有发现违规。" in page
    assert "不完整" not in page


def test_nothing_judged_is_no_pass():
    page = render(quiet(counts={"ZS-01": counts(not_applicable=5)}), "zh")
    assert "没有发现违规" not in page
    assert "没有一项得出合规或者违规的结论，不能当作合规。" in page


def test_hidden_characters_show_and_cannot_forge_a_line():
    message = "付给\u202e甲\x1b[31m乙\u200b\n  【违规·严重】丙\ue78d\udc80"
    page = render(quiet(findings=(QUORUM._replace(message=message, unit="西\x07河"),)), "zh")
    assert "      付给<U+202E>甲<U+001B>[31m乙<U+200B>   【违规·严重】丙<U+E78D><U+DC80>\n" in page
    assert "■ 单位：西<U+0007>河\n" in page
    assert page.encode("utf-8")


def test_severity_orders_violations_and_verdicts_come_in_turn():
    found = [
        finding("A-1", "error", "r", "错", severity="critical"),
        finding("A-2", "violation", "r", "轻", severity="info"),
        finding("A-3", "manual", "r", "看", severity="critical"),
        finding("A-4", "violation", "r", "重", severity="critical"),
        finding("A-5", "undetermined", "r", "缺", severity="critical", missing=("甲",)),
    ]
    page = render(quiet(findings=tuple(found)), "zh")
    assert re.findall(r"A-\d", page) == ["A-4", "A-2", "A-3", "A-1", "A-5"]


def test_undetermined_is_grouped_by_what_is_missing():
    page = render(SAMPLE, "zh")
    assert f"- 缺少{DUE}：因此 2 条规则无法判断（VS-08、VS-22）\n" in page
    assert "没有填应到人数" not in page
    assert "- 其他原因：会议那一天没有适用的条文（VS-19）\n" in page


def test_a_rule_counts_once_for_one_missing_thing():
    twice = [
        finding("VS-08", "undetermined", "r", "缺", missing=("甲",), subject=f"meetings[{i}]") for i in (0, 1)
    ]
    assert "缺少甲：因此 1 条规则无法判断（VS-08）" in render(quiet(findings=tuple(twice)), "zh")


@pytest.mark.parametrize(
    ("confidence", "checked", "tail"),
    [
        ("V", "2026-11-24", ""),
        ("V", None, "（依据未核对）"),
        ("V-part", "2026-11-24", "（可信度 V-part：读过部分原文）"),
        ("V+M+", "2026-11-24", "（可信度 V+M+：读过原文、凭常识待核）"),
        (
            "V (local)+S (gap)",
            None,
            "（依据未核对；可信度 V (local)+S (gap)：读过原文（地方文件）、只见转述（指间隔天数））",
        ),
        ("V (2014)", "2026-11-24", "（可信度 V (2014)：读过原文（2014））"),
    ],
)
def test_doubts_about_a_clause(confidence, checked, tail):
    clause = Clause("《某法》", "第一条", confidence, checked)
    page = render(quiet(findings=(QUORUM._replace(basis=(clause,)),)), "zh", width=200)
    assert f"      依据：《某法》第一条{tail}\n" in page
    assert ("参数为单位自定/待核" in page) == ("M+" in confidence)


def test_drafted_parameters_are_announced_once():
    drafted = Clause("单位规定", None, "D", "2026-11-24")
    page = render(quiet(findings=(QUORUM._replace(basis=(LAW, drafted, drafted)),)), "zh")
    assert page.count("参数为单位自定/待核") == 1


def test_a_long_list_of_idle_rules_gives_its_number():
    ids = [f"ZZ-{i:02d}" for i in range(MOST + 1)]
    few = render(quiet(counts={rule: counts(not_applicable=1) for rule in ids[1:]}, titles={}), "zh")
    many = render(quiet(counts={rule: counts() for rule in ids}, titles={}), "zh")
    assert f"没有遇到适用对象的规则 {MOST} 条" in few and "ZZ-01、ZZ-02" in few
    assert f"没有遇到适用对象的规则 {MOST + 1} 条" in many and "ZZ-01" not in many and "JSON" in many


def test_a_shortened_list_of_places_says_so():
    remarks = [
        Remark("unknown_field", f"r{i}", Location("a.json", f"/{i}", i), "甲", "a")
        for i in range(1, MOST + 6)
    ]
    page = render(quiet(remarks=tuple(remarks)), "zh")
    assert page.count("位置：a.json:") == MOST
    assert "还有 5 处没有在这里列出" in page


def test_a_remark_of_a_new_kind_is_printed():
    page = render(quiet(remarks=(Remark("new", "r", Location("a.json", ""), "新情况", "news"),)), "zh")
    assert "其他：\n    - 新情况\n" in page


def test_rules_that_lack_something_of_their_own_share_a_paragraph():
    found = [finding(f"VS-0{i}", "undetermined", "r", "缺", missing=(what,)) for i, what in enumerate("甲乙丙丁", 1)]
    page = render(quiet(findings=tuple(found)), "zh", width=200)
    assert "下面 4 条规则各缺自己要看的内容：VS-01 缺甲；VS-02 缺乙；VS-03 缺丙；VS-04 缺丁" in page
    assert "缺少乙：因此 1 条规则无法判断（VS-02）" in render(quiet(findings=tuple(found[:3])), "zh")


def test_things_that_the_same_rules_wait_for_stand_together():
    names = [f"第{n}笔付款的收款人" for n in (1, 2, 4, 5, 6)] + ["合同"]
    found = [finding(rule, "undetermined", "r", "缺", missing=tuple(names)) for rule in ("VS-01", "VS-02")]
    assert "缺少第1、2、4至6笔付款的收款人、合同：因此 2 条规则无法判断（VS-01、VS-02）" in render(
        quiet(findings=tuple(found)), "zh")


def test_what_many_records_lack_is_told_once():
    found = (finding("VS-01", "undetermined", "a", "缺", missing=("合同",), records=("a", "b", "c")),)
    page = render(quiet(findings=found, records_list=()), "zh")
    assert "许多记录都缺下面的内容，补齐后再查：\n      - 3 条记录缺少合同：因此 1 条规则无法判断（VS-01）" in page


def test_nameless_units_and_records_are_named_so():
    page = render(quiet(findings=(QUORUM._replace(unit="", record=""),), records_list=(RecordSummary("", ""),)), "zh")
    assert "■ 单位：（没有填单位）\n\n  记录：（没有填编号）\n" in page


def test_units_and_records_stand_in_the_order_of_the_inputs():
    found = tuple(finding("VS-08", "violation", record, "甲") for record in "bac")
    page = render(quiet(findings=found, records_list=tuple(RecordSummary(XIHE, record) for record in "cba")), "zh")
    assert re.findall("记录：(.)\n", page) == ["c", "b", "a"]


def test_every_finding_is_there():
    found = tuple(finding("VS-08", "violation", f"r{i}", f"第 {i} 项。") for i in range(500))
    page = render(quiet(findings=found, records_list=()), "zh")
    assert page.count("【违规·中】") == 500


@pytest.mark.parametrize(("number", "words"), [(MOST, "R-1、"), (MOST + 1, f"{XIHE}：{MOST + 1} 条")])
def test_many_records_without_findings_are_counted_instead_of_listed(number, words):
    records = tuple(RecordSummary(XIHE, f"R-{n}", "a.json") for n in range(number))
    assert words in render(quiet(records_list=records, records=number), "zh")
