"""The short forms of an example, unfolded into a whole record."""

from __future__ import annotations

from typing import Any

import pytest

from lianchi.audit.given import coded, record_of, stands
from lianchi.model.rule import Example, Rule
from small import rule


def record(
    given: dict[str, Any], common: dict[str, Any] | None = None, without: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The record of an example over common facts, without its id."""
    example = Example.model_validate({"name": "x", "given": given, "without": list(without), "expect": "compliant"})
    found = record_of(Rule.model_validate(rule(must=[{"some": "meetings"}], given=common or {})), example)
    assert found.pop("id") == "EXAMPLE"
    return found


@pytest.mark.parametrize(("given", "expected"), [
    ({"kind": "x"}, {"kind": "x"}),
    ({"meeting": {"due": 3}}, {"meetings": [{"due": 3}]}),
    ({"candidate": {"name": "甲"}}, {"matter": {"candidates": [{"name": "甲"}]}}),
    ({"matter": {"amount": 1}, "candidate": {}}, {"matter": {"amount": 1, "candidates": [{}]}}),
    ({"speech": {"order": 1}}, {"meetings": [{"speeches": [{"order": 1}]}]}),
    ({"meeting": {"due": 3}, "speech": {"order": 1}}, {"meetings": [{"due": 3, "speeches": [{"order": 1}]}]}),
    ({"meetings": [], "speech": {"order": 1}}, {"meetings": [{"speeches": [{"order": 1}]}]}),
    ({"meetings": [{"due": 1}, {"due": 2}], "speech": {}}, {"meetings": [{"due": 1, "speeches": [{}]}, {"due": 2}]}),
    ({"notices": [{"stage": "a"}], "notice": {"stage": "b"}}, {"notices": [{"stage": "a"}, {"stage": "b"}]}),
    ({"misspelt": 1}, {"misspelt": 1}),
], ids=["as it is", "one of a list", "inside a part", "beside a part", "two levels", "in the item given",
        "in an empty list",
        "in the first item", "added", "unknown keys stay, to be told"])
def test_singular_keys_stand_for_collections_of_one(given: dict[str, Any], expected: dict[str, Any]) -> None:
    assert record(given) == expected


@pytest.mark.parametrize(("common", "given", "expected"), [
    ({"meeting": {"due": 3, "present": 2}}, {"meeting": {"present": 3}}, {"meetings": [{"due": 3, "present": 3}]}),
    ({"matter": {"a": {"b": 1, "c": 2}}}, {"matter": {"a": {"c": 3}}}, {"matter": {"a": {"b": 1, "c": 3}}}),
    ({"meetings": [{"due": 1}]}, {"meetings": []}, {"meetings": []}),
    ({"meeting": {"due": 1}}, {"meetings": [{"due": 2}]}, {"meetings": [{"due": 2}]}),
    ({"matter": {"amount": 1}}, {"matter": None}, {"matter": None}),
], ids=["item", "deep", "a list replaces", "the whole list replaces the item", "none replaces"])
def test_an_example_is_laid_over_the_common_facts(
    common: dict[str, Any], given: dict[str, Any], expected: dict[str, Any]
) -> None:
    before = repr((common, given))
    assert record(given, common) == expected
    assert repr((common, given)) == before


@pytest.mark.parametrize(("without", "expected"), [
    (("meeting.due",), {"kind": "x", "meetings": [{"present": 2}]}),
    (("meeting",), {"kind": "x"}),
    (("kind", "meeting.present"), {"meetings": [{"due": 3}]}),
])
def test_what_an_example_goes_without(without: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert record({}, {"kind": "x", "meeting": {"due": 3, "present": 2}}, without) == expected


@pytest.mark.parametrize(("path", "expected"), [("meeting", True), ("meeting.due", True), ("meeting.x", False),
                                                ("x.y", False)])
def test_only_what_stands_can_be_gone_without(path: str, expected: bool) -> None:
    example = Example.model_validate({"name": "x", "given": {"meeting": {"due": 3}}, "expect": "compliant"})
    assert stands(Rule.model_validate(rule(must=[{"some": "meetings"}])), example, path) is expected


def test_each_unit_of_several_records_has_a_code_of_its_own() -> None:
    records = [{"unit": {"name": "甲", "type": "village"}}, {"unit": {"name": "乙"}}, {"unit": {"name": "甲"}}, {}]
    found, codes = coded(records, "E")
    assert [fields["unit"]["code"] for fields in found] == ["E", "E-2", "E", "E-3"]
    assert codes == ["E", "E-2", "E-3"]
    assert found[0]["unit"] == {"name": "甲", "type": "village", "code": "E"}
    assert "code" not in records[0]["unit"]
