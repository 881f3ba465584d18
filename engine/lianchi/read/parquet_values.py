"""Values of Parquet columns as the readers of other formats give them: text, whole numbers, decimals, yes or no.

SQL turns days and times into text, and everything that no field can hold; what is left is done to each value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Final, Protocol

from lianchi.model.columns import NONES, quoted, struct

Clean = Callable[[Any], Any]

_NUMBERS: Final = frozenset((
    "boolean", "tinyint", "smallint", "integer", "bigint", "hugeint", "utinyint", "usmallint", "uinteger", "ubigint",
    "uhugeint", "decimal", "float", "double"))
_TEXTS: Final = frozenset((
    "varchar", "uuid", "enum", "date", "time", "time with time zone", "timestamp", "timestamp_s", "timestamp_ms",
    "timestamp_ns", "timestamp with time zone", "null"))
_INSTANT: Final = "timestamp with time zone"

_EXACT_FLOAT: Final = 1 << 16
"""Below it a whole number in single precision has lost no hundredths; other such numbers may have lost some."""


class ColumnType(Protocol):
    """What DuckDB says of the type of a column: which one, and the parts of a nested one."""

    @property
    def id(self) -> str:
        """struct, list, varchar …"""

    @property
    def children(self) -> list[tuple[str, Any]]:
        """Names and types of the parts."""


class Foreign:
    """A value of a type that no field can hold: it means nothing, and a message quotes its type."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __str__(self) -> str:
        return self._words


def selected(name: str, type_: ColumnType) -> str:
    """The SQL that gives a column with its values as far as SQL turns them."""
    expression = quoted(name)
    for step in (_in_beijing, _plain):
        if step(type_) != str(type_):
            expression = f"CAST({expression} AS {step(type_)})"
    return f"{expression} AS {quoted(name)}"


def _in_beijing(type_: ColumnType) -> str:
    """The type with moments on the clock of the session in the place of instants."""
    return _mapped(type_, lambda leaf: "TIMESTAMP" if leaf.id == _INSTANT else str(leaf))


def _plain(type_: ColumnType) -> str:
    return _mapped(type_, lambda leaf: str(leaf) if leaf.id in _NUMBERS else "VARCHAR")


def _mapped(type_: ColumnType, leaf: Callable[[ColumnType], str]) -> str:
    if type_.id == "struct":
        return struct({name: _mapped(inner, leaf) for name, inner in type_.children})
    if type_.id == "list":
        return _mapped(type_.children[0][1], leaf) + "[]"
    return leaf(type_)


def row_cleaner(types: Iterable[tuple[str, ColumnType]]) -> Clean:
    """What turns the fields of a row or struct into those of a record: no NULL, and None where ``-`` says none."""
    odd = [(name, clean) for name, type_ in types if (clean := _cleaner(type_)) is not None]

    def clean_row(values: dict[str, Any]) -> dict[str, Any]:
        found = {name: value for name, value in values.items() if value is not None}
        for name, clean in odd:
            if name in found:
                found[name] = clean(found[name])
        nones = found.pop(NONES, None)
        return found if nones is None else _with_nones(found, nones)

    return clean_row


def _with_nones(found: dict[str, Any], nones: Any) -> dict[str, Any]:
    """The fields with those that are said to be none; what is said both to be none and to have a value is neither."""
    if not isinstance(nones, list) or not all(isinstance(name, str) for name in nones):
        return found | {NONES: nones}
    return found | {name: Foreign("有值，又说没有") if name in found else None for name in nones}


def _cleaner(type_: ColumnType) -> Clean | None:
    """What is to be done to each value of the type; None for nothing."""
    if type_.id == "struct":
        return row_cleaner(type_.children)
    if type_.id == "list":
        return _of_items(_cleaner(type_.children[0][1]))
    if type_.id in ("float", "double"):
        return _fraction if type_.id == "double" else _single
    if type_.id in _NUMBERS or type_.id in _TEXTS:
        return None
    words = str(type_).partition("(")[0]
    return lambda _: Foreign(words)


def _of_items(clean: Clean | None) -> Clean | None:
    if clean is None:
        return None
    return lambda items: [item if item is None else clean(item) for item in items]


def _fraction(value: float) -> Decimal | str:
    """The shortest decimal that is this number, as everybody writes it; NaN stays a word that no field takes."""
    return Decimal(repr(value)) if value - value == 0 else str(value)


def _single(value: float) -> int | Foreign:
    """A number in single precision, where it is certain which one was meant."""
    exact = value.is_integer() and abs(value) < _EXACT_FLOAT
    return int(value) if exact else Foreign(f"单精度 {value:g}")
