"""The bar charts of the page: how many violations by rule, by unit and by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lianchi.model.finding import Finding
from lianchi.report.html.register import NO_MONTH, Register
from lianchi.report.layout import width_of
from lianchi.report.visible import visible
from lianchi.wording import say

WIDTH = 340
"""Of the drawing, in units that are pixels on a phone; a wider screen enlarges it."""
MOST = 12
"""Bars in one chart; what is left is one bar, and the table below has all."""
_ROW = 30
_LABEL = 44
"""Columns of text that fit over a bar beside its number."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``y`` is the foot of its label, ``short`` the label as far as it fits."""

    label: str
    short: str
    number: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table that says the same."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Chart:
    """One drawing, with everything that it says again as rows."""

    title: str
    head: str
    bars: tuple[Bar, ...]
    rows: tuple[Row, ...]

    @property
    def height(self) -> int:
        """Of the drawing."""
        return len(self.bars) * _ROW


def charts(found: Sequence[Finding], register: Register) -> tuple[Chart, ...]:
    """The three charts of the violations; none where there is no violation."""
    if not found:
        return ()
    lang = register.lang
    months = Counter(map(register.month, found))
    dated = [(month, months[month]) for month in sorted(months) if month != NO_MONTH]
    undated = [(say("page.no_day", lang), months[NO_MONTH])] if months[NO_MONTH] else []
    return (
        _chart("rule", _ranked(f"{it.rule} {it.title}" for it in found), lang),
        _chart("unit", _ranked(register.unit(it.unit) for it in found), lang),
        _chart("month", [*dated, *undated], lang),
    )


def _ranked(names: Iterable[str]) -> list[tuple[str, int]]:
    """Each with its number, the most frequent first."""
    return sorted(Counter(names).items(), key=lambda it: (-it[1], it[0]))


def _chart(name: str, rows: list[tuple[str, int]], lang: str) -> Chart:
    shown = rows
    if len(rows) > MOST:
        cut = 1 - MOST if name == "month" else MOST - 1
        kept, rest = (rows[cut:], rows[:cut]) if name == "month" else (rows[:cut], rows[cut:])
        other = (say(f"chart.other_{name}", lang, n=len(rest)), sum(number for _, number in rest))
        shown = [other, *kept] if name == "month" else [*kept, other]
    most = max(number for _, number in shown)
    return Chart(
        say(f"chart.by_{name}", lang),
        say(f"page.by.{name}", lang),
        tuple(_bar(index, label, number, most) for index, (label, number) in enumerate(shown)),
        tuple(Row(label, number) for label, number in rows),
    )


def _bar(index: int, label: str, number: int, most: int) -> Bar:
    return Bar(label, shortened(label, _LABEL), number, index * _ROW + 14, max(2, number * WIDTH // most))


def shortened(label: str, columns: int) -> str:
    """The label as far as it fits, with an ellipsis where it does not; nothing hidden in it."""
    seen = visible(label)
    if width_of(seen) <= columns:
        return seen
    ends = accumulate(map(width_of, seen[:columns]))
    return seen[: sum(end <= columns - 2 for end in ends)].rstrip() + "…"
