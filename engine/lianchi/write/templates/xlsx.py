"""Forms in a workbook: one sheet to fill in for each sheet of the ledger, how to fill them in, and what to choose from.

The sheets to fill in hold nothing below their heads, so that nothing in the form can be taken for a record; the worked
example stands on the sheet of instructions, with the headings down its side.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from lianchi.codes import CodeLists
from lianchi.read.ledger import Ledger
from lianchi.write.package import LONG_BEFORE_ANY_RUN
from lianchi.write.templates.form import NONE, Blank, blanks, groups, heading_of
from lianchi.write.templates.guide import CHOICES, GUIDE, set_page, write_guide
from lianchi.write.workbook import PAGE_PIXELS, xlsxwriter_module

ROWS = 1000
"""Rows below the heads that are checked while somebody types."""
FRAMED = 16
"""Rows below the heads that are drawn and printed, so that an empty form can be filled in by hand: one page."""
INLINE = 255
"""Characters of a list of choices that the file format takes in place; a longer one stands on its own sheet."""
CROWDED = 1200
"""Pixels beyond which a page would be printed too small to write in by hand."""

_TEXT = "@"
_FORMATS = {"date": "yyyy-mm-dd", "money": "#,##0.00", "count": "0", "number": "General"} | dict.fromkeys(
    ("text", "time", "flag", "code", "several"), _TEXT)
_TOP = 2
_ASKS = {
    "date": ("AND(ISNUMBER({cell}),{cell}>=36526,{cell}<73051)", "请写公历日期，如 2026-03-05"),
    "money": ("ISNUMBER({cell})", "请只写数字，单位看表头"),
    "number": ("ISNUMBER({cell})", "请只写数字"),
    "count": ("AND(ISNUMBER({cell}),{cell}>=0,{cell}=INT({cell}))", "请写不带小数的数"),
}
"""Kind of value → when a cell is right, and what right input looks like.  36526 is the first day of 2000."""


def workbook_form(ledger: Ledger, codes: CodeLists) -> bytes:
    """The form as an xlsx file; equal ledgers give equal bytes."""
    content = io.BytesIO()
    book = xlsxwriter_module().Workbook(content, {"in_memory": True, "strings_to_formulas": False,
                                                  "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"author": "lianchi", "title": ledger.title, "created": LONG_BEFORE_ANY_RUN})
    asked = [(sheet, blanks(sheet, codes)) for sheet in ledger.sheets]
    lists = _Lists()
    for sheet, found in asked:
        _Sheet(book, book.add_worksheet(sheet.title), lists).draw(heading_of(ledger, sheet), found)
    write_guide(book, ledger, [(sheet.title, found) for sheet, found in asked])
    lists.write(book)
    book.close()
    return content.getvalue()


class _Lists:
    """The lists of choices that are too long to stand in a cell's own rule; each once."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, ...], int] = {}

    def source(self, choices: tuple[str, ...]) -> list[str] | str:
        """What a rule of a cell names as its list."""
        if len(",".join(choices)) <= INLINE and not any("," in choice for choice in choices):
            return list(choices)
        column = _letters(self._columns.setdefault(choices, len(self._columns)))
        return f"={CHOICES}!${column}$1:${column}${len(choices)}"

    def write(self, book: Any) -> None:
        """The sheet that holds them, out of sight."""
        if not self._columns:
            return
        page = book.add_worksheet(CHOICES)
        for choices, column in self._columns.items():
            page.write_column(0, column, choices)
        page.hide()


class _Sheet:
    """One sheet to fill in."""

    def __init__(self, book: Any, page: Any, lists: _Lists) -> None:
        self._page = page
        self._lists = lists
        usual = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True}
        head = usual | {"bold": True, "align": "center", "border": 1}
        self._title = book.add_format({"font_name": "宋体", "font_size": 16, "bold": True, "valign": "vcenter"})
        self._line = book.add_format({"font_name": "宋体", "font_size": 10, "font_color": "#595959"})
        self._group = book.add_format(head | {"bg_color": "#D9E2F3"})
        self._head = book.add_format(head | {"bg_color": "#E7E6E6"})
        self._needed = book.add_format(head | {"bg_color": "#FFE699"})
        self._bare = {kind: book.add_format(usual | {"num_format": form}) for kind, form in _FORMATS.items()}
        self._framed = {kind: book.add_format(usual | {"num_format": form, "border": 1})
                        for kind, form in _FORMATS.items()}

    def draw(self, title: str, found: tuple[Blank, ...]) -> None:
        """Heads, notes, what may be typed, and how the sheet prints."""
        page = self._page
        for column, blank in enumerate(found):
            page.set_column(column, column, blank.width, self._bare[blank.kind])
        page.set_row(0, 28)
        page.write_string(0, 0, title, self._title)
        page.write_string(1, 0, f"黄底的栏目必填；没有的写“{NONE}”，不知道的空着。怎么填看表头的批注和“{GUIDE}”表。",
                          self._line)
        head = self._heads(found)
        for column, blank in enumerate(found):
            self._ask(head + 1, column, blank)
            for row in range(head + 1, head + 1 + FRAMED):
                page.write_blank(row, column, None, self._framed[blank.kind])
        for row in range(head + 1, head + 1 + FRAMED):
            page.set_row(row, 24)
        self._print(head, title, found)

    def _heads(self, found: tuple[Blank, ...]) -> int:
        """Writes the heads, in two rows where some stand under a group; gives the lowest row of them."""
        head = _TOP + any(blank.under for blank in found)
        column = 0
        for words, span in groups(found):
            if words and span > 1:
                self._page.merge_range(_TOP, column, _TOP, column + span - 1, words, self._group)
            elif words:
                self._page.write_string(_TOP, column, words, self._group)
            column += span
        for column, blank in enumerate(found):
            style = self._needed if blank.required else self._head
            if head > _TOP and not blank.under:
                self._page.merge_range(_TOP, column, head, column, blank.heading, style)
            else:
                self._page.write_string(head, column, blank.heading, style)
            if blank.hint:
                self._page.write_comment(head if blank.under else _TOP, column, blank.hint, {"x_scale": 1.6})
        self._page.set_row(head, 34)
        return head

    def _ask(self, first: int, column: int, blank: Blank) -> None:
        """What may be typed into a column.  A value that breaks it may stay: better a strange value than none."""
        rule: dict[str, Any] = {"validate": "any"}
        if blank.choices:
            rule = {"validate": "list", "source": self._lists.source(blank.choices)}
            rule |= {"error_title": "不在清单里", "error_message": "请从下拉清单里选；清单里没有的，选最接近的。"}
        elif blank.kind in _ASKS:
            right, words = _ASKS[blank.kind]
            cell = f"{_letters(column)}{first + 1}"
            rule = {"validate": "custom", "value": f'=OR({cell}="{NONE}",{right.format(cell=cell)})'}
            rule |= {"error_title": "写法不对", "error_message": f"{words}；没有的写“{NONE}”。"}
        if blank.hint:
            rule |= {"input_title": _cut(blank.heading, 32), "input_message": _cut(blank.hint, INLINE)}
        if len(rule) > 1:
            self._page.data_validation(first, column, first + ROWS - 1, column, rule | {"error_type": "warning"})

    def _print(self, head: int, title: str, found: tuple[Blank, ...]) -> None:
        page = self._page
        page.freeze_panes(head + 1, 1)
        page.print_area(_TOP, 0, head + FRAMED, len(found) - 1)
        page.repeat_rows(_TOP, head)
        set_page(page, f"&L&\"宋体,Bold\"&14{title}")
        breaks = list(_breaks(found))
        if breaks:
            page.repeat_columns(0, 0)
            page.set_v_pagebreaks(breaks)
        ends = [0, *breaks, len(found)]
        widest = max(_pixels(found[a:b]) + (_pixels(found[:1]) if a else 0) for a, b in pairwise(ends))
        page.set_print_scale(max(10, min(100, 100 * PAGE_PIXELS // widest)))


def _breaks(found: tuple[Blank, ...]) -> Iterator[int]:
    """Before which columns a new page begins: no page crowded, all about as full, and no group torn."""
    column, begun, first, total = 0, 0, _pixels(found[:1]), _pixels(found)
    pages = -(-total // CROWDED)
    most = min(CROWDED, (total + first * (pages - 1)) * 11 // (10 * pages))
    for words, span in groups(found):
        for width in [span] if words else [1] * span:
            if column > begun and _pixels(found[begun:column + width]) + (first if begun else 0) > most:
                begun = column
                yield column
            column += width


def _pixels(found: tuple[Blank, ...]) -> int:
    return sum(7 * blank.width + 5 for blank in found)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _letters(column: int) -> str:
    """The name of a column counted from 0: A, B, … AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
