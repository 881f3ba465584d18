"""Parameters to a table and back: nothing lost, every change shown before it is written, every mistake at its cell."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from lianchi.audit.tables import FILE, HEADS, NAME, SHEET, VALUE, Tables
from lianchi.check import load_book
from lianchi.cli import cli
from lianchi.dialect import parse
from lianchi.errors import RulebookError
from lianchi.model.rule import Parameter
from lianchi.resources import data_folder
from lianchi.rulebook.settings import Setting, edited

TWO_THIRDS = {"title": "到会比例", "title_en": "quorum", "type": "share"}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the shipped rule book."""
    return Path(shutil.copytree(data_folder("rules"), tmp_path / "rules"))


@pytest.fixture
def exported(rules: Path, tmp_path: Path) -> Path:
    file = tmp_path / "t.xlsx"
    result = run("export-table", "-o", str(file), "--rules", str(rules))
    assert result.exit_code == 0, result.output
    return file


def run(*words: str) -> Any:
    return CliRunner().invoke(cli, ["rules", *words])


def change(file: Path, name: str, column: int, value: object, day: str | None = None) -> str:
    """Set one cell of the row of a parameter; the cell's name."""
    book = openpyxl.load_workbook(file)
    for row in book[SHEET].iter_rows():
        if row[NAME].value == name and day in (None, row[6].value):
            row[column].value = value
            book.save(file)
            return str(row[column].coordinate)
    raise AssertionError(f"no row of {name}")


def test_every_parameter_of_the_book_has_a_row_and_comes_back_unchanged(rules: Path, exported: Path) -> None:
    book = load_book((rules,))
    page = openpyxl.load_workbook(exported)[SHEET]
    named = {row[NAME] for row in page.iter_rows(values_only=True)}
    assert set(book.tables) <= named | {name for name in book.tables if "." in name}
    assert {f"{one.rule.id}.{name}" for one in book.rules.values() for name in one.rule.parameters
            if ("parameters", name) in one.document.values} <= named
    result = run("import-table", str(exported), "--rules", str(rules))
    assert (result.exit_code, result.output) == (0, "没有差别\n")


def test_a_change_is_shown_first_and_written_only_when_asked(rules: Path, exported: Path) -> None:
    file = rules / "four_discussions" / "VS-14.yaml"
    before = file.read_text(encoding="utf-8")
    change(exported, "VS-14.publicity_days", VALUE, 20, "2026-01-01")
    shown = run("import-table", str(exported), "--rules", str(rules))
    assert shown.output == ("VS-14.publicity_days 决议公开的最短天数 自 2026-01-01：15 → 20\n"
                            "1 处差别，还没有写入；核对后加 --write\n")
    assert file.read_text(encoding="utf-8") == before
    assert run("import-table", str(exported), "--rules", str(rules), "--write").exit_code == 0
    assert file.read_text(encoding="utf-8") == before.replace("2018-12-29: 0, 2026-01-01: 15", "2018-12-29: 0, 2026-01-01: 20")
    assert run("import-table", str(exported), "--rules", str(rules)).output == "没有差别\n"


def test_codes_are_named_in_chinese_and_read_back_by_name(rules: Path, exported: Path) -> None:
    book = openpyxl.load_workbook(exported)
    name = "VS-23.proposers"
    cell = next(row[VALUE] for row in book[SHEET].iter_rows() if row[NAME].value == name and "henan" in row[FILE].value)
    assert "；" in cell.value and cell.value.isascii() is False
    first = cell.value.split("；")[0]
    cell.value = first
    book.save(exported)
    assert f"→ {first}" in run("import-table", str(exported), "--rules", str(rules)).output


@pytest.mark.parametrize(("column", "value", "said"), [
    (VALUE, "三分之二点", "比例写成分数"), (6, "去年", "不是日期"), (NAME, "VS-08.quorums", "前三列要照抄"), (VALUE, None, "没有填值"),
])
def test_a_mistake_is_told_at_its_cell_and_nothing_is_written(
    rules: Path, exported: Path, column: int, value: object, said: str
) -> None:
    cell = change(exported, "half", column, value)
    result = run("import-table", str(exported), "--rules", str(rules), "--write")
    assert isinstance(result.exception, RulebookError)
    assert [fault.path for fault in result.exception.faults] == [f"t.xlsx 参数!{cell}"]
    assert said in result.exception.faults[0].zh


def test_a_floor_that_would_be_loosened_is_refused_before_anything_is_written(rules: Path, exported: Path) -> None:
    file = rules / "profiles" / "sichuan.yaml"
    before = {path: path.read_bytes() for path in rules.rglob("*.yaml")}
    book = openpyxl.load_workbook(exported)
    row = next(row for row in book[SHEET].iter_rows()
               if row[NAME].value == "VS-14.publicity_days" and "sichuan" in row[FILE].value)
    row[VALUE].value = "0" if row[VALUE].value != "0" else "1"
    row[6].value = "2026-02-01"
    book.save(exported)
    result = run("import-table", str(exported), "--rules", str(rules), "--write")
    assert isinstance(result.exception, RulebookError) and "只许更严" in str(result.exception)
    assert file.exists() and before == {path: path.read_bytes() for path in rules.rglob("*.yaml")}


def test_the_shipped_book_is_never_written(exported: Path) -> None:
    result = run("import-table", str(exported), "--write")
    assert "--rules" in str(result.exception)


def test_what_is_no_workbook_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"PK nothing")
    assert "不是能读的 xlsx" in str(run("import-table", str(tmp_path / "x.xlsx")).exception)


def setting(values: dict[date, Any], key: str = "values") -> Setting:
    return Setting("f", "q", Parameter.model_validate({**TWO_THIRDS, "values": values}), "national", "",
                   ("parameters", "q"), key, values)


@pytest.mark.parametrize("text", [
    "parameters:\n  q: {title: x, values: {2020-01-01: 1/2}, note: y}  # why\nnext: 1\n",
    "parameters:\n  q:\n    title: x\n    values: {2020-01-01: 1/2}  # old\n    note: y\nnext: 1\n",
    "parameters:\n  q:\n    title: x\n    values:\n      2020-01-01: 1/2\n    note: y\nnext: 1\n",
    "parameters:\n  q:\n    title: x\n    note: y\nnext: 1\n",
    "parameters:\n  q: {title: x, note: y}\nnext: 1\n",
])
@given(st.dictionaries(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.sampled_from(["2/3", 3, None, ["a", "是: b"]]), max_size=3))
def test_an_edit_changes_the_values_and_nothing_else(text: str, values: dict[date, Any]) -> None:
    found = parse(edited(text, setting({}), values), "f")
    assert found.faults == []
    data = found.data
    assert data["parameters"]["q"].pop("values") == {day.isoformat(): value for day, value in values.items()}
    assert data == {"parameters": {"q": {"title": "x", "note": "y"}}, "next": 1}
    assert ("# why" in text) == ("# why" in edited(text, setting({}), values))


def test_the_head_is_what_the_notes_speak_of(rules: Path) -> None:
    sheet = Tables(load_book((rules,))).sheet()
    assert tuple(sheet.heads) == HEADS and all(len(row) == len(HEADS) for row in sheet.rows)
