"""The steps of one record laid beside the flow of a list: what is wrong, for certain, and what cannot be told.

What any supplied source shows is done; what a source was supplied without showing is not done; sources that were not
supplied count for nothing unless all are missing.  A step under a name that the flow does not have may be any step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lianchi.project.terms import walk
from lianchi.project.values import UNKNOWN, Compute, Scope, Truth
from lianchi.rulebook.parameters import Names

Cause = tuple[str, int]
"""Why something cannot be told: what is missing, and of which step (-1 for all)."""
Found = tuple[bool | None, tuple[Cause, ...]]
"""Kleene's three values, with the causes where it is unknown."""

ALL = -1
LEDGER: Cause = ("steps", ALL)
NAMES: Cause = ("names", ALL)
FINISHED: Cause = ("finished", ALL)


class Source(NamedTuple):
    """A collection that shows steps: the field with the code, the day, the last day."""

    code: str | None
    day: str
    until: str | None = None


SOURCES: dict[str, Source] = {
    "meetings": Source("body", "held_on"),
    "notices": Source("stage", "posted_on", "removed_on"),
    "disclosures": Source("kind", "published_on", "removed_on"),
    "reviews": Source("kind", "concluded_on"),
    "tenders": Source("method", "opened_on"),
    "contracts": Source("kind", "signed_on"),
    "payments": Source("voucher_kind", "paid_on"),
    "acceptances": Source(None, "accepted_on"),
}
POSTED = ("notices", "disclosures")


@dataclass(frozen=True, slots=True)
class StepPlan:
    """One step compiled."""

    number: int
    name: str
    by: tuple[str, ...]
    signed: bool
    documents: tuple[str, ...]
    seen_in: tuple[tuple[str, frozenset[str]], ...]
    """Collection → the codes that count, empty for any."""
    township_check: bool
    days: Compute | None
    working: bool
    excuses: tuple[Truth, ...]


@dataclass(frozen=True, slots=True)
class FlowPlan:
    """A flow compiled; ``others`` are the names of all bodies or documents, ``codes`` what attachments are by kind."""

    steps: tuple[StepPlan, ...]
    names: Names
    others: Names
    codes: dict[str, str]
    working_days: Callable[[int, int, bool], int | None]


class Fault(NamedTuple):
    """One thing that is wrong with a step: what (missing, early, by, unsigned, document, short), and its details."""

    what: str
    step: int
    details: tuple[Any, ...] = ()


class Entry(NamedTuple):
    """A line of the ledger; ``name`` is None where it is no name of the flow, and it may then be any step."""

    name: str | None
    item: dict[str, Any]

    def get(self, key: str) -> Any:
        """A field; UNKNOWN where it is not supplied."""
        return self.item.get(key, UNKNOWN)


@dataclass(slots=True)
class Look:
    """One look at one record: what is found goes to ``faults``, what cannot be told to ``open``."""

    plan: FlowPlan
    scope: Scope
    faults: list[Fault] = field(default_factory=list)
    open: dict[Cause, None] = field(default_factory=dict)
    entries: list[Entry] | None = None
    _done: dict[int, Found] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = self.scope[0].get("steps", UNKNOWN)
        if found is not UNKNOWN:
            self.entries = [Entry(self._named(item), item) for item in found or ()]

    def _named(self, item: dict[str, Any]) -> str | None:
        name = item.get("name")
        return self.plan.names.named(name) if isinstance(name, str) else None

    def lines(self, step: StepPlan) -> list[Entry]:
        """The lines of the ledger that are this step."""
        return [one for one in self.entries or () if one.name == step.name]

    def strangers(self) -> list[Entry]:
        """The lines that may be any step: not named as one, and not said to be undone."""
        return [one for one in self.entries or () if one.name is None and one.get("done_on") is not None]

    def seen(self, step: StepPlan, key: str, codes: frozenset[str]) -> list[tuple[bool | None, dict[str, Any]]] | None:
        """The items of a collection that show the step, each certainly (True) or perhaps; None: not supplied."""
        items = self.scope[0].get(key, UNKNOWN)
        if items is UNKNOWN:
            return None
        source, found = SOURCES[key], list[tuple[bool | None, dict[str, Any]]]()
        for item in items or ():
            code = item.get(source.code, UNKNOWN) if codes else ""
            day = item.get(source.day, UNKNOWN)
            if day is None or (codes and isinstance(code, str) and code not in codes):
                continue
            sure = day is not UNKNOWN and isinstance(code, str)
            found.append((True if sure else None, item))
        return found

    # ---- whether and when

    def done(self, step: StepPlan) -> Found:
        """Whether the step was done."""
        if step.number not in self._done:
            self._done[step.number] = _together(list(self._votes(step)))
        return self._done[step.number]

    def _votes(self, step: StepPlan) -> Iterator[tuple[bool | None, Cause, bool]]:
        """What each source says, the cause where it cannot say, and whether it was supplied."""
        yield self._ledger_vote(step)
        for key, codes in step.seen_in:
            found = self.seen(step, key, codes)
            sure = None if found is None else _any([match for match, _ in found])
            yield sure, (key, step.number), found is not None
        if step.township_check:
            day = walk(self.scope[0], ("matter", "township_checked_on"))
            yield None if day is UNKNOWN else day is not None, ("township", step.number), day is not UNKNOWN

    def _ledger_vote(self, step: StepPlan) -> tuple[bool | None, Cause, bool]:
        if self.entries is None:
            return None, LEDGER, False
        days = [one.get("done_on") for one in self.lines(step)]
        if any(day is not UNKNOWN and day is not None for day in days):
            return True, LEDGER, True
        if UNKNOWN in days:
            return None, ("done_on", step.number), True
        return (None, NAMES, True) if self.strangers() else (False, LEDGER, True)

    def days(self, step: StepPlan) -> list[int]:
        """The days on which it was certainly done."""
        found = [one.get("done_on") for one in self.lines(step)]
        for key, codes in step.seen_in:
            found += [item[SOURCES[key].day] for match, item in self.seen(step, key, codes) or () if match]
        if step.township_check:
            found.append(walk(self.scope[0], ("matter", "township_checked_on")))
        return [day for day in found if isinstance(day, int)]

    def finished(self) -> Found:
        """Whether the matter is completed."""
        status = walk(self.scope[0], ("execution", "status"))
        day = walk(self.scope[0], ("execution", "completed_on"))
        if status == "completed" or isinstance(day, int):
            return True, ()
        if isinstance(status, str) or day is None:  # another status, or no such day, settles it
            return False, ()
        return None, (FINISHED,)

    # ---- what is wrong

    def steps(self) -> None:
        """Steps left out though the matter went on, and steps before those that come first."""
        for step in self.plan.steps:
            self._missing(step)
        for step in self.plan.steps[1:]:
            self._early(step)

    def _missing(self, step: StepPlan) -> None:
        done, why = self.done(step)
        if done:
            return
        later = [self.done(other) for other in self.plan.steps[step.number + 1 :]]
        went_on, why_on = _some([*later, self.finished()])
        if went_on is False:
            return
        excused = [excuse(self.scope) for excuse in step.excuses]
        if True in excused:
            return
        causes = (*why, *(why_on if went_on is None else ()), *((("unless", step.number),) if None in excused else ()))
        self.note(Fault("missing", step.number), causes)

    def _early(self, step: StepPlan) -> None:
        mine = self.days(step)
        before = [(min(days), other.number) for other in self.plan.steps[: step.number] if (days := self.days(other))]
        if not mine or not before or max(mine) >= max(before)[0]:
            return
        day, other = max(before)
        self.note(Fault("early", step.number, (max(mine), other, day)), (NAMES,) if self.strangers() else ())

    def by(self) -> None:
        """Steps by a body that the list does not name, and steps that nobody signed."""
        if self.entries is None:
            self.open[LEDGER] = None
            return
        for step in self.plan.steps:
            if step.by:
                self._by(step)
            if step.signed:
                self._signed(step)

    def _by(self, step: StepPlan) -> None:
        lines, meetings = self.lines(step), [m for key, codes in step.seen_in if key == "meetings"
                                             for m, _ in self.seen(step, key, codes) or ()]
        bodies = [self._other(one.get("by")) for one in lines]
        if not lines or True in meetings or any(body in step.by for body in bodies):
            return
        strangers = [self._other(one.get("by")) for one in self.strangers()]
        causes = [(("by", step.number), None in bodies), (("meetings", step.number), None in meetings),
                  (NAMES, any(body is None or body in step.by for body in strangers))]
        wrong = [body for body in bodies if body is not None]
        self.note(Fault("by", step.number, tuple(dict.fromkeys(wrong))), tuple(cause for cause, so in causes if so))

    def _other(self, text: Any) -> str | None:
        """The body or document that a text names; None where it names none that the list knows."""
        return self.plan.others.named(text) if isinstance(text, str) else None

    def _signed(self, step: StepPlan) -> None:
        signed = [one.get("signed") for one in self.lines(step)]
        if not signed or True in signed:
            return
        self.note(Fault("unsigned", step.number), (("signed", step.number),) if UNKNOWN in signed else ())

    def papers(self) -> None:
        """Documents that a step should have left behind and did not."""
        for step in self.plan.steps:
            if step.documents:
                self._papers(step)

    def _papers(self, step: StepPlan) -> None:
        done, why = self.done(step)
        if done is False:
            return
        for document in step.documents:
            there, causes = self._document(step, document)
            if not there:
                self.note(Fault("document", step.number, (document,)), (*why, *causes))

    def _document(self, step: StepPlan, document: str) -> Found:
        votes = [self._in_ledger(step, document), self._attached(step, document)]
        return _together(votes)

    def _in_ledger(self, step: StepPlan, document: str) -> tuple[bool | None, Cause, bool]:
        if self.entries is None:
            return None, ("documents", step.number), False
        lists = [one.get("documents") for one in [*self.lines(step), *self.strangers()]]
        titles = [self._other(title) for papers in lists if isinstance(papers, list) for title in papers]
        if document in titles:
            return True, LEDGER, True
        if UNKNOWN in lists or None in titles:
            return None, ("documents", step.number), True
        return False, ("documents", step.number), bool(self.lines(step))

    def _attached(self, step: StepPlan, document: str) -> tuple[bool | None, Cause, bool]:
        found = self.scope[0].get("attachments", UNKNOWN)
        if found is UNKNOWN:
            return None, ("attachments", step.number), False
        named = [self._attachment(item) for item in found or ()]
        if document in named:
            return True, LEDGER, True
        return (None, ("attachments", step.number), True) if None in named else (False, LEDGER, True)

    def _attachment(self, item: dict[str, Any]) -> str | None:
        """By its title, else by its kind; a kind of which the list says nothing is none of its documents."""
        title, kind = item.get("title", UNKNOWN), item.get("kind", UNKNOWN)
        return self._other(title) or (self.plan.codes.get(kind, "") if isinstance(kind, str) else None)

    def posting(self) -> None:
        """Postings that were too short."""
        for step in self.plan.steps:
            if step.days is not None:
                self._posting(step, step.days(self.scope))

    def _posting(self, step: StepPlan, least: Any) -> None:
        spans = list(self._spans(step))
        if not spans or (isinstance(least, int) and least <= 0):
            return
        if least is UNKNOWN or least is None:
            self.open["days", step.number] = None
            return
        lengths = [self._length(step, *span) for span in spans]
        known = [length for length, _ in lengths if length is not None]
        if any(length >= least for length in known):
            return
        causes = tuple(cause for length, cause in lengths if length is None)
        self.note(Fault("short", step.number, (max(known, default=0), least)), causes)

    def _spans(self, step: StepPlan) -> Iterator[tuple[Any, Any, Cause]]:
        """First and last day of each posting, and what is missing where they are not both known."""
        posted = [(key, self.seen(step, key, codes)) for key, codes in step.seen_in if key in POSTED]
        shown = [(key, match, item) for key, found in posted for match, item in found or ()]
        if self.entries is None and all(found is None for _, found in posted):
            yield UNKNOWN, UNKNOWN, LEDGER
        for key, match, item in shown:
            source = SOURCES[key]
            end = item.get(source.until, UNKNOWN) if match and source.until else UNKNOWN
            yield item.get(source.day, UNKNOWN), end, (key, step.number)
        for one in self.lines(step):
            # A line without its last day says no more than the notice that it is about.
            if one.get("done_on") is not None and (one.get("ended_on") is not UNKNOWN or not shown):
                yield one.get("done_on"), one.get("ended_on"), ("ended_on", step.number)
        yield from ((UNKNOWN, UNKNOWN, NAMES) for _ in self.strangers())

    def _length(self, step: StepPlan, start: Any, end: Any, cause: Cause) -> tuple[int | None, Cause]:
        """How many days, or why that is not known."""
        if not isinstance(start, int) or not isinstance(end, int):
            return None, cause
        if not step.working:
            return end - start + 1, cause
        return self.plan.working_days(start, end, True), ("calendar", ALL)

    def note(self, fault: Fault, causes: tuple[Cause, ...]) -> None:
        """A fault, or why it cannot be told whether it is one."""
        if causes:
            self.open.update(dict.fromkeys(causes))
        else:
            self.faults.append(fault)

    def first_day(self) -> Any:
        """The first day on which a step was certainly done; none where none was, unknown where that is open."""
        found = [self.done(step) for step in self.plan.steps]
        days = [day for step in self.plan.steps for day in self.days(step)]
        if days:
            return min(days)
        self.open.update((cause, None) for _, causes in found for cause in causes)
        return UNKNOWN if self.open else None


def _any(values: list[bool | None]) -> bool | None:
    return True if True in values else None if None in values else False


def _some(found: list[Found]) -> Found:
    """Whether any holds."""
    values = [value for value, _ in found]
    return _any(values), () if True in values else tuple(cause for _, causes in found for cause in causes)


def _together(votes: list[tuple[bool | None, Cause, bool]]) -> Found:
    """What several sources come to: those that were not supplied have no say unless none was."""
    if any(value for value, _, _ in votes):
        return True, ()
    heard = [(value, cause) for value, cause, supplied in votes if supplied]
    unsure = heard or [(None, cause) for _, cause, _ in votes]
    causes = tuple(cause for value, cause in unsure if value is None)
    return (None, causes) if causes else (False, ())
