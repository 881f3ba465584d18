"""Raw fields → the canonical tree.

In it money is whole fen, a day its proleptic ordinal, a time minutes since midnight, a number millionths, and
a code its code.  :class:`Normaliser` reads a record, and
:class:`WorkingDays` is the calendar.
"""

from lianchi.normalise.calendar import WorkingDays, YearTable, load_calendar
from lianchi.normalise.problem import Problem
from lianchi.normalise.tree import Normalised, Normaliser

__all__ = [
    "Normalised",
    "Normaliser",
    "Problem",
    "WorkingDays",
    "YearTable",
    "load_calendar",
]
