"""Parameters as terms: the value on the day that judges, for the unit of the record."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from lianchi.model.language import Param
from lianchi.project import forms
from lianchi.project.context import Context
from lianchi.project.names import BadName
from lianchi.project.terms import Read, Term
from lianchi.project.values import UNKNOWN, Compute, Scope, Type
from lianchi.rulebook.parameters import Table, is_keyed, pick_row


def parameter(spec: Param, c: Context) -> Term:
    """A parameter of the rule itself or a shared one, on the day that judges."""
    table = c.world.tables.get(f"{c.rule.id}.{spec.param}") or c.world.tables.get(spec.param)
    if table is None:
        shared = [name for name in c.world.tables if "." not in name]
        raise c.bad_name(BadName(spec.param, [*c.rule.parameters, *shared]), ("参数", "parameter"))
    if c.judged is None:
        raise c.bad("judged_on 里不能用参数", "judged_on cannot use a parameter")
    by = {key: c.term(term, c.at("by", key)) for key, term in spec.by.items()}
    compute = _parameter_value(table, c.judged.compute, {k: t.compute for k, t in by.items()})
    title = f"参数“{table.definition.title}”"
    _check_codes(table, c)
    asked = _value_or_unasked(compute, (c.judged, *by.values()))
    own = Read(0, (), title, value=asked, title_en=f"parameter “{table.definition.title_en}”")
    keyed = any(is_keyed(value) for step in (*table.steps, *table.by_unit.values()) for value in step.values)
    reads = (own, *(r for t in by.values() for r in t.reads)) if keyed else (own,)
    key = f"param({table.name},{c.judged.key},{sorted((k, t.key) for k, t in by.items())})"
    type_ = Type(table.definition.type, table.definition.codes)
    form = forms.ParameterValue(table, c.judged, tuple(by.items()))
    return Term(key, type_, compute, reads, spec.param, title, form=form)


def _check_codes(table: Table, c: Context) -> None:
    """A code that is on no list would never match, and nobody would see it."""
    known = list(c.world.codes.titles(table.definition.codes or ""))
    for value in (v for step in [*table.steps, *table.by_unit.values()] for v in step.values if known):
        for code in value if isinstance(value, tuple) else (value,):
            if isinstance(code, str) and code not in known:
                raise c.bad_name(BadName(code, known), (f"“{table.definition.title}”的代码", f"code of {table.name}"))


def _value_or_unasked(compute: Compute, asked: tuple[Term, ...]) -> Compute:
    """The value; true while the day or a key is not known, as then it is they that are missing and not the value."""

    def value(s: Scope) -> Any:
        return True if any(term.compute(s) in (UNKNOWN, None) for term in asked) else compute(s)

    return value


class _Lookup:
    """The values of a parameter, remembered by unit and by the stretch of days in which no layer changes them.

    Units may still get values of their own when the plan is made (those of a scenario), so their number is watched.
    """

    def __init__(self, table: Table) -> None:
        self._table, self._units = table, -1
        self._layered, self._turns = False, list[int]()
        self._found: dict[Any, tuple[Any, bool]] = {}

    def at(self, day: int, unit: dict[str, Any]) -> tuple[Any, bool]:
        """The value for the unit on the day, UNKNOWN where there is none; and whether keys pick from it."""
        if len(self._table.by_unit) != self._units:
            self._begin()
        since = bisect_right(self._turns, day)
        where = (since, unit.get("code"), unit.get("name"), unit.get("region")) if self._layered else since
        if where not in self._found:
            if len(self._found) > 50_000:
                self._found.clear()
            value, _ = self._table.at(day, unit if self._layered else {})
            self._found[where] = UNKNOWN if value is None else value, is_keyed(value)
        return self._found[where]

    def _begin(self) -> None:
        table = self._table
        self._units, self._found = len(table.by_unit), {}
        self._layered = bool(table.by_unit) or any(step.region is not None or step.unit is not None
                                                   for step in table.steps)
        self._turns = sorted({day for step in (*table.steps, *table.by_unit.values()) for day in step.days})


def _parameter_value(table: Table, judged: Compute, by: dict[str, Compute]) -> Compute:
    at = _Lookup(table).at
    nobody: dict[str, Any] = {}

    def compute(s: Scope) -> Any:
        day = judged(s)
        if day is UNKNOWN or day is None:
            return UNKNOWN
        value, keyed = at(day, s[0].get("unit") or nobody)
        return _keyed(value, by, s) if keyed else value

    return compute


def _keyed(value: Any, by: dict[str, Compute], s: Scope) -> Any:
    keys = {key: compute(s) for key, compute in by.items()}
    if any(v is UNKNOWN or v is None for v in keys.values()):
        return UNKNOWN
    found = pick_row(value, keys)
    return UNKNOWN if found is None else found
