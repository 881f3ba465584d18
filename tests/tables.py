"""Small workbooks and text tables made on the spot for tests."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]


def book_of(sheets: Mapping[str, Rows], edit: Callable[[Any], object] | None = None) -> bytes:
    """A workbook with these sheets; ``edit`` may merge, hide and format."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if edit is not None:
        edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def text_of(rows: Rows, delimiter: str = ",", codec: str = "utf-8") -> bytes:
    """The same rows as CSV."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode(codec)
