"""The cells of one sheet of a spreadsheet (xlsx), for tables that people filled in."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lianchi.errors import UsageError
from lianchi.read.limits import WORKBOOK_CELLS

Cell = str | int | bool | date | None


def sheet(path: Path, name: str) -> list[list[Cell]]:
    """The rows of the sheet, short rows filled with none.  Raises UsageError where it cannot be read."""
    try:
        import openpyxl
    except ImportError as error:
        raise UsageError("表格文件要用 openpyxl：pip install 'lianchi[office]'",
                         "spreadsheets need openpyxl: pip install 'lianchi[office]'") from error
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise UsageError(f"{path.name} 不是能读的 xlsx 表格",
                         f"{path.name} is no xlsx workbook that can be read") from error
    if name not in book.sheetnames:
        raise UsageError(f"{path.name} 里没有名为“{name}”的工作表", f"{path.name} has no sheet named {name!r}")
    rows: list[list[Cell]] = []
    number = 0
    for row in book[name].iter_rows(values_only=True):
        number += len(row)
        if number > WORKBOOK_CELLS:
            raise UsageError(f"{path.name} 的表格太大", f"the sheet of {path.name} is too large")
        rows.append([_plain(value) for value in row])
    return rows


def _plain(value: Any) -> Cell:
    """Whole numbers without a decimal point, days without a time, text without spaces around it."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float):
        return int(value) if value.is_integer() else repr(value)
    if isinstance(value, str):
        return value.strip() or None
    return value if isinstance(value, int | bool | date) else None if value is None else str(value)


def cell_name(row: int, column: int) -> str:
    """``C7`` for row 7, column 3, both counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
