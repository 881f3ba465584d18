"""Which value of a parameter holds: by day, by place, by unit; and what a stricter floor forbids."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lianchi.errors import RulebookError
from lianchi.model.rule import Parameter
from lianchi.rulebook.layers import apply_profile, build_tables
from lianchi.rulebook.parameters import ProfileFile, Table, canonical, pick_row
from lianchi.rulebook.shapes import ParametersFile


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def table(values: dict[str, Any], type_: str = "days", **more: Any) -> dict[str, Table]:
    parameter = Parameter.model_validate({"title": "天数", "title_en": "days", "type": type_, "values": values, **more})
    faults: list[Any] = []
    tables = build_tables([], ParametersFile(schema="lianchi/parameters/1", parameters={"p": parameter}), [], faults)
    assert not faults
    return tables


def profile(level: str, values: dict[str, Any], **scope: str) -> ProfileFile:
    return ProfileFile.model_validate({
        "schema": "lianchi/profile/1", "title": level, "level": level, "for": scope, "parameters": {"p": {"values": values}},
    })


def test_the_value_of_the_day() -> None:
    p = table({"2020-01-01": 5, "2026-01-01": 15, "2030-01-01": None})["p"]
    assert [p.at(day(d), {})[0] for d in ("2019-12-31", "2020-01-01", "2025-12-31", "2026-01-01",
                                          "2030-01-01")] == [None, 5, 5, 15, None]


def test_a_later_layer_overrides_an_earlier_one_only_where_it_is_for() -> None:
    tables = table({"2020-01-01": 5})
    for one in (profile("unit", {"2020-01-01": 9}, unit="甲村"), profile("province", {"2020-01-01": 7}, region="41")):
        apply_profile(one.title, one, tables)
    p = tables["p"]
    assert p.at(day("2021-01-01"), {}) == (5, "national")
    assert p.at(day("2021-01-01"), {"region": "411002"}) == (7, "province")
    assert p.at(day("2021-01-01"), {"region": "411002", "name": "甲村"}) == (9, "unit")
    assert p.at(day("2021-01-01"), {"region": "330000"}) == (5, "national")


@pytest.mark.parametrize(("direction", "loose", "tight"), [("higher", 14, 16), ("lower", 16, 14)])
def test_a_stricter_floor_may_only_be_tightened(direction: str, loose: int, tight: int) -> None:
    apply_profile("县", profile("county", {"2026-01-01": tight}), table({"2020-01-01": 15}, stricter=direction))
    apply_profile("县", profile("county", {"2026-01-01": 15}), table({"2020-01-01": 15}, stricter=direction))
    with pytest.raises(RulebookError, match="只许更严"):
        apply_profile("县", profile("county", {"2026-01-01": loose}), table({"2020-01-01": 15}, stricter=direction))


def test_a_floor_that_rises_later_catches_the_lower_layer() -> None:
    tables = table({"2020-01-01": 5, "2026-01-01": 15}, stricter="higher")
    with pytest.raises(RulebookError, match="2026-01-01"):
        apply_profile("县", profile("county", {"2020-01-01": 7}), tables)


def test_shares_are_compared_as_fractions() -> None:
    with pytest.raises(RulebookError):
        apply_profile("县", profile("county", {"2026-01-01": "3/5"}), table({"2020-01-01": "2/3"},
                                                                           "share", stricter="higher"))
    apply_profile("县", profile("county", {"2026-01-01": "4/6"}), table({"2020-01-01": "2/3"},
                                                                       "share", stricter="higher"))


def test_a_profile_names_only_parameters_that_exist() -> None:
    other = ProfileFile.model_validate({
        "schema": "lianchi/profile/1", "title": "x", "level": "unit", "parameters": {"pp": {"values": {"2020-01-01": 1}}},
    })
    with pytest.raises(RulebookError, match="是否想写 p？"):
        apply_profile("x", other, table({}))


@pytest.mark.parametrize(("type_", "raw", "value"), [
    ("share", "2/3", (2, 3)), ("money", "86000.5", 8_600_050), ("days", 15, 15), ("number", "0.5", 500_000),
    ("flag", True, True), ("codes", ["a"], ("a",)),
])
def test_canonical_values(type_: str, raw: Any, value: Any) -> None:
    assert canonical(raw, table({}, type_)["p"].definition) == value


@pytest.mark.parametrize(("type_", "raw"), [
    ("share", "-1/3"), ("share", "1/0"), ("money", "1.234"), ("money", True), ("days", "1.5"), ("flag", 1), ("codes",
                                                                                                             "a"),
    ("number", "0.1234567"),
])
def test_wrong_values_say_what_right_input_looks_like(type_: str, raw: Any) -> None:
    with pytest.raises(ValueError, match="不对："):
        canonical(raw, table({}, type_)["p"].definition)


def test_a_keyed_table_answers_with_its_first_fitting_row() -> None:
    rows = canonical(
        [{"purpose": "donation", "value": 100}, {"purpose": "*", "value": 500}],
        table({}, "money")["p"].definition,
    )
    assert pick_row(rows, {"purpose": "donation"}) == 10_000
    assert pick_row(rows, {"purpose": "works"}) == 50_000
    assert pick_row(rows[:1], {"purpose": "works"}) is None
