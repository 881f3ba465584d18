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
_SURE: Final = 4  # so many signs of three bytes in a row are no chance


class TableText:
    """The text of a table, decoded as it is read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.encoding: Encoding = detect(Input(None, "", data, "text"))
        if self.encoding.codec == "gb18030":
            _refuse_mixed(data)

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


def _refuse_mixed(data: bytes) -> None:
    """Refuse a text of which some lines are UTF-8: as GB 18030 they decode too, into other words."""
    before, offset = None, 0
    for number, line in enumerate(data.split(b"\n"), start=1):
        utf8 = None if line.isascii() else _as_utf8(line)
        if utf8 is not None and before is not None and utf8 is not before:
            codec, at = "UTF-8" if utf8 else "GB18030", offset + next(i for i, byte in enumerate(line) if byte > 127)
            raise UnreadableInput(
                f"文件里混着两种编码：第 {number} 行（第 {at} 字节起，从 0 数）是 {codec}，前面不是；请用一种编码另存",
                f"two encodings in one file: line {number}, from byte {at} on, is {codec} and what is before is not",
                line=number)
        before = before if utf8 is None else utf8
        offset += len(line) + 1


def _as_utf8(line: bytes) -> bool | None:
    """Whether a line is UTF-8; None where it could be either."""
    try:
        signs = [sign for sign in line.decode("utf-8") if not sign.isascii()]
    except UnicodeDecodeError:
        return False
    return True if len(signs) >= _SURE and min(signs) > "\u07ff" else None


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
