"""The neutral document: places, merged cells, order of reading."""

from __future__ import annotations

from lianchi.read.minutes.document import Cell, Document, Paragraph, TableBlock

_INNER = TableBlock("表1第1行第2列的表1", ((Cell("表1第1行第2列的表1第1行第1列", "里面", 1, 1),),))
_TABLE = TableBlock(
    "表1",
    (
        (Cell("表1第1行第1列", "会议时间", 1, 1, rows=2), Cell("表1第1行第2列", "一\n\n 二 ", 1, 2, tables=(_INNER,))),
        (Cell("表1第2行第2列", "三", 2, 2),),
    ),
)


def test_a_field_of_the_grid_finds_the_cell_that_covers_it() -> None:
    assert _TABLE.at(2, 1) is _TABLE.rows[0][0]
    assert _TABLE.at(2, 2) is _TABLE.rows[1][0]
    assert _TABLE.at(3, 1) is None


def test_prose_is_all_text_in_reading_order_with_its_places() -> None:
    document = Document((Paragraph("第1段", "开头"), _TABLE, Paragraph("第2段", "结尾")))
    assert [(one.place, one.text) for one in document.prose()] == [
        ("第1段", "开头"),
        ("表1第1行第1列", "会议时间"),
        ("表1第1行第2列第1段", "一"),
        ("表1第1行第2列第2段", "二"),
        ("表1第1行第2列的表1第1行第1列", "里面"),
        ("表1第2行第2列", "三"),
        ("第2段", "结尾"),
    ]
    assert [one.text for one in document.paragraphs()] == ["开头", "结尾"]
    assert document.tables() == (_TABLE,)
