"""The sheet of a form that says how to fill in the others, with a worked example."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lianchi.read.ledger import Ledger
from lianchi.write.cells import width
from lianchi.write.templates.form import NONE, Blank

GUIDE = "填写说明"
CHOICES = "选项"

_KINDS = {"text": "文字", "date": "日期", "time": "时间", "money": "金额", "number": "数", "count": "整数",
          "flag": "是或否", "code": "从清单里选", "several": "可以写几项"}
_WIDTHS = (12, 22, 7, 11, 44, 40, 26)
_HEADS = ("工作表", "栏目", "必填", "填什么", "怎么填", "可以选的值", "示例")
_LINES = (
    "一行写一件。不要合并单元格，不要改表头，不要在表中间插空行；合计行可以写，读的时候不算。",
    f"没有的写“{NONE}”，不知道的空着：空着表示没有报送，程序不会当作没有，也不会当作有。",
    "日期写公历，如 2026-03-05；金额的单位看表头。编号、证号这些栏目已经设成文本，位数不会丢。",
    "身份证号、银行账号不要写全。",
)
_JOINED = "“{names}”相同的行是同一件，几张表写得一样，程序才能合在一起。"


def write_guide(book: Any, ledger: Ledger, sheets: Sequence[tuple[str, tuple[Blank, ...]]]) -> None:
    """How to fill in each blank: what is asked for, in which words, and one example that belongs together."""
    page = book.add_worksheet(GUIDE)
    usual = {"font_name": "宋体", "font_size": 10.5, "text_wrap": True, "valign": "top"}
    cell, head = book.add_format(usual | {"border": 1}), book.add_format(
        usual | {"bold": True, "border": 1, "bg_color": "#E7E6E6", "align": "center"})
    example = book.add_format(usual | {"border": 1, "italic": True, "font_color": "#1F4E79", "num_format": "@"})
    plain = book.add_format({"font_name": "宋体", "font_size": 10.5})
    page.write_string(0, 0, f"{ledger.title}　{GUIDE}", book.add_format(
        {"font_name": "宋体", "font_size": 16, "bold": True}))
    row = _lines(page, ledger, plain)
    for column, (words, room) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
        page.set_column(column, column, room)
        page.write_string(row, column, words, head)
    first = row
    for title, found in sheets:
        for blank in found:
            row += 1
            values = (title, _shown(blank), "是" if blank.required else "", _KINDS[blank.kind], blank.hint,
                      "、".join(blank.choices), _examples(blank))
            page.set_row(row, 17 * max(map(_lines_of, values, _WIDTHS)))
            for column, words in enumerate(values):
                page.write_string(row, column, words, cell if column < len(values) - 1 else example)
    page.freeze_panes(first + 1, 2)
    page.repeat_rows(first)
    set_page(page, "")
    page.fit_to_pages(1, 0)


def _lines(page: Any, ledger: Ledger, style: Any) -> int:
    names = "”“".join(ledger.record)
    lines = (*_LINES, *([_JOINED.format(names=names)] if ledger.record else []),
             "下面蓝色斜体的是示例，是编的，只看不算：程序不读这张表。")
    for row, words in enumerate(lines, start=1):
        page.write_string(row, 0, words, style)
    return len(lines) + 1


def _lines_of(words: str, room: int) -> int:
    """How many lines the words take in a column of that width."""
    return sum(-(-width(line) // room) or 1 for line in words.split("\n"))


def _examples(blank: Blank) -> str:
    """What the rows of the worked example say here, row below row where it has several."""
    if len(blank.examples) < 2:
        return "".join(blank.examples)
    return "\n".join(f"{number}. {words or '（空着）'}" for number, words in enumerate(blank.examples, start=1))


def _shown(blank: Blank) -> str:
    return f"{blank.under}：{blank.heading}" if blank.under else blank.heading


def set_page(page: Any, header: str) -> None:
    """A4 across with a header and page numbers."""
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
    page.set_header(header)
    page.set_footer("&C&A　第 &P 页，共 &N 页")
