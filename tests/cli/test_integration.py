"""The hooks and the example workflows name commands, options and formats that there are; the example call runs."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from lianchi.cli import cli
from lianchi.report import target

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"


def parsed(words: list[str]) -> dict[str, Any]:
    """The options of a command line of lianchi; raises a usage error where it would be refused."""
    command: click.Command = cli
    rest = words[1:]
    while isinstance(command, click.Group):
        command = command.commands[rest[0]]
        rest = rest[1:]
    context = command.make_context("lianchi", rest)
    return context.params


@pytest.mark.parametrize("hook", yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")), ids=lambda it: it["id"])
def test_a_hook_runs_a_command_that_there_is(hook: dict[str, Any]) -> None:
    files = ["a.json"] if hook.get("pass_filenames", True) else ["--rules", str(ROOT / "rules")]
    assert parsed([*shlex.split(hook["entry"]), *files])
    assert hook["language"] == "python" and hook["name"] and hook["description"]


def test_the_workflow_of_github_writes_what_it_uploads() -> None:
    workflow = yaml.safe_load((EXAMPLES / "github.yml").read_text("utf-8"))
    steps = workflow["jobs"]["check"]["steps"]
    [line] = [step["run"] for step in steps if "check" in step.get("run", "")]
    options = parsed(shlex.split(line))
    written = {target(output).file: target(output).format for output in options["outputs"]}
    uploaded = [step["with"].get("sarif_file") or step["with"].get("path") for step in steps if step.get("if") == "always()"]
    assert options["format_"] == "github" and sorted(written) == sorted(uploaded)
    assert written["lianchi.sarif"] == "sarif"


def test_the_workflow_of_gitlab_writes_what_it_reports() -> None:
    job = yaml.safe_load((EXAMPLES / "gitlab.yml").read_text("utf-8"))["lianchi"]
    options = parsed(shlex.split(job["script"][-1]))
    written = {target(output).format: target(output).file for output in options["outputs"]}
    reports = job["artifacts"]["reports"]
    assert (written["gitlab"], written["junit"]) == (reports["codequality"], reports["junit"])
    assert job["artifacts"]["paths"] == [written["html"]]


@pytest.mark.parametrize(("record", "code", "first"), [
    ("four_discussions/violating.yaml", 1, "退回"), ("nothing-there.json", 2, "转人工"), (None, 3, "转人工"),
])
def test_an_office_system_gets_its_answer(record: str | None, code: int, first: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    file = str(broken) if record is None else str(ROOT / "fixtures" / record)
    python = shlex.quote(sys.executable)
    done = subprocess.run(["sh", str(EXAMPLES / "oa.sh"), file], capture_output=True, encoding="utf-8", check=False,
                          env={**os.environ, "LIANCHI": f"{python} -m lianchi", "PYTHON": python, "PYTHONUTF8": "1"})
    assert done.returncode == code, done.stderr
    assert done.stdout.splitlines()[0] == first
    assert ("VS-08 村民代表会议到会不足三分之二：" in done.stdout) == (code == 1)
