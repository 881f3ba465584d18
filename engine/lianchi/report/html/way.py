"""The steps of a matter as they were taken, beside the order in which they should follow each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lianchi.model.finding import Event, RecordSummary
from lianchi.report.html.charts import WIDTH, shortened
from lianchi.wording import say

ROW = 34
"""Height of a row of the drawing: its words, and below them the line with the dot."""
_EDGE = 7
_LABEL = 38


@dataclass(frozen=True, slots=True)
class Line:
    """One step: its title behind its number in the required order, its day, and what is to be said of it."""

    title: str
    day: str | None
    note: str = ""
    early: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is drawn: its title as far as it fits, where its dot is, and the foot of its words."""

    line: Line
    short: str
    x: int | None
    y: int


@dataclass(frozen=True, slots=True)
class Way:
    """The drawing and, row by row, the table that says the same."""

    rows: tuple[Row, ...]

    @property
    def early(self) -> int:
        """How many steps are dated before one that comes first."""
        return sum(row.line.early for row in self.rows)

    @property
    def height(self) -> int:
        """Of the drawing."""
        return len(self.rows) * ROW


def way_of(record: RecordSummary, lang: str) -> Way | None:
    """The way of the record; None where it tells of less than two steps."""
    if len(record.events) < 2:
        return None
    lines = [*_ordered(record, lang), *_others(record.events, lang)]
    days = [date.fromisoformat(it.day).toordinal() for it in lines if it.day] or [0]
    return Way(tuple(_row(at, line, min(days), max(days)) for at, line in enumerate(lines)))


def _ordered(record: RecordSummary, lang: str) -> Iterator[Line]:
    """The steps of which an order is known, in that order, with those that the record does not tell of."""
    number = 0
    for at, title in enumerate(record.order):
        mine = sorted((it for it in record.events if at in it.steps), key=_by_day)
        number += bool(mine or title)
        before = _before(record.events, at)
        for it in mine:
            note = say("way.before", lang, step=before.title) if before else _undated(it, lang)
            yield Line(f"{number}. {it.title}", it.day, note, before is not None)
        if title and not mine:
            yield Line(f"{number}. {title}", None, say("way.absent", lang))


def _others(events: Sequence[Event], lang: str) -> Iterator[Line]:
    """The other steps, by day."""
    for it in sorted((it for it in events if not it.steps), key=_by_day):
        yield Line(it.title, it.day, _undated(it, lang))


def _by_day(it: Event) -> tuple[bool, str]:
    return it.day is None, it.day or ""


def _undated(it: Event, lang: str) -> str:
    return "" if it.day else say("way.undated", lang)


def _before(events: Sequence[Event], at: int) -> Event | None:
    """A step that comes before step ``at`` and, whichever of its times is taken, was taken after it.

    A step may be taken several times: it is in order when any of them is, so that only what is wrong in every reading
    is marked, and nothing where a day is missing.
    """
    mine = [it.day for it in events if at in it.steps]
    for earlier in range(at):
        theirs = sorted((it for it in events if earlier in it.steps), key=_by_day)
        days = [day for day in (*mine, *(it.day for it in theirs)) if day is not None]
        whole = mine and theirs and len(days) == len(mine) + len(theirs)
        if whole and max(days[: len(mine)]) < min(days[len(mine) :]):
            return theirs[0]
    return None


def _row(at: int, line: Line, first: int, last: int) -> Row:
    x = None
    if line.day:
        after = date.fromisoformat(line.day).toordinal() - first
        x = _EDGE + after * (WIDTH - 2 * _EDGE) // max(1, last - first)
    return Row(line, shortened(line.title, _LABEL), x, at * ROW + 14)
