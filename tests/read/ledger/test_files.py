"""Files that are not what they are called, broken ones, huge ones, and every encoding of text tables."""

from __future__ import annotations

import io
import re
import resource
import time
import zipfile
from typing import Any

import pytest
import xlsxwriter

from lianchi.errors import UnreadableInput

ROWS = [["接触日期", "企业名称", "接触目的"], ["2026-03-05", "甲公司㐂", "调研走访"]]
CONTACT = {"held_on": "2026-03-05", "enterprise": "甲公司㐂", "purpose": "调研走访"}


def repacked(data: bytes, edit: dict[str, Any]) -> bytes:
    """The workbook with some of its parts changed: name → bytes, or a function of the old bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = edit.get(name)
            new.writestr(name, old.read(name) if change is None else change if isinstance(change, bytes) else change(old.read(name)))
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_two_cells_at_the_far_corners_are_read_sparsely(read_data: Any) -> None:
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream)
    sheet = workbook.add_worksheet("政商接触登记")
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
    sheet.write("XFD1048576", "x")
    workbook.close()
    before = time.process_time()
    found = read_data(stream.getvalue())
    assert time.process_time() - before < 2
    assert found.only.fields["contacts"] == [CONTACT]
    assert "第1048576行" in "".join(found.said("left_out"))


def test_millions_of_coloured_cells_without_content_cost_no_memory(read_data: Any, book: Any) -> None:
    def padded(sheet: bytes) -> bytes:
        rows = b"".join(b'<row r="%d">%s</row>' % (n, b"".join(b'<c r="%c%d" s="0"/>' % (65 + c, n) for c in range(26)))
                        for n in range(3, 20_003))
        return sheet.replace(b"</sheetData>", rows + b"</sheetData>")

    data = repacked(book({"政商接触登记": ROWS}), {SHEET: padded})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = read_data(data)
    assert found.only.fields["contacts"] == [CONTACT] and found.doubts[-1].code == "no_id"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


@pytest.mark.parametrize(("name", "data", "said"), [
    ("empty", b"", "文件是空的"),
    ("html", "<html><table><tr><td>接触日期".encode(), "网页（HTML 或 XML）"),
    ("xml 2003", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "网页（HTML 或 XML）"),
    ("mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "网页存档（MHT）"),
    ("cut zip", b"PK\x03\x04" + b"\0" * 40, "文件损坏"),
    ("cut xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook".encode("utf-16-le"), "文件损坏"),
    ("word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "不是 Excel 表格"),
    ("locked", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "请先解除密码"),
    ("no text", bytes(range(256)) * 4, "空字节"),
])
def test_what_is_no_workbook_is_said_plainly(name: str, data: bytes, said: str, read_data: Any) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_data(data)
    assert said in caught.value.zh and caught.value.en


def test_a_workbook_cut_short_is_damaged(read_data: Any, book: Any) -> None:
    data = book({"政商接触登记": ROWS})
    with pytest.raises(UnreadableInput, match="文件损坏"):
        read_data(data[: len(data) // 2])


@pytest.mark.parametrize(("part", "old", "new", "said"), [
    (SHEET, b"<worksheet", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet", "DOCTYPE"),
    (SHEET, b"</sheetData>", b"</sheetDat>", "文件损坏"),
    ("xl/workbook.xml", b"<sheets>", b"<sheets", "文件损坏"),
    (SHEET, b'r="2"', b'r="1"', "文件损坏"),
    (SHEET, b'r="A2"', b'r="-1"', "文件损坏"), (SHEET, b'r="A2"', b'r="abcd2"', "文件损坏"),
])
def test_parts_that_are_wrong(part: str, old: bytes, new: bytes, said: str, read_data: Any, book: Any) -> None:
    data = book({"政商接触登记": ROWS})
    assert old in zipfile.ZipFile(io.BytesIO(data)).read(part)

    def change(content: bytes) -> bytes:
        return re.sub(rb"<\?xml[^>]*\?>", b"", content).replace(old, new, 1)

    with pytest.raises(UnreadableInput) as caught:
        read_data(repacked(data, {part: change}))
    assert said in caught.value.zh


def shared(rows: Any) -> bytes:
    """A workbook whose texts stand in the shared table, as Excel writes it."""
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream)
    sheet = workbook.add_worksheet("政商接触登记")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    sheet.write_rich_string(3, 1, "甲", workbook.add_format({"bold": True}), "公司")
    workbook.close()
    return stream.getvalue()


def test_texts_of_the_shared_table(read_data: Any) -> None:
    found = read_data(shared([*ROWS, [], ["2026-03-06"]]))
    assert [record.fields["contacts"][0]["enterprise"] for record in found.records] == ["甲公司㐂", "甲公司"]


def test_a_shared_text_that_is_not_there_is_damage(read_data: Any) -> None:
    data = repacked(shared(ROWS), {SHEET: lambda sheet: sheet.replace(b"<v>0</v>", b"<v>999</v>")})
    with pytest.raises(UnreadableInput, match="文件损坏"):
        read_data(data)


def test_names_of_elements_with_a_prefix_and_cells_without_a_place(read_data: Any, book: Any) -> None:
    def prefixed(sheet: bytes) -> bytes:
        text = re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", sheet).replace(b"xmlns=", b"xmlns:x=")
        return re.sub(rb'(<x:c|<x:row) r="[A-Z0-9]+"', rb"\1", text)

    found = read_data(repacked(book({"政商接触登记": ROWS}), {SHEET: prefixed}))
    assert found.only.fields["contacts"] == [CONTACT]
    assert found.only.origins["/contacts/0/purpose"].place == "政商接触登记!C2"


def test_rich_text_and_readings_and_escapes(read_data: Any, book: Any) -> None:
    cell = ('<c r="B2" t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve">公司_x000D_㐂</t></r>'
            '<rPh sb="0" eb="1"><t>jia</t></rPh></is></c>').encode()
    nothing = b'<c r="D2" t="inlineStr"><is/></c>'
    data = repacked(book({"政商接触登记": ROWS}),
                    {SHEET: lambda sheet: re.sub(rb'<c r="B2".*?</c>', cell, sheet).replace(b"</row></sheetD", nothing + b"</row></sheetD")})
    assert read_data(data).only.fields["contacts"][0]["enterprise"] == "甲公司\r㐂"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_tables_in_every_encoding(codec: str, read_csv: Any, csv_of: Any) -> None:
    found = read_csv(csv_of(ROWS, codec=codec))
    assert found.only.fields["contacts"] == [CONTACT]
    assert found.only.origins["/contacts/0/held_on"].place == "A2"
    assert [doubt.code for doubt in found.doubts] == (["encoding", "no_id"] if codec == "gb18030" else ["no_id"])


def test_mixed_encodings_are_refused_at_the_first_bad_byte(read_csv: Any, csv_of: Any) -> None:
    for first, second in (("utf-8", "gb18030"), ("gb18030", "utf-8")):
        head = csv_of(ROWS, codec=first)
        with pytest.raises(UnreadableInput) as caught:
            read_csv(head + csv_of([["2026-03-06", "丙公司", "座谈会"]], codec=second))
        assert "第 3 行" in caught.value.zh and "字节" in caught.value.zh and caught.value.line == 3


def test_lines_of_utf8_that_would_also_decode_as_gb18030_are_not_taken_for_it(read_csv: Any, csv_of: Any) -> None:
    head = csv_of(ROWS, codec="gb18030")
    line = "2026-03-06,建材公司,调研".encode() + b"\n"
    (head + line).decode("gb18030")  # into other words
    with pytest.raises(UnreadableInput) as caught:
        read_csv(head + line)
    assert f"第 3 行（第 {len(head) + 11} 字节起，从 0 数）是 UTF-8" in caught.value.zh


def test_quoted_line_breaks_and_blank_lines_keep_the_numbers_of_rows(read_csv: Any) -> None:
    text = '接触日期,"企业\n名称",接触目的\n\n2026-03-05,"甲公司,\n分公司",调研走访\n'
    found = read_csv(text.encode())
    assert found.only.fields["contacts"][0]["enterprise"] == "甲公司,\n分公司"
    assert found.only.origins["/contacts/0/enterprise"].place == "B3" and found.only.line == 3


def test_a_quote_that_is_never_closed_is_told_with_its_line(read_csv: Any) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_csv('接触日期,企业名称\n2026-03-05,"甲公司\n2026-03-06,乙公司\n'.encode())
    assert "从第 2 行开始" in caught.value.zh and caught.value.line == 2


def test_text_that_a_spreadsheet_marked_as_text(read_csv: Any) -> None:
    found = read_csv('接触日期,企业名称,统一社会信用代码\n2026-03-05,甲公司,"=""0123"""\n'.encode())
    assert found.only.fields["unit"] == {"code": "0123"}


def test_a_code_in_scientific_notation_in_a_text_table(read_csv: Any) -> None:
    found = read_csv("接触日期,企业名称,统一社会信用代码\n2026-03-05,甲公司,4.10922E+17\n".encode())
    assert "unit" not in found.only.fields and "B" not in found.said("destroyed_number")[0].split("“")[0]


def test_a_workbook_called_csv_and_a_text_table_called_xlsx(read_csv: Any, read_data: Any, book: Any, csv_of: Any) -> None:
    assert read_csv(book({"政商接触登记": ROWS})).only.fields["contacts"] == [CONTACT]
    assert read_data(csv_of(ROWS)).only.fields["contacts"] == [CONTACT]
