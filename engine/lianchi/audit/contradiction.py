"""Whether facts can hold together, and what they imply.  Sound, not complete: silence proves nothing.

* bounds of one key: at least 5 and less than 3; the bound of a count below zero;
* values of one key: is A and is B; in a list and not in it; a value outside the bounds; yes and no at once;
* two keys: before and after, equal and not equal, one key before itself;
* present and absent; absent and compared with anything; some and none of the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from lianchi.audit.normal import Fact, Joined, Normal, Simple

COUNTS = ('{"count": ', '{"distinct": ')
"""Keys that begin so are numbers of things, never below zero."""


def contradictory(facts: Iterable[Fact]) -> bool:
    """Whether the facts can certainly not all hold."""
    by_key: dict[str, list[Fact]] = {}
    for fact in facts:
        by_key.setdefault(fact.key, []).append(fact)
    return any(_clash(key, mine) for key, mine in by_key.items())


def _clash(key: str, facts: Sequence[Fact]) -> bool:
    states = {fact.state for fact in facts if fact.state is not None}
    if states == {True, False} or (False in states and any(fact.compared for fact in facts)):
        return True
    signs = [fact.signs for fact in facts if fact.signs is not None]
    if signs:
        first, _, second = key.partition("\n")
        return not frozenset((0,) if first == second else (-1, 0, 1)).intersection(*signs)
    return _no_value(key, facts)


def _no_value(key: str, facts: Sequence[Fact]) -> bool:
    """Whether no value is within all bounds and lists."""
    bounds = [fact.bound for fact in facts if fact.bound is not None]
    if key.startswith(COUNTS):
        bounds.append((">=", Fraction(0)))
    besides = frozenset[object]().union(*(fact.besides for fact in facts if fact.besides is not None))
    lists = [fact.among for fact in facts if fact.among is not None]
    if lists:
        left = lists[0].intersection(*lists[1:]) - besides
        return not any(_within(value, bounds) for value in left)
    if {True, False} <= {value for value in besides if isinstance(value, bool)}:
        return True
    return bool(bounds) and _empty(bounds)


def _within(value: object, bounds: Iterable[tuple[str, Fraction]]) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return True
    return all((value >= n) if sign == ">=" else (value > n) if sign == ">" else (value <= n) if sign == "<="
               else (value < n) for sign, n in bounds)


def _empty(bounds: Sequence[tuple[str, Fraction]]) -> bool:
    """Whether no number is within all bounds; numbers are taken to lie dense, so 0 < x < 1 is not empty."""
    low = [(n, sign == ">") for sign, n in bounds if sign in (">", ">=")]
    high = [(n, sign == "<") for sign, n in bounds if sign in ("<", "<=")]
    if not low or not high:
        return False
    (least, open_low), greatest = max(low), min(n for n, _ in high)
    open_high = (greatest, True) in high
    return least > greatest or (least == greatest and (open_low or open_high))


def facts_of(items: Iterable[Normal]) -> list[Fact]:
    """The facts of the simple conditions among these."""
    return [fact for item in items if isinstance(item, Simple) for fact in item.facts]


def implies(facts: Sequence[Fact], canons: frozenset[str], wanted: Normal) -> bool:
    """Whether the condition follows: it stands there word for word, or its contrary would contradict the facts."""
    if wanted.canon in canons:
        return True
    if isinstance(wanted, Joined):
        parts = (implies(facts, canons, one) for one in wanted.items)
        return any(parts) if wanted.any_ else all(parts)
    return contradictory([*facts, *wanted.contrary])
