"""What a row below the headings is: a record's, a total, a note, the headings once more, or but a prepared line."""

from __future__ import annotations

import re
from typing import Final

from lianchi.read.ledger.grid import Row
from lianchi.read.ledger.headings import folded, heading_key
from lianchi.read.ledger.plan import Plan

DATA, BLANK, OTHER_TABLE = "data", "blank", "other_table"
LEFT_OUT: Final = {
    "total": ("合计、小计一类的行", "totals"),
    "headings": ("重复的标题和表头", "headings again"),
    "note": ("填表说明、签字栏一类的行", "notes"),
    "section": ("分段标题", "section titles"),
    "example": ("示例行", "examples"),
    "beside": ("内容都在没有读入的列里的行", "with content in unread columns only"),
    BLANK: ("只有序号或公式、没有内容的行", "prepared lines without content"),
}
"""Kind of a row that is no record's → what it is, in both languages."""

_TOTAL: Final = re.compile(
    r"(?:本[页月年季期]|全[镇乡村县市年]|分类|年度|季度)?(?:合计|小计|总计|累计|共计|总合计)(?:数|金额)?(?:[:(0-9].*)?"
)
_NOTE: Final = re.compile(
    r"(?:附?注|备注|说明|填表说明|填报说明|填写说明|编制说明|注意事项)(?:\d|[:.、(]|$)|※|"
    r"(?:填表|填报|制表|编制|审核|复核|经办|登记|统计|报送)(?:人|单位|日期|时间)(?:\([^)]*\))?:|"
    r"(?:单位)?(?:主要)?负责人(?:\([^)]*\))?(?:签[字名章])?:|单位\(?(?:盖章|公章)\)?:|联系(?:人|电话):|"
    r"第\d+页(?:,?共\d+页)?$"
)
_NOTE_BEGINS: Final = frozenset("附注备说填编※制审复经登统报单主负联第")
_LISTED: Final = re.compile(r"\(?[0-9一二三四五六七八九十]{1,3}[)、.]")
_SECTION: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[部章节]"
)
_EXAMPLE: Final = frozenset(("例", "示例", "样例", "填写示例", "举例"))
_NUMBER: Final = re.compile(r"[(（]?[0-9一二三四五六七八九十]{1,6}[)）]?[、.．]?")
_COLUMN_WORDS: Final = frozenset("甲乙丙丁戊") | {"栏次", "列次"}
_FEW: Final = 3


class RowKinds:
    """Tells the rows of one sheet apart."""

    def __init__(self, plan: Plan, other_headings: frozenset[str]) -> None:
        fit = plan.fit
        self._read = {slot.at for slot in plan.slots}
        self._numbering = plan.numbering
        self._numbers = plan.numbering | {slot.at for slot in plan.slots if slot.key == "id" and slot.spot is None}
        header = [word for label in fit.header.labels.values() for word in (label.text, *label.groups)]
        above = [cell for row in fit.header.above for cell in row.cells.values() if isinstance(cell, str)]
        self._header = {heading_key(word) for word in header}
        self._titles = {folded(word) for word in above}
        self._others = other_headings
        self._known = self._header | other_headings
        self._wide = {(merge.top, merge.left) for merge in plan.sheet.merges
                      if (merge.right - merge.left + 1) * 2 > len(fit.header.labels)}
        self._noted = False
        self._below = fit.header.last + _FEW

    def kind(self, row: Row) -> str:
        """The kind of the row; notes at the end of a table may go on for several rows."""
        texts = [cell for at, cell in row.cells.items()
                 if isinstance(cell, str) and not (at in self._numbering and _NUMBER.fullmatch(cell))]
        leading = next(iter(row.cells.values()))
        if leading in _EXAMPLE:
            return "example"
        if any("计" in text and _TOTAL.fullmatch(folded(text)) for text in (str(leading), *texts[:1])):
            return "total"
        if not texts or (row.cells.keys() <= self._numbers and _NUMBER.fullmatch(texts[0])):
            return BLANK
        if row.number <= self._below and _counts_columns(row):
            return "headings"
        if len(texts) == 1 or (texts[0][0] in _NOTE_BEGINS and _NOTE.match(folded(texts[0]))):
            found = self._lone(row, texts)
        else:
            self._noted = False
            some = [text for text in texts[:_FEW] if not text.isascii()]
            found = self._table(texts) if sum(heading_key(text) in self._known for text in some) > 1 else DATA
        return "beside" if found == DATA and self._read.isdisjoint(row.cells) else found

    def _lone(self, row: Row, texts: list[str]) -> str:
        """A row with one text, or one that begins like a note."""
        text, at = folded(texts[0]), min(row.cells)
        if text in self._titles:
            return "headings"
        label = len(texts) == 1 or ":" in text  # 填表人： in one cell, the name in the next
        if (label and _NOTE.match(text)) or (len(texts) == 1 and self._noted and _LISTED.match(text)):
            self._noted = True
            return "note"
        if len(texts) == 1 and ((row.number, at) in self._wide or _SECTION.match(text)):
            return "section"
        return DATA

    def _table(self, texts: list[str]) -> str:
        """The headings once more, the headings of another table, or a record's row."""
        keys = [heading_key(text) for text in texts if len(text) < 40]
        if len(keys) * 2 <= len(texts):
            return DATA
        if sum(key in self._header for key in keys) * 3 >= len(texts) * 2:
            return "headings"
        strange = {key for key in keys if key in self._others}
        return OTHER_TABLE if len(strange) >= _FEW and len(strange) * 3 >= len(texts) * 2 else DATA


def _counts_columns(row: Row) -> bool:
    """Whether the row but numbers the columns: 甲 乙 1 2 3, or 栏次 1 2 3."""
    cells = [str(cell) for cell in row.cells.values()]
    numbers = [int(cell) for cell in cells if cell.isdecimal() and len(cell) < 3]
    words = [cell for cell in cells if not cell.isdecimal()]
    return (len(numbers) >= _FEW and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
            and numbers[0] == 1 and all(word in _COLUMN_WORDS for word in words))
