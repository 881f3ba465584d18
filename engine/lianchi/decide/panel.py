"""The rule sets that look at a subject together, and what each of its states came to; the engine decides a state once.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from lianchi.decide.facts import Interner, ends, is_whole
from lianchi.decide.rete import BATCH, Rete
from lianchi.decide.rulesets import RuleSet, build_sets
from lianchi.decide.states import State, States
from lianchi.decide.tally import Memory, Note, Result, Seen, Tally
from lianchi.project import PlannedRule


class _Lane:
    """A rule set in the engine with the facts that wait for it: one lane for facts with gaps, one for whole facts."""

    def __init__(self, rules: RuleSet, name: str) -> None:
        self.rules, self.rete = rules, Rete(rules, name)
        self.facts: list[str] = []
        self.states: list[State] = []

    def add(self, numbers: list[Any], state: State, whole: bool) -> bool:
        """Queue a fact; true when the batch is full."""
        self.facts.append(self.fact(len(self.facts), numbers, whole))
        self.states.append(state)
        return len(self.facts) == BATCH

    def fact(self, number: int, numbers: list[Any], whole: bool) -> str:
        """A fact as the engine reads it."""
        return self.rules.template % (number, *(numbers if whole else ends(numbers)))


def _fired(lane: _Lane, hits: Sequence[tuple[str, int]]) -> dict[int, dict[int, None]]:
    """Fact → its true formulas: a formula fires once for each of its paths that is true; the verdict is one."""
    true: dict[int, dict[int, None]] = {}
    for name, fact in hits:
        true.setdefault(fact, {})[lane.rules.formulas[name]] = None
    return true


class _Loaded:
    """A rule set with its two lanes; a lane is loaded into the engine when its first fact comes.

    A fact that the engine drops (it walks at most 64 conditions at once, whether they end in a match or not) is decided
    by the halves of the set, down to single rules.
    """

    def __init__(self, rules: RuleSet, engine: Engine, states: States) -> None:
        self._rules, self._name, self._memory = rules, engine.name(), engine.memory
        self._engine, self._states = engine, states
        self._halves: list[_Loaded] = []
        self._lanes: dict[bool, _Lane] = {}
        atoms = [atom for mine in rules.atoms.values() for atom in mine]
        self.state_of, self._values_of = states.state_of(atoms), states.values_of(rules.columns.terms)
        self._seen = {rule: states.state_of(mine) for rule, mine in rules.atoms.items() if rule not in rules.pruned}
        self.known = engine.memory.part()
        self._waiting: dict[State, tuple[list[Any], list[State], list[Seen]]] = {}
        """State → the values and states of all terms and comparisons in sight, and the subjects that wait."""

    def wait(self, state: State, values: list[Any], states: list[State], seen: Seen, tally: Tally) -> None:
        """Queue a subject in a state that is not known yet; one fact stands for all of a state."""
        if state in self._waiting:
            self._waiting[state][2].append(seen)
            return
        self._waiting[state] = (values, states, [seen])
        lane, numbers, whole = self._fact(values)
        if lane.add(numbers, state, whole):
            self._run(lane, tally)

    def parts(self) -> list[_Loaded]:
        """The sets that decide from now on: its halves where the engine has dropped a fact of it."""
        return [part for half in self._halves for part in half.parts()] or [self]

    def _fact(self, values: list[Any]) -> tuple[_Lane, list[Any], bool]:
        numbers = self._rules.columns.numbers(self._values_of(values))
        whole = is_whole(numbers)
        return self._lane(whole), numbers, whole

    def _lane(self, whole: bool) -> _Lane:
        if whole not in self._lanes:
            rules = self._rules.whole if whole and self._rules.whole else self._rules
            self._lanes[whole] = _Lane(rules, f"{self._name}{'whole' if whole else 'gaps'}")
        return self._lanes[whole]

    def flush(self, tally: Tally) -> None:
        """Decide what waits."""
        for lane in self._lanes.values():
            if lane.facts:
                self._run(lane, tally)

    def _run(self, lane: _Lane, tally: Tally) -> None:
        hits, lost = lane.rete.run(lane.facts)
        true = _fired(lane, hits)
        for fact, state in enumerate(lane.states):
            values, states, subjects = self._waiting.pop(state)
            if fact in lost:
                result = self._apart(values, states)
            else:
                result = self._result([lane.rules.meanings[one] for one in true.get(fact, ())], states)
                self._memory.keep(self.known, state, result)
            for seen in subjects:
                tally.add(result, seen)
        lane.facts.clear()
        lane.states.clear()

    def _apart(self, values: list[Any], states: list[State]) -> Result:
        """What the halves make of a fact that was dropped; a single rule whose fact is dropped ends in an error."""
        rules = self._rules.rules
        if len(rules) == 1:
            return self._result([("error", tuple(rules))], states)
        if not self._halves:
            middle = len(rules) // 2
            self._halves = [_Loaded(one, self._engine, self._states) for some in (rules[:middle], rules[middle:])
                            for one in build_sets(some, self._engine.interner)]
        return Result.of([half.alone(values, states) for half in self._halves])

    def alone(self, values: list[Any], states: list[State]) -> Result:
        """The result of one fact by itself."""
        lane, numbers, whole = self._fact(values)
        hits, lost = lane.rete.run([lane.fact(0, numbers, whole)])
        if lost:
            return self._apart(values, states)
        return self._result([lane.rules.meanings[one] for one in _fired(lane, hits).get(0, ())], states)

    def _result(self, fired: Sequence[tuple[str, tuple[PlannedRule, ...]]], states: list[State]) -> Result:
        """What fired nothing is compliant (a list line that did not: not applicable)."""
        verdicts: dict[str, list[PlannedRule]] = {}
        silent = {rule.rule.id: rule for rule in self._rules.rules}
        for verdict, rules in fired:
            verdicts.setdefault(verdict, []).extend(rules)
            for rule in rules:
                silent.pop(rule.rule.id, None)
        notes = [Note(verdict, rule, self._seen_by(rule, verdict, states))
                 for verdict, rules in verdicts.items() if verdict != "not_applicable" for rule in rules]
        for rule in silent.values():
            verdicts.setdefault("not_applicable" if rule.concludes else "compliant", []).append(rule)
        told = tuple((verdict, tuple(rule.rule.id for rule in rules)) for verdict, rules in verdicts.items())
        return Result(told, tuple(notes))

    def _seen_by(self, rule: PlannedRule, verdict: str, states: list[State]) -> State | None:
        state_of = self._seen.get(rule.rule.id) if verdict == "undetermined" else None
        return (rule.rule.id, state_of(states)) if state_of else None


class Engine:
    """What the panels of a session share: numbers of texts, names of rule sets, and the memory."""

    def __init__(self) -> None:
        self.interner, self.memory, self._names = Interner(), Memory(), count(1)

    def name(self) -> str:
        """A name for one more rule set."""
        return f"lianchi{next(self._names)}"


class Panel:
    """Rules of one subject as rule sets that share its terms; they are compiled when the first subject comes."""

    def __init__(self, rules: Sequence[PlannedRule], engine: Engine) -> None:
        self.rules, self._engine = rules, engine
        self._sets: list[_Loaded] = []
        self._states: States | None = None

    def _load(self) -> States:
        sets = build_sets(self.rules, self._engine.interner)
        states = States(atom for one in sets for mine in one.atoms.values() for atom in mine)
        self._sets = [_Loaded(one, self._engine, states) for one in sets]
        return states

    def look(self, seen: Seen, tally: Tally) -> None:
        """Tally the subject, now or, where it is in a state that the engine has not met, when the panel is flushed."""
        if self._states is None:
            self._states = self._load()
        values, states = self._states.of(seen.subject.scope)
        for one in self._sets:
            state = one.state_of(states)
            result = one.known.get(state)
            if result is None:
                one.wait(state, values, states, seen, tally)
            else:
                tally.add(result, seen)

    def flush(self, tally: Tally) -> None:
        """Decide all that waits."""
        for one in self._sets:
            one.flush(tally)
        self._sets = [part for one in self._sets for part in one.parts()]
