"""Who is named in a record: by the marks of the vocabulary, wherever a person may stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, fields_of


class Named(NamedTuple):
    """A value of a marked field; ``mark`` is person, party or account."""

    value: str
    mark: str


class Marks:
    """The marked fields of one part, and the parts below it that have any."""

    def __init__(self) -> None:
        self.scalars: dict[str, str] = {}
        self.parts: dict[str, Marks] = {}

    def named(self, tree: Any) -> list[Named]:
        """The values of the marked fields, in the order of the tree; a scalar where a part is due counts as a name."""
        found: list[Named] = []
        self._add(tree, found)
        return found

    def _add(self, tree: Any, found: list[Named]) -> None:
        if isinstance(tree, dict):
            scalars, parts = self.scalars, self.parts
            for key, value in tree.items():
                if key in scalars:
                    found += texts_of(value, scalars[key])
                elif key in parts and value:
                    parts[key]._add(value, found)
        elif isinstance(tree, list):
            for item in tree:
                self._add(item, found)
        elif isinstance(tree, str) and "person" in self.scalars.values():
            found.append(Named(tree, "party"))


def texts_of(value: Any, mark: str) -> list[Named]:
    """The texts in the value of a marked field, however deep."""
    if isinstance(value, str):
        return [Named(value, mark)]
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [one for item in below for one in texts_of(item, mark)]


def marks() -> Marks:
    """The marks of the whole vocabulary; fields are known by their keys and by their Chinese names."""
    return _of(Record, {})


def _of(part: type[Part], made: dict[type[Part], Marks]) -> Marks:
    if part not in made:
        found = made[part] = Marks()
        for key, node in fields_of(part).items():
            for name in (key, node.title):
                if node.part is not None:
                    below = _of(node.part, made)
                    if below.scalars or below.parts:
                        found.parts[name] = below
                elif node.scalar is not None and node.scalar.mark:
                    found.scalars[name] = node.scalar.mark
    return made[part]


def keys() -> frozenset[str]:
    """The keys of all fields."""
    return frozenset(node.key for node in _nodes())


def amounts() -> frozenset[str]:
    """The keys and Chinese names of all fields of money, counts and measures."""
    found = [node for node in _nodes() if node.scalar is not None and node.scalar.kind in ("money", "count", "number")]
    return frozenset(name for node in found for name in (node.key, node.title))


def _nodes() -> Iterator[Node]:
    waiting: list[type[Part]] = [Record]
    seen: set[type[Part]] = {Record}
    while waiting:
        for node in fields_of(waiting.pop()).values():
            yield node
            if node.part is not None and node.part not in seen:
                seen.add(node.part)
                waiting.append(node.part)
