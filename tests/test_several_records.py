"""Sixty and more fixture records that make up twenty violations over several records, and twenty look-alikes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lianchi.check import Options, check
from lianchi.model.finding import Report

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "fixtures" / "several_records"
CASES = sorted(FOLDER.glob("*-violating.yaml"))


@pytest.fixture(scope="module")
def report() -> Report:
    """All cases in one run, as a county would hand them in."""
    options = Options(parameters=(ROOT / "docs" / "examples" / "several-records.yaml",), provisional=True, jobs=1)
    return check([str(FOLDER)], options)


def rule_of(file: Path) -> str:
    """The rule that a case is about; it stands in its second line."""
    found = re.search(r"^# 违规：(\S+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None
    return found[1]


def test_there_are_twenty_of_each_and_sixty_records(report: Report) -> None:
    innocent = {file.name.replace("-innocent", "-violating") for file in FOLDER.glob("*-innocent.yaml")}
    assert innocent == {file.name for file in CASES} and len(CASES) >= 20
    assert report.records >= 60 and all(one.status == "read" for one in report.inputs)
    assert not [remark for remark in report.remarks if remark.code != "encoding"]


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_the_violation_is_found_with_all_its_records_and_the_look_alike_is_not(report: Report, file: Path) -> None:
    rule, name = rule_of(file), file.stem
    broken = [f for f in report.findings if f.rule == rule and f.verdict in ("violation", "manual")]
    mine = [f for f in broken if any(record.startswith(name) for record in f.records)]
    assert len(mine) == 1, mine
    assert {record.startswith(name) for record in mine[0].records} == {True}
    assert {place.path.rpartition("/")[2] for place in mine[0].locations} == {file.name}
    look_alike = name.replace("-violating", "-innocent")
    assert [f for f in broken if any(record.startswith(look_alike) for record in f.records)] == []


def test_the_rules_of_the_cases_accuse_nobody_else(report: Report) -> None:
    wanted = {(rule_of(file), file.stem) for file in CASES}
    rules = {rule for rule, _ in wanted}
    found = {(f.rule, re.sub(r"-\d+$", "", f.record)) for f in report.findings
             if f.rule in rules and f.verdict in ("violation", "manual")}
    assert found == wanted
