"""The vocabulary as the columns of a table: the SQL type of every field, nested as the record is.

A NULL says *not supplied*.  What the record says to be none has its name in a list that stands beside the fields,
in the same row or struct: ``{"contract": NULL, "-": ["contract"]}``.  An empty list is an empty list.
"""

from __future__ import annotations

from typing import Final

from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, fields_of

NONES: Final = "-"
"""The name of the list of fields that are said to be none; no field of the vocabulary is called so."""

FILE, LINE = "_path", "_line"
"""The columns that say from which file, and which line or row of it, a record was converted."""

TYPES: Final = {
    "text": "VARCHAR",
    "code": "VARCHAR",
    "count": "BIGINT",
    "number": "DECIMAL(18,6)",
    "money": "DECIMAL(18,2)",
    "date": "DATE",
    "time": "VARCHAR",
    "flag": "BOOLEAN",
}
"""Kind of scalar → its type; every value that the vocabulary takes fits, exactly.  A clock time is text: 09:30."""

_NONES_TYPE: Final = "VARCHAR[]"

Seen = dict[str, "Seen"]
"""The fields that occur in some records, and below each the fields of its parts; ``-`` where something is none."""


def columns(part: type[Part], seen: Seen | None = None) -> dict[str, str]:
    """Field → SQL type, in the order of the vocabulary; only those that occur, or all of them."""
    fields = fields_of(part)
    found = {key: type_of(node, None if seen is None else seen[key])
             for key, node in fields.items() if seen is None or key in seen}
    if seen is None or NONES in seen or not found:
        found[NONES] = _NONES_TYPE
    return found


def type_of(node: Node, seen: Seen | None = None) -> str:
    """The SQL type of a field; ``seen`` are the fields that occur below it."""
    if node.part is not None:
        inner = struct(columns(node.part, seen))
    else:
        inner = TYPES[node.scalar.kind if node.scalar else "text"]
    return f"{inner}[]" if node.many else inner


def struct(fields: dict[str, str]) -> str:
    """The type of a part with these fields."""
    return "STRUCT(" + ", ".join(f"{quoted(key)} {type_}" for key, type_ in fields.items()) + ")"


def quoted(name: str) -> str:
    """A name as SQL takes any name."""
    return '"' + name.replace('"', '""') + '"'


def text(words: str) -> str:
    """Words as an SQL literal."""
    return "'" + words.replace("'", "''") + "'"
