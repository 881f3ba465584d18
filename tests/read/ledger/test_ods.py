"""OpenDocument workbooks: what is shown beside what is stored, repeats, merges, hidden sheets and rows."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from lianchi.errors import UnreadableInput

SPACES = "office style text table calcext"
HEADS = ["记录编号", "事项名称", "会议时间", "金额（万元）", "是否列入预算"]


def string(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def number(value: str, shown: str, kind: str = "float", more: str = "") -> str:
    return (f'<table:table-cell office:value-type="{kind}" office:value="{value}" {more}>'
            f"<text:p>{shown}</text:p></table:table-cell>")


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def book(*rows: str, style: str = "") -> bytes:
    """A workbook with one sheet, of that style."""
    names = "".join(f' xmlns:{name}="urn:{name}"' for name in SPACES.split())
    styles = ('<office:automatic-styles><style:style style:name="off" style:family="table">'
              '<style:table-properties table:display="false"/></style:style></office:automatic-styles>')
    heads = row(*map(string, HEADS))
    content = (f'<office:document-content{names}>{styles}<office:body><office:spreadsheet>'
               f'<table:table table:name="三重一大台账" table:style-name="{style}">{heads}{"".join(rows)}</table:table>'
               "</office:spreadsheet></office:body></office:document-content>")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("content.xml", content)
    return stream.getvalue()


def start(at: int = 1) -> str:
    return string(f"A{at}") + string(f"事项{at}")


DAY = '<table:table-cell office:value-type="date" office:date-value="2026-03-05T09:30:00"><text:p>三月五日</text:p></table:table-cell>'


def test_a_row_with_days_numbers_and_notes_on_cells(read_data: Any) -> None:
    noted = ('<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation>'
             "<text:p>修<text:span>路</text:span><office:annotation><text:p>又</text:p></office:annotation></text:p></table:table-cell>")
    flag = '<table:table-cell office:value-type="boolean"><text:p>TRUE</text:p></table:table-cell>'
    found = read_data(book(row(string("A1"), noted, DAY, number("12.5", "12.5"), flag)))
    assert found.only.fields["matter"] == {"title": "修路", "amount": "12.5万元", "budgeted": "是"}
    assert found.only.fields["meetings"] == [{"held_on": "2026-03-05 09:30"}]
    assert found.only.origins["/matter/title"].place == "三重一大台账!B2"


@pytest.mark.parametrize(("value", "shown", "amount"), [
    ("1234.5", "1,234.50", "1234.5万元"), ("3.004", "3.00万元", "3.00万元"), ("0.125", "0.13", "0.125万元"), ("-3", "(3.00)", "-3万元")])
def test_numbers_are_exact_and_words_count(value: str, shown: str, amount: str, read_data: Any) -> None:
    found = read_data(book(row(start(), DAY, number(value, shown))))
    assert found.only.fields["matter"]["amount"] == amount


@pytest.mark.parametrize(("cell", "code"), [
    (number("12000", "1.2"), "ambiguous"), (number("123456789012345678", "123456789012345678"), "destroyed_number"),
    (string("#REF!", 'calcext:value-type="error"'), "error_cell")])
def test_cells_that_hold_no_value(cell: str, code: str, read_data: Any) -> None:
    found = read_data(book(row(start(), DAY, cell)))
    assert "amount" not in found.only.fields["matter"] and [doubt.code for doubt in found.only.doubts] == [code]


def test_repeated_rows_and_cells_hidden_ones_and_merges(read_data: Any) -> None:
    merged = 'table:number-rows-spanned="2" table:number-columns-spanned="1"'
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    found = read_data(book(
        row(string("A1", merged), string("修路", merged), DAY), row(covered, DAY, more='table:visibility="collapse"'),
        row('<table:table-cell table:number-columns-repeated="16384"/>', more='table:number-rows-repeated="1000000"'),
        row(start(2), DAY), style="off"))
    assert [len(record.fields["meetings"]) for record in found.records] == [2, 1]
    assert found.records[1].line == 1000004
    assert len(found.said("hidden")) == 2


def test_a_share_and_a_month_are_read_as_shown(read_data: Any) -> None:
    month = '<table:table-cell office:value-type="date" office:date-value="2026-03-01"><text:p>2026年3月</text:p></table:table-cell>'
    found = read_data(book(row(start(), month, number("0.0435", "4.35%", "percentage"))))
    assert found.only.fields["meetings"] == [{"held_on": "2026年3月"}]
    assert found.only.fields["matter"]["amount"].startswith("4.35%")


def test_a_row_repeated_beyond_all_bounds(read_data: Any) -> None:
    with pytest.raises(UnreadableInput, match="工作表范围过大"):
        read_data(book(row(start(), DAY, more='table:number-rows-repeated="99999999"')))
