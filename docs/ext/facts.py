"""The facts of an example in words that stand beside the law: fields by their Chinese name, codes by theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from lianchi.codes import CodeLists
from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, fields_of


def in_words(record: dict[str, Any], codes: CodeLists) -> Iterator[str]:
    """One line for each part of the record: ``第1次会议：应到人数 30，实到人数 19``."""
    scalars = [_said(node, record[key], codes) for key, node in fields_of(Record).items()
               if key in record and key not in ("id", "schema") and node.part is None]
    yield "记录：" + "，".join(scalars)
    for key, node in fields_of(Record).items():
        if key in record and node.part is not None:
            yield from _part(node, record[key], "", codes)


def _part(node: Node, value: Any, before: str, codes: CodeLists) -> Iterator[str]:
    if not value:
        yield f"{before}{node.title}：没有"
    elif node.many:
        for number, item in enumerate(value):
            yield from _fields(f"{before}{node.nth(number)}", node.part, item, codes)
    else:
        yield from _fields(before + node.title, node.part, value, codes)


def _fields(name: str, part: type[Part] | None, item: dict[str, Any], codes: CodeLists) -> Iterator[str]:
    known = fields_of(part) if part else {}
    flat = [_said(node, item[key], codes) for key, node in known.items() if key in item and node.part is None]
    if flat:
        yield f"{name}：{'，'.join(flat)}"
    for key, node in known.items():
        if key in item and node.part is not None:
            yield from _part(node, item[key], f"{name}的", codes)


def _said(node: Node, value: Any, codes: CodeLists) -> str:
    return f"{node.title} {_value(node, value, codes)}"


def _value(node: Node, value: Any, codes: CodeLists) -> str:
    if value is None or value == []:
        return "没有"
    if isinstance(value, list):
        return "、".join(_value(node, item, codes) for item in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    listed = codes.lists.get(node.scalar.codes or "") if node.scalar else None
    return listed.title_of(str(value)) if listed else str(value)


def day(ordinal: int) -> str:
    """A day number as an ISO day."""
    return date.fromordinal(ordinal).isoformat()
