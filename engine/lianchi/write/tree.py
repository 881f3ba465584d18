"""The canonical tree of a record: mappings and lists by the keys of the vocabulary.

Money is whole fen, a day its proleptic ordinal number, a clock time minutes since midnight, a number whole
millionths.  A missing key says *not supplied*, None or an empty list says *none*.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, fields_of
from lianchi.write.scalars import Rendering, rendering_of

Tree = dict[str, Any]
Turn = Callable[[Rendering], Callable[[Any], Any]]


def submitted(tree: Tree) -> Tree:
    """The record as a submitter would write it: keys in the order of the vocabulary, scalars readable."""
    return turned(tree, Record, lambda r: r.submitted)


def turned(tree: Tree, part: type[Part], turn: Turn) -> Tree:
    """The part with every scalar rendered.  Raises ValueError for a key that is not in the vocabulary."""
    fields = fields_of(part)
    unknown = tree.keys() - fields.keys()
    if unknown:
        raise ValueError(f"not in the vocabulary of {part.__name__}: {', '.join(sorted(unknown))}")
    return {key: _value(node, tree[key], turn) for key, node in fields.items() if key in tree}


def _value(node: Node, value: Any, turn: Turn) -> Any:
    if value is None:
        return None
    if node.many:
        return [_item(node, item, turn) for item in value]
    return _item(node, value, turn)


def _item(node: Node, value: Any, turn: Turn) -> Any:
    if node.part is not None:
        return turned(value, node.part, turn)
    return turn(rendering_of(node.scalar.kind if node.scalar else "text"))(value)
