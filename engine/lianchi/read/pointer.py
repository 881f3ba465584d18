"""JSON pointers: made, taken apart, and followed although a field was written under its Chinese name."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, fields_of

Step = tuple[str, ...]
"""One step of a pointer, in every spelling that a submitted file may use: key first, then Chinese name."""


def escaped(token: str) -> str:
    """One token as a JSON pointer writes it."""
    return token.replace("~", "~0").replace("/", "~1")


def joined(tokens: tuple[str | int, ...]) -> str:
    """The pointer of a path."""
    return "".join(f"/{escaped(str(token))}" for token in tokens)


def taken_apart(pointer: str) -> tuple[str, ...]:
    """The tokens of a pointer; the empty pointer is the whole record."""
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:])


def steps(pointer: str) -> list[Step]:
    """The pointer into a record, step by step, each with its spellings."""
    part: type[Part] | None = Record
    found: list[Step] = []
    for token in taken_apart(pointer):
        if token.isdecimal():
            found.append((token,))
            continue
        node = names(part).get(token) if part else None
        found.append((token, node.title) if node else (token,))
        part = node.part if node else None
    return found


@cache
def names(part: type[Part]) -> dict[str, Node]:
    """The fields of a part by key, and by Chinese name where only one field of the part has it."""
    fields = fields_of(part)
    titles = Counter(node.title for node in fields.values())
    return {node.title: node for node in fields.values() if titles[node.title] == 1} | fields


@cache
def item_of(node: Node) -> Node:
    """One item of a list, as a field."""
    return replace(node, many=False)
