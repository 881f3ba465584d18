"""From Kleene's three values to plain comparisons, so that any engine with and, or and whole numbers can decide.

A fact holds two numbers for every term, a *low* and a *high*: both the value where the term is known, the least and
the greatest number there is where it is not.  Then «a is certainly at least b» is ``low(a) >= high(b)`` and «a may be
at least b» is ``high(a) >= low(b)``; no comparison needs a known flag or an «or» of its own.

A formula is an «or» of paths, a path an «and» of tests: the engine follows every path by itself and fires once for
each that is true, so paths are few, start with the test that is rarely true, and are disjoint where they would often
be true together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lianchi.project.compile_rule import PlannedRule
from lianchi.project.logic import NEGATED, And, Atom, Logic, Not
from lianchi.project.terms import Term


@dataclass(frozen=True, slots=True)
class End:
    """The low or the high number of a term, identified by the term's key."""

    key: str
    high: bool


@dataclass(frozen=True, slots=True)
class Test:
    """A comparison of one end with another or with a literal (text where the term is text or a code)."""

    op: str
    left: End
    right: End | int | str


Path = tuple[Test, ...]
Formula = tuple[Path, ...]
TRUE: Formula = ((),)
FALSE: Formula = ()


def either(formulas: Iterable[Formula]) -> Formula:
    """Any of them; a path that says more than another one is left out."""
    paths = list(dict.fromkeys(path for formula in formulas for path in formula))
    sets = [frozenset(path) for path in paths]
    return tuple(path for i, path in enumerate(paths) if not any(sets[j] < sets[i] for j in range(len(paths))))


def every(formulas: Iterable[Formula]) -> Formula:
    """All of them."""
    result = TRUE
    for formula in formulas:
        joined = ((*first, *(test for test in second if test not in first)) for second in formula for first in result)
        result = either([tuple(joined)])
    return result


def disjoint(formula: Formula) -> Formula:
    """The same formula with paths that are never true together, where earlier paths are single tests."""
    found: list[Path] = []
    before: list[Test] = []
    for path in sorted(formula, key=len):
        found.append((*path, *before))
        if len(path) == 1:
            before.append(Test(NEGATED[path[0].op], path[0].left, path[0].right))
    return tuple(found)


def holds(logic: Logic) -> Formula:
    """Certainly true."""
    return _reading(logic, want=True, certain=True)


def fails(logic: Logic) -> Formula:
    """Certainly false."""
    return _reading(logic, want=False, certain=True)


def may_fail(logic: Logic) -> Formula:
    """Not certainly true."""
    return _reading(logic, want=False, certain=False)


def may_hold(logic: Logic) -> Formula:
    """Not certainly false."""
    return _reading(logic, want=True, certain=False)


def _reading(logic: Logic, *, want: bool, certain: bool) -> Formula:
    if isinstance(logic, Atom):
        return (_certain(logic, want) if certain else _possible(logic, want),)
    if isinstance(logic, Not):
        return _reading(logic.item, want=not want, certain=certain)
    parts = [_reading(item, want=want, certain=certain) for item in logic.items]
    return every(parts) if isinstance(logic, And) == want else either(parts)


def _sides(atom: Atom) -> tuple[End, End, End | int | str, End | int | str]:
    """Low and high of the left, low and high of the right."""
    left = End(atom.left.key, False), End(atom.left.key, True)
    if isinstance(atom.right, Term):
        return *left, End(atom.right.key, False), End(atom.right.key, True)
    return *left, atom.right, atom.right


def _operator(atom: Atom, want: bool) -> tuple[str, End | int | str | None]:
    """The operator to test for; «not true» of a yes-or-no term is «false», which needs one test only."""
    if isinstance(atom.right, bool) and (atom.op == "eq") != want:
        return "eq", int(not atom.right)
    return (atom.op if want else NEGATED[atom.op]), None


def _certain(atom: Atom, want: bool) -> Path:
    low, high, right_low, right_high = _sides(atom)
    op, literal = _operator(atom, want)
    if literal is not None:
        right_low = right_high = literal
    if op in ("ge", "gt"):
        return (Test(op, low, right_high),)
    if op in ("le", "lt"):
        return (Test(op, high, right_low),)
    if op == "eq":
        return (Test("eq", low, right_high),)
    known = [Test("eq", low, high), *([Test("eq", right_low, right_high)] if isinstance(right_low, End) else [])]
    return (Test("ne", low, right_low), *known)


def _possible(atom: Atom, want: bool) -> Path:
    low, high, right_low, right_high = _sides(atom)
    op, literal = _operator(atom, want)
    if literal is not None:
        right_low = right_high = literal
    if op in ("ge", "gt"):
        return (Test(op, high, right_low),)
    if op in ("le", "lt"):
        return (Test(op, low, right_high),)
    if op == "ne":
        return (Test("ne", low, right_high),)
    return (Test("ge", high, right_low), Test("le", low, right_high))


# ---- what a rule makes fire -----------------------------------------------------------------------------------


def violated(rule: PlannedRule) -> Formula:
    """It binds, the norm is broken, no exception holds; certainly.  The broken norm is rare and stands first."""
    return every([fails(rule.norm), fails(rule.excused), holds(rule.applies)])


def undetermined(rule: PlannedRule) -> Formula:
    """Neither certainly not applicable, nor certainly complied with, nor certainly broken."""
    if rule.concludes:
        return every([may_fail(rule.applies), may_hold(rule.applies)])
    either_way = either([may_hold(rule.norm), may_hold(rule.excused)])
    undecided = every([may_fail(rule.norm), may_fail(rule.excused), either_way])
    return every([either([may_fail(rule.applies), undecided]), may_hold(rule.applies)])


def not_applicable(rule: PlannedRule) -> Formula:
    """It certainly does not bind.  Often true, so its paths are disjoint."""
    return disjoint(fails(rule.applies))
