"""The HTML report in a real browser, opened as a file: search, filter, phone, paper, and no request to anywhere."""

from dataclasses import replace

import pytest

from lianchi.model.finding import Location
from lianchi.report.html import render
from report.sample import COMPARE, FUNDS, ORDER, QUORUM, SAMPLE, SHORT_NOTICE

MANY = 130


def large():
    """A report with more violations than are shown at once."""
    more = tuple(FUNDS._replace(record=f"DP-2027-{n:03}", fingerprint=str(n)) for n in range(MANY))
    return replace(SAMPLE, findings=(*SAMPLE.findings, *more))


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a report as a file; every request and every complaint of the page is kept."""
    contexts = []

    def go(report, lang="zh", width=1200, script=True):
        file = tmp_path / "报告.html"
        file.write_text(render(report, lang), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 740}, java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        page.requests, page.complaints = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(file.as_uri())
        return page

    yield go
    for context in contexts:
        context.close()


def shown(page, part="violation"):
    return page.locator(f"#{part} .item:visible").count()


def hits(page):
    return page.inner_text("#hits")


def search(page, text, said):
    page.fill("input[name=text]", text)
    expect_hits(page, said)


def expect_hits(page, said):
    """Waits for the live count: the page waits for a pause in typing before it searches."""
    from playwright.sync_api import expect

    expect(page.locator("#hits")).to_contain_text(said)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_asks_nothing_of_any_network_and_has_nothing_to_complain_of(opened, lang):
    page = opened(SAMPLE, lang)
    assert [url.partition(":")[0] for url in page.requests] == ["file"]
    assert page.complaints == []


def test_everything_is_shown_and_counted_at_first(opened):
    page = opened(SAMPLE)
    assert [shown(page, part) for part in ("violation", "undetermined", "manual", "error")] == [4, 5, 1, 1]
    assert hits(page) == "符合条件：违规 4 项，要补交的 5 项，需人工 1 项，出错 1 项"
    assert not page.is_visible("#empty") and not page.is_visible(".more") and not page.is_visible(".none-here")


def test_search_finds_words_of_a_finding_and_of_its_record_in_any_width(opened):
    page = opened(SAMPLE)
    search(page, "西河村 ＶＳ－08", "违规 1 项，要补交的 1 项")
    assert page.locator("#violation .item:visible h4").inner_text().endswith("村民代表会议到会不足三分之二")
    search(page, "没有这些字", "违规 0 项，要补交的 0 项")
    assert page.is_visible("#empty")
    page.click("button[type=reset]")
    expect_hits(page, "违规 4 项")
    assert shown(page) == 4 and not page.is_visible("#empty")


@pytest.mark.parametrize(
    ("name", "label", "said"),
    [
        ("unit", "东坡镇人民政府", "违规 1 项，要补交的 1 项，需人工 0 项，出错 1 项"),
        ("severity", "严重", "违规 1 项，要补交的 0 项，需人工 0 项，出错 0 项"),
        ("verdict", "无法判断", "违规 0 项，要补交的 5 项，需人工 0 项，出错 0 项"),
        ("rule", "VS-08 村民代表会议到会不足三分之二", "违规 1 项，要补交的 1 项，需人工 0 项，出错 0 项"),
        ("month", "2026-04", "违规 1 项，要补交的 4 项，需人工 0 项，出错 0 项"),
    ],
)
def test_each_filter(opened, name, label, said):
    page = opened(SAMPLE)
    page.select_option(f"select[name={name}]", label=label)
    expect_hits(page, said)
    assert shown(page) == int(said[3])


def test_a_part_without_hits_says_so(opened):
    page = opened(SAMPLE)
    page.select_option("select[name=verdict]", "manual")
    expect_hits(page, "违规 0 项")
    assert page.is_visible("#violation .none-here") and not page.is_visible("#manual .none-here")
    assert not page.is_visible("#empty")


def test_many_violations_are_shown_bit_by_bit_by_keyboard_too(opened):
    page = opened(large())
    assert shown(page) == 50
    assert page.inner_text("#violation .more") == f"再显示一些（还有 {MANY + 4 - 50} 项）"
    page.focus("#violation .more button")
    page.keyboard.press("Enter")
    assert shown(page) == MANY + 4 and not page.is_visible("#violation .more")
    assert page.evaluate("document.activeElement.classList.contains('item')")


def test_twenty_thousand_findings_open_in_seconds(opened):
    kinds = (QUORUM, ORDER, SHORT_NOTICE, COMPARE)
    summaries = tuple(SAMPLE.records_list[n % 2]._replace(record=f"甲-{n}", path="台账.xlsx") for n in range(5_000))
    found = tuple(
        kinds[n % 4]._replace(record=f"甲-{n // 4}", locations=(Location("台账.xlsx", "/meetings/0/held_on", None, f"台账!C{n}"),))
        for n in range(20_000)
    )  # fmt: skip
    page = opened(replace(SAMPLE, findings=found, records_list=summaries), width=360)
    took = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert took < 6_000, "three seconds on a quiet machine with two cores; twice that on a busy one"
    assert hits(page).startswith("符合条件：违规 15000 项，要补交的 0 项，需人工 5000 项")
    search(page, "甲-4321 应到", "违规 1 项")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_paper_has_all_that_was_filtered_open_and_without_controls(opened):
    page = opened(large())
    page.emulate_media(media="print")
    assert shown(page) == MANY + 4
    for gone in ("nav", "form", ".more", ".skip", "#hits"):
        assert not page.is_visible(gone)
    page.emulate_media(media="screen")
    search(page, "2026-XH-017", "违规 2 项")
    page.emulate_media(media="print")
    assert shown(page) == 2
    assert page.inner_text("#printed").startswith("打印的只是筛选出来的部分。符合条件：违规 2 项")


def test_printing_opens_what_is_folded_and_folds_it_again(opened):
    page = opened(SAMPLE)
    folded = page.locator("#rest details li").first
    assert not folded.is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not folded.is_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("script", [True, False])
def test_a_phone_does_not_scroll_sideways(opened, lang, script):
    long = FUNDS._replace(message="W" * 300, title="长" * 200, unit="单位" * 100)
    page = opened(replace(SAMPLE, findings=(*SAMPLE.findings, long)), lang, width=360, script=script)
    inside = "() => document.documentElement.scrollWidth"
    assert page.evaluate(inside) <= 360


def test_without_scripts_everything_is_there_and_the_page_says_so(opened):
    page = opened(large(), script=False)
    assert shown(page) == MANY + 4
    assert page.is_visible("noscript p") and not page.is_visible("form")


@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_serious(opened, axe, lang, width):
    page = opened(SAMPLE, lang, width)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    serious = [(it["id"], it["nodes"][0]["html"]) for it in found if it["impact"] in ("serious", "critical")]
    assert serious == []
