"""Scenario files: ``== files``, ``== command``, ``== status``, ``== stdout``, ``== stderr``, ``== written``."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

FOLDER = Path(__file__).parent / "scenarios"
RULES = Path(__file__).parent / "rules"
SCENARIOS = sorted(FOLDER.glob("*.txt"))


@dataclass(frozen=True)
class Expected:
    status: int
    stdout: str
    stderr: str
    written: str
    """What the command wrote into its folder: name, then content, of every new file."""


@dataclass(frozen=True)
class Scenario:
    about: str
    files: str
    command: str
    expected: Expected

    @classmethod
    def read(cls, file: Path) -> Scenario:
        about, *parts = re.split(r"^== (\w+)\n", file.read_text(encoding="utf-8"), flags=re.M)
        found = dict(zip(parts[::2], parts[1::2], strict=True))
        expected = Expected(int(found.get("status") or 0), found.get("stdout", ""), found.get("stderr", ""), found.get("written", ""))
        return cls(about, found.get("files", ""), found["command"].strip(), expected)

    def write(self, file: Path) -> None:
        e = self.expected
        parts = [self.about, f"== files\n{self.files}" if self.files else "", f"== command\n{self.command}\n",
                 f"== status\n{e.status}\n", f"== stdout\n{e.stdout}"]
        parts += [f"== stderr\n{e.stderr}"] if e.stderr else []
        parts += [f"== written\n{e.written}"] if e.written else []
        file.write_text("".join(parts), encoding="utf-8")

    def renewed(self, expected: Expected) -> Scenario:
        return replace(self, expected=expected)


def run(scenario: Scenario, folder: Path) -> Expected:
    """Lay the files out, run the command there, and gather what came of it."""
    given = lay_out(scenario.files, folder)
    command, _, stdin = scenario.command.partition("\n<<<\n")
    words = [RULES.as_posix() if word == "RULES" else word for word in shlex.split(command)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("COV", "PYTEST"))}
    environment |= {"NO_COLOR": "1", "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"}
    for word in [w for w in words if re.match(r"[A-Z]+=", w)]:
        name, _, value = word.partition("=")
        environment[name] = value
        words.remove(word)
    encoding = environment["PYTHONIOENCODING"]
    done = subprocess.run([sys.executable, "-m", *words], cwd=folder, input=stdin.encode(), capture_output=True,
                          env=environment, timeout=120, check=False)
    return Expected(done.returncode, _text(done.stdout, encoding), _text(done.stderr, encoding), _written(folder, given))


def _text(raw: bytes, encoding: str) -> str:
    text = raw.decode(encoding)
    return text if not text or text.endswith("\n") else text + "\n"


def lay_out(files: str, folder: Path) -> set[str]:
    """Write the files; ``--- name [encoding]`` begins one."""
    parts = re.split(r"^--- (\S+)(?: (\S+))?\n", files, flags=re.M)[1:]
    for name, encoding, content in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode(encoding or "utf-8"))
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _written(folder: Path, given: set[str]) -> str:
    new = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return "".join(f"--- {name}\n{(folder / name).read_text(encoding='utf-8')}" for name in new if name not in given)
