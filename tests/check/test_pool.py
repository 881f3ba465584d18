"""A worker process that dies: one retry, then exactly the record at fault is an error and all others are as ever."""

from __future__ import annotations

import faulthandler
import json
import os
import re
import shutil
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from lianchi.check import Options, check
from lianchi.cli.check import exit_code
from lianchi.decide.session import Outcome, Session
from lianchi.model.finding import VERDICTS, Report

BENCH = Path(__file__).parents[2] / "bench" / "rules"
KIND = "three_important_one_large"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the workers are patched by forking")


def record(number: int, **more: Any) -> dict[str, Any]:
    """A record that breaks another rule than its neighbours, or none."""
    return {
        "id": f"R{number}", "kind": KIND, "unit": {"code": f"U{number % 3}"},
        "matter": {"category": "project", "amount": 1000 * number},
        "meetings": [{"held_on": "2024-05-10", "due": 9, "present": number % 9, "outcome": "passed",
                      "votes": {"for": 5, "against": number % 2, "abstain": 1},
                      "speeches": [{"leader": True, "order": number % 4}]}],
        "reviews": [{"kind": "legality", "held_on": f"2024-05-{1 + number % 20:02}"}], "notices": [], "payments": [],
        **more,
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four files, read in chunks of a few records; of the first and the last not everything can be read."""
    monkeypatch.setattr("lianchi.check.run.CHUNK_BYTES", 4000)
    data = tmp_path / "data"
    data.mkdir()
    lines = [json.dumps(record(number, 备忘="x")) for number in range(40)]
    lines[3] = "{ no record"
    lines[5] = json.dumps(record(5, kind="nonsense"))
    lines[38:] = [lines[39], lines[38], "{ nor this"]
    (data / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (data / "b.json").write_text(json.dumps([record(number) for number in range(50, 60)]), encoding="utf-8")
    (data / "c.json").write_text(json.dumps(record(60, kind="village_affairs")), encoding="utf-8")
    whole = json.dumps([record(number) for number in range(70, 75)])
    (data / "d.json").write_text(whole[:-1] + ", {", encoding="utf-8")
    return data


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """The ten rules of the benchmark on single records, and one on another kind of record."""
    rules = tmp_path / "rules"
    shutil.copytree(BENCH, rules, ignore=shutil.ignore_patterns("BENCH-R1[12].yaml"))
    text = (rules / "BENCH-R1.yaml").read_text(encoding="utf-8")
    text = text.replace("BENCH-R1", "BENCH-R11").replace("bench-quorum", "bench-other")
    (rules / "BENCH-R11.yaml").write_text(text.replace(KIND, "village_affairs"), encoding="utf-8")
    return Options(rules=(rules,), jobs=2)


def die() -> None:
    """End this process as the engine would."""
    faulthandler.disable()
    os.kill(os.getpid(), signal.SIGSEGV)


def deadly(monkeypatch: pytest.MonkeyPatch, kills: Callable[[set[str]], bool]) -> None:
    """Let a process die that decides records with such ids."""
    decide = Session.decide

    def dying(self: Session, trees: Sequence[dict[str, Any]]) -> Outcome:
        if kills({tree["id"] for tree in trees}):
            die()
        return decide(self, trees)

    monkeypatch.setattr(Session, "decide", dying)


def alone(number: int, options: Options, tmp_path: Path) -> Report:
    """What becomes of one record of the folder by itself."""
    file = tmp_path / f"alone{number}.json"
    kind = "village_affairs" if number == 60 else KIND
    file.write_text(json.dumps(record(number, kind=kind)), encoding="utf-8")
    return check([str(file)], options)


# Among other records; the first of the first file; the last ones of files, alone in its file; two of one chunk, two of
# two files, neighbours; two of a file that breaks off.
@pytest.mark.parametrize("bad", [[17], [0], [39], [38], [59], [60], [20, 22], [8, 55], [30, 31], [71],
                                 [74]], ids=str)
def test_only_the_record_at_fault_is_lost(
    folder: Path, options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: list[int]
) -> None:
    """Found in the middle, at the ends, twice: an error of every rule on its kind, and nothing else changes."""
    ids = {f"R{number}" for number in bad}
    usual = check([str(folder)], options)
    own = [alone(number, options, tmp_path) for number in bad]
    with monkeypatch.context() as patch:
        deadly(patch, lambda found: bool(found & ids))
        report = check([str(folder)], options)

    errors = [(f.record, f.rule) for f in report.findings if f.verdict == "error"]
    on_kind = {number: ["BENCH-R11"] if number == 60 else sorted(r for r in report.counts if r != "BENCH-R11")
               for number in bad}
    assert sorted(errors) == sorted((f"R{number}", rule) for number in bad for rule in on_kind[number])
    assert {f.record for f in report.findings if f.record in ids and f.verdict != "error"} == set()
    assert [f for f in report.findings if f.record not in ids] == [f for f in usual.findings if f.record not in ids]
    for rule, counts in report.counts.items():
        expected = {v: usual.counts[rule][v] - sum(one.counts[rule][v] for one in own) for v in VERDICTS}
        expected["error"] += sum(rule in rules for rules in on_kind.values())
        expected["not_applicable"] += sum(rule not in rules for rules in on_kind.values())
        assert counts == expected, rule
    for name in ("inputs", "records", "remarks", "records_list", "titles", "digest"):
        assert getattr(report, name) == getattr(usual, name), name
    assert exit_code(report, "low") == 3


def test_the_files_are_such_that_the_above_means_something(folder: Path, options: Options) -> None:
    """Many verdicts and remarks, two lines and a record that cannot be checked, a file that breaks off."""
    report = check([str(folder)], options)
    assert report.records == 38 + 10 + 1 + 5
    assert [one.status for one in report.inputs] == ["partial", "read", "read", "partial"]
    assert report.inputs[0].reason and re.findall("第 .*? 行", report.inputs[0].reason) == ["第 4、41 行", "第 6 行"]
    assert len(report.remarks) >= 39 and not report.total("error")
    assert all(report.total(verdict) > 20 for verdict in ("violation", "compliant", "undetermined", "not_applicable"))


def test_the_report_does_not_depend_on_the_number_of_jobs(
    folder: Path, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor on which process died when."""
    deadly(monkeypatch, lambda found: bool(found & {"R0", "R23", "R55"}))
    reports = [check([str(folder)], Options(rules=options.rules, jobs=jobs)) for jobs in (1, 2, 3)]
    assert reports[0] == reports[1] == reports[2]
    assert reports[0].total("error") == 30


def test_a_crash_that_does_not_come_back_is_no_error(
    folder: Path, options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first process that meets the record dies; its chunk is checked once more."""
    usual = check([str(folder)], options)
    seen = tmp_path / "seen"

    def once(found: set[str]) -> bool:
        if "R23" not in found:
            return False
        with seen.open("a", encoding="utf-8") as log:
            log.write("met\n")
        return seen.read_text(encoding="utf-8") == "met\n"

    deadly(monkeypatch, once)
    assert check([str(folder)], options) == usual
    assert seen.read_text(encoding="utf-8") == "met\n" * 2


def test_a_file_that_cannot_be_read_waits_behind_a_crash(
    options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes down with the process, and is tried again like the others."""
    files = [tmp_path / name for name in ("a.json", "b.json", "c.json")]
    for file, text in zip(files, (json.dumps(record(1)), "nothing", json.dumps(record(2))), strict=True):
        file.write_text(text, encoding="utf-8")
    deadly(monkeypatch, lambda found: "R1" in found)
    report = check([str(file) for file in files], Options(rules=options.rules, jobs=1))
    assert [one.status for one in report.inputs] == ["read", "unread", "read"]
    assert (report.records, report.total("error")) == (2, 10)
