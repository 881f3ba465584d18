"""What a term looks at: how far it sees, and whether it reads conclusions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lianchi.project import forms
from lianchi.project.logic import And, Atom, Not, Or, terms_of
from lianchi.project.terms import Term


def reach(term: Term) -> int:
    """The last slot that the term looks at; items of collections within it do not count."""
    return max(_slots(term), default=0)


def concludes(term: Term) -> bool:
    """Whether the term reads what the lists conclude."""
    return isinstance(term.form, forms.Conclusion) or any(map(concludes, parts(term.form)))


def _slots(term: Term) -> Iterator[int]:
    form = term.form
    if isinstance(form, forms.Field):
        yield form.slot
        return
    inner = [slot for part in parts(form) for slot in _slots(part)]
    items = getattr(form, "items", None)
    if isinstance(items, forms.Items):
        yield items.slot
        inner = [slot for slot in inner if slot < items.depth]
    yield from inner


def parts(form: Any) -> Iterator[Term]:
    """The terms that a term of this form is computed from."""
    for field in form.__dataclass_fields__ if form is not None else ():
        yield from _terms(getattr(form, field))


def _terms(value: Any) -> Iterator[Term]:
    if isinstance(value, Term):
        yield value
    elif isinstance(value, Atom | And | Or | Not):
        yield from terms_of(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _terms(part)
