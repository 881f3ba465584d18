"""Canonical records as lines for a database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from lianchi.decide.sql.sight import NONES, Path

_NOT_FOR_SQL: Final = re.compile(rb'[:\[,]-?[0-9]{16}|\\u0000')
"""Numbers with which a sum could leave the range of whole numbers, and the one character that texts cannot hold."""


def line(tree: Mapping[str, Any], number: int, nones: set[Path]) -> bytes | None:
    """The record as a line of JSON under its number; what is none is named beside the rest and added to ``nones``.

    None for a record that a database might read differently: the other engine decides it.
    """
    data = msgspec.json.encode({**tree, "n": number})
    if b"null" in data:
        data = msgspec.json.encode({**_marked(tree, (), nones), "n": number})
    return None if _NOT_FOR_SQL.search(data) else data


def _marked(part: Mapping[str, Any], path: Path, nones: set[Path]) -> dict[str, Any]:
    marked = {key: _value(value, (*path, key), nones) for key, value in part.items() if value is not None}
    if len(marked) < len(part):
        marked[NONES] = [key for key, value in part.items() if value is None]
        nones.update((*path, key) for key in marked[NONES])
    return marked


def _value(value: Any, path: Path, nones: set[Path]) -> Any:
    if isinstance(value, dict):
        return _marked(value, path, nones)
    if isinstance(value, list):
        return [_value(item, path, nones) for item in value]
    return value
