"""Raw fields → the canonical tree.

In it money is whole fen, a day its proleptic ordinal, a time minutes since midnight, a number millionths, and
a code its code.  :class:`CodeLists` are the code lists, :class:`Normaliser` reads a record, and
:class:`WorkingDays` is the calendar.
"""

from lianchi.normalise.calendar import WorkingDays, YearTable, load_calendar
from lianchi.normalise.codes import CodeList, CodeLists, Entry
from lianchi.normalise.problem import Problem
from lianchi.normalise.tree import Normalised, Normaliser

__all__ = [
    "CodeList",
    "CodeLists",
    "Entry",
    "Normalised",
    "Normaliser",
    "Problem",
    "WorkingDays",
    "YearTable",
    "load_calendar",
]
