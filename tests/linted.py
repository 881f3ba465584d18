"""Books of small rules on disk, and what lint says of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from lianchi.audit.lint import lint
from lianchi.rulebook import load
from small import rule

LATER = [{"from": "2020-01-01", "until": None, "basis": "data-consistency"}]
EXAMPLES = [{"name": f"{verdict} 例", "given": {"kind": "village_affairs"}, "expect": verdict}
            for verdict in ("violation", "compliant", "undetermined")]


class Plain(yaml.SafeDumper):
    """Writes equal parts twice instead of by anchors, which rule files do not know."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def write(file: Path, content: dict[str, Any]) -> None:
    file.write_text(yaml.dump(content, Dumper=Plain, allow_unicode=True, sort_keys=False), "utf-8")


def made(id_: str = "SM-1", **parts: Any) -> dict[str, Any]:
    """A small rule on meetings that is fine but for its conditions."""
    basis = [{"source": "data-consistency", "locator": None, "says": "x", "confidence": "D"}]
    words = dict.fromkeys(("message", "remedy"), "好")
    concluding = {"concludes"} & parts.keys()
    examples = [*EXAMPLES, {**EXAMPLES[0], "expect": "not_applicable"}] if concluding else EXAMPLES
    head = {"basis": basis, "versions": LATER, "slug": id_.lower(), "examples": examples, **words}
    place = {} if concluding else {"subject": "meeting", "judged_on": "meeting.held_on"}
    return rule(id_, **{**head, **place, **parts})


def notices(folder: Path, *rules: dict[str, Any], **files: Any) -> list[str]:
    """What lint says of a book of these rules: level, file:path of the place, words."""
    (folder / "my/demo").mkdir(parents=True)
    for one in rules:
        write(folder / f"my/demo/{one['id']}.yaml", one)
    for name, content in files.items():
        write(folder / f"my/_{name}.yaml", content)
    book = load([folder / "my"])
    found = lint(book, sorted(book.rules.values(), key=lambda one: one.rule.id))
    assert all(n.fault.en.isascii() for n in found)
    told = []
    for n in found:
        line = (folder / n.fault.path).read_text("utf-8").splitlines()[n.fault.line - 1].strip()
        told.append(f"{n.level} {Path(n.fault.path).stem} [{line}] {n.fault.zh}")
    return told
