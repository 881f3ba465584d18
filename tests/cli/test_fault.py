"""A fault of the program itself is told as one: never exit code 1, which means violations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cli.scenario import RULES
from lianchi.check.worker import Worker
from lianchi.cli import FAULT, main


def test_a_fault_in_a_worker_is_no_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("broken on purpose")

    record = tmp_path / "a.yaml"
    record.write_text("id: A\nkind: village_affairs\n", encoding="utf-8")
    monkeypatch.setattr(Worker, "check", broken)
    monkeypatch.setattr(sys, "argv", ["lianchi", "check", str(record), "--rules", str(RULES)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "RuntimeError: broken on purpose" in err
    assert err.endswith(f"{FAULT['zh']}\n")
