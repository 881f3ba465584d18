"""From one record to the rows it gives to a rule on several records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lianchi.project.compile_group import PlannedGroup, Source
from lianchi.project.logic import open_terms
from lianchi.project.subjects import Subject, subjects
from lianchi.project.terms import Term
from lianchi.project.values import UNKNOWN


class Row(NamedTuple):
    """One item of a record as a rule on groups sees it.  Only known values are in ``values``."""

    source: int
    keys: tuple[Any, ...]
    on: int | None
    """The day; None for a source without one."""
    window: int
    values: dict[str, Any]
    pointer: str

    def naming(self, people: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the persons of the record whom the row names."""
        if not people:
            return ()
        said = "\x1f".join(value for value in (*self.keys, *self.values.values()) if isinstance(value, str))
        return tuple(name for name in people if name in said)


class Open(NamedTuple):
    """An item of which it is not known whether, or to which group, it belongs; and the terms that would tell."""

    source: int
    subject: Subject
    terms: tuple[Term, ...]
    on: int | None
    """Its day, where that is known."""


def rows(group: PlannedGroup, tree: dict[str, Any]) -> Iterator[Row | Open]:
    """The rows of a record, given as canonical tree with its conclusions.

    A collection that was not supplied gives none, and so does a record that says nothing of the fields besides the
    keys: a rule on groups compares what was handed in, and the rules on single records say what was not.  An item
    whose key or day is none belongs to no group.
    """
    for number, source in enumerate(group.sources):
        if source.takes(tree["kind"]):
            for subject in subjects(tree, source.steps):
                row = None if subject.ghost else _row(group, source, number, subject)
                if row is not None:
                    yield row


def _row(group: PlannedGroup, source: Source, number: int, subject: Subject) -> Row | Open | None:
    scope = subject.scope
    belongs = source.belongs(scope)
    if belongs is False:
        return None
    found = {name: term.compute(scope) for name, term in source.fields.items()}
    if not source.steps and source.own and all(term.compute(scope) is UNKNOWN for term in source.own):
        return None
    placing = [(source.fields[name], found[name]) for name in group.by]
    on = None if source.on is None else source.on.compute(scope)
    if source.on is not None:
        placing.append((source.on, on))
    open_ = [term for term, value in placing if value is UNKNOWN]
    if any(value is None for _, value in placing):
        return None
    if belongs is None:
        open_ += open_terms(source.where, scope)
    window = source.window.compute(scope) if source.window else 0
    if window is UNKNOWN or window is None:
        open_ += [source.window] if source.window else []
    if open_:
        return Open(number, subject, tuple(open_), on if isinstance(on, int) else None)
    values = {name: value for name, value in found.items() if value is not UNKNOWN}
    return Row(number, tuple([found[name] for name in group.by]), on, window, values, subject.pointers[-1])
