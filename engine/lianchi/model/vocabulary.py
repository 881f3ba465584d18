"""The vocabulary as a tree: every field of a record with its type and Chinese name, read off the pydantic models."""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin

from lianchi.model.record import Record
from lianchi.model.scalar import Part, Scalar


@dataclass(frozen=True, slots=True)
class Node:
    """One field: its key in files, Chinese title, and either a scalar, a part, or a list of one of the two."""

    key: str
    title: str
    about: str
    many: bool
    scalar: Scalar | None
    part: type[Part] | None

    @property
    def singular(self) -> str:
        """The name of one item of a list: ``meeting`` for ``meetings``; lists of scalars drop a final s or ies."""
        if self.part is not None and self.part.singular:
            return self.part.singular
        return singular(self.key)

    def nth(self, index: int) -> str:
        """What one item of the list is called, counted from 0: 第2次会议."""
        return f"第{index + 1}{self.part.measure if self.part else '项'}{self.title}"


class Made(Part):
    """A part that is no model: the rows of a group and the group itself, whose fields a rule file names."""

    nodes: ClassVar[dict[str, Node]] = {}


def made(name: str, nodes: dict[str, Node]) -> type[Part]:
    """A part with these fields."""
    return type(name, (Made,), {"nodes": nodes, "__module__": __name__})


def singular(plural: str) -> str:
    """``entries`` → ``entry``, ``contracts`` → ``contract``."""
    return plural[:-3] + "y" if plural.endswith("ies") else plural.removesuffix("s")


def _node(key: str, title: str, about: str, annotation: Any, metadata: list[Any], many: bool = False) -> Node:
    for item in metadata:
        if isinstance(item, Scalar):
            return Node(key, title, about, many, item, None)
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        inner = next(a for a in get_args(annotation) if a is not type(None))
        return _node(key, title, about, inner, [], many)
    if origin is Annotated:
        base, *meta = get_args(annotation)
        return _node(key, title, about, base, list(meta), many)
    if origin is list:
        return _node(key, title, about, get_args(annotation)[0], [], True)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return Node(key, title, about, many, None, annotation)
    return Node(key, title, about, many, Scalar("text"), None)


@cache
def fields_of(part: type[Part]) -> dict[str, Node]:
    """Key in files → field, in the order of the model."""
    if issubclass(part, Made):
        return part.nodes
    found = {}
    for name, info in part.model_fields.items():
        key = info.alias or name
        found[key] = _node(key, info.title or key, info.description or "", info.annotation, list(info.metadata))
    return found


@cache
def collections() -> dict[str, tuple[str, ...]]:
    """Singular → path of list keys from the record: ``speech`` → ("meetings", "speeches"); first one found wins."""
    found: dict[str, tuple[str, ...]] = {}
    waiting: list[tuple[tuple[str, ...], type[Part]]] = [((), Record)]
    while waiting:
        path, part = waiting.pop(0)
        for key, node in fields_of(part).items():
            if node.part is None:
                continue
            here = (*path, key)
            if node.many:
                found.setdefault(node.singular, here)
            waiting.append((here, node.part))
    return found
