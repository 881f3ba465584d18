"""Generated records over the whole vocabulary: any field may be missing, none or valued."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from lianchi.codes import CodeLists
from lianchi.model.record import RECORD_SCHEMA, Record
from lianchi.model.scalar import Part, Scalar
from lianchi.model.vocabulary import Node, fields_of
from lianchi.schema.parts import required_of

Tree = dict[str, Any]

NASTY = (
    *("no", "null", "true", "~", "010", "1e5", "12:30", "2026-03-05", "0x1F", "1_000", "3", "3.50", "<<"),
    *("- 项", "a: b # c", "<b>&amp;</b>", "'单' \"双\"", "{取值}", "[3]", "*锚", "&锚", "!标签", "%"),
    *("@村", "`", "=", "=1+1", "𠮷林", "Ａ１２", "、"),
)
"""Texts that some format might take for something else."""

CODES = CodeLists.load()
_CHARACTERS = st.characters(exclude_categories=("C", "Z"))
_DAYS = (date(1950, 1, 1).toordinal(), date(2099, 12, 31).toordinal())


def texts() -> st.SearchStrategy[str]:
    """Short text without control characters, stripped and not empty."""
    words = st.lists(st.text(_CHARACTERS, min_size=1, max_size=6), min_size=1, max_size=2).map(" ".join)
    return st.one_of(st.sampled_from(NASTY), words)


def scalars(scalar: Scalar | None) -> st.SearchStrategy[Any]:
    """A value of this kind in canonical units."""
    if scalar is not None and scalar.codes is not None:
        return st.sampled_from(list(CODES[scalar.codes].entries))
    return {
        "count": st.integers(0, 10**6),
        "number": st.integers(-(10**9), 10**12),
        "money": st.integers(-(10**9), 10**13),
        "date": st.integers(*_DAYS),
        "time": st.integers(0, 24 * 60 - 1),
        "flag": st.booleans(),
    }.get(scalar.kind if scalar else "text", texts())


@st.composite
def parts(draw: st.DrawFn, part: type[Part], most: int = 4) -> Tree:
    """A part with what it must state and at most ``most`` other fields."""
    required = required_of(part)
    fields = fields_of(part)
    others = [key for key in fields if key not in required]
    chosen = {*required, *draw(st.lists(st.sampled_from(others), unique=True, max_size=most))}
    return {
        key: draw(_one(node) if key in required else values(node))
        for key, node in fields.items()
        if key in chosen
    }


def values(node: Node) -> st.SearchStrategy[Any]:
    """What may stand in a field that is supplied: none, or a value; a list of at most two, [] for none."""
    if node.key == "schema":
        return st.just(RECORD_SCHEMA)
    return st.lists(_one(node), max_size=2) if node.many else st.none() | _one(node)


def _one(node: Node) -> st.SearchStrategy[Any]:
    return scalars(node.scalar) if node.part is None else parts(node.part)


def records() -> st.SearchStrategy[Tree]:
    """A canonical tree; ``id`` and ``kind`` are always there."""
    return parts(Record, most=8)


def full_record() -> Tree:
    """The record in which every field of the vocabulary is valued and every list has two items."""
    return _full(Record)


def _full(part: type[Part]) -> Tree:
    return {key: _filled(node) for key, node in fields_of(part).items()}


def _filled(node: Node) -> Any:
    if node.key == "schema":
        return RECORD_SCHEMA
    one = _example(node.scalar) if node.part is None else _full(node.part)
    return [one, one] if node.many else one


def _example(scalar: Scalar | None) -> Any:
    if scalar is not None and scalar.codes is not None:
        return next(iter(CODES[scalar.codes].entries))
    examples = {"count": 30, "number": 12_500_000, "money": 8_600_000, "time": 9 * 60 + 30, "flag": True}
    examples["date"] = date(2026, 3, 5).toordinal()
    return examples.get(scalar.kind if scalar else "text", "文字")
