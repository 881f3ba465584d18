"""What depends on the unit of a record, set beside the record: how the columns of the units come to the records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lianchi.decide.sql.parameters import Unit
from lianchi.decide.sql.text import NULL, literal

Beside = Callable[[str, Sequence[Unit], Mapping[str, Sequence[Any]]], str]
"""From what selects records, their units, and columns with a value for each unit, to what selects both."""

MOST_WRITTEN = 4000
"""Values: more of them in each statement would cost more than the join."""
_KEYS = ("code", "name", "region")


def joined(records: str, units: Sequence[Unit], columns: Mapping[str, Sequence[Any]]) -> str:
    """By a join with the table of the units."""
    same = " AND ".join(f"r.unit.{key} IS NOT DISTINCT FROM u.unit_{key}" for key in _KEYS)
    return f"SELECT r.*, {', '.join(columns)} FROM ({records}) r LEFT JOIN units u ON {same}"


def numbered(records: str, units: Sequence[Unit], columns: Mapping[str, Sequence[Any]]) -> str:
    """By the number of the unit, as DuckDB has it of a word of a list: a join would copy all lists of every record,
    which costs half as much as reading it.  Where there is too much of it to be written out, by a join."""
    if len(units) * len(columns) > MOST_WRITTEN:
        return joined(records, units, columns)
    numbers: dict[str, int] = {}
    for number, unit in enumerate(units):
        numbers.setdefault("\x1f".join(word or "" for word in unit), number)
    words = ", ".join(map(literal, numbers))
    key = ", chr(31), ".join(f"coalesce(r.unit.{key}, '')" for key in _KEYS)
    at = f"enum_code(TRY_CAST(concat({key}) AS ENUM({words}))) + 1"
    found = [f"([{', '.join(_written(column[number]) for number in numbers.values())}])[unit_at] AS {name}"
             for name, column in columns.items()]
    return f"SELECT * EXCLUDE unit_at, {', '.join(found)} FROM (SELECT r.*, {at} AS unit_at FROM ({records}) r)"


def _written(value: Any) -> str:
    return NULL if value is None else literal(value)
