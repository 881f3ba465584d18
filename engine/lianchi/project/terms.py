"""A compiled term: a function from scope to value, its type, and what it reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lianchi.project.names import Step
from lianchi.project.values import UNKNOWN, Compute, Form, Scope, Truth, Type


@dataclass(frozen=True, slots=True)
class Term:
    """``key`` is equal for equal terms, so that each is computed once; ``label`` is how the rule calls it."""

    key: str
    type: Type
    compute: Compute
    reads: tuple[Read, ...]
    label: str
    title: str
    at: tuple[int, str] | None = None
    """Slot and key, for the plain path to a field of an item in sight; conditions on it take a short way."""
    title_en: str = ""
    """What an English reader is told, where the name or the operation would tell too little."""
    form: Form | None = None
    """What ``compute`` does, for engines that compile it; None where it can only be called."""


@dataclass(frozen=True, slots=True)
class Read:
    """A field that a term reads, or a collection with what is read of its items, or a parameter.

    For a parameter ``keys`` is empty and ``value`` computes it; ``title`` is its name.
    """

    slot: int
    keys: tuple[str, ...]
    title: str
    steps: tuple[Step, ...] = ()
    where: Truth | None = None
    inner: tuple[Read, ...] = ()
    value: Compute | None = None
    depth: int = 0
    """How many slots are in sight where a collection is named; its items come next."""
    title_en: str = ""
    """The English name of a parameter and the like; a field goes by its path."""

    @property
    def name_en(self) -> str:
        """The English name."""
        return self.title_en or ".".join(self.keys or (key for step in self.steps for key in step.keys))


@dataclass(frozen=True, slots=True)
class Trace:
    """One place that a term looked at: pointer in the record, the field's name in words, and whether it is known."""

    pointer: str
    title: str
    known: bool
    title_en: str = ""

    def name(self, lang: str) -> str:
        """The name in the asked language; in English a field is called by its path."""
        return self.title if lang == "zh" else self.title_en or dotted(self.pointer)


def dotted(pointer: str) -> str:
    """``/meetings/3/speeches/0`` as ``meetings[3].speeches[0]``; the empty string for the record itself."""
    words: list[str] = []
    for word in pointer.split("/")[1:]:
        if word.isdigit() and words:
            words[-1] += f"[{word}]"
        else:
            words.append(word)
    return ".".join(words)


OPERATIONS = frozenset((
    "share", "some", "every", "none", "in_order", "in_force", "as_of",
    "count", "distinct", "sum", "min", "max", "first", "last", "only",
    "days_between", "working_days_between", "add", "plus", "minus", "times", "remainder", "earliest", "latest",
    "first_given", "same_text", "name_of", "flow",
))
"""The labels of terms that are computed and that a rule gives no name."""


def in_english(term: Term) -> str:
    """What an English reader is told of a term: its name in the rule, or the operation and what it looks at."""
    if term.title_en or term.label not in OPERATIONS:
        return term.title_en or term.label
    return f"{term.label.replace('_', ' ')} ({', '.join(dict.fromkeys(read.name_en for read in term.reads))})"


def walk(value: Any, keys: tuple[str, ...]) -> Any:
    """The value at the keys; UNKNOWN where a key is missing, None where a part on the way is none."""
    for key in keys:
        if value is None or value is UNKNOWN:
            return value
        value = value.get(key, UNKNOWN)
    return value


def items_of(scope: Scope, slot: int, depth: int, steps: tuple[Step, ...]) -> Any:
    """Scopes extended by one item for each level, in the order of the record; UNKNOWN when a level is not supplied.

    ``depth`` slots are in sight where the collection is named; a named term may be used further in, where there are
    more, which are none of its business.
    """
    scopes: list[Scope] = [scope[:depth]]
    for index, step in enumerate(steps):
        longer: list[Scope] = []
        for here in scopes:
            found = walk(here[slot] if index == 0 else here[-1], step.keys)
            if found is UNKNOWN:
                return UNKNOWN
            longer.extend([*here, item] for item in found or ())
        scopes = longer
    return scopes


def trace(read: Read, scope: Scope, pointers: list[str], prefix: str = "") -> Iterator[Trace]:
    """Every place that the read looks at, with its pointer."""
    if read.value is not None:
        yield Trace("", read.title, read.value(scope) not in (UNKNOWN, None), read.title_en)
        return
    if not read.steps:
        pointer = pointers[read.slot] + "".join(f"/{key}" for key in read.keys)
        yield Trace(pointer, prefix + read.title, walk(scope[read.slot], read.keys) is not UNKNOWN)
        return
    yield from _trace_items(read, scope, pointers, prefix)


def _trace_items(read: Read, scope: Scope, pointers: list[str], prefix: str) -> Iterator[Trace]:
    level = [(scope[: read.depth], pointers[: read.depth], prefix)]
    for index, step in enumerate(read.steps):
        longer = []
        for here, places, before in level:
            slot = read.slot if index == 0 else len(here) - 1
            base = places[slot] + "".join(f"/{key}" for key in step.keys)
            found = walk(here[slot], step.keys)
            if found is UNKNOWN or not found:
                yield Trace(base, before + step.node.title, found is not UNKNOWN)
                continue
            for number, item in enumerate(found):
                words = f"{before}{step.node.nth(number)}的"
                longer.append(([*here, item], [*places, f"{base}/{number}"], words))
        level = longer
    for here, places, before in level:
        if read.where is not None and read.where(here) is False:
            continue
        for inner in read.inner:
            yield from trace(inner, here, places, before if inner.slot == len(here) - 1 else "")
        if not read.inner:
            yield Trace(places[-1], before.removesuffix("的"), True)
