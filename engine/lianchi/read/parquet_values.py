"""Values of Parquet columns as the readers of other formats give them: text, whole numbers, decimals, yes or no.

SQL turns a row into JSON, with days, times and fractions as text; a decoder made for the columns leaves out what is
NULL.  What is left to be done is done where the types say so, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final, Protocol

import msgspec

from lianchi.model.columns import NONES, quoted, struct

Clean = Callable[[Any], Any]
Columns = Sequence[tuple[str, "ColumnType"]]

_AS_THEY_ARE: Final = frozenset((
    "boolean", "tinyint", "smallint", "integer", "bigint", "utinyint", "usmallint", "uinteger", "ubigint"))
_AS_TEXT: Final = frozenset((
    "varchar", "uuid", "enum", "date", "time", "time with time zone", "timestamp", "timestamp_s", "timestamp_ms",
    "timestamp_ns", "timestamp with time zone", "null", "hugeint", "uhugeint", "decimal"))
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


def row_as_json(columns: Columns) -> str:
    """The SQL that gives the columns of a row as one JSON text."""
    packed = ", ".join(f"{quoted(name)} := {_turned(name, type_)}" for name, type_ in columns)
    return f"CAST(to_json(struct_pack({packed})) AS VARCHAR)"


def _turned(name: str, type_: ColumnType) -> str:
    """The SQL for a column with its values as far as SQL turns them."""
    expression, now = quoted(name), str(type_)
    for step in (_in_beijing, _plain):
        if step(type_) != now:
            expression = f"CAST({expression} AS {step(type_)})"
    return expression


def _in_beijing(type_: ColumnType) -> str:
    """The type with moments on the clock of the session in the place of instants."""
    return _mapped(type_, lambda leaf: "TIMESTAMP" if leaf.id == _INSTANT else str(leaf))


def _plain(type_: ColumnType) -> str:
    return _mapped(type_, lambda leaf: str(leaf) if leaf.id in _AS_THEY_ARE else "VARCHAR")


def _mapped(type_: ColumnType, leaf: Callable[[ColumnType], str]) -> str:
    if type_.id == "struct":
        return struct({name: _mapped(inner, leaf) for name, inner in type_.children})
    if type_.id == "list":
        return _mapped(type_.children[0][1], leaf) + "[]"
    return leaf(type_)


def depth(columns: Columns) -> int:
    """How many levels deep the columns nest."""
    return 1 + max((_depth(type_) for _, type_ in columns), default=0)


def _depth(type_: ColumnType) -> int:
    if type_.id == "struct":
        return depth(type_.children)
    return 1 + _depth(type_.children[0][1]) if type_.id == "list" else 0


def row_reader(columns: Columns) -> Callable[[str], dict[str, Any]]:
    """What makes the fields of a record of the JSON of a row: without NULL, and None where ``-`` says none."""
    decode, clean = msgspec.json.Decoder(_shape(columns)).decode, _fields_cleaner(columns)

    def fields(text: str) -> dict[str, Any]:
        found: dict[str, Any] = msgspec.to_builtins(decode(text))  # leaves out what has its default, NULL
        return clean(found) if clean else found

    return fields


def _shape(columns: Columns) -> type[msgspec.Struct]:
    """A class with one attribute a column; their names may be anything, so the attributes are numbered."""
    names = {f"f{number}": name for number, (name, _) in enumerate(columns)}
    fields = [(key, _hint(type_), None) for key, (_, type_) in zip(names, columns, strict=True)]
    return msgspec.defstruct("Row", fields, rename=names, omit_defaults=True, gc=False)


def _hint(type_: ColumnType) -> Any:
    if type_.id == "struct":
        return _shape(type_.children) | None
    if type_.id == "list":
        inner = _hint(type_.children[0][1])
        return list[inner] | None  # type: ignore[valid-type]
    return Any


def _cleaner(type_: ColumnType) -> Clean | None:
    """What is to be done to each value of the type; None for nothing."""
    if type_.id == "struct":
        return _fields_cleaner(type_.children)
    if type_.id == "list":
        return _of_items(_cleaner(type_.children[0][1]))
    if type_.id in ("float", "double"):
        return _fraction if type_.id == "double" else _single
    if type_.id in _AS_THEY_ARE or type_.id in _AS_TEXT:
        return None
    words = str(type_).partition("(")[0]
    return lambda _: Foreign(words)


def _fields_cleaner(columns: Columns) -> Clean | None:
    odd = [(name, clean) for name, type_ in columns if (clean := _cleaner(type_)) is not None]
    if not odd and all(name != NONES for name, _ in columns):
        return None

    def clean_fields(found: dict[str, Any]) -> dict[str, Any]:
        for name, clean in odd:
            if name in found:
                found[name] = clean(found[name])
        nones = found.pop(NONES, None)
        return found if nones is None else _with_nones(found, nones)

    return clean_fields


def _with_nones(found: dict[str, Any], nones: Any) -> dict[str, Any]:
    """The fields with those that are said to be none; what is said both to be none and to have a value is neither."""
    if not isinstance(nones, list) or not all(isinstance(name, str) for name in nones):
        return found | {NONES: nones}
    return found | {name: Foreign("有值，又说没有") if name in found else None for name in nones}


def _of_items(clean: Clean | None) -> Clean | None:
    if clean is None:
        return None
    return lambda items: [item if item is None else clean(item) for item in items]


def _fraction(text: str) -> Decimal | str:
    """The shortest decimal that is this number, as everybody writes it; NaN stays a word that no field takes."""
    return Decimal(text) if text[-1].isdecimal() else text


def _single(text: str) -> int | Foreign:
    """A number in single precision, where it is certain which one was meant."""
    value = float(text)
    exact = value.is_integer() and abs(value) < _EXACT_FLOAT
    return int(value) if exact else Foreign(f"单精度 {value:g}")
