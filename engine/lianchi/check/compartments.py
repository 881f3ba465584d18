"""The rows of a run in compartments of which one at a time is in memory: all rows of a key are in the same one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from lianchi.check.portions import Portions
from lianchi.check.spill import Shelf
from lianchi.project import PlannedGroup
from lianchi.project.grouping import Formed, Former, Key, Placed, UnitKeys

ROWS: Final = 25_000
"""How many rows a compartment holds, about."""


class Position(NamedTuple):
    """Where a group stands among all: its rule, the first row of its key, its number among those of the key."""

    rule: int
    row: int
    number: int


class Compartments:
    """Rules on groups with their rows; going through them gives the groups of one compartment after the other."""

    def __init__(self, groups: Sequence[PlannedGroup], portions: Portions) -> None:
        declared = [said._replace(place=(number, said.place[1]))
                    for number, one in portions.heads() for said in one.declared]
        units, self._sizes = _surveyed(portions)
        self._formers = [Former(group, UnitKeys([*units[rule].values(), *(said.unit for said in declared)]), declared)
                         for rule, group in enumerate(groups)]
        self._shelf = Shelf[tuple[int, int], tuple[int, Placed]](tuple[int, Placed])
        self._rows = 0
        self.few = [0] * len(groups)
        """For each rule, how many groups it does not bind as they have too few rows; they are not given."""
        for number, row in portions.rows():
            placed = row.placed._replace(place=(number, row.placed.place[1]))
            at = self._at(row.group, self._formers[row.group].key(placed))
            self._shelf.put((row.group, at), (self._rows, placed))
            self._rows += 1

    def __iter__(self) -> Iterator[tuple[int, Iterator[tuple[Position, Formed]]]]:
        for rule, former in enumerate(self._formers):
            for at in range(self._number(rule)):
                yield rule, self._formed(rule, former, at)

    def _number(self, rule: int) -> int:
        return 1 + self._sizes[rule] // ROWS

    def _at(self, rule: int, key: Key) -> int:
        number = self._number(rule)
        return hash(key) % number if number > 1 else 0

    def _formed(self, rule: int, former: Former, at: int) -> Iterator[tuple[Position, Formed]]:
        by_key: dict[Key, tuple[int, list[Placed]]] = {}
        for row, placed in self._shelf.of((rule, at)):
            by_key.setdefault(former.key(placed), (row, []))[1].append(placed)
        for number, key in enumerate(former.declared_keys()):
            if self._at(rule, key) == at:
                by_key.setdefault(key, (self._rows + number, []))
        for key, (row, members) in by_key.items():
            for number, formed in enumerate(former.binding(key, members)):
                if formed is None:
                    self.few[rule] += 1
                else:
                    yield Position(rule, row, number), formed


def _surveyed(portions: Portions) -> tuple[dict[int, dict[Any, dict[str, Any]]], dict[int, int]]:
    """The different units under each rule, as far as their keys need them, and the number of its rows."""
    units: dict[int, dict[Any, dict[str, Any]]] = defaultdict(dict)
    sizes: dict[int, int] = defaultdict(int)
    for _, row in portions.rows():
        unit = row.placed.unit
        units[row.group].setdefault((unit.get("name"), unit.get("code")), unit)
        sizes[row.group] += 1
    return units, sizes
