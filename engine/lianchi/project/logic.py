"""Compiled conditions: atoms over terms joined by and, or, not; read with Kleene's three values."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lianchi.project.terms import Term
from lianchi.project.values import UNKNOWN, Scope, Truth

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq, "ne": operator.ne, "ge": operator.ge, "gt": operator.gt, "le": operator.le, "lt": operator.lt,
}
NEGATED = {"eq": "ne", "ne": "eq", "ge": "lt", "lt": "ge", "gt": "le", "le": "gt"}


@dataclass(frozen=True, slots=True)
class Atom:
    """One comparison: a term with a term or a literal.  Unknown when a term is unknown or none."""

    op: str
    left: Term
    right: Term | int | str


@dataclass(frozen=True, slots=True)
class And:
    """All of them; true when there are none."""

    items: tuple[Logic, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of them; false when there are none."""

    items: tuple[Logic, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary; unknown stays unknown."""

    item: Logic


Logic = Atom | And | Or | Not


def truth(logic: Logic) -> Truth:
    """The condition as a function from scope to true, false or None."""
    if isinstance(logic, Atom):
        return _atom(logic)
    if isinstance(logic, Not):
        inner = truth(logic.item)
        return lambda s: None if (t := inner(s)) is None else not t
    parts = tuple(truth(item) for item in logic.items)
    if len(parts) == 1:
        return parts[0]
    return _any(parts) if isinstance(logic, Or) else _every(parts)


def _any(parts: tuple[Truth, ...]) -> Truth:
    """True where one of them is, else unknown if any is; written out twice, as it is asked a hundred times a record."""

    def truth_of(scope: Scope) -> bool | None:
        result: bool | None = False
        for part in parts:
            value = part(scope)
            if value:
                return True
            if value is None:
                result = None
        return result

    return truth_of


def _every(parts: tuple[Truth, ...]) -> Truth:
    """False where one of them is, else unknown if any is."""

    def truth_of(scope: Scope) -> bool | None:
        result: bool | None = True
        for part in parts:
            value = part(scope)
            if value is None:
                result = None
            elif not value:
                return False
        return result

    return truth_of


def _atom(atom: Atom) -> Truth:
    compare, left, right = COMPARE[atom.op], atom.left.compute, atom.right
    if atom.left.at is not None and not isinstance(right, Term):
        return _field_against_literal(*atom.left.at, compare, right)
    if not isinstance(right, Term):
        fixed = right

        def against_literal(scope: Scope) -> bool | None:
            a = left(scope)
            return None if a is UNKNOWN or a is None else compare(a, fixed)

        return against_literal
    other = right.compute

    def against_term(scope: Scope) -> bool | None:
        a, b = left(scope), other(scope)
        return None if a is UNKNOWN or a is None or b is UNKNOWN or b is None else compare(a, b)

    return against_term


def _field_against_literal(slot: int, key: str, compare: Callable[[Any, Any], bool], fixed: int | str) -> Truth:
    """The commonest condition made quick."""

    def truth_of(scope: Scope) -> bool | None:
        a = scope[slot].get(key, UNKNOWN)
        return None if a is UNKNOWN or a is None else compare(a, fixed)

    return truth_of


def atoms_of(logic: Logic) -> Iterator[Atom]:
    """Every comparison of the condition, in order."""
    if isinstance(logic, Atom):
        yield logic
    elif isinstance(logic, Not):
        yield from atoms_of(logic.item)
    else:
        for item in logic.items:
            yield from atoms_of(item)


def terms_of(logic: Logic) -> Iterator[Term]:
    """Every term of the condition, in order."""
    for atom in atoms_of(logic):
        yield atom.left
        if isinstance(atom.right, Term):
            yield atom.right


def key_of(logic: Logic) -> str:
    """Equal for equal conditions."""
    if isinstance(logic, Atom):
        right = logic.right.key if isinstance(logic.right, Term) else repr(logic.right)
        return f"{logic.left.key} {logic.op} {right}"
    if isinstance(logic, Not):
        return f"not({key_of(logic.item)})"
    word = "and" if isinstance(logic, And) else "or"
    return f"{word}({';'.join(key_of(item) for item in logic.items)})"


Opened = Callable[[Scope], list[Term]]
"""From a scope to the unknown terms of the parts that keep a condition open; none where it is known."""


def opened(logic: Logic) -> Opened:
    """The condition compiled to tell what it waits for."""
    known = truth(logic)
    if isinstance(logic, Atom):
        terms = [term for term in (logic.left, logic.right) if isinstance(term, Term)]
        return lambda s: [] if known(s) is not None else [t for t in terms if t.compute(s) in (UNKNOWN, None)]
    parts = [opened(item) for item in ((logic.item,) if isinstance(logic, Not) else logic.items)]
    return lambda s: [] if known(s) is not None else [term for part in parts for term in part(s)]


def open_terms(logic: Logic, scope: Scope) -> list[Term]:
    """What the condition waits for in this scope, for once; who asks often keeps what :func:`opened` gives."""
    return opened(logic)(scope)
