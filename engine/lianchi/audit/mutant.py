"""A mutant: a rule with one change, and why some changes are passed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from lianchi.dialect import Path
from lianchi.model.rule import Rule
from lianchi.rulebook.parameters import Table

GONE: Final = object()
"""Stands for what is taken away."""
EQUIVALENT: dict[str, tuple[str, str]] = {
    "same": ("改后与原规则编译出来完全相同", "compiled, the change is the original"),
    "citation": ("相邻两个版本都有这项要求，分界日只影响引用哪一条",
                 "both versions know the duty; the day between them decides only which clause is cited"),
    "unborn": ("要求或者适用条件用的数也从这一天起才有，前一天怎么改都无法判断",
               "the number that the rule asks for begins on that day, too; before it nothing can be judged either way"),
    "unjudged": ("挪动的那一天不会是判断日（判断日固定，或者总是一段时期的首日、末日）",
                 "the day that moves never judges: that day is fixed, or always the first or last of a period"),
    "asleep": ("这个数施行的时间不在规则的任何版本内", "the number holds on no day of any version"),
}


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: what kind, where in the rule file, what stood there, what stands there instead (or GONE)."""

    kind: str
    path: Path
    was: Any
    new: Any
    why: str = ""
    """The key of EQUIVALENT where the change makes no difference."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule with one change, and the parameter tables that hold for it instead of the book's."""

    edit: Edit
    rule: Rule
    tables: Mapping[str, Table]
