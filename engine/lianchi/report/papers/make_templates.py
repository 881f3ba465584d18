"""The shipped templates, made from what stands here: ``python -m lianchi.report.papers`` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lianchi.report.papers.elements import choice, document, loop, paragraph, row, table
from lianchi.report.papers.standard import TEXT_WIDTH, section

_STEP, _VERDICT = 1300, 1300
_SHEET_COLUMNS: Final = (_STEP, _VERDICT, TEXT_WIDTH - _STEP - _VERDICT)


def village_sheet() -> bytes:
    """One page a matter: the six steps."""
    heads = row(_SHEET_COLUMNS, [paragraph("CellHead", text) for text in ("步骤", "结论", "情况和怎么办")], head=True)
    verdict = "{{ row.verdict }}"
    one = row(_SHEET_COLUMNS, [
        paragraph("CellHead", "{{ row.step }}"),
        choice("row.bad", paragraph("CellHead", verdict, bold=True), paragraph("CellHead", verdict)),
        paragraph("Cell", "{{ row.sentence }}") + choice("row.todo", paragraph("Cell", "怎么办：{{ row.todo }}")),
    ], high=560)
    page = (
        paragraph("Title", "“四议两公开”明白纸")
        + paragraph("Cell", "村：{{ sheet.unit }}")
        + paragraph("Cell", "事项：{{ sheet.matter or '没有填' }}")
        + paragraph("Cell", "记录编号：{{ sheet.record }}")
        + paragraph("Cell", "金额：{{ sheet.amount or '没有填' }}　　决定日期：{{ sheet.day or '没有填' }}")
        + table(_SHEET_COLUMNS, [heads, loop("tr", "row in sheet.rows", one)])
        + choice("sheet.open", paragraph("Fine", "{{ sheet.open }}"))
        + paragraph("Fine", "“无法判断”是材料不够，不是合规，也不是违规；补交后再查一次。"))
    end = "村务监督委员会（签字）：　　　　　　　　日期：　　　　年　　月　　日"
    return document("“四议两公开”明白纸", (
        loop("p", "sheet in sheets", page + choice(
            "loop.last", paragraph("Fine", end), paragraph("Fine", end, ends=section(numbered=False))))
        + choice("not sheets", paragraph("Title", "“四议两公开”明白纸"))
        + loop("p", "note in notes", paragraph("Fine", "{{ note }}"))), numbered=False)


TEMPLATES: Final[dict[str, Callable[[], bytes]]] = {"village-sheet": village_sheet}
"""Paper → how its template is made."""
