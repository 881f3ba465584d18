"""One rule compiled for its subject: whom it binds, what must hold, what excuses, and what its sentences name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lianchi.errors import Fault
from lianchi.model.language import Condition, Param
from lianchi.model.rule import Rule, Version
from lianchi.project import forms
from lianchi.project.compile_conditions import compile_condition
from lianchi.project.compile_parameters import parameter
from lianchi.project.compile_terms import compile_term
from lianchi.project.context import BadTerm, Context, World
from lianchi.project.logic import And, Atom, Logic, Not, Or
from lianchi.project.names import BadName, Names, Step, subject_steps
from lianchi.project.terms import Read, Term
from lianchi.project.values import DATE, FLAG, UNKNOWN, Compute
from lianchi.rulebook import LoadedRule

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class PlannedRule:
    """A rule ready to be decided: whom it binds, what must hold, what excuses; and the terms its message names."""

    rule: Rule
    book: str
    steps: tuple[Step, ...]
    applies: Logic
    norm: Logic
    excused: Logic
    judged: Term
    words: dict[str, Term]

    @property
    def concludes(self) -> bool:
        """Whether it is a line of a list (first stratum) rather than a norm."""
        return self.rule.concludes is not None


class RuleCompiler:
    """Compiles one rule, gathering its faults instead of stopping at the first."""

    def __init__(self, loaded: LoadedRule, world: World, faults: list[Fault]) -> None:
        self.loaded, self.faults, self.before = loaded, faults, len(faults)
        self.context = Context(world, loaded.rule, Names(), compile_term, compile_condition)
        self.steps: tuple[Step, ...] = ()

    def fault(self, error: BadTerm) -> None:
        """Note a refusal at its place in the file."""
        if not error.zh:
            return
        line, column = self.loaded.document.place(error.path)
        self.faults.append(Fault(self.loaded.path, line, column, error.zh, error.en))

    def subject(self) -> None:
        """Bring the subject's items in sight."""
        try:
            self.steps = subject_steps(self.loaded.rule.subject)
        except BadName as error:
            self.fault(self.context.at("subject").bad_name(error, ("对象", "subject")))
        for step in self.steps:
            self.context = self.context.inside(step.alias, step.node.part)

    def kinds(self) -> None:
        """Every kind of record, and every type of unit that a text binds, must exist."""
        kinds = [*self.context.world.codes.titles("kind"), "any"]
        types = list(self.context.world.codes.titles("unit_type"))
        self._known(self.loaded.rule.kinds, kinds, ("记录种类", "kind of record"), "kinds")
        for index, basis in enumerate(self.loaded.rule.basis):
            self._known(basis.kinds, kinds, ("记录种类", "kind of record"), "basis", index, "kinds")
            self._known(basis.unit_types, types, ("单位类型", "type of unit"), "basis", index, "unit_types")

    def _known(self, given: Sequence[str], known: list[str], what: tuple[str, str], *path: str | int) -> None:
        for index, word in enumerate(given):
            if word not in known:
                self.fault(self.context.at(*path, index).bad_name(BadName(word, known), what))

    def judged(self) -> Term | None:
        """The day that judges; then it is in sight of parameters."""
        spec = self.loaded.rule.judged_on
        try:
            term = compile_term(spec, self.context.at("judged_on")) if spec is not None else None
        except BadTerm as error:
            self.fault(error)
            return None
        if term is None or term.type.family != "date":
            self.fault(self.context.at("judged_on").bad("judged_on 要是日期", "judged_on must be a date"))
            return None
        as_of = self.context.world.as_of
        if as_of is not None:
            term = Term(f"={as_of}", DATE, lambda _: as_of, (), "as_of", "指定的日期", form=forms.Fixed(as_of))
        self.context = replace(self.context, judged=term)
        return term

    def locals(self) -> None:
        """Named terms, in the order written; each sees those above it."""
        local: dict[str, Term] = {}
        for name, spec in self.loaded.rule.terms.items():
            try:
                term = compile_term(spec, self.context.at("terms", name))
                local[name] = replace(term, label=name)
            except BadTerm as error:
                self.fault(error)
                self.context = replace(self.context, broken=self.context.broken | {name})
            self.context = replace(self.context, local=dict(local))

    def logic(self, raw: Sequence[Condition], *path: str | int) -> tuple[Logic, ...]:
        """The conditions that compile; the others are noted."""
        found = []
        for index, condition in enumerate(raw):
            try:
                found.append(compile_condition(condition, self.context.at(*path, index)))
            except BadTerm as error:
                self.fault(error)
        return tuple(found)

    def words(self) -> dict[str, Term]:
        """The terms that messages name in braces."""
        rule, found = self.loaded.rule, dict[str, Term]()
        for key in ("message", "message_en", "remedy", "remedy_en"):
            for name in PLACEHOLDER.findall(getattr(rule, key)):
                try:
                    found[name] = self.word(name, self.context.at(key))
                except BadTerm as error:
                    self.fault(error)
        return found

    @staticmethod
    def word(name: str, c: Context) -> Term:
        """One placeholder: a named term, a parameter, or a path."""
        if name in c.rule.parameters or (name in c.world.tables and name not in c.local):
            return parameter(Param(param=name), c)
        return compile_term(name, c)

    def planned(self) -> PlannedRule | None:
        """The whole rule; None where anything in it was refused."""
        rule = self.loaded.rule
        judged = self.judged()
        if judged is None:
            return None
        self.locals()
        when = self.logic(rule.when, "when")
        must, must_not = self.logic(rule.must, "must"), self.logic(rule.must_not, "must_not")
        unless = [And(self.logic(e.when, "unless", i, "when")) for i, e in enumerate(rule.unless)]
        words = self.words()
        if len(self.faults) > self.before:
            return None
        applies = And((*when, Atom("eq", _in_force(rule.versions, judged), True)))
        norm = And((*must, *(Not(item) for item in must_not)))
        return PlannedRule(rule, self.loaded.book, self.steps, applies, norm, Or(tuple(unless)), judged, words)


def planned_rule(loaded: LoadedRule, world: World, faults: list[Fault]) -> PlannedRule | None:
    """The rule compiled; None, with its faults noted, where it means nothing."""
    compiler = RuleCompiler(loaded, world, faults)
    compiler.kinds()
    compiler.subject()
    return compiler.planned()


def _in_force(versions: Sequence[Version], judged: Term) -> Term:
    """Whether the rule was law on the day: true, false where a version says there was no such duty, else unknown."""
    never = date.max.toordinal() + 1
    spans = tuple(
        (v.from_.toordinal() if v.from_ else 0, v.until.toordinal() if v.until else never, v.basis is not None)
        for v in versions
    )
    compute = _version_of(spans, judged.compute)
    outside = Read(0, (), "施行版本（日期不在本规则任何版本的施行期内）",
                   value=lambda s: True if judged.compute(s) in (UNKNOWN, None) else compute(s),
                   title_en="a version of the rule that holds on that day")
    key = f"in-force({judged.key},{spans})"
    return Term(key, FLAG, compute, (*judged.reads, outside), "in_force", "施行版本", form=forms.InForce(judged, spans))


def _version_of(spans: tuple[tuple[int, int, bool], ...], judged: Compute) -> Compute:
    def compute(s: list[object]) -> object:
        day = judged(s)
        if day is UNKNOWN or day is None:
            return UNKNOWN
        for start, end, duty in spans:
            if start <= day < end:
                return duty
        return UNKNOWN

    return compute
