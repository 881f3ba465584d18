"""Terms over collections in SQL: lists mapped by lambdas, then folded without looking at the items again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lianchi.decide.sql.sight import Sight
from lianchi.decide.sql.text import FALSE, NULL, TRUE, Sql, at, cases, every
from lianchi.project import forms

if TYPE_CHECKING:
    from lianchi.decide.sql.terms import Columns

Body = Callable[[Sight], str]


def _mapped(c: Columns, items: forms.Items, sight: Sight, body: Body) -> str:
    """What the body comes to for each item, as a column of its own where the subject sees the items."""
    return c.shared(mapped(items, sight, body), sight)


def mapped(items: forms.Items, sight: Sight, body: Body) -> str:
    """What the body comes to for each item, in order; NULL where any level of the collection is not known."""
    outer = sight.only(items.depth)
    return _level(items, outer, body, 0)


def _level(items: forms.Items, outer: Sight, body: Body, number: int) -> str:
    step, last = items.steps[number], number == len(items.steps) - 1
    item = f"x{next(outer.numbers)}"
    slot = items.slot if number == 0 else len(outer.slots) - 1
    inner = outer.inside(step, item, slot)
    list_ = outer.items(slot, step.keys)
    if last:
        return f"list_transform({list_}, lambda {item}: {body(inner)})"
    below = f"list_transform({list_}, lambda {item}: {_level(items, inner, body, number + 1)})"
    return f"(CASE WHEN len({below}) = list_count({below}) THEN flatten({below}) END)"


def _fold(c: Columns, form: Any, sight: Sight) -> Sql:
    if form.which == "count":
        return Sql(_count(_mapped(c, form.items, sight, lambda inner: c.condition(form.where, inner))))
    rows = _mapped(c, form.items, sight, lambda inner: _row(c, form, inner))
    values = f"list_transform(list_filter({rows}, lambda y: y.m AND y.v IS NOT NULL), lambda y: y.v)"
    unknown = "y.m IS NULL OR (y.m AND NOT y.k)" if form.which != "sum" else "y.m IS NULL OR (y.m AND y.v IS NULL)"
    known = f"(len(list_filter({rows}, lambda y: {unknown})) = 0)"
    if form.which == "sum":
        return Sql(cases([(known, f"coalesce(list_sum({values}), 0)")]))
    if form.which == "distinct":
        return Sql(cases([(known, f"len(list_distinct({values}))")]))
    return Sql(cases([(known, f"list_{form.which}({values})")]), f"coalesce({known}, {FALSE})")


def _count(tests: str) -> str:
    counted = f"len(list_filter({tests}, lambda y: y))"
    return cases([(f"len({tests}) = list_count({tests})", counted)])


def _row(c: Columns, form: Any, inner: Sight, **more: str) -> str:
    """One item: whether it matches, its value, whether that is known."""
    of = c.term(form.of, inner)
    fields = {**more, "m": c.condition(form.where, inner), "v": of.value, "k": of.is_known}
    return "{" + ", ".join(f"'{key}': {value}" for key, value in fields.items()) + "}"


def _exists(c: Columns, form: Any, sight: Sight) -> Sql:
    tests = _mapped(c, form.items, sight, lambda inner: c.condition(form.test, inner))
    return Sql(cases([(f"list_contains({tests}, {TRUE})", TRUE), (f"len({tests}) = list_count({tests})", FALSE)]))


def _ascending(c: Columns, form: Any, sight: Sight) -> Sql:
    rows = _mapped(c, form.items, sight, lambda inner: _row(c, form, inner))
    values = f"list_transform(list_filter({rows}, lambda y: y.m AND y.v IS NOT NULL), lambda y: y.v)"
    unknown = f"len(list_filter({rows}, lambda y: y.m IS NULL OR (y.m AND NOT y.k)))"
    return Sql(cases([(f"{values} <> list_sort({values})", FALSE), (f"{unknown} = 0", TRUE)]))


def _pick(c: Columns, form: Any, sight: Sight) -> Sql:
    return _ordered(c, form, sight) if form.order is not None or form.which == "only" else _end(c, form, sight)


def _end(c: Columns, form: Any, sight: Sight) -> Sql:
    """The first, or last, item that may match decides: unknown unless it does."""
    rows = _mapped(c, form.items, sight, lambda inner: _row(c, form, inner))
    may = f"list_filter({rows}, lambda y: y.m IS NOT FALSE)"
    found = at(may, 1 if form.which == "first" else -1)
    value = cases([(f"{found}.m", f"{found}.v")])
    known = cases([(f"len({may}) = 0", TRUE)], f"coalesce({found}.m AND {found}.k, {FALSE})")
    return Sql(value, known)


def _ordered(c: Columns, form: Any, sight: Sight) -> Sql:
    """The matching item that comes first or last by a term; or the only one."""

    def row(inner: Sight) -> str:
        order = c.term(form.order, inner).value if form.order is not None else NULL
        return _row(c, form, inner, o=order)

    rows = _mapped(c, form.items, sight, row)
    matches = f"list_filter({rows}, lambda y: y.m)"
    unsure = f"len(list_filter({rows}, lambda y: y.m IS NULL))"
    if form.which == "only":
        found, clear = at(matches, 1), f"len({matches}) <= 1"
    else:
        keyed = f"len(list_filter({rows}, lambda y: y.m AND y.o IS NULL)) = 0"
        found, clear = _best(matches, form.which), f"(len({matches}) <= 1 OR {keyed})"
    sure = every([f"{unsure} = 0", clear])
    value = cases([(sure, f"{found}.v")])
    return Sql(value, f"coalesce({sure} AND (len({matches}) = 0 OR {found}.k), {FALSE})")


def _best(matches: str, which: str) -> str:
    """Of equal keys the first where the least is wanted, the last where the greatest is."""
    numbered = f"list_transform({matches}, lambda z, i: {{'o': z.o, 'i': i, 'v': z.v, 'k': z.k}})"
    return at(f"list_sort({numbered})", 1 if which == "first" else -1)


WRITERS: dict[Any, Callable[[Columns, Any, Sight], Sql]] = {
    forms.Fold: _fold,
    forms.Exists: _exists,
    forms.Ascending: _ascending,
    forms.Pick: _pick,
}
