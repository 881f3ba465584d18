"""Every shape read back: a workbook and CSV files made of its own headings and worked example, value for value."""

from __future__ import annotations

from typing import Any

import pytest

from lianchi.codes import CodeLists
from lianchi.normalise import Normaliser
from lianchi.read.ledger import Ledger, SheetShape, load_ledgers
from lianchi.read.ledger.grid import letters

LEDGERS = {ledger.id: ledger for ledger in load_ledgers()}
NORMALISER = Normaliser(CodeLists.load())


def rows_of(sheet: SheetShape) -> list[list[str]]:
    """Heading rows (a group row where the shape has groups) and the worked example."""
    columns = sheet.columns
    height = max((len(column.example) for column in columns), default=0)
    groups = [[column.under for column in columns]] if any(column.under for column in columns) else []
    rows = [[column.example[at] if at < len(column.example) else "" for column in columns] for at in range(height)]
    return [*groups, [column.heading for column in columns], *rows]


def filled(ledger: Ledger) -> dict[str, list[list[str]]]:
    return {sheet.title: rows_of(sheet) for sheet in ledger.sheets}


def cells_of(ledger: Ledger) -> dict[str, str]:
    """The cells of the worked example that go into a record."""
    found = {}
    for sheet in ledger.sheets:
        first = 3 if any(column.under for column in sheet.columns) else 2
        for at, column in enumerate(sheet.columns, start=1):
            if column.field is not None:
                found.update({f"{sheet.title}!{letters(at)}{first + row}": text
                              for row, text in enumerate(column.example) if text not in ("", "/")})
    return found


def leaves(value: Any) -> list[str]:
    """All texts of a record."""
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [value] if isinstance(value, str) else [text for one in below for text in leaves(one)]


@pytest.mark.parametrize("name", LEDGERS)
def test_a_worked_example_reads_back_without_loss(name: str, read_data: Any, book: Any) -> None:
    ledger = LEDGERS[name]
    found = read_data(book(filled(ledger)))
    assert found.unread == []
    assert [doubt for record in found.records for doubt in record.doubts] == []
    assert {doubt.code for doubt in found.doubts} <= {"left_out", "no_id"}, found.doubts
    assert bool(found.records) is any(column.example for sheet in ledger.sheets for column in sheet.columns)
    places = {origin.place for record in found.records for origin in record.origins.values()}
    said = {text for record in found.records for text in leaves(record.fields)}
    lost = {place: text for place, text in cells_of(ledger).items()
            if place not in places and not any(one.startswith(text) for one in said)}
    assert lost == {}
    for record in found.records:
        problems = NORMALISER.normalise(record.fields).problems
        assert problems == [], (record.fields, problems)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_a_text_table_gives_the_same_records_as_a_workbook(codec: str, delimiter: str, read_csv: Any, csv_of: Any,
                                                           read_data: Any, book: Any) -> None:
    for name in ("contact_register", "tiol_ledger"):
        sheet = LEDGERS[name].sheets[0]
        written = read_csv(csv_of(rows_of(sheet), delimiter, codec))
        assert written.unread == [] and written.records
        wanted = read_data(book({sheet.title: rows_of(sheet)}))
        assert [record.fields for record in written.records] == [record.fields for record in wanted.records]
