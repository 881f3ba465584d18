"""A planned rule decided by its compiled conditions alone, without the engine: for what is asked thousands of times.

The engine decides records; here only mutants of a rule are tried on its examples.  A test holds both to one verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lianchi.audit.judge import WORST_FIRST
from lianchi.decide.groups import formed
from lianchi.project import Plan, PlannedRule, subjects
from lianchi.project.compile_group import PlannedGroup
from lianchi.project.logic import truth
from lianchi.project.values import Scope


class Closures:
    """The one rule of a plan as plain functions from scope to Kleene's three values."""

    def __init__(self, plan: Plan) -> None:
        self._group: PlannedGroup | None = plan.groups[0] if plan.groups else None
        self._planned: PlannedRule = self._group.planned if self._group else plan.rules[0]
        self._applies, self._norm = truth(self._planned.applies), truth(self._planned.norm)
        self._excused = truth(self._planned.excused)
        self._broken = "manual" if self._planned.rule.mode == "assisted" else "violation"

    def worst(self, trees: Sequence[dict[str, Any]]) -> str:
        """The worst verdict over the subjects of the records, or over the groups that they form."""
        if self._group is None:
            found = {self.verdict(subject.scope) for tree in trees for subject in self._subjects(tree)}
        else:
            groups, open_ = formed(self._group, trees)
            found = {self.verdict([group.tree]) for group in groups} | ({"undetermined"} if open_ else set())
        return next((verdict for verdict in WORST_FIRST if verdict in found), "not_applicable")

    def verdict(self, scope: Scope) -> str:
        """The verdict on one subject or group."""
        applies = self._applies(scope)
        if applies is False:
            return "not_applicable"
        if self._planned.concludes:
            return "compliant" if applies else "undetermined"
        norm, excused = self._norm(scope), self._excused(scope)
        if applies and (norm or excused):
            return "compliant"
        if applies and norm is False and excused is False:
            return self._broken
        return "undetermined"

    def _subjects(self, tree: dict[str, Any]) -> Sequence[Any]:
        kinds = self._planned.rule.kinds
        return subjects(tree, self._planned.steps) if tree["kind"] in kinds or "any" in kinds else ()
