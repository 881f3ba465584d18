"""Records as XML: an element a field, a wrapper a list, ``xsi:nil`` for none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, fields_of
from lianchi.write.tree import Tree, submitted

XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NIL = f"{{{XSI}}}nil"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_xml(records: Sequence[Tree]) -> str:
    """One record as ``<record>``, several as ``<records>``; what XML cannot hold is shown as ⟨U+0001⟩."""
    root = etree.Element("record" if len(records) == 1 else "records", nsmap={"xsi": XSI})
    for record in records:
        _fill(root if len(records) == 1 else etree.SubElement(root, "record"), submitted(record), Record)
    etree.indent(root)
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _fill(element: etree._Element, fields: Tree, part: type[Part]) -> None:
    nodes = fields_of(part)
    for key, value in fields.items():
        _add(etree.SubElement(element, key), nodes[key], value)


def _add(element: etree._Element, node: Node, value: Any) -> None:
    if value is None:
        element.set(_NIL, "true")
    elif node.many:
        for item in value:
            _put(etree.SubElement(element, node.singular), node, item)
    else:
        _put(element, node, value)


def _put(element: etree._Element, node: Node, value: Any) -> None:
    if node.part is not None:
        _fill(element, value, node.part)
    else:
        element.text = _text(value)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _NOT_XML.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", str(value))
