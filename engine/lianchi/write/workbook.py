"""Spreadsheets (xlsx): text stays text, so that no cell of a submitted file can become a formula.

Rows are written as they come and never held together, so that a ledger of a hundred thousand rows costs no memory.
Equal sheets give equal bytes.  Needs XlsxWriter, which comes with the extra ``office``.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import chain, islice
from typing import Any

from lianchi.errors import UsageError
from lianchi.write.cells import Names, fitting
from lianchi.write.cells import width as width_of
from lianchi.write.package import LONG_BEFORE_ANY_RUN

Value = str | int | Decimal | None

MOST_WIDE = 60
MOST_ROWS = 1_048_576
"""Rows of one sheet in the file format; what is more goes on in a next sheet."""

_SAMPLE = 500
PAGE_PIXELS = 760
"""What an A4 page across holds between its margins at full size, less what other fonts take more."""
_LINE = 15
_HIGHEST = 409


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the heads of its columns, its rows; cells are text, numbers or none."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Value]]
    notes: Sequence[str] = field(default=())
    """Lines above the table."""
    groups: Sequence[tuple[str, int]] = field(default=())
    """A row above the heads: words, and over how many columns they stand."""
    widths: Mapping[int, int] = field(default_factory=dict)
    """Column, counted from 0 → its width in characters; the others are as wide as their first rows need."""
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """Column → what may be chosen there from a list."""
    comments: Mapping[int, str] = field(default_factory=dict)
    """Column → a note on its head."""
    breaks: Sequence[int] = field(default=())
    """Columns before which a new page begins in print; none: all columns on one page."""
    fixed: int = 0
    """How many columns stay in sight and are repeated on every page."""


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as an xlsx file: heads bold and frozen, filters on, long cells wrapped, ready to print across."""
    content = io.BytesIO()
    book = xlsxwriter_module().Workbook(content, {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"author": "lianchi", "created": LONG_BEFORE_ANY_RUN})
    name = Names()
    styles = _Styles(book)
    for sheet in sheets:
        rows: Iterator[Sequence[Value]] | None = iter(sheet.rows)
        while rows is not None:
            rows = _Page(book.add_worksheet(name(sheet.name), _growing_rows()), sheet, styles).fill(rows)
    book.close()
    return content.getvalue()


def xlsxwriter_module() -> Any:
    """The library, or UsageError with what to install."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise UsageError("表格文件要用 XlsxWriter：pip install 'lianchi[office]'",
                         "spreadsheets need XlsxWriter: pip install 'lianchi[office]'") from error
    return xlsxwriter


@cache
def _growing_rows() -> Any:
    """A sheet whose rows have a height for programs that compute none, and still grow with what is typed in."""

    class Growing(xlsxwriter_module().worksheet.Worksheet):  # type: ignore[misc]
        def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
            super()._xml_start_tag_unencoded(tag, [one for one in attributes if one[0] != "customHeight"])

    return Growing


class _Styles:
    """The looks of a cell."""

    def __init__(self, book: Any) -> None:
        usual = {"font_name": "宋体", "font_size": 11, "text_wrap": True, "valign": "top"}
        head = usual | {"bold": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#E7E6E6"}
        self.cell = book.add_format(usual)
        self.money = book.add_format(usual | {"num_format": "#,##0.00"})
        self.head = book.add_format(head)
        self.group = book.add_format(head | {"bg_color": "#D9E2F3"})
        self.note = book.add_format({"font_name": "宋体", "font_size": 11})


class _Page:
    """One sheet of the file being written, from the top down."""

    def __init__(self, page: Any, sheet: Sheet, styles: _Styles) -> None:
        self._page = page
        self._sheet = sheet
        self._styles = styles
        self._row = 0

    def fill(self, rows: Iterator[Sequence[Value]]) -> Iterator[Sequence[Value]] | None:
        """Writes heads and rows; what does not fit is given back, None when all is written."""
        first = list(islice(rows, _SAMPLE))
        self._widths(first)
        self._heads()
        head = self._row - 1
        rest = self._rows(chain(first, rows))
        self._shape(head)
        return rest

    def _heads(self) -> None:
        for note in self._sheet.notes:
            self._page.write_string(self._row, 0, fitting(note), self._styles.note)
            self._row += 1
        column = 0
        for words, span in self._sheet.groups:
            self._group(column, column + span - 1, words)
            column += span
        self._row += bool(self._sheet.groups)
        for column, head in enumerate(self._sheet.heads):
            self._page.write_string(self._row, column, head, self._styles.head)
        for column, comment in self._sheet.comments.items():
            self._page.write_comment(self._row, column, comment)
        self._row += 1

    def _group(self, first: int, last: int, words: str) -> None:
        if last > first:
            self._page.merge_range(self._row, first, self._row, last, words, self._styles.group)
        else:
            self._page.write_string(self._row, first, words, self._styles.group)

    def _rows(self, rows: Iterator[Sequence[Value]]) -> Iterator[Sequence[Value]] | None:
        put, cell, money = self._page.write_string, self._styles.cell, self._styles.money
        for row in rows:
            if self._row == MOST_ROWS:
                return chain([row], rows)
            self._page.set_row(self._row, self._height(row))
            for column, value in enumerate(row):
                if not isinstance(value, str):
                    self._number(column, value, money if isinstance(value, Decimal) else cell)
                elif value:
                    put(self._row, column, fitting(value), cell)
            self._row += 1
        return None

    def _number(self, column: int, value: int | Decimal | None, style: Any) -> None:
        """A number, as text where a spreadsheet program would round it: it keeps fifteen digits."""
        if value is None:
            return
        if len(str(value).lstrip("-").replace(".", "")) > 15:
            self._page.write_string(self._row, column, str(value), style)
        else:
            self._page.write_number(self._row, column, value, style)

    def _height(self, row: Sequence[Value]) -> int:
        """In points: the longest cell decides."""
        most = 1
        for value, width in zip(row, self._columns, strict=False):
            if isinstance(value, str) and (len(value) * 2 > width or "\n" in value):
                most = max(most, sum(1 + width_of(line) // (width - 1) for line in value.split("\n")))
        return min(_HIGHEST, most * _LINE)

    def _widths(self, rows: Sequence[Sequence[Value]]) -> None:
        self._columns: list[int] = []
        for column, head in enumerate(self._sheet.heads):
            cells = [head, *(str(row[column] or "") for row in rows)]
            widest = max(width_of(line) for cell in cells for line in cell.split("\n"))
            width = self._sheet.widths.get(column, min(MOST_WIDE, widest + 3))
            self._page.set_column(column, column, width, self._styles.cell)
            self._columns.append(width)

    def _shape(self, head: int) -> None:
        last = max(self._row - 1, head)
        page, sheet = self._page, self._sheet
        page.freeze_panes(head + 1, sheet.fixed)
        page.autofilter(head, 0, last, len(sheet.heads) - 1)
        for column, choices in sheet.choices.items():
            if last > head:
                page.data_validation(head + 1, column, last, column, {"validate": "list", "source": list(choices)})
        page.hide_gridlines(0)  # printed too; empty cells to fill in need not be written to have a frame
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.repeat_rows(head - bool(sheet.groups), head)
        page.set_footer("&C&A　第 &P 页，共 &N 页")
        self._breaks()

    def _breaks(self) -> None:
        sheet = self._sheet
        if not sheet.breaks:
            self._page.fit_to_pages(1, 0)
            return
        if sheet.fixed:
            self._page.repeat_columns(0, sheet.fixed - 1)
        ends = [0, *sheet.breaks, len(sheet.heads)]
        pixels = [7 * width + 5 for width in self._columns]
        repeated = sum(pixels[: sheet.fixed])
        parts = [sum(pixels[a:b]) + (repeated if a else 0) for a, b in zip(ends, ends[1:], strict=False)]
        self._page.set_print_scale(max(10, min(100, 100 * PAGE_PIXELS // max(parts))))
        self._page.set_v_pagebreaks(list(sheet.breaks))
