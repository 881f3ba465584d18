"""The rows that records give to a rule on groups, as SQL: what :mod:`lianchi.project.rows` says of one record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lianchi.decide.sql.parameters import UnitColumns
from lianchi.decide.sql.scans import seen, sight_of
from lianchi.decide.sql.sight import NONES, Path, Sight, Used
from lianchi.decide.sql.terms import Columns
from lianchi.decide.sql.text import NULL, TRUE, Sql, every, literal, name, some
from lianchi.model.record import Record
from lianchi.model.vocabulary import Node, fields_of
from lianchi.normalise import WorkingDays
from lianchi.project import PlannedGroup
from lianchi.project.compile_group import Source

PLACED: Final = 1
OPEN: Final = 2
_GONE: Final = 0
"""What becomes of an item: it is a row, it is not known whether it is or where it belongs, or it is none."""

_TYPES: Final = {"text": "VARCHAR", "code": "VARCHAR", "flag": "BOOLEAN"}


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of the table with the rows of a rule on groups."""

    group: PlannedGroup
    fields: tuple[tuple[str, ...], ...]
    """For each source the fields that the rule looks at."""
    unit: tuple[str, ...]
    """What of the unit is kept: what names it, and what the rule looks at."""

    @property
    def places(self) -> list[str]:
        """The columns with the place of the item in its record, counted from 1."""
        return [f"place{number}" for number in range(1, max(len(one.steps) for one in self.group.sources) + 1)]

    @property
    def order(self) -> list[str]:
        """The columns by which rows stand in the order of the records."""
        return ["n", "source", *self.places]

    @property
    def keys(self) -> list[str]:
        """The columns of the keys."""
        return [f"key{number}" for number in range(len(self.group.by))]

    @property
    def types(self) -> dict[str, str]:
        """All columns with their types."""
        found = {"state": "TINYINT", **dict.fromkeys(self.order, "BIGINT")}
        first = self.group.sources[0]
        found |= {key: _type(first, field) for key, field in zip(self.keys, self.group.by, strict=True)}
        found |= {"day": "BIGINT", "reach": "BIGINT", **{f"unit_{field}": _unit_type(field) for field in self.unit}}
        for number, (source, fields) in enumerate(zip(self.group.sources, self.fields, strict=True)):
            parts = [*(f"{name(field)} {_type(source, field)}" for field in fields), f"{name(NONES)} VARCHAR[]"]
            found[f"row{number}"] = f"STRUCT({', '.join(parts)})"
        return found

    @property
    def empty(self) -> str:
        """The table without rows."""
        return f"SELECT {', '.join(f'CAST(NULL AS {t}) AS {column}' for column, t in self.types.items())} WHERE FALSE"


def _type(source: Source, field: str) -> str:
    return _TYPES.get(source.fields[field].type.kind, "BIGINT")


def _unit_type(field: str) -> str:
    scalar = unit_fields()[field].scalar
    return _TYPES.get(scalar.kind if scalar else "text", "BIGINT")


def unit_fields() -> dict[str, Node]:
    """The fields of a unit."""
    part = fields_of(Record)["unit"].part
    return dict(fields_of(part)) if part is not None else {}


@dataclass(frozen=True, slots=True)
class RowScan:
    """The items of one source in the records of a kind: ``text`` selects the columns of the layout."""

    layout: Layout
    text: str
    calendar: WorkingDays | None


def row_scan(layout: Layout, number: int, table: str, nones: frozenset[Path], used: Used,
             units: UnitColumns) -> RowScan:
    """The scan of a source over a table of records."""
    source = layout.group.sources[number]
    sight, columns = sight_of(source.steps, nones, used), Columns(units)
    wanted = _columns(layout, number, columns, sight)
    there = f" WHERE i{len(source.steps)} > 0" if source.steps else ""
    below = f"SELECT {', '.join(wanted)} FROM {seen(table, source.steps, sight, columns)}{there}"
    return RowScan(layout, f"SELECT * FROM ({below}) WHERE state <> {_GONE}", columns.calendar)


def _state(group: PlannedGroup, source: Source, columns: Columns, sight: Sight) -> str:
    belongs = columns.condition(source.where, sight)
    placing = [columns.term(source.fields[key], sight) for key in group.by]
    placing += [columns.term(source.on, sight)] if source.on else []
    gone = [f"(NOT {belongs})", *(f"({one.known} AND {one.value} IS NULL)" for one in placing if one.known)]
    if not source.steps and source.own:
        gone.append(every(f"(NOT {columns.term(term, sight).is_known})" for term in source.own))
    unsure = [f"({belongs} IS NULL)", *(f"(NOT {one.is_known})" for one in placing)]
    if source.window:
        unsure.append(f"({columns.term(source.window, sight).value} IS NULL)")
    return f"CASE WHEN {some(gone)} THEN {_GONE} WHEN {some(unsure)} THEN {OPEN} ELSE {PLACED} END"


def _columns(layout: Layout, number: int, columns: Columns, sight: Sight) -> list[str]:
    source = layout.group.sources[number]
    found = {"state": _state(layout.group, source, columns, sight), "n": "n", "source": str(number)}
    for level, place in enumerate(layout.places, start=1):
        found[place] = f"i{level}" if level <= len(source.steps) else "0"
    for key, field in zip(layout.keys, layout.group.by, strict=True):
        found[key] = columns.term(source.fields[field], sight).value
    found["day"] = columns.term(source.on, sight).value if source.on else NULL
    found["reach"] = columns.term(source.window, sight).value if source.window else "0"
    for field in layout.unit:
        found[f"unit_{field}"] = sight.field(0, ("unit", field)).value
    for other, fields in enumerate(layout.fields):
        values = [(field, columns.term(source.fields[field], sight)) for field in fields] if other == number else []
        found[f"row{other}"] = _struct(values) if other == number else NULL
    return [f"CAST({value} AS {layout.types[column]}) AS {column}" for column, value in found.items()]


def _struct(values: Iterable[tuple[str, Sql]]) -> str:
    """The fields of a row; those that are none are named beside the rest."""
    fields, none = [], []
    for field, sql in values:
        fields.append(f"{name(field)}: {sql.value}")
        if sql.known not in (None, TRUE):
            none.append(f"CASE WHEN {sql.known} AND {sql.value} IS NULL THEN {literal(field)} END")
    marks = f"list_filter([{', '.join(none)}], lambda f: f IS NOT NULL)" if none else NULL
    return "{" + ", ".join([*fields, f"{name(NONES)}: {marks}"]) + "}"
