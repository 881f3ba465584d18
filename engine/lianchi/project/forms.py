"""How terms are computed, as data: what an engine compiles that does not call the terms one by one.

Each form says what the ``compute`` of its term does.  A term without a form can only be called.
"""

from __future__ import annotations

from dataclasses import dataclass

from lianchi.normalise import WorkingDays
from lianchi.project.logic import Logic
from lianchi.project.names import Step
from lianchi.project.terms import Term
from lianchi.project.values import Form
from lianchi.rulebook.parameters import Table


@dataclass(frozen=True, slots=True)
class Field(Form):
    """A field of an item in sight."""

    slot: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fixed(Form):
    """A literal, or the day that judges every record."""

    value: bool | int | str


@dataclass(frozen=True, slots=True)
class Conclusion(Form):
    """What the lists conclude of the record under this name (without ``concluded.``)."""

    name: str


@dataclass(frozen=True, slots=True)
class UnitKey(Form):
    """The code of the record's unit, else its name."""


@dataclass(frozen=True, slots=True)
class ParameterValue(Form):
    """The value of a parameter on a day for the record's unit; ``by`` are the keys of a table with several rows."""

    table: Table
    judged: Term
    by: tuple[tuple[str, Term], ...]


@dataclass(frozen=True, slots=True)
class InForce(Form):
    """Which of the half-open spans of days (first, end, whether there is a duty) the day lies in."""

    judged: Term
    spans: tuple[tuple[int, int, bool], ...]


# ---- collections ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Items:
    """A collection: the levels below the item in ``slot``; its last item comes into sight after ``depth`` slots and
    one for each level above."""

    slot: int
    depth: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Fold(Form):
    """``which`` of count, distinct, sum, min, max over the items that match; ``of`` is None for a count."""

    which: str
    items: Items
    where: Logic
    of: Term | None


@dataclass(frozen=True, slots=True)
class Pick(Form):
    """The value of the first, last or only item that matches, in the order of the record or of a term."""

    which: str
    items: Items
    where: Logic
    of: Term
    order: Term | None


@dataclass(frozen=True, slots=True)
class Exists(Form):
    """Whether any item meets the test."""

    items: Items
    test: Logic


@dataclass(frozen=True, slots=True)
class Ascending(Form):
    """Whether the values of the items that match never go back."""

    items: Items
    where: Logic
    of: Term


# ---- calculations ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Days(Form):
    """The second day less the first, and ``more``."""

    first: Term
    second: Term
    more: int


@dataclass(frozen=True, slots=True)
class WorkedDays(Form):
    """Working days from the first day to the second."""

    first: Term
    second: Term
    inclusive: bool
    calendar: WorkingDays


@dataclass(frozen=True, slots=True)
class Moved(Form):
    """A day moved by so many days, months or years."""

    start: Term
    amount: Term
    unit: str


@dataclass(frozen=True, slots=True)
class Calculated(Form):
    """``which`` of plus, minus, times, remainder over the parts, divided by ``divisor`` and rounded half up."""

    which: str
    parts: tuple[Term, ...]
    divisor: int


@dataclass(frozen=True, slots=True)
class Choice(Form):
    """``which`` of earliest, latest (of those given) and first_given."""

    which: str
    parts: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Letters(Form):
    """A text stripped to its letters; none where they are fewer than ``least``."""

    text: Term
    least: Term


# ---- what conditions compare ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Present(Form):
    """Whether a value is given that is not none and no empty list."""

    term: Term


@dataclass(frozen=True, slots=True)
class Member(Form):
    """Whether a value is among the codes of a parameter."""

    value: Term
    allowed: Term


@dataclass(frozen=True, slots=True)
class Promoted(Form):
    """A count as a number, in millionths."""

    count: Term


@dataclass(frozen=True, slots=True)
class ShareGap(Form):
    """Part times the denominator less whole times the numerator of the wanted share; unknown for a whole of zero."""

    part: Term
    whole: Term
    wanted: Term
