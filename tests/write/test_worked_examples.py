"""The worked examples of the forms, filled into the forms themselves: they read whole and break no rule."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from lianchi.cli import cli
from lianchi.codes import CodeLists
from lianchi.normalise import Normaliser
from lianchi.read.extract import Extract, Source
from lianchi.read.ledger import load_ledgers
from lianchi.read.ledger.reader import read_workbook
from lianchi.write.templates import form, offered
from lianchi.write.templates.form import blanks

CODES = CodeLists.load()
LEDGERS = load_ledgers()
FORMS = offered(LEDGERS)
NORMALISER = Normaliser(CODES)


def filled(name: str) -> bytes:
    """The form with its own example in it."""
    book = openpyxl.load_workbook(io.BytesIO(form(LEDGERS, name, "x.xlsx", CODES)))
    for sheet in FORMS[name].sheets:
        page = book[sheet.title]
        first = int(page.freeze_panes[1:])
        for column, blank in enumerate(blanks(sheet, CODES), start=1):
            for row, example in enumerate(blank.examples):
                page.cell(first + row, column).value = example or None
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("name", FORMS)
def test_a_worked_example_is_read_without_a_doubt_about_any_cell(name: str) -> None:
    found = list(read_workbook(Source(filled(name), f"{name}.xlsx")))
    records = [one for one in found if isinstance(one, Extract)]
    assert records
    for record in records:
        assert not record.doubts
        assert not NORMALISER.normalise(record.fields).problems


def test_the_worked_examples_break_no_rule(tmp_path: Path) -> None:
    for name in FORMS:
        (tmp_path / f"{name}.xlsx").write_bytes(filled(name))
    done = CliRunner().invoke(cli, ["check", str(tmp_path), "-f", "json"])
    report = json.loads(done.stdout)
    assert done.exit_code == 0, done.stderr
    assert {one["status"] for one in report["inputs"]} == {"read"} and len(report["inputs"]) == len(FORMS)
    assert report["summary"]["verdicts"]["violation"] == report["summary"]["verdicts"]["error"] == 0
    assert report["summary"]["verdicts"]["compliant"] >= 80
