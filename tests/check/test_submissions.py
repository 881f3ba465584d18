"""Generated submissions: what is found is what was injected, subject included, and clean records are accused of nothing."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from submissions.catalogue import SHAPES
from submissions.draw import Draw
from submissions.faults import Breach
from submissions.parameters import write_parameters
from submissions.score import Labelled, labelled, main
from submissions.writing import Stream, write

from lianchi.check import Options, check
from lianchi.codes import CodeLists


def found_in(file: Path) -> Counter[Labelled]:
    """What a run finds in a file of generated records."""
    parameters = file.parent.parent / "params.yaml"
    write_parameters(parameters)
    report = check([str(file)], Options(parameters=(parameters,), provisional=True, jobs=1))
    assert [one.status for one in report.inputs] == ["read"] and not report.remarks
    return Counter(
        (one.rule, one.subject, one.verdict, tuple(sorted(one.records or (one.record,))))
        for one in report.findings if one.verdict in ("violation", "manual", "error")
    )


def found_and_told(folder: Path, count: int, seed: int, gaps: float = 0) -> tuple[Counter[Labelled], list[dict[str, Any]]]:
    """What a run finds in so many generated records, and their labels."""
    write(folder, count, Stream(SHAPES, seed, gaps))
    labels = [json.loads(line) for line in (folder / f"labels-{count}.jsonl").read_text(encoding="utf-8").splitlines()]
    return found_in(folder / f"records-{count}.jsonl"), labels


def test_every_injector_breaks_what_it_says_and_nothing_else(tmp_path: Path) -> None:
    draw, lines, told = Draw(7), list[str](), list[Labelled]()

    def hand_in(records: list[dict[str, Any]], kind: str, breaches: tuple[Breach, ...]) -> None:
        ids = [f"T{len(lines) + number:05}" for number in range(len(records))]
        lines.extend(json.dumps({"id": one, "kind": kind, **record}) for one, record in zip(ids, records, strict=True))
        told.extend((one.rule, one.subject, one.verdict, tuple(ids)) for one in breaches)

    for shape in SHAPES:
        for fault in shape.faults:
            record = json.loads(json.dumps(shape.make(draw)))
            fault.inject(record, draw)
            hand_in([record], shape.kind, fault.breaches)
        for bundle in shape.bundles:
            hand_in(bundle.make(draw), shape.kind, bundle.breaches)
    (tmp_path / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert found_in(tmp_path / "all.jsonl") == Counter(told)
    assert len({rule for rule, *_ in told}) > 300


@pytest.mark.parametrize(("seed", "count"), [(7, 1200), (2026, 300)])
def test_what_is_found_is_what_was_injected(tmp_path: Path, seed: int, count: int) -> None:
    found, labels = found_and_told(tmp_path / "data", count, seed)
    told = Counter(map(labelled, labels))
    assert found == told
    assert len(told) > count / 10 and max(told.values()) == 1


def test_the_score_tells_what_was_missed_and_what_was_made_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    label = {"record": "R1", "rule": "LF-01", "subject": "referrals[0]", "verdict": "violation"}
    report, labels = tmp_path / "report.json", tmp_path / "labels.jsonl"
    labels.write_text("\n".join(json.dumps({**label, **more}) for more in ({}, {"record": "R2", "gaps": ["R2/x"]})))
    for findings, code, words in (([label], 0, "recall 1.000000  precision 1.000000"),
                                  ([{**label, "record": "R3"}], 1, "recall 0.500000  precision 0.000000")):
        report.write_text(json.dumps({"findings": findings}))
        assert main(report, labels) == code and words in capsys.readouterr().out


def test_what_is_left_out_accuses_nobody_and_hides_nothing_elsewhere(tmp_path: Path) -> None:
    found, labels = found_and_told(tmp_path / "data", 400, 7, gaps=0.3)
    assert set(found) <= set(map(labelled, labels))
    assert set(found) >= {labelled(line) for line in labels if "gaps" not in line}
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
    assert set(injectors) == set(CodeLists.load().titles("kind")) and min(injectors.values()) >= 2
    assert sum(injectors.values()) >= 120
    assert sum(len(shape.bundles) for shape in SHAPES) >= 6
    written = {json.loads(one.record)["kind"] for one in Stream(SHAPES, 7).take(1000)}
    assert written == set(injectors)
