"""From a condition as written to compiled logic, with types checked: what may be compared with what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from lianchi.model.language import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    InOrder,
    Not,
    Operand,
    Param,
    Share,
)
from lianchi.project import forms, logic
from lianchi.project.compile_parameters import parameter
from lianchi.project.compile_quantifiers import in_order, quantified
from lianchi.project.compile_terms import compile_term
from lianchi.project.context import Context
from lianchi.project.logic import And, Atom, Logic, Or
from lianchi.project.terms import Term
from lianchi.project.values import FLAG, UNKNOWN, Compute, Scope, Type
from lianchi.rulebook.messages import nearest
from lianchi.rulebook.parameters import MILLION

_OPS = {
    "at_least": "ge", "more_than": "gt", "at_most": "le", "less_than": "lt",
    "before": "lt", "after": "gt", "not_before": "ge", "not_after": "le", "is": "eq",
}
_DATES = ("before", "after", "not_before", "not_after")


def compile_condition(raw: Condition, c: Context) -> Logic:
    """The compiled condition.  Raises BadTerm."""
    if isinstance(raw, Compare):
        return _compare(raw, c)
    if isinstance(raw, Share):
        return _share(raw, c)
    if isinstance(raw, AllOf):
        return And(tuple(compile_condition(item, c.at("all", i)) for i, item in enumerate(raw.all)))
    if isinstance(raw, AnyOf):
        return Or(tuple(compile_condition(item, c.at("any", i)) for i, item in enumerate(raw.any)))
    if isinstance(raw, Not):
        return logic.Not(compile_condition(raw.not_, c.at("not")))
    if isinstance(raw, InOrder):
        return in_order(raw, c)
    return quantified(raw, c)


# ---- comparisons ----------------------------------------------------------------------------------------------


def _compare(raw: Compare, c: Context) -> Logic:
    left, op = compile_term(raw.term, c.at("term")), raw.operator
    if op in ("present", "absent"):
        return Atom("eq", _presence(left), op == "present")
    here = c.at(op)
    if left.type.kind in ("part", "list", "share", "codes", "names"):
        raise here.bad(f"{left.label} 只能用 present、absent 或聚合",
                       f"{left.label} only takes present, absent or an aggregate")
    if op in _DATES and left.type.family not in ("date", "time"):
        raise here.bad(f"{left.label} 不是日期，不能用 {op}", f"{left.label} is no date; {op} does not fit")
    if _OPS.get(op, "eq") != "eq" and not left.type.ordered:
        raise here.bad(f"{left.label} 分不出大小，不能用 {op}", f"{left.label} has no order; {op} does not fit")
    if op in ("in", "not_in"):
        found = _membership(left, raw.operand, here)
    else:
        found = _paired(_OPS.get(op, "eq"), left, _operand(raw.operand, left.type, here), here)
    return logic.Not(found) if op in ("is_not", "not_in") else found


def _presence(term: Term) -> Term:
    inner = term.compute

    def compute(s: Scope) -> Any:
        value = inner(s)
        if value is UNKNOWN:
            return UNKNOWN
        return value is not None and value != []

    return Term(f"present({term.key})", FLAG, compute, term.reads, term.label, term.title, title_en=term.title_en,
                form=forms.Present(term))


def _operand(raw: Any, type_: Type, c: Context) -> Term | int | str:
    if isinstance(raw, Param):
        return parameter(raw, c)
    if isinstance(raw, Operand):
        return compile_term(raw.term, c.at("term"))
    return _literal(raw, type_, c)


def _literal(raw: Any, type_: Type, c: Context) -> int | str:
    kind = type_.family
    if kind == "flag" and isinstance(raw, bool):
        return raw
    if kind == "text" and isinstance(raw, str):
        return raw
    if kind == "code" and isinstance(raw, str):
        return _code(raw, type_, c)
    if kind == "date" and isinstance(raw, str):
        try:
            return date.fromisoformat(raw).toordinal()
        except ValueError as error:
            raise c.bad(f"{raw} 不是日期，应如 2026-01-01", f"{raw} is no day; write 2026-01-01") from error
    if kind in ("count", "number", "money") and isinstance(raw, int) and not isinstance(raw, bool):
        if raw not in (0, 1, 2):
            raise c.bad("条件里不写数字；请定义为参数（param）",
                        "no number stands inside a condition; make it a parameter")
        return raw * {"number": MILLION, "money": 100}.get(kind, 1)
    raise c.bad(f"{raw!r} 不是 {kind} 类型的值", f"{raw!r} is no value of type {kind}")


def _code(raw: str, type_: Type, c: Context) -> str:
    known = list(c.world.codes.titles(type_.codes or ""))
    if known and raw not in known:
        zh, en = nearest(raw, known)
        raise c.bad(f"代码表 {type_.codes} 中没有 {raw}{zh}", f"code list {type_.codes} has no {raw!r}{en}")
    return raw


def _membership(left: Term, raw: Any, c: Context) -> Logic:
    if isinstance(raw, Param):
        allowed = parameter(raw, c)
        if allowed.type.kind != "codes":
            raise c.bad(f"参数 {raw.param} 应是代码的列表（codes）", f"parameter {raw.param} must be a list of codes")
        return Atom("eq", _member(left, allowed), True)
    if not isinstance(raw, list):
        raise c.bad("in 和 not_in 后面写列表或 param", "in and not_in take a list or a param")
    if not raw:
        raise c.bad("列表是空的，没有值能在其中", "the list is empty; nothing can be in it")
    return Or(tuple(Atom("eq", left, _literal(item, left.type, c.at(i))) for i, item in enumerate(raw)))


def _member(left: Term, allowed: Term) -> Term:
    value, members = left.compute, allowed.compute

    def compute(s: Scope) -> Any:
        a, b = value(s), members(s)
        return UNKNOWN if a is UNKNOWN or a is None or b is UNKNOWN else a in b

    return Term(f"member({left.key},{allowed.key})", FLAG, compute,
                (*left.reads, *allowed.reads), left.label, left.title, form=forms.Member(left, allowed))


def _paired(op: str, left: Term, right: Term | int | str, c: Context) -> Logic:
    if not isinstance(right, Term):
        return Atom(op, left, right)
    a, b = left.type.family, right.type.family
    if {a, b} == {"number", "count"}:
        left, right = (_promoted(t) if t.type.family == "count" else t for t in (left, right))
    elif a != b:
        raise c.bad(f"{left.label}（{left.type.kind}）不能与 {right.label}（{right.type.kind}）比较",
                    f"{left.label} ({left.type.kind}) cannot be compared with {right.label} ({right.type.kind})")
    return Atom(op, left, right)


def _promoted(term: Term) -> Term:
    inner = term.compute

    def compute(s: Scope) -> Any:
        value = inner(s)
        return value if value is UNKNOWN or value is None else value * MILLION

    return replace(term, key=f"number({term.key})", type=Type("number"), compute=compute, at=None,
                   form=forms.Promoted(term))


# ---- shares ---------------------------------------------------------------------------------------------------


def _share(raw: Share, c: Context) -> Logic:
    part, whole = (compile_term(t, c.at("share", i)) for i, t in enumerate(raw.share))
    if part.type.family != whole.type.family or part.type.family not in ("count", "money", "number"):
        raise c.at("share").bad("比例的两端要同类的数", "both ends of a share must be numbers of one type")
    wanted = parameter(raw.operand, c.at(raw.operator))
    if wanted.type.kind != "share":
        raise c.at(raw.operator).bad(f"参数 {wanted.label} 应是比例（share）",
                                     f"parameter {wanted.label} must be a share")
    reads = (*part.reads, *whole.reads, *wanted.reads)
    compute = _difference(part.compute, whole.compute, wanted.compute)
    key = f"share({part.key},{whole.key},{wanted.key})"
    title = f"{part.title}占{whole.title}的比例"
    form = forms.ShareGap(part, whole, wanted)
    return Atom(_OPS[raw.operator], Term(key, part.type, compute, reads, "share", title, form=form), 0)


def _difference(part: Compute, whole: Compute, wanted: Compute) -> Compute:
    """Part times denominator less whole times numerator: its sign says how the share compares with the fraction."""

    def compute(s: Scope) -> Any:
        a, b, fraction = part(s), whole(s), wanted(s)
        if a is UNKNOWN or a is None or b is UNKNOWN or b is None or fraction is UNKNOWN or b <= 0:
            return UNKNOWN
        return a * fraction[1] - b * fraction[0]

    return compute
