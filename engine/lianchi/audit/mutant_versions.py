"""Mutants of the versions of a rule: left out, beginning or ending on another day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from lianchi.audit.mutant import GONE, Edit, Mutant
from lianchi.model.rule import Rule, Version
from lianchi.rulebook.parameters import Table

EVER = date(1900, 1, 1)
"""The first day of what has no first day: tests of the data itself and texts whose first day does not matter."""
STRICT = ("term", "share", "add", "days", "months", "years", "plus", "minus", "times", "days_between",
          "working_days_between", "at_least", "more_than", "at_most", "less_than", "is", "is_not", "in", "not_in",
          "before", "after", "not_before", "not_after")
"""Keys of conditions and terms that are unknown as soon as one part is."""


def versions(rule: Rule, raw: Mapping[str, Any], tables: Mapping[str, Table]) -> Iterator[Mutant]:
    """Each version left out; each end of a version a day later and a day earlier."""
    mine = rule.versions
    for index, version in enumerate(mine):
        if len(mine) > 1:
            rest = [*mine[:index], *mine[index + 1 :]]
            yield _with_versions(rule, Edit("version", ("versions", index), version, GONE), rest)
        for key, day in (("from", version.from_), ("until", version.until)):
            after = mine[index + 1] if index + 1 < len(mine) else None
            joined = key == "until" and after is not None and after.from_ == version.until
            if day is not None and day != EVER and not joined:
                eve = day - timedelta(days=1)
                unborn = key == "from" and _undecided(rule, raw, tables, eve.toordinal())
                yield from _moved(rule, index, key, day, unborn)


def _moved(rule: Rule, index: int, key: str, day: date, unborn: bool) -> Iterator[Mutant]:
    """The version beginning or ending a day later, a day earlier; its neighbour gives way."""
    mine = rule.versions
    before = mine[index - 1] if index and key == "from" and mine[index - 1].until == day else None
    same = before is not None and (before.basis is None) == (mine[index].basis is None)
    for by in (1, -1):
        other = day + timedelta(days=by)
        moved = list(mine)
        moved[index] = _dated(mine[index], key, other)
        if before is not None:
            moved[index - 1] = _dated(before, "until", other)
        why = "citation" if same else "unborn" if unborn and before is None and by < 0 else ""
        edit = Edit("version", ("versions", index, key), day, other, why)
        yield _with_versions(rule, edit, moved)


def _dated(version: Version, key: str, day: date) -> Version:
    return version.model_copy(update={"from_" if key == "from" else key: day})


def _with_versions(rule: Rule, edit: Edit, mine: list[Version]) -> Mutant:
    return Mutant(edit, rule.model_copy(update={"versions": mine}), {})


def _undecided(rule: Rule, raw: Mapping[str, Any], tables: Mapping[str, Table], day: int) -> bool:
    """Whether nothing can be judged on the day for want of a number, be the rule in force or not.

    So it is where a condition of application needs a number that has no value then, or the only demand does and there
    is no exception.
    """
    demands = [*raw.get("must", ()), *raw.get("must_not", ())]
    needed = [*raw.get("when", ()), *(demands if len(demands) == 1 and not rule.unless else ())]
    missing = {name for one in needed for name in _asked(one, raw.get("terms") or {})}
    found = (tables.get(f"{rule.id}.{name}") or tables.get(name) for name in missing)
    return any(_unset(table, day) for table in found if table is not None)


def _unset(table: Table, day: int) -> bool:
    """Whether no layer has a value on the day."""
    return all(step.at(day) is None for step in [*table.steps, *table.by_unit.values()])


def _asked(node: Any, terms: Mapping[str, Any]) -> Iterator[str]:
    """The parameters without which the condition is unknown."""
    if isinstance(node, str) and node in terms:
        yield from _asked(terms[node], terms)
    elif isinstance(node, list):
        for item in node:
            yield from _asked(item, terms)
    elif isinstance(node, dict):
        if isinstance(node.get("param"), str):
            yield node["param"]
        for key in STRICT:
            yield from _asked(node.get(key), terms)
