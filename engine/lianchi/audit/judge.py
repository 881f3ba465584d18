"""One rule against a few records: what examples and scenarios ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from lianchi.decide.groups import GroupSessions, formed
from lianchi.decide.session import Decision, Session
from lianchi.model.finding import Counts
from lianchi.project import Plan
from lianchi.project.grouping import Formed
from lianchi.project.rows import Open

WORST_FIRST = ("violation", "manual", "error", "undetermined", "compliant", "not_applicable")


class GroupOutcome(NamedTuple):
    """What the records came to under a rule on groups."""

    counts: Counts
    decisions: list[Decision]
    groups: list[Formed]
    open: list[tuple[int, Open]]
    """The items that could not be placed, each with the number of its record."""


class Judge:
    """A plan in the engine, asked about one rule at a time."""

    def __init__(self, plan: Plan) -> None:
        self.session = Session(plan)
        self._groups = {group.id: group for group in plan.groups}
        self._sessions = GroupSessions(plan)

    def verdict(self, rule: str, trees: Sequence[dict[str, Any]]) -> str:
        """The worst verdict that the rule gives any subject of the records, or any group that they form."""
        outcome = self.session.decide(trees)
        return worst(self.grouped(rule, trees).counts if rule in self._groups else outcome.counts, rule)

    def grouped(self, rule: str, trees: Sequence[dict[str, Any]]) -> GroupOutcome:
        """What the records, decided before, come to under a rule on groups."""
        group = self._groups[rule]
        groups, open_ = formed(group, trees)
        outcome = self._sessions.decide(group, [one.tree for one in groups])
        if open_:
            outcome.count(group.id, "undetermined", len(open_))
        return GroupOutcome(outcome.counts, outcome.decisions, groups, open_)

    def is_group(self, rule: str) -> bool:
        """Whether the rule looks at several records."""
        return rule in self._groups


def worst(counts: Counts, rule: str) -> str:
    """The worst verdict that the rule gave any subject."""
    mine = counts.get(rule, {})
    return next((verdict for verdict in WORST_FIRST if mine.get(verdict)), "not_applicable")
