"""Generated submissions: what is found is what was injected, subject included, and clean records are accused of nothing."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from submissions.catalogue import SHAPES
from submissions.parameters import write_parameters
from submissions.writing import Stream, write

from lianchi.check import Options, check
from lianchi.codes import CodeLists

Labelled = tuple[str, str, str, tuple[str, ...]]
"""Rule, subject, verdict, records."""


def label_of(line: dict[str, Any]) -> Labelled:
    return line["rule"], line["subject"], line["verdict"], tuple(sorted(line.get("records") or [line["record"]]))


def found_and_told(folder: Path, count: int, seed: int, gaps: float = 0) -> tuple[Counter[Labelled], list[dict[str, Any]]]:
    """What a run finds in so many generated records, and their labels."""
    write(folder, count, Stream(SHAPES, seed, gaps))
    write_parameters(folder.parent / "params.yaml")
    labels = [json.loads(line) for line in (folder / f"labels-{count}.jsonl").read_text(encoding="utf-8").splitlines()]
    options = Options(parameters=(folder.parent / "params.yaml",), provisional=True, jobs=1)
    report = check([str(folder / f"records-{count}.jsonl")], options)
    assert report.records == count and not report.remarks
    found = Counter(
        (one.rule, one.subject, one.verdict, tuple(sorted(one.records or (one.record,))))
        for one in report.findings if one.verdict in ("violation", "manual", "error")
    )
    return found, labels


@pytest.mark.parametrize("seed", [7, 2026])
def test_what_is_found_is_what_was_injected(tmp_path: Path, seed: int) -> None:
    found, labels = found_and_told(tmp_path / "data", 3000, seed)
    told = Counter(map(label_of, labels))
    assert found == told
    assert len({rule for rule, *_ in told}) > 100 and max(told.values()) == 1


def test_what_is_left_out_accuses_nobody_and_hides_nothing_elsewhere(tmp_path: Path) -> None:
    found, labels = found_and_told(tmp_path / "data", 2000, 7, gaps=0.3)
    assert set(found) <= set(map(label_of, labels))
    assert set(found) >= {label_of(line) for line in labels if "gaps" not in line}
    assert any("gaps" in line for line in labels)


def test_a_smaller_file_is_the_beginning_of_a_larger_one(tmp_path: Path) -> None:
    for count in (150, 400):
        write(tmp_path, count, Stream(SHAPES, 7, gaps=0.1))
    for name in ("records", "labels"):
        small, large = ((tmp_path / f"{name}-{count}.jsonl").read_bytes() for count in (150, 400))
        assert large.startswith(small) and len(large) > len(small) > 0
    assert next(Stream(SHAPES, 8).take(1)) != next(Stream(SHAPES, 7).take(1))


def test_every_kind_has_shapes_and_faults() -> None:
    injectors = Counter[str]()
    for shape in SHAPES:
        injectors[shape.kind] += len(shape.faults) + len(shape.bundles)
    assert set(injectors) <= set(CodeLists.load().titles("kind")) and min(injectors.values()) >= 2
    assert sum(injectors.values()) >= 120
    assert sum(len(shape.bundles) for shape in SHAPES) >= 6
