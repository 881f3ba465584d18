"""Picks and aggregates over a collection of the same record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from lianchi.model.language import Aggregate, Condition, Pick
from lianchi.project import forms
from lianchi.project.context import Context
from lianchi.project.logic import And, Logic, key_of, terms_of, truth
from lianchi.project.names import BadName, Step
from lianchi.project.terms import Read, Term, items_of
from lianchi.project.values import COUNT, UNKNOWN, Compute, Scope, Truth

Items = Callable[[Scope], Any]
"""Scope → the scopes of the items, in the order of the record (the same list may be used again), or UNKNOWN."""


class Collection:
    """A collection in sight of a term: its items, and the sight inside one of them.

    ``c`` is the sight at the key that names the collection; ``where`` and the like stand beside that key.
    """

    def __init__(self, source: str, alias: str | None, c: Context) -> None:
        try:
            self.slot, self.steps = c.names.steps(source)
        except BadName as error:
            raise c.bad_name(error) from error
        inner = replace(c, path=c.path[:-1])
        for step in self.steps[:-1]:
            inner = inner.inside(step.alias, step.node.part)
        last = self.steps[-1]
        self.inner = inner.inside(alias or last.alias, last.node.part)
        self.depth = c.names.slots
        self.form = forms.Items(self.slot, self.depth, self.steps)
        self.items = _items(self.slot, self.depth, self.steps)
        self.key = f"{self.slot}:{'.'.join('.'.join(s.keys) for s in self.steps)}"
        self.title = last.node.title

    def read(self, where: Logic, *terms: Term) -> Read:
        """What is read of the collection: the fields of the filter and of the given terms."""
        read = [r for t in (*terms_of(where), *terms) for r in t.reads]
        return Read(self.slot, (), self.title, self.steps, truth(where) if read else None,
                    tuple(dict.fromkeys(read)), depth=self.depth)


def _items(slot: int, depth: int, steps: tuple[Step, ...]) -> Items:
    if len(steps) > 1 or len(steps[0].keys) > 1:
        return lambda s: items_of(s, slot, depth, steps)
    (key,) = steps[0].keys

    def one_level(s: Scope) -> Any:
        found = s[slot].get(key, UNKNOWN)
        if found is UNKNOWN:
            return UNKNOWN
        return _each([*s[:depth], None], found) if found else ()

    return one_level


def _each(inner: Scope, found: Iterable[Any]) -> Iterator[Scope]:
    """The scopes of the items, one after the other in the same list: whoever keeps one must copy it."""
    for inner[-1] in found:  # noqa: B020  the loop fills the last slot
        yield inner


def conditions(raw: list[Condition], c: Context) -> Logic:
    """All of the conditions, compiled."""
    return And(tuple(c.condition(item, c.at("where", i)) for i, item in enumerate(raw)))


def pick(spec: Pick, c: Context) -> Term:
    """The value of the first, last or only item that matches."""
    which = "first" if spec.first else "last" if spec.last else "only"
    collection = Collection(spec.first or spec.last or spec.only or "", spec.as_, c.at(which))
    inside = collection.inner
    where = conditions(spec.where, inside)
    of = c.term(spec.of, inside.at("of"))
    order = c.term(spec.order_by, inside.at("order_by")) if spec.order_by else None
    if order is not None and not order.type.ordered:
        raise c.bad("order_by 要日期或数", "order_by needs a day or a number")
    test = truth(where)
    if order is not None:
        compute = _pick_ordered(collection.items, test, of.compute, order.compute, which)
    elif which == "only":
        compute = _pick_only(collection.items, test, of.compute)
    else:
        compute = _pick_end(collection.items, test, of.compute, last=which == "last")
    key = f"{which}({collection.key},{key_of(where)},{order.key if order else ''},{of.key})"
    read = collection.read(where, of, *([order] if order else []))
    return Term(key, of.type, compute, (read,), which, f"{collection.title}的{of.title}",
                form=forms.Pick(which, collection.form, where, of, order))


def _pick_end(items: Items, test: Truth, of: Compute, *, last: bool) -> Compute:
    def compute(s: Scope) -> Any:
        found = items(s)
        if found is UNKNOWN:
            return UNKNOWN
        for inner in reversed([list(inner) for inner in found]) if last else found:
            match = test(inner)
            if match is None:
                return UNKNOWN
            if match:
                return of(inner)
        return None

    return compute


def _matches(items: Items, test: Truth, s: Scope) -> list[Scope] | None:
    """The scopes that match for certain; None when the collection or any match is unknown."""
    found = items(s)
    if found is UNKNOWN:
        return None
    matched = []
    for inner in found:
        match = test(inner)
        if match is None:
            return None
        if match:
            matched.append(list(inner))
    return matched


def _pick_only(items: Items, test: Truth, of: Compute) -> Compute:
    def compute(s: Scope) -> Any:
        matched = _matches(items, test, s)
        if matched is None or len(matched) > 1:
            return UNKNOWN
        return of(matched[0]) if matched else None

    return compute


def _pick_ordered(items: Items, test: Truth, of: Compute, order: Compute, which: str) -> Compute:
    def compute(s: Scope) -> Any:
        matched = _matches(items, test, s)
        if matched is None or (which == "only" and len(matched) > 1):
            return UNKNOWN
        if not matched:
            return None
        keys = [order(inner) for inner in matched]
        if len(matched) > 1 and any(k is UNKNOWN or k is None for k in keys):
            return UNKNOWN
        best = 0
        for index in range(1, len(matched)):
            later = keys[index] >= keys[best] if which == "last" else keys[index] < keys[best]
            best = index if later else best
        return of(matched[best])

    return compute


def aggregate(spec: Aggregate, c: Context) -> Term:
    """A count, a number of distinct values, a sum, or the least or greatest value."""
    which = next(w for w in ("count", "distinct", "sum", "min", "max") if getattr(spec, w) is not None)
    collection = Collection(getattr(spec, which), spec.as_, c.at(which))
    inside = collection.inner
    where = conditions(spec.where, inside)
    of: tuple[Term, ...] = ()
    if spec.of is None:
        compute, type_ = _count(collection.items, truth(where)), COUNT
    else:
        term = c.term(spec.of, inside.at("of"))
        _check_aggregate(which, term, c)
        compute = _fold(collection.items, truth(where), term.compute, which)
        type_, of = COUNT if which == "distinct" else term.type, (term,)
    word = {"count": "数量", "distinct": "不同值的数量", "sum": "合计", "min": "最小值", "max": "最大值"}[which]
    title = f"{collection.title}的{of[0].title if of else ''}{word}"
    key = f"{which}({collection.key},{key_of(where)},{of[0].key if of else ''})"
    return Term(key, type_, compute, (collection.read(where, *of),), which, title,
                form=forms.Fold(which, collection.form, where, of[0] if of else None))


def _check_aggregate(which: str, term: Term, c: Context) -> None:
    if which == "sum" and term.type.family not in ("count", "number", "money"):
        raise c.bad(f"{term.label} 不能求和", f"{term.label} cannot be summed")
    if which in ("min", "max") and not term.type.ordered:
        raise c.bad(f"{term.label} 分不出大小", f"{term.label} has no order")


def _count(items: Items, test: Truth) -> Compute:
    def compute(s: Scope) -> Any:
        found, n = items(s), 0
        if found is UNKNOWN:
            return UNKNOWN
        for inner in found:
            match = test(inner)
            if match is None:
                return UNKNOWN
            n += match
        return n

    return compute


def _fold(items: Items, test: Truth, of: Compute, which: str) -> Compute:
    """A none among the values makes a sum unknown; least, greatest and distinct pass over it."""

    def compute(s: Scope) -> Any:
        found = items(s)
        if found is UNKNOWN:
            return UNKNOWN
        values = []
        for inner in found:
            match = test(inner)
            if match is None:
                return UNKNOWN
            if match:
                value = of(inner)
                if value is UNKNOWN or (value is None and which == "sum"):
                    return UNKNOWN
                if value is not None:
                    values.append(value)
        if which == "sum":
            return sum(values)
        if which == "distinct":
            return len(set(values))
        return (min(values) if which == "min" else max(values)) if values else None

    return compute
