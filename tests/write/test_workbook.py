"""Spreadsheets: what the file holds when it is opened again."""

import io
import random
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from lianchi.write import workbook as module
from lianchi.write.workbook import Sheet, workbook

DANGEROUS = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")', "{=1+1}",
             "http://example.org", "007", "_x0041_", "<script>", "{{7*7}}"]


def opened(*sheets):
    return openpyxl.load_workbook(io.BytesIO(workbook(sheets)))


def only(sheet):
    return opened(sheet).worksheets[0]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_stays_text(text):
    cell = only(Sheet("甲", ["栏"], [[text]]))["A2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert cell.value.replace("_x005F_", "_").strip() == text.strip()


def test_no_formula_and_no_link_is_in_the_file():
    names = zipfile.ZipFile(io.BytesIO(workbook([Sheet("甲", ["栏"], [[text] for text in DANGEROUS])])))
    xml = names.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml and "hyperlink" not in xml.replace("=HYPERLINK", "").lower()


def test_what_xml_cannot_hold_is_marked():
    assert only(Sheet("甲", ["栏"], [["a\x00b\x1fc\ud800d\uffff"]]))["A2"].value == "a\ufffdb\ufffdc\ufffdd\ufffd"


def test_numbers_are_numbers_as_long_as_a_spreadsheet_keeps_them():
    page = only(Sheet("甲", ["栏"], [[3], [Decimal("86000.50")], [Decimal("12345678901234.56")], [None], [""]]))
    assert [page.cell(row, 1).value for row in range(2, 7)] == [3, 86000.5, "12345678901234.56", None, None]
    assert page["A3"].number_format == "#,##0.00"


@pytest.mark.parametrize(("wanted", "given"), [
    (["甲/乙", "甲:乙", "[甲]*?\\"], ["甲-乙", "甲-乙(2)", "-甲----"]),
    (["Abc", "aBC", "History", "'甲'", ""], ["Abc", "aBC(2)", "History(2)", "甲", "-"]),
    (["村" * 40, "村" * 31, "村" * 30 + "𠮷"], ["村" * 31, "村" * 28 + "(2)", "村" * 30]),
])
def test_names_of_sheets(wanted, given):
    assert opened(*(Sheet(name, ["栏"], []) for name in wanted)).sheetnames == given


def test_a_full_sheet_goes_on_in_the_next(monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 4)
    book = opened(Sheet("甲", ["栏"], ([n] for n in range(7)), notes=["说明"]), Sheet("乙", ["栏"], [[1], [2]]))
    assert book.sheetnames == ["甲", "甲(2)", "甲(3)", "甲(4)", "乙"]
    assert [[cell.value for cell in page["A"]] for page in book] == [
        ["说明", "栏", 0, 1], ["说明", "栏", 2, 3], ["说明", "栏", 4, 5], ["说明", "栏", 6], ["栏", 1, 2]]


def test_what_a_cell_cannot_hold_is_cut_openly():
    value = only(Sheet("甲", ["栏"], [["𠮷" * 20_000]]))["A2"].value
    assert len(value.encode("utf-16-le")) // 2 <= 32_767
    kept = value.count("𠮷")
    assert value == "𠮷" * kept + f"……（还有 {20_000 - kept} 个字放不下）"
    assert only(Sheet("甲", ["栏"], [["村" * 32_767]]))["A2"].value == "村" * 32_767


def test_ready_to_filter_choose_and_print():
    page = only(Sheet("甲", ["一", "二", "三"], [["a", None, "c"], ["b", None, "d"]], notes=["说明"],
                      groups=[("左", 1), ("右", 2)], widths={0: 90, 2: 80}, choices={1: ["已整改", "未整改"]},
                      comments={2: "照实写"}, breaks=[1], fixed=1))
    assert [cell.value for cell in page[2]] == ["左", "右", None] and "B2:C2" in page.merged_cells
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("B4", "A3:C5", "$2:$3")
    assert (page.page_setup.orientation, page.page_setup.paperSize, page.print_title_cols) == ("landscape", 9, "$A:$A")
    assert [brk.id for brk in page.col_breaks.brk] == [1]
    (choice,) = page.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("B4:B5", '"已整改,未整改"')
    assert page["C3"].comment.text == "照实写" and page["A3"].font.bold
    assert "&P" in page.oddFooter.center.text and page.column_dimensions["A"].width == pytest.approx(90, abs=1)


def test_the_parts_of_a_wide_sheet_fit_their_pages():
    wide = only(Sheet("甲", ["栏"] * 4, [], widths=dict.fromkeys(range(4), 100), breaks=[2]))
    assert wide.page_setup.scale == 100 * module.PAGE_PIXELS // (2 * 705)
    assert only(Sheet("甲", ["栏"] * 4, [])).sheet_properties.pageSetUpPr.fitToPage


def test_equal_sheets_give_equal_bytes(monkeypatch):
    def made():
        return workbook([Sheet("甲", ["栏", "数"], [["x", n] for n in range(50)], comments={0: "注"})])

    first = made()
    random.seed(7)
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    assert made() == first
