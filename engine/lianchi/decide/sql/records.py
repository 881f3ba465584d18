"""Canonical records as lines for a database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from lianchi.decide.sql.sight import NONES, Path

_NOT_FOR_SQL: Final = re.compile(rb'[:\[,]-?[0-9]{16}|\\u0000')
"""Numbers with which a sum could leave the range of whole numbers, and the one character that texts cannot hold."""


LONGEST: Final = 4 << 20
"""Bytes of the longest line; a database sets aside room for several."""


def line(tree: Mapping[str, Any], number: int) -> bytes | None:
    """The record as a line of JSON under its number; None for one that a database might read differently."""
    data = msgspec.json.encode({**tree, "n": number})
    return None if len(data) > LONGEST or _NOT_FOR_SQL.search(data) else data


def marked(tree: dict[str, Any], data: bytes, number: int, nones: set[Path]) -> bytes:
    """The line with what is none named beside the rest, and added to ``nones``.  The tree is used up."""
    if b"null" not in data:
        return data
    _mark(tree, (), nones)
    return msgspec.json.encode({**tree, "n": number})


def _mark(part: dict[str, Any], path: Path, nones: set[Path]) -> None:
    """Name what is none in a field of its own, here and below."""
    none = [key for key, value in part.items() if value is None]
    for key in none:
        nones.add((*path, key))
    for key, value in part.items():
        kind = value.__class__
        if kind is dict:
            _mark(value, (*path, key), nones)
        elif kind is list and value and value[0].__class__ is dict:
            for item in value:
                _mark(item, (*path, key), nones)
    if none:
        part[NONES] = none
