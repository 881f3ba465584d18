"""The packages that are shipped as an example, unpacked and zipped ones together."""

from __future__ import annotations

from pathlib import Path

from lianchi.check import Options, check

PACKAGES = Path(__file__).parents[3] / "fixtures" / "packages"
RULES = ("TIOL-C10-2", "TIOL-D18-2", "TIOL-F04", "TIOL-F05", "TIOL-F05-2")


def test_the_example_shows_a_violation_and_its_places() -> None:
    report = check([str(PACKAGES)], Options(jobs=1, only=RULES))
    assert report.records == 5 and all(one.status == "read" for one in report.inputs)
    assert sorted((one.rule, one.verdict, one.record) for one in report.findings) == [
        ("TIOL-C10-2", "violation", "C2-S1"), ("TIOL-D18-2", "violation", "C2-S1")]
    assert report.counts["TIOL-F05-2"]["compliant"] == 2 and report.counts["TIOL-F04"]["compliant"] == 1
    cells = [place.cell for one in report.findings for place in one.locations]
    assert "会议.xml /tiol/attendee_list" in cells and "→ 董事会议事规则.xml /tiol/rate" in cells


def test_the_zip_stays_small() -> None:
    assert all(file.stat().st_size <= 5_000 for file in PACKAGES.rglob("*") if file.is_file())
