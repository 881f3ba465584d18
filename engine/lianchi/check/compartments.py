"""The rows of a run in compartments of which a few at a time are in memory: all rows of a key are in the same one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from lianchi.check.group_task import GroupTask
from lianchi.check.portions import Portions
from lianchi.check.spill import Shelf
from lianchi.project import PlannedGroup
from lianchi.project.grouping import Former, Key, Placed, UnitKeys

ROWS: Final = 10_000
"""How many rows a compartment holds, about."""


class Compartments:
    """Rules on groups with their rows."""

    def __init__(self, groups: Sequence[PlannedGroup], portions: Portions) -> None:
        self._declared = [said._replace(place=(number, said.place[1]))
                          for number, one in portions.heads() for said in one.declared]
        units, self._sizes = _surveyed(portions)
        said = [one.unit for one in self._declared]
        self._formers = [Former(group, UnitKeys([*units[rule].values(), *said]), self._declared)
                         for rule, group in enumerate(groups)]
        self._shelf = Shelf[tuple[int, int], tuple[int, Placed]](tuple[int, Placed])
        self._rows = 0
        for number, row in portions.rows():
            placed = row.placed._replace(place=(number, row.placed.place[1]))
            at = self._at(row.group, self._formers[row.group].key(placed))
            self._shelf.put((row.group, at), (self._rows, placed))
            self._rows += 1

    def tasks(self) -> Iterator[GroupTask]:
        """The compartments that hold something, by rule."""
        for rule, former in enumerate(self._formers):
            keys: dict[int, list[tuple[int, Key]]] = defaultdict(list)
            for row, key in enumerate(former.declared_keys(), start=self._rows):
                keys[self._at(rule, key)].append((row, key))
            for at in range(self._number(rule)):
                rows = self._shelf.packed((rule, at))
                if rows or keys[at]:
                    said = [*former.declared, *former.doubts]
                    yield GroupTask(rule, rows, keys[at], former.units, said, former.group)

    def _number(self, rule: int) -> int:
        return 1 + self._sizes[rule] // ROWS

    def _at(self, rule: int, key: Key) -> int:
        number = self._number(rule)
        return hash(key) % number if number > 1 else 0


def _surveyed(portions: Portions) -> tuple[dict[int, dict[Any, dict[str, Any]]], dict[int, int]]:
    """The different units under each rule, as far as their keys need them, and the number of its rows."""
    units: dict[int, dict[Any, dict[str, Any]]] = defaultdict(dict)
    sizes: dict[int, int] = defaultdict(int)
    for _, row in portions.rows():
        unit = row.placed.unit
        units[row.group].setdefault((unit.get("name"), unit.get("code")), unit)
        sizes[row.group] += 1
    return units, sizes
