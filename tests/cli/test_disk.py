"""Reports that cannot be written: a sentence, exit code 2, no half file; a check that goes on without keeping."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.scenario import RULES
from lianchi.cli.options import free_to_write
from lianchi.errors import UsageError

LIANCHI = [sys.executable, "-m", "lianchi"]
RECORDS = "".join(json.dumps({"id": f"R{n}", "kind": "village_affairs", "meetings": [
    {"held_on": "2026-03-01", "due": 3, "present": 1}]}) + "\n" for n in range(200))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.jsonl").write_text(RECORDS, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """The check, with files of at most so many KiB: a disk that is full."""
    command = [*LIANCHI, "check", "data", "--rules", str(RULES), *arguments]
    if limit is not None:
        command = ["bash", "-c", f'ulimit -f {limit} && exec "$@"', "bash", *command]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"data"}


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
@pytest.mark.parametrize("format", ["json", "csv", "html", "sarif", "ledger"])
def test_a_report_that_does_not_fit_leaves_nothing(folder: Path, format: str) -> None:
    name = "out.xlsx" if format == "ledger" else f"out.{format}"
    done = run(folder, "-o", f"{format}:{name}", limit=2)
    assert (done.returncode, done.stdout) == (2, "")
    told = "写不出结果：File too large\n" if format == "ledger" else f"写不了 {name}：File too large。\n"
    assert done.stderr == told  # the library of workbooks has temporary files of its own
    assert left(folder) == set()


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_report_that_was_there_stays_as_it_was(folder: Path) -> None:
    (folder / "out.json").write_text("before", encoding="utf-8")
    assert run(folder, "-o", "out.json", limit=2).returncode == 2
    assert (folder / "out.json").read_text(encoding="utf-8") == "before" and left(folder) == {"out.json"}


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_check_goes_on_where_its_work_cannot_be_kept(folder: Path) -> None:
    done = run(folder, "--resume", "kept", "-f", "json", limit=2)
    assert done.returncode == 1 and done.stdout == run(folder, "-f", "json").stdout
    assert done.stderr == "kept 写不进去（File too large），接着检查，但往后的结果不再留存\n"
    assert left(folder) == {"kept"} and {path.name for path in (folder / "kept").iterdir()} == {".lock", "settings.json"}


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize("format", ["json", "csv", "text"])
def test_a_reader_that_goes_away_is_no_verdict(folder: Path, format: str) -> None:
    with subprocess.Popen([*LIANCHI, "check", "data", "--rules", str(RULES), "-f", format], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_a_folder_without_the_right_to_write_is_told_before_anything_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UsageError, match="没有写入权限，请换一个文件夹"):
        free_to_write([str(tmp_path / "out.json")], [])
