"""The HTML page: everything is in its markup, nothing in the data is taken for markup, equal reports give equal bytes."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml import html

from lianchi.model.finding import Event, InputReport, Location, Privacy, RecordSummary, Remark
from lianchi.report import FORMATS
from lianchi.report.html import render
from lianchi.report.html.facts import facts
from lianchi.report.html.places import FEW, spoken
from lianchi.wording import say
from report.sample import FOUR, FUNDS, ORDER, QUORUM, SAMPLE, SHORT_NOTICE, UNDETERMINED, VILLAGE, XIHE, finding

EVIL = "<script>alert(1)</script>&\"'{{7*7}}{% raw %}"


def tree(report=SAMPLE, lang="zh"):
    return html.document_fromstring(render(report, lang))


def text(node):
    return re.sub(r"\s+", " ", node.text_content()).strip()


def part(page, name):
    found = page.xpath(f"//section[@id='{name}']")
    return found[0] if found else None


def items(page, name):
    return [text(it) for it in part(page, name).find_class("item")]


def test_the_page_is_one_of_the_formats_and_asks_for_the_steps():
    assert FORMATS["html"].render is render
    assert FORMATS["html"].details == {"matters", "events"}


@pytest.mark.parametrize(("lang", "said"), [("zh", "zh-CN"), ("en", "en")])
def test_the_page_says_its_language(lang, said):
    assert tree(lang=lang).get("lang") == said


def test_equal_reports_give_equal_bytes():
    assert render(SAMPLE, "zh") == render(replace(SAMPLE), "zh")


# ---- what stands on it ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("privacy", "said"), [(Privacy(True), "rest.masked"), (Privacy(False), "rest.unmasked")])
def test_the_page_says_at_once_whether_names_are_covered(privacy, said):
    assert say(said, "zh") in text(tree(replace(SAMPLE, privacy=privacy)).find("body/header"))


def test_what_was_not_read_comes_first():
    page = text(part(tree(), "read"))
    assert page.index("未读材料/2025年台账.xlsx：文件有密码") < page.index("未读完材料/东坡镇") < page.index("全部文件")


def test_the_six_counts_in_words():
    counts = [text(it) for it in part(tree(), "results").xpath(".//dl[@class='counts']/div")]
    assert [it.split()[0] for it in counts] == ["违规", "合规", "不适用", "无法判断", "需人工", "出错"]
    assert counts[3] == "无法判断 5材料里缺内容，下不了结论，既不算违规，也不算合规。"


def test_violations_stand_by_severity_with_clause_place_and_remedy():
    found = items(tree(), "violation")
    assert [it.split("·")[1].split()[0][:2] for it in found] == ["严重", "高V", "中V", "低T"]
    for said in ("应到 30 人，实到 19 人", "第三十条第二款", "第 41 行", "重新召集村民代表会议"):
        assert said in found[0]
    assert "依据未核对" in found[1]
    assert "参数为单位自定/待核" in found[3]


def test_every_finding_is_there():
    page = tree()
    for it in SAMPLE.findings:
        titles = [text(node) for node in part(page, it.verdict).iter("h4", "dd")]
        assert any(it.title in title for title in titles), it
    assert len(items(page, "violation")) == 4
    assert len(items(page, "undetermined")) == 5


def test_undetermined_is_grouped_by_what_must_be_handed_in():
    first = items(tree(), "undetermined")[0]
    assert first.startswith("无法判断缺少村民代表会议的应到人数")
    assert "VS-08 村民代表会议到会不足三分之二、VS-22 擅自变更决议" in first
    assert "2026-XH-018" in first


def test_the_matter_gives_a_record_its_heading():
    head = text(part(tree(), "violation").find_class("head")[0])
    assert head == "村道硬化 西河村村民委员会；编号 2026-XH-017；日期 2026-03-01；金额 86,000 元"


def test_records_of_one_file_with_one_id_are_not_mixed_up():
    twice = (RecordSummary(XIHE, "2026-XH-017", VILLAGE, title="甲事"), RecordSummary(XIHE, "2026-XH-017", VILLAGE, title="乙事"))
    page = text(part(tree(replace(SAMPLE, records_list=twice)), "violation"))
    assert "甲事" not in page and "乙事" not in page


def test_too_many_violations_leave_out_the_least_severe_and_say_so(monkeypatch):
    monkeypatch.setattr("lianchi.report.html.page.MOST", 2)
    violations = part(tree(), "violation")
    assert [text(it).split("·")[1][:1] for it in violations.find_class("mark")] == ["严", "高"]
    assert "另有 2 项没有列出，不能当作没有" in text(violations)
    assert text(violations.find("h2")) == "违规（4 项）"


def test_very_long_lists_of_records_say_how_many_more(monkeypatch):
    monkeypatch.setattr("lianchi.report.html.IDS", 2)
    waiting = tuple(UNDETERMINED[0]._replace(record=f"甲-{n}") for n in range(5))
    assert "甲-0、甲-1，另有 3 条" in items(tree(replace(SAMPLE, findings=waiting)), "undetermined")[0]


def test_the_rest_is_told():
    page = text(part(tree(), "rest"))
    assert "ZS-01 违规接受管理服务对象宴请" in page
    assert "财务公开内容是否真实" in page
    assert "西河村村民委员会：2026-XH-019" in page
    remarks = text(part(tree(), "remarks"))
    assert "是不是“应到人数”？ 材料/四议登记.xlsx：决议!A9；决议!A10" in remarks
    assert "金额“约6万”不是确定的数。 材料/东坡镇 三重一大.jsonl：第 4 行 事项·金额" in remarks


def test_a_report_without_findings_has_no_search_and_no_script_for_it():
    page = tree(replace(SAMPLE, findings=(), remarks=()))
    assert [part(page, name) for name in ("search", "violation", "undetermined", "manual", "error", "remarks")] == [None] * 6
    assert len(page.xpath("//script")) == 1


def test_many_places_are_folded_but_all_there():
    places = tuple(Location(VILLAGE, f"/meetings/{n}/due", 100 + n) for n in range(FEW + 3))
    page = tree(replace(SAMPLE, findings=(QUORUM._replace(locations=places),)))
    assert all(f"第 {it.line} 行" in text(part(page, "violation")) for it in places)


def test_a_place_is_named_in_the_words_of_the_form():
    assert spoken("/meetings/3/present") == "第4次会议·实到人数"
    assert spoken("/meetings/3/votes/for") == "第4次会议·票数·赞成票"
    assert spoken("/matter/title") == "事项·事项名称"
    assert spoken("/record/meetings/meeting[4]") is None
    assert spoken("") == ""


def test_facts_are_told_in_the_words_of_the_form():
    told = items(tree(), "violation")
    assert "材料所载应到人数 30；实到人数 19 依据" in told[0]
    assert "材料所载公示开始日 2026-03-02；公示结束日 2026-03-12 依据" in told[1]
    assert "材料所载金额 620,000 元；是否列入预算 是；收款人 宏远<U+202E>建筑 依据" in told[3]


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (("meeting.body", "villager_representatives"), "会议机构 村民代表会议"),
        (("meeting.body", True), None),
        (("candidate.appointed_on", None), "任职文件日期 无"),
        (("notice.places", ["公示栏", "村口"]), "公示地点 公示栏、村口"),
        (("notice.places", []), "公示地点 无"),
        (("posted_days", 7), None),
        (("no.such", 7), None),
    ],
)
def test_a_fact_in_words(fact, said):
    found = facts(QUORUM._replace(facts=(fact,)), "zh")
    assert found == ((said,) if said else ())


def test_a_corrected_record_names_its_original():
    place = Location("改正.yaml", "/meetings/3/present", 41, None, "纪要.docx 第12段")
    page = tree(replace(SAMPLE, findings=(QUORUM._replace(locations=(place,)),)))
    assert "改正.yaml：第 41 行 第4次会议·实到人数 （原件：纪要.docx 第12段）" in text(part(page, "violation"))


def test_a_finding_on_several_records_names_them_all():
    page = tree(replace(SAMPLE, findings=(FUNDS._replace(records=("甲-1", "甲-2", "甲-3")),)))
    assert "涉及的记录甲-1、甲-2、甲-3" in items(page, "violation")[0]


# ---- charts and the way of a matter ---------------------------------------------------------------------


def test_charts_count_violations_by_rule_unit_and_month():
    figures = part(tree(), "results").xpath(".//figure")
    assert [text(it.find("figcaption")) for it in figures] == ["按规则", "按单位", "按月份"]
    rows = [[text(cell) for cell in row] for row in figures[2].xpath(".//tbody/tr")]
    assert rows == [["2026-03", "2"], ["2026-04", "1"], ["没有日期", "1"]]
    assert text(figures[1].xpath(".//svg/desc")[0]) == "西河村村民委员会：3；东坡镇人民政府：1"


def test_a_long_chart_ends_in_one_bar_for_the_rest_and_the_table_has_all():
    many = tuple(QUORUM._replace(unit=f"第{n:02}村", record=str(n)) for n in range(20))
    figure = part(tree(replace(SAMPLE, findings=many)), "results").xpath(".//figure")[1]
    assert text(figure.xpath(".//svg/desc")[0]).endswith("第10村：1；其余 9 个单位：9")
    assert len(figure.xpath(".//tbody/tr")) == 20


def way(events, order=FOUR, findings=(ORDER,)):
    record = RecordSummary(XIHE, findings[0].record, findings[0].locations[0].path, events=events, order=order)
    page = tree(replace(SAMPLE, findings=findings, records_list=(record,)))
    return [[text(cell) for cell in row] for row in page.xpath("//details[@class='way']//tbody/tr")], page


def step(day, at, title="第{}步"):
    return Event(day, title.format(at), f"/meetings/{at}", () if at is None else (at,))


def test_steps_stand_in_their_order_with_those_that_are_early_undated_or_absent():
    rows, page = way((step("2026-04-01", 0), step("2026-04-05", 1), step("2026-04-02", 2), step(None, 3)))
    assert rows == [
        ["1. 第0步", "2026-04-01", ""], ["2. 第1步", "2026-04-05", ""], ["3. 第2步", "2026-04-02", "早于“第1步”"],
        ["4. 第3步", "", "没有日期"], ["5. 决议公开", "", "材料里没有写明"], ["6. 实施结果公开", "", "材料里没有写明"],
    ]  # fmt: skip
    assert len(page.xpath("//details[@class='way']//*[name()='rect']")) == 1
    assert "1 步的日期早于" in text(page.xpath("//summary[contains(., '办理过程')]")[0])


@pytest.mark.parametrize(
    "events",
    [
        (step("2026-04-05", 0), step("2026-04-05", 1)),
        (step("2026-04-05", 0), step("2026-04-02", 1), step("2026-04-06", 1)),
        (step("2026-04-01", 0), step("2026-04-05", 0), step("2026-04-02", 1)),
        (step("2026-04-05", 0), step(None, 0), step("2026-04-02", 1)),
        (step("2026-04-05", 0), step("2026-04-02", 1), step(None, 1)),
        (step("2026-04-05", 0), step("2026-04-02", None)),
    ],
)
def test_what_is_in_order_in_one_reading_is_not_marked(events):
    _, page = way(events)
    assert page.xpath("//details[@class='way']//*[name()='rect' or @class='wrong']") == []


def test_a_meeting_that_was_two_steps_at_once_stands_for_both():
    rows, _ = way((Event("2026-04-01", "合并召开", "/meetings/0", (0, 1)), step("2026-04-05", 2)))
    assert [row[:2] for row in rows[:3]] == [["1. 合并召开", "2026-04-01"], ["2. 合并召开", "2026-04-01"], ["3. 第2步", "2026-04-05"]]


def test_steps_are_numbered_as_they_stand():
    rows, _ = way((step("2026-04-01", 1), step("2026-04-03", 1), step("2026-04-02", None)), order=("", "讨论决定", ""))
    assert [row[0] for row in rows] == ["1. 第1步", "1. 第1步", "第None步"]


def test_without_a_known_order_steps_stand_by_day():
    rows, page = way((step("2026-04-05", None), step(None, None), step("2026-04-02", None)), order=())
    assert [row[1] for row in rows] == ["2026-04-02", "2026-04-05", ""]
    assert "不带编号的没有登记先后，按日期排列" in text(part(page, "violation"))


def test_only_records_with_violations_have_a_way():
    assert way((step("2026-04-01", 0),))[0] == []
    manual = finding("VS-24", "manual", "2026-XH-018", "请核对。", locations=ORDER.locations)
    assert way((step("2026-04-01", 0), step("2026-04-05", 1)), findings=(manual,))[0] == []


# ---- what the data cannot do ----------------------------------------------------------------------------


def poisoned():
    it = SHORT_NOTICE._replace(
        rule=EVIL, title=EVIL, unit=EVIL, record=EVIL, message=EVIL, remedy=EVIL, missing=(EVIL,),
        locations=(Location(EVIL, EVIL, 1, EVIL, EVIL),), records=(EVIL, EVIL), severity="low",
        basis=(SHORT_NOTICE.basis[0]._replace(title=EVIL, locator=EVIL),),
        facts=((EVIL, EVIL),),
    )  # fmt: skip
    events = (Event("2026-01-01", EVIL, "", (0,)), Event(EVIL[:0] or None, EVIL, ""))
    return replace(
        SAMPLE,
        findings=(it, it._replace(verdict="undetermined"), it._replace(verdict="manual"), it._replace(verdict="error")),
        titles={EVIL: EVIL, "甲": EVIL}, digest=EVIL, version=EVIL, manual_rules=(EVIL,),
        inputs=tuple(InputReport(EVIL, None, 1, status, EVIL) for status in ("read", "partial", "unread")),
        remarks=(Remark("unknown_field", EVIL, Location(EVIL, EVIL), EVIL, EVIL),),
        records_list=(RecordSummary(EVIL, EVIL, EVIL, 0, EVIL, EVIL, "1.00", "2026-01-01", events, (EVIL,)),
                      RecordSummary(EVIL, "净", EVIL)),
    )  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_text_of_the_data_becomes_markup_or_template(lang):
    page = render(poisoned(), lang)
    assert "<script>alert" not in page
    plain = tree(SAMPLE, lang)
    here = html.document_fromstring(page)
    assert {it.tag for it in here.iter()} <= {it.tag for it in plain.iter()} | {"svg"}
    assert len(here.xpath("//script")) == len(plain.xpath("//script")) == 2
    names = {name for it in here.iter() for name in it.attrib}
    assert not any(name.startswith("on") or name == "style" for name in names)
    assert "49" not in text(part(here, "violation"))
    assert here.xpath("count(//*[contains(@class, 'item')])") == 4


def test_hidden_characters_are_shown():
    page = render(SAMPLE, "zh")
    assert "\u202e" not in page
    assert "宏远&lt;U+202E&gt;建筑" in page
    odd = replace(SAMPLE, manual_rules=("甲\x00乙\ud800丙\ue78d丁\u200b",))
    assert "甲&lt;U+0000&gt;乙&lt;U+D800&gt;丙&lt;U+E78D&gt;丁&lt;U+200B&gt;" in render(odd)
    render(odd).encode("utf-8")


def test_the_policy_allows_what_stands_in_the_file_and_nothing_else():
    page = tree()
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    allowed = {kind: set(words) for kind, *words in (rule.split() for rule in policy.split(";"))}
    assert allowed["default-src"] == {"'none'"}

    def digests(tag):
        digest = (hashlib.sha256(it.text.encode()).digest() for it in page.iter(tag))
        return {f"'sha256-{base64.b64encode(it).decode()}'" for it in digest}

    assert allowed["script-src"] == digests("script")
    assert allowed["style-src"] == digests("style")


def test_nothing_is_fetched_from_anywhere():
    page = tree()
    assert not page.xpath("//link | //img | //iframe | //object | //embed | //script[@src] | //base")
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    assert not re.search(r"url\(|@import|https?://", render(SAMPLE, "zh"))


def test_headings_are_in_order():
    levels = [int(it.tag[1]) for it in tree().iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_every_link_of_the_contents_leads_somewhere():
    page = tree()
    assert all(page.xpath(f"//*[@id='{link[1:]}']") for link in page.xpath("//nav//@href"))


def test_english():
    page = tree(lang="en")
    assert text(page.xpath("//h1")[0]) == "Lianchi check report"
    shell = " ".join(text(it) for it in page.xpath("//h2 | //nav | //form//label/text()/.. | //summary | //dt"))
    ours = re.sub(r"[A-Z]{2}-\d\d|\d+", "", shell)
    assert "Violations" in ours and "To hand in" not in ours
    assert not re.search(r"[违规记录规则单位编号级别结论]{2}", re.sub(r"<option.*?</option>", "", ours)), ours
