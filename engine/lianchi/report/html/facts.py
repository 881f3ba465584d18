"""The data that a verdict rests on, in the words of the form: 应到人数 35.

Only what stands in the record by itself; what a rule computes from it is told by its sentence.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from lianchi.codes import CodeLists
from lianchi.model.finding import Finding
from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, collections, fields_of
from lianchi.wording import flag, listed, money, none, say


def facts(it: Finding, lang: str) -> tuple[str, ...]:
    """Each field with its value, in the order of the finding."""
    found = []
    for label, value in it.facts:
        node = field(label)
        text = _shown(node, value, lang) if node else None
        if node and text:
            found.append(say("page.fact", lang, name=node.title if lang == "zh" else label, value=text))
    return tuple(found)


@cache
def field(label: str) -> Node | None:
    """The scalar field that a rule calls ``meeting.present``; None for what it computes and names itself."""
    head, *rest = label.split(".")
    part: type[Part] | None = Record
    node: Node | None = None
    for key in (*collections().get(head, (head,)), *rest) if rest else ():
        node = fields_of(part).get(key) if part else None
        part = node.part if node else None
    return node if node and node.scalar else None


def _shown(node: Node, value: Any, lang: str) -> str | None:
    """The value in words; None for a yes or no that answers whether there is one."""
    kind, codes = (node.scalar.kind, node.scalar.codes) if node.scalar else ("", None)
    if value is None:
        return none(lang)
    if isinstance(value, bool):
        return flag(value, lang) if kind == "flag" else None
    if isinstance(value, list | tuple):
        return listed((_named(codes, one, lang) for one in value), lang) or none(lang)
    if kind == "money":
        return money(int(Decimal(value) * 100), lang)
    return _named(codes, value, lang)


def _named(codes: str | None, value: Any, lang: str) -> str:
    return _codes().title(codes, value, lang) if codes and isinstance(value, str) else str(value)


@cache
def _codes() -> CodeLists:
    return CodeLists.load()
