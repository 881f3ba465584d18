"""The JSON schema and the XSD of a record accept what the writer writes, and refuse the rest."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from lxml import etree

from lianchi.codes import CodeLists
from lianchi.model.record import Record
from lianchi.model.vocabulary import fields_of
from lianchi.schema import record_schema, record_xsd
from lianchi.schema.parts import parts_of
from lianchi.write import to_json, to_xml
from strategies import Tree, full_record, records

SCHEMA = record_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
XSD = etree.XMLSchema(etree.fromstring(record_xsd().encode()))
LEAST = {"id": "1", "kind": "tender"}


def xsd_accepts(text: str) -> bool:
    return XSD.validate(etree.fromstring(text.encode()))


def in_record(inner: str) -> str:
    return (
        '<record xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<id>1</id><kind>tender</kind>{inner}</record>"
    )


@given(records())
def test_both_schemas_accept_what_the_writer_writes(tree: Tree) -> None:
    VALIDATOR.validate(json.loads(to_json([tree])))
    assert xsd_accepts(to_xml([tree])), XSD.error_log
    assert xsd_accepts(to_xml([tree, tree])), XSD.error_log


def test_both_schemas_know_every_field() -> None:
    VALIDATOR.validate(json.loads(to_json([full_record()])))
    assert xsd_accepts(to_xml([full_record()])), XSD.error_log


def test_every_field_has_its_chinese_name_in_both_schemas() -> None:
    text = record_xsd()
    for part in parts_of(Record, "记录"):
        shape = SCHEMA["$defs"].get(part.__name__, SCHEMA)
        for key, node in fields_of(part).items():
            assert shape["properties"][key]["title"] == node.title
            assert node.about in text


def test_every_code_of_every_list_is_an_enum_and_is_explained() -> None:
    text = record_xsd()
    for name, codes in CodeLists.load().lists.items():
        found = SCHEMA["$defs"][f"code.{name}"]
        assert found["enum"] == [choice.code for choice in codes.entries.values()]
        for choice in codes.entries.values():
            assert f"{choice.code} {choice.zh}" in found["description"]
            assert f"{choice.code} {choice.zh}" in text


@pytest.mark.parametrize("amount", [86000, 86000.5, "86000.00", "1.2万元", {"value": 1}, None])
def test_money_may_be_a_number_text_or_an_amount(amount: Any) -> None:
    VALIDATOR.validate(LEAST | {"matter": {"amount": amount}})


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": None},
        {"kind": "nothing_known"},
        {"matters": {}},
        {"matter": {"amount": {"value": 1, "currency": "USD"}}},
        {"matter": {"category": "no_such_code"}},
        {"meetings": {"due": 30}},
        {"meetings": [{"due": -1}]},
        {"notices": [{"places": "村务公开栏"}]},
        {"schema": "lianchi/record/9"},
    ],
)
def test_the_json_schema_refuses(wrong: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(LEAST | wrong)


@pytest.mark.parametrize(
    "inner",
    [
        "<notices/>",
        '<notices xsi:nil="true"/>',
        "<notices><notice><places><place>村务公开栏</place></places></notice></notices>",
        "<matter><amount>壹万贰仟元整</amount><category>大额资金</category></matter><schema>lianchi/record/1</schema>",
        "<meetings><meeting><votes><against>1</against><for>20</for></votes></meeting></meetings>",
    ],
)
def test_the_xsd_accepts_fields_in_any_order_and_other_spellings(inner: str) -> None:
    assert xsd_accepts(in_record(inner)), XSD.error_log


@pytest.mark.parametrize(
    "inner",
    [
        "<matters/>",
        "<notices><meeting/></notices>",
        "<matter><title>甲</title><title>乙</title></matter>",
        "<notices><notice><places>村务公开栏</places></notice></notices>",
    ],
)
def test_the_xsd_refuses(inner: str) -> None:
    assert not xsd_accepts(in_record(inner))
