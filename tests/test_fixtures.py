"""The shipped fixtures: the same record in three formats, and what is found in each."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from lianchi.check import Options, check
from lianchi.codes import CodeLists
from lianchi.model.finding import RawRecord
from lianchi.normalise import Normaliser
from lianchi.read import find_inputs, read_chunk, split
from lianchi.write import formats

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"
BOOKS = ("four_discussions", "three_important_one_large", "official_business", "micro_power")
SUFFIXES = (".yaml", ".json", ".xml")
RECORDS = sorted(file for file in FIXTURES.rglob("*.yaml") if not file.is_relative_to(FIXTURES / "minutes"))
FOLDERS = sorted({str(file.parent.relative_to(ROOT)) for file in RECORDS})
NORMALISER = Normaliser(CodeLists.load())

VIOLATIONS: dict[str, set[str]] = {
    "four_discussions": {"VL-10", "VS-02", "VS-08", "VS-14", "VS-17", "VS-24", "VS-25"},
    "three_important_one_large": {
        "TIOL-B10", "TIOL-C14", "TIOL-D02", "TIOL-D06", "TIOL-E02", "TIOL-F08", "TIOL-G01", "TIOL-H04",
    },
    "micro_power": {"MP-29", "MP-29-by", "MP-29-papers", "MP-29-posting"},
    "official_business": {"ZS-N1-c", "ZS-N6-a", "ZS-N6-d", "ZS-N6-e", "ZS-Y8-b"},
}
"""What the violating record of each book breaks, and nothing else."""


def trees(path: Path) -> list[dict[str, Any]]:
    found = []
    for one in find_inputs([str(path)], bytes):
        for chunk in split(one, 1 << 40):
            for item in read_chunk(chunk):
                assert isinstance(item, RawRecord), item
                done = NORMALISER.normalise(item.fields)
                assert not done.problems
                found.append(done.tree)
    return found


@pytest.mark.parametrize(("book", "name"), list(product(BOOKS, ("compliant", "violating"))))
def test_three_formats_say_the_same(book: str, name: str) -> None:
    yaml, json, xml = (trees(FIXTURES / book / f"{name}{suffix}") for suffix in SUFFIXES)
    assert yaml == json == xml


@pytest.mark.parametrize("file", RECORDS, ids=lambda f: f"{f.parent.name}-{f.stem}")
def test_every_format_carries_a_fixture_whole(file: Path, tmp_path: Path) -> None:
    expected = trees(file)
    for suffix in SUFFIXES:
        target = tmp_path / f"copy{suffix}"
        target.write_text(formats[suffix](expected), encoding="utf-8")
        assert trees(target) == expected, suffix


@pytest.mark.parametrize("book", BOOKS)
def test_the_compliant_record_breaks_nothing(book: str) -> None:
    report = check([str(FIXTURES / book / "compliant.yaml")], Options(jobs=1))
    assert [(f.rule, f.message) for f in report.findings if f.verdict == "violation"] == []
    assert report.total("compliant") >= 5


@pytest.mark.parametrize("book", BOOKS)
def test_the_violating_record_breaks_what_it_is_made_to_break(book: str) -> None:
    report = check([str(FIXTURES / book / "violating.yaml")], Options(jobs=1))
    assert {f.rule for f in report.findings if f.verdict == "violation"} == VIOLATIONS[book]


def test_the_same_bytes_whatever_the_hash_seed_and_the_number_of_jobs() -> None:
    outputs = set()
    for seed, jobs in product(("0", "1", "42"), ("1", "2")):
        done = subprocess.run(
            [sys.executable, "-m", "lianchi", "check", *FOLDERS, "-f", "json", "--jobs", jobs],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False,
        )
        assert done.returncode == 1, done.stderr
        outputs.add(done.stdout)
    assert len(outputs) == 1
