"""One record as XML elements: read into mappings and lists by the vocabulary, and found again."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree

from lianchi.model.finding import Location
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node
from lianchi.read.limits import DEPTH, TEXT, XML_ATTRIBUTES
from lianchi.read.pointer import Step, item_of, names, steps

NAMESPACE: Final = "https://lianchi.example/record/1"
"""The namespace that elements may be in; they may as well be in none."""

XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"


class UnfitError(Exception):
    """An element that cannot be read without losing something; its record is then reported as unread."""

    def __init__(self, element: etree._Element, zh: str, en: str) -> None:
        super().__init__(zh)
        self.line = line_of(element)
        self.zh = zh
        self.en = en


def local_name(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def line_of(element: etree._Element) -> int:
    """The line that the element begins on."""
    line: Any = element.sourceline
    return int(line or 0)


def foreign(element: etree._Element) -> tuple[str, str] | None:
    """What to say of an element in a namespace that is not the one of records."""
    namespace = str(element.tag).rpartition("}")[0][1:]
    if namespace in ("", NAMESPACE):
        return None
    zh = f"命名空间 {namespace} 不认识；不写命名空间，或写 {NAMESPACE}"
    return zh, f"unknown namespace {namespace}; write none, or {NAMESPACE}"


def fields(element: etree._Element, part: type[Part] | None, depth: int) -> dict[str, Any]:
    """The attributes and child elements of a part, by name; the element itself is at level ``depth``."""
    found: dict[str, Any] = _attributes(element)
    known = names(part) if part else {}
    for child in element:
        name = local_name(child)
        if name in found:
            raise UnfitError(child, f"<{name}> 写了两次", f"<{name}> is written twice")
        found[name] = _value(child, known.get(name), depth + 1)
    _no_loose_text(element)
    return found


def _attributes(element: etree._Element) -> dict[str, Any]:
    """The attributes that are fields; those about the schema, the language or nil are not."""
    items = element.items()
    if len(items) > XML_ATTRIBUTES:
        limit = XML_ATTRIBUTES
        raise UnfitError(element, f"一个元素的属性超过 {limit} 个", f"an element of more than {limit} attributes")
    return {
        str(name): _bounded(element, str(value).strip())
        for name, value in items
        if name != "nil" and not str(name).startswith((XSI, _XML))
    }


def _value(element: etree._Element, node: Node | None, depth: int) -> Any:
    if depth > DEPTH:
        raise UnfitError(element, f"嵌套超过 {DEPTH} 层", f"nested deeper than {DEPTH} levels")
    if str(element.tag)[0] == "{" and (unknown := foreign(element)) is not None:
        raise UnfitError(element, *unknown)
    attributes = _attributes(element) if element.keys() else {}
    if element.keys() and "true" in (element.get("nil"), element.get(XSI + "nil")):
        return None
    if node is not None and node.many:
        return _list(element, node, attributes, depth)
    if len(element) == 0 and not attributes and (text := _text(element)):
        return text
    if node is not None and node.part is not None:
        return fields(element, node.part, depth)
    return _mapping(element, attributes, depth) if len(element) or attributes else None


def _list(element: etree._Element, node: Node, attributes: dict[str, Any], depth: int) -> Any:
    """The items of a list; what is not a list of items is kept as it is, for the report to say so."""
    if attributes:
        name = local_name(element)
        raise UnfitError(element, f"列表 <{name}> 不能带属性", f"list <{name}> must not have attributes")
    if len(element) == 0:
        return _text(element) or []
    singular, item = node.singular, item_of(node)
    if any(local_name(child) != singular for child in element):
        return _mapping(element, attributes, depth)
    _no_loose_text(element)
    return [_value(child, item, depth + 1) for child in element]


def _mapping(element: etree._Element, attributes: dict[str, Any], depth: int) -> dict[str, Any]:
    """An element that no field describes: repeated names become a list, its own text is ``value``."""
    if len(element) == 0:
        return {"value": _text(element), **attributes}
    _no_loose_text(element)
    groups: dict[str, list[Any]] = {}
    for child in element:
        groups.setdefault(local_name(child), []).append(_value(child, None, depth + 1))
    return attributes | {name: found[0] if len(found) == 1 else found for name, found in groups.items()}


def _text(element: etree._Element) -> str | None:
    """The text, stripped; none where there is nothing but space."""
    return _bounded(element, (element.text or "").strip()) or None


def _bounded(element: etree._Element, text: str) -> str:
    if len(text) > TEXT:
        raise UnfitError(element, f"文字超过 {TEXT} 个字符", f"text longer than {TEXT} characters")
    return text


def _no_loose_text(element: etree._Element) -> None:
    if len(element) and any(text and text.strip() for text in (element.text, *(child.tail for child in element))):
        name = local_name(element)
        raise UnfitError(
            element, f"<{name}> 里既有元素又有散落的文字", f"<{name}> holds loose text beside its elements"
        )


def locate(shown: str, record: etree._Element, path: str, pointer: str) -> Location:
    """The XPath and line of a value, or of its closest existing parent; ``path`` is that of the record."""
    here = record
    for step in steps(pointer):
        if step[0].isdecimal():
            there = here[int(step[0])] if int(step[0]) < len(here) else None
        else:
            there = next((child for child in here if local_name(child) in step), None)
        if there is None:
            return Location(shown, path + _attribute(here, step), line_of(here))
        path += f"/{local_name(there)}" + (f"[{int(step[0]) + 1}]" if step[0].isdecimal() else "")
        here = there
    return Location(shown, path, line_of(here))


def _attribute(element: etree._Element, step: Step) -> str:
    name = next((name for name in step if element.get(name) is not None), None)
    return f"/@{name}" if name else ""
