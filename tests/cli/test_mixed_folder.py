"""One run over a folder as an office hands it in: everything readable is checked, everything else is named."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from mixed_folder import BAD, GOOD, lay_out

OUTPUTS = ("report.json", "report.txt", "report.html", "report.xlsx", "report.sarif", "report.csv", "junit:junit.xml")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The folder that the reports were written to, and how the command ended."""
    folder = tmp_path_factory.mktemp("mixed")
    (folder / "材料").mkdir()
    lay_out(folder / "材料")
    options = [word for name in OUTPUTS for word in ("-o", name)]
    command = [sys.executable, "-m", "lianchi", "check", "材料", *options]
    return folder, subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=300)


def report(folder: Path) -> dict[str, object]:
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def test_it_ends_as_incomplete_and_names_the_two_bad_files(run: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, ended = run
    assert ended.returncode == 3 and ended.stderr == ""
    inputs = {one["path"].removeprefix("材料/"): one for one in report(folder)["inputs"]}
    assert {name for name, one in inputs.items() if one["status"] == "read" and one["records"]} == GOOD
    assert {name for name, one in inputs.items() if one["status"] == "unread"} == BAD.keys()
    for name, said in BAD.items():
        assert said in inputs[name]["reason"] and f"【未读】材料/{name}：" in ended.stdout


def test_every_format_tells_the_same_findings(run: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = run
    findings = report(folder)["findings"]
    violations = [one for one in findings if one["verdict"] == "violation"]
    assert violations
    table = list(csv.DictReader(io.StringIO((folder / "report.csv").read_text(encoding="utf-8-sig"))))
    sarif = json.loads((folder / "report.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert len([row for row in table if row["规则编号"]]) == len(findings)
    assert {row["结论"] for row in table if not row["规则编号"]} == {"未读"}
    assert len([one for one in sarif if one.get("kind", "fail") == "fail"]) == len(violations)
    page, text = ((folder / name).read_text(encoding="utf-8") for name in ("report.html", "report.txt"))
    book = openpyxl.load_workbook(folder / "report.xlsx")
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    for one in violations:
        assert one["title"] in page and one["title"] in text and one["message"] in cells
    assert (folder / "junit.xml").read_text(encoding="utf-8").count("<testcase") >= len(violations)


def test_no_folder_of_the_machine_is_in_any_report(run: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, ended = run
    assert str(folder) not in ended.stdout
    for name in OUTPUTS:
        assert str(folder).encode() not in (folder / name.rpartition(":")[2]).read_bytes()
