"""Deciding groups: each rule on several records has an engine session of its own, in which a group is one fact.

The rows were partitioned and windowed before, so that the engine never joins (it is quadratic at that, and dies of it).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lianchi.decide.session import Outcome, Session
from lianchi.project import Plan
from lianchi.project.compile_group import PlannedGroup
from lianchi.project.grouping import Declared, Formed, Placed, form
from lianchi.project.rows import Open, Row, rows

_LAST = date.max.toordinal()


class GroupSessions:
    """The sessions of the rules on groups, each made when its first group comes."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._sessions: dict[str, Session] = {}

    def decide(self, group: PlannedGroup, trees: Sequence[dict[str, Any]]) -> Outcome:
        """The outcome of the groups, given as trees."""
        session = self._sessions.get(group.id)
        if session is None:
            session = self._sessions[group.id] = Session(Plan((group.planned,), {}, self._plan.codes), kind="group")
        return session.decide(trees)


def unit_of(tree: dict[str, Any]) -> dict[str, Any]:
    """What a group may ask about the unit of a record: its single values, not its roster and posts."""
    unit = tree.get("unit") or {}
    return {name: value for name, value in unit.items() if value is not None and not isinstance(value, list | dict)}


def declared_by(tree: dict[str, Any], place: tuple[int, int]) -> Declared | None:
    """What the record says of the completeness of the submission; None where it says nothing usable."""
    said = tree.get("coverage") or {}
    first, last, complete = (said.get(name) for name in ("from", "until", "complete"))
    if first is None or last is None or complete is None:
        return None
    unit = unit_of(tree)
    if not (unit.get("name") or unit.get("code")):
        return None
    return Declared(unit, first, last, complete, frozenset(said.get("kinds") or (tree["kind"],)),
                    str(tree["id"]), place)


def doubt(group: PlannedGroup, item: Open, tree: dict[str, Any], place: tuple[int, int]) -> Declared | None:
    """What an item that could not be placed means for the completeness of its unit's days; None where nothing."""
    unit = unit_of(tree)
    if not group.speaks_of(item.source) or not (unit.get("name") or unit.get("code")):
        return None
    first, last = (0, _LAST) if item.on is None else (item.on, item.on)
    return Declared(unit, first, last, False, frozenset(), str(tree["id"]), place, group.id)


def formed(group: PlannedGroup, trees: Sequence[dict[str, Any]]) -> tuple[list[Formed], list[tuple[int, Open]]]:
    """The groups of a few records, and the items that could not be placed, each with the number of its record."""
    placed: list[Placed] = []
    open_: list[tuple[int, Open]] = []
    for number, tree in enumerate(trees):
        for row in rows(group, tree):
            if isinstance(row, Row):
                placed.append(Placed(row, unit_of(tree), str(tree["id"]), (0, number)))
            else:
                open_.append((number, row))
    said = [one for number, tree in enumerate(trees) if (one := declared_by(tree, (0, number))) is not None]
    said += [one for number, item in open_ if (one := doubt(group, item, trees[number], (0, number))) is not None]
    return form(group, placed, said), open_
