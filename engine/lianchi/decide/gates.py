"""Rules that only bind where one term is one of a few codes or texts: looked at only where it is.

Of three hundred rules on micro-powers each begins with the item that it is about.  Where the item is known all the
others are certainly not applicable, whatever else their conditions say, and need not be computed to be counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lianchi.decide.facts import TEXTS
from lianchi.project.compile_rule import PlannedRule
from lianchi.project.logic import And, Atom, Logic, Or
from lianchi.project.terms import Term

FEWEST = 3
"""A gate before fewer rules costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A term with the rules behind it by the values that let them in; no rule is behind two gates."""

    term: Term
    rules: dict[frozenset[Any], list[PlannedRule]]


def gated(rules: Sequence[PlannedRule]) -> tuple[list[PlannedRule], list[Gate]]:
    """The rules (all of one subject) that must always be looked at, and the others behind their gates."""
    doors = {rule.rule.id: {term.key: (term, values) for term, values in _doors(rule)} for rule in rules}
    popular = Counter(key for mine in doors.values() for key in mine)
    always: list[PlannedRule] = []
    gates: dict[str, Gate] = {}
    for rule in rules:
        mine = doors[rule.rule.id]
        key = max(mine, key=lambda one: (popular[one], one), default="")
        if popular[key] < FEWEST:
            always.append(rule)
            continue
        term, values = mine[key]
        gates.setdefault(key, Gate(term, {})).rules.setdefault(values, []).append(rule)
    return always, list(gates.values())


def _doors(rule: PlannedRule) -> list[tuple[Term, frozenset[Any]]]:
    """The terms that must have one of a few values for the rule to bind."""
    items = rule.applies.items if isinstance(rule.applies, And) else (rule.applies,)
    return [door for item in items if (door := _door(item)) is not None]


def _door(logic: Logic) -> tuple[Term, frozenset[Any]] | None:
    """A text or code that is one literal, or one of several."""
    if isinstance(logic, Atom):
        if logic.op != "eq" or isinstance(logic.right, Term) or logic.left.type.kind not in TEXTS:
            return None
        return logic.left, frozenset((logic.right,))
    if not isinstance(logic, And | Or) or not logic.items or (isinstance(logic, And) and len(logic.items) > 1):
        return None
    doors = [_door(item) for item in logic.items]
    first = doors[0]
    if first is None or any(door is None or door[0].key != first[0].key for door in doors):
        return None
    return first[0], frozenset(value for door in doors if door is not None for value in door[1])
