"""How the rows of one recognised sheet are read: each column with its unit, its form and the spot it writes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from lianchi.model.finding import Doubt
from lianchi.read.extract import Origin
from lianchi.read.ledger.draft import Spot
from lianchi.read.ledger.field import Field, Step
from lianchi.read.ledger.grid import Merge, Sheet, is_sequence
from lianchi.read.ledger.headings import unit_in, unit_of_line
from lianchi.read.ledger.labels import labelled
from lianchi.read.ledger.matching import Fit
from lianchi.read.ledger.shape import Column
from lianchi.read.ledger.values import Convert, converter, unit_refused

_NUMBERS: Final = frozenset(("序号", "行号", "no", "no."))


class Slot(NamedTuple):
    """One column of the sheet: where its values go; with a form, the cell gives several keys and no ``key``."""

    at: int
    column: Column
    spot: Spot | None
    key: str
    convert: Convert
    place: str
    """The place of its cells without the number of the row."""
    lists: tuple[Spot, ...]
    """The lists on the way to the field, without that of the rows, the innermost last."""


class Given(NamedTuple):
    """A value that holds for every record of the sheet: stated by the shape, or labelled above the table."""

    spot: Spot | None
    key: str
    value: str | bool
    origin: Origin


class Plan:
    """The plan of one sheet."""

    def __init__(self, sheet: Sheet, fit: Fit) -> None:
        self.sheet = sheet
        self.fit = fit
        self.ledger = fit.wanted.ledger
        self.shape = fit.wanted.shape
        self.doubts: list[Doubt] = []
        self.numbering = {at for at, label in fit.header.labels.items() if label.key in _NUMBERS}
        self._spots: dict[tuple[Step, ...], Spot] = {}
        rows = self.shape.rows
        self.rows = self._spot(rows.steps) if rows else None
        self._unit = next((unit for row in fit.header.above for cell in row.cells.values()
                           if isinstance(cell, str) and (unit := unit_of_line(cell))), None)
        self.slots = tuple(slot for at, column in sorted(fit.columns.items()) if (slot := self._slot(at, column)))
        self.keys: tuple[int | None, ...] = ()
        self.fixed = tuple(self._fixed())
        self.given = tuple(self._labelled())

    @property
    def record_slots(self) -> frozenset[int]:
        """The columns that say something of the record itself and not of an item of this row."""
        return frozenset(slot.at for slot in self.slots if not _in_list(slot.spot))

    @property
    def money(self) -> frozenset[int]:
        """The columns that hold amounts."""
        return frozenset(slot.at for slot in self.slots if slot.column.field and slot.column.field.kind == "money")

    def merges(self) -> tuple[Merge, ...]:
        """The merged ranges below the headings."""
        return tuple(merge for merge in self.sheet.merges if merge.top > self.fit.header.last)

    def _spot(self, steps: tuple[Step, ...]) -> Spot | None:
        if not steps:
            return None
        found = self._spots.get(steps)
        if found is None:
            found = self._spots[steps] = Spot(steps[-1], self._spot(steps[:-1]))
        return found

    def _slot(self, at: int, column: Column) -> Slot | None:
        field = column.field
        if field is None or (field.keys == ("id",) and self._is_sequence(at)):
            return None
        stated = unit_in(self.fit.header.labels[at].text)
        if unit_refused(column, stated):
            self._refuse_unit(at, column, str(stated))
            return None
        if field.kind == "money" and stated is None:
            stated = self._unit
        whole = column.form == "due_present"
        spot = self._spot(field.steps if whole else field.steps[:-1])
        key = "" if column.form else field.steps[-1].key
        lists = self._lists(spot)
        return Slot(at, column, spot, key, converter(column, stated, bool(lists)),
                    self.sheet.place(0, at)[:-1], lists)

    def _is_sequence(self, at: int) -> bool:
        """Whether a column of ids but numbers the rows; such a number names no record, least of all in other sheets."""
        found = is_sequence(self.sheet, self.fit.header.last, at)
        if found:
            label = self.fit.header.labels[at].text
            place = self.sheet.place(self.fit.header.last, at)
            self.numbering.add(at)
            self.doubts.append(Doubt(
                place, "left_out", f"{place}“{label}”一列只是 1、2、3 的顺序号，没有当作记录编号。",
                f"Column {label!r} at {place} but numbers the rows and was not read as their ids."))
        return found

    def _lists(self, spot: Spot | None) -> tuple[Spot, ...]:
        if spot is None:
            return ()
        return (*self._lists(spot.parent), *((spot,) if spot.step.many and spot is not self.rows else ()))

    def _refuse_unit(self, at: int, column: Column, stated: str) -> None:
        place = self.sheet.place(self.fit.header.last, at)
        self.doubts.append(Doubt(
            place, "unit_conflict",
            f"{place}的表头按{stated}计，“{column.heading}”要按别的单位，这一列没有读入；请换算后改表头。",
            f"The heading at {place} counts in {stated}, which is not the unit of the field; the column was not read."))

    def key_columns(self, headings: Sequence[str]) -> tuple[int | None, ...]:
        """The columns of the headings that name the record; empty where the sheet has none of them."""
        at = {slot.column.heading: slot.at for slot in self.slots}
        found = tuple(at.get(heading) for heading in headings)
        return found if any(found) else ()

    def has(self, heading: str) -> bool:
        """Whether the sheet has a column of that heading of the shape."""
        return any(slot.column.heading == heading for slot in self.slots)

    def has_id(self) -> bool:
        """Whether the sheet has a column with the id of the record."""
        return any(slot.key == "id" and slot.spot is None for slot in self.slots)

    def _fixed(self) -> Iterator[Given]:
        for field, value in self.shape.fixed:
            yield self._of(field, value, Origin(self.sheet.name or self.shape.title, "", "context"))

    def _labelled(self) -> Iterator[Given]:
        for column, place, value in labelled(self.shape.labels, self.fit.header.above, self.sheet):
            if column.field is not None:
                yield self._of(column.field, value, Origin(place))

    def _of(self, field: Field, value: str | bool, origin: Origin) -> Given:
        return Given(self._spot(field.steps[:-1]), field.steps[-1].key, value, origin)


def _in_list(spot: Spot | None) -> bool:
    return spot is not None and (spot.step.many or _in_list(spot.parent))
