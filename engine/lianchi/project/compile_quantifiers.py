"""Conditions over a collection: some, every, none, in order."""

from __future__ import annotations

from typing import Any

from lianchi.model.language import Every, InOrder, NoneOf, Some
from lianchi.project import forms
from lianchi.project.compile_collections import Collection, conditions
from lianchi.project.context import Context
from lianchi.project.logic import And, Atom, Logic, Not, key_of, truth
from lianchi.project.terms import Term
from lianchi.project.values import FLAG, UNKNOWN, Compute, Scope, Truth


def quantified(raw: Some | Every | NoneOf, c: Context) -> Logic:
    """Some item meets the conditions, every one does, or none: one yes-or-no term."""
    word = "some" if isinstance(raw, Some) else "every" if isinstance(raw, Every) else "none"
    collection = Collection(getattr(raw, word), raw.as_, c.at(word))
    where = conditions(raw.where, collection.inner)
    if isinstance(raw, Every):
        inside = collection.inner
        norm: Logic = And(tuple(c.condition(x, inside.at("satisfies", i)) for i, x in enumerate(raw.satisfies)))
        test: Logic = And((where, Not(norm)))
    else:
        test = where
    key = f"some({collection.key},{key_of(test)})"
    term = Term(key, FLAG, _exists(collection, test), (collection.read(test),), word, collection.title,
                form=forms.Exists(collection.form, test))
    return Atom("eq", term, word == "some")


def _exists(collection: Collection, test: Logic) -> Compute:
    items, matches = collection.items, truth(test)

    def compute(s: Scope) -> Any:
        found: Any = items(s)
        if found is UNKNOWN:
            return UNKNOWN
        result: Any = False
        for inner in found:
            match = matches(inner)
            if match:
                return True
            if match is None:
                result = UNKNOWN
        return result

    return compute


def in_order(raw: InOrder, c: Context) -> Logic:
    """The values of the items never go back: one yes-or-no term."""
    collection = Collection(raw.in_order, raw.as_, c.at("in_order"))
    where = conditions(raw.where, collection.inner)
    of = c.term(raw.of, collection.inner.at("of"))
    if not of.type.ordered:
        raise c.at("of").bad(f"{of.label} 分不出先后", f"{of.label} has no order")
    key = f"in-order({collection.key},{key_of(where)},{of.key})"
    compute = _ascending(collection, truth(where), of.compute)
    term = Term(key, FLAG, compute, (collection.read(where, of),), "in_order",
                f"{collection.title}按{of.title}的先后次序", form=forms.Ascending(collection.form, where, of))
    return Atom("eq", term, True)


def _ascending(collection: Collection, matches: Truth, of: Compute) -> Compute:
    items = collection.items

    def compute(s: Scope) -> Any:
        found: Any = items(s)
        if found is UNKNOWN:
            return UNKNOWN
        highest: Any = None
        result: Any = True
        for inner in found:
            match = matches(inner)
            value = of(inner) if match else None
            if match is None or value is UNKNOWN:
                result = UNKNOWN
            elif value is not None:
                if highest is not None and value < highest:
                    return False
                highest = value
        return result

    return compute
