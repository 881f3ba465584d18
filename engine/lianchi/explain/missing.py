"""What an undetermined verdict waits for: the unknown terms that would settle it, in words and with their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from lianchi.project import PlannedRule, Subject
from lianchi.project.logic import Opened, opened, truth
from lianchi.project.names import Step
from lianchi.project.terms import Read, Term, Trace, in_english, trace, walk
from lianchi.project.values import UNKNOWN, Scope, Truth

MOST_REMEMBERED: Final = 50_000


class Deciding:
    """The unknown terms of the parts that keep a verdict open; the conditions of each rule are compiled once."""

    def __init__(self) -> None:
        self._compiled: dict[int, tuple[PlannedRule, Truth, tuple[Opened, ...]]] = {}

    def terms(self, rule: PlannedRule, scope: Scope) -> list[Term]:
        """What the verdict of the rule on this subject waits for, each term once."""
        kept = self._compiled.get(id(rule))
        if kept is None or kept[0] is not rule:
            parts = (opened(rule.applies), opened(rule.norm), opened(rule.excused))
            kept = self._compiled[id(rule)] = (rule, truth(rule.applies), parts)
        _, applies, (whether, norm, excused) = kept
        found = [*norm(scope), *excused(scope)] if applies(scope) else whether(scope)
        return list({term.key: term for term in found}.values())


@dataclass(slots=True)
class _Waiting:
    """What a rule waits for in one state: the terms that decide, all that they read, and the words by what is known."""

    terms: list[Term]
    reads: list[Read]
    words: dict[tuple[object, ...], tuple[str, ...]] = field(default_factory=dict)


class Remembered:
    """What verdicts wait for, in words; remembered for subjects in the same place of which a rule sees the same and
    knows the same, where no term looks through the items of a list."""

    def __init__(self, lang: str) -> None:
        self._deciding, self._lang = Deciding(), lang
        self._waiting: dict[tuple[str, object], _Waiting] = {}
        self._left = MOST_REMEMBERED

    def words(self, rule: PlannedRule, subject: Subject, seen: object | None,
              quoted: Mapping[str, str]) -> tuple[str, ...]:
        """What the verdict of the rule on the subject waits for; ``seen`` is equal for equal states of the rule."""
        if seen is None or quoted:
            return self._told(rule, self._deciding.terms(rule, subject.scope), subject, quoted)
        waiting = self._waiting.get((rule.rule.id, seen))
        if waiting is None:
            terms = self._deciding.terms(rule, subject.scope)
            waiting = _Waiting(terms, [read for term in terms for read in term.reads])
            self._make_room()
            self._waiting[rule.rule.id, seen] = waiting
        known = [_known(read, subject) for read in waiting.reads]
        if _ITEMS in known:
            return self._told(rule, waiting.terms, subject, quoted)
        key = (*_place(subject, rule.steps), *known)
        words = waiting.words.get(key)
        if words is None:
            words = self._told(rule, waiting.terms, subject, quoted)
            self._make_room()
            waiting.words[key] = words
        return words

    def _told(self, rule: PlannedRule, terms: list[Term], subject: Subject,
              quoted: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(missing_words(terms, subject, rule.steps, quoted, self._lang))

    def _make_room(self) -> None:
        """Forget everything when the memory is full."""
        self._left -= 1
        if self._left <= 0:
            self._waiting.clear()
            self._left = MOST_REMEMBERED


_ITEMS: Final = "items"
"""What is known of a list that has items: it would have to be looked through."""


def _place(subject: Subject, steps: tuple[Step, ...]) -> tuple[object, ...]:
    """What the words say of where the subject stands: equal for subjects that are named alike."""
    if not steps:
        return ()
    many = [_siblings(subject, steps, slot) > 1 for slot in range(1, len(steps) + 1)]
    return subject.ghost, subject.pointers[-1], *many


def _siblings(subject: Subject, steps: tuple[Step, ...], slot: int) -> int:
    """How many items the list of a slot has; none for what was not supplied."""
    if not subject.pointers[slot].rpartition("/")[2].isdigit():
        return 0
    found = subject.scope[slot - 1]
    for key in steps[slot - 1].keys:
        found = found[key]
    return len(found)


def _known(read: Read, subject: Subject) -> bool | str:
    """Whether what is read is known; of a list also that it has items."""
    if read.value is not None:
        return read.value(subject.scope) not in (UNKNOWN, None)
    if read.steps:
        found = walk(subject.scope[read.slot], read.steps[0].keys)
        return _ITEMS if found is not UNKNOWN and found else found is not UNKNOWN
    return walk(subject.scope[read.slot], read.keys) is not UNKNOWN


def traces(terms: Iterable[Term], subject: Subject, steps: tuple[Step, ...] = ()) -> list[Trace]:
    """Every place that the terms look at for this subject, each once, in order.

    With the ``steps`` of the subject its fields are named with their item (第2次会议的实到人数), and those of a ghost
    by the collection that was not supplied.
    """
    found: dict[tuple[str, str], Trace] = {}
    for term in terms:
        for read in term.reads:
            prefix = _item(subject, steps, read.slot) if read.value is None and not read.steps else ""
            for one in trace(read, subject.scope, list(subject.pointers), prefix):
                if subject.ghost and steps and one.pointer.startswith(f"{subject.pointers[-1]}/"):
                    one = Trace(subject.pointers[-1], steps[-1].node.title, False)
                found.setdefault((one.pointer, one.title), one)
    return list(found.values())


def _item(subject: Subject, steps: tuple[Step, ...], slot: int) -> str:
    """What the item of a slot is called, where it is not the only one."""
    if not (0 < slot <= len(steps)) or subject.ghost or _siblings(subject, steps, slot) <= 1:
        return ""
    return f"{steps[slot - 1].node.nth(int(subject.pointers[slot].rpartition('/')[2]))}的"


def missing_words(
    terms: Iterable[Term], subject: Subject, steps: tuple[Step, ...], quoted: Mapping[str, str], lang: str
) -> dict[str, None]:
    """What is missing, in words, in order; ``quoted`` holds the text of unreadable values by pointer.

    Where all that is read is known (an empty list, a share of zero), the terms that are not are named themselves.
    """
    words: dict[str, None] = {}
    underived: dict[str, None] = {}
    for term in terms:
        open_ = [one for one in traces([term], subject, steps) if not one.known]
        for one in open_:
            text = quoted.get(one.pointer)
            said = f"（原文“{text}”无法识别）" if lang == "zh" else f" (given as “{text}”, not readable)"
            words[one.name(lang) + (said if text else "")] = None
        if not open_:
            underived[f"{term.title}（无法得出）" if lang == "zh" else f"{in_english(term)} (cannot be derived)"] = None
    return words or underived
