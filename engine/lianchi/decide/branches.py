"""Rules with more branches than the engine takes, with some of the branches computed beside it.

A formula is an «or» of paths, so a norm of four alternatives of three has 81; the engine drops every match of a fact
when there are more than 64, and hangs on 600 paths.  The heaviest conditions of such a rule become one yes-or-no term
each, computed with the other terms of the fact; what it comes to is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import prod

from lianchi.project.compile_rule import PlannedRule
from lianchi.project.logic import And, Atom, Logic, Not, Or, key_of, terms_of, truth
from lianchi.project.terms import Term
from lianchi.project.values import FLAG, UNKNOWN, Compute

_BUDGETS = (24, 16, 12, 8, 6, 5, 4, 3, 2, 1)
"""How many paths each condition of a rule may have, tried in this order."""


def pruned(rule: PlannedRule, matches: int, terms: int) -> PlannedRule:
    """The rule with at most so many paths to a verdict and so many terms; only for compiling it."""
    found = rule
    for budget in _BUDGETS:
        if paths_of(found) <= matches and len(_keys(found)) <= terms:
            break
        found = replace(rule, applies=_within(rule.applies, budget), norm=_within(rule.norm, budget),
                        excused=_within(rule.excused, budget))
    return found


def paths_of(rule: PlannedRule) -> int:
    """At most so many paths lead to one verdict; counted, not written out."""
    binds, free = _paths(rule.applies, True), _paths(rule.applies, False)
    if rule.concludes:
        return max(binds, free * binds)
    broken, excused = _paths(rule.norm, False), _paths(rule.excused, True)
    unexcused, kept = _paths(rule.excused, False), _paths(rule.norm, True)
    violated, undecided = broken * unexcused, broken * unexcused * (kept + excused)
    return max(violated * binds, (free + undecided) * binds, free)


def _paths(logic: Logic, want: bool) -> int:
    if isinstance(logic, Atom):
        return 1
    if isinstance(logic, Not):
        return _paths(logic.item, not want)
    parts = [_paths(item, want) for item in logic.items]
    return prod(parts) if isinstance(logic, And) == want else sum(parts)


def _weight(logic: Logic) -> int:
    return max(_paths(logic, True), _paths(logic, False))


def _within(logic: Logic, budget: int) -> Logic:
    """The condition with at most so many paths to true and to false each: its heaviest items give way first."""
    if isinstance(logic, Atom) or _weight(logic) <= budget:
        return logic
    if isinstance(logic, Not):
        return Not(_within(logic.item, budget))
    items = [_within(item, budget) for item in logic.items]
    build: Callable[[tuple[Logic, ...]], Logic] = And if isinstance(logic, And) else Or
    while _weight(build(tuple(items))) > budget:
        heaviest = max(range(len(items)), key=lambda number: _weight(items[number]))
        if _weight(items[heaviest]) == 1:
            return _one(logic)
        items[heaviest] = _one(logic.items[heaviest])
    return build(tuple(items))


def _one(logic: Logic) -> Atom:
    """The condition as one yes-or-no term that is unknown where the condition is."""
    return Atom("eq", Term(f"whether({key_of(logic)})", FLAG, _whether(logic), (), "", ""), True)


def _whether(logic: Logic) -> Compute:
    value = truth(logic)

    def compute(scope: list[object]) -> object:
        found = value(scope)
        return UNKNOWN if found is None else found

    return compute


def _keys(rule: PlannedRule) -> set[str]:
    return {term.key for part in (rule.applies, rule.norm, rule.excused) for term in terms_of(part)}
