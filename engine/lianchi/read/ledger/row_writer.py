"""One row of a sheet written into the draft of its record."""

from __future__ import annotations

import re
from typing import Any, Final

from lianchi.model.finding import Doubt
from lianchi.read.extract import Origin
from lianchi.read.ledger.draft import Draft, Made, Spot
from lianchi.read.ledger.grid import Cell, Odd
from lianchi.read.ledger.plan import Plan, Slot
from lianchi.read.ledger.refused import NoneError, NotSaidError, RefusedError, odd
from lianchi.read.ledger.spread import SpreadRow
from lianchi.read.ledger.values import DITTO

Said = tuple[Slot, Any, Origin]

_ZERO: Final = re.compile(r"0+(?:\.0+)?[^0-9]*")


class RowWriter:
    """Writes the rows of one sheet; counts the strokes that stand for nothing written."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.strokes = 0

    def write(self, draft: Draft, row: SpreadRow) -> None:
        """Add what the row says to the record."""
        said, none, real = self._said(draft, row)
        made: Made = {}
        for slot, value, origin in said:
            if real.issuperset(slot.lists):
                self._put(draft, made, slot, value, origin)
        for slot, origin in none:
            self._none(draft, made, slot, origin)
        self._fixed(draft, made)
        draft.end_row(made, self._plan.rows)

    def _said(self, draft: Draft, row: SpreadRow) -> tuple[list[Said], list[tuple[Slot, Origin]], set[Spot]]:
        """The values of the row, the columns that say none, and the parts that are really there.

        A part of which the row says but 否 or 0 is none: a gift that was not given abroad is no gift.
        """
        said: list[Said] = []
        none: list[tuple[Slot, Origin]] = []
        real: set[Spot] = set()
        cells, anchors, number = row.cells, row.anchors, str(row.row.number)
        for slot in self._plan.slots:
            cell = cells.get(slot.at)
            if cell is None:
                continue
            origin = Origin(slot.place + (str(anchors[slot.at]) if slot.at in anchors else number))
            try:
                value = self._value(slot, cell)
                said.append((slot, value, origin))
                if slot.lists and not _nothing(slot, value):
                    real.update(slot.lists)
            except NoneError:
                none.append((slot, origin))
            except NotSaidError:
                self.strokes += 1
            except RefusedError as refused:
                draft.doubts.append(left_out(slot, cell, origin.place, refused))
        return said, none, real

    @staticmethod
    def _value(slot: Slot, cell: Cell) -> Any:
        if isinstance(cell, Odd):
            raise odd(cell)
        if cell in DITTO:
            raise RefusedError("ambiguous", "要看上面一行才知道，排过序就不对了；请写全",
                               "depends on the row above; write it out")
        return slot.convert(cell)

    @staticmethod
    def _put(draft: Draft, made: Made, slot: Slot, value: Any, origin: Origin) -> None:
        node, pointer = draft.node(slot.spot, made, origin)
        if slot.key:
            draft.set(node, pointer, slot.key, value, origin)
        else:
            for key, one in value.items():
                draft.set(node, pointer, key, one, origin)

    def _none(self, draft: Draft, made: Made, slot: Slot, origin: Origin) -> None:
        """A cell that says that there is none: of a part that the row has otherwise, or of the whole list."""
        missing = next((spot for spot in slot.lists if spot not in made), None)
        if missing is None:
            self._put(draft, made, slot, None, origin)
            return
        node, pointer = draft.node(missing.parent, made, origin)
        if missing.step.key not in node:
            draft.set(node, pointer, missing.step.key, [], origin)

    def _fixed(self, draft: Draft, made: Made) -> None:
        for given in self._plan.fixed:
            if given.spot is None or not _many(given.spot) or given.spot in made:
                node, pointer = draft.node(given.spot, made, given.origin)
                draft.set(node, pointer, given.key, given.value, given.origin)


def _nothing(slot: Slot, value: Any) -> bool:
    kind = slot.column.field.kind if slot.column.field else ""
    if kind == "flag":
        return value in ("否", "无", "未")
    return kind in ("money", "number", "count") and bool(_ZERO.fullmatch(value))


def _many(spot: Spot) -> bool:
    return spot.step.many or (spot.parent is not None and _many(spot.parent))


def left_out(slot: Slot, cell: Cell, place: str, refused: RefusedError) -> Doubt:
    """The doubt of one cell whose value is not certain."""
    shown = cell.shown if isinstance(cell, Odd) else cell
    shown = shown if len(shown) <= 30 else shown[:29] + "…"
    heading = slot.column.heading
    return Doubt(place, refused.code, f"{place}“{heading}”里的“{shown}”{refused.zh}。这一格没有读入。",
                 f"{place}: {shown!r} in column {heading!r} {refused.en}. The cell was not read.")
