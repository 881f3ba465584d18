"""Parameters in SQL: the steps of a table as cases over the day, and what a unit has of its own as columns.

A parameter that is the same for all units is written out.  For one that is not, the
units of a run, which are known before its statements are written, give columns to their records.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lianchi.decide.sql.text import NULL, cases, every, literal, name
from lianchi.rulebook.parameters import Table, is_keyed

Unit = tuple[str | None, str | None, str | None]
"""Code, name and region, as far as known."""
Render = Callable[[Any], str]
Spans = tuple[tuple[int, Any], ...]
"""First day and value from then on; None where there is no value."""


MOST_VARIANTS = 8
"""With more variants, plain values are looked up as columns of the unit instead of being written out case by case."""
_PLAIN = ("money", "number", "days", "months", "count", "flag", "code")


class UnitColumns:
    """The units of a run, and what of the parameters depends on them: columns that every record gets from its unit."""

    def __init__(self, units: Sequence[Unit] = ()) -> None:
        self.units = tuple(units)
        self._courses: dict[str, list[Spans]] = {}
        self.columns: dict[str, list[Any]] = {}
        """Quoted name → the value for each unit; of the tables asked for so far."""

    def value(self, table: Table, day: str, keys: Mapping[str, str], render: Render) -> str:
        """The value that holds for the unit of a record."""
        if table.name not in self._courses:
            days = _days(table)
            self._courses[table.name] = [_course(table, days, unit) for unit in self.units]
        courses = self._courses[table.name]
        different = list(dict.fromkeys(courses))
        if len(different) > MOST_VARIANTS and table.definition.type in _PLAIN and not _any_keyed(table):
            return self._looked_up(table, courses, day)
        column = name(f"variant {table.name}")
        self.columns[column] = [different.index(course) for course in courses]
        return cases((f"{column} = {number}", over_days(spans, day, keys, render))
                     for number, spans in enumerate(different) if any(one is not None for _, one in spans))

    def _looked_up(self, table: Table, courses: Sequence[Spans], day: str) -> str:
        found = []
        for number, first in enumerate(_days(table)):
            column = name(f"value {table.name} {number}")
            self.columns[column] = [course[number][1] for course in courses]
            found.append((f"{day} >= {first}", column))
        return cases(reversed(found))


def parameter(table: Table, day: str, keys: Mapping[str, str], units: UnitColumns, render: Render) -> str:
    """The value of the table on the day as ``render`` writes it; ``keys`` pick the row of a table of several rows."""
    if table.by_unit or any(step.region is not None or step.unit is not None for step in table.steps):
        return units.value(table, day, keys, render)
    return over_days(_course(table, _days(table), (None, None, None)), day, keys, render)


def _any_keyed(table: Table) -> bool:
    return any(is_keyed(one) for step in (*table.steps, *table.by_unit.values()) for one in step.values)


def _days(table: Table) -> list[int]:
    return sorted({day for step in (*table.steps, *table.by_unit.values()) for day in step.days})


def _course(table: Table, days: Sequence[int], unit: Unit) -> Spans:
    code, called, region = unit
    whose = {"code": code, "name": called, "region": region}
    return tuple((day, table.at(day, whose)[0]) for day in days)


def over_days(spans: Spans, day: str, keys: Mapping[str, str], render: Render) -> str:
    """The course of a parameter as cases."""
    written = [(first, NULL if one is None else _keyed(one, keys, render)) for first, one in spans]
    return cases((f"{day} >= {first}", text) for first, text in reversed(written))


def _keyed(one: Any, keys: Mapping[str, str], render: Render) -> str:
    if not is_keyed(one):
        return render(one)
    known = [f"{key} IS NOT NULL" for key in keys.values()]
    rows = ((every(f"{keys[key]} = {literal(wanted)}" for key, wanted in row if wanted != "*"), render(found))
            for row, found in one if all(wanted == "*" or key in keys for key, wanted in row))
    return cases([(every(known), cases(rows))])
