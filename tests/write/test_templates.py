"""Forms to fill in: what they ask for, what they hold and what they do not hold."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from lianchi.cli import cli
from lianchi.codes import CodeLists
from lianchi.errors import UsageError
from lianchi.read.ledger import Ledger, load_ledgers
from lianchi.read.ledger.headings import heading_key, unit_in
from lianchi.write.templates import form, offered, sentence
from lianchi.write.templates.form import blanks
from lianchi.write.templates.guide import CHOICES, GUIDE

CODES = CodeLists.load()
LEDGERS = load_ledgers()
FORMS = offered(LEDGERS)


def book_of(ledger: Ledger) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(form(LEDGERS, ledger.template, "x.xlsx", CODES)))


def head_of(page: Any) -> int:
    """The lowest row of the heads: what is frozen ends there."""
    return int(page.freeze_panes[1:]) - 1


@pytest.mark.parametrize("name", FORMS)
def test_a_form_asks_for_what_the_reader_knows_and_holds_no_record(name: str) -> None:
    ledger = FORMS[name]
    book = book_of(ledger)
    for sheet in ledger.sheets:
        page = book[sheet.title]
        head = head_of(page)
        known = {key: column for column in sheet.columns for key in column.keys}
        headings = [page.cell(head, at).value or page.cell(head - 1, at).value for at in range(1, page.max_column + 1)]
        asked = {known[heading_key(heading)] for heading in headings}
        assert {column for column in sheet.columns if column.field} <= asked
        below = [cell.value for row in page.iter_rows(min_row=head + 1) for cell in row]
        assert below and not any(below)
    assert book.sheetnames[: len(ledger.sheets)] == [sheet.title for sheet in ledger.sheets]
    assert set(book.sheetnames[len(ledger.sheets) :]) <= {GUIDE, CHOICES}


@pytest.mark.parametrize("name", FORMS)
def test_every_example_and_every_choice_is_what_its_blank_takes(name: str) -> None:
    for sheet in FORMS[name].sheets:
        for blank in blanks(sheet, CODES):
            for example in filter(None, blank.examples):
                if blank.choices:
                    assert example in blank.choices, (sheet.title, blank.heading)
                elif blank.kind == "date" and example != "无":
                    date.fromisoformat(example)
                elif blank.kind in ("count", "money", "number") and example != "无":
                    assert float(example) >= 0


@pytest.mark.parametrize("name", FORMS)
def test_the_instructions_name_every_blank_with_its_example(name: str) -> None:
    ledger = FORMS[name]
    rows = list(book_of(ledger)[GUIDE].iter_rows(values_only=True))
    for sheet in ledger.sheets:
        told = [row for row in rows if row[0] == sheet.title]
        found = blanks(sheet, CODES)
        assert len(told) == len(found)
        for row, blank in zip(told, found, strict=True):
            assert row[1].endswith(blank.heading)
            assert all(example in (row[6] or "") for example in blank.examples)


@pytest.mark.parametrize("name", FORMS)
def test_a_heading_says_in_what_its_amounts_are_counted(name: str) -> None:
    for sheet in FORMS[name].sheets:
        for blank in blanks(sheet, CODES):
            assert blank.kind != "money" or unit_in(blank.heading), blank.heading


def test_text_columns_keep_what_is_typed_and_days_are_days() -> None:
    page = book_of(FORMS["procurement"])["采购"]
    formats = {page.cell(head_of(page), at).value: page.cell(head_of(page) + 1, at).number_format
               for at in range(1, page.max_column + 1)}
    assert formats["采购编号"] == "@"
    assert formats["开标日期"] == "yyyy-mm-dd"
    assert formats["标的金额（元）"] == "#,##0.00"
    assert formats["投标人数"] == "0"


def test_choices_are_lists_and_long_ones_stand_on_a_hidden_sheet() -> None:
    book = book_of(FORMS["village"])
    assert rule_of(book["决议"], "会议结果").formula1 == '"通过,否决,缓议"'
    assert rule_of(book["决议"], "记录是否签名").formula1 == '"是,否"'
    item = rule_of(book["事项"], "具体事项").formula1
    assert item.startswith(f"{CHOICES}!$")
    assert book[CHOICES].sheet_state == "hidden"
    assert [cell.value for cell in book[CHOICES][item.split("$")[1]] if cell.value] == [
        entry.zh for entry in CODES["item"].entries.values()]


def rule_of(page: Any, heading: str) -> Any:
    """The rule of the cells below a heading."""
    head = head_of(page)
    column = next(at for at in range(1, page.max_column + 1)
                  if heading in (page.cell(head, at).value, page.cell(head - 1, at).value))
    cell = page.cell(head + 1, column).coordinate
    return next(rule for rule in page.data_validations.dataValidation if cell in rule.sqref)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_prints_across_with_its_heads_on_every_page(name: str) -> None:
    book = book_of(FORMS[name])
    for page in book.worksheets:
        if page.sheet_state == "hidden":
            continue
        assert page.page_setup.orientation == "landscape" and str(page.page_setup.paperSize) == "9"
        assert page.print_title_rows
        assert page.freeze_panes


def test_equal_ledgers_give_equal_bytes() -> None:
    assert form(LEDGERS, "village", "a.xlsx", CODES) == form(LEDGERS, "village", "b.XLSX", CODES)


def test_an_unknown_name_is_answered_with_the_names_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        form(LEDGERS, "vilage", "x.xlsx", CODES)
    assert all(name in caught.value.zh and name in caught.value.en for name in FORMS)
    with pytest.raises(UsageError, match="后缀"):
        form(LEDGERS, "village", "x.csv", CODES)


def test_every_form_has_one_sentence_in_each_language() -> None:
    for ledger in FORMS.values():
        assert sentence(ledger, CODES).startswith(ledger.title) and "\n" not in sentence(ledger, CODES)
        assert sentence(ledger, CODES, "en").startswith(ledger.title_en)


def test_the_command_lists_writes_and_asks_for_a_file(tmp_path: Path) -> None:
    run = CliRunner()
    listed = run.invoke(cli, ["template"])
    assert listed.exit_code == 0 and all(line.split()[0] in FORMS for line in listed.output.splitlines())
    assert run.invoke(cli, ["template", "village", "--list"]).output == listed.output
    file = tmp_path / "礼品.xlsx"
    assert run.invoke(cli, ["template", "gifts", "-o", str(file)]).exit_code == 0
    assert openpyxl.load_workbook(file).sheetnames[0] == "礼品登记"
    with pytest.raises(UsageError, match="-o"):
        run.invoke(cli, ["template", "gifts"], standalone_mode=False, catch_exceptions=False)


def test_a_ledger_of_the_user_becomes_a_form(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "own.yaml").write_text(
        "schema: lianchi/ledger/1\nid: own\ntitle: 用印登记\ntitle_en: Seal\nkind: village_affairs\ntemplate: own\n"
        "sheets:\n- title: 用印\n  rows: seal_uses\n  columns:\n"
        "  - {heading: 编号, field: id}\n  - {heading: 用印日期, field: seal_uses.used_on}\n", encoding="utf-8")
    ledgers = load_ledgers([folder])
    book = openpyxl.load_workbook(io.BytesIO(form(ledgers, "own", "x.xlsx", CODES)))
    assert book["用印"]["B3"].value == "用印日期"
