"""JUnit, GitLab, GitHub and CSV over the same mixed report: what each reader needs, escaped as its format wants."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lianchi.model.finding import Location, Privacy, RecordSummary, Report
from lianchi.report import FORMATS, PRINTABLE, target, write
from lianchi.report.csv_ import COLUMNS, harmless
from report.sample import COMPARE, FUNDS, LEDGER, ORDER, QUORUM, SAMPLE, VILLAGE

MACHINES = ("sarif", "junit", "gitlab", "github", "csv")


def page(form: str, report: Report = SAMPLE, lang: str = "zh") -> str:
    found = write(report, form, lang)
    assert isinstance(found, str)
    return found


# ---- all of them ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", MACHINES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_equal_reports_give_equal_bytes_and_every_problem_is_there(form: str, lang: str) -> None:
    assert form in PRINTABLE
    first = page(form, lang=lang)
    assert first == page(form, lang=lang)
    for it in SAMPLE.findings:
        assert it.verdict in ("undetermined",) or it.rule in first
    assert "西河村" in first or "%E8%A5%BF%E6%B2%B3" in first


@pytest.mark.parametrize("form", MACHINES)
def test_nothing_hidden_comes_through(form: str) -> None:
    assert not re.search("[\u202e\u200b\x00-\x08\x0b\x0c\x0e-\x1f]", page(form))


@pytest.mark.parametrize("form", MACHINES)
def test_a_gbk_console_can_show_it(form: str) -> None:
    page(form).encode("gbk", errors="replace").decode("gbk")
    assert page(form).encode("gbk", errors="replace").count(b"?") <= page(form).count("?") + 2


@pytest.mark.parametrize("form", MACHINES)
def test_a_report_with_nothing_to_say_is_still_one(form: str) -> None:
    empty = replace(SAMPLE, findings=(), remarks=(), inputs=SAMPLE.inputs[:1])
    assert page(form, empty).strip()


@pytest.mark.parametrize(("output", "form"), [
    ("a.sarif", "sarif"), ("a.csv", "csv"), ("junit:a.xml", "junit"), ("gitlab:a.json", "gitlab"), ("a.json", "json"),
])
def test_which_file_asks_for_which_format(output: str, form: str) -> None:
    assert target(output).format == form


def test_sarif_wants_to_know_the_rules() -> None:
    assert FORMATS["sarif"].details == {"rules", "encodings"}


# ---- JUnit ------------------------------------------------------------------------------------------------


def suites(report: Report = SAMPLE, lang: str = "zh") -> Any:
    return etree.fromstring(page("junit", report, lang).encode())


def test_one_suite_a_file_and_one_test_a_rule_and_record() -> None:
    root = suites()
    assert [one.get("name") for one in root] == [it.path for it in SAMPLE.inputs]
    cases = [one.get("name") for one in root.iter("testcase")]
    assert len(cases) == len(set(cases))
    assert "VS-08 村民代表会议到会不足三分之二 · 2026-XH-017" in cases


def test_the_counts_are_those_of_the_tests() -> None:
    for suite in [suites(), *suites()]:
        for name, outcome in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(name)) == len(list(suite.iter(outcome)))
    assert suites().get("failures") == "4" and suites().get("errors") == "4"


def test_outcomes_follow_the_exit_code() -> None:
    found = {(one.getparent().get("name").split()[0], one.tag) for one in suites().iter("failure", "error", "skipped")}
    assert {("VS-08", "failure"), ("VS-14", "failure"), ("TD-20", "error")} <= found
    assert {("VS-24", "skipped"), ("TD-11", "skipped")} <= found


def test_the_body_says_everything() -> None:
    body = next(one for one in suites().iter("failure") if "VS-14" in one.getparent().get("name")).text
    for word in ("违规·高", "只有 11 日", "位置：", ":63", "依据：", "怎么改：重新张贴公示"):
        assert word in body


def test_a_record_without_violation_passes_and_an_unread_file_does_not() -> None:
    root = suites()
    passed = [one.get("name") for one in root.iter("testcase") if not len(one)]
    assert "2026-XH-019 没有发现违规" in passed and not [name for name in passed if "2026-XH-017" in name]
    unread = next(one for one in root if one.get("name") == "材料/2025年台账.xlsx")
    assert "文件有密码" in unread.find("testcase/error").text


def test_a_rule_that_fails_twice_in_a_record_is_one_test() -> None:
    again = QUORUM._replace(subject="meetings[4]", message="应到 30 人，实到 18 人。")
    root = suites(replace(SAMPLE, findings=(COMPARE, QUORUM, again)))
    [failure] = root.iter("failure")
    assert "实到 19 人" in failure.text and "实到 18 人" in failure.text


def test_what_xml_cannot_hold_is_written_out() -> None:
    odd = QUORUM._replace(message="a\ufffeb\x00c\ud800d<>&")
    [failure] = suites(replace(SAMPLE, findings=(odd,))).iter("failure")
    assert failure.get("message") == "a<U+FFFE>b<U+0000>c<U+D800>d<>&"


def test_what_many_records_lack_is_one_skipped_test() -> None:
    many = SAMPLE.findings[-1]._replace(verdict="undetermined", records=tuple(f"R{n}" for n in range(50)), subject="")
    [skipped] = suites(replace(SAMPLE, findings=(many,))).iter("skipped")
    assert skipped.getparent().get("name").endswith("50 条记录") and "另有 30 条" in skipped.text


# ---- GitLab -----------------------------------------------------------------------------------------------


def entries(report: Report = SAMPLE) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(page("gitlab", report))
    return found


def test_every_entry_has_what_gitlab_asks_for() -> None:
    for one in entries():
        assert list(one) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert one["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert one["location"]["lines"]["begin"] >= 1 and not one["location"]["path"].startswith("./")
    assert len(entries()) == len(SAMPLE.findings) + 3
    assert len({one["fingerprint"] for one in entries()}) == len(entries())


def test_no_two_entries_share_a_fingerprint_and_they_stay_the_same() -> None:
    found = entries(replace(SAMPLE, findings=(QUORUM, QUORUM, ORDER, QUORUM)))[3:]
    assert found[0]["fingerprint"] == QUORUM.fingerprint and found[2]["fingerprint"] == ORDER.fingerprint
    assert len({one["fingerprint"] for one in found}) == 4


def test_severities_and_the_place_of_a_cell() -> None:
    found = {one["fingerprint"]: one for one in entries()}
    mine = {it.rule: found[it.fingerprint] for it in (QUORUM, FUNDS, COMPARE, ORDER)}
    assert [mine[rule]["severity"] for rule in ("VS-08", "VS-02", "TD-05", "VS-24")] == ["blocker", "major", "minor", "info"]
    assert [one["severity"] for one in entries()].count("blocker") == 1 + 3
    assert mine["VS-08"]["location"]["lines"] == {"begin": 41}
    assert "审议!C7" in mine["VS-02"]["description"]


# ---- GitHub -----------------------------------------------------------------------------------------------

COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-z]+=[^,:\n]+,?)+)::(.+)")


def test_every_line_is_a_command() -> None:
    lines = page("github").splitlines()
    assert all(COMMAND.fullmatch(line) for line in lines)
    assert lines[0].startswith("::error file=材料/东坡镇 三重一大.jsonl,title=文件没有读成::")
    assert [line for line in lines if "VS-08" in line][0].startswith(f"::error file={VILLAGE},line=41,title=VS-08")


def test_the_worst_come_first_and_the_open_are_counted() -> None:
    rules = re.findall("title=([A-Z]+-[0-9]+)", page("github"))
    assert rules == ["TD-20", "VS-08", "VS-14", "VS-02", "TD-05", "VS-24"]
    assert f"::notice title=无法判断::有 {SAMPLE.total('undetermined')} 项无法判断" in page("github")


def test_signs_of_the_command_are_escaped() -> None:
    odd = QUORUM._replace(title="甲,乙:丙%", message="百分之五十%\n::error::假的",
                          locations=(Location("a:b,c%.yaml", "", 3),))
    line = next(one for one in page("github", replace(SAMPLE, findings=(odd,))).splitlines() if "VS-08" in one)
    assert line.startswith("::error file=a%3Ab%2Cc%25.yaml,line=3,title=VS-08 甲%2C乙%3A丙%25 · 2026-XH-017::")
    assert "百分之五十%25 ::error::假的" in line


def test_it_says_whether_names_are_covered() -> None:
    assert "人名和号码已遮盖" in page("github").splitlines()[-1]
    assert "没有遮盖" in page("github", replace(SAMPLE, privacy=Privacy(masked=False)))


# ---- CSV --------------------------------------------------------------------------------------------------


def rows(report: Report = SAMPLE, lang: str = "zh") -> list[list[str]]:
    text = page("csv", report, lang)
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_one_row_a_finding_or_unread_file() -> None:
    head, *found = rows()
    assert len(head) == len(COLUMNS) and all(len(row) == len(COLUMNS) for row in found)
    assert len(found) == len(SAMPLE.findings) + 3
    assert [row[0] for row in found] == [str(number) for number in range(1, len(found) + 1)]
    assert {row[-1] for row in found} == {"人名和号码已遮盖"}


@pytest.mark.parametrize("text", ["=1+1", "+1-1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "－x", "=HYPERLINK(\"x\")"])
def test_a_formula_stays_text(text: str) -> None:
    assert harmless(text).startswith("'")
    odd = FUNDS._replace(message=text, unit=text, locations=(Location(text, ""),))
    row = rows(replace(SAMPLE, findings=(odd,), inputs=()))[1]
    assert not [cell for cell in row if cell[:1] in set("=+-@\t\r\n＝＋－＠")]


@pytest.mark.parametrize("text", ["-5", "-5.20", "3", "甲=乙", "a@b", ""])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_a_line_break_in_a_cell_breaks_no_row() -> None:
    odd = FUNDS._replace(message="一\n二\r\n三,\"四\"")
    assert "一 二" in rows(replace(SAMPLE, findings=(odd,), inputs=()))[1][9]


def test_a_record_of_an_unlisted_file_still_has_a_suite() -> None:
    lost = QUORUM._replace(locations=(), record="R")
    report = replace(SAMPLE, findings=(lost,), records_list=(RecordSummary("甲", "R", LEDGER),))
    [failure] = suites(report).iter("failure")
    assert failure.getparent().get("file") == LEDGER


# ---- any text ---------------------------------------------------------------------------------------------


ANY = st.characters() | st.sampled_from("\ud800\udfff\ufffe\x00\r\n,:%=\"'<&]>{[")


@given(st.text(ANY, max_size=30), st.text(ANY, min_size=1, max_size=12))
def test_no_text_breaks_a_format(message: str, path: str) -> None:
    odd = FUNDS._replace(message=message, missing=(message,), locations=(Location(path, message, 3, None, message),))
    report = replace(SAMPLE, findings=(odd,), inputs=(replace(SAMPLE.inputs[0], path=path),), remarks=())
    for form in MACHINES:
        page(form, report).encode("utf-8")
    [run] = json.loads(page("sarif", report))["runs"]
    assert len(run["results"]) == 1 and run["artifacts"][0]["location"]["uri"].isascii()
    assert len(suites(report)) == 1 and len(json.loads(page("gitlab", report))) == 1
    assert len(rows(report)) == 2 and len(page("github", report).splitlines()) == 3
