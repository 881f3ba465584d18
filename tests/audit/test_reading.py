"""Conditions read aloud, each kind in both languages; and the page of a rule."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lianchi.audit.reading import read_aloud
from lianchi.audit.show import show_rule
from lianchi.check import Options, load_book, workshop
from lianchi.codes import CodeLists
from small import parameters, plan_of, rule

CODES = CodeLists.load()
RULES = Path(__file__).parents[1] / "cli" / "rules"
PARAMETERS = parameters("share", part="1/2") | parameters("days", days=3) | parameters("codes", bodies=["board"])
CASES: dict[str, tuple[dict[str, Any], str, str]] = {
    "is": ({"term": "meeting.body", "is": "board"}, "会议机构 是 董事会", "meeting.body is Board of directors"),
    "is_not": ({"term": "meeting.body", "is_not": "board"}, "不得：会议机构 是 董事会",
               "not: meeting.body is Board of directors"),
    "flag": ({"term": "meeting.signed", "is": True}, "记录是否签名 是 是", "meeting.signed is yes"),
    "number": ({"term": "meeting.due", "at_least": 1}, "应到人数 不低于 1", "meeting.due is at least 1"),
    "term": ({"term": "meeting.present", "at_most": {"term": "meeting.due"}}, "实到人数 不超过 应到人数",
             "meeting.present is at most meeting.due"),
    "day": ({"term": "meeting.held_on", "before": "2026-03-01"}, "会议日期 早于 2026年3月1日",
            "meeting.held_on is before 2026-03-01"),
    "parameter": ({"term": {"days_between": ["meeting.notice_sent_on", "meeting.held_on"]},
                   "at_least": {"param": "days"}},
                  "会议通知日期到会议日期的天数 不低于 参数“days”",
                  "days between (notice_sent_on, held_on) is at least days"),
    "in": ({"term": "meeting.body", "in": ["board", "party_committee"]},
           "（会议机构 是 董事会 或者 会议机构 是 党委会）",
           "(meeting.body is Board of directors or meeting.body is Party committee)"),
    "in parameter": ({"term": "meeting.body", "in": {"param": "bodies"}}, "会议机构在规定的范围内",
                     "meeting.body is among the listed"),
    "present": ({"term": "meeting.chair", "present": True}, "主持人有", "meeting.chair is given"),
    "absent": ({"term": "meeting.speeches", "absent": True}, "发言没有", "meeting.speeches is none"),
    "share": ({"share": ["meeting.present", "meeting.due"], "at_least": {"param": "part"}},
              "实到人数占应到人数的比例 不低于 参数“part”", "the share of present in due is at least parameter “part”"),
    "some": ({"some": "notices"}, "有符合条件的公示", "one of notices meets the condition"),
    "none": ({"none": "notices", "as": "n", "where": [{"term": "n.stage", "is": "resolution"}]},
             "没有符合条件的公示（看：公示环节）", "none of notices meets the condition (by stage)"),
    "in_order": ({"in_order": "meetings", "as": "m", "of": "m.held_on"}, "会议按会议日期的先后次序",
                 "in ascending order (meetings)"),
    "any": ({"any": [{"term": "meeting.chair", "present": True}, {"not": {"some": "notices"}}]},
            "（主持人有 或者 不得：有符合条件的公示）",
            "(meeting.chair is given or not: one of notices meets the condition)"),
}


def lines(condition: dict[str, Any], lang: str) -> list[str]:
    raw = rule(subject="meeting", judged_on="meeting.held_on", must=[condition], parameters=PARAMETERS)
    (planned,) = plan_of(raw).rules
    return read_aloud(planned.norm, CODES, lang)


@pytest.mark.parametrize(("condition", "zh", "en"), CASES.values(), ids=CASES)
def test_a_condition_read_aloud(condition: dict[str, Any], zh: str, en: str) -> None:
    assert lines(condition, "zh") == [zh]
    assert lines(condition, "en") == [en]


def page(identity: str, lang: str) -> str:
    book = load_book((RULES,))
    loaded = book.rule(identity)
    return show_rule(loaded, workshop(book, (loaded,), Options(lang=lang)), date(2026, 3, 1), lang)


@pytest.mark.parametrize("identity", ["DM-01", "DM-02", "DM-03"])
def test_the_page_has_every_part_in_both_languages(identity: str) -> None:
    for lang, headings in (("zh", ["依据", "施行版本", "什么时候适用", "要求", "参数", "违反时的说明", "例子"]),
                           ("en", ["Basis", "Versions", "When it applies", "What must hold", "Parameters", "Sentence",
                                   "Examples"])):
        starts = [line for line in page(identity, lang).split("\n") if line and not line.startswith(" ")]
        assert [h for h in headings if not any(line.startswith(h) for line in starts)] == []


@pytest.mark.parametrize("identity", ["DM-01", "DM-02", "DM-03"])
def test_what_the_english_page_says_of_itself_is_english(identity: str) -> None:
    """Chinese are only the other title, what the clause says, its locator, and the names of examples."""
    text = page(identity, "en").split("\nExamples\n")[0]
    book = load_book((RULES,)).rule(identity).rule
    for data in (book.title, *(b.says for b in book.basis), *(b.locator for b in book.basis if b.locator)):
        text = text.replace(data, "")
    assert re.findall(r"[\u3000-\u9fff\uff00-\uffef]+", text) == []


def test_only_the_version_of_the_day_is_marked() -> None:
    assert [line for line in page("DM-01", "zh").split("\n") if line.startswith("  >")] == [
        "  > 2026-01-01 — 今  《示范办法》（2026）第三十条"]
