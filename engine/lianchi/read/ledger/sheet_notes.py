"""What is said once of a whole sheet: rows and columns that were left out, hidden ones that were read."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lianchi.model.finding import Doubt
from lianchi.read.ledger.grid import Row, letters
from lianchi.read.ledger.plan import Plan
from lianchi.read.ledger.row_kinds import LEFT_OUT

_LISTED = 12
"""How many stretches of rows a message lists."""


class SheetNotes:
    """Counts while the rows of a sheet come by, and tells at their end."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._left_out: dict[str, list[int]] = defaultdict(list)
        self._hidden: list[int] = []
        self._outside: dict[int, int] = {}
        self._read = {slot.at for slot in plan.slots}
        self._records = 0
        self.strokes = 0

    def left_out(self, row: Row, kind: str) -> None:
        """Note a row that is no record's."""
        self._left_out[kind].append(row.number)

    def read(self, row: Row) -> None:
        """Note what is special about a record's row: columns that nobody reads, that it is hidden."""
        self._records += 1
        for at in row.cells.keys() - self._read:
            self._outside[at] = self._outside.get(at, 0) + 1
        if row.hidden:
            self._hidden.append(row.number)

    def doubts(self) -> Iterator[Doubt]:
        """Everything there is to say."""
        yield from self._plan.doubts
        if not self._records:
            yield self._said("left_out", "只有表头，没有记录", "has headings and no records")
        for kind, (zh, en) in LEFT_OUT.items():
            if self._left_out[kind]:
                yield self._said("left_out", f"{zh}没有读入：第{_listed(self._left_out[kind])}行",
                                 f"{en} left out: rows {_listed(self._left_out[kind])}")
        yield from self._columns()
        yield from self._hiding()
        if self.strokes:
            yield self._said("left_out", f"有 {self.strokes} 个格子只画了“/”一类的线，当作没有填；确实没有的请写“无”",
                             f"{self.strokes} cells hold but a stroke and count as not filled in; write 无 for none")

    def _columns(self) -> Iterator[Doubt]:
        twice = {at for _, places in self._plan.fit.twice for at in places}
        for column, places in self._plan.fit.twice:
            shown = "、".join(map(letters, places))
            yield self._said("ambiguous",
                             f"{shown}列都像“{column.heading}”，不能确定是哪一列，都没有读入；请改成不同的表头",
                             f"columns {shown} are all like {column.heading!r}; none was read")
        idle = []
        for at in sorted(self._outside.keys() - twice - self._plan.numbering):
            if at in self._plan.fit.columns:
                idle.append(self._plan.fit.columns[at].heading)
            else:
                yield self._unknown(at)
        if idle:
            shown = "、".join(dict.fromkeys(idle))
            yield self._said("left_out", f"这些列没有检查要用的内容，没有读入：{shown}", f"columns not read: {shown}")

    def _unknown(self, at: int) -> Doubt:
        label, filled = self._plan.fit.header.labels.get(at), self._outside[at]
        place = self._plan.sheet.place(self._plan.fit.header.last, at)
        if label is None:
            return Doubt(place, "unknown_column",
                         f"{letters(at)}列没有表头，有 {filled} 行填了内容，没有读入；请写上表头。",
                         f"Column {letters(at)} has no heading; its {filled} values were not read.")
        near = self._nearest(label.key)
        zh = f"；最接近的表头是“{near}”" if near else ""
        en = f"; the nearest heading is {near!r}" if near else ""
        text = "/".join((*label.groups, label.text))
        return Doubt(place, "unknown_column", f"不认识的列“{text}”（{place}），有 {filled} 行填了内容，没有读入{zh}。",
                     f"Unknown column {text!r} at {place}; its {filled} values were not read{en}.")

    def _nearest(self, key: str) -> str:
        """The heading most like an unknown one, among those that the sheet does not have."""
        had = set(self._plan.fit.columns.values())
        free = [column for column in self._plan.shape.columns if column not in had]
        by_key = {one: column.heading for column in free for one in column.keys}
        near = difflib.get_close_matches(key, by_key, n=1, cutoff=0.5)
        return by_key[near[0]] if near else ""

    def _hiding(self) -> Iterator[Doubt]:
        if self._plan.sheet.hidden:
            yield self._said("hidden", "是隐藏的，也读入了", "is hidden and was read all the same")
        if self._hidden:
            yield self._said("hidden", f"第{_listed(self._hidden)}行是隐藏的，也读入了",
                             f"hidden rows {_listed(self._hidden)} were read all the same")
        columns = [letters(at) for at in self._plan.sheet.hidden_columns if at in self._read]
        if columns:
            shown = "、".join(columns)
            yield self._said("hidden", f"{shown}列是隐藏的，也读入了", f"hidden columns {shown} were read all the same")

    def _said(self, code: str, zh: str, en: str) -> Doubt:
        sheet = self._plan.sheet
        return Doubt(sheet.name, code, f"{sheet.shown}{zh}。", f"Sheet {sheet.name or 1!r}: {en}.")


def _listed(numbers: Sequence[int]) -> str:
    """3、7-9、12: neighbours joined, a long list cut."""
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and stretches[-1][1] == number - 1:
            stretches[-1][1] = number
        else:
            stretches.append([number, number])
    shown = "、".join(str(a) if a == b else f"{a}-{b}" for a, b in stretches[:_LISTED])
    return shown if len(stretches) <= _LISTED else f"{shown} 等（共 {len(numbers)} 行）"
