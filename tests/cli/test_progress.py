"""What the bar says while a long check runs, and where it does not show."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.scenario import RULES
from lianchi.check import Progress
from lianchi.cli.console import Pace

RECORD = '{"id": "A", "kind": "village_affairs", "meetings": [{"held_on": "2026-03-01", "due": 3, "present": 1}]}\n'


@pytest.mark.parametrize(("lang", "begun", "going"), [
    ("zh", "文件 1/4，3,000 条", "文件 3/4，13,000 条，每秒 1,000 条，还要 0:00:20"),
    ("en", "1/4 files, 3,000 records", "3/4 files, 13,000 records, 1,000 a second, 0:00:20 left"),
])
def test_speed_and_time_left_count_from_what_was_there_before(lang: str, begun: str, going: str) -> None:
    clock = iter([100.0, 100.0, 110.0])
    pace = Pace(lambda: next(clock))
    assert pace.words(Progress(1, 4, 1_000_000, 4_000_000, 3_000), lang) == begun
    assert pace.words(Progress(3, 4, 2_000_000, 4_000_000, 13_000), lang) == going


def test_in_the_first_moment_nothing_is_guessed() -> None:
    clock = iter([100.0, 100.0, 100.5])
    pace = Pace(lambda: next(clock))
    pace.words(Progress(0, 1, 0, 10, 0), "zh")
    assert pace.words(Progress(0, 1, 5, 10, 2), "zh") == "文件 0/1，2 条"


def test_after_the_last_record_the_time_left_is_not_nought() -> None:
    pace = Pace(iter([100.0, 100.0, 110.0]).__next__)
    pace.words(Progress(0, 1, 0, 10, 0), "zh")
    assert pace.words(Progress(1, 1, 10, 10, 3), "zh") == "文件 1/1，3 条，正在归组、汇总"


def test_no_bar_where_nobody_looks(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(RECORD, encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "lianchi", "check", "a.jsonl", "--rules", str(RULES)], cwd=tmp_path,
                          capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.stderr == "" and "条/秒" not in done.stdout and "每秒" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_bar_is_on_standard_error_alone(tmp_path: Path) -> None:
    import pty

    (tmp_path / "a.jsonl").write_text(RECORD, encoding="utf-8")
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-m", "lianchi", "check", "a.jsonl", "--rules", str(RULES)], cwd=tmp_path,
                          stdout=subprocess.PIPE, stderr=theirs, env=os.environ | {"TERM": "xterm", "COLUMNS": "120"}) as process:
        assert process.stdout is not None
        out = process.stdout.read().decode("utf-8")
    seen = os.read(ours, 65536).decode("utf-8", "replace")
    os.close(ours)
    os.close(theirs)
    assert "文件 1/1，1 条" in seen
    assert "文件 1/1" not in out and "廉尺检查报告" in out
