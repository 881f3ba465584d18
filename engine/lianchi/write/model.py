"""The canonical tree as the frozen Record, and back."""

from __future__ import annotations

from typing import Any

from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, fields_of
from lianchi.write.scalars import rendering_of
from lianchi.write.tree import Tree, turned


def to_model(tree: Tree) -> Record:
    """The record with money as Decimal yuan and days as dates; raises pydantic's ValidationError.

    ``model_fields_set`` of every part holds exactly what was supplied.
    """
    return Record.model_validate(turned(tree, Record, lambda r: r.modelled))


def from_model(part: Part) -> Tree:
    """The canonical tree of a record (or part of one): what was supplied, in the order of the vocabulary."""
    fields = fields_of(type(part))
    names = {info.alias or name: name for name, info in type(part).model_fields.items()}
    return {
        key: _value(node, getattr(part, names[key]))
        for key, node in fields.items()
        if names[key] in part.model_fields_set
    }


def _value(node: Node, value: Any) -> Any:
    if value is None:
        return None
    return [_item(node, item) for item in value] if node.many else _item(node, value)


def _item(node: Node, value: Any) -> Any:
    if isinstance(value, Part):
        return from_model(value)
    return rendering_of(node.scalar.kind if node.scalar else "text").canonical(value)
