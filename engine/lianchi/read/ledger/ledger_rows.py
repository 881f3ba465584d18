"""The rows of all sheets of one ledger put together to records, each handed out once its last row is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lianchi.model.finding import Doubt, Unread
from lianchi.read.extract import Extract, Origin
from lianchi.read.ledger.draft import Draft
from lianchi.read.ledger.grid import Row
from lianchi.read.ledger.joining import join
from lianchi.read.ledger.keys import OPEN, Key, KeyReader, Named
from lianchi.read.ledger.plan import Plan
from lianchi.read.ledger.record_ids import RecordIds
from lianchi.read.ledger.row_kinds import DATA, OTHER_TABLE, RowKinds
from lianchi.read.ledger.row_writer import RowWriter
from lianchi.read.ledger.sheet_notes import SheetNotes
from lianchi.read.ledger.spread import Spread, SpreadRow

Found = Iterator[Extract | Unread | Doubt]

_KEYLESS = Named(None, "own")


class LedgerRows:
    """Reads the sheets of one ledger; only records whose rows are not all in yet are held."""

    def __init__(self, plans: Sequence[Plan], ids: RecordIds, headings: frozenset[str]) -> None:
        self._plans = plans
        self._ids = ids
        self._headings = headings
        self._open: dict[Key, tuple[Draft, Plan]] = {}
        self._last: dict[Key, tuple[int, int]] = {}
        self._uncertain: set[Key] = set()
        self._before: Key | None = None
        self._without_id = 0

    def read(self) -> Found:
        """The records in the order in which they are whole, and what was left out."""
        joined = list(join(self._plans))
        yield from (one for one in joined if isinstance(one, Unread))
        self._plans = [one for one in joined if isinstance(one, Plan)]
        for number, plan in enumerate(self._plans):
            self._look_ahead(number, plan)
        for number, plan in enumerate(self._plans):
            yield from self._sheet(number, plan)
        for key in list(self._open):
            yield self._done(key)
        if self._without_id:
            yield self._no_id()

    def _look_ahead(self, number: int, plan: Plan) -> None:
        """Note for each record the last row that may be its own."""
        if plan.keys:
            reader = KeyReader(plan.keys, plan.shape.continued)
            for row in _spread(plan, frozenset(filter(None, plan.keys))):
                key = reader.feed(row.cells).key
                if key is not None:
                    self._last[key] = (number, row.row.number)

    def _sheet(self, number: int, plan: Plan) -> Found:
        notes, writer = SheetNotes(plan), RowWriter(plan)
        kinds = RowKinds(plan, self._headings)
        reader = KeyReader(plan.keys, plan.shape.continued) if plan.keys else None
        self._before = None
        for row in _spread(plan):
            named = reader.feed(row.cells) if reader else _KEYLESS
            kind = kinds.kind(row.row)
            if kind == OTHER_TABLE:
                yield _other_table(plan, row.row)
                break
            if kind == DATA:
                notes.read(row.row)
                yield from self._row((number, row.row.number), plan, writer, row, named)
            else:
                notes.left_out(row.row, kind)
        yield from self._overdue(None, (number + 1, 0))
        notes.strokes = writer.strokes
        yield from notes.doubts()

    def _row(self, at: tuple[int, int], plan: Plan, writer: RowWriter, row: SpreadRow, named: Named) -> Found:
        key = named.key
        if key is not None and named.how == OPEN:
            if plan.record_slots.isdisjoint(row.row.cells.keys() - {*plan.keys}):
                self._uncertain.add(key)
                yield _whose(plan, row.row)
                return
            yield from self._overdue(None, (at[0], at[1] + 1))
            key = None
        if key is None:
            draft = Draft(plan.sheet.line(at[1]), at[1])
            writer.write(draft, row)
            yield self._whole(draft, plan)
            return
        yield from self._overdue(key, at)
        draft, _ = self._open.setdefault(key, (Draft(plan.sheet.line(at[1]), at[1]), plan))
        if draft.rows and key != self._before and not plan.has_id():
            draft.doubts.append(_joined(draft, plan.sheet.line(at[1])))
        self._before = key
        writer.write(draft, row)
        if self._last.get(key, at) <= at:
            yield self._done(key)

    def _overdue(self, key: Key | None, at: tuple[int, int]) -> Found:
        """The record of the row before, where only rows without content seemed to follow."""
        before = self._before
        if before is not None and before != key and before in self._open and self._last.get(before, at) < at:
            yield self._done(before)

    def _done(self, key: Key) -> Extract:
        draft, plan = self._open.pop(key)
        if key in self._uncertain and plan.rows is not None:
            draft.leave_out(plan.rows.step.key)
        return self._whole(draft, plan)

    def _whole(self, draft: Draft, plan: Plan) -> Extract:
        for given in plan.given:
            draft.default(given.spot, given.key, given.value, given.origin)
        draft.default(None, "kind", plan.ledger.kind, Origin(plan.sheet.name or draft.place, "", "context"))
        self._without_id += self._ids.settle(draft, plan.shape.rows.node if plan.shape.rows else None)
        return draft.extract()

    def _no_id(self) -> Doubt:
        plan, count = self._plans[0], self._without_id
        return Doubt(
            plan.sheet.name or plan.shape.title, "no_id",
            f"“{plan.ledger.title}”有 {count} 条记录没有写编号，编号由单位、事项、日期合成；以后要对照的，请填编号。",
            f"{count} records of {plan.ledger.title_en!r} have no id; one was made of unit, matter and day."
        )


def _spread(plan: Plan, only: frozenset[int] | None = None) -> Iterator[SpreadRow]:
    """The rows below the headings with their merged cells."""
    last, money = plan.fit.header.last, plan.money
    below = (row for row in plan.sheet.rows(only) if row.number > last)
    return Spread(plan.merges(), frozenset(filter(None, plan.keys)), money, money & plan.record_slots).rows(below)


def _whose(plan: Plan, row: Row) -> Unread:
    names = "、".join(plan.ledger.record)
    return Unread(
        row.number,
        f"第{row.number}行没有写{names}，不知道是上一条记录的还是另一条的，这一行没有读入；是上一条的，请补上或合并单元格",
        f"row {row.number} does not say which record it belongs to and was not read; complete it",
        plan.sheet.line(row.number),
    )


def _other_table(plan: Plan, row: Row) -> Unread:
    return Unread(
        row.number, f"第{row.number}行起像是另一张表，没有读入；请把它放到单独的工作表里",
        f"another table seems to begin in row {row.number}; it was not read; move it to a sheet of its own",
        plan.sheet.line(row.number),
    )


def _joined(draft: Draft, place: str) -> Doubt:
    return Doubt(
        place, "joined",
        f"{place}和{draft.place}的名称相同、没有编号，按同一件事合并；不是同一件事的，请各写记录编号。",
        f"{place} and {draft.place} have the same name and no id and were taken for one matter; else give each an id.")
