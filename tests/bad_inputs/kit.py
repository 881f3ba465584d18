"""The command line in this process: files into a folder, ``lianchi check`` on it, exit code and report out."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, Final, NamedTuple
from unittest.mock import patch

import pytest

from lianchi.cli import main

RULES = str(Path(__file__).parents[1] / "cli" / "rules")
GOOD = '{"id": "好-1", "kind": "village_affairs", "meetings": [{"held_on": "2026-03-01", "due": 30, "present": 19}]}\n'
"""A record with one violation; where it is found, the bad file beside it has taken nothing with it."""

Test = Callable[..., None]


class Done(NamedTuple):
    """What a call came to."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        """Standard output as the JSON report."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    def file(self, name: str) -> dict[str, Any]:
        """What the report says of the file of that name."""
        (found,) = [one for one in self.report["inputs"] if one["path"].endswith(f"/{name}")]
        return dict(found)

    def findings(self, verdict: str) -> set[tuple[str, str]]:
        """(record, rule) of all findings with that verdict."""
        return {(one["record"], one["rule"]) for one in self.report["findings"] if one["verdict"] == verdict}

    def said(self, record: str) -> list[str]:
        """The remarks on a record, and the messages of its findings."""
        return [one["message"] for one in (*self.report["remarks"], *self.report["findings"]) if one["record"] == record]


class Case(NamedTuple):
    """A file that cannot be read: the row of the table, its name, how it is made, and what is said."""

    row: int
    name: str
    data: Callable[[], bytes | str]
    says: str


def row(*numbers: int) -> Callable[[Test], Test]:
    """Which rows of the table a test is for."""

    def marked(test: Test) -> Test:
        test.rows = numbers  # type: ignore[attr-defined]
        return test

    return marked


def refused(cases: Sequence[Case]) -> Callable[[Test], Test]:
    """A test of each of these files."""
    spread = pytest.mark.parametrize("case", cases, ids=lambda case: f"{case.row}-{case.name}")
    return lambda test: row(*{case.row for case in cases})(spread(test))


def lianchi(*words: str) -> Done:
    """``python -m lianchi`` with these words."""
    out, err = io.StringIO(), io.StringIO()
    with patch.object(sys, "argv", ["lianchi", *words]), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as ended:
            code = ended.code
    assert isinstance(code, int)
    return Done(code, out.getvalue(), err.getvalue())


_MEASURER: Final = (
    "import resource, subprocess, sys\n"
    "done = subprocess.run([sys.executable, '-m', 'lianchi', *sys.argv[1:]])\n"
    "print('', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10, file=sys.stderr)\n"
    "sys.exit(done.returncode)\n"
)
"""A small process of its own starts the command: a process counts the memory of the one that started it as its own."""


class Measured(NamedTuple):
    """What a process of its own came to."""

    done: Done
    mebibytes: int
    """The most memory that it, or one of its processes, took."""


def measured(*words: str) -> Measured:
    """The same in a process of its own, whose memory is measured."""
    done = subprocess.run([sys.executable, "-c", _MEASURER, *words], capture_output=True, text=True, encoding="utf-8",
                          env=os.environ | {"PYTHONIOENCODING": "utf-8"}, timeout=120, check=False)
    err, _, memory = done.stderr.rpartition(" ")
    return Measured(Done(done.returncode, done.stdout, err), int(memory))


def laid_out(folder: Path, files: Mapping[str, bytes | str]) -> str:
    """The folder with the files in it."""
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(folder)


def check(folder: Path, files: Mapping[str, bytes | str], *words: str, rules: str = RULES) -> Done:
    """``lianchi check`` on the files, with the JSON report; ``rules`` "" is the shipped book."""
    chosen = ["--rules", rules] if rules else []
    return lianchi("check", laid_out(folder, files), *chosen, "-f", "json", *words)


def check_all(cases: Sequence[Case], folder: Path) -> Done:
    """One run over the files of all cases and a good record."""
    return check(folder, {case.name: case.data() for case in cases} | {"good.jsonl": GOOD})


def unread(case: Case, done: Done) -> None:
    """Assert that the file is unread for the reason of its case, and that the record beside it was checked."""
    told = done.file(case.name)
    assert (done.code, done.err, told["status"]) == (3, "", "unread")
    assert case.says in told["reason"], told["reason"]
    assert ("好-1", "DM-01") in done.findings("violation")
