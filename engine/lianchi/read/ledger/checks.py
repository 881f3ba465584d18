"""What the file of a ledger shape must keep to: each heading says one thing, each form fits its field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from lianchi.codes import CodeLists
from lianchi.model.vocabulary import Node, fields_of
from lianchi.read.ledger.field import Field
from lianchi.read.ledger.headings import MONEY_UNITS, heading_key, is_unit
from lianchi.read.ledger.shape import Column, Ledger, SheetShape
from lianchi.read.ledger.taking import Taking


def _people(node: Node) -> bool:
    return node.many and (node.part is None or bool(node.part.identity))


def _with(*keys: str) -> Callable[[Node], bool]:
    return lambda node: node.part is not None and set(keys) <= fields_of(node.part).keys()


def _either(*keys: str) -> Callable[[Node], bool]:
    return lambda node: _people(node) and node.part is not None and not {*keys}.isdisjoint(fields_of(node.part))


FORMS: Final[dict[str, tuple[Callable[[Node], bool], str]]] = {
    "people": (_people, "一串姓名"),
    "people_absent": (lambda node: node.key == "attendances", "meetings.attendances"),
    "people_position": (_either("role", "post"), "有姓名和职务的列表"),
    "people_opinion": (_either("vote", "stance"), "有姓名和意见的列表"),
    "votes": (_with("for", "against", "abstain"), "meetings.votes"),
    "due_present": (_with("due", "present"), "meetings"),
    "period": (lambda node: node.scalar is not None and node.scalar.kind == "date", "日期"),
}
"""The grammar of a cell → whether a field can take it, and which can, in words."""


def check_ledger(ledger: Ledger, stem: str, taken: Taking, codes: CodeLists) -> None:
    """The whole file: id, kind, sheets, and the headings that join rows."""
    if ledger.id and ledger.id != stem:
        taken.fault(("id",), f"id 要和文件名一样，写 {stem}", f"id must be the name of the file, {stem}")
    if ledger.kind and ledger.kind not in codes["kind"].entries:
        names = "、".join(codes["kind"].entries)
        taken.fault(("kind",), f"kind 不能是 {ledger.kind}，应为 {names} 之一", f"there is no kind {ledger.kind!r}")
    if not ledger.sheets:
        taken.fault((), "缺少键 sheets，或里面没有工作表", "sheets is missing or empty")
    for heading in ledger.record:
        for sheet in ledger.sheets:
            if heading not in {column.heading for column in sheet.columns}:
                taken.fault(("record",), f"record 的“{heading}”不是工作表“{sheet.title}”的 heading",
                            f"{heading!r} of record is no heading of sheet {sheet.title!r}")
    _told_apart([(folded, sheet.title) for sheet in ledger.sheets for folded in {*map(heading_key, _names(sheet))}],
                taken, ("sheets",))


def _names(sheet: SheetShape) -> tuple[str, ...]:
    return (sheet.title, *sheet.aliases)


def check_sheet(sheet: SheetShape, taken: Taking) -> None:
    """One sheet: it has columns, no two of which answer to one heading, and rows that are a list of parts."""
    if not sheet.columns:
        taken.fault((), "缺少键 columns，或里面没有列", "columns is missing or empty")
    if sheet.rows is not None and not (sheet.rows.node.many and sheet.rows.node.part):
        taken.fault(("rows",), f"rows 的 {sheet.rows.text} 不是有多项的字段",
                    f"rows: {sheet.rows.text} is no list of parts")
    if sheet.rows is not None and any(step.many for step in sheet.rows.steps[:-1]):
        taken.fault(("rows",), "rows 只能是一个列表，不能是列表里的列表", "rows must be no list within a list")
    for key, columns in (("columns", sheet.columns), ("labels", sheet.labels)):
        owned = [((heading_key(column.under), name), column.heading) for column in columns for name in column.keys]
        _told_apart(owned, taken, (key,))
    if all(column.field is None for column in sheet.columns) and sheet.columns:
        taken.fault(("columns",), "没有一列写了 field", "no column has a field")


def _told_apart(owned: Sequence[tuple[object, str]], taken: Taking, place: tuple[str, ...]) -> None:
    owners: dict[object, str] = {}
    for name, owner in owned:
        if owners.setdefault(name, owner) != owner:
            shown = name if isinstance(name, str) else "/".join(filter(None, name if isinstance(name, tuple) else ()))
            taken.fault(place, f"“{shown}”既指“{owners[name]}”又指“{owner}”",
                        f"{shown!r} means both {owners[name]!r} and {owner!r}", key=True)


def check_column(column: Column, taken: Taking, codes: CodeLists) -> None:
    """One column: its field takes one cell, in the form that is written."""
    if column.field is None:
        for key in ("unit", "split", "form", "end", "choices"):
            if getattr(column, key):
                taken.fault((key,), f"没有 field 的列不能写 {key}", f"a column without field takes no {key}")
        return
    _check_form(column, column.field, taken)
    _check_unit(column, column.field, taken)
    _check_choices(column, column.field, taken, codes)


def _check_choices(column: Column, field: Field, taken: Taking, codes: CodeLists) -> None:
    listed = field.node.scalar.codes if field.node.scalar else None
    if column.choices and listed is None:
        taken.fault(("choices",), f"{field.text} 不是代码，不能写 choices", f"{field.text} is no code: no choices")
    if listed is None:
        return
    for code in column.choices:
        if code not in codes[listed].entries:
            names = "、".join(codes[listed].entries)
            taken.fault(("choices",), f"choices 里的 {code} 应为 {names} 之一", f"there is no code {code!r}")


def _check_form(column: Column, field: Field, taken: Taking) -> None:
    node = field.node
    if column.form:
        fits, where = FORMS.get(column.form, (lambda _: False, ""))
        if column.form not in FORMS:
            taken.fault(("form",), f"form 应为 {'、'.join(FORMS)} 之一", f"form must be one of {', '.join(FORMS)}")
        elif not fits(node):
            taken.fault(("form",), f"form {column.form} 的 field 要是{where}",
                        f"form {column.form} does not fit {field.text}")
    elif node.part is not None:
        taken.fault(("field",), f"{field.text} 是一组字段，要写到其中一个字段，或者写 form",
                    f"{field.text} is a part; name one of its fields, or a form")
    elif node.many is not column.split:
        zh = "是一串值，要写 split: true" if node.many else "只有一个值，不能写 split"
        en = "holds several values and needs split: true" if node.many else "holds one value and takes no split"
        taken.fault(("split" if column.split else "field",), f"{field.text} {zh}", f"{field.text} {en}")
    if (column.form == "period") is not (column.end is not None):
        taken.fault(("form",), "form: period 要有 end（结束日的路径），别的列没有", "end goes with form: period only")


def _check_unit(column: Column, field: Field, taken: Taking) -> None:
    if not column.unit:
        return
    if field.kind == "money" and column.unit not in MONEY_UNITS:
        taken.fault(("unit",), f"金额的 unit 应为 {'、'.join(MONEY_UNITS)} 之一", "no unit of money")
    elif field.kind not in ("money", "number", "count"):
        taken.fault(("unit",), "只有金额和数才能写 unit", "only money and numbers take a unit")
    elif not is_unit(column.unit):
        taken.fault(("unit",), f"不认识的单位 {column.unit}", f"unknown unit {column.unit!r}")
