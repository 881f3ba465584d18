"""The ten real cases: what is found, and above all what is not claimed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from lianchi.check import Options, check
from lianchi.model.finding import Report

REAL = Path(__file__).parents[1] / "fixtures" / "real"


@pytest.fixture(scope="module")
def report() -> Report:
    return check([str(REAL)], Options(jobs=1))


def test_ten_cases_are_read_whole(report: Report) -> None:
    assert [one.path for one in report.inputs] == [f"real/RP-{n:02d}.yaml" for n in range(1, 11)]
    assert {one.status for one in report.inputs} == {"read"}
    assert report.remarks == ()


def test_the_only_departure_that_the_papers_prove(report: Report) -> None:
    found = [(f.record, f.rule, f.verdict) for f in report.findings if f.verdict not in ("undetermined",)]
    assert found == [("RP-03", "TIOL-C18", "violation")]


def test_every_other_case_says_what_to_hand_in(report: Report) -> None:
    waiting = Counter(f.record for f in report.findings if f.verdict == "undetermined")
    assert {record.rsplit("-", 1)[0] if record.count("-") > 1 else record for record in waiting} == {
        f"RP-{n:02d}" for n in range(1, 11) if n != 9
    }
    assert all(f.missing for f in report.findings if f.verdict == "undetermined")


def test_nothing_passes_for_want_of_papers(report: Report) -> None:
    passed = {rule: counts["compliant"] for rule, counts in report.counts.items() if counts["compliant"]}
    assert passed == {"VD-04": 1, "XR-04": 1}, "accounts posted item by item; two records that tell one meeting alike"


def test_related_directors_are_taken_off_the_base_under_the_new_company_law() -> None:
    later = check([str(REAL / "RP-04.yaml")], Options(jobs=1, as_of=date(2024, 7, 1), only=("TIOL-D19",)))
    assert later.counts["TIOL-D19"]["compliant"] == 2
