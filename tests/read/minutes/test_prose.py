"""The grammar of minutes on the texts with gold values, and what holds for any text."""

from __future__ import annotations

import importlib.util
import io
import random
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianchi.check import Options, check
from lianchi.codes import CodeLists
from lianchi.read.minutes.document import Document, Paragraph
from lianchi.read.minutes.docx import read_document as read_docx
from lianchi.read.minutes.prose import read_prose
from lianchi.read.minutes.prose.phrases import _data, phrases, regex
from lianchi.read.minutes.text import read_document as read_text

ROOT = Path(__file__).parents[3]


def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("minutes_score", ROOT / "bench" / "minutes_score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCORE = _bench()
TEXTS = [path for folder in SCORE.FOLDERS for path in SCORE.texts(folder)]
NAMES = [path.stem for path in TEXTS]
ENOUGH = 10
"""Gold values from which on a figure of one field says something."""


def lines_of(path: Path) -> list[str]:
    return [paragraph.text for paragraph in SCORE.document(path).prose()]


def document(lines: list[str]) -> Document:
    return Document(tuple(Paragraph(f"第{at}行", line) for at, line in enumerate(lines, 1) if line.strip()))


def fields(lines: list[str]) -> list[dict[str, Any]]:
    return [extract.fields for extract in read_prose(document(lines))]


@pytest.mark.parametrize("folder", SCORE.FOLDERS, ids=lambda folder: folder.name)
def test_precision_and_recall(folder: Path) -> None:
    tallies, lines = SCORE.scored(SCORE.texts(folder))
    total = SCORE.total(tallies)
    assert total.precision >= 0.98 and total.recall >= 0.9, lines
    for field, tally in tallies.items():
        if tally.right + tally.missed >= ENOUGH:
            assert tally.precision >= 0.98 and tally.recall >= 0.9, (field, tally, lines)


def test_the_figures_see_what_is_wrong_and_what_is_missing() -> None:
    gold = SCORE.values([{"meetings": [{"due": "30", "present": "28"}]}])
    read = SCORE.values([{"meetings": [{"due": "31"}]}])
    assert gold["meetings.due", "/0/meetings/0/due"] != read["meetings.due", "/0/meetings/0/due"]
    assert ("meetings.present", "/0/meetings/0/present") not in read


def test_there_are_enough_texts() -> None:
    assert len(TEXTS) >= 44
    assert sum(not SCORE.gold_of(path) for path in TEXTS) >= 4, "texts that are no minutes"


@pytest.mark.parametrize("path", TEXTS, ids=NAMES)
def test_word_gb18030_and_utf8_say_the_same(path: Path) -> None:
    lines = lines_of(path)
    expected = fields(lines)
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    out = io.BytesIO()
    word.save(out)
    assert [one.fields for one in read_prose(read_docx(out.getvalue()))] == expected
    for codec in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        assert [one.fields for one in read_prose(read_text("\n".join(lines).encode(codec)))] == expected


def places(node: Any, pointer: str = "") -> list[str]:
    """The pointers of all values, an empty list among them."""
    if isinstance(node, dict):
        return [one for key, value in node.items() for one in places(value, f"{pointer}/{key}")]
    if isinstance(node, list) and node:
        return [one for at, value in enumerate(node) for one in places(value, f"{pointer}/{at}")]
    return [pointer]


@pytest.mark.parametrize("path", TEXTS, ids=NAMES)
def test_every_value_has_the_words_that_say_it(path: Path) -> None:
    text = SCORE.document(path)
    said = {paragraph.place: paragraph.text for paragraph in text.prose()}
    for extract in read_prose(text):
        assert set(places(extract.fields)) == set(extract.origins)
        for pointer, origin in extract.origins.items():
            assert origin.quote and origin.quote in said[origin.place], pointer
            assert origin.confidence in ("stated", "phrase", "context")
        assert all(doubt.place in said and doubt.zh.endswith("。") and doubt.en for doubt in extract.doubts)


WIDE = {chr(0x21 + at): chr(0xFF01 + at) for at in range(94) if chr(0x21 + at) not in "|#*-"}
NARROW = {wide: narrow for narrow, wide in WIDE.items()}
SPACES = (" ", "\u3000", "\u00a0")


def varied(line: str, chance: random.Random) -> str:
    """The same line with spaces of another kind and number, spaces about marks, and marks and digits of another width."""
    out = []
    for sign in line:
        if sign in " \u3000":
            out.append("".join(chance.choices(SPACES, k=chance.randint(1, 3))))
        elif sign in WIDE and chance.random() < 0.5:
            out.append(WIDE[sign])
        elif sign in NARROW and chance.random() < 0.5:
            out.append(NARROW[sign])
        else:
            out.append(sign)
        if sign in "，。；、" and chance.random() < 0.3:
            out.append(chance.choice(SPACES))
    return "".join(out)


@pytest.mark.parametrize("path", TEXTS, ids=NAMES)
def test_width_and_space_change_nothing(path: Path) -> None:
    lines = lines_of(path)
    expected = fields(lines)
    for seed in range(5):
        chance = random.Random(seed)
        assert fields([varied(line, chance) for line in lines]) == expected, seed


PIECES = st.sampled_from([line for path in TEXTS for line in lines_of(path)])
WORDS = st.sampled_from(["应到", "实到", "主持人：", "同意", "反对", "弃权", "票", "公示期：", "年", "月", "日", "一、", "（", "）", "《", "》", "零", "十", "99999999999999", "通过", "议题：", "至"])
LINE = st.one_of(PIECES, st.text(max_size=60), st.lists(st.one_of(WORDS, PIECES, st.text(max_size=4)), max_size=12).map("".join))


@given(st.lists(LINE, max_size=20))
def test_any_text_is_read_without_an_error_and_with_its_words(lines: list[str]) -> None:
    text = document(lines)
    said = {paragraph.place: paragraph.text for paragraph in text.prose()}
    for extract in read_prose(text):
        assert set(places(extract.fields)) == set(extract.origins)
        for origin in extract.origins.values():
            assert origin.quote in said[origin.place]


@pytest.mark.parametrize("path", TEXTS, ids=NAMES)
def test_reading_again_gives_the_same(path: Path) -> None:
    text = SCORE.document(path)
    assert read_prose(text) == read_prose(text)


def test_the_phrases_mean_codes_of_the_vocabulary() -> None:
    codes = CodeLists.load()
    words = phrases()
    lists = {
        "role": {role for role in words.roles.values() if role},
        "category": set(words.categories.values()),
        "initiative": set(words.initiatives.values()),
        "stage": {*words.four_discussions.values(), *words.step_words.values()},
        "kind": {kind for kind in (*words.kinds_of_bodies.values(), *words.procedures.values()) if kind},
        "unit_type": set(words.unit_types.values()),
        "notice_stage": {stage for stage, _ in (*words.notice_titles, *words.dated_notice_titles)},
        "body": {*words.kinds_of_bodies, *words.four_discussions},
    }
    for name, used in lists.items():
        assert used <= set(codes[name].entries), name
    for name in _data("patterns")["patterns"]:
        assert regex(name).pattern, name


def doubts_of(text: str) -> list[str]:
    return [doubt.zh for extract in read_prose(document(text.splitlines())) for doubt in extract.doubts]


@pytest.mark.parametrize(("line", "why"), [
    ("应到30人，实到20人，会上应到31人。", "两处不一致"),
    ("4月2日党员大会已审议通过，应到40人。", "另一次会议"),
    ("定于3月20日召开村民代表会议，应到45人。", "打算做的"),
    ("与会代表一致同意。", "没有说明经过表决"),
    ("会议未形成决议。", "会议结果没有这一种写法"),
    ("赵某：如果公开招标，我就同意。", "带有条件"),
    ("钱某：我同意修，但是不同意现在修。", "既像"),
    ("参会人员：甲一、乙二等20人", "名单没有采用"),
    ("村道预算约12万元。", "不是确定的数"),
    ("工程款8万元，监理费1万元。", "有几个金额"),
    ("甲方案表决：同意9票，反对1票，弃权0票。乙方案表决：同意8票，反对2票，弃权0票。", "有几次表决"),
    ("会议审议了《甲方案》和《乙方案》。", "几个事项"),
])
def test_what_is_not_certain_is_left_out_and_said(line: str, why: str) -> None:
    text = f"石桥村村民代表会议记录\n时间：2025年3月5日\n主持人：乙二\n{line}"
    assert any(why in doubt for doubt in doubts_of(text)), doubts_of(text)


def test_a_day_without_a_year_takes_it_from_the_heading_alone() -> None:
    text = "石桥村{}村民代表会议记录\n时间：3月18日\n主持人：乙二\n2024年的账已经审过。"
    assert fields(text.format("").splitlines())[0]["meetings"][0].get("held_on") is None
    [extract] = read_prose(document(text.format("2025年").splitlines()))
    assert extract.fields["meetings"][0]["held_on"] == "2025-03-18"
    assert extract.origins["/meetings/0/held_on"].confidence == "context"
    assert any("没有写年份" in one for one in doubts_of(text.format("")))


def test_several_meetings_in_one_paragraph_are_not_mixed() -> None:
    text = "石桥村会议纪要\n2025年3月5日召开党员大会，应到30人。2025年3月9日召开村民代表会议，应到45人，同意40票，反对0票。"
    found = fields(text.splitlines())
    assert not any("meetings" in record for record in found)
    assert any("不止一天" in one for one in doubts_of(text))


STEPS = """石桥村“四议两公开”记录
一、村党支部提议
2025年3月1日召开支委会，应到5人，实到5人。
二、{}
2025年3月3日召开会议，应到9人，实到9人。
三、党员大会审议
2025年3月6日召开党员大会，应到30人，实到28人。
四、村民代表会议决议
2025年3月10日召开村民代表会议，应到40人，实到38人。"""


def test_a_step_that_goes_unseen_makes_the_record_no_whole_procedure() -> None:
    [seen] = fields(STEPS.format("村“两委”商议").splitlines())
    assert seen["kind"] == "four_discussions_two_disclosures" and len(seen["meetings"]) == 4
    [unseen] = fields(STEPS.format("两套班子碰头").splitlines())
    assert unseen["kind"] == "village_affairs"


def test_steps_without_numbers_or_words_are_no_whole_procedure() -> None:
    text = STEPS.format("村“两委”商议")
    bare = re.sub("(?m)^[一二三四]、", "", text.replace("2025年3月3日召开会议，应到9人，实到9人。\n", ""))
    [blank] = fields(bare.splitlines())
    assert blank["kind"] == "village_affairs" and len(blank["meetings"]) == 3
    [whole] = fields(re.sub("(?m)^[一二三四]、", "", text).splitlines())
    assert whole["kind"] == "four_discussions_two_disclosures"


def test_no_paper_is_accused_for_what_other_papers_say(tmp_path: Path) -> None:
    for path in TEXTS:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    report = check([str(tmp_path)], Options(jobs=1))
    found = [finding for finding in report.findings if finding.verdict == "violation"]
    violations = {(finding.rule, Path(finding.locations[0].path).stem) for finding in found}
    assert violations == {("VS-08", "d27-negations")}
