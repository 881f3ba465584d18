"""The engine's own words: complete in both languages, printable everywhere; and how values are written."""

import string
from datetime import date

import pytest

from lianchi.model.finding import VERDICTS
from lianchi.model.rule import SEVERITIES
from lianchi.wording import clock, count, day, flag, listed, money, none, not_given, number, say, share, shown
from lianchi.wording.sentences import SENTENCES, TOPICS


def places(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("key", SENTENCES)
def test_a_sentence_is_whole_in_both_languages(key):
    it = SENTENCES[key]
    assert it.zh and it.en
    assert places(it.zh) == places(it.en)
    assert places(it.one) <= places(it.en)
    assert all(name.isidentifier() for name in places(it.zh))
    for text in it:
        text.encode("gbk")


def test_no_sentence_stands_in_two_topics():
    assert len(SENTENCES) == sum(len(topic.SENTENCES) for topic in TOPICS)


def test_plural():
    assert say("counts.violation", "en", n=4, split="x") == "4 violations found: x."
    assert say("counts.violation", "en", n=1, split="x") == "One violation found: x."
    assert say("counts.violation", "zh", n=1, split="x") == "发现违规 1 项，按轻重分：x。"


@pytest.mark.parametrize(
    ("key", "lang", "values"),
    [
        ("no.such", "zh", {}),
        ("report.title", "fr", {}),
        ("read.file", "zh", {"path": "a"}),
        ("read.file", "en", {}),
    ],
)
def test_what_is_missing_is_an_error_at_once(key, lang, values):
    with pytest.raises(KeyError):
        say(key, lang, **values)


def test_values_are_never_templates():
    assert say("read.file", "zh", path="{0.__class__}", reason="{reason}") == "{0.__class__}：{reason}"


def test_verdicts_and_severities_have_names():
    assert [say(f"verdict.{it}", "zh") for it in VERDICTS] == [
        "违规",
        "合规",
        "不适用",
        "无法判断",
        "需人工",
        "出错",
    ]
    assert [say(f"severity.{it}", "zh") for it in SEVERITIES] == ["严重", "高", "中", "低", "提示"]


@pytest.mark.parametrize(
    ("fen", "zh", "en"),
    [
        (8_600_000, "86,000 元", "CNY 86,000.00"),
        (8_600_050, "86,000.50 元", "CNY 86,000.50"),
        (0, "0 元", "CNY 0.00"),
        (5, "0.05 元", "CNY 0.05"),
        (-12_345, "-123.45 元", "CNY -123.45"),
        (10**20, "1,000,000,000,000,000,000 元", "CNY 1,000,000,000,000,000,000.00"),
    ],
)
def test_money(fen, zh, en):
    assert (zh, en) == (money(fen), money(fen, "en"))


def test_day_and_clock():
    assert day(date(2026, 3, 1).toordinal()) == "2026年3月1日"
    assert day(date(2026, 3, 1).toordinal(), "en") == "2026-03-01"
    assert [clock(minutes) for minutes in (0, 545, 1439)] == ["00:00", "09:05", "23:59"]


@pytest.mark.parametrize(
    ("num", "den", "zh"),
    [
        (2, 3, "三分之二"),
        (1, 2, "二分之一"),
        (10, 10, "全部"),
        (1, 10, "十分之一"),
        (17, 30, "17/30"),
        (0, 3, "0/3"),
        (3, 2, "二分之三"),
        (2, 0, "2/0"),
        (2, 1, "2/1"),
    ],
)
def test_share(num, den, zh):
    assert zh == share(num, den)
    assert f"{num}/{den}" == share(num, den, "en")


@pytest.mark.parametrize(
    ("millionths", "text"),
    [
        (12_500_000, "12.5"),
        (3_000_000, "3"),
        (1, "0.000001"),
        (0, "0"),
        (-1_250_000, "-1.25"),
        (100_000_000, "100"),
    ],
)
def test_number(millionths, text):
    assert text == number(millionths) == number(millionths, "en")


def test_flag_count_and_what_is_not_there():
    assert (flag(True), flag(False, "en")) == ("是", "no")
    assert count(1200) == "1200"
    assert (not_given(), not_given("en")) == ("未填", "not given")
    assert (none(), none("en")) == ("无", "none")
    assert (listed(["甲", "乙"]), listed(["a", "b"], "en")) == ("甲、乙", "a, b")


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("money", 100, "1 元"),
        ("date", date(2026, 3, 1).toordinal(), "2026年3月1日"),
        ("time", 60, "01:00"),
        ("number", 1_500_000, "1.5"),
        ("flag", False, "否"),
        ("count", 3, "3"),
        ("days", 15, "15"),
        ("months", 6, "6"),
        ("share", (2, 3), "三分之二"),
        ("text", "resolution", "resolution"),
        ("code", "resolution", "决议"),
        ("code", "unknown_code", "unknown_code"),
        ("codes", ("resolution", "other"), "决议、other"),
        ("codes", (), "无"),
        ("money", None, "无"),
    ],
)
def test_any_kind(kind, value, text):
    names = {"resolution": "决议"}
    assert text == shown(kind, value, names=names)
    assert shown(kind, value, known=False) == "未填"


def test_a_kind_that_there_is_not():
    with pytest.raises(KeyError):
        shown("colour", 1)
