"""Terms as SQL expressions, by their forms; conditions over them in SQL's three values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lianchi.decide.sql import calculations, lists
from lianchi.decide.sql.parameters import Render, UnitColumns, parameter
from lianchi.decide.sql.reach import parts, reach
from lianchi.decide.sql.sight import Sight
from lianchi.decide.sql.text import FALSE, TRUE, Sql, cases, every, literal, name, some
from lianchi.normalise import WorkingDays
from lianchi.project import forms
from lianchi.project.logic import And, Atom, Logic, Not
from lianchi.project.terms import Term

_SIGNS = {"eq": "=", "ne": "<>", "ge": ">=", "gt": ">", "le": "<=", "lt": "<"}
_LARGEST = 2**61
_GROWING = (forms.Calculated, forms.ShareGap, forms.Fold, forms.Promoted)
"""Forms whose values can go beyond the numbers of a record; what is beyond the largest is not known to any engine."""


class NoSql(Exception):
    """A term that cannot be said in SQL; records of the kinds that need it are decided by the other engine."""


@dataclass(slots=True)
class Columns:
    """The terms of one subject that are columns of their own, in levels: each is written over those before it."""

    units: UnitColumns
    calendar: WorkingDays | None = None
    """The calendar, where any term counts working days."""
    levels: list[list[tuple[str, str]]] = field(default_factory=list)
    _found: dict[str, tuple[Sql, int]] = field(default_factory=dict)
    _deepest: int = -1

    # ---- terms

    def term(self, term: Term, sight: Sight) -> Sql:
        """The term; as a column where it sees no more than the subject does."""
        if isinstance(term.form, forms.Field | forms.Fixed | forms.Conclusion) or reach(term) >= sight.top:
            return self._expression(term, sight)
        if term.key not in self._found:
            above, self._deepest = self._deepest, -1
            found = self._expression(term, _subject(sight))
            level = self._deepest + 1
            self._deepest = above
            self._found[term.key] = self._column(found, level), level
        found, level = self._found[term.key]
        self._deepest = max(self._deepest, level)
        return found

    def shared(self, text: str, sight: Sight) -> str:
        """A text that is used more than once: a column of its own where the subject sees all of it."""
        if len(sight.slots) > sight.top:
            return text
        self._deepest += 1
        return self._column(Sql(text), self._deepest).value

    def _column(self, found: Sql, level: int) -> Sql:
        while len(self.levels) <= level:
            self.levels.append([])
        number = sum(map(len, self.levels))
        self.levels[level].append((f"t{number}", found.value))
        if found.known is None:
            return Sql(f"t{number}")
        if found.known == TRUE:
            return Sql(f"t{number}", TRUE)
        self.levels[level].append((f"k{number}", found.known))
        return Sql(f"t{number}", f"k{number}")

    def _expression(self, term: Term, sight: Sight) -> Sql:
        write = _WRITERS.get(type(term.form))
        if write is None:
            raise NoSql(term.key)
        return write(self, term.form, sight)

    # ---- conditions

    def condition(self, logic: Logic, sight: Sight) -> str:
        """The condition: true, false, or NULL for unknown."""
        if isinstance(logic, Atom):
            return self._atom(logic, sight)
        if isinstance(logic, Not):
            return f"(NOT {self.condition(logic.item, sight)})"
        parts = [self.condition(item, sight) for item in logic.items]
        return every(parts) if isinstance(logic, And) else some(parts)

    def _atom(self, atom: Atom, sight: Sight) -> str:
        left = self._within(atom.left, sight)
        if isinstance(atom.right, bool):
            return left if atom.right == (atom.op == "eq") else f"(NOT {left})"
        right = self._within(atom.right, sight) if isinstance(atom.right, Term) else literal(atom.right)
        return f"({left} {_SIGNS[atom.op]} {right})"

    def _within(self, term: Term, sight: Sight) -> str:
        value = self.term(term, sight).value
        if isinstance(term.form, _GROWING) and term.type.kind != "flag" and getattr(term.form, "which", "") != "count":
            return f"(CASE WHEN {value} > -{_LARGEST} AND {value} < {_LARGEST} THEN {value} END)"
        return value

    # ---- parameters

    def parameter(self, form: forms.ParameterValue, sight: Sight, render: Render) -> str:
        """The value of a parameter as ``render`` writes it."""
        day = self.term(form.judged, sight).value
        keys = {key: self.term(term, sight).value for key, term in form.by}
        return parameter(form.table, day, keys, self.units, render)


def _subject(sight: Sight) -> Sight:
    """The sight of the subject itself."""
    return sight.only(sight.top)


def _parameter(c: Columns, form: Any, sight: Sight) -> Sql:
    if form.table.definition.type in ("share", "codes", "names"):
        raise NoSql(form.table.name)
    return Sql(c.parameter(form, sight, literal))


def _member(c: Columns, form: Any, sight: Sight) -> Sql:
    value = c.term(form.value, sight).value
    if not isinstance(form.allowed.form, forms.ParameterValue):
        raise NoSql(form.allowed.key)

    def among(codes: tuple[str, ...]) -> str:
        return f"({value} IN ({', '.join(map(literal, codes))}))" if codes else FALSE

    allowed = c.parameter(form.allowed.form, sight, among)
    return Sql(f"(CASE WHEN {value} IS NOT NULL THEN {allowed} END)")


def _share_gap(c: Columns, form: Any, sight: Sight) -> Sql:
    part, whole = c.term(form.part, sight).value, c.term(form.whole, sight).value
    if not isinstance(form.wanted.form, forms.ParameterValue):
        raise NoSql(form.wanted.key)
    gap = c.parameter(form.wanted.form, sight, lambda share: f"({part} * {share[1]} - {whole} * {share[0]})")
    return Sql(f"(CASE WHEN {part} IS NOT NULL AND {whole} > 0 THEN {gap} END)")


def _in_force(c: Columns, form: Any, sight: Sight) -> Sql:
    day = c.term(form.judged, sight).value
    return Sql(cases((f"{day} >= {first} AND {day} < {end}", literal(duty)) for first, end, duty in form.spans))


def _present(c: Columns, form: Any, sight: Sight) -> Sql:
    inner = form.term.form
    if form.term.type.kind == "list" and isinstance(inner, forms.Field):
        return Sql(f"(len({sight.items(inner.slot, inner.keys)}) > 0)")
    found = c.term(form.term, sight)
    given = f"({found.value} IS NOT NULL)"
    if found.known == TRUE:
        return Sql(given)
    return Sql(f"nullif({given}, {FALSE})" if found.known is None else f"(CASE WHEN {found.known} THEN {given} END)")


def _conclusion(c: Columns, form: Any, sight: Sight) -> Sql:
    return Sql(name(f"concluded {form.name}"), name(f"known {form.name}"))


_WRITERS: dict[Any, Callable[[Columns, Any, Sight], Sql]] = {
    forms.Field: lambda c, form, sight: sight.field(form.slot, form.keys),
    forms.Fixed: lambda c, form, sight: Sql(literal(form.value), TRUE),
    forms.Conclusion: _conclusion,
    forms.ParameterValue: _parameter,
    forms.InForce: _in_force,
    forms.Present: _present,
    forms.Member: _member,
    forms.ShareGap: _share_gap,
    **calculations.WRITERS,
    **lists.WRITERS,
}


def has_sql(term: Term) -> bool:
    """Whether the term, and all that it is computed from, can be said in SQL."""
    return type(term.form) in _WRITERS and all(map(has_sql, parts(term.form)))
