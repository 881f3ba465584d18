"""The same records as JSON lines, compressed and as Parquet: the same verdicts and findings, only their places differ."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard

from lianchi.check import Options, check
from lianchi.cli import main
from lianchi.model.finding import Report

ROOT = Path(__file__).parents[2]
SOURCES = [str(ROOT / "fixtures" / name) for name in ("four_discussions", "micro_power", "official_business", "real",
                                                      "several_records", "three_important_one_large")]
NAME = re.compile(r"records\.(?:jsonl(?:\.gz|\.zst)?|parquet)")
PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}


def convert(*words: str) -> int:
    with pytest.raises(SystemExit) as ended, pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["lianchi", "convert", *words])
        main()
    return int(ended.value.code or 0)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """Suffix → the report on the fixtures in that format."""
    folder = tmp_path_factory.mktemp("formats")
    assert convert(*SOURCES, "-o", str(folder / "records.jsonl")) == 0
    assert convert(str(folder / "records.jsonl"), "-o", str(folder / "records.parquet")) == 0
    lines = (folder / "records.jsonl").read_bytes()
    for suffix, pack in PACK.items():
        (folder / f"records.jsonl{suffix}").write_bytes(pack(lines))
    return {suffix: check([str(folder / f"records{suffix}")], Options(provisional=True, jobs=2))
            for suffix in (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")}


def without_places(report: Report) -> list[Any]:
    """The findings and remarks as text, the file by one name, without line, row and origin; order and all else stay."""
    def told(one: Any) -> str:
        return NAME.sub("FILE", repr(one))

    places = re.compile(r"line=(?:None|\d+), cell=(?:None|'第\d+行'), origin=(?:None|'[^']*')")
    return [places.sub("", told(one)) for one in (*report.findings, *report.remarks)]


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".jsonl.zst", ".parquet"])
def test_every_format_comes_to_the_same(reports: dict[str, Report], suffix: str) -> None:
    plain, other = reports[".jsonl"], reports[suffix]
    assert len(plain.findings) > 100 and plain.total("violation") > 20
    assert other.counts == plain.counts and other.records == plain.records
    assert without_places(other) == without_places(plain)


def test_compressed_lines_have_the_places_of_the_lines(reports: dict[str, Report]) -> None:
    plain, packed = (repr(reports[suffix].findings) for suffix in (".jsonl", ".jsonl.zst"))
    assert packed.replace("records.jsonl.zst", "records.jsonl") == plain


def test_a_finding_on_a_row_names_the_row_and_the_line_it_was_converted_from(reports: dict[str, Report]) -> None:
    pairs = zip(reports[".jsonl"].findings, reports[".parquet"].findings, strict=True)
    for line, row in ((a, b) for one, other in pairs for a, b in zip(one.locations, other.locations, strict=True)):
        assert (row.pointer, row.line, row.cell) == (line.pointer, None, f"第{line.line}行")
        assert row.origin == (line.origin or f"原件 records.jsonl 第{line.line}行")


def test_an_identity_number_in_the_name_of_the_original_file_is_covered(tmp_path: Path) -> None:
    name = "张某 41090119900101123X.jsonl"
    (tmp_path / name).write_bytes(Path(SOURCES[0], "violating.json").read_bytes().replace(b"\n", b""))
    assert convert(str(tmp_path / name), "-o", str(tmp_path / "a.parquet")) == 0
    covered, open_ = (repr(check([str(tmp_path / "a.parquet")], Options(unmask=unmask)).findings) for unmask in (False, True))
    assert "41090119900101123X" in open_ and "41090119900101123X" not in covered
    assert "原件 " in covered
