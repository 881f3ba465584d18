"""Deciding a buffer of records: both strata, every kind and subject, one outcome.

The backend is one class with ``run``; which one decides does not change a verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lianchi.decide.panel import Engine
from lianchi.decide.sight import Sight
from lianchi.decide.states import State
from lianchi.decide.tally import Tally
from lianchi.model.finding import VERDICTS, Counts
from lianchi.project import Plan, PlannedRule, Subject


@dataclass(slots=True)
class Decision:
    """One verdict worth a finding: which rule, on which subject of which record of the buffer."""

    record: int
    rule: PlannedRule
    subject: Subject
    verdict: str
    seen: State | None = None
    """For *undetermined*: the state of the rule.  Of two subjects in the same state every condition says the same."""
    at: int = 0
    """The number of the subject among those of its record."""


@dataclass(slots=True)
class Outcome:
    """What a buffer of records came to."""

    decisions: list[Decision] = field(default_factory=list)
    counts: Counts = field(default_factory=dict)

    def count(self, rule: str, verdict: str, number: int) -> None:
        """Count subjects of one verdict."""
        mine = self.counts.get(rule)
        if mine is None:
            mine = self.counts[rule] = dict.fromkeys(VERDICTS, 0)
        mine[verdict] += number


class Session:
    """The plan in the engine.  Rule sets are loaded when the first record of a kind comes.

    With ``kind`` all rules look at trees of that one kind, whatever kinds of record they name: groups of rows.
    """

    def __init__(self, plan: Plan, kind: str | None = None) -> None:
        self._plan, self._kind = plan, kind
        self._engine = Engine()
        self._sights: dict[tuple[str, bool], list[Sight]] = {}
        self._by_kind: dict[str, tuple[PlannedRule, ...]] = {}

    def decide(self, trees: Sequence[dict[str, Any]]) -> Outcome:
        """The outcome of the records, given as canonical trees with a known ``kind``; conclusions are added to them."""
        outcome = Outcome()
        if self._plan.conclusions:
            self._stratum(trees, outcome, lists=True)
        self._stratum(trees, outcome, lists=False)
        self._other_kinds(trees, outcome)
        return outcome

    def _stratum(self, trees: Sequence[dict[str, Any]], outcome: Outcome, *, lists: bool) -> None:
        tally, used = Tally(), dict[tuple[str, bool], None]()
        for number, tree in enumerate(trees):
            used[tree["kind"], lists] = None
            for sight in self._for(tree["kind"], lists):
                sight.look(number, tree, tally)
        for key in used:
            for sight in self._sights[key]:
                sight.flush(tally)
        self._engine.interner.forget()
        for result, times in tally.times.items():
            for verdict, rules in result.verdicts:
                for rule in rules:
                    outcome.count(rule, verdict, times)
        concluded = self._noted(tally, outcome)
        if lists:
            for number, tree in enumerate(trees):
                tree["concluded"] = self._conclude(tree["kind"], concluded.get(number, []))

    def _for(self, kind: str, lists: bool) -> list[Sight]:
        found = self._sights.get((kind, lists))
        if found is None:
            by_subject: dict[tuple[Any, ...], list[PlannedRule]] = {}
            for rule in self._rules(kind):
                if rule.concludes == lists:
                    by_subject.setdefault(rule.steps, []).append(rule)
            found = self._sights[kind, lists] = [
                Sight(steps, mine, self._engine) for steps, mine in by_subject.items()]
        return found

    def _rules(self, kind: str) -> tuple[PlannedRule, ...]:
        if kind not in self._by_kind:
            self._by_kind[kind] = self._plan.rules if kind == self._kind else self._plan.for_kind(kind)
        return self._by_kind[kind]

    def _noted(self, tally: Tally, outcome: Outcome) -> dict[int, list[tuple[PlannedRule, str]]]:
        """Keep the verdicts that become findings; what lists say of each record is handed back."""
        concluded: dict[int, list[tuple[PlannedRule, str]]] = {}
        support, keep = self._plan.support, outcome.decisions.append
        for result, (number, at, subject) in tally.noted:
            for verdict, rule, seen in result.notes:
                if rule.concludes:
                    concluded.setdefault(number, []).append((rule, verdict))
                if verdict != "compliant" and rule.rule.id not in support:
                    keep(Decision(number, rule, subject, verdict, seen, at))
        return concluded

    def _conclude(self, kind: str, drawn: list[tuple[PlannedRule, str]]) -> dict[str, Any]:
        """The conclusions on one record: a value, none (false for yes/no lists), or left out where unknown.

        Lines that conclude different values contradict each other; the conclusion is then unknown.
        """
        values: dict[str, set[Any]] = {}
        unknown: set[str] = set()
        for rule, verdict in drawn:
            conclusion = rule.rule.concludes
            if conclusion is None:
                continue
            name = conclusion.term.removeprefix("concluded.")
            if verdict == "compliant":
                values.setdefault(name, set()).add(conclusion.value)
            else:
                unknown.add(name)
        found: dict[str, Any] = {}
        for term, type_ in self._plan.conclusions.items():
            name = term.removeprefix("concluded.")
            sure = values.get(name, set())
            if len(sure) == 1 and (name not in unknown or True in sure):
                found[name] = next(iter(sure))
            elif not sure and name not in unknown:
                found[name] = False if type_.kind == "flag" else None
        return found

    def _other_kinds(self, trees: Sequence[dict[str, Any]], outcome: Outcome) -> None:
        """A rule for other kinds of record is not applicable once to each record, so that no rule is ever uncounted."""
        mine: Counter[str] = Counter()
        for kind, number in Counter(tree["kind"] for tree in trees).items():
            mine.update(dict.fromkeys((rule.rule.id for rule in self._rules(kind)), number))
        for rule in self._plan.rules:
            others = len(trees) - mine[rule.rule.id]
            if others:
                outcome.count(rule.rule.id, "not_applicable", others)
