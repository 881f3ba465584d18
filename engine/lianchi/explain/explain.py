"""Verdict + rule + record → finding: one sentence, the clauses in force that day, the facts and where they stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from lianchi.codes import CodeLists
from lianchi.decide.session import Decision
from lianchi.explain.clauses import Bound, Citations
from lianchi.explain.missing import Remembered
from lianchi.model.finding import Finding, Location, RawRecord
from lianchi.model.rule import Rule
from lianchi.project import PlannedRule, Subject
from lianchi.project.compile_rule import PLACEHOLDER
from lianchi.project.logic import terms_of
from lianchi.project.terms import OPERATIONS, Read, Term, trace
from lianchi.project.values import UNKNOWN, Scope
from lianchi.rulebook.sources import Cited
from lianchi.wording import listed, say, shown


class Checked(NamedTuple):
    """A record as it was checked: as submitted, as canonical tree, and the text of its unreadable values by pointer."""

    raw: RawRecord
    tree: dict[str, Any]
    quoted: Mapping[str, str]
    fields: Mapping[str, Any] = {}
    """What was submitted, in our vocabulary."""

    def bound(self, rule: Rule) -> Bound:
        """Whom a cited text must bind; a group is of the first kind that its rule looks at."""
        unit = self.tree.get("unit") or {}
        kind = self.tree["kind"] if rule.group is None else rule.kinds[0]
        return Bound(kind, unit.get("type"), unit.get("region"))

    @property
    def unit(self) -> str:
        """The name of the unit, or its code, or the empty string."""
        unit = self.tree.get("unit") or {}
        return str(unit.get("name") or unit.get("code") or "")


class Explainer:
    """Writes findings in one language."""

    def __init__(self, sources: Mapping[str, Cited], codes: CodeLists, lang: str) -> None:
        self.lang = lang
        self._citations = Citations(sources, lang)
        self._waiting = Remembered(lang)
        self._names = {name: codes.titles(name, lang) for name in codes.lists}
        self._outlines: dict[int, _Outline] = {}

    def finding(self, decision: Decision, record: Checked) -> Finding:
        """The finding of one decision."""
        planned, subject = decision.rule, decision.subject
        outline = self._outline(planned)
        missing = self.missing(decision, record)
        day = planned.judged.compute(subject.scope)
        return self._finding(
            decision, record, missing, None if day in (UNKNOWN, None) else day,
            message=self._message(decision, missing),
            remedy=self._fill(outline.remedy, planned, subject),
            facts=tuple(_facts(outline, subject.scope)),
            locations=tuple(_locations(outline, subject, record)),
        )

    def unplaced(self, decision: Decision, record: Checked, missing: tuple[str, ...]) -> Finding:
        """The finding of an item that a rule on groups could not place, for want of ``missing``."""
        here = record.raw.locate(decision.subject.pointers[-1])
        return self._finding(decision, record, missing, None, message=self._undetermined(decision.rule.rule, missing),
                             remedy=say("finding.supply", self.lang), facts=(), locations=(here,))

    def _finding(self, decision: Decision, record: Checked, missing: tuple[str, ...], day: int | None, *, message: str,
                 remedy: str, facts: tuple[tuple[str, Any], ...], locations: tuple[Location, ...]) -> Finding:
        planned, subject, rule = decision.rule, decision.subject, decision.rule.rule
        return Finding(
            rule=rule.id,
            title=self._title(rule),
            verdict=decision.verdict,
            severity=rule.severity,
            unit=record.unit,
            record=str(record.tree["id"]),
            subject=subject.path,
            message=message,
            remedy=remedy,
            basis=self._citations.of(rule, day, record.bound(rule)),
            facts=facts,
            missing=missing,
            locations=locations,
            fingerprint=fingerprint(rule.id, subject, planned, record.tree),
            judged_on=None if day is None else date.fromordinal(day).isoformat(),
        )

    def _outline(self, planned: PlannedRule) -> _Outline:
        """That of the rule; worked out once, as thousands of findings ask for it."""
        outline = self._outlines.get(id(planned))
        if outline is None or outline.planned is not planned:
            rule = planned.rule
            remedy = rule.remedy if self.lang == "zh" else rule.remedy_en
            outline = self._outlines[id(planned)] = _Outline.of(planned, remedy)
        return outline

    def _undetermined(self, rule: Rule, missing: tuple[str, ...]) -> str:
        return say("finding.undetermined", self.lang, title=self._title(rule), missing=listed(missing, self.lang))

    def _title(self, rule: Rule) -> str:
        return rule.title if self.lang == "zh" else rule.title_en

    def missing(self, decision: Decision, record: Checked) -> tuple[str, ...]:
        """What an undetermined verdict waits for, in words."""
        if decision.verdict != "undetermined":
            return ()
        return self._waiting.words(decision.rule, decision.subject, decision.seen, record.quoted)

    def _message(self, decision: Decision, missing: tuple[str, ...]) -> str:
        rule = decision.rule.rule
        if decision.verdict == "undetermined":
            return self._undetermined(rule, missing)
        if decision.verdict == "error":
            return say("finding.error", self.lang, title=self._title(rule))
        template = rule.message if self.lang == "zh" else rule.message_en
        text = self._fill(template, decision.rule, decision.subject)
        return text if decision.verdict == "violation" else say("finding.manual", self.lang, text=text)

    def _fill(self, template: str, planned: PlannedRule, subject: Subject) -> str:
        return PLACEHOLDER.sub(lambda m: self._shown(planned.words[m[1]], subject), template)

    def _shown(self, term: Term, subject: Subject) -> str:
        value = term.compute(subject.scope)
        if term.type.kind in ("part", "list"):
            return say("value.none" if not value else "value.given", self.lang)
        names = self._names.get(term.type.codes or "")
        return shown(term.type.kind, value, self.lang, known=value is not UNKNOWN, names=names)


@dataclass(frozen=True, slots=True)
class _Outline:
    """What all findings of a rule have in common."""

    planned: PlannedRule
    remedy: str
    facts: tuple[Term, ...]
    """The terms that are facts, each name once."""
    looked: tuple[tuple[Read, str], ...]
    """What the sentence and the norm read of the record, each with its pointer below the item: the places of a
    finding."""

    @classmethod
    def of(cls, planned: PlannedRule, remedy: str) -> _Outline:
        """That of a rule with this remedy."""
        looked = [*planned.words.values(), *terms_of(planned.norm)]
        named: dict[str, Term] = {}
        for term in (*looked, *terms_of(planned.applies)):
            if _nameable(term):
                named.setdefault(term.label, term)
        facts = tuple(term for term in named.values() if term.type.kind not in ("part", "list"))
        reads = dict.fromkeys(read for term in looked for read in term.reads if read.value is None)
        return cls(planned, remedy, facts, tuple((read, "".join(f"/{key}" for key in read.keys)) for read in reads))


def _facts(outline: _Outline, scope: Scope) -> Iterator[tuple[str, Any]]:
    for term in outline.facts:
        value = term.compute(scope)
        if value is not UNKNOWN:
            yield term.label, plain(term.type.kind, value)


def _locations(outline: _Outline, subject: Subject, record: Checked) -> Iterator[Location]:
    """Where the facts of the norm stand; the subject itself first when it is an item of the record."""
    pointers = dict.fromkeys([subject.pointers[-1]] if outline.planned.steps else [])
    for read, below in outline.looked:
        if read.steps:
            pointers.update(dict.fromkeys(one.pointer for one in trace(read, subject.scope, list(subject.pointers))))
        else:
            pointers[subject.pointers[read.slot] + below] = None
    pointers.pop("", None)
    return map(record.raw.locate, pointers or ("",))


def _nameable(term: Term) -> bool:
    """Whether the term is called something that a rule's reader knows: a path, a named term or a parameter."""
    return term.label not in OPERATIONS and not term.key.startswith("=")


def plain(kind: str, value: Any) -> Any:
    """A canonical value as JSON can hold it: yuan, ISO days, clock times and fractions as text."""
    if value is None or isinstance(value, bool):
        return value
    if kind == "money":
        return f"{Decimal(value) / 100:.2f}"
    if kind == "date":
        return date.fromordinal(value).isoformat()
    if kind == "time":
        return f"{value // 60:02d}:{value % 60:02d}"
    if kind == "share":
        return f"{value[0]}/{value[1]}"
    if kind == "number":
        return f"{(Decimal(value) / 1_000_000).normalize():f}"
    return list(value) if isinstance(value, tuple) else value


def fingerprint(rule: str, subject: Subject, planned: PlannedRule, tree: Mapping[str, Any]) -> str:
    """A stable name of the finding: rule and business identity (unit, record, item), never row numbers of a file.

    Items that say the same of themselves are told apart by their order among equals.
    """
    unit = tree.get("unit") or {}
    words = [rule, str(unit.get("code") or unit.get("name") or ""), str(tree["id"])]
    for slot, step in enumerate(planned.steps, start=1):
        words.append(_identity(subject.scope[slot], step.node.part.identity if step.node.part else ()))
        words.append(str(_rank(subject, slot, step.keys, words[-1], step.node.part.identity if step.node.part else ())))
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:32]


def _identity(item: Any, names: tuple[str, ...]) -> str:
    if not isinstance(item, dict):
        return str(item)
    if names and names[0] in ("id", "number", "voucher") and item.get(names[0]):
        return str(item[names[0]])
    return "\x1e".join(str(item.get(name)) for name in names)


def _rank(subject: Subject, slot: int, keys: tuple[str, ...], mine: str, names: tuple[str, ...]) -> int:
    above: Any = subject.scope[slot - 1]
    for key in keys:
        above = above.get(key) if isinstance(above, dict) else None
    rank = 0
    for item in above or ():
        if item is subject.scope[slot]:
            return rank
        rank += _identity(item, names) == mine
    return rank
