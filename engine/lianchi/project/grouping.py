"""From the rows of many records to groups: by key, then by sliding window or calendar period.

Each group is a tree like that of a record, so that the same plan, engine and sentences serve both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from lianchi.project.compile_group import PlannedGroup
from lianchi.project.rows import Row

Key = tuple[Any, ...]
"""What the rows of a group share."""

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


class Placed(NamedTuple):
    """A row and where it comes from; ``place`` finds the record again (chunk, number of the record in it)."""

    row: Row
    unit: dict[str, Any]
    """Name, code, type and region, as far as known."""
    record: str
    place: tuple[int, int]
    people: tuple[str, ...] = ()
    """The persons whom its values name."""


class Declared(NamedTuple):
    """What a unit says of its submission: days (both inclusive), completeness, and of which kinds of record."""

    unit: dict[str, Any]
    first: int
    last: int
    complete: bool
    kinds: frozenset[str]
    record: str
    place: tuple[int, int]
    """The record that says so."""
    doubt: str = ""
    """The rule under which an item of these days could not be placed: for it they are not known to be complete."""


@dataclass(slots=True)
class Formed:
    """A group: its tree, and the rows of each source in the order in which they stand there."""

    tree: dict[str, Any]
    members: dict[str, list[Placed]] = field(default_factory=dict)
    declared: list[Declared] = field(default_factory=list)
    """What its unit declared of these days."""

    @property
    def records(self) -> list[str]:
        """The ids of the records that make it up, each once; where there are none, of those that declare so."""
        found = [one.record for rows in self.members.values() for one in rows] or [one.record for one in self.declared]
        return list(dict.fromkeys(found))

    @property
    def people(self) -> list[str]:
        """The persons whom the values of its members name, each once."""
        return list(dict.fromkeys(name for rows in self.members.values() for one in rows for name in one.people))

    @property
    def unit(self) -> str:
        """The name of the unit, of the first where there are several; else its code, or the empty string."""
        first = next((one.unit for rows in self.members.values() for one in rows), {})
        unit = self.tree["unit"] or first
        return str(unit.get("name") or unit.get("code") or "")


def form(group: PlannedGroup, placed: Iterable[Placed], declared: Sequence[Declared] = ()) -> list[Formed]:
    """The groups of the rows, in the order in which their keys are first met, then by day."""
    everything = list(placed)
    units = UnitKeys([*(one.unit for one in everything), *(one.unit for one in declared)])
    former = Former(group, units, declared)
    by_key: dict[Key, list[Placed]] = defaultdict(list)
    for one in everything:
        by_key[former.key(one)].append(one)
    for key in former.declared_keys():
        by_key.setdefault(key, [])
    return [one for key, members in by_key.items() for one in former.groups(key, members)]


class UnitKeys:
    """One name for each unit: its code, also where a record gives only the name and one code goes with that name."""

    def __init__(self, units: Iterable[dict[str, Any]]) -> None:
        codes: dict[str, set[str]] = defaultdict(set)
        for unit in units:
            if unit.get("name") and unit.get("code"):
                codes[unit["name"]].add(unit["code"])
        self.codes = {name: next(iter(found)) for name, found in codes.items() if len(found) == 1}

    def of(self, unit: dict[str, Any]) -> str:
        """The key of a unit; the empty string where it has neither code nor name."""
        name = unit.get("name") or ""
        return str(unit.get("code") or self.codes.get(name) or name)


class Former:
    """Puts rows together under one rule; ``units`` and ``declared`` are those of all records of the run."""

    def __init__(self, group: PlannedGroup, units: UnitKeys, declared: Sequence[Declared]) -> None:
        self.group, self.units = group, units
        self.declared = [one for one in declared if not one.doubt]
        self.doubts = [one for one in declared if one.doubt == group.id]
        asked = [source for source in group.sources if source.complete] or group.sources
        self.kinds = frozenset(kind for source in asked for kind in source.kinds)
        self.unit_at = group.by.index("unit") if "unit" in group.by else None

    def key(self, one: Placed) -> Key:
        """The key of a row."""
        keys = list(one.row.keys)
        if self.unit_at is not None:
            keys[self.unit_at] = self.units.of(one.unit)
        return tuple(keys)

    def declared_keys(self) -> list[Key]:
        """The keys that have groups even where no row has them: of units that declared so."""
        if not self.group.period or self.group.by != ("unit",):
            return []
        return list(dict.fromkeys((self.units.of(said.unit),) for said in self.declared))

    def groups(self, key: Key, members: list[Placed]) -> Iterator[Formed]:
        """The groups of all rows of one key, by day."""
        for first, last, some in self._cut(key, members):
            yield self.formed(key, first, last, some)

    def binding(self, key: Key, members: list[Placed]) -> Iterator[Formed | None]:
        """The same with None for each group of too few rows for the rule to bind it, which need not be formed."""
        for first, last, some in self._cut(key, members):
            yield self.formed(key, first, last, some) if len(some) >= self.group.fewest else None

    def _cut(
        self, key: Key, members: list[Placed]
    ) -> Iterator[tuple[int | None, int | None, list[Placed]]]:
        """First day, last day and rows of each group of one key."""
        dated = sorted((one for one in members if one.row.on is not None), key=lambda one: one.row.on or 0)
        always = [one for one in members if one.row.on is None]
        if self.group.period:
            yield from self._periods(key, dated, always)
        elif any(source.window for source in self.group.sources):
            for start, end in _windows([(one.row.on or 0, one.row.window) for one in dated]):
                some = dated[start:end]
                yield some[0].row.on, some[-1].row.on, [*some, *always]
        else:
            first, last = (dated[0].row.on, dated[-1].row.on) if dated else (None, None)
            yield first, last, [*dated, *always]

    def _periods(
        self, key: Key, dated: list[Placed], always: list[Placed]
    ) -> Iterator[tuple[int, int, list[Placed]]]:
        months = MONTHS[self.group.period or "year"]
        found: dict[int, list[Placed]] = defaultdict(list)
        for one in dated:
            found[_period(one.row.on or 0, months)].append(one)
        numbers = set(range(min(found), max(found) + 1)) if found else set[int]()
        for said in self._declared(key):
            whole = range(_period(said.first, months), _period(said.last, months) + 1)
            numbers.update(n for n in whole if said.first <= _day(n, months) and _day(n + 1, months) - 1 <= said.last)
        for number in sorted(numbers):
            yield _day(number, months), _day(number + 1, months) - 1, [*found.get(number, []), *always]

    def _declared(self, key: Key) -> list[Declared]:
        """What the unit of the key declared of any kind that matters here."""
        if self.unit_at is None:
            return []
        unit = key[self.unit_at]
        return [one for one in self.declared
                if self.units.of(one.unit) == unit and one.kinds & self.kinds]

    def _doubted(self, key: Key, first: int, last: int) -> bool:
        """Whether an item that could not be placed may be the one that these days seem to lack."""
        unit = None if self.unit_at is None else key[self.unit_at]
        return any(one.first <= last and first <= one.last and self.units.of(one.unit) == unit for one in self.doubts)

    def _over(self, key: Key, first: int | None, last: int | None) -> list[Declared]:
        """What was declared of the days from first to last."""
        if first is None or last is None:
            return []
        return [one for one in self._declared(key) if one.first <= last and first <= one.last]

    def formed(self, key: Key, first: int | None, last: int | None, some: list[Placed]) -> Formed:
        """The group of these rows, which are those from the first day to the last."""
        names = dict(zip(self.group.by, key, strict=True))
        unit = self._unit(key, some)
        head: dict[str, Any] = {**names, **({"unit": unit["name"]} if "unit" in names and unit.get("name") else {})}
        over = self._over(key, first, last)
        complete = _complete(over, self.kinds, first or 0, last or 0)
        if complete and self._doubted(key, first or 0, last or 0):
            complete = None
        for name, value in (("from", first), ("until", last), ("complete", complete)):
            if value is not None:
                head[name] = value
        identity = "|".join(str(word) for word in (*key, first))
        formed = Formed({"kind": "group", "id": identity, "group": head, "unit": unit}, declared=over)
        for number, source in enumerate(self.group.sources):
            mine = [one for one in some if one.row.source == number]
            formed.members[source.name] = mine
            formed.tree[source.name] = [{**one.row.values, "number": i} for i, one in enumerate(mine, start=1)]
        return formed

    def _unit(self, key: Key, some: list[Placed]) -> dict[str, Any]:
        """The unit that all rows share; empty where they come from several."""
        units = [one.unit for one in some]
        if self.unit_at is not None:
            units += [one.unit for one in self.declared if self.units.of(one.unit) == key[self.unit_at]]
        same = len({self.units.of(unit) for unit in units}) == 1
        return {name: value for unit in reversed(units) for name, value in unit.items()} if same else {}


def _complete(over: Sequence[Declared], kinds: frozenset[str], first: int, last: int) -> bool | None:
    """Whether the days were declared complete for each of the kinds; None where not enough was said of them."""
    whole = [one for one in over if one.complete and one.first <= first and last <= one.last]
    if kinds <= frozenset(kind for one in whole for kind in one.kinds):
        return True
    return False if any(not one.complete for one in over) else None


def _windows(days: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """(start, end) of each longest run of days that lie within the window of its first; days ascend, end exclusive."""
    reached = 0
    for start, (day, window) in enumerate(days):
        end = max(start + 1, reached)
        while end < len(days) and days[end][0] <= day + window:
            end += 1
        if end > reached:
            yield start, end
            reached = end


def _period(day: int, months: int) -> int:
    """The number of the period that a day falls in."""
    when = date.fromordinal(day)
    return (when.year * 12 + when.month - 1) // months


def _day(period: int, months: int) -> int:
    """The first day of a period."""
    year, month = divmod(period * months, 12)
    return date(year, month + 1, 1).toordinal()
