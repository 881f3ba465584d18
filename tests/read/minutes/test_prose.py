"""The grammar of minutes on the texts with gold values, and what holds for any text."""

from __future__ import annotations

import importlib.util
import io
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianchi.read.minutes.document import Document, Paragraph
from lianchi.read.minutes.docx import read_document as read_docx
from lianchi.read.minutes.prose import read_prose
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


@pytest.mark.parametrize("folder", SCORE.FOLDERS[:1], ids=lambda folder: folder.name)
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
