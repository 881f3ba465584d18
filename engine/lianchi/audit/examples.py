"""Every example of every rule, decided by the real engine and compared with what the rule file expects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lianchi.audit.given import coded, records_of
from lianchi.audit.judge import Judge
from lianchi.check.setup import runnable
from lianchi.codes import CodeLists
from lianchi.errors import Fault, RulebookError
from lianchi.model.rule import Example, Rule
from lianchi.normalise import Normaliser, Problem, WorkingDays
from lianchi.project import build_plan
from lianchi.rulebook import LoadedRule, Rulebook
from lianchi.rulebook.parameters import Step, canonical


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example as it came out; ``verdict`` is the worst over the subjects, ``problems`` what could not be read."""

    rule: str
    name: str
    path: str
    line: int
    expected: str
    verdict: str
    problems: tuple[Problem, ...]
    trees: tuple[dict[str, Any], ...] = field(default=(), repr=False, compare=False)
    """The canonical records as they were decided, with the conclusions of the lists."""

    @property
    def passed(self) -> bool:
        """Whether it came out as the file says, from facts that could all be read."""
        return self.verdict == self.expected and not self.problems


def run_examples(book: Rulebook, rules: Sequence[LoadedRule]) -> list[ExampleResult]:
    """The results of all examples of these rules, in order.  Raises RulebookError when the rules do not compile."""
    codes = CodeLists.load()
    rules = runnable(rules)
    _bind_parameters(book, rules)
    judge = Judge(build_plan(book, rules, codes, WorkingDays()))
    normaliser = Normaliser(codes)
    return [_run(judge, normaliser, *case) for case in _cases(rules)]


def example_records(book: Rulebook, rules: Sequence[LoadedRule]) -> list[dict[str, Any]]:
    """The canonical records of all examples of these rules that say their kind; the parameters of the book then hold
    for the units of those that bring their own."""
    normaliser, rules = Normaliser(CodeLists.load()), runnable(rules)
    _bind_parameters(book, rules)
    trees = [normaliser.normalise(fields).tree for case in _cases(rules) for fields in _records(*case)]
    return [tree for tree in trees if "kind" in tree]


def _records(loaded: LoadedRule, number: int, example: Example) -> list[dict[str, Any]]:
    records = records_of(loaded.rule, example)
    return coded(records, unit_of(loaded.rule, number))[0] if example.parameters else records


def _cases(rules: Iterable[LoadedRule]) -> Iterator[tuple[LoadedRule, int, Example]]:
    for loaded in rules:
        for number, example in enumerate(loaded.rule.examples):
            yield loaded, number, example


def _bind_parameters(book: Rulebook, rules: Sequence[LoadedRule]) -> None:
    """An example's own parameters hold for made-up units, so that all examples share one plan."""
    faults: list[Fault] = []
    for loaded, number, example in _cases(rules):
        for name, raw in example.parameters.items():
            table = book.tables.get(f"{loaded.rule.id}.{name}") or book.tables.get(name)
            place = loaded.document.place(("examples", number, "parameters", name))
            if table is None:
                faults.append(Fault(loaded.path, *place, f"没有参数 {name}", f"there is no parameter {name}"))
                continue
            try:
                value = canonical(raw, table.definition)
            except ValueError as error:
                zh, _, en = str(error).partition(" | ")
                faults.append(Fault(loaded.path, *place, zh, en or zh))
                continue
            for unit in coded(records_of(loaded.rule, example), unit_of(loaded.rule, number))[1]:
                table.by_unit[unit] = Step("example", 4, None, unit, (1,), (value,))
    if faults:
        raise RulebookError(faults)


def unit_of(rule: Rule, number: int) -> str:
    """The made-up unit code of an example that brings its own parameters."""
    return f"EXAMPLE-{rule.id}-{number}"


def _run(judge: Judge, normaliser: Normaliser, loaded: LoadedRule, number: int, example: Example) -> ExampleResult:
    problems, trees = [], []
    for fields in _records(loaded, number, example):
        done = normaliser.normalise(fields)
        problems += done.problems
        trees.append(done.tree)
    verdict = judge.verdict(loaded.rule.id, trees) if all("kind" in tree for tree in trees) else "error"
    line, _ = loaded.document.place(("examples", number))
    return ExampleResult(loaded.rule.id, example.name, loaded.path, line, example.expect, verdict, tuple(problems),
                         tuple(trees))
