"""Spreadsheets (xlsx): text stays text, so that no cell of a submitted file can become a formula.

Needs openpyxl, which comes with the extra ``office``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lianchi.errors import UsageError

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MOST_WIDE = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the heads of its columns, its rows; cells are text, whole numbers or none."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str | int | None]]
    notes: Sequence[str] = field(default=())
    """Lines above the table."""


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as an xlsx file: heads bold and frozen, filters on, wide cells wrapped, ready to print across."""
    openpyxl = _openpyxl()
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _fill(book.create_sheet(re.sub(r"[\[\]:*?/\\]", "-", sheet.name)[:31]), sheet)
    book.properties.creator = "lianchi"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError as error:
        raise UsageError("表格文件要用 openpyxl：pip install 'lianchi[office]'",
                         "spreadsheets need openpyxl: pip install 'lianchi[office]'") from error
    return openpyxl


def _fill(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font

    for note in sheet.notes:
        page.append([note])
    page.append(list(sheet.heads))
    head = page.max_row
    for row in sheet.rows:
        page.append([None] * len(row))
        for column, value in enumerate(row, start=1):
            _put(page.cell(page.max_row, column), value)
    for cell in page[head]:
        cell.font = Font(bold=True)
    wrap = Alignment(wrap_text=True, vertical="top")
    for row in page.iter_rows(min_row=head):
        for cell in row:
            cell.alignment = wrap
    _shape(page, sheet, head)


def _put(cell: Any, value: str | int | None) -> None:
    if isinstance(value, str):
        cell.value = _FORBIDDEN.sub("\ufffd", value)[:32_767]
        cell.data_type = "s"
    else:
        cell.value = value


def _shape(page: Any, sheet: Sheet, head: int) -> None:
    from openpyxl.utils import get_column_letter

    page.freeze_panes = f"A{head + 1}"
    page.auto_filter.ref = f"A{head}:{get_column_letter(len(sheet.heads))}{page.max_row}"
    for column, name in enumerate(sheet.heads, start=1):
        widths = [_width(str(row[column - 1] or "")) for row in sheet.rows[:500]]
        page.column_dimensions[get_column_letter(column)].width = min(MOST_WIDE, max([_width(name), *widths]) + 3)
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{head}:{head}"


def _width(text: str) -> int:
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)
