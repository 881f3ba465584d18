"""The parts of a rule as they were written: what conditions look at, themselves or through named terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lianchi.dialect import Path
from lianchi.model.rule import Rule

SECTIONS = ("terms", "when", "must", "must_not", "unless", "group")


def raw_parts(rule: Rule) -> dict[str, Any]:
    """The sections that decide, exactly the keys that were written, at the paths of the file."""
    return rule.model_dump(by_alias=True, exclude_unset=True, include=set(SECTIONS))


def used_names(raw: Mapping[str, Any]) -> set[str]:
    """The named terms and fields that conditions look at, themselves or through others; the rest is only told."""
    named = dict(raw.get("terms") or {})
    waiting = [raw.get(section) for section in SECTIONS if section != "terms"]
    used: set[str] = set()
    while waiting:
        here = waiting.pop()
        if isinstance(here, str):
            names = {here, here.rpartition(".")[2]} - used
            used |= names
            waiting.extend(named[name] for name in names if name in named)
        elif isinstance(here, Mapping):
            waiting.extend(here.values())
        elif isinstance(here, list):
            waiting.extend(here)
    return used


def parameters_of(raw: Mapping[str, Any]) -> dict[str, Path]:
    """Every parameter that conditions use, and where it is used first."""
    used = used_names(raw)
    found: dict[str, Path] = {}
    for section in SECTIONS:
        for path, node in nodes(raw.get(section), (section,)):
            if isinstance(node.get("param"), str) and (section != "terms" or path[1] in used):
                found.setdefault(node["param"], path)
    return found


def nodes(part: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every mapping at the path and below, in the order of the file."""
    if isinstance(part, dict):
        yield path, part
        for key, inner in part.items():
            yield from nodes(inner, (*path, key))
    elif isinstance(part, list):
        for number, item in enumerate(part):
            yield from nodes(item, (*path, number))
