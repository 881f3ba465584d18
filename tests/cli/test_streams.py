"""Standard output that goes away, is closed or is full: an exit code and a sentence, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cli.scenario import RULES

LIANCHI = [sys.executable, "-m", "lianchi"]
RECORD = '{"id": "A", "kind": "village_affairs", "meetings": [{"held_on": "2026-03-01", "due": 3, "present": 1}]}\n'


def test_a_reader_that_goes_away_is_no_verdict() -> None:
    with subprocess.Popen([*LIANCHI, "schema", "record"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize(("redirection", "status", "said"), [
    (">&-", 1, ""), ("> /dev/full", 2, "写不出结果：No space left on device\n"),
], ids=["closed", "full"])
def test_standard_output_that_takes_nothing(tmp_path: Path, redirection: str, status: int, said: str) -> None:
    if "/dev/full" in redirection and not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    (tmp_path / "a.jsonl").write_text(RECORD, encoding="utf-8")
    command = f'"$@" {redirection}'
    done = subprocess.run(
        ["sh", "-c", command, "sh", *LIANCHI, "check", "a.jsonl", "--rules", str(RULES), "-f", "json"],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )
    assert (done.returncode, done.stderr) == (status, said)
