"""The XML schema (XSD 1.0) of a record, read off the vocabulary like the JSON schema.

``xsi:nil="true"`` says that there is none; a missing element says nothing.  Elements are unqualified
and stand in any order.
"""

from __future__ import annotations

from lxml import etree

from lianchi.codes import CodeList, CodeLists
from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, fields_of
from lianchi.schema.forms import FORMS, Form
from lianchi.schema.parts import parts_of, required_of, type_name, words

XS = "http://www.w3.org/2001/XMLSchema"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_ABOUT = (
    "廉尺记录。一个文件写一条 record，或在 records 中写多条。各项的先后不限；没有写的项表示“未提供”，"
    '写 xsi:nil="true" 或空的列表表示“没有”，两者判断不同。'
)


def record_xsd() -> str:
    """The schema file; the root of a submitted file is ``record`` or ``records``."""
    types = {
        **{kind: _scalar(kind, form) for kind, form in FORMS.items()},
        **{f"code.{name}": _code(codes) for name, codes in CodeLists.load().lists.items()},
        **{part.__name__: _part(part, title) for part, title in parts_of(Record, "记录").items()},
    }
    schema = _xs("schema", _said(_ABOUT), _xs("element", name="record", type=Record.__name__), _records())
    schema.extend(types[name] for name in sorted(types))
    body = etree.tostring(schema, pretty_print=True, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'


def _xs(tag: str, *children: etree._Element, **attributes: str) -> etree._Element:
    element = etree.Element(f"{{{XS}}}{tag}", attributes, nsmap={"xs": XS})
    element.extend(children)
    return element


def _said(chinese: str) -> etree._Element:
    documentation = _xs("documentation")
    documentation.text = chinese
    documentation.set(_XML_LANG, "zh-CN")
    return _xs("annotation", documentation)


def _records() -> etree._Element:
    return _xs("element", _said("多条记录。"), _items("record", Record.__name__), name="records")


def _items(name: str, kind: str) -> etree._Element:
    """None or more elements of one name."""
    item = _xs("element", name=name, type=kind, minOccurs="0", maxOccurs="unbounded")
    return _xs("complexType", _xs("sequence", item))


def _part(part: type[Part], title: str) -> etree._Element:
    required = required_of(part)
    fields = [_field(node, key in required) for key, node in fields_of(part).items()]
    return _xs("complexType", _said(f"{title}。"), _xs("all", *fields), name=part.__name__)


def _field(node: Node, required: bool) -> etree._Element:
    element = _xs("element", _said(words(node)), name=node.key)
    if not required:
        element.set("minOccurs", "0")
        element.set("nillable", "true")
    if node.many:
        element.append(_items(node.singular, type_name(node)))
    else:
        element.set("type", type_name(node))
    return element


def _scalar(kind: str, form: Form) -> etree._Element:
    return _xs("simpleType", _said(form.zh), _xs("restriction", base="xs:string"), name=kind)


def _code(codes: CodeList) -> etree._Element:
    """A code or one of its other spellings, so that the list is told and not enforced."""
    said = _said(f"{codes.title}：{codes.words}")
    return _xs("simpleType", said, _xs("restriction", base="xs:token"), name=f"code.{codes.name}")
