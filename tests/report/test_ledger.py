"""The problem ledger, read back with another library."""

import io
import zipfile
from dataclasses import replace
from functools import cache

import openpyxl

from lianchi.model.finding import RecordSummary
from lianchi.model.rule import SEVERITIES
from lianchi.report import ledger, write
from report.sample import DONGPO, DRAFT, FUNDS, LAW, QUORUM, SAMPLE, XIHE, finding

SUMMARIES = (
    RecordSummary(XIHE, "2026-XH-017", path="材料/西河村 四议两公开.json", title="修路", amount="86000.00", day="2026-03-01"),
    RecordSummary(XIHE, "2026-XH-018", title="建广场"),
    RecordSummary(XIHE, "2026-XH-019"),
    RecordSummary(DONGPO, "DP-2026-003", amount="620000.00"),
    RecordSummary(DONGPO, "DP-2026-004"),
)
DATED = replace(SAMPLE, records_list=SUMMARIES,
                findings=tuple(it._replace(judged_on="2026-03-02" if it.rule == "VS-14" else None) for it in SAMPLE.findings))


def book(report, lang="zh"):
    return openpyxl.load_workbook(io.BytesIO(write(report, "ledger", lang)))


@cache
def sample():
    return book(DATED)


def rows(page):
    """The rows of the table under the frozen head, each by head."""
    head = int(page.freeze_panes[1:]) - 1
    heads = [cell.value for cell in page[head]]
    return [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in page.iter_rows(min_row=head + 1)]


def notes(page):
    return "\n".join(str(page.cell(row, 1).value) for row in range(1, int(page.freeze_panes[1:]) - 1))


def test_what_leaders_read_first_stands_first_and_every_unit_has_a_sheet():
    assert sample().sheetnames == ["汇总", "按规则", "按依据", "按轻重", "按月份", "未查清", XIHE, DONGPO]


def test_the_columns_of_a_rectification_ledger():
    page = sample()[XIHE]
    head = int(page.freeze_panes[1:]) - 1
    assert [cell.value for cell in page[head]] == [
        "序号", "整改通知书", "审计项目名称", "被审计单位", "被审计人员", "记录编号", "事项", "判断日期", "问题摘要", "具体描述",
        "轻重", "涉及金额（元）", "定性依据", "整改建议", "材料位置", "整改类型", "整改措施", "完成时间", "责任部门", "责任人",
        "整改情况", "主要原因", "整改进展", "完成时限", "下一步措施", "整改结果", "证明材料", "对账销号单", "规则编号", "核对号"]
    assert [cell.value for cell in page[head - 1] if cell.value] == ["审计方填写", "单位填写", "推进情况", "销号"]


def test_a_problem_is_told_whole_and_what_the_unit_fills_in_is_empty():
    row = rows(sample()[XIHE])[0]
    assert (row["序号"], row["被审计单位"], row["记录编号"], row["事项"], row["判断日期"], row["轻重"]) == (
        1, XIHE, "2026-XH-017", "修路", "2026-03-02", "高")
    assert (row["涉及金额（元）"], row["规则编号"], row["核对号"]) == (86000, "VS-14", "VS-14:2026-XH-017")
    assert row["具体描述"].startswith("决议公示从") and row["整改建议"] == "重新张贴公示，满十五日再实施。"
    assert row["定性依据"].splitlines()[0].endswith("第三十五条第四款（依据未核对）")
    assert row["材料位置"].splitlines()[0] == "材料/西河村 四议两公开.json:63"
    filled_in = list(row)[15:28]
    assert filled_in[0] == "整改类型" and filled_in[-1] == "对账销号单"
    assert not any(row[head] for head in filled_in) and not row["被审计人员"]


def test_only_violations_accuse():
    found = [row["规则编号"] for name in (XIHE, DONGPO) for row in rows(sample()[name])]
    assert found == [it.rule for unit in (XIHE, DONGPO) for it in DATED.findings if it.verdict == "violation" and it.unit == unit]
    assert found


def test_states_are_chosen_from_a_list():
    page = sample()[XIHE]
    (choice,) = page.data_validations.dataValidation
    assert choice.formula1 == '"已整改,持续整改,未整改"'
    head = int(page.freeze_panes[1:]) - 1
    assert str(choice.sqref).startswith(page.cell(head + 1, 26).coordinate) and page.cell(head, 26).value == "整改结果"


def test_the_summary_adds_up():
    by_unit = {row["被审计单位"]: row for row in rows(sample()["汇总"])}
    assert [by_unit[XIHE][head] for head in ("记录数", "违规合计", "严重", "高", "中", "涉及记录", "无法判断", "需人工", "出错")] == [
        3, 3, 1, 1, 1, 2, 4, 1, 0]
    assert by_unit[XIHE]["涉及金额（元）"] == 86000  # two violations of one record: its amount counts once
    assert sum(row["违规合计"] for row in by_unit.values()) == 4
    said = notes(sample()["汇总"])
    assert "违规 4 项（严重 1 项、高 1 项、中 1 项、低 1 项），涉及 2 个单位、3 条记录" in said
    assert "检查不完整" in said and "未读 2 个" in said and SAMPLE.digest in said


def test_statistics_by_rule_source_severity_and_month():
    by_rule = {row["规则编号"]: row for row in rows(sample()["按规则"])}
    assert set(by_rule) == set(SAMPLE.titles)
    assert [by_rule["VS-08"][head] for head in ("违规", "合规", "不适用", "无法判断", "涉及单位")] == [1, 1, 2, 1, 1]
    by_source = {row["依据文件"]: row["违规合计"] for row in rows(sample()["按依据"])}
    assert by_source[LAW.title] == 2 and by_source[DRAFT.title] == 2
    assert [(row["轻重"], row["违规合计"]) for row in rows(sample()["按轻重"])] == [
        ("严重", 1), ("高", 1), ("中", 1), ("低", 1), ("提示", 0)]
    assert [(row["月份"], row["违规合计"]) for row in rows(sample()["按月份"])] == [("2026-03", 1), ("（没有日期）", 3)]


def test_what_could_not_be_checked_and_why():
    found = rows(sample()["未查清"])
    assert [row["类别"] for row in found] == (
        ["文件没有读到"] * 2 + ["文件没有读完", "文件里没有记录", "检查出错", "要由人核对"] + ["无法判断"] * 5
        + ["填写问题"] * 4 + ["不能自动检查的规则"] * 2)
    assert "有密码" in found[0]["缺什么、为什么"]
    due = next(row for row in found if row["缺什么、为什么"] == "缺少村民代表会议的应到人数")
    assert (due["被审计单位"], due["记录编号"], due["项数"], due["涉及规则"]) == (XIHE, "2026-XH-018", 2, "VS-08、VS-22")
    assert all(row["怎么办"] or row["类别"] == "检查出错" for row in found)


def test_an_empty_report_says_so():
    quiet = replace(SAMPLE, findings=(), remarks=(), inputs=SAMPLE.inputs[:1], manual_rules=())
    found = book(quiet)
    assert found.sheetnames[-1] == "问题台账" and not rows(found["问题台账"])
    assert "没有列入违规" in notes(found["问题台账"]) and "不能当作合规" in notes(found["汇总"])


def test_very_many_units_share_a_sheet(monkeypatch):
    monkeypatch.setattr(ledger, "MOST_UNITS", 1)
    found = book(DATED)
    assert found.sheetnames[-1] == "问题台账" and len(rows(found["问题台账"])) == 4
    assert "单位有 2 个" in notes(found["问题台账"])


def test_units_whose_names_agree_in_a_sheet_name_stay_apart():
    names = ["甲/村", "甲:村", "=1+1", ""]
    quiet = replace(SAMPLE, records_list=(), findings=tuple(QUORUM._replace(unit=name) for name in names))
    found = book(quiet)
    assert found.sheetnames[6:] == ["甲-村", "甲-村(2)", "=1+1", "（没有填单位）"]
    assert [rows(page)[0]["被审计单位"] for page in found.worksheets[6:]] == ["甲/村", "甲:村", "=1+1", None]


def test_submitted_text_is_shown_and_never_run():
    evil = QUORUM._replace(message="=cmd|' /C calc'!A0\u202e{{7*7}}\x07", unit="@SUM", records=("=1", "+2"))
    data = write(replace(SAMPLE, findings=(evil,)), "ledger", "zh")
    row = rows(openpyxl.load_workbook(io.BytesIO(data))["@SUM"])[0]
    assert row["具体描述"] == "=cmd|' /C calc'!A0<U+202E>{{7*7}}<U+0007>" and row["记录编号"] == "=1、+2"
    parts = zipfile.ZipFile(io.BytesIO(data))
    assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


def test_an_amount_is_given_only_where_the_record_is_certain():
    two = (SUMMARIES[0], SUMMARIES[0]._replace(path="other.json", amount="1.00"))
    named = replace(DATED, records_list=two, findings=(QUORUM, QUORUM._replace(locations=()), QUORUM._replace(records=("2026-XH-017", "x"))))
    assert [row["涉及金额（元）"] for row in rows(book(named)[XIHE])] == [86000, None, None]


def test_english():
    found = book(DATED, "en")
    assert found.sheetnames[:6] == ["Summary", "By rule", "By source", "By severity", "By month", "Not checked"]
    assert rows(found[DONGPO])[0]["Severity"] == "low" and len(SEVERITIES) == 5


def test_equal_reports_give_equal_bytes():
    assert write(DATED, "ledger", "zh") == write(DATED, "ledger", "zh")


def test_every_problem_of_a_large_report_is_there():
    many = tuple(finding("VS-08", "violation", f"r{n}", f"第 {n} 项") for n in range(3_000))
    assert [row["序号"] for row in rows(book(replace(SAMPLE, findings=(*many, FUNDS)))[XIHE])] == list(range(1, 3_001))
