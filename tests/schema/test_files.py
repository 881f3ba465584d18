"""The committed schema files are what the code generates, and are schemas."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from lianchi.resources import data_folder
from lianchi.schema import FILES


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_file_is_fresh(name: str) -> None:
    committed = (data_folder("schemas") / name).read_bytes().decode()
    assert committed == FILES[name](), "运行 python -m lianchi.schema 重新生成"


@pytest.mark.parametrize("name", [name for name in sorted(FILES) if name.endswith(".json")])
def test_the_file_is_a_schema(name: str) -> None:
    schema = json.loads(FILES[name]())
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert schema["additionalProperties"] is False
    assert set(_references(schema)) == {f"#/$defs/{name}" for name in schema["$defs"]}


def _references(node: object) -> list[str]:
    if isinstance(node, list):
        return [found for item in node for found in _references(item)]
    if not isinstance(node, dict):
        return []
    here = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return here + [found for item in node.values() for found in _references(item)]
