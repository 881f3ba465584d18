"""Tables as text (CSV, TSV): their encoding, what parts their columns, and their rows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Final

from lianchi.errors import UnreadableInput
from lianchi.read.encoding import Encoding, detect, modern
from lianchi.read.inputs import Input
from lianchi.read.ledger.grid import Cells, Row, Sheet, trimmed
from lianchi.read.limits import TEXT

DELIMITERS: Final = ",\t;|"

_LOOKED_AT: Final = 30
_ODD_MARK: Final = "\ufeff"


class TableText:
    """The text of a table, decoded as it is read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.encoding: Encoding = detect(Input(None, "", data, "text"))

    def lines(self) -> Iterator[str]:
        """The lines with their ends; a quoted line break is one of them."""
        stream = io.BytesIO(self._data)
        stream.seek(self.encoding.mark)
        codec = self.encoding.codec
        try:
            for line in io.TextIOWrapper(stream, codec, newline=""):
                if "\0" in line:
                    raise UnreadableInput("文件里有空字节，不是文字表格", "zero bytes: no table of text")
                yield modern(line) if codec == "gb18030" else line
        except UnicodeError as error:
            raise UnreadableInput(f"不是合格的 {codec.upper()} 文本", f"not valid {codec.upper()}") from error


def sheet(text: TableText) -> Sheet:
    """The one table of a text file."""
    return Sheet("", partial(_rows, text, delimiter(text)))


def delimiter(text: TableText) -> str:
    """What parts the columns: the sign by which most of the first rows have the same number of columns."""
    return max(DELIMITERS, key=lambda sign: _evenness(text, sign))


def _evenness(text: TableText, sign: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    reader = csv.reader(text.lines(), delimiter=sign)
    try:
        for _, fields in zip(range(_LOOKED_AT), reader, strict=False):
            if len(fields) > 1:
                widths[len(fields)] += 1
    except csv.Error:
        return (0, 0)
    if not widths:
        return (0, 0)
    width, times = max(widths.items(), key=lambda item: (item[0] * item[1], item[1]))
    return (width * times, times)


def _rows(text: TableText, sign: str, only: frozenset[int] | None = None) -> Iterator[Row]:
    """The rows that hold something; empty lines count, as they do in a spreadsheet program."""
    csv.field_size_limit(TEXT)
    reader = csv.reader(text.lines(), delimiter=sign, strict=True)
    number = 0
    while True:
        number += 1
        before = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableInput(
                f"从第 {before} 行开始的一行读不通：引号没有成对，或者一格超过 {TEXT} 个字",
                f"the row from line {before} on: a quote is not closed, or a cell has more than {TEXT} characters",
                line=before,
            ) from error
        cells: Cells = {at: value for at, field in enumerate(fields, start=1)
                 if (only is None or at in only) and (value := trimmed(_bare(field)))}
        if cells or (only is not None and any(map(trimmed, fields))):
            yield Row(number, cells)


def _bare(field: str) -> str:
    """The text of a field that a program marked as text: ="0012", or an apostrophe before digits."""
    if field.startswith('="') and field.endswith('"'):
        return field[2:-1]
    if field[:1] in ("'", "‘") and field[1:2].isdigit():
        return field[1:]
    return field.lstrip(_ODD_MARK)
