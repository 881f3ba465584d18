"""The whole rule book on a bench: one record against one norm, named by its title, as scenarios do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lianchi.audit.examples import worst
from lianchi.check.setup import Options, runnable, workshop
from lianchi.decide.session import Session
from lianchi.errors import UsageError
from lianchi.explain import Checked
from lianchi.model.finding import Finding, Location, RawRecord
from lianchi.model.rule import Rule
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
        self._book = book
        self._titles = {loaded.rule.title: loaded.rule for loaded in book.rules.values()}
        self._shop = workshop(book, runnable(book.rules.values()), Options())
        self._session = Session(self._shop.plan)
        self._cases = 0
        self.triggered: set[tuple[str, str]] = set()
        """(rule, verdict) of every check so far, to find rules that no scenario reaches."""

    @classmethod
    def shipped(cls) -> Bench:
        """The bench of the shipped rule book."""
        return cls(load([data_folder("rules")]))

    def check(self, fields: dict[str, Any], title: str, parameters: dict[str, Any]) -> Result:
        """Check raw fields against the norm of that title.  Raises UsageError when no rule has it."""
        rule = self._titles.get(title)
        if rule is None:
            raise UsageError(f"没有名为“{title}”的规则", f"no rule has the title {title!r}")
        self._cases += 1
        if parameters:
            fields = {**fields, "unit": {**(fields.get("unit") or {}), "code": f"BENCH-{self._cases}"}}
            self._set(rule, parameters, f"BENCH-{self._cases}")
        done = self._shop.normaliser.normalise(fields)
        record = Checked(RawRecord(fields, lambda pointer: Location("record", pointer)), done.tree, {})
        outcome = self._session.decide([done.tree])
        verdict = worst(outcome.counts, rule.id)
        self.triggered.add((rule.id, verdict))
        findings = [self._shop.explainer.finding(d, record) for d in outcome.decisions if d.rule.rule.id == rule.id]
        return Result(rule.id, verdict, tuple(findings), tuple(f"{p.pointer}: {p.zh}" for p in done.problems))

    def _set(self, rule: Rule, parameters: dict[str, Any], unit: str) -> None:
        for name, raw in parameters.items():
            table = self._book.tables.get(f"{rule.id}.{name}") or self._book.tables.get(name)
            if table is None:
                raise UsageError(f"没有名为 {name} 的参数", f"there is no parameter {name}")
            table.by_unit[unit] = Step("scenario", 4, None, unit, (1,), (canonical(raw, table.definition),))
