"""What an undetermined verdict waits for: the unknown terms that would settle it, in words and with their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lianchi.project import PlannedRule, Subject
from lianchi.project.logic import Opened, opened, truth
from lianchi.project.names import Step
from lianchi.project.terms import Term, Trace, in_english, trace
from lianchi.project.values import Scope, Truth


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
