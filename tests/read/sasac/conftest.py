"""Packages in a folder, checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lianchi.check import Options, check
from lianchi.model.finding import Report

Judge = Callable[..., Report]


@pytest.fixture
def judged(tmp_path: Path) -> Judge:
    """Put packages into a folder and check it for some rules."""

    def judging(packages: dict[str, bytes | str], *rules: str) -> Report:
        folder = tmp_path / "报送"
        folder.mkdir(exist_ok=True)
        for shown, data in packages.items():
            (folder / shown).write_bytes(data.encode() if isinstance(data, str) else data)
        return check([str(folder)], Options(jobs=1, only=rules))

    return judging
