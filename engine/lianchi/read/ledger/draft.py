"""A record while its rows come in: what is set, where it stood, and what was left out of it."""

from __future__ import annotations

from typing import Any

from lianchi.model.finding import Doubt
from lianchi.read.extract import Extract, Origin
from lianchi.read.ledger.field import Step
from lianchi.read.ledger.headings import folded

Tree = dict[str, Any]


class Spot:
    """A part of the record that columns write into; one in a list is a new item for each row."""

    __slots__ = ("parent", "step")

    def __init__(self, step: Step, parent: Spot | None) -> None:
        self.step = step
        self.parent = parent


Made = dict[Spot, tuple[Tree, str]]
"""The parts that one row has written into, with their pointers."""


class Draft:
    """The fields of one record with their origins; rows write into it one after the other."""

    def __init__(self, place: str, line: int) -> None:
        self.fields: Tree = {}
        self.origins: dict[str, Origin] = {}
        self.doubts: list[Doubt] = []
        self.place = place
        self.line = line
        self.rows = 0
        self._settled: set[str] = set()

    def set(self, node: Tree, pointer: str, key: str, value: Any, origin: Origin) -> None:
        """Set a value; where another one stands already, neither is kept and both are told."""
        here = f"{pointer}/{key}"
        if key not in node:
            if here not in self._settled:
                node[key] = value
                self.origins[here] = origin
            return
        if _alike(node[key], value):
            return
        before = self.origins.pop(here)
        self._settled.add(here)
        one, other = _quoted(node.pop(key)), _quoted(value)
        self.doubts.append(Doubt(
            origin.place, "conflict",
            f"{before.place}写的是“{one}”，{origin.place}写的是“{other}”，同一条记录只能有一个，两个都没有读入；请改成一致。",
            f"{before.place} says {one!r} and {origin.place} says {other!r} of one record; neither was read. "
            "Make them agree."))

    def default(self, spot: Spot | None, key: str, value: Any, origin: Origin) -> None:
        """Set a value of the record itself that no row says; where rows disagreed, it stays open."""
        node, pointer = self.node(spot, {}, origin)
        if key not in node and f"{pointer}/{key}" not in self._settled:
            self.set(node, pointer, key, value, origin)

    def node(self, spot: Spot | None, made: Made, origin: Origin) -> tuple[Tree, str]:
        """The part at a spot; those in ``made`` are there already, the others are made now."""
        if spot is None:
            return self.fields, ""
        found = made.get(spot)
        if found is None:
            found = made[spot] = self._child(*self.node(spot.parent, made, origin), spot.step, origin)
        return found

    def _child(self, parent: Tree, pointer: str, step: Step, origin: Origin) -> tuple[Tree, str]:
        if not step.many:
            return parent.setdefault(step.key, {}), f"{pointer}/{step.key}"
        items = parent.setdefault(step.key, [])
        item: Tree = {}
        items.append(item)
        here = f"{pointer}/{step.key}/{len(items) - 1}"
        for key, value in step.where:
            item[key] = value
            self.origins[f"{here}/{key}"] = Origin(origin.place, "", "context")
        return item, here

    def end_row(self, made: Made, rows: Spot | None) -> None:
        """Drop what this row says once more: items of other lists that are there already."""
        self.rows += 1
        if self.rows == 1:
            return
        for spot, (item, pointer) in reversed(made.items()):
            other = spot.parent is None and spot.step.many and spot is not rows
            if other and self.fields[spot.step.key].count(item) > 1:
                self._drop(spot.step.key, item, pointer)

    def _drop(self, key: str, item: Tree, pointer: str) -> None:
        """Drop an item of a list; those behind it move up with their origins."""
        items = self.fields[key]
        at = next(number for number, one in enumerate(items) if one is item)
        del items[at]
        self.forget(pointer)
        for number in range(at, len(items)):
            before, here = f"/{key}/{number + 1}/", f"/{key}/{number}/"
            for one in [one for one in self.origins if one.startswith(before)]:
                self.origins[here + one[len(before):]] = self.origins.pop(one)

    def leave_out(self, key: str) -> None:
        """Leave a list out, as a row that may add to it does not say whose it is."""
        if self.fields.pop(key, None) is not None:
            self.forget(f"/{key}")
            self.doubts.append(Doubt(
                self.place, "ambiguous",
                f"{self.place}这条记录下面有一行不知道是不是它的，所以“{key}”都没有读入；请补上那一行的编号或名称。",
                f"A row below the record at {self.place} may be its own; {key!r} was left out. Complete that row."))

    def forget(self, pointer: str) -> None:
        """Drop the origins of a part."""
        below = pointer + "/"
        for one in [one for one in self.origins if one == pointer or one.startswith(below)]:
            del self.origins[one]

    def extract(self) -> Extract:
        """The record as it stands."""
        return Extract(self.fields, self.origins, tuple(self.doubts), self.line)


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return folded(one) == folded(other)
    return bool(one == other)


def _quoted(value: Any) -> str:
    text = value if isinstance(value, str) else "无" if value is None else str(value)
    return text if len(text) <= 30 else text[:29] + "…"
