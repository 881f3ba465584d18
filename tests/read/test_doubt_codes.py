"""Every kind of doubt that a reader has stands under a heading of its own in reports."""

from __future__ import annotations

import ast
from pathlib import Path

from lianchi import read
from lianchi.report.phrases import remark_title


def codes() -> set[str]:
    """The codes that readers give to doubts, as far as they stand in the call itself."""
    calls = (node for file in Path(read.__path__[0]).rglob("*.py") for node in ast.walk(ast.parse(file.read_text("utf-8")))
             if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Doubt")
    seconds = (call.args[1] for call in calls if len(call.args) > 1)
    return {arg.value for arg in seconds if isinstance(arg, ast.Constant) and isinstance(arg.value, str)}


def test_every_code_has_a_heading() -> None:
    assert {"ambiguous", "left_out", "intake"} <= codes()
    assert not {code for code in codes() if remark_title(code, "zh") == remark_title("no such code", "zh")}
