"""A document that is part form and part running text."""

from __future__ import annotations

from typing import Any

import pytest
from tests.read.minutes.office import document, saved, table

from lianchi.errors import UnreadableInput
from lianchi.read.extract import Extract, Source
from lianchi.read.minutes import read_docx

TITLE = "甲水村村民代表会议记录"
HEAD = [["会议时间", "2026年3月12日"], ["主持人", "甲一"]]


def read(*parts: Any) -> list[Any]:
    word = document()
    for part in parts:
        word.add_paragraph(part) if isinstance(part, str) else table(word, part)
    return list(read_docx(Source(saved(word), "a.docx")))


def one(*parts: Any) -> Extract:
    (extract,) = read(*parts)
    assert isinstance(extract, Extract)
    return extract


def test_paragraphs_add_what_the_table_does_not_say() -> None:
    extract = one(TITLE, HEAD, "应到村民代表30人，实到28人。", "表决结果：同意27票，反对1票，弃权0票。")
    (said,) = extract.fields["meetings"]
    assert (said["held_on"], said["chair"], said["due"], said["present"]) == ("2026年3月12日", "甲一", "30", "28")
    assert said["votes"] == {"for": "27", "against": "1", "abstain": "0"}
    assert extract.origins["/meetings/0/held_on"].place == "表1第1行第2列"
    assert extract.origins["/meetings/0/present"].place == "第2段"
    assert extract.origins["/meetings/0/present"].confidence == "phrase"


def test_text_in_a_cell_for_the_minutes_is_read_as_text() -> None:
    extract = one(TITLE, [*HEAD, ["会议内容", "应到村民代表30人，实到28人。"]])
    assert extract.fields["meetings"][0]["present"] == "28"
    assert extract.origins["/meetings/0/present"].place == "表1第3行第2列"


@pytest.mark.parametrize("count", ["28", "二十八人", "２８人"])
def test_table_and_text_that_agree_are_no_matter(count: str) -> None:
    extract = one(TITLE, [*HEAD, ["实到", count]], "应到村民代表30人，实到28人。")
    assert extract.fields["meetings"][0]["present"] == count
    assert [doubt for doubt in extract.doubts if doubt.code == "ambiguous"] == []


def test_table_and_text_that_disagree_are_left_out_and_said() -> None:
    extract = one(TITLE, [*HEAD, ["实到", "27"]], "应到村民代表30人，实到28人。")
    assert "present" not in extract.fields["meetings"][0]
    (doubt,) = [doubt for doubt in extract.doubts if doubt.code == "ambiguous"]
    assert "表1第3行第2列写“27”" in doubt.zh and "第2段写“实到28人”" in doubt.zh


def test_what_two_cells_disagree_on_no_text_settles() -> None:
    extract = one(TITLE, [*HEAD, ["实到", "27"], ["实到人数", "28"]], "应到村民代表30人，实到28人。")
    assert "present" not in extract.fields["meetings"][0]


def test_text_beside_several_meetings_is_not_joined_and_that_is_said() -> None:
    steps = ("第一步 村党组织提议", [["会议时间", "2026年3月2日"], ["应到", "5"]],
             "第二步 “两委”会议商议", [["会议时间", "2026年3月4日"], ["应到", "8"]])
    extract = one("四议两公开登记表", *steps, TITLE, "时间：2026年3月12日", "主持人：甲一", "应到村民代表30人，实到28人。")
    assert len(extract.fields["meetings"]) == 2
    assert any("没有和表格合在一起读" in doubt.zh for doubt in extract.doubts)


def test_a_document_without_minutes_is_unread() -> None:
    with pytest.raises(UnreadableInput, match="没有认出会议记录或者公示"):
        read("春天来了。")
