"""The JSON schema of a record (draft 2020-12), read off the vocabulary and the code lists."""

from __future__ import annotations

from typing import Any

from lianchi.codes import CodeList, CodeLists
from lianchi.model.record import RECORD_SCHEMA, Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, fields_of
from lianchi.schema.forms import FORMS, Form
from lianchi.schema.parts import parts_of, required_of, type_name, words

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_ABOUT = (
    "一条提交核查的记录。没有写的键表示“未提供”；空值（null）或空列表（[]）表示“没有”，两者判断不同。"
    "代码处也可以写中文名称或通行的其他写法，读入时统一为代码。"
)


def record_schema() -> dict[str, Any]:
    """What one record may look like in JSON or YAML; a file holds one record or an array of them."""
    parts = {part.__name__: _part(part, title) for part, title in parts_of(Record, "廉尺记录").items()}
    record = parts.pop(Record.__name__)
    record["properties"]["schema"] = {"title": "格式版本", "const": RECORD_SCHEMA}
    return {
        "$schema": DRAFT,
        "$id": "urn:lianchi:record:1",
        **record,
        "description": _ABOUT,
        "$defs": dict(sorted({**parts, **_scalars(), **_codes()}.items())),
    }


def _part(part: type[Part], title: str) -> dict[str, Any]:
    required = required_of(part)
    shape: dict[str, Any] = {
        "title": title,
        "description": part.__doc__,
        "type": "object",
        "properties": {key: _field(node, key in required) for key, node in fields_of(part).items()},
        "additionalProperties": False,
    }
    return {**shape, "required": required} if required else shape


def _field(node: Node, required: bool) -> dict[str, Any]:
    said = {"title": node.title, "description": words(node)}
    one = {"$ref": f"#/$defs/{type_name(node)}"}
    if node.many:
        return {**said, "type": ["array", "null"], "items": one}
    return {**said, **one} if required else {**said, "anyOf": [one, {"type": "null"}]}


def _scalars() -> dict[str, dict[str, Any]]:
    return {kind: _scalar(form) for kind, form in FORMS.items()}


def _scalar(form: Form) -> dict[str, Any]:
    shape = form.shapes[0] if len(form.shapes) == 1 else {"anyOf": list(form.shapes)}
    return {"description": form.zh, **shape}


def _codes() -> dict[str, dict[str, Any]]:
    return {f"code.{name}": _code(codes) for name, codes in CodeLists.load().lists.items()}


def _code(codes: CodeList) -> dict[str, Any]:
    found = [choice.code for choice in codes.entries.values()]
    return {"title": codes.title, "description": codes.words, "enum": found}
