"""Every one of the forty numbers has a test that runs the command line, or an issue that owns it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from bad_inputs.table import LATER, ROWS


def named_rows() -> set[int]:
    """The rows that the tests of this folder name."""
    modules = [import_module(f"bad_inputs.{file.stem}") for file in Path(__file__).parent.glob("test_*.py")]
    return {number for module in modules for test in vars(module).values() for number in getattr(test, "rows", ())}


def test_every_number_is_tested_or_later() -> None:
    assert sorted(ROWS) == list(range(1, 41))
    assert named_rows() | LATER.keys() == ROWS.keys()
    assert not named_rows() & LATER.keys()
