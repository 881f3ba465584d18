"""What an undetermined verdict waits for: the unknown terms that would settle it, in words and with their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from lianchi.project import PlannedRule, Subject
from lianchi.project.logic import Opened, opened, truth
from lianchi.project.names import Step
from lianchi.project.terms import Read, Term, Trace, in_english, trace, walk
from lianchi.project.values import UNKNOWN, Scope, Truth

MOST_REMEMBERED: Final = 50_000

_K = TypeVar("_K")
_V = TypeVar("_V")


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


class Remembered:
    """What verdicts wait for, in words; remembered for subjects of which a rule sees the same and knows the same.

    Only where the words need not name a place in the record and no term looks through a list.
    """

    def __init__(self, lang: str) -> None:
        self._deciding, self._lang = Deciding(), lang
        self._terms: dict[tuple[str, tuple[object, ...]], tuple[list[Term], list[Read] | None]] = {}
        self._words: dict[tuple[object, ...], tuple[str, ...]] = {}

    def words(self, rule: PlannedRule, subject: Subject, seen: tuple[object, ...] | None,
              quoted: Mapping[str, str]) -> tuple[str, ...]:
        """What the verdict of the rule on the subject waits for; ``seen`` are the values of the rule's terms."""
        if seen is None or quoted or not _placeless(subject, rule.steps):
            return self._told(rule, self._deciding.terms(rule, subject.scope), subject, quoted)
        terms, reads = self._waiting(rule, subject, seen)
        if reads is None:
            return self._told(rule, terms, subject, quoted)
        key = (rule.rule.id, subject.ghost, *[term.key for term in terms], *[_known(read, subject) for read in reads])
        if key not in self._words:
            _make_room(self._words)[key] = self._told(rule, terms, subject, quoted)
        return self._words[key]

    def _waiting(self, rule: PlannedRule, subject: Subject,
                 seen: tuple[object, ...]) -> tuple[list[Term], list[Read] | None]:
        """The terms that decide, and all that they read; None where one of them looks through a list."""
        key = (rule.rule.id, seen)
        if key not in self._terms:
            terms = self._deciding.terms(rule, subject.scope)
            reads = [read for term in terms for read in term.reads]
            _make_room(self._terms)[key] = terms, None if any(read.steps for read in reads) else reads
        return self._terms[key]

    def _told(self, rule: PlannedRule, terms: list[Term], subject: Subject,
              quoted: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(missing_words(terms, subject, rule.steps, quoted, self._lang))


def _make_room(memory: dict[_K, _V]) -> dict[_K, _V]:
    """The memory, emptied when it is full."""
    if len(memory) >= MOST_REMEMBERED:
        memory.clear()
    return memory


def _placeless(subject: Subject, steps: tuple[Step, ...]) -> bool:
    """Whether the words need not tell the subject from its like: the record, a ghost, the only item of its list."""
    if not steps:
        return True
    if len(steps) > 1 or len(steps[0].keys) > 1:
        return False
    return subject.ghost or len(subject.scope[0][steps[0].keys[0]]) == 1


def _known(read: Read, subject: Subject) -> bool:
    if read.value is not None:
        return read.value(subject.scope) not in (UNKNOWN, None)
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
    index = subject.pointers[slot].rpartition("/")[2]
    if not (0 < slot <= len(steps)) or subject.ghost or not index.isdigit():
        return ""
    siblings = subject.scope[slot - 1]
    for key in steps[slot - 1].keys:
        siblings = siblings[key]
    return f"{steps[slot - 1].node.nth(int(index))}的" if len(siblings) > 1 else ""


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
