"""A parameter as a term: on every day, for every unit, the value that its table gives."""

from __future__ import annotations

from datetime import date

import pytest

from lianchi.codes import CodeLists
from lianchi.dialect import Document
from lianchi.model.language import Param
from lianchi.model.rule import Rule
from lianchi.normalise import WorkingDays
from lianchi.project.compile_conditions import compile_condition
from lianchi.project.compile_parameters import parameter
from lianchi.project.compile_terms import compile_term
from lianchi.project.context import Context, World
from lianchi.project.names import Names
from lianchi.project.values import UNKNOWN
from lianchi.rulebook import LoadedRule
from lianchi.rulebook.layers import apply_profile, build_tables
from lianchi.rulebook.parameters import ProfileFile
from small import rule

FIRST = date(2020, 1, 1)
UNITS = [{"code": "U1", "name": "甲村"}, {"code": "U2"}, {"name": "乙村"}, {"code": "U1"}, {}]


@pytest.mark.parametrize("unit", UNITS)
def test_the_value_of_each_day_and_unit(unit: dict[str, str]) -> None:
    raw = rule(must=[{"term": "matter.budgeted", "is": True}], parameters={"p": {"title": "p", "title_en": "p", "type": "money", "scope": "unit",
                                 "values": {"2020-01-01": 10, "2022-01-01": None}}})
    loaded = LoadedRule(Rule.model_validate(raw), "book", "SM-1.yaml", Document(None))
    tables = build_tables([loaded], None, [], [])
    own = {"U1": {"SM-1.p": {date(2021, 5, 1): 30, date(2021, 6, 1): 40}}, "乙村": {"SM-1.p": {date(2019, 1, 1): 7}}}
    apply_profile("u.yaml", ProfileFile(schema="lianchi/profile/1", title="u", level="unit", units=own), tables)
    world = World(tables, CodeLists.load(), WorkingDays(), {})
    context = Context(world, loaded.rule, Names(), compile_term, compile_condition)
    judged = compile_term("resolution.decided_on", context)
    term = parameter(Param(param="p"), Context(world, loaded.rule, Names(), compile_term, compile_condition, judged=judged))
    days = [date(year, month, day).toordinal() for year in range(2018, 2024) for month in (1, 5, 6, 12) for day in (1, 31)
            if (month, day) != (6, 31)]
    expected = [tables["SM-1.p"].at(day, unit)[0] for day in days]
    assert len(set(expected)) > 1
    for _ in range(2):
        found = [term.compute([{"unit": unit, "resolution": {"decided_on": day}}]) for day in days]
        assert found == [UNKNOWN if value is None else value for value in expected]
