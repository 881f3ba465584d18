"""The command line in this process: files into a folder, ``lianchi check`` on it, exit code and both reports out."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from lianchi.cli import main

RULES = str(Path(__file__).parents[1] / "cli" / "rules")
GOOD = '{"id": "好-1", "kind": "village_affairs", "meetings": [{"held_on": "2026-03-01", "due": 30, "present": 19}]}\n'
"""A record with one violation; where it is found, the bad file beside it has taken nothing with it."""


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


def laid_out(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """The folder with the files in it."""
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
