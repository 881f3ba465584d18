"""Plain text: encodings, lines, Markdown."""

from __future__ import annotations

import codecs

import pytest

from lianchi.errors import UnreadableInput
from lianchi.read.limits import MINUTES_BYTES
from lianchi.read.minutes import text
from lianchi.read.minutes.document import Paragraph

WORDS = "村民代表会议记录\n\n  时间：2026年3月5日  \r\n应到30人，实到28人。"
LINES = [("第1行", "村民代表会议记录"), ("第3行", "时间：2026年3月5日"), ("第4行", "应到30人，实到28人。")]


@pytest.mark.parametrize("data", [
    WORDS.encode(), codecs.BOM_UTF8 + WORDS.encode(), WORDS.encode("gbk"), WORDS.encode("gb18030"),
    codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
], ids=["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16-le", "utf-16-be"])
def test_every_encoding_gives_the_same_lines(data: bytes) -> None:
    assert [(one.place, one.text) for one in text.read_document(data).paragraphs()] == LINES


def test_a_guessed_encoding_is_said() -> None:
    (doubt,) = text.read_document(WORDS.encode("gbk")).doubts
    assert doubt.code == "encoding"
    assert "GB18030" in doubt.zh


def test_markdown_headings_marks_and_tables() -> None:
    found = text.read_document("# 会议记录\n## 一、议题\n- **应到**30人\n| 应到 | 实到 |\n|---|:-:|\n| 30 | 28 |\n".encode())
    assert found.paragraphs() == (
        Paragraph("第1行", "会议记录", "title"), Paragraph("第2行", "一、议题", "heading"), Paragraph("第3行", "应到30人"),
    )
    assert [(cell.place, cell.text, cell.row) for cell in found.tables()[0].cells()] == [
        ("第4行第1列", "应到", 1), ("第4行第2列", "实到", 1), ("第6行第1列", "30", 2), ("第6行第2列", "28", 2),
    ]


@pytest.mark.parametrize(("data", "said"), [
    (b" \n\n", "没有文字"), (b"\x00\x01", "空字节"), (b"\xff\xff\xff", "不能解码"), (b"a" * (MINUTES_BYTES + 1), "20 MiB"),
])
def test_what_is_no_text_is_unread(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        text.read_document(data)
    assert said in caught.value.zh
