"""Word documents: what is text and what is not, merged and nested cells, tracked changes, what is left out and said."""

from __future__ import annotations

import pytest
from tests.read.minutes.office import document, packed, paragraph, run, saved, table

from lianchi.errors import UnreadableInput
from lianchi.read.minutes import docx
from lianchi.read.minutes.document import PICTURE, Paragraph

_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def texts(data: bytes) -> list[tuple[str, str]]:
    return [(one.place, one.text) for one in docx.read_document(data).prose()]


def test_paragraphs_count_from_one_without_the_empty_ones() -> None:
    word = document()
    word.add_heading("会议记录", 0)
    word.add_paragraph("")
    word.add_heading("一、议题", 1)
    word.add_paragraph("时间：2026年3月5日\n地点：村委会")
    assert docx.read_document(saved(word)).paragraphs() == (
        Paragraph("第1段", "会议记录", "title"),
        Paragraph("第2段", "一、议题", "heading"),
        Paragraph("第3段第1行", "时间：2026年3月5日"),
        Paragraph("第3段第2行", "地点：村委会"),
    )


def test_deleted_text_is_not_read_and_inserted_text_is() -> None:
    word = document()
    paragraph(word, run("实到") + "<w:del><w:r><w:delText>19</w:delText></w:r></w:del><w:ins>" + run("20")
              + "</w:ins>" + run("人"))
    found = docx.read_document(saved(word))
    assert [one.text for one in found.paragraphs()] == ["实到20人"]
    assert [doubt.code for doubt in found.doubts] == ["left_out"]
    assert "修订痕迹" in found.doubts[0].zh


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    word = document()
    paragraph(word, "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("实到"))
    paragraph(word, run("20人"))
    assert texts(saved(word)) == [("第1段", "实到20人")]


def test_a_deleted_row_is_no_row() -> None:
    word = document()
    made = table(word, [["应到", "30"], ["实到", "19"], ["实到", "20"]])
    properties = made.rows[1]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(f"{{{properties.nsmap['w']}}}del"))
    (found,) = docx.read_document(saved(word)).tables()
    assert [[cell.text for cell in row] for row in found.rows] == [["应到", "30"], ["实到", "20"]]


def test_merged_cells_are_one_cell_and_places_count_cells_as_drawn() -> None:
    word = document()
    made = table(word, [["会议时间", "", ""], ["参会", "应到", "30"], ["", "实到", "28"]])
    made.cell(0, 1).merge(made.cell(0, 2)).text = "2026年3月5日"
    made.cell(1, 0).merge(made.cell(2, 0))
    (found,) = docx.read_document(saved(word)).tables()
    spans = {cell.text: (cell.place, cell.row, cell.column, cell.rows, cell.columns) for cell in found.cells()}
    assert spans["2026年3月5日"] == ("表1第1行第2列", 1, 2, 1, 2)
    assert spans["参会"] == ("表1第2行第1列", 2, 1, 2, 1)
    assert spans["28"] == ("表1第3行第3列", 3, 3, 1, 1)


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    word = document()
    made = table(word, [["会议内容", "外面"]])
    made.cell(0, 1).add_table(1, 1).cell(0, 0).text = "里面"
    assert ("表1第1行第2列内表1第1行第1列", "里面") in texts(saved(word))
    assert docx.read_document(saved(word)).tables()[0].rows[0][1].text == "外面"


def test_text_boxes_are_read_once() -> None:
    word = document()
    box = f"<w:txbxContent><w:p>{run('附注')}</w:p></w:txbxContent>"
    paragraph(word, run("正文") + f"<w:r><w:pict>{box}</w:pict></w:r>")
    assert texts(saved(word)) == [("第1段", "正文"), ("文本框1", "附注")]


def test_a_picture_in_a_cell_leaves_a_mark() -> None:
    word = document()
    made = table(word, [["签字", "甲一"]])
    made.cell(0, 1).paragraphs[0].add_run()._r.append(paragraph_picture())
    found = docx.read_document(saved(word))
    assert found.tables()[0].rows[0][1].text == f"甲一{PICTURE}"
    assert [one.text for one in found.prose()] == ["签字", "甲一"]


def paragraph_picture() -> object:
    from tests.read.minutes.office import xml

    return xml("<w:drawing/>")


@pytest.mark.parametrize(("inner", "seen"), [
    ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "☑同意"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "□同意"),
    ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', "同意"),
    ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
     "</w:ffData></w:fldChar></w:r>", "☑同意"),
    ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'
     "</w:fldChar></w:r>", "□同意"),
])
def test_check_boxes_of_every_make_read_as_signs(inner: str, seen: str) -> None:
    word = document()
    paragraph(word, inner + run("同意"))
    assert texts(saved(word)) == [("第1段", seen)]


def test_hidden_text_headers_and_comments_are_left_out_and_said() -> None:
    word = document()
    word.sections[0].header.paragraphs[0].text = "内部资料"
    word.sections[0].footer.paragraphs[0].text = "— 3 —"
    paragraph(word, run("看得见") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>")
    found = docx.read_document(saved(word))
    assert [one.text for one in found.prose()] == ["看得见"]
    assert [doubt.place for doubt in found.doubts] == ["全文", "页眉页脚"]
    assert "“内部资料”" in found.doubts[1].zh


def refusal(data: bytes) -> UnreadableInput:
    with pytest.raises(UnreadableInput) as caught:
        docx.read_document(data)
    assert caught.value.exit_code == 3
    return caught.value


def test_a_document_of_pictures_only_is_unread() -> None:
    assert "没有文字" in refusal(saved(document())).zh


def test_a_zip_without_word_text_is_unread() -> None:
    assert "没有 Word 正文" in refusal(packed({"[Content_Types].xml": _TYPES})).zh


def test_a_document_type_is_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    assert "DOCTYPE" in refusal(packed({"word/document.xml": bomb})).zh


def test_an_entity_never_reads_a_file(tmp_path: object) -> None:
    outside = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    assert "DOCTYPE" in refusal(packed({"word/document.xml": " " * 5000 + outside})).zh


def test_broken_xml_is_unread() -> None:
    assert "不是合格的 XML" in refusal(packed({"word/document.xml": "<a><b></a>"})).zh


def test_a_locked_document_asks_for_its_password_to_be_removed() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert "请先解除密码" in refusal(locked).zh
