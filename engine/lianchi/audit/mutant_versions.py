"""Mutants of the versions of a rule: left out, beginning or ending on another day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from lianchi.audit.mutant import GONE, Edit, Mutant
from lianchi.model.language import Literally
from lianchi.model.rule import Rule, Version
from lianchi.project.grouping import MONTHS
from lianchi.rulebook.parameters import Table

EVER = date(1900, 1, 1)
"""The first day of what has no first day: tests of the data itself and texts whose first day does not matter."""
STRICT = ("term", "share", "add", "days", "months", "years", "plus", "minus", "times", "remainder", "earliest",
          "latest", "days_between", "working_days_between", "at_least", "more_than", "at_most", "less_than", "is",
          "is_not", "in", "not_in", "before", "after", "not_before", "not_after")
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
        changed = day if by > 0 else day - timedelta(days=1)
        why = "citation" if same else "unjudged" if _never_judges(rule, changed) else ""
        why = why or ("unborn" if unborn and before is None and by < 0 else "")
        edit = Edit("version", ("versions", index, key), day, other, why)
        yield _with_versions(rule, edit, moved)


def _never_judges(rule: Rule, day: date) -> bool:
    """Whether the day can be that of no record: another day is fixed, or it is no end of a period."""
    if isinstance(rule.judged_on, Literally):
        return str(rule.judged_on.value) != day.isoformat()
    each = rule.group.each if rule.group is not None else None
    if each is None or rule.judged_on not in ("group.from", "group.until"):
        return False
    first = day if rule.judged_on == "group.from" else day + timedelta(days=1)
    return first.day != 1 or (first.month - 1) % MONTHS[each.period] != 0


def _dated(version: Version, key: str, day: date) -> Version:
    return version.model_copy(update={"from_" if key == "from" else key: day})


def _with_versions(rule: Rule, edit: Edit, mine: list[Version]) -> Mutant:
    return Mutant(edit, rule.model_copy(update={"versions": mine}), {})


def _undecided(rule: Rule, raw: Mapping[str, Any], tables: Mapping[str, Table], day: int) -> bool:
    """Whether nothing can be judged on the day for want of a number, be the rule in force or not.

    So it is where the conditions of application can never be known to hold, or where the demands can neither be known
    to hold nor known to fail and no exception excuses.
    """
    unset = _Unset(rule, raw.get("terms") or {}, tables, day)
    must, must_not = raw.get("must", []), raw.get("must_not", [])
    norm = {"all": [*must, *({"not": item} for item in must_not)]}
    if unset.never({"all": raw.get("when", [])}, True):
        return True
    return not rule.unless and unset.never(norm, True) and unset.never(norm, False)


class _Unset:
    """Conditions on a day on which some parameters have no value in any layer."""

    def __init__(self, rule: Rule, terms: Mapping[str, Any], tables: Mapping[str, Table], day: int) -> None:
        self.rule, self.terms, self.tables, self.day = rule, terms, tables, day

    def never(self, raw: Mapping[str, Any], value: bool) -> bool:
        """Whether the condition can never be known to have the value, for want of a number."""
        if "not" in raw:
            return self.never(raw["not"], not value)
        for word, stops in (("all", False), ("any", True)):
            if word in raw:
                parts = [self.never(item, value) for item in raw[word]]
                return all(parts) if value == stops else any(parts)
        return any(map(self._unset, self._asked(raw)))

    def _unset(self, name: str) -> bool:
        table = self.tables.get(f"{self.rule.id}.{name}") or self.tables.get(name)
        return table is not None and all(
            step.at(self.day) is None for step in [*table.steps, *table.by_unit.values()])

    def _asked(self, node: Any) -> Iterator[str]:
        """The parameters without which a comparison is unknown."""
        if isinstance(node, str) and node in self.terms:
            yield from self._asked(self.terms[node])
        elif isinstance(node, list):
            for item in node:
                yield from self._asked(item)
        elif isinstance(node, dict):
            if isinstance(node.get("param"), str):
                yield node["param"]
            for key in STRICT:
                yield from self._asked(node.get(key))
