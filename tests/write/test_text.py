"""What a written file looks like."""

from __future__ import annotations

import json
from datetime import date

import pytest
from lxml import etree

from lianchi.dialect import parse
from lianchi.write import formats, to_json, to_jsonl, to_xml, to_yaml

DAY = date(2026, 3, 5).toordinal()
TREE = {
    "kind": "four_discussions_two_disclosures",
    "id": "2026-XH-017",
    "matter": {"amount": 8_600_000, "budgeted": True, "title": "no"},
    "asset": {"area": 12_500_000, "years": 3_000_000, "valued_on": None},
    "meetings": [{"held_on": DAY, "starts_at": 570, "due": 30, "votes": {"for": 20}}],
    "notices": [],
    "reviews": None,
    "tenders": [{"restrictions": ["ownership"]}],
}

SUBMITTED = {
    "id": "2026-XH-017",
    "kind": "four_discussions_two_disclosures",
    "matter": {"title": "no", "amount": "86000.00", "budgeted": True},
    "meetings": [{"held_on": "2026-03-05", "starts_at": "09:30", "due": 30, "votes": {"for": 20}}],
    "reviews": None,
    "notices": [],
    "asset": {"area": "12.5", "years": "3", "valued_on": None},
    "tenders": [{"restrictions": ["ownership"]}],
}

YAML = """\
id: 2026-XH-017
kind: four_discussions_two_disclosures
matter:
  title: 'no'
  amount: '86000.00'
  budgeted: true
meetings:
  - held_on: 2026-03-05
    starts_at: '09:30'
    due: 30
    votes:
      for: 20
reviews: null
notices: []
asset:
  area: '12.5'
  years: '3'
  valued_on: null
tenders:
  - restrictions:
      - ownership
"""

XML = """\
<?xml version="1.0" encoding="UTF-8"?>
<record xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <id>2026-XH-017</id>
  <kind>four_discussions_two_disclosures</kind>
  <matter>
    <title>no</title>
    <amount>86000.00</amount>
    <budgeted>true</budgeted>
  </matter>
  <meetings>
    <meeting>
      <held_on>2026-03-05</held_on>
      <starts_at>09:30</starts_at>
      <due>30</due>
      <votes>
        <for>20</for>
      </votes>
    </meeting>
  </meetings>
  <reviews xsi:nil="true"/>
  <notices/>
  <asset>
    <area>12.5</area>
    <years>3</years>
    <valued_on xsi:nil="true"/>
  </asset>
  <tenders>
    <tender>
      <restrictions>
        <restriction>ownership</restriction>
      </restrictions>
    </tender>
  </tenders>
</record>
"""


def test_one_record_is_an_object_in_the_order_of_the_vocabulary() -> None:
    assert json.loads(to_json([TREE])) == SUBMITTED
    assert list(json.loads(to_json([TREE]))) == list(SUBMITTED)


def test_yaml_is_block_style_and_quotes_what_looks_like_something_else() -> None:
    assert to_yaml([TREE]) == YAML
    assert parse(YAML, "x.yaml").data == SUBMITTED


def test_xml_has_a_wrapper_for_a_list_and_nil_for_none() -> None:
    assert to_xml([TREE]) == XML


def test_several_records_are_an_array_a_sequence_and_records() -> None:
    assert json.loads(to_json([TREE, TREE])) == [SUBMITTED, SUBMITTED]
    assert parse(to_yaml([TREE, TREE]), "x.yaml").data == [SUBMITTED, SUBMITTED]
    assert [child.tag for child in etree.fromstring(to_xml([TREE, TREE]).encode())] == ["record", "record"]


def test_json_lines_are_one_record_a_line() -> None:
    lines = to_jsonl([TREE, TREE]).splitlines()
    assert [json.loads(line) for line in lines] == [SUBMITTED, SUBMITTED]


def test_no_record_is_an_empty_file_of_its_format() -> None:
    assert (to_json([]), to_jsonl([]), to_yaml([])) == ("[]\n", "", "[]\n")
    assert len(etree.fromstring(to_xml([]).encode())) == 0


@pytest.mark.parametrize(
    ("fen", "yuan"), [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (10**15 + 1, "10000000000000.01")]
)
def test_money_is_exact_yuan(fen: int, yuan: str) -> None:
    written = json.loads(to_json([{"id": "1", "kind": "tender", "matter": {"amount": fen}}]))
    assert written["matter"]["amount"] == yuan


@pytest.mark.parametrize(
    ("millionths", "text"), [(0, "0"), (1, "0.000001"), (-2_500_000, "-2.5"), (10_000_000, "10")]
)
def test_numbers_are_as_short_as_can_be(millionths: int, text: str) -> None:
    written = json.loads(to_json([{"id": "1", "kind": "tender", "asset": {"area": millionths}}]))
    assert written["asset"]["area"] == text


def test_text_of_several_lines_stays_readable_in_yaml() -> None:
    tree = {"id": "1", "kind": "tender", "resolution": {"text": "第一条\n第二条"}}
    assert "text: |-\n    第一条\n    第二条\n" in to_yaml([tree])


def test_a_character_that_xml_cannot_hold_is_shown() -> None:
    tree = {"id": "1", "kind": "tender", "matter": {"title": "甲\x01乙\ufffe"}}
    assert "<title>甲⟨U+0001⟩乙⟨U+FFFE⟩</title>" in to_xml([tree])


@pytest.mark.parametrize("suffix", sorted(formats))
def test_a_key_outside_the_vocabulary_is_never_dropped_in_silence(suffix: str) -> None:
    with pytest.raises(ValueError, match="matter_"):
        formats[suffix]([{"id": "1", "kind": "tender", "matter_": {}}])
