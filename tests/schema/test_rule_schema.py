"""The schema of a rule file and the model of a rule agree on what is right and what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from lianchi.dialect import parse
from lianchi.model import rule as model
from lianchi.resources import data_folder
from lianchi.schema import rule_schema
from lianchi.schema.rule_words import WORDS

VALIDATOR = Draft202012Validator(rule_schema())

RULE: dict[str, Any] = parse(
    """\
schema: lianchi/rule/1
id: VS-08
slug: representatives-meeting-below-quorum
title: 村民代表会议到会不足三分之二
title_en: Villagers' representative meeting below quorum
list: procedure
kinds: [four_discussions_two_disclosures]
severity: critical
status: enabled
mode: automated
basis:
  - {source: law, locator: 第三十条第二款, says: 到会人数, confidence: V, checked: 2026-11-24}
judged_on: meeting.held_on
versions:
  - {from: 2010-10-28, until: null, basis: law#第三十条第二款}
parameters:
  quorum: {title: 到会比例, title_en: Quorum, type: share, values: {2010-10-28: 2/3}}
subject: meeting
terms:
  spread: {days_between: [meeting.notice_sent_on, meeting.held_on], inclusive: true}
when:
  - {term: meeting.stage, is: resolution}
  - any:
      - {term: meeting.body, in: [villager_representatives]}
      - not: {term: {count: notices, where: [{term: notice.stage, is: resolution}]}, at_least: 1}
must:
  - {share: [meeting.present, meeting.due], at_least: {param: quorum}}
  - every: meeting.speeches
    where: [{term: speech.leader, is: true}]
    satisfies: [{term: speech.order, more_than: {term: meeting.due}}]
message: 应到 {meeting.due} 人
message_en: '{meeting.due} due'
remedy: 重新召集
remedy_en: Meet again
examples:
  - {name: 三十人到二十人, given: {}, expect: compliant}
""",
    "VS-08.yaml",
).data

WRONG: dict[str, dict[str, Any]] = {
    "unknown key": {"remdy": "x"},
    "unknown severity": {"severity": "grave"},
    "malformed id": {"id": "vs8"},
    "no basis": {"basis": []},
    "no day": {"judged_on": None},
    "no norm": {"must": []},
    "norm and conclusion": {"concludes": {"term": "concluded.major", "value": True}},
    "two operators": {"when": [{"term": "meeting.due", "at_least": 1, "at_most": 2}]},
    "no operator": {"when": [{"term": "meeting.due"}]},
    "share against a number": {"must": [{"share": ["a.b", "c.d"], "at_least": 1}]},
    "count of something": {"when": [{"term": {"count": "notices", "of": "notice.stage"}, "at_least": 1}]},
    "sum of nothing": {"when": [{"term": {"sum": "payments"}, "at_least": 1}]},
    "two picks": {"terms": {"stage": {"first": "notices", "last": "notices", "of": "notice.stage"}}},
    "present: false": {"when": [{"term": "meeting.due", "present": False}]},
    "two units": {"terms": {"end": {"add": "meeting.held_on", "days": "a.b", "months": "a.b"}}},
    "an empty any": {"when": [{"any": []}]},
    "not a day": {"versions": [{"from": "昨天", "until": None, "basis": None}]},
}

RIGHT: dict[str, dict[str, Any]] = {
    "as it is": {},
    "manual, without a norm": {"mode": "manual", "must": [], "judged_on": None},
    "a conclusion": {"must": [], "concludes": {"term": "concluded.major", "value": True}},
    "nothing checked": {"basis": [RULE["basis"][0] | {"checked": None}]},
    "must_not": {"must": [], "must_not": [{"none": "notices"}, {"some": "notices"}]},
    "sums": {"terms": {"all": {"plus": [{"sum": "payments", "of": "payment.amount"}, {"value": 1}]}}},
}


def model_accepts(rule: dict[str, Any]) -> bool:
    try:
        model.Rule.model_validate(rule)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("name", RIGHT)
def test_schema_and_model_accept(name: str) -> None:
    rule = RULE | RIGHT[name]
    assert model_accepts(rule)
    VALIDATOR.validate(rule)


@pytest.mark.parametrize("name", WRONG)
def test_schema_and_model_refuse(name: str) -> None:
    rule = RULE | WRONG[name]
    assert not model_accepts(rule)
    assert not VALIDATOR.is_valid(rule)


def test_every_kind_is_a_code() -> None:
    assert not VALIDATOR.is_valid(RULE | {"kinds": ["no_such_kind"]})


def test_every_key_of_every_shape_has_chinese_words_and_no_word_is_left_over() -> None:
    raw = model.Rule.model_json_schema()
    shapes = {"Rule": raw, **raw["$defs"]}
    used = {name: {"", *shape["properties"]} for name, shape in shapes.items()}
    assert used == {name: set(words) for name, words in WORDS.items()}


def test_every_shipped_rule_fits_the_schema() -> None:
    for file in sorted(data_folder("rules").rglob("*.yaml")):
        rule = parse(file.read_text("utf-8"), file.name).data
        if isinstance(rule, dict) and rule.get("schema") == model.RULE_SCHEMA:
            assert [error.message for error in VALIDATOR.iter_errors(rule)] == [], file.name
