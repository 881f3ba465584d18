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
    ], high=560, whole=True)
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


def notice() -> bytes:
    """One notice a unit, with its letterhead left to the issuer."""
    problem = (
        paragraph("Heading2", "（{{ it.number }}）{{ it.title }}（{{ it.severity }}）")
        + paragraph("Body", "记录：{{ it.record }}{% if it.matter %}，{{ it.matter }}{% endif %}。")
        + paragraph("Body", "事实：{{ it.message }}")
        + loop("p", "clause in it.basis", paragraph("Body", "依据：{{ clause }}。"))
        + choice("it.note", paragraph("Body", "注意：{{ it.note }}"))
        + choice("it.places", paragraph("Place", "材料位置：{{ it.places }}。"))
        + paragraph("Body", "整改要求：{{ it.remedy }}"))
    page = (
        paragraph("Issuer", "（发文机关名称）")
        + paragraph("Number", "（机关代字）〔　　　　〕　　号") + paragraph("Normal")
        + paragraph("Title", "整改通知书") + paragraph("Normal")
        + paragraph("Normal", "{{ unit.unit }}：") + paragraph("Body", "{{ unit.opening }}")
        + paragraph("Heading1", "一、存在的问题") + loop("p", "it in unit.problems", problem)
        + choice("unit.more", paragraph("Body", "{{ unit.more }}"))
        + paragraph("Heading1", "二、整改要求")
        + paragraph("Body", "请于　　　　年　　月　　日前书面报送整改结果，并附证明材料。"
                            "对上述事实有异议的，请在报送时一并说明，附上原始材料。")
        + paragraph("Body", "本通知只列违规事项。材料不全、没有查清的事项不在其内，不等于合规。")
        + paragraph("Body", "联系人：　　　　　　　　联系电话：", keep=True)
        + paragraph("Normal", keep=True) + paragraph("Signature", "（发文机关署名、印章）", keep=True))
    date = "　　　　年　　月　　日"
    return document("整改通知书", _several("unit in units", page, paragraph("Signature", date),
                                      paragraph("Signature", date, ends=section()), "整改通知书"))


def _several(over: str, page: str, last: str, other: str, title: str) -> str:
    """A page for each, every one a section of its own; then what is to be said of all."""
    return (loop("p", over, page + choice("loop.last", last, other))
            + choice(f"not {over.split()[-1]}", paragraph("Title", title))
            + loop("p", "note in notes", paragraph("Fine", "{{ note }}")))


_GRID: Final = (2000, 2422, 1600, TEXT_WIDTH - 6022)


def _field(label: str, content: str, *, high: int = 560, whole: bool = False) -> str:
    return row(_GRID, [paragraph("CellHead", label), content], [1, 3], high=high, whole=whole)


def _pair(first: str, second: str) -> str:
    return row(_GRID, [paragraph("CellHead", first), paragraph("Cell"), paragraph("CellHead", second),
                       paragraph("Cell")], high=680, whole=True)


_TITLE: Final = paragraph("Cell", "{{ loop.index }}. {{ it.title }}（{{ it.severity }}，{{ it.rule }}）")
_RECORD: Final = paragraph("Cell", "记录：{{ it.record }}")
_PROBLEM: Final = (
    paragraph("Cell", "事实：{{ it.message }}")
    + loop("p", "clause in it.basis", paragraph("Cell", "依据：{{ clause }}。"))
    + choice("it.note", paragraph("Cell", "注意：{{ it.note }}"))
    + choice("it.places", paragraph("Cell", "材料位置：{{ it.places }}。")))


def evidence() -> bytes:
    """One form a record."""
    form = (
        paragraph("Title", "审计取证单")
        + paragraph("Cell", "编号：　　　　　　　　　　　　　　　　第　　页（共　　页）")
        + table(_GRID, [
            _field("项目名称", paragraph("Cell")),
            _field("被审计（调查）单位或个人", paragraph("Cell", "{{ form.unit }}")),
            _field("审计（调查）事项",
                   paragraph("Cell", "{{ form.matter or '没有填' }}（记录编号：{{ form.record }}）")),
            _field("事项摘要", paragraph("Cell", "检查提交的记录，有下列情况：")
                   + loop("p", "it in form.problems", _TITLE + choice("it.several", _RECORD) + _PROBLEM), high=3000),
            _pair("审计人员", "编制日期"),
            _field("证据提供单位意见", paragraph("Cell") * 3 + paragraph(
                "Cell", "（盖章）　　　　负责人（签名）：　　　　　　日期：　　年　　月　　日"), high=1800, whole=True),
            _field("附件", paragraph("Cell", "提交的文件：")
                   + loop("p", "file in form.files", paragraph("Cell", "{{ file }}"))),
        ]))
    end = "证据提供单位没有签名或者盖章的，由审计人员注明原因（《中华人民共和国审计法实施条例》第三十八条）。"
    return document("审计取证单", _several("form in forms", form, paragraph("Fine", end),
                                      paragraph("Fine", end, ends=section()), "审计取证单"))


_SUMMARY: Final = (700, 2100, 2544, 1100, 1200, TEXT_WIDTH - 7644)
_SUMMARY_HEADS: Final = (
    "序号", "审计证实问题类别", "分项审计工作底稿主要内容", "分项目索引号", "与审计报告对应关系", "处理处罚意见")


def working_paper() -> bytes:
    """One paper a unit, and the table that sums them up."""
    paper = (
        paragraph("Title", "审计工作底稿")
        + paragraph("Cell", "索引号：　　　　　　　　　　　　　　　　第　　页（共　　页）")
        + table(_GRID, [
            _field("被审计单位名称", paragraph("Cell", "{{ unit.unit }}")),
            _field("审计事项", paragraph("Cell", "{{ unit.scope }}")),
            _field("审计期间或者截止日期", paragraph("Cell", "{{ unit.period }}")),
            _field("实施过程记录",
                   loop("p", "line in unit.process", paragraph("Cell", "{{ line }}")) + paragraph("Cell")),
            _field("结论或者问题摘要及依据", paragraph("Cell", "{{ unit.found }}")
                   + loop("p", "it in unit.problems", _TITLE + _RECORD + _PROBLEM)
                   + choice("unit.more", paragraph("Cell", "{{ unit.more }}"))),
            _field("没有查清的事项", loop("p", "line in unit.open", paragraph("Cell", "{{ line }}"))
                   + paragraph("Cell", "没有查清的，既不算违规，也不算合规。")),
            _pair("编制人", "编制日期"), _pair("复核人", "复核日期"),
            _field("其他", loop("p", "line in unit.others", paragraph("Cell", "{{ line }}")) + paragraph("Cell"),
                   whole=True),
        ]))
    line = row(_SUMMARY, [paragraph("Cell", text) for text in (
        "{{ one.number }}", "{{ one.title }}", "{{ one.content }}", "", "", "")])
    heads = row(_SUMMARY, [paragraph("CellHead", text) for text in _SUMMARY_HEADS], head=True)
    summary = (
        paragraph("Title", "汇总审计工作底稿") + table(_SUMMARY, [heads, loop("tr", "one in summary", line)])
        + paragraph("Fine") + table(_GRID, [
            _field("审核意见", paragraph("Cell"), high=1200), _pair("审核人员", "审核时间"),
            _field("编制人", paragraph("Cell"))]))
    end = paragraph("Fine", "索引号、页次、编制和复核栏由审计人员填写。", ends=section())
    return document("审计工作底稿", (
        loop("p", "unit in units", paper + end) + choice("units", summary, paragraph("Title", "审计工作底稿"))
        + loop("p", "note in notes", paragraph("Fine", "{{ note }}"))))


TEMPLATES: Final[dict[str, Callable[[], bytes]]] = {
    "notice": notice, "evidence": evidence, "working-paper": working_paper, "village-sheet": village_sheet,
}
"""Paper → how its template is made."""
