"""Computed terms: days between days, days moved, sums and products, the earliest and latest of several."""

from __future__ import annotations

import calendar as months_of
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from lianchi.model.language import AddTime, Arithmetic, Choice, DaysBetween, SameText, TermSpec
from lianchi.project import forms
from lianchi.project.context import Context
from lianchi.project.terms import Read, Term
from lianchi.project.values import COUNT, DATE, DAYS, UNKNOWN, Compute, Form, Scope
from lianchi.rulebook.parameters import MILLION

# ---- calendar -------------------------------------------------------------------------------------------------


def days_between(spec: DaysBetween, c: Context) -> Term:
    """Days, or working days, from one day to another."""
    which = "days_between" if spec.days_between else "working_days_between"
    pair = spec.days_between or spec.working_days_between or []
    a, b = (_typed(t, c.at(which, i), "date") for i, t in enumerate(pair))
    first, second, more = a.compute, b.compute, int(spec.inclusive)
    if which == "days_between":
        compute = _days(first, second, more)
        reads = (*a.reads, *b.reads)
        form: Form = forms.Days(a, b, more)
    else:
        form = forms.WorkedDays(a, b, spec.inclusive, c.world.calendar)
        between = c.world.calendar.between

        def working(x: int, y: int) -> Any:
            days = between(x, y, spec.inclusive)
            return UNKNOWN if days is None else days

        compute = _both(first, second, working)
        known = _both(first, second, lambda x, y: True)
        table = Read(0, (), "该年度的放假调休安排（放假通知发布后用 --holidays 导入）",
                     value=lambda s: known(s) is UNKNOWN or compute(s),
                     title_en="the holiday table of that year (once published: --holidays FILE)")
        reads = (*a.reads, *b.reads, table)
    word = "工作日数" if which == "working_days_between" else "天数"
    title = f"{a.title}到{b.title}的{word}"
    return Term(f"{which}({a.key},{b.key},{more})", DAYS, compute, reads, which, title, form=form)


def _days(first: Compute, second: Compute, more: int) -> Compute:
    def compute(s: Scope) -> Any:
        x, y = first(s), second(s)
        if x is UNKNOWN or y is UNKNOWN or x is None or y is None:
            return UNKNOWN
        return y - x + more

    return compute


def _both(first: Compute, second: Compute, combine: Callable[[Any, Any], Any]) -> Compute:
    def compute(s: Scope) -> Any:
        x, y = first(s), second(s)
        if x is UNKNOWN or y is UNKNOWN or x is None or y is None:
            return UNKNOWN
        return combine(x, y)

    return compute


def add_time(spec: AddTime, c: Context) -> Term:
    """A day moved by days, months or years."""
    start = _typed(spec.add, c.at("add"), "date")
    unit, raw = next((u, t) for u, t in (("days", spec.days), ("months", spec.months),
                                         ("years", spec.years)) if t is not None)
    amount = _typed(raw, c.at(unit), "count")
    compute = _both(start.compute, amount.compute, _SHIFTS[unit])
    word = {"days": "天", "months": "个月", "years": "年"}[unit]
    title = f"{start.title}加{amount.title}{word}"
    return Term(f"add({start.key},{unit},{amount.key})", DATE, compute, (*start.reads, *amount.reads), "add", title,
                form=forms.Moved(start, amount, unit))


def _shift_months(day: int, count: int) -> Any:
    start = date.fromordinal(day)
    index = start.year * 12 + start.month - 1 + count
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        return UNKNOWN
    last = months_of.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)).toordinal()


_SHIFTS: dict[str, Callable[[int, int], Any]] = {
    "days": lambda day, count: day + count if 1 <= day + count <= date.max.toordinal() else UNKNOWN,
    "months": _shift_months,
    "years": lambda day, count: _shift_months(day, 12 * count),
}


# ---- arithmetic -----------------------------------------------------------------------------------------------


def _typed(spec: TermSpec, c: Context, family: str) -> Term:
    term = c.term(spec, c)
    if term.type.family != family:
        raise c.bad(f"{term.label} 的类型是 {term.type.kind}，这里要 {family}",
                    f"{term.label} is a {term.type.kind}; a {family} is needed")
    return term


_SIGNS = {"plus": "加", "minus": "减", "times": "乘", "remainder": "除的余数："}


def arithmetic(spec: Arithmetic, c: Context) -> Term:
    """A sum, a difference, a product or a remainder."""
    which, given = next((w, g) for w in _SIGNS if (g := getattr(spec, w)))
    parts = [c.term(t, c.at(which, i)) for i, t in enumerate(given)]
    families = {p.type.family for p in parts}
    if which == "remainder" and families != {"count"}:
        raise c.bad("余数要数量除以数量", "a remainder needs two counts")
    if not families <= {"count", "number", "money"} or (which != "times" and len(families) > 1):
        raise c.bad("加减要同类的数，乘要数量、数或金额",
                    "plus and minus need numbers of one type; times needs counts, numbers or money")
    if which == "times" and sum(p.type.family == "money" for p in parts) > 1:
        raise c.bad("金额不能乘金额", "money cannot be multiplied by money")
    type_ = next((p.type for f in ("money", "number", "count") for p in parts if p.type.family == f), COUNT)
    scale = sum(p.type.family == "number" for p in parts) - (type_.family == "number") if which == "times" else 0
    compute = _fold(tuple(p.compute for p in parts), which, MILLION**scale)
    key = f"{which}({','.join(p.key for p in parts)})"
    title = _SIGNS[which].join(p.title for p in parts)
    return Term(key, type_, compute, tuple(r for p in parts for r in p.reads), which, title,
                form=forms.Calculated(which, tuple(parts), MILLION**scale))


def _fold(parts: tuple[Compute, ...], which: str, divisor: int) -> Compute:
    def compute(s: Scope) -> Any:
        result: int | None = None
        for part in parts:
            value = part(s)
            if value is UNKNOWN or value is None:
                return UNKNOWN
            if result is None:
                result = value
            elif which == "plus":
                result += value
            elif which == "minus":
                result -= value
            elif which == "remainder" and not value:
                return UNKNOWN
            elif which == "remainder":
                result %= value
            else:
                result *= value
        return result if divisor == 1 or result is None else (2 * result + divisor) // (2 * divisor)

    return compute


def choice(spec: Choice, c: Context) -> Term:
    """The earliest, the latest, or the first that is not none."""
    which = "earliest" if spec.earliest else "latest" if spec.latest else "first_given"
    parts = [c.term(t, c.at(which, i)) for i, t in enumerate(spec.earliest or spec.latest or spec.first_given or [])]
    if len({p.type.family for p in parts}) > 1:
        raise c.bad("要同一类型的值", "the values must be of one type")
    if which != "first_given" and not parts[0].type.ordered:
        raise c.bad("这种值分不出先后大小", "values of this type have no order")
    computes = tuple(p.compute for p in parts)
    compute = (
        _first_given(computes) if which == "first_given" else _extreme(computes, min if which == "earliest" else max)
    )
    key = f"{which}({','.join(p.key for p in parts)})"
    return Term(key, parts[0].type, compute, tuple(r for p in parts for r in p.reads), which,
                "、".join(p.title for p in parts), form=forms.Choice(which, tuple(parts)))


def _first_given(parts: tuple[Compute, ...]) -> Compute:
    def compute(s: Scope) -> Any:
        for part in parts:
            if (value := part(s)) is not None:
                return value
        return None

    return compute


def _extreme(parts: tuple[Compute, ...], choose: Callable[[list[Any]], Any]) -> Compute:
    def compute(s: Scope) -> Any:
        values = [part(s) for part in parts]
        if any(v is UNKNOWN for v in values):
            return UNKNOWN
        given = [v for v in values if v is not None]
        return choose(given) if given else None

    return compute


# ---- text -----------------------------------------------------------------------------------------------------

_NOT_LETTERS = re.compile(r"[\W\d_]|[〇零一二三四五六七八九十百千万亿两年月日时分元]")
"""What differs between honest copies of one text: spaces, punctuation, numbers, dates and amounts."""


def same_text(spec: SameText, c: Context) -> Term:
    """A text stripped to its letters; none where it is too short to tell a copy from a coincidence."""
    text = _typed(spec.same_text, c.at("same_text"), "text")
    least = c.term(spec.at_least, c.at("at_least"))

    def compute(s: Scope) -> Any:
        value, length = text.compute(s), least.compute(s)
        if value is None or value is UNKNOWN or length is None or length is UNKNOWN:
            return value if value is None else UNKNOWN
        letters = _NOT_LETTERS.sub("", value)
        return letters if len(letters) >= length else None

    key, reads = f"same_text({text.key},{least.key})", (*text.reads, *least.reads)
    return Term(key, text.type, compute, reads, "same_text", f"{text.title}去掉数字和标点后的文字",
                form=forms.Letters(text, least))
