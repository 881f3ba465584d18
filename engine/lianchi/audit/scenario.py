"""The whole rule book on a bench: one record against one norm, named by its title, as scenarios do it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lianchi.audit.given import coded
from lianchi.audit.judge import Judge, worst
from lianchi.check.setup import Options, runnable, workshop
from lianchi.errors import UsageError
from lianchi.explain import Checked, group_finding, open_finding
from lianchi.model.finding import Finding, Location, RawRecord
from lianchi.model.rule import Rule
from lianchi.project import Plan
from lianchi.resources import data_folder
from lianchi.rulebook import Rulebook, load
from lianchi.rulebook.parameters import Step, canonical


@dataclass(frozen=True, slots=True)
class Result:
    """What one norm says of one record: the worst verdict, its findings, and what could not be read."""

    rule: str
    verdict: str
    findings: tuple[Finding, ...]
    problems: tuple[str, ...]


class Bench:
    """Every rule that can run, provisional ones too, loaded once."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self._titles = {loaded.rule.title: loaded.rule for loaded in book.rules.values()}
        self._shop = workshop(book, runnable(book.rules.values()), Options())
        self._judge = Judge(self._shop.plan)
        self._groups = {group.id: group for group in self._shop.plan.groups}
        self._cases = 0
        self.triggered: set[tuple[str, str]] = set()
        """(rule, verdict) of every check so far, to find rules that no scenario reaches."""

    @property
    def plan(self) -> Plan:
        """All rules, compiled."""
        return self._shop.plan

    @classmethod
    def shipped(cls) -> Bench:
        """The bench of the shipped rule book."""
        return cls(load([data_folder("rules")]))

    def check(self, records: Sequence[dict[str, Any]], title: str, parameters: dict[str, Any]) -> Result:
        """Check the raw fields of one or more records against the norm of that title.

        Raises UsageError when no rule has it.
        """
        rule = self._titles.get(title)
        if rule is None:
            raise UsageError(f"没有名为“{title}”的规则", f"no rule has the title {title!r}")
        self._cases += 1
        if parameters:
            records, codes = coded(records, f"BENCH-{self._cases}")
            self._set(rule, parameters, codes)
        done = [self._shop.normaliser.normalise(fields) for fields in records]
        checked = [Checked(RawRecord(fields, lambda pointer: Location("record", pointer)), one.tree, {})
                   for fields, one in zip(records, done, strict=True)]
        verdict, findings = self._judged(rule, checked)
        self.triggered.add((rule.id, verdict))
        problems = tuple(f"{p.pointer}: {p.zh}" for one in done for p in one.problems)
        return Result(rule.id, verdict, tuple(findings), problems)

    def _judged(self, rule: Rule, checked: list[Checked]) -> tuple[str, list[Finding]]:
        outcome = self._judge.session.decide([record.tree for record in checked])
        explainer = self._shop.explainer
        if rule.group is None:
            mine = [d for d in outcome.decisions if d.rule.rule.id == rule.id]
            return worst(outcome.counts, rule.id), [explainer.finding(d, checked[d.record]) for d in mine]
        several = self._judge.grouped(rule.id, [record.tree for record in checked])
        found = [group_finding(explainer, d, several.groups[d.record]) for d in several.decisions]
        group = self._groups[rule.id]
        found += [open_finding(explainer, group, one, checked[number]) for number, one in several.open]
        return worst(several.counts, rule.id), found

    def _set(self, rule: Rule, parameters: dict[str, Any], units: Sequence[str]) -> None:
        for name, raw in parameters.items():
            table = self.book.tables.get(f"{rule.id}.{name}") or self.book.tables.get(name)
            if table is None:
                raise UsageError(f"没有名为 {name} 的参数", f"there is no parameter {name}")
            value = canonical(raw, table.definition)
            table.by_unit.update({unit: Step("scenario", 4, None, unit, (1,), (value,)) for unit in units})


def untriggered(bench: Bench) -> dict[str, list[str]]:
    """By book, the ids of the enabled rules that no check so far has triggered.

    A norm is triggered by its worst verdict (an assisted one waits for a person), a line of a list by its conclusion.
    """
    found: dict[str, list[str]] = {}
    for loaded in sorted(bench.book.rules.values(), key=lambda one: one.rule.id):
        rule = loaded.rule
        worst_ = "compliant" if rule.concludes else "manual" if rule.mode == "assisted" else "violation"
        if rule.mode != "manual" and rule.status == "enabled" and (rule.id, worst_) not in bench.triggered:
            found.setdefault(loaded.book, []).append(rule.id)
    return dict(sorted(found.items()))
