"""Rule sets of durable-rules compiled from planned rules: never hand-written, always under the engine's limits.

Guards (research on 2.0.28): no division, no negated existence, integers only, one property on the left, every
right-hand property always present, at most MAX_MATCHES matches of one fact (the engine drops all of more than 64),
at most MAX_TERMS terms (two properties each, of 252), at most MAX_PATHS paths (512 conditions on one level are
refused, 600 hang).  A rule that is over a limit by itself is pruned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lianchi.decide.branches import pruned
from lianchi.decide.facts import Columns, Interner
from lianchi.decide.formula import End, Formula, Path, Test, holds, not_applicable, undetermined, violated
from lianchi.project.compile_rule import PlannedRule
from lianchi.project.logic import Atom, Logic, atoms_of, terms_of
from lianchi.project.terms import Term

MAX_MATCHES = 60
MAX_TERMS = 110
MAX_PATHS = 400

END_OF_BATCH = "EOB"
_OPERATORS = {"ge": "$gte", "gt": "$gt", "le": "$lte", "lt": "$lt", "ne": "$neq"}


Meaning = tuple[str, tuple[PlannedRule, ...]]
"""What it means that a formula is true: a verdict, on these planned rules."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One rule set: its definition, the facts it needs, which formula each of its rule names is a path of.

    ``whole`` is the same set for facts in which every term is known: low and high are one number, nothing can be
    undetermined, and the engine has half as much to look at.
    """

    rules: tuple[PlannedRule, ...]
    columns: Columns
    definition: dict[str, Any]
    formulas: dict[str, int]
    meanings: tuple[Meaning, ...]
    template: str
    """Percent template of one fact: the number within the batch, then its numbers (both ends, or the one value)."""
    whole: RuleSet | None = None
    atoms: dict[str, tuple[Atom, ...]] = field(default_factory=dict)
    """The comparisons of each rule, by its id."""
    pruned: frozenset[str] = frozenset()
    """The rules of which some conditions are computed beside the engine."""


@dataclass(slots=True)
class _Draft:
    """Rules gathered for one set, with what they cost."""

    rules: list[PlannedRule] = field(default_factory=list)
    terms: dict[str, Term] = field(default_factory=dict)
    formulas: dict[tuple[str, Formula], list[PlannedRule]] = field(default_factory=dict)
    atoms: dict[str, tuple[Atom, ...]] = field(default_factory=dict)
    pruned: frozenset[str] = frozenset()
    matches: int = 0
    paths: int = 0

    def with_rule(self, rule: PlannedRule) -> _Draft:
        """The draft and one rule more.  All rules with the same condition of application share one «not applicable»."""
        formulas = {key: list(whose) for key, whose in self.formulas.items()}
        compiled = pruned(rule, MAX_MATCHES, MAX_TERMS)
        fires = _fires(compiled)
        for verdict, formula in fires:
            formulas.setdefault((verdict, formula), []).append(rule)
        terms = self.terms | {term.key: term for term in _terms(compiled)}
        paths = sum(len(formula) for _, formula in formulas)
        # Paths of one formula can be true together (only «not applicable» is disjoint), so they count as matches.
        matches = self.matches + max(len(formula) for _, formula in fires)
        atoms = self.atoms | {rule.rule.id: tuple(_atoms(compiled))}
        without = self.pruned if compiled is rule else self.pruned | {rule.rule.id}
        return _Draft([*self.rules, rule], terms, formulas, atoms, without, matches, paths)

    def fits(self) -> bool:
        """Whether the engine takes it."""
        return self.matches <= MAX_MATCHES and len(self.terms) <= MAX_TERMS and self.paths <= MAX_PATHS


def build_sets(rules: Sequence[PlannedRule], interner: Interner) -> list[RuleSet]:
    """The rules (all of one subject) as rule sets under the limits."""
    found: list[RuleSet] = []
    draft = _Draft()
    for rule in rules:
        longer = draft.with_rule(rule)
        if draft.rules and not longer.fits():
            found.append(_build(draft, interner))
            longer = _Draft().with_rule(rule)
        draft = longer
    return [*found, _build(draft, interner)] if draft.rules else found


def _fires(rule: PlannedRule) -> list[tuple[str, Formula]]:
    if rule.concludes:
        return [("compliant", holds(rule.applies)), ("undetermined", undetermined(rule))]
    broken = "manual" if rule.rule.mode == "assisted" else "violation"
    return [(broken, violated(rule)), ("undetermined", undetermined(rule)), ("not_applicable", not_applicable(rule))]


def _terms(rule: PlannedRule) -> Iterator[Term]:
    parts: Iterable[Logic] = (rule.applies, rule.norm, rule.excused)
    for part in parts:
        yield from terms_of(part)


def _atoms(rule: PlannedRule) -> Iterator[Atom]:
    for part in (rule.applies, rule.norm, rule.excused):
        yield from atoms_of(part)


def _build(draft: _Draft, interner: Interner) -> RuleSet:
    columns = Columns(draft.terms.values(), interner)
    meanings = tuple((verdict, tuple(whose)) for (verdict, _), whose in draft.formulas.items())
    whole = _set(draft, columns, meanings, _Writer(columns, interner, whole=True))
    return replace(_set(draft, columns, meanings, _Writer(columns, interner, whole=False)), whole=whole)


def _set(draft: _Draft, columns: Columns, meanings: tuple[Meaning, ...], writer: _Writer) -> RuleSet:
    definition: dict[str, Any] = {END_OF_BATCH: _rule([{"eob": 1}])}
    names: dict[str, int] = {}
    for number, (verdict, formula) in enumerate(draft.formulas):
        if writer.whole and verdict == "undetermined":
            continue
        for path in formula:
            name = f"r{len(names)}"
            definition[name] = _rule(writer.tests(path) or [{"f": 1}])
            names[name] = number
    return RuleSet(tuple(draft.rules), columns, definition, names, meanings, writer.template(), atoms=draft.atoms,
                   pruned=draft.pruned)


def _rule(tests: list[dict[str, Any]]) -> dict[str, Any]:
    return {"all": [{"m": tests[0] if len(tests) == 1 else {"$and": tests}}]}


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes tests in the engine's own form, over both ends of each term or, for whole facts, over its one value."""

    columns: Columns
    interner: Interner
    whole: bool

    def template(self) -> str:
        """The percent template of one fact."""
        one = ',"v{0}":%d' if self.whole else ',"l{0}":%d,"h{0}":%d'
        return '{"id":"%d","f":1' + "".join(one.format(i) for i in range(len(self.columns.terms))) + "}"

    def tests(self, path: Path) -> list[dict[str, Any]]:
        """The tests of a path; that a known value equals itself needs no test."""
        return [self._test(test) for test in path if not (self.whole and self._trivial(test))]

    @staticmethod
    def _trivial(test: Test) -> bool:
        return test.op == "eq" and isinstance(test.right, End) and test.left.key == test.right.key

    def _test(self, test: Test) -> dict[str, Any]:
        right: Any
        if isinstance(test.right, End):
            right = {"$m": self._property(test.right)}
        else:
            right = self.interner.literal(test.right) if isinstance(test.right, str) else int(test.right)
        left = self._property(test.left)
        return {left: right} if test.op == "eq" else {_OPERATORS[test.op]: {left: right}}

    def _property(self, end: End) -> str:
        prefix = "v" if self.whole else "h" if end.high else "l"
        return f"{prefix}{self.columns.index[end.key]}"
