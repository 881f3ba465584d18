"""The statements in the words of Spark: sqlglot translates, and what it leaves or gets wrong is rewritten here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lianchi.decide.sql.text import name

WIDEST = "DECIMAL(38, 0)"
"""The whole numbers beyond BIGINT; what is beyond them becomes NULL, which is unknown."""


def translated(text: str) -> str:
    """A statement of DuckDB as one of Spark."""
    return str(_tree(text).sql("spark"))


def schema(columns: Mapping[str, str]) -> str:
    """Names and types of columns as a schema of Spark."""
    types = ", ".join(f"{name(key)} {type_}" for key, type_ in columns.items())
    return ", ".join(column.sql("spark") for column in _tree(f"CREATE TABLE t ({types})").this.expressions)


def _tree(text: str) -> Any:
    from sqlglot import parse_one

    tree = parse_one(text, read="duckdb")
    for node in reversed(list(tree.walk())):  # what is within comes first
        rewrite = _RULES.get(type(node).__name__)
        if rewrite is not None:
            node.replace(rewrite(node))
    return tree


def _spark(text: str, *parts: Any) -> Any:
    """An expression of Spark with ``{0}``, ``{1}``, … replaced by expressions."""
    from sqlglot import parse_one

    names = {f"part_{number}": part for number, part in enumerate(parts)}
    tree = parse_one(text.format(*names), read="spark")
    for node in list(tree.find_all(*_columns())):
        if node.name in names:
            node.replace(names[node.name].copy())
    return tree


def _columns() -> tuple[Any, ...]:
    from sqlglot import exp

    return (exp.Column,)


def _length(node: Any) -> Any:
    """``len`` is of a list everywhere but for texts that were stripped to their letters."""
    return node if type(node.this).__name__ == "RegexpReplace" else _spark("SIZE({0})", node.this)


def _divided(node: Any) -> Any:
    """Spark's DIV comes to a BIGINT, whatever it divides; what is divided here by its multiple is exact."""
    return _spark(f"CAST(CAST(({{0}}) - ({{0}}) % ({{1}}) AS {WIDEST}) / ({{1}}) AS {WIDEST})", node.this,
                  node.expression)


def _added(node: Any) -> Any:
    """Days and months onto a day."""
    if node.expression.name.lower() == "to_months":
        return _spark("ADD_MONTHS({0}, {1})", node.this, node.expression.expressions[0])
    if type(node.this).__name__ == "Cast" and node.this.to.this.name == "DATE":
        return _spark("DATE_ADD({0}, {1})", node.this, node.expression)
    return node


def _called(node: Any) -> Any:
    """Functions that Spark does not have."""
    found = {"list_count": "SIZE(FILTER({0}, one -> one IS NOT NULL))",
             "list_sum": f"AGGREGATE({{0}}, CAST(0 AS {WIDEST}), (sum, one) -> CAST(sum + one AS {WIDEST}))",
             "list_extract": "GET({0}, {1} - 1)"}
    if node.name.lower() == "list_extract" and type(node.expressions[1]).__name__ == "Neg":
        return _spark("TRY_ELEMENT_AT({0}, {1})", *node.expressions)
    text = found.get(node.name.lower())
    return _spark(text, *node.expressions) if text else node


def _field(node: Any) -> Any:
    """Spark takes no field of nothing."""
    return node.this.copy() if type(node.this).__name__ == "Null" else node


def _type(node: Any) -> Any:
    """A part of which is asked only whether it is there can stay text."""
    from sqlglot import exp

    other = {"INT128": WIDEST, "JSON": "TEXT"}.get(node.this.name)
    return exp.DataType.build(other) if other else node


_RULES: dict[str, Callable[[Any], Any]] = {
    "Length": _length,
    "IntDiv": _divided,
    "Add": _added,
    "Anonymous": _called,
    "DataType": _type,
    "Dot": _field,
}
