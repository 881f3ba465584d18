"""The plan: every rule compiled for its subject, grouped by kind of record and stratum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lianchi.codes import CodeLists
from lianchi.errors import Fault, RulebookError
from lianchi.model.language import Condition, Param
from lianchi.model.rule import Rule, Version
from lianchi.normalise import WorkingDays
from lianchi.project.compile_conditions import compile_condition
from lianchi.project.compile_parameters import parameter
from lianchi.project.compile_terms import compile_term
from lianchi.project.context import BadTerm, Context, World
from lianchi.project.logic import And, Atom, Logic, Not, Or, terms_of
from lianchi.project.names import BadName, Names, Step, subject_steps
from lianchi.project.terms import Read, Term
from lianchi.project.values import DATE, FLAG, UNKNOWN, Compute, Type
from lianchi.rulebook import LoadedRule, Rulebook

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


@dataclass(frozen=True, slots=True)
class Plan:
    """All planned rules in id order, and the conclusions that lists may draw, with their types.

    ``support`` names the list rules that were not asked for and run only because others read their conclusions; they
    have no verdicts of their own in a report.
    """

    rules: tuple[PlannedRule, ...]
    conclusions: dict[str, Type]
    codes: CodeLists
    support: frozenset[str] = frozenset()

    def for_kind(self, kind: str) -> tuple[PlannedRule, ...]:
        """The rules that look at this kind of record."""
        return tuple(p for p in self.rules if kind in p.rule.kinds or "any" in p.rule.kinds)


def build_plan(
    book: Rulebook, rules: Sequence[LoadedRule], codes: CodeLists, calendar: WorkingDays, as_of: int | None = None
) -> Plan:
    """Compile the rules.  Raises RulebookError with the faults of all of them.

    ``as_of`` (a day ordinal) makes every record be judged by the law of that day instead of its own.
    """
    conclusions = _conclusions(loaded.rule for loaded in book.rules.values())
    world = World(book.tables, codes, calendar, conclusions, as_of=as_of)
    support = _support(book, rules)
    faults: list[Fault] = []
    lists = [_planned(one, world, faults) for one in (*rules, *support) if one.rule.concludes is not None]
    world = replace(world, concluded_from=_concluded_from([p for p in lists if p is not None]))
    norms = [_planned(one, world, faults) for one in rules if one.rule.concludes is None]
    if faults:
        raise RulebookError(faults)
    planned = sorted((p for p in (*lists, *norms) if p is not None), key=lambda p: p.rule.id)
    return Plan(tuple(planned), dict(world.conclusions), codes, frozenset(one.rule.id for one in support))


def _support(book: Rulebook, rules: Sequence[LoadedRule]) -> list[LoadedRule]:
    """The enabled list rules that were not chosen: without them a conclusion would be false for want of looking."""
    chosen = {loaded.rule.id for loaded in rules}
    others = [one for one in book.active() if one.rule.concludes is not None and one.rule.id not in chosen]
    reads = others and any("concluded." in one.rule.model_dump_json() for one in rules if one.rule.concludes is None)
    return others if reads else []


def _concluded_from(lists: Sequence[PlannedRule]) -> dict[str, tuple[Read, ...]]:
    found: dict[str, dict[Read, None]] = {}
    for planned in lists:
        if planned.rule.concludes is not None:
            reads = found.setdefault(planned.rule.concludes.term, {})
            reads.update((read, None) for term in terms_of(planned.applies) for read in term.reads)
    return {term: tuple(reads) for term, reads in found.items()}


def _conclusions(rules: Iterable[Rule]) -> dict[str, Type]:
    found: dict[str, Type] = {}
    for rule in rules:
        if rule.concludes is not None:
            found[rule.concludes.term] = Type("flag") if isinstance(rule.concludes.value, bool) else Type("code", None)
    return found


class _Compiler:
    """Compiles one rule, gathering its faults instead of stopping at the first."""

    def __init__(self, loaded: LoadedRule, world: World, faults: list[Fault]) -> None:
        self.loaded, self.faults, self.before = loaded, faults, len(faults)
        self.context = Context(world, loaded.rule, Names(), compile_term, compile_condition)
        self.steps: tuple[Step, ...] = ()

    def fault(self, error: BadTerm) -> None:
        """Note a refusal at its place in the file."""
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
            term = Term(f"={as_of}", DATE, lambda _: as_of, (), "as_of", "指定的日期")
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


def _planned(loaded: LoadedRule, world: World, faults: list[Fault]) -> PlannedRule | None:
    rule, compiler = loaded.rule, _Compiler(loaded, world, faults)
    compiler.kinds()
    compiler.subject()
    judged = compiler.judged()
    if judged is None:
        return None
    compiler.locals()
    when = compiler.logic(rule.when, "when")
    must, must_not = compiler.logic(rule.must, "must"), compiler.logic(rule.must_not, "must_not")
    unless = [And(compiler.logic(e.when, "unless", i, "when")) for i, e in enumerate(rule.unless)]
    words = compiler.words()
    if len(faults) > compiler.before:
        return None
    applies = And((*when, Atom("eq", _in_force(rule.versions, judged), True)))
    norm = And((*must, *(Not(item) for item in must_not)))
    return PlannedRule(rule, loaded.book, compiler.steps, applies, norm, Or(tuple(unless)), judged, words)


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
    return Term(key, FLAG, compute, (*judged.reads, outside), "in_force", "施行版本")


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
