"""Which ledger a sheet is, or why none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lianchi.model.finding import Doubt, Unread
from lianchi.read.ledger.grid import Row, Sheet
from lianchi.read.ledger.header import Header, first_rows, headers
from lianchi.read.ledger.headings import folded
from lianchi.read.ledger.matching import Fit, Wanted, fit

_ASIDE: Final = re.compile(
    "(?:填表|填写|填报|使用|编制)?说明|(?:填写)?示例|样例|样表|(?:数据)?字典|选项|下拉.*|代码表?|目录|封面|附注|readme"
)
"""Names of sheets that hold no records."""

_NAMED: Final = 3
"""How many shapes a message names."""


def recognise(sheet: Sheet, shapes: Sequence[Wanted]) -> Fit | Unread | Doubt:
    """The fit of the sheet; a Doubt for a sheet that holds no records, Unread for one whose shape is not certain."""
    if _ASIDE.fullmatch(folded(sheet.name)):
        return _left_out(sheet, "按名称是说明一类的表，没有读入；其中若有记录，请改个名称",
                         "is named like a sheet of notes and was left out; rename it if it holds records")
    top = first_rows(sheet)
    if not top:
        return _left_out(sheet, "是空的", "is empty")
    found = headers(top, sheet.merges)
    fits = [best for wanted in shapes if (best := _best(wanted, found, sheet.name)) is not None]
    good = sorted((one for one in fits if one.good), key=lambda one: one.rank, reverse=True)
    if not good:
        return _no_shape(sheet, top, fits)
    rivals = [one for one in good if one.rank[:2] == good[0].rank[:2]]
    return good[0] if len(rivals) == 1 else _several(sheet, rivals)


def _best(wanted: Wanted, found: list[Header], name: str) -> Fit | None:
    fits = [fit(wanted, header, name) for header in found]
    return max(fits, key=lambda one: (one.good, one.rank), default=None)


def _left_out(sheet: Sheet, zh: str, en: str) -> Doubt:
    return Doubt(sheet.name, "left_out", f"{sheet.shown}{zh}。", f"Sheet {sheet.name!r} {en}.")


def _several(sheet: Sheet, rivals: list[Fit]) -> Unread:
    names = "”和“".join(one.wanted.ledger.title for one in rivals)
    titles = " and ".join(one.wanted.ledger.title_en for one in rivals)
    header = rivals[0].header
    return Unread(
        header.last, f"{sheet.shown}既像“{names}”，不能确定是哪一种，没有读入；请把工作表改成其中一种的名称",
        f"this sheet fits {titles} alike and was not read; name it after one of them", sheet.line(header.first),
    )


def _no_shape(sheet: Sheet, top: list[Row], fits: list[Fit]) -> Unread:
    """Which headings there are, which ledgers come nearest, and what they want."""
    near = sorted((one for one in fits if one.rank[1]), key=lambda one: one.rank[1], reverse=True)[:_NAMED]
    line = near[0].header.last if near else top[0].number
    texts = near[0].header.labels.values() if near else ()
    written = "、".join(label.text for label in texts) or "、".join(
        cell for cell in top[0].cells.values() if isinstance(cell, str))
    wanted = "；".join(f"“{one.wanted.ledger.title}”{_lacks(one)}" for one in near)
    zh = f"{sheet.shown}认不出是哪一种台账，没有读入。表头是：{written[:200]}。"
    zh += f"最接近的是：{wanted}。" if wanted else "没有一列像已知的台账。"
    zh += "表头改成模板里的写法，或者用 --ledgers 加上本单位的台账样式（见 docs/ledgers.md）"
    titles = ", ".join(one.wanted.ledger.title_en for one in near)
    en = f"no ledger shape fits this sheet, which was not read; headings: {written[:200]}; nearest: {titles or 'none'}"
    return Unread(line, zh, en, sheet.line(line))


def _lacks(one: Fit) -> str:
    if one.missing:
        return f"（还要有 {'、'.join(column.heading for column in one.missing)}）"
    return f"（只认得 {len(one.columns)} 列）"
