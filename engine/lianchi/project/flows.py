"""The steps of one record laid beside the flow of a list: what is wrong, for certain, and what cannot be told.

What any supplied source shows is done; what a source was supplied without showing is not done; sources that were not
supplied count for nothing unless all are missing.  A step under a name that the flow does not have may be any step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lianchi.project.flow_parts import (
    ALL,
    FINISHED,
    LEDGER,
    NAMES,
    POSTED,
    SOURCES,
    Cause,
    Entry,
    Fault,
    FlowPlan,
    Found,
    StepPlan,
    Try,
)
from lianchi.project.terms import walk
from lianchi.project.values import UNKNOWN, Scope


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
        """The lines of the ledger that are this step, and do not say that it was not done."""
        return [one for one in self.entries or () if one.name == step.name and one.get("done_on") is not None]

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
            if not step.any_time:
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
        """Before an earlier step: its last day against their first, which suits a step that was done again."""
        found: list[tuple[int, int]] = []
        mine, why = self._dated(step)
        for other in self.plan.steps[: step.number] if mine or why else ():
            theirs, their_why = self._dated(other)
            if other.any_time or not (theirs or their_why) or (mine and theirs and max(mine) >= min(theirs)):
                continue
            if mine and theirs and not why and not their_why:
                found.append((min(theirs), other.number))
            else:
                self.open.update(dict.fromkeys((*why, *their_why)))
        if found:
            day, number = max(found)
            self.faults.append(Fault("early", step.number, (max(mine), number, day)))

    def _dated(self, step: StepPlan) -> tuple[list[int], tuple[Cause, ...]]:
        """The days of a step that are certain, and why there may be others."""
        done, why = self.done(step)
        causes = list(why) if done is None else []
        if any(one.get("done_on") is UNKNOWN for one in self.lines(step)):
            causes.append(("done_on", step.number))
        causes += [NAMES] if self.strangers() else []
        for key, codes in step.seen_in:
            causes += [(key, step.number) for match, _ in self.seen(step, key, codes) or () if match is None]
        return self.days(step), tuple(causes)

    def by(self) -> None:
        """Steps by a body that the list does not name, and steps that nobody signed."""
        if self.entries is None:
            self.open[LEDGER] = None
            return
        for step in self.plan.steps:
            if step.by:
                wrong = (self._other(one.get("by")) for one in self.lines(step))
                names = tuple(dict.fromkeys(name for name in wrong if name))
                self._one_of(Fault("by", step.number, names), [*self._bodies(step), *self._decided(step)])
            if step.signed:
                self._one_of(Fault("unsigned", step.number), list(self._signatures(step)))

    def _bodies(self, step: StepPlan) -> Iterator[Try]:
        for one in [*self.lines(step), *self.strangers()]:
            body = self._other(one.get("by"))
            yield self._try(step, one, None if body is None else body in step.by, "by")

    def _decided(self, step: StepPlan) -> Iterator[Try]:
        """Meetings of the right body."""
        for key, codes in step.seen_in if "meetings" in dict(step.seen_in) else ():
            for match, _ in self.seen(step, key, codes) or () if key == "meetings" else ():
                yield Try(bool(match), True, ((key, step.number),))

    def _signatures(self, step: StepPlan) -> Iterator[Try]:
        for one in [*self.lines(step), *self.strangers()]:
            signed = one.get("signed")
            yield self._try(step, one, None if signed is UNKNOWN else bool(signed), "signed")

    def _try(self, step: StepPlan, one: Entry, good: bool | None, what: str) -> Try:
        """A line that is or may be the step."""
        if one.name is None:
            return Try(False, good, (NAMES,))
        sure = one.get("done_on") is not UNKNOWN
        causes = [("done_on", step.number)] * (not sure) + [(what, step.number)] * (good is None)
        return Try(sure, good, tuple(causes))

    def _one_of(self, fault: Fault, tries: Sequence[Try]) -> None:
        """It is enough that one of the times it was done was right."""
        if any(one.sure and one.good for one in tries) or all(one.good for one in tries):
            return
        if any(one.sure for one in tries) and all(one.good is False for one in tries):
            self.faults.append(fault)
            return
        self.open.update((cause, None) for one in tries if one.good is not False or not one.sure
                         for cause in one.causes)

    def _other(self, text: Any) -> str | None:
        """The body or document that a text names; None where it names none that the list knows."""
        return self.plan.others.named(text) if isinstance(text, str) else None

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
        done = [one for one in self.lines(step) if one.get("done_on") is not UNKNOWN]
        open_ = [one for one in self.lines(step) if one.get("done_on") is UNKNOWN]
        sure, perhaps, others = (self._titles(found) for found in (done, open_, self.strangers()))
        if document in sure:
            return True, LEDGER, True
        cause = ("documents", step.number)
        if None in sure or None in perhaps:
            return None, cause, True
        if document in perhaps:
            return None, ("done_on", step.number), True
        if document in others or None in others:
            return None, NAMES, True
        return False, cause, bool(self.lines(step))

    def _titles(self, found: Sequence[Entry]) -> list[str | None]:
        """The documents of some lines; None among them where there may be others."""
        lists = [one.get("documents") for one in found]
        titles = [self._other(title) for papers in lists if isinstance(papers, list) for title in papers]
        return [*titles, *[None for papers in lists if papers is UNKNOWN]]

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
        tries, known = [], [0]
        for start, end, sure, cause in spans:
            length, why = self._length(step, start, end, cause)
            known += [length or 0] if sure else []
            tries.append(Try(sure, None if length is None else length >= least, (why,)))
        self._one_of(Fault("short", step.number, (max(known), least)), tries)

    def _spans(self, step: StepPlan) -> Iterator[tuple[Any, Any, bool, Cause]]:
        """First and last day of each posting, whether it is one for certain, and what is missing where it is open."""
        posted = [(key, self.seen(step, key, codes)) for key, codes in step.seen_in if key in POSTED]
        shown = [(key, match, item) for key, found in posted for match, item in found or ()]
        if self.entries is None and all(found is None for _, found in posted):
            yield UNKNOWN, UNKNOWN, False, LEDGER
        for key, match, item in shown:
            end = item.get(SOURCES[key].until or "", UNKNOWN)
            yield item.get(SOURCES[key].day, UNKNOWN), end, bool(match), (key, step.number)
        for one in self.lines(step):
            # A line without its last day says no more than the notice that it is about.
            if one.get("ended_on") is not UNKNOWN or not shown:
                start = one.get("done_on")
                yield start, one.get("ended_on"), start is not UNKNOWN, ("ended_on", step.number)
        yield from ((one.get("done_on"), one.get("ended_on"), False, NAMES) for one in self.strangers())

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
        return self._first(self.plan.steps)

    def posted_day(self) -> Any:
        """The first day on which a step was done that is posted for some time."""
        return self._first([step for step in self.plan.steps if step.posted])

    def _first(self, steps: Sequence[StepPlan]) -> Any:
        found = [self.done(step) for step in steps]
        days = [day for step in steps for day in self.days(step)]
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
    unsure = heard or [(None, votes[0][1])]
    causes = tuple(cause for value, cause in unsure if value is None)
    return (None, causes) if causes else (False, ())
