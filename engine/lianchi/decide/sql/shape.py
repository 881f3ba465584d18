"""The columns of a table of canonical records: of the fields that are read, with their types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lianchi.decide.sql.sight import NONES, Path
from lianchi.decide.sql.text import name
from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, fields_of

_TYPES = {"text": "VARCHAR", "code": "VARCHAR", "flag": "BOOLEAN"}
_GIVEN = "JSON"
"""The type of a part or list of which nothing is read but whether it is there."""


def columns(paths: Iterable[Path]) -> dict[str, str]:
    """Field of the record → type; canonical scalars are text, yes or no, or whole numbers."""
    return {key: column_type(Record, key, below) for key, below in sorted(tree_of(paths).items())}


def tree_of(paths: Iterable[Path]) -> dict[str, Any]:
    """The paths as a tree: each key, and below it those that follow it."""
    tree: dict[str, Any] = {}
    for path in paths:
        below = tree
        for key in path:
            below = below.setdefault(key, {})
    return tree


def column_type(part: type[Part] | None, key: str, below: Mapping[str, Any]) -> str:
    """The type of a field of a part, of which the fields below are read."""
    if key == NONES:
        return "VARCHAR[]"
    node = fields_of(part)[key] if part is not None else None
    one = _one(node, below)
    return f"{one}[]" if node is not None and node.many else one


def _one(node: Node | None, below: Mapping[str, Any]) -> str:
    if node is None or (node.part is not None and not below):
        return _GIVEN
    if node.scalar is not None:
        return _TYPES.get(node.scalar.kind, "BIGINT")
    fields = (f"{name(key)} {column_type(node.part, key, inner)}" for key, inner in sorted(below.items()))
    return f"STRUCT({', '.join(fields)})"
