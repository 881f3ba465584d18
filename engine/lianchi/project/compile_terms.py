"""From a term as written to a compiled term: paths, local names, conclusions, parameters, calendar, arithmetic."""

from __future__ import annotations

import calendar as months_of
from collections.abc import Callable
from datetime import date
from typing import Any

from lianchi.model.language import (
    AddTime,
    Aggregate,
    Arithmetic,
    Choice,
    DaysBetween,
    Literally,
    Param,
    Pick,
    TermSpec,
)
from lianchi.project.compile_collections import aggregate, pick
from lianchi.project.context import Context
from lianchi.project.names import BadName, Found
from lianchi.project.terms import Read, Term
from lianchi.project.values import COUNT, DATE, DAYS, UNKNOWN, Compute, Scope, Type
from lianchi.rulebook.parameters import MILLION, Table, is_keyed, pick_row


def compile_term(spec: TermSpec, c: Context) -> Term:
    """The compiled term.  Raises BadTerm."""
    if isinstance(spec, str):
        return _named(spec, c)
    if isinstance(spec, Param):
        return parameter(spec, c)
    if isinstance(spec, Literally):
        return _literal(spec, c)
    if isinstance(spec, Pick):
        return pick(spec, c)
    if isinstance(spec, Aggregate):
        return aggregate(spec, c)
    if isinstance(spec, DaysBetween):
        return _days_between(spec, c)
    if isinstance(spec, AddTime):
        return _add_time(spec, c)
    if isinstance(spec, Arithmetic):
        return _arithmetic(spec, c)
    return _choice(spec, c)


# ---- names ----------------------------------------------------------------------------------------------------


def _named(text: str, c: Context) -> Term:
    if text in c.local:
        return c.local[text]
    if text.startswith("concluded."):
        return _conclusion(text, c)
    try:
        return _path(text, c.names.path(text))
    except BadName as error:
        raise c.bad_name(BadName(error.word, [*error.known, *c.local])) from error


def _path(text: str, found: Found) -> Term:
    node = found.node
    if node.many:
        type_ = Type("list")
    elif node.scalar is None:
        type_ = Type("part")
    else:
        type_ = Type(node.scalar.kind, node.scalar.codes)
    key = f"{found.slot}:{'.'.join(found.keys)}"
    title = "的".join(n.title for n in found.nodes[-2:]) if len(found.nodes) > 1 else node.title
    at = (found.slot, found.keys[0]) if len(found.keys) == 1 else None
    return Term(key, type_, _getter(found.slot, found.keys), (Read(found.slot, found.keys, title),), text, title, at)


def _getter(slot: int, keys: tuple[str, ...]) -> Compute:
    if len(keys) == 1:
        (key,) = keys
        return lambda s: s[slot].get(key, UNKNOWN)
    if len(keys) == 2:
        first, second = keys

        def two(s: Scope) -> Any:
            part = s[slot].get(first, UNKNOWN)
            return part.get(second, UNKNOWN) if part.__class__ is dict else part

        return two

    def deep(s: Scope) -> Any:
        value = s[slot]
        for key in keys:
            value = value.get(key, UNKNOWN)
            if value.__class__ is not dict:
                return value if key is keys[-1] or value is None else UNKNOWN
        return value

    return deep


def _conclusion(text: str, c: Context) -> Term:
    name = text.removeprefix("concluded.")
    if text not in c.world.conclusions:
        raise c.bad_name(BadName(text, sorted(c.world.conclusions)), ("清单结论", "conclusion"))
    if c.rule.concludes is not None:
        raise c.bad("清单规则先于其他规则运行，不能再引用清单结论",
                    "a list is decided first and cannot read a conclusion")
    reads = c.world.concluded_from.get(text, ())
    return Term(f"0:{text}", c.world.conclusions[text], _getter(0, ("concluded", name)), reads, text, "清单结论")


def _literal(spec: Literally, c: Context) -> Term:
    value, type_ = spec.value, COUNT
    if isinstance(value, bool):
        type_ = Type("flag")
    elif isinstance(value, str):
        try:
            value, type_ = date.fromisoformat(value).toordinal(), DATE
        except ValueError:
            type_ = Type("text")
    elif value not in (0, 1, 2):
        raise c.bad("条件里不写数字；请定义为参数（param）", "no number stands inside a condition; make it a parameter")
    return Term(f"={value!r}", type_, lambda _: value, (), str(spec.value), str(spec.value))


# ---- parameters -----------------------------------------------------------------------------------------------


def parameter(spec: Param, c: Context) -> Term:
    """A parameter of the rule itself or a shared one, on the day that judges."""
    table = c.world.tables.get(f"{c.rule.id}.{spec.param}") or c.world.tables.get(spec.param)
    if table is None:
        shared = [name for name in c.world.tables if "." not in name]
        raise c.bad_name(BadName(spec.param, [*c.rule.parameters, *shared]), ("参数", "parameter"))
    if c.judged is None:
        raise c.bad("judged_on 里不能用参数", "judged_on cannot use a parameter")
    by = {key: compile_term(term, c.at("by", key)) for key, term in spec.by.items()}
    compute = _parameter_value(table, c.judged.compute, {k: t.compute for k, t in by.items()})
    title = f"参数“{table.definition.title}”"
    asked = (c.judged, *by.values())
    own = Read(0,
               (), title, value=_value_or_unasked(compute, asked), title_en=f"parameter “{table.definition.title_en}”")
    reads = (*(r for t in asked for r in t.reads), own)
    key = f"param({table.name},{c.judged.key},{sorted((k, t.key) for k, t in by.items())})"
    type_ = Type(table.definition.type, table.definition.codes)
    return Term(key, type_, compute, reads, spec.param, title)


def _value_or_unasked(compute: Compute, asked: tuple[Term, ...]) -> Compute:
    """The value; true while the day or a key is not known, as then it is they that are missing and not the value."""

    def value(s: Scope) -> Any:
        return True if any(term.compute(s) in (UNKNOWN, None) for term in asked) else compute(s)

    return value


def _parameter_value(table: Table, judged: Compute, by: dict[str, Compute]) -> Compute:
    scoped = any(step.region is not None or step.unit is not None for step in table.steps)
    cache: dict[Any, Any] = {}
    nobody: dict[str, Any] = {}

    def compute(s: Scope) -> Any:
        day = judged(s)
        if day is UNKNOWN or day is None:
            return UNKNOWN
        layered = scoped or table.by_unit
        unit = s[0].get("unit") or nobody if layered else nobody
        where = day if not layered else (day, unit.get("code"), unit.get("name"), unit.get("region"))
        if where not in cache:
            if len(cache) > 50_000:
                cache.clear()
            value, _ = table.at(day, unit)
            cache[where] = UNKNOWN if value is None else value
        value = cache[where]
        return _keyed(value, by, s) if is_keyed(value) else value

    return compute


def _keyed(value: Any, by: dict[str, Compute], s: Scope) -> Any:
    keys = {key: compute(s) for key, compute in by.items()}
    if any(v is UNKNOWN or v is None for v in keys.values()):
        return UNKNOWN
    found = pick_row(value, keys)
    return UNKNOWN if found is None else found


# ---- calendar -------------------------------------------------------------------------------------------------


def _days_between(spec: DaysBetween, c: Context) -> Term:
    which = "days_between" if spec.days_between else "working_days_between"
    pair = spec.days_between or spec.working_days_between or []
    a, b = (_typed(t, c.at(which, i), "date") for i, t in enumerate(pair))
    first, second, more = a.compute, b.compute, int(spec.inclusive)
    if which == "days_between":
        compute = _days(first, second, more)
        reads = (*a.reads, *b.reads)
    else:
        between = c.world.calendar.between

        def working(x: int, y: int) -> Any:
            days = between(x, y, spec.inclusive)
            return UNKNOWN if days is None else days

        compute = _both(first, second, working)
        known = _both(first, second, lambda x, y: True)
        table = Read(0, (), "该年度的放假调休安排", value=lambda s: known(s) is UNKNOWN or compute(s),
                     title_en="the holiday table of that year")
        reads = (*a.reads, *b.reads, table)
    word = "工作日数" if which == "working_days_between" else "天数"
    title = f"{a.title}到{b.title}的{word}"
    return Term(f"{which}({a.key},{b.key},{more})", DAYS, compute, reads, which, title)


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


def _add_time(spec: AddTime, c: Context) -> Term:
    start = _typed(spec.add, c.at("add"), "date")
    unit, raw = next((u, t) for u, t in (("days", spec.days), ("months", spec.months),
                                         ("years", spec.years)) if t is not None)
    amount = _typed(raw, c.at(unit), "count")
    compute = _both(start.compute, amount.compute, _SHIFTS[unit])
    word = {"days": "天", "months": "个月", "years": "年"}[unit]
    title = f"{start.title}加{amount.title}{word}"
    return Term(f"add({start.key},{unit},{amount.key})", DATE, compute, (*start.reads, *amount.reads), "add", title)


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
    term = compile_term(spec, c)
    if term.type.family != family:
        raise c.bad(f"{term.label} 的类型是 {term.type.kind}，这里要 {family}",
                    f"{term.label} is a {term.type.kind}; a {family} is needed")
    return term


def _arithmetic(spec: Arithmetic, c: Context) -> Term:
    which = "plus" if spec.plus else "minus" if spec.minus else "times"
    parts = [compile_term(t, c.at(which, i)) for i, t in enumerate(spec.plus or spec.minus or spec.times or [])]
    families = {p.type.family for p in parts}
    if not families <= {"count", "number", "money"} or (which != "times" and len(families) > 1):
        raise c.bad("加减要同类的数，乘要数量、数或金额",
                    "plus and minus need numbers of one type; times needs counts, numbers or money")
    if which == "times" and sum(p.type.family == "money" for p in parts) > 1:
        raise c.bad("金额不能乘金额", "money cannot be multiplied by money")
    type_ = next((p.type for f in ("money", "number", "count") for p in parts if p.type.family == f), COUNT)
    scale = sum(p.type.family == "number" for p in parts) - (type_.family == "number") if which == "times" else 0
    compute = _fold(tuple(p.compute for p in parts), which, MILLION**scale)
    sign = {"plus": "加", "minus": "减", "times": "乘"}[which]
    key = f"{which}({','.join(p.key for p in parts)})"
    return Term(key, type_, compute, tuple(r for p in parts for r in p.reads), which, sign.join(p.title for p in parts))


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
            else:
                result *= value
        return result if divisor == 1 or result is None else (2 * result + divisor) // (2 * divisor)

    return compute


def _choice(spec: Choice, c: Context) -> Term:
    which = "earliest" if spec.earliest else "latest" if spec.latest else "first_given"
    parts = [compile_term(t, c.at(which, i)) for i, t in enumerate(spec.earliest or spec.latest or spec.first_given or [])]
    if len({p.type.family for p in parts}) > 1:
        raise c.bad("要同一类型的值", "the values must be of one type")
    if which != "first_given" and not parts[0].type.ordered:
        raise c.bad("这种值分不出先后大小", "values of this type have no order")
    computes = tuple(p.compute for p in parts)
    compute = _first_given(computes) if which == "first_given" else _extreme(computes, min if which == "earliest" else max)
    key = f"{which}({','.join(p.key for p in parts)})"
    return Term(key, parts[0].type, compute, tuple(r for p in parts for r in p.reads), which,
                "、".join(p.title for p in parts))


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
