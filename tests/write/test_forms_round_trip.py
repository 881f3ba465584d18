"""A form that was filled in reads back as what was written into it: every ledger that has a form, any of its blanks."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lianchi.codes import CodeLists
from lianchi.model.finding import Doubt
from lianchi.model.vocabulary import fields_of
from lianchi.normalise import Normaliser
from lianchi.read.extract import Extract, Source
from lianchi.read.ledger import Column, Ledger, SheetShape, load_ledgers
from lianchi.read.ledger.headings import unit_in
from lianchi.read.ledger.reader import read_workbook
from lianchi.write.templates import form, offered
from lianchi.write.templates.form import NONE
from lianchi.write.templates.guide import CHOICES, GUIDE

CODES = CodeLists.load()
LEDGERS = load_ledgers()
FORMS = offered(LEDGERS)
NORMALISER = Normaliser(CODES)
Tree = dict[str, Any]
Row = dict[int, Any]
"""Number of the column in its sheet → what is written there."""

WORDS = st.text(st.sampled_from("村道路会议同意塘东西南北甲乙丙丁ABcd"), min_size=3, max_size=9)
NAMES = st.lists(st.sampled_from(("甲一", "乙二", "丙三", "丁四")), min_size=1, max_size=3, unique=True)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@dataclass
class Filled:
    """The rows of each sheet, and the raw records that they say."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    records: list[Tree] = field(default_factory=list)


def value_of(column: Column) -> st.SearchStrategy[Any]:
    """What somebody may write into a cell of this column."""
    assert column.field is not None
    node = column.field.node
    if column.form == "people":
        return NAMES.map("、".join)
    if column.form in ("people_position", "people_absent", "people_opinion"):
        inside = {"people_position": "总法律顾问", "people_absent": "出差", "people_opinion": "同意"}[column.form]
        return NAMES.map(lambda names: "、".join([*(names[:-1] if column.form != "people_opinion" else
                                                   [f"{one}（同意）" for one in names[:-1]]), f"{names[-1]}（{inside}）"]))
    scalar = node.scalar
    if scalar is not None and scalar.codes is not None:
        names = [entry.zh for entry in CODES[scalar.codes].entries.values()]
        one: st.SearchStrategy[Any] = st.sampled_from(names)
    else:
        kind = scalar.kind if scalar else "text"
        if kind == "money" and not column.unit and not unit_in(column.heading):
            return st.sampled_from(("叁仟零陆拾元整", "伍佰元整"))
        one = {"date": DAYS, "flag": st.sampled_from(("是", "否")), "count": st.integers(0, 5000),
               "money": st.decimals(0, 10**8, places=2), "number": st.decimals(0, 9999, places=1)}.get(kind, WORDS)
    return st.lists(one, min_size=1, max_size=3, unique=True).map("、".join) if column.split else one


def in_rows(column: Column, sheet: SheetShape) -> bool:
    """Whether the column says something of this row and not of the record."""
    assert column.field is not None
    return any(step.many for step in column.field.steps[:-1])


@st.composite
def filled(draw: st.DrawFn, ledger: Ledger) -> Filled:
    """Some records, written into the rows of the sheets."""
    out = Filled()
    ids = draw(st.lists(st.from_regex(r"[A-Z]{2}-2026-[0-9]{3}", fullmatch=True), min_size=1, max_size=3, unique=True))
    for name in ids:
        own = {path: draw(cell_of(column)) for path, column in of_record(ledger).items()} | {"id": name}
        sheets = [sheet for sheet in ledger.sheets
                  for _ in range(draw(st.integers(0, 2)) if sheet.rows else 1)] or [ledger.sheets[0]]
        if not any(sheet.rows for sheet in sheets):
            sheets.append(next(sheet for sheet in ledger.sheets if sheet.rows))
        record: Tree = {"kind": ledger.kind}
        for sheet in sheets:
            out.rows[sheet.title].append(draw(one_row(ledger, sheet, own, record)))
        out.records.append(record)
    return out


def cell_of(column: Column) -> st.SearchStrategy[Any]:
    """A value, or that there is none."""
    return st.just(NONE) | value_of(column) if says_none(column) else value_of(column)


def says_none(column: Column) -> bool:
    """Whether the form says what to write where there is none; what a list of its own holds is told by its kind."""
    assert column.field is not None
    nested = sum(step.many for step in column.field.steps[:-1]) > 1
    return f"“{NONE}”" in column.note and not nested


def of_record(ledger: Ledger) -> dict[str, Column]:
    """The columns that say something of the record itself, by their paths."""
    return {column.field.text: column for sheet in ledger.sheets for column in sheet.columns
            if column.field and not in_rows(column, sheet)}


@st.composite
def one_row(draw: st.DrawFn, ledger: Ledger, sheet: SheetShape, own: Tree, record: Tree) -> Row:
    """A row of a sheet; what it says is put into the record."""
    row: Row = {}
    items: dict[Any, Tree] = {}
    for at, column in enumerate(sheet.columns):
        if column.field is None:
            continue
        path = column.field.text
        if not in_rows(column, sheet):
            if column.heading in ledger.record or draw(st.booleans()):
                row[at] = own[path]
        elif column.required or (column.field.steps[0].where == () and draw(st.integers(0, 3))):
            row[at] = draw(cell_of(column))
        if at in row:
            put(record, items, column, row[at])
    for fixed, value in sheet.fixed:
        put_at(record, items, fixed.steps, value)
    return row


def put(record: Tree, items: dict[Any, Tree], column: Column, value: Any) -> None:
    """Put what a cell says where its column says."""
    assert column.field is not None
    steps = column.field.steps
    if value == NONE:
        put_at(record, items, steps, [] if column.field.node.many else None)
    elif column.form == "people":
        key = column.field.node.part.identity[0] if column.field.node.part else ""
        put_at(record, items, steps, [{key: name} if key else name for name in value.split("、")])
    elif column.form:
        people = [one.rstrip("）").split("（") for one in value.split("、")]
        put_people(record, items, column, people)
    elif isinstance(value, Decimal) and column.field.kind == "money":
        put_at(record, items, steps, f"{value}{unit_in(column.heading) or column.unit}")
    else:
        put_at(record, items, steps, value.split("、") if column.split else value)


def put_people(record: Tree, items: dict[Any, Tree], column: Column, people: list[list[str]]) -> None:
    assert column.field is not None and column.field.node.part is not None
    steps, name_key = column.field.steps, column.field.node.part.identity[0]
    if column.form == "people_absent":
        there = [{"who": one[0]} for one in people if len(one) == 1]
        put_at(record, items, steps, there)
        put_at(record, items, (*steps[:-1], type(steps[-1])("absent", True)),
               [{"who": one[0], "reason": one[1]} for one in people if len(one) > 1])
        return
    wanted = ("role", "post") if column.form == "people_position" else ("vote", "stance")
    second = next(key for key in wanted if key in fields_of(column.field.node.part))
    put_at(record, items, steps, [dict(zip((name_key, second), one, strict=False)) for one in people])


def put_at(record: Tree, items: dict[Any, Tree], steps: Any, value: Any) -> None:
    node = record
    for depth, step in enumerate(steps[:-1], start=1):
        if not step.many:
            node = node.setdefault(step.key, {})
            continue
        key = steps[:depth]
        if key not in items:
            items[key] = dict(step.where)
            node.setdefault(step.key, []).append(items[key])
        node = items[key]
    node[steps[-1].key] = str(value) if isinstance(value, date | Decimal | int) and not isinstance(value, bool) else value


@cache
def empty(name: str) -> bytes:
    return form(LEDGERS, name, "x.xlsx", CODES)


def as_typed(value: Any) -> Any:
    """A number or a day as a spreadsheet program keeps it."""
    return value


def by_hand(value: Any) -> Any:
    """The same as somebody types it who does not look at the format: full width, stray spaces, slashes."""
    if isinstance(value, date):
        return f" {value.year}/{value.month}/{value.day}"
    if isinstance(value, int | Decimal):
        return "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else sign for sign in str(value)) + " "
    return f"  {value}\u3000"


def write(name: str, rows: dict[str, list[Row]], how: Callable[[Any], Any]) -> bytes:
    """The form with these rows filled in."""
    book = openpyxl.load_workbook(io.BytesIO(empty(name)))
    for sheet in FORMS[name].sheets:
        page = book[sheet.title]
        head = int(page.freeze_panes[1:]) - 1
        drawn = [at for at, column in enumerate(sheet.columns) if column.field or column.width]
        for number, row in enumerate(rows.get(sheet.title, []), start=head + 1):
            for at, value in row.items():
                page.cell(number, drawn.index(at) + 1).value = how(value)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def read(data: bytes) -> tuple[list[Extract], list[Any]]:
    found = list(read_workbook(Source(data, "表.xlsx")))
    return [one for one in found if isinstance(one, Extract)], [one for one in found if not isinstance(one, Extract)]


@pytest.mark.parametrize("how", [as_typed, by_hand])
@pytest.mark.parametrize("name", FORMS)
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example], deadline=None,
          phases=(Phase.explicit, Phase.reuse, Phase.generate))  # each try writes and reads a workbook: no shrinking
@given(data=st.data())
def test_what_was_filled_in_is_what_is_read(name: str, how: Callable[[Any], Any], data: st.DataObject) -> None:
    wanted = data.draw(filled(FORMS[name]))
    extracts, others = read(write(name, wanted.rows, how))
    not_filled = {sheet.title for sheet in FORMS[name].sheets} - wanted.rows.keys()
    assert {one.place for one in others if isinstance(one, Doubt)} <= {GUIDE, CHOICES} | not_filled, others
    assert len(others) == sum(isinstance(one, Doubt) for one in others), others
    got = {one.fields["id"].strip(): one for one in extracts}
    assert len(got) == len(wanted.records) and not [doubt for one in extracts for doubt in one.doubts]
    for record in wanted.records:
        expected = NORMALISER.normalise(record)
        assert not expected.problems, expected.problems
        found = NORMALISER.normalise(got[record["id"]].fields)
        assert not found.problems
        assert found.tree == expected.tree
