"""Notice, evidence form and working paper: what they say, what they leave out, and that data stays data."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from click.testing import CliRunner

from lianchi.cli import cli
from lianchi.errors import UsageError
from lianchi.model.finding import RecordSummary
from lianchi.report import target, write
from lianchi.report.papers import PAPERS, evidence, notice, problems, render, template_of, working_paper
from lianchi.report.papers.elements import document, paragraph
from report.papers.paper import lines, needs_office, opened, pages, text
from report.papers.test_village_sheet import KIND
from report.sample import COMPARE, DONGPO, ORDER, QUORUM, SAMPLE, SHORT_NOTICE, XIHE, finding

QUIET = replace(SAMPLE, findings=(), remarks=(), inputs=SAMPLE.inputs[:1], counts={}, manual_rules=())
OPEN = [it for it in SAMPLE.findings if it.verdict != "violation"]


@pytest.fixture(scope="module")
def made():
    return {name: text(write(SAMPLE, name, "zh")) for name in PAPERS}


def test_a_notice_a_unit_with_its_violations_by_severity():
    west, east = notice.values(SAMPLE, "zh")["units"]
    assert (west["unit"], east["unit"]) == (XIHE, DONGPO)
    assert west["opening"] == "对你单位提交的 3 条记录进行检查，发现违规 3 项（严重 1 项、高 1 项、中 1 项）。现将问题列出，请逐项核实、整改。"
    assert [(it["number"], it["rule"]) for it in west["problems"]] == [("一", "VS-08"), ("二", "VS-14"), ("三", "VS-02")]


def test_a_notice_holds_violations_only(made):
    for it in OPEN:
        assert it.message not in made["notice"] and it.title not in made["notice"].replace(QUORUM.title, "")
    assert "还有 7 项没有查清" in made["notice"] and "没有读到或者没有读完" in made["notice"]


def test_a_law_is_cited_with_what_is_not_certain_of_it(made):
    for name in ("notice", "evidence", "working-paper"):
        assert "依据：《中华人民共和国村民委员会组织法》（2025）第三十五条第四款（依据未核对）。" in made[name]
        assert "注意：参数为单位自定/待核" in made[name]


def test_a_notice_leaves_number_issuer_and_date_to_be_filled_in():
    said = lines(write(SAMPLE, "notice", "zh"))
    assert "（机关代字）〔　　　　〕　　号" in said and said.count("　　　　年　　月　　日") == 2
    assert said.count("（发文机关名称）") == 2


def test_places_name_a_file_once():
    place = SHORT_NOTICE.locations[0]
    many = SHORT_NOTICE._replace(locations=tuple(place._replace(line=line) for line in (7, 7, 8, 9, 10)))
    (unit,) = notice.values(replace(SAMPLE, findings=(many,)), "zh")["units"]
    assert unit["problems"][0]["places"] == "材料/西河村 四议两公开.json（第7行、第8行、第9行）等 4 处"
    (unit,) = notice.values(replace(SAMPLE, findings=(ORDER,)), "zh")["units"]
    assert unit["problems"][0]["places"] == "材料/四议登记.xlsx（审议!C7）"


def test_a_form_of_evidence_a_record_with_its_files():
    forms = evidence.values(SAMPLE, "zh")["forms"]
    assert [(form["unit"], form["record"], len(form["problems"])) for form in forms] == [
        (XIHE, "2026-XH-017", 2), (XIHE, "2026-XH-018", 1), (DONGPO, "DP-2026-003", 1)]
    assert forms[0]["files"] == [f"材料/西河村 四议两公开.json（SHA-256：{'aa' * 32}）"]


def test_the_working_paper_tells_what_was_done_found_and_left_open(made):
    west, east = working_paper.values(SAMPLE, "zh")["units"]
    assert west["scope"] == "提交的决策记录 3 条" and SAMPLE.digest in west["process"][0]
    assert west["open"][0] == "没有查清的 6 项："
    assert west["open"][2] == "无法判断：缺少村民代表会议的应到人数（2026-XH-018；2 项；VS-08、VS-22）"
    assert any(line.startswith("检查出错：") for line in east["open"])
    assert "材料/2025年台账.xlsx：文件有密码，请先解除密码再交" in west["others"]
    for word in ("被审计单位名称", "审计事项", "审计期间或者截止日期", "实施过程记录", "结论或者问题摘要及依据", "索引号",
                 "编制人", "复核人", "其他", "汇总审计工作底稿", "审计证实问题类别", "处理处罚意见"):
        assert word in made["working-paper"], word


def test_a_long_list_of_open_checks_is_shortened_openly():
    found = tuple(finding(f"VS-{n:02d}", "undetermined", "r", "缺", missing=(f"第 {m} 样",)) for n in range(10) for m in range(40))
    (west, *_) = working_paper.values(replace(SAMPLE, findings=found), "zh")["units"]
    assert west["open"][0] == "没有查清的 400 项：" and len(west["open"]) == 32
    assert west["open"][1].endswith("VS-06、VS-07……）") and west["open"][-1].startswith("另有 10 项没有印出")


def test_a_unit_without_a_name_keeps_its_open_checks():
    found = (finding("VS-08", "undetermined", "r", "缺", missing=("甲",), unit=""),)
    (paper,) = working_paper.values(replace(SAMPLE, findings=found, records_list=()), "zh")["units"]
    assert paper["unit"] == "（没有填单位）" and paper["open"][0] == "没有查清的 1 项："


def test_the_working_paper_gives_the_days_of_the_records():
    dated = replace(SAMPLE, records_list=tuple(
        RecordSummary(XIHE, str(n), day=day) for n, day in enumerate(["2026-03-02", None, "2025-12-31"])))
    assert working_paper.values(dated, "zh")["units"][0]["period"] == "2025-12-31 — 2026-03-02"


def test_the_table_that_sums_up_counts_by_rule():
    summary = working_paper.values(SAMPLE, "zh")["summary"]
    assert [one["title"] for one in summary] == [SAMPLE.titles[rule] for rule in ("TD-05", "VS-02", "VS-08", "VS-14")]
    assert summary[0]["content"] == "1 项，涉及 1 个单位、1 条记录"


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_report_is_a_paper_that_says_so(name, lang):
    said = text(write(QUIET, name, lang))
    if name == "working-paper":
        assert ("没有列出违规" if lang == "zh" else "No violation is listed") in said
    else:
        assert ("没有" if lang == "zh" else "no ") in said and "{{" not in said
    assert opened(write(replace(QUIET, records_list=(), records=0), name, lang)).paragraphs


def test_what_is_left_out_of_a_long_paper_is_told(monkeypatch):
    monkeypatch.setattr(problems, "MOST_PROBLEMS", 2)
    monkeypatch.setattr(evidence, "MOST_FORMS", 2)
    assert notice.values(SAMPLE, "zh")["units"][0]["more"] == "另有 1 项没有印出，全部见问题台账（-o 文件.xlsx）。"
    assert len(evidence.values(SAMPLE, "zh")["forms"]) == 2
    assert "另有 1 条记录的违规没有印出取证单" in evidence.values(SAMPLE, "zh")["notes"][0]
    monkeypatch.setattr(notice, "MOST_UNITS", 1)
    monkeypatch.setattr(problems, "MOST_UNITS", 1)
    assert "另有 1 个单位没有印出，请按单位分批检查。" in notice.values(SAMPLE, "zh")["notes"]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_tells_whether_names_are_covered(name):
    shown, covered = (replace(SAMPLE, privacy=SAMPLE.privacy._replace(masked=masked)) for masked in (False, True))
    assert "没有遮盖" in text(write(shown, name, "zh"))
    assert "已遮盖" in text(write(covered, name, "zh"))


def test_a_finding_on_several_records_names_them():
    several = QUORUM._replace(records=("甲-1", "甲-2"))
    assert "记录：甲-1、甲-2" in lines(write(replace(SAMPLE, findings=(several,)), "evidence", "zh"))


EVIL = ["{{7*7}}", "{% for x in y %}", "{_{7*7}_}", "{#a#}", "<script>alert(1)</script>", "a&amp;b", "=1+1", "]]>",
        "{{r x }}", "{%p endfor %}"]


@pytest.mark.parametrize("word", EVIL)
def test_data_is_never_evaluated(word):
    bad = QUORUM._replace(unit=word, message=word, title=word, remedy=word, record=word)
    one = RecordSummary(word, word, kind=KIND, title=word)
    it = replace(SAMPLE, findings=(bad, COMPARE._replace(unit=word)), records_list=(one,))
    for name in PAPERS:
        assert word in text(write(it, name, "zh")), name


@pytest.mark.parametrize(("word", "shown"), [
    ("甲\u202e乙", "甲<U+202E>乙"), ("甲\x00\x1f乙", "甲<U+0000><U+001F>乙"), ("甲\a乙\f丙", "甲<U+0007>乙<U+000C>丙"),
    ("甲\n乙\t丙", "甲 乙 丙"), ("\ue78d\ud800", "<U+E78D><U+D800>"), ("长" * 20_000, "长" * 20_000),
])
def test_hidden_characters_are_shown_and_long_text_is_kept(word, shown):
    it = replace(SAMPLE, findings=(QUORUM._replace(message=word),))
    for name in ("notice", "evidence", "working-paper"):
        assert f"事实：{shown}" in lines(write(it, name, "zh"))


def own(tmp_path, body, name="own.docx"):
    file = tmp_path / name
    file.write_bytes(document("自己的", body))
    return file


def test_a_template_of_ones_own(tmp_path):
    file = own(tmp_path, paragraph("Body", "{% for unit in units %}{{ unit.unit }}；{% endfor %}"))
    name, template = template_of(f"notice={file}")
    assert lines(render(name, SAMPLE, "zh", template)) == [f"{XIHE}；{DONGPO}；"]
    assert lines(write(SAMPLE, "notice", "zh", template=file)) == [f"{XIHE}；{DONGPO}；"]


@pytest.mark.parametrize("body", [
    "{{ nothing }}", "{% for %}", "{{ units.__class__.__mro__ }}", "{{ ''.__class__.mro()[1].__subclasses__() }}",
    "{% for x in range(999999999) %}{{ x }}{% endfor %}", "{{ 1/0 }}",
])
def test_a_template_that_cannot_be_filled_in_is_refused(tmp_path, body):
    with pytest.raises(UsageError) as caught:
        template_of(f"notice={own(tmp_path, paragraph('Body', body))}")
    assert "own.docx" in caught.value.zh and "docs/papers.md" in caught.value.zh


def test_what_is_no_template_is_refused(tmp_path):
    (tmp_path / "a.docx").write_text("甲", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        archive.writestr("x", "y")
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(60_000_000))
    for given in (f"notice={tmp_path}/bomb.docx", "notice", "x=a.docx", f"notice={tmp_path}/none.docx", f"notice={tmp_path}/a.docx", f"notice={tmp_path}/b.docx"):
        with pytest.raises(UsageError):
            template_of(given)


def test_a_template_saved_by_another_program_can_be_used(tmp_path):
    paper = docx.Document()
    paper.add_paragraph("{%p for unit in units %}")
    paper.add_paragraph("给 {{ unit.unit }}")
    paper.add_paragraph("{%p endfor %}")
    paper.save(tmp_path / "own.docx")
    assert lines(render("notice", SAMPLE, "zh", tmp_path / "own.docx")) == [f"给 {XIHE}", f"给 {DONGPO}"]


def test_a_file_that_cannot_hold_a_paper_is_refused_before_anything_is_checked(tmp_path, monkeypatch):
    with pytest.raises(UsageError) as caught:
        target("notice:a.xlsx")
    assert caught.value.zh == "notice 写不进 a.xlsx，文件名的后缀要是 .docx、.pdf"
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError) as caught:
        target("notice:a.pdf")
    assert "LibreOffice" in caught.value.zh and ".docx" in caught.value.zh


@needs_office
def test_every_unit_begins_a_page():
    one = replace(SAMPLE, findings=(SHORT_NOTICE,))
    alone = pages(write(one, "notice", "zh"))
    assert pages(write(replace(one, findings=(SHORT_NOTICE, SHORT_NOTICE._replace(unit=DONGPO))), "notice", "zh")) == 2 * alone


@needs_office
def test_papers_from_the_command_line(tmp_path):
    fixture = "fixtures/four_discussions/violating.json"
    template = own(tmp_path, paragraph("Body", "共 {{ forms|length }} 张"))
    args = ["check", fixture, "-o", f"notice:{tmp_path}/a.pdf", "-o", f"evidence:{tmp_path}/b.docx",
            "--paper-template", f"evidence={template}", "--only", "VS-08", "--jobs", "1"]
    result = CliRunner().invoke(cli, args)
    assert result.exit_code == 1, result.output
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert lines((tmp_path / "b.docx").read_bytes()) == ["共 1 张"]


def test_many_problems_are_written_in_reasonable_size():
    many = replace(SAMPLE, findings=tuple(finding("VS-08", "violation", f"r{n}", f"第 {n} 项") for n in range(900)))
    said = text(write(many, "notice", "zh"))
    assert said.count("事实：") == problems.MOST_PROBLEMS and "另有 700 项没有印出" in said
    assert zipfile.ZipFile(io.BytesIO(write(many, "evidence", "zh"))).testzip() is None
