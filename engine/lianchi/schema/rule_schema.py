"""The JSON schema of a rule file (draft 2020-12), read off the model, so that editors complete and explain.

Where the model allows exactly one of several keys, so does the schema; unions of shapes are named once, as
``Term``, ``Condition`` and ``Comparand``.
"""

from __future__ import annotations

from typing import Any

from lianchi.codes import CodeLists
from lianchi.model import rule as model
from lianchi.model.language import OPERATORS, ORDER_OPERATORS
from lianchi.model.vocabulary import collections
from lianchi.schema.json_schema import DRAFT
from lianchi.schema.list_words import LIST_WORDS
from lianchi.schema.rule_words import WORDS

Shape = dict[str, Any]

ONE_OF: dict[str, tuple[str, ...]] = {
    "Compare": OPERATORS,
    "Share": ORDER_OPERATORS,
    "Pick": ("first", "last", "only"),
    "DaysBetween": ("days_between", "working_days_between"),
    "AddTime": ("days", "months", "years"),
    "Arithmetic": ("plus", "minus", "times", "remainder"),
    "Choice": ("earliest", "latest", "first_given"),
    "Aggregate": ("count", "distinct", "sum", "min", "max"),
}
"""Shape → the keys of which exactly one is written."""

_WORDS = {**WORDS, **LIST_WORDS}
_UNIONS = {"Pick": "Term", "Compare": "Condition", "Operand": "Comparand"}
"""A shape that tells which union stands before us → the name of that union."""

_SAID = {
    "Term": "取值：记录中的路径（如 meeting.held_on），或按下列写法之一计算。",
    "Condition": "条件：比较、比例，或由其他条件组成。",
    "Comparand": "比较的对象：值、值的列表、参数或另一取值。",
}
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def rule_schema() -> Shape:
    """What one rule file may look like."""
    raw = model.Rule.model_json_schema(by_alias=True)
    found = raw.pop("$defs")
    unions = find_unions(found)
    named = {name.rstrip("_"): shaped(name, body) for name, body in found.items()}
    rule = shaped("Rule", raw)
    return {
        "$schema": DRAFT,
        "$id": "urn:lianchi:rule:1",
        "title": "廉尺规则",
        **_with_lists(rule),
        **_norm(),
        "$defs": dict(sorted({**named, **unions}.items())),
    }


def find_unions(found: dict[str, Shape]) -> dict[str, Shape]:
    """Name of a union → its members, as pydantic spells them out wherever they are used."""
    members = {
        "Term": found["Operand"]["properties"]["term"]["oneOf"],
        "Condition": found["Not"]["properties"]["not"]["oneOf"],
        "Comparand": found["Compare"]["properties"]["is"]["anyOf"][0]["oneOf"],
    }
    return {name: {"description": _SAID[name], "anyOf": _tidy(list(each))} for name, each in members.items()}


def shaped(name: str, body: Shape) -> Shape:
    """One mapping of a rule file, with Chinese words for it and for each of its keys."""
    keys = {key: _key(name, key, value) for key, value in body["properties"].items()}
    said = _words(name, "", body.get("description"))
    shape: Shape = {"description": said, "type": "object", "properties": keys}
    if "required" in body:
        shape["required"] = body["required"]
    if name in ONE_OF:
        shape["oneOf"] = [_only(name, key) for key in ONE_OF[name]]
    return {**shape, "additionalProperties": False}


def _key(shape: str, key: str, value: Shape) -> Shape:
    """One key; where exactly one of several is written, null is not offered, for it counts as written."""
    said = {"description": _words(shape, key, value.get("description"))}
    tidy: Shape = {k: v for k, v in _tidy(value).items() if k != "description"}
    if key in ONE_OF.get(shape, ()):
        given = [one for one in tidy["anyOf"] if one != {"type": "null"}]
        tidy = given[0] if len(given) == 1 else {"anyOf": given}
    return {**said, **tidy}


def _words(shape: str, key: str, english: str | None) -> str:
    chinese = _WORDS.get(shape, {}).get(key, "")
    return "\n".join(line for line in (chinese, english) if line)


def _only(shape: str, key: str) -> Shape:
    """This key is the one written; an aggregate other than a count also says of what."""
    if shape != "Aggregate":
        return {"required": [key]}
    return {"required": [key], "not": {"required": ["of"]}} if key == "count" else {"required": [key, "of"]}


def _tidy(node: Any) -> Any:
    """Without generated titles and empty defaults, the unions by name."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "oneOf" in node:
        kept = {key: value for key, value in node.items() if key == "description"}
        return {**kept, "$ref": f"#/$defs/{_union_of(node['oneOf'])}"}
    if node.get("$ref", "").endswith("_"):
        return {"$ref": node["$ref"].rstrip("_")}
    tidy = {key: _tidy(value) for key, value in node.items() if not _generated(key, value)}
    return {**tidy, "pattern": _DAY} if node.get("format") == "date" else tidy


def _generated(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value is None)


def _union_of(members: list[Shape]) -> str:
    names = {member.get("$ref", "").rpartition("/")[2] for member in members}
    return next(union for shape, union in _UNIONS.items() if shape in names)


def _with_lists(rule: Shape) -> Shape:
    """What the model leaves to the rule book: kinds are codes, the subject is a collection of the record."""
    keys = rule["properties"]
    keys["kinds"]["items"] = {"enum": list(CodeLists.load()["kind"].entries)}
    keys["subject"] = {**keys["subject"], "examples": ["decision", *collections()]}
    return rule


def _norm() -> Shape:
    """Every rule that an engine runs names its day, and states a norm or a conclusion, never both."""
    some = {"minItems": 1}
    states = {"anyOf": [{"required": [key], "properties": {key: some}} for key in ("must", "must_not")]}
    concludes = {"required": ["concludes"], "properties": {"concludes": {"type": "object"}}}
    return {
        "if": {"properties": {"mode": {"const": "manual"}}},
        "else": {
            "required": ["judged_on"],
            "properties": {"judged_on": {"not": {"type": "null"}}},
            "oneOf": [states, concludes],
        },
    }
