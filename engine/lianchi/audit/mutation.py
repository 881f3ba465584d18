"""How sharp the examples of the rule book are: which small changes of a rule would no example notice?

Each mutant of a rule (see ``mutants``) decides the rule's own examples; it is *killed* when the verdict of any of them
changes, else it *survives*: the rule could say something else and every example would still hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from lianchi.audit.closures import Closures
from lianchi.audit.examples import ExampleResult, run_examples
from lianchi.audit.mutant import EQUIVALENT, Edit, Mutant
from lianchi.audit.mutant_words import Words, words_of
from lianchi.audit.mutants import mutants
from lianchi.check.setup import runnable
from lianchi.codes import CodeLists
from lianchi.errors import Fault, RulebookError
from lianchi.normalise import WorkingDays
from lianchi.project import Plan, build_plan
from lianchi.project.logic import key_of
from lianchi.rulebook import LoadedRule, Rulebook


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that no example notices: the change and its place in the rule file, and which example would kill it."""

    rule: str
    book: str
    edit: Edit
    path: str
    line: int
    column: int
    words: Words

    def plain(self) -> dict[str, Any]:
        """As JSON shows it."""
        return {"rule": self.rule, "book": self.book, "kind": self.edit.kind, "path": self.path, "line": self.line,
                "column": self.column, **self.words._asdict()}


@dataclass(frozen=True, slots=True)
class RuleScore:
    """One rule: how many mutants were tried, which survived, and how many were passed over for which reason."""

    rule: str
    book: str
    mutants: int
    survivors: tuple[Survivor, ...]
    equivalent: Mapping[str, int]

    @property
    def killed(self) -> int:
        """How many were killed."""
        return self.mutants - len(self.survivors)


@dataclass(frozen=True, slots=True)
class Score:
    """Some rules together."""

    name: str
    rules: int
    mutants: int
    killed: int

    @property
    def share(self) -> Fraction:
        """The part of the mutants that was killed; the whole where there were none."""
        return Fraction(self.killed, self.mutants) if self.mutants else Fraction(1)

    def plain(self) -> dict[str, Any]:
        """As JSON shows it; the score is rounded down to four places."""
        return {"name": self.name, "rules": self.rules, "mutants": self.mutants, "killed": self.killed,
                "score": int(self.share * 10_000) / 10_000}


def total(name: str, scores: Iterable[RuleScore]) -> Score:
    """The rules together under a name."""
    mine = list(scores)
    return Score(name, len(mine), sum(one.mutants for one in mine), sum(one.killed for one in mine))


Progress = Callable[[int, int], None]
"""Called after each rule with how many are done, of how many."""


def mutate(book: Rulebook, rules: Sequence[LoadedRule], progress: Progress = lambda done, of: None) -> list[RuleScore]:
    """The score of each rule that can run, in id order.

    Raises RulebookError when a rule does not compile, or when an example does not come out as its file says: a mutant
    can only be told from a rule that holds.
    """
    rules = runnable(rules)
    examples = _examples(book, rules)
    laboratory = _Laboratory(book)
    scores = []
    for number, loaded in enumerate(rules, start=1):
        scores.append(laboratory.score(loaded, examples.get(loaded.rule.id, [])))
        progress(number, len(rules))
    return scores


def _examples(book: Rulebook, rules: Sequence[LoadedRule]) -> dict[str, list[ExampleResult]]:
    found: dict[str, list[ExampleResult]] = {}
    faults = []
    for result in run_examples(book, rules):
        found.setdefault(result.rule, []).append(result)
        if not result.passed:
            faults.append(Fault(result.path, result.line, 1, f"例子“{result.name}”不符，先让例子全部相符",
                                f"example {result.name!r} does not hold; make all examples hold first"))
    if faults:
        raise RulebookError(faults)
    return found


class _Laboratory:
    """Compiles one mutant at a time and asks it about the examples of its rule."""

    def __init__(self, book: Rulebook) -> None:
        self._book, self._codes, self._calendar = book, CodeLists.load(), WorkingDays()
        # Lists lend mutants the type of their conclusions; what they conclude stands in the records already.
        self._lists = {name: _asleep(one) for name, one in book.rules.items() if one.rule.concludes is not None}

    def score(self, loaded: LoadedRule, examples: Sequence[ExampleResult]) -> RuleScore:
        """Try every mutant of one rule."""
        seen = {_key(self._plan(loaded, {}))}
        tried, passed_over, survivors = 0, dict[str, int](), list[Survivor]()
        for mutant in mutants(loaded, self._book.tables):
            plan = self._compiled(loaded, mutant)
            if plan is None:
                continue
            why = mutant.edit.why or ("same" if not mutant.tables and _key(plan) in seen else "")
            if why:
                passed_over[why] = passed_over.get(why, 0) + 1
                continue
            if not mutant.tables:
                seen.add(_key(plan))
            tried += 1
            if not _killed(plan, examples):
                survivors.append(_survivor(loaded, mutant.edit))
        return RuleScore(loaded.rule.id, loaded.book, tried, tuple(survivors), passed_over)

    def _compiled(self, loaded: LoadedRule, mutant: Mutant) -> Plan | None:
        """The mutant planned; None where it means nothing, such as a working day between two amounts."""
        changed = LoadedRule(mutant.rule, loaded.book, loaded.path, loaded.document)
        try:
            return self._plan(changed, mutant.tables)
        except RulebookError:
            return None

    def _plan(self, loaded: LoadedRule, tables: Mapping[str, Any]) -> Plan:
        book = Rulebook(rules={**self._lists, loaded.rule.id: loaded}, tables={**self._book.tables, **tables})
        return build_plan(book, [loaded], self._codes, self._calendar)


def _asleep(loaded: LoadedRule) -> LoadedRule:
    rule = loaded.rule.model_copy(update={"status": "provisional"})
    return LoadedRule(rule, loaded.book, loaded.path, loaded.document)


def _key(plan: Plan) -> tuple[str, ...]:
    """Equal for plans of one rule that decide alike in every case for certain."""
    found = []
    for group in plan.groups:
        found += [str(group.by), str(group.period)]
        for source in group.sources:
            terms = [source.on, source.window, *source.fields.values()]
            found += [key_of(source.where), *(term.key if term else "" for term in terms)]
    for planned in (*plan.rules, *(group.planned for group in plan.groups)):
        found += [key_of(logic) for logic in (planned.applies, planned.norm, planned.excused)]
    return tuple(found)


def _killed(plan: Plan, examples: Iterable[ExampleResult]) -> bool:
    decide = Closures(plan)
    return any(decide.worst(example.trees) != example.verdict for example in examples)


def _survivor(loaded: LoadedRule, edit: Edit) -> Survivor:
    line, column = loaded.document.place(edit.path)
    return Survivor(loaded.rule.id, loaded.book, edit, loaded.path, line, column, words_of(edit))


def reasons(scores: Iterable[RuleScore]) -> Iterator[tuple[int, str, str]]:
    """How many mutants were passed over, and why: (number, Chinese, English)."""
    for why, (zh, en) in EQUIVALENT.items():
        number = sum(score.equivalent.get(why, 0) for score in scores)
        if number:
            yield number, zh, en
