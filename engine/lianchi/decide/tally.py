"""What subjects came to: results by state, how often each was met, and the memory of the states already decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lianchi.decide.states import State
from lianchi.project import PlannedRule, Subject

MOST_STATES: Final = 50_000
"""How many states of all rule sets together are remembered, about 30 MB; then all are forgotten."""


class Note(NamedTuple):
    """A verdict that becomes a finding or a conclusion."""

    verdict: str
    rule: PlannedRule
    seen: State | None
    """For *undetermined*: the state of the rule; None where the rule was pruned and waits for more than is in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """The verdicts of some rules on one subject: (verdict, ids of the rules), and those worth a note."""

    verdicts: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[Note, ...] = ()

    @classmethod
    def of(cls, parts: Sequence[Result]) -> Result:
        """The results of several rule sets on one subject as one."""
        return cls(tuple(one for part in parts for one in part.verdicts),
                   tuple(one for part in parts for one in part.notes))


class Seen(NamedTuple):
    """A subject that was looked at: the number of its record, its own within the record."""

    record: int
    number: int
    subject: Subject


@dataclass(slots=True)
class Tally:
    """How often each result was met, and the subjects of those with notes."""

    times: dict[Result, int] = field(default_factory=dict)
    noted: list[tuple[Result, Seen]] = field(default_factory=list)

    def add(self, result: Result, seen: Seen) -> None:
        """One subject more."""
        self.times[result] = self.times.get(result, 0) + 1
        if result.notes:
            self.noted.append((result, seen))

    def count(self, result: Result, number: int) -> None:
        """Some subjects more, of a result without notes."""
        self.times[result] = self.times.get(result, 0) + number


class Memory:
    """What the states came to that the engine has decided, for all rule sets of a session."""

    def __init__(self) -> None:
        self._left = MOST_STATES
        self._all: list[dict[State, Result]] = []

    def part(self) -> dict[State, Result]:
        """The states of one rule set."""
        self._all.append({})
        return self._all[-1]

    def keep(self, part: dict[State, Result], state: State, result: Result) -> None:
        """Remember one more."""
        if not self._left:
            for one in self._all:
                one.clear()
            self._left = MOST_STATES
        part[state] = result
        self._left -= 1


def not_applicable(rules: Sequence[PlannedRule]) -> Result:
    """What rules come to that do not bind."""
    return Result((("not_applicable", tuple(rule.rule.id for rule in rules)),) if rules else ())
