"""The schema of a power list and its model agree, and the shipped lists fit."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from lianchi.dialect import parse
from lianchi.model.power_list import LIST_SCHEMA, PowerList
from lianchi.resources import data_folder
from lianchi.schema import power_list_schema
from lianchi.schema.list_words import LIST_WORDS
from lianchi.schema.rule_words import WORDS

VALIDATOR = Draft202012Validator(power_list_schema())
LIST: dict[str, Any] = parse(
    """\
schema: lianchi/power-list/1
power_list: village_micro_power
prefix: AA
title: 某县清单
title_en: A list
issuer: 某县
number: null
level: county
for: {region: "410922"}
from: 2026-03-01
confidence: V (local)
bodies: {村民委员会: {en: the committee, aliases: [村委会]}}
items:
  - id: AA-1
    title: 鱼塘发包
    title_en: Ponds
    severity: high
    steps:
      - {name: 商议, by: [村民委员会], signed: true, documents: [会议记录], seen_in: {meetings: [two_committees]}}
      - name: 公示
        posting: {days: {param: notice_days}, each: quarter}
        unless: [{title: 小额, title_en: small, when: [{term: matter.amount, at_most: 1}]}]
""",
    "list.yaml",
).data
WRONG: dict[str, dict[str, Any]] = {
    "unknown key": {"colour": "x"}, "no items": {"items": []}, "unknown level": {"level": "village"},
    "prefix in small letters": {"prefix": "aa"}, "no steps": {"items": [LIST["items"][0] | {"steps": []}]},
    "not a day": {"from": "昨天"}, "confidence in words": {"confidence": "sure"},
    "an unknown period": {"items": [LIST["items"][0] | {"steps": [{"name": "公示", "posting": {"each": "week"}}]}]},
}


def model_accepts(powers: dict[str, Any]) -> bool:
    try:
        PowerList.model_validate(powers)
    except ValidationError:
        return False
    return True


def test_schema_and_model_accept() -> None:
    assert model_accepts(LIST)
    VALIDATOR.validate(LIST)


@pytest.mark.parametrize("name", WRONG)
def test_schema_and_model_refuse(name: str) -> None:
    assert not model_accepts(LIST | WRONG[name])
    assert not VALIDATOR.is_valid(LIST | WRONG[name])


def test_every_key_of_every_shape_has_chinese_words_and_no_word_is_left_over() -> None:
    raw = PowerList.model_json_schema()
    shapes = {"PowerList": raw, **raw["$defs"]}
    words = {**WORDS, **LIST_WORDS}
    assert {name: {"", *shape["properties"]} for name, shape in shapes.items()} == \
        {name: set(words[name]) for name in shapes}
    assert set(LIST_WORDS) <= set(shapes)


def test_every_shipped_list_fits_the_schema() -> None:
    for file in sorted(data_folder("rules").rglob("*.yaml")):
        powers = parse(file.read_text("utf-8"), file.name).data
        if isinstance(powers, dict) and powers.get("schema") == LIST_SCHEMA:
            assert [error.message for error in VALIDATOR.iter_errors(powers)] == [], file.name
