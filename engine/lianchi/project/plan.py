"""The plan: every rule compiled for its subject, grouped by kind of record and stratum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lianchi.codes import CodeLists
from lianchi.errors import Fault, RulebookError
from lianchi.model.rule import Rule
from lianchi.normalise import WorkingDays
from lianchi.project.compile_group import PlannedGroup, planned_group
from lianchi.project.compile_rule import PlannedRule, planned_rule
from lianchi.project.context import World
from lianchi.project.logic import terms_of
from lianchi.project.terms import Read
from lianchi.project.values import Type
from lianchi.rulebook import LoadedRule, Rulebook


@dataclass(frozen=True, slots=True)
class Plan:
    """All planned rules in id order, and the conclusions that lists may draw, with their types.

    ``support`` names the list rules that were not asked for and run only because others read their conclusions; they
    have no verdicts of their own in a report.
    """

    rules: tuple[PlannedRule, ...]
    conclusions: dict[str, Type]
    codes: CodeLists
    support: frozenset[str] = frozenset()
    groups: tuple[PlannedGroup, ...] = ()
    """The rules on several records, in id order; ``rules`` are those on one."""

    def for_kind(self, kind: str) -> tuple[PlannedRule, ...]:
        """The rules that look at this kind of record."""
        return tuple(p for p in self.rules if kind in p.rule.kinds or "any" in p.rule.kinds)


def build_plan(
    book: Rulebook, rules: Sequence[LoadedRule], codes: CodeLists, calendar: WorkingDays, as_of: int | None = None
) -> Plan:
    """Compile the rules.  Raises RulebookError with the faults of all of them.

    ``as_of`` (a day ordinal) makes every record be judged by the law of that day instead of its own.
    """
    conclusions = _conclusions(loaded.rule for loaded in book.rules.values())
    world = World(book.tables, codes, calendar, conclusions, as_of=as_of)
    support = _support(book, rules)
    faults: list[Fault] = []
    lists = [planned_rule(one, world, faults) for one in (*rules, *support) if one.rule.concludes is not None]
    world = replace(world, concluded_from=_concluded_from([p for p in lists if p is not None]))
    single = [one for one in rules if one.rule.concludes is None and one.rule.group is None]
    norms = [planned_rule(one, world, faults) for one in single]
    groups = [planned_group(one, world, faults) for one in rules if one.rule.group is not None]
    if faults:
        raise RulebookError(faults)
    several = sorted((g for g in groups if g is not None), key=lambda g: g.planned.rule.id)
    planned = sorted((p for p in (*lists, *norms) if p is not None), key=lambda p: p.rule.id)
    alone = frozenset(one.rule.id for one in support)
    return Plan(tuple(planned), dict(world.conclusions), codes, alone, tuple(several))


def _support(book: Rulebook, rules: Sequence[LoadedRule]) -> list[LoadedRule]:
    """The enabled list rules that were not chosen: without them a conclusion would be false for want of looking."""
    chosen = {loaded.rule.id for loaded in rules}
    others = [one for one in book.active() if one.rule.concludes is not None and one.rule.id not in chosen]
    reads = others and any("concluded." in one.rule.model_dump_json() for one in rules if one.rule.concludes is None)
    return others if reads else []


def _concluded_from(lists: Sequence[PlannedRule]) -> dict[str, tuple[Read, ...]]:
    found: dict[str, dict[Read, None]] = {}
    for planned in lists:
        if planned.rule.concludes is not None:
            reads = found.setdefault(planned.rule.concludes.term, {})
            reads.update((read, None) for term in terms_of(planned.applies) for read in term.reads)
    return {term: tuple(reads) for term, reads in found.items()}


def _conclusions(rules: Iterable[Rule]) -> dict[str, Type]:
    found: dict[str, Type] = {}
    for rule in rules:
        if rule.concludes is not None:
            found[rule.concludes.term] = Type("flag") if isinstance(rule.concludes.value, bool) else Type("code", None)
    return found
