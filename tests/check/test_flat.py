"""Long runs put aside what does not fit into memory: the report is the same, whatever is put aside and when."""

from __future__ import annotations

import errno
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from check.test_grouped import rules as rules  # noqa: PLC0414  a fixture
from check.test_pool import BENCH, record
from lianchi.check import Options, check
from lianchi.check.blocks import Blocks
from lianchi.check.spill import Shelf, spilled
from lianchi.errors import UsageError
from lianchi.model.finding import Report
from lianchi.model.stored import Part, Stored, chained, mapped
from lianchi.report import PRINTABLE, pieces, write
from small import KIND

IDENTITY = "410901199001010014"


def varied(number: int) -> dict[str, Any]:
    """Records that break rules, lack things, share payees, carry unknown fields and ids that must be covered."""
    payment = {"payee": f"P{number % 7}", "paid_on": f"2026-03-{1 + number % 28:02}", "amount": 90 + number}
    more: dict[str, Any] = {"payments": [payment]}
    if number % 5 == 0:
        more |= {"id": f"{IDENTITY}-{number // 10}", "备忘": "x"}
    if number % 4 == 0:
        more |= {"unit": {"name": "甲村", **({"code": "U9"} if number % 8 else {})}}
    if number % 3 == 0:
        more |= {"meetings": [{"held_on": "2024-05-10"}]}
    if number % 11 == 0:
        more |= {"coverage": {"from": "2026-01-01", "until": "2026-12-31", "complete": True}}
    return record(number, **more) | ({"kind": KIND} if number % 2 else {})


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("lianchi.check.run.CHUNK_BYTES", 3000)
    folder = tmp_path / "data"
    folder.mkdir()
    for name, numbers in (("a.jsonl", range(40)), ("b.jsonl", range(30, 60))):
        lines = [json.dumps(varied(number), ensure_ascii=False) for number in numbers]
        (folder / name).write_text("\n".join([*lines, "{"]), encoding="utf-8")
    (folder / "c.yaml").write_text(yaml.safe_dump([varied(70), varied(71)]), encoding="utf-8")
    return folder


@pytest.fixture
def book(rules: Path, tmp_path: Path) -> Path:
    """The rules of the benchmark and one on groups of payments."""
    shutil.copytree(BENCH, tmp_path / "both")
    text = (rules / "book" / "GR-01.yaml").read_text(encoding="utf-8").replace("data-consistency", "benchmark")
    (tmp_path / "both" / "GR-01.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "both"


@pytest.fixture
def little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is held that need not be."""
    for name in ("model.stored.FEW", "check.blocks.IN_MEMORY"):
        monkeypatch.setattr(f"lianchi.{name}", 1)
    for name in ("check.spill.BUNDLE", "check.spill.HELD", "check.places._TOGETHER", "check.group_task.TOGETHER"):
        monkeypatch.setattr(f"lianchi.{name}", 2)
    monkeypatch.setattr("lianchi.check.compartments.ROWS", 3)


@pytest.mark.parametrize("more", [{}, {"common_from": 0}, {"jobs": 1}, {"details": frozenset({"counts", "events"})}], ids=str)
@pytest.mark.parametrize("resume", [False, True])
def test_little_memory_gives_the_same_report(
    data: Path, book: Path, tmp_path: Path, request: pytest.FixtureRequest, more: dict[str, Any], resume: bool
) -> None:
    options = Options(**{"rules": (book,), "jobs": 2} | more)
    usual = check([str(data)], options)
    request.getfixturevalue("little_memory")
    report = check([str(data)], options, resume=tmp_path / "kept" if resume else None)
    assert_all_there(usual)
    assert all(isinstance(long, Stored) for long in (report.findings, report.remarks, report.records_list))
    assert report == usual
    for format in PRINTABLE:
        for lang in ("zh", "en"):
            assert write(report, format, lang) == write(usual, format, lang)
            assert "".join(map(str, pieces(report, format, lang))) == write(usual, format, lang)


def assert_all_there(report: Report) -> None:
    """Findings on groups and on records, doubles, covered ids: else the comparison would mean little."""
    assert sum(one.subject == "group" for one in report.findings) > 3
    assert {one.verdict for one in report.findings} >= {"violation", "undetermined"}
    assert {one.code for one in report.remarks} >= {"double_id", "unknown_field"}
    assert not any(IDENTITY in one.record for one in (*report.records_list, *report.remarks, *report.findings))
    assert len(report.records_list) == 72


@given(st.lists(st.lists(st.integers(), max_size=4), max_size=6))
def test_a_stored_sequence_is_like_a_tuple(bundles: list[list[int]]) -> None:
    def part(bundle: list[int]) -> Part:
        return Part(len(bundle), lambda: bundle)

    plain = tuple(item for bundle in bundles for item in bundle)
    stored = Stored[int](map(part, bundles))
    assert stored == plain and plain == stored and list(stored) == list(stored) == list(plain)
    assert len(stored) == len(plain) and bool(stored) == bool(plain)
    for at in range(-len(plain), len(plain)):
        assert stored[at] == plain[at]
    assert stored[1:4] == plain[1:4] and stored[::-2] == plain[::-2]
    assert (stored == [*plain, 0]) is False and (stored == 3) is False
    for beyond in (len(plain), -len(plain) - 1):
        with pytest.raises(IndexError):
            stored[beyond]
    assert chained(stored, plain) == plain * 2
    assert mapped(str, stored) == tuple(map(str, plain))


def test_heavy_items_are_not_held_for_being_few() -> None:
    heavy = Stored[int]([Part(1, lambda: [1], weight=1_000_000)])
    assert isinstance(chained(heavy), Stored) and isinstance(mapped(str, heavy), Stored)
    assert chained(Stored[int]([Part(1, lambda: [1])])) == (1,)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-9, 9))), st.integers(1, 5))
def test_a_shelf_gives_back_by_key_in_order(items: list[tuple[int, int]], held: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lianchi.check.spill.HELD", held)
        shelf = Shelf[int, int](int)
        for key, item in items:
            shelf.put(key, item)
    keys = list(dict.fromkeys(key for key, _ in items))
    assert set(shelf.keys()) == set(keys)
    for key in range(5):
        assert list(shelf.of(key)) == [item for one, item in items if one == key]
        assert list(shelf.of(key)) == [item for one, item in items if one == key]


@given(st.lists(st.binary(max_size=9)))
def test_blocks_are_read_in_any_order(contents: Sequence[bytes]) -> None:
    blocks = Blocks()
    for number, content in enumerate(contents):
        assert blocks.put(content) == number
        assert blocks.get(number // 2) == contents[number // 2]
    assert [blocks.get(number) for number in range(len(blocks))] == contents
    assert spilled(iter(contents), bytes) == contents


def test_a_full_temporary_folder_is_told(
    data: Path, monkeypatch: pytest.MonkeyPatch, little_memory: None
) -> None:
    class Full(tempfile.SpooledTemporaryFile[bytes]):
        def write(self, *_: Any) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", Full)
    with pytest.raises(UsageError, match="临时文件夹 .* 写不进去（No space left on device）；请腾出空间"):
        check([str(data)], Options(rules=(BENCH,), jobs=2))
