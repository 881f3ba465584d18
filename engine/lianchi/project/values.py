"""What a term can be besides a value: *unknown* (not supplied, unreadable) and *none* (the record says: there is none).

None is plain ``None``; unknown is the one object UNKNOWN.  Scalars are canonical: fen, days, minutes, millionths.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final


class Unknown:
    """The class of the one value UNKNOWN; it is equal only to itself and pickles to itself."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __reduce__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()

Scope = list[Any]
"""What is in sight while a term is computed: the record's tree, then one item for each subject and iteration level."""

Compute = Callable[[Scope], Any]
Truth = Callable[[Scope], bool | None]
"""Kleene's three values: true, false, None for unknown."""


class Form:
    """How a term is computed, as data; its kinds stand in :mod:`lianchi.project.forms`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a term.

    ``kind`` is a scalar kind of the vocabulary (text, code, count, number, money, date, time, flag), ``days`` for a
    number of days, ``share`` and ``codes`` for parameters, ``part`` or ``list`` for what only can be present or absent.
    """

    kind: str
    codes: str | None = None

    @property
    def family(self) -> str:
        """Types of one family may be compared."""
        return {"days": "count", "months": "count", "codes": "code"}.get(self.kind, self.kind)

    @property
    def ordered(self) -> bool:
        """Whether more and less mean anything."""
        return self.family in ("count", "number", "money", "date", "time")


FLAG = Type("flag")
COUNT = Type("count")
DAYS = Type("days")
DATE = Type("date")
