"""Deciding a buffer of records: both strata, every kind and subject, one outcome.

The backend is one class with ``run``; which one decides does not change a verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from lianchi.decide.facts import Interner, ends, is_whole
from lianchi.decide.rete import BATCH, Rete
from lianchi.decide.rulesets import RuleSet, build_sets
from lianchi.model.finding import VERDICTS, Counts
from lianchi.project import Plan, PlannedRule, Subject, subjects


@dataclass(frozen=True, slots=True)
class Decision:
    """One verdict worth a finding: which rule, on which subject of which record of the buffer."""

    record: int
    rule: PlannedRule
    subject: Subject
    verdict: str
    seen: tuple[Any, ...] | None = None
    """For *undetermined*: the values of the rule's terms, texts as numbers of the batch.  Of two subjects with equal
    values every condition of the rule says the same."""


@dataclass(slots=True)
class Outcome:
    """What a buffer of records came to."""

    decisions: list[Decision] = field(default_factory=list)
    counts: Counts = field(default_factory=dict)

    def count(self, rule: PlannedRule, verdict: str, number: int = 1) -> None:
        """Count subjects of one verdict."""
        mine = self.counts.get(rule.rule.id)
        if mine is None:
            mine = self.counts[rule.rule.id] = dict.fromkeys(VERDICTS, 0)
        mine[verdict] += number


class _Lane:
    """A rule set in the engine with the facts that wait for it: one lane for facts with gaps, one for whole facts."""

    def __init__(self, rules: RuleSet, name: str) -> None:
        self.rules, self.rete = rules, Rete(rules, name)
        self.waiting: list[tuple[int, Subject, Sequence[Any]]] = []
        self.facts: list[str] = []

    def add(self, number: int, subject: Subject, values: Sequence[Any], whole: bool) -> bool:
        """Queue the fact of a subject; true when the batch is full."""
        self.facts.append(self.rules.template % (len(self.facts), *(values if whole else ends(values))))
        self.waiting.append((number, subject, values))
        return len(self.facts) == BATCH


class _Loaded:
    """A rule set with its two lanes; a lane is loaded into the engine when its first fact comes."""

    def __init__(self, rules: RuleSet, name: str) -> None:
        self.rules, self.name = rules, name
        self.lanes: dict[bool, _Lane] = {}

    def lane(self, whole: bool) -> _Lane:
        """The lane for whole facts, or for facts with gaps."""
        if whole not in self.lanes:
            rules = self.rules.whole if whole and self.rules.whole else self.rules
            self.lanes[whole] = _Lane(rules, f"{self.name}{'whole' if whole else 'gaps'}")
        return self.lanes[whole]


class Session:
    """The plan in the engine.  Rule sets are loaded when the first record of a kind comes.

    With ``kind`` all rules look at trees of that one kind, whatever kinds of record they name: groups of rows.
    """

    def __init__(self, plan: Plan, kind: str | None = None) -> None:
        self._plan, self._kind = plan, kind
        self._interner = Interner()
        self._sets: dict[tuple[str, bool], list[tuple[tuple[Any, ...], list[_Loaded]]]] = {}
        self._names = 0

    def decide(self, trees: Sequence[dict[str, Any]]) -> Outcome:
        """The outcome of the records, given as canonical trees with a known ``kind``; conclusions are added to them."""
        outcome = Outcome()
        if self._plan.conclusions:
            self._stratum(trees, outcome, lists=True)
        self._stratum(trees, outcome, lists=False)
        self._other_kinds(trees, outcome)
        return outcome

    def _stratum(self, trees: Sequence[dict[str, Any]], outcome: Outcome, *, lists: bool) -> None:
        concluded: dict[int, list[tuple[PlannedRule, str]]] = {}
        used: dict[int, _Loaded] = {}
        for number, tree in enumerate(trees):
            for steps, loaded_sets in self._for(tree["kind"], lists):
                found = subjects(tree, steps)
                for loaded in loaded_sets:
                    used[id(loaded)] = loaded
                    self._enqueue(loaded, number, found, outcome, concluded)
        for loaded in used.values():
            for lane in loaded.lanes.values():
                self._flush(lane, outcome, concluded)
        self._interner.forget()
        if lists:
            for number, tree in enumerate(trees):
                tree["concluded"] = self._conclude(tree["kind"], concluded.get(number, []))

    def _for(self, kind: str, lists: bool) -> list[tuple[tuple[Any, ...], list[_Loaded]]]:
        found = self._sets.get((kind, lists))
        if found is None:
            by_subject: dict[tuple[Any, ...], list[PlannedRule]] = {}
            for rule in self._rules(kind):
                if rule.concludes == lists:
                    by_subject.setdefault(rule.steps, []).append(rule)
            found = [
                (steps, [self._load(rules) for rules in build_sets(mine, self._interner)])
                for steps, mine in by_subject.items()
            ]
            self._sets[kind, lists] = found
        return found

    def _rules(self, kind: str) -> tuple[PlannedRule, ...]:
        return self._plan.rules if kind == self._kind else self._plan.for_kind(kind)

    def _load(self, rules: RuleSet) -> _Loaded:
        self._names += 1
        return _Loaded(rules, f"lianchi{self._names}")

    def _enqueue(self, loaded: _Loaded, number: int, found: Iterable[Subject], outcome: Outcome,
                 concluded: dict[int, list[tuple[PlannedRule, str]]]) -> None:
        values_of = loaded.rules.columns.values
        none_at_all = True
        for subject in found:
            none_at_all = False
            values = values_of(subject.scope)
            whole = is_whole(values)
            lane = loaded.lane(whole)
            if lane.add(number, subject, values, whole):
                self._flush(lane, outcome, concluded)
        if none_at_all:
            for rule in loaded.rules.rules:
                outcome.count(rule, "not_applicable")

    def _flush(self, lane: _Lane, outcome: Outcome, concluded: dict[int, list[tuple[PlannedRule, str]]]) -> None:
        if not lane.facts:
            return
        hits, lost = lane.rete.run(lane.facts)
        # A formula fires once for each of its paths that is true; the verdict is one.
        true = dict.fromkeys((lane.rules.formulas[name], fact) for name, fact in hits)
        self._tally(lane, Counter(formula for formula, _ in true), len(lost), outcome)
        for formula, fact in true:
            verdict, rules = lane.rules.meanings[formula]
            if verdict != "not_applicable":
                self._note(lane, fact, verdict, rules, outcome, concluded)
        for fact in lost:
            self._note(lane, fact, "error", lane.rules.rules, outcome, concluded)
        lane.facts.clear()
        lane.waiting.clear()

    @staticmethod
    def _tally(lane: _Lane, fired: Counter[int], lost: int, outcome: Outcome) -> None:
        """Count the verdicts of a batch; what fired nothing is compliant (a list line that did not: not applicable)."""
        rest = dict.fromkeys((rule.rule.id for rule in lane.rules.rules), len(lane.facts) - lost)
        for formula, number in fired.items():
            verdict, rules = lane.rules.meanings[formula]
            for rule in rules:
                rest[rule.rule.id] -= number
                outcome.count(rule, verdict, number)
        for rule in lane.rules.rules:
            outcome.count(rule, "not_applicable" if rule.concludes else "compliant", rest[rule.rule.id])
            outcome.count(rule, "error", lost)

    def _note(self, lane: _Lane, fact: int, verdict: str, rules: Iterable[PlannedRule], outcome: Outcome,
              concluded: dict[int, list[tuple[PlannedRule, str]]]) -> None:
        """Keep a verdict that becomes a finding or a conclusion."""
        number, subject, values = lane.waiting[fact]
        for rule in rules:
            if rule.concludes:
                concluded.setdefault(number, []).append((rule, verdict))
            if verdict != "compliant" and rule.rule.id not in self._plan.support:
                seen = lane.rules.seen(rule, values) if verdict == "undetermined" else None
                outcome.decisions.append(Decision(number, rule, subject, verdict, seen))

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
        by_kind: dict[str, int] = {}
        for tree in trees:
            by_kind[tree["kind"]] = by_kind.get(tree["kind"], 0) + 1
        for kind, number in by_kind.items():
            mine = {rule.rule.id for rule in self._rules(kind)}
            for rule in self._plan.rules:
                if rule.rule.id not in mine:
                    outcome.count(rule, "not_applicable", number)
