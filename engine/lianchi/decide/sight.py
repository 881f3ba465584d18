"""All rules on one subject: those always looked at, and those behind gates, of which only the open ones are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lianchi.decide.gates import Gate, gated
from lianchi.decide.panel import Engine, Panel
from lianchi.decide.tally import Result, Seen, Tally, not_applicable
from lianchi.project import PlannedRule, subjects
from lianchi.project.forms import Conclusion, Field
from lianchi.project.names import Step
from lianchi.project.values import UNKNOWN, Scope

Way = tuple[tuple[Panel, ...], Result]
"""The panels that a value of a gate lets in, and what the rules of all others come to."""


class _Gate:
    """The panels behind one gate."""

    def __init__(self, gate: Gate, engine: Engine) -> None:
        self.compute = gate.term.compute
        self.panels = tuple((values, Panel(rules, engine)) for values, rules in gate.rules.items())
        self._ways = {value: self._way(value) for values in gate.rules for value in values}
        self._closed = self._way(None)
        self._open: Way = tuple(panel for _, panel in self.panels), not_applicable(())
        form = gate.term.form
        self.of_record = (isinstance(form, Field) and form.slot == 0) or isinstance(form, Conclusion)
        """Whether it is the same for every subject of a record."""

    def _way(self, value: Any) -> Way:
        inside = tuple(panel for values, panel in self.panels if value in values)
        return inside, not_applicable([rule for _, panel in self.panels if panel not in inside for rule in panel.rules])

    def way(self, scope: Scope) -> Way:
        """All panels where the value is not known."""
        value = self.compute(scope)
        return self._open if value is UNKNOWN or value is None else self._ways.get(value, self._closed)


class Sight:
    """The rules on one subject of one kind of record."""

    def __init__(self, steps: tuple[Step, ...], rules: Sequence[PlannedRule], engine: Engine) -> None:
        self._steps = steps
        self._nothing = not_applicable(rules)
        always, gates = gated(rules)
        self._always = (Panel(always, engine),) if always else ()
        found = [_Gate(gate, engine) for gate in gates]
        self._of_record = [gate for gate in found if gate.of_record]
        self._of_subject = [gate for gate in found if not gate.of_record]

    def look(self, record: int, tree: dict[str, Any], tally: Tally) -> None:
        """Tally every subject of the record; where the record says that there is none, no rule binds."""
        found = subjects(tree, self._steps)
        if not found:
            tally.count(self._nothing, 1)
            return
        panels = list(self._always)
        for gate in self._of_record:
            inside, closed = gate.way([tree])
            panels += inside
            tally.count(closed, len(found))
        for number, subject in enumerate(found):
            seen = Seen(record, number, subject)
            for panel in panels:
                panel.look(seen, tally)
            for gate in self._of_subject:
                inside, closed = gate.way(subject.scope)
                tally.count(closed, 1)
                for panel in inside:
                    panel.look(seen, tally)

    def flush(self, tally: Tally) -> None:
        """Decide all that waits for the engine."""
        for panel in self._always:
            panel.flush(tally)
        for gate in (*self._of_record, *self._of_subject):
            for _, panel in gate.panels:
                panel.flush(tally)
