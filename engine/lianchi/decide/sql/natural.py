"""Tables with natural types (days, decimals) as canonical columns (day numbers, fen, millionths)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lianchi.decide.sql.shape import column_type, tree_of
from lianchi.decide.sql.sight import NONES, Path
from lianchi.decide.sql.text import name
from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, fields_of

Shape = Mapping[str, Any]
"""The fields that a table has, and below each those of its parts."""

_CANONICAL = {
    "date": "(date_diff('day', DATE '1970-01-01', {0}) + 719163)",
    "money": "CAST({0} * 100 AS BIGINT)",
    "number": "CAST({0} * 1000000 AS BIGINT)",
    "time": "(CAST(substr({0}, 1, 2) AS BIGINT) * 60 + CAST(substr({0}, 4, 2) AS BIGINT))",
}


def canonical(paths: Iterable[Path], there: Shape) -> list[str]:
    """What selects the columns of these paths from a table of that shape; NULL for what it does not have."""
    tree = tree_of(paths)
    return [f"{_field(Record, key, tree[key], name(key), there.get(key), 0)} AS {name(key)}" for key in sorted(tree)]


def _field(part: type[Part] | None, key: str, below: Shape, text: str, there: Shape | None, depth: int) -> str:
    if there is None:
        return f"CAST(NULL AS {column_type(part, key, below)})"
    if key == NONES or part is None:
        return text
    node = fields_of(part)[key]
    if not node.many:
        return _one(node, below, text, there, depth)
    item = f"x{depth}"
    found = _one(node, below, item, there, depth + 1)
    return text if found == item else f"list_transform({text}, lambda {item}: {found})"


def _one(node: Node, below: Shape, text: str, there: Shape, depth: int) -> str:
    if node.part is None:
        return _CANONICAL.get(node.scalar.kind if node.scalar else "", "{0}").format(text)
    if not below:
        return f"(CASE WHEN {text} IS NOT NULL THEN CAST('1' AS JSON) END)"
    fields = (f"{name(key)}: {_field(node.part, key, inner, f'{text}.{name(key)}', there.get(key), depth)}"
              for key, inner in sorted(below.items()))
    return f"(CASE WHEN {text} IS NOT NULL THEN {{{', '.join(fields)}}} END)"
