"""What the compiler of one rule knows, and how it says no."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lianchi.codes import CodeLists
from lianchi.dialect import Path
from lianchi.model.language import Condition, TermSpec
from lianchi.model.rule import Rule
from lianchi.model.scalar import Part
from lianchi.normalise import WorkingDays
from lianchi.project.logic import Logic
from lianchi.project.names import BadName, Names
from lianchi.project.terms import Read, Term
from lianchi.project.values import Type
from lianchi.rulebook.messages import nearest
from lianchi.rulebook.parameters import Table


class BadTerm(Exception):
    """A term or condition that means nothing; ``path`` is its place in the rule file.

    Without a sentence it only uses what was refused elsewhere.
    """

    def __init__(self, path: Path, zh: str, en: str) -> None:
        super().__init__(en)
        self.path, self.zh, self.en = path, zh, en


@dataclass(frozen=True, slots=True)
class World:
    """What all rules share: parameter tables, code lists, the working-day calendar, conclusions of the lists."""

    tables: Mapping[str, Table]
    codes: CodeLists
    calendar: WorkingDays
    conclusions: Mapping[str, Type]
    concluded_from: Mapping[str, tuple[Read, ...]] = field(default_factory=dict)
    """What the lists read to draw each conclusion, so that a conclusion that is unknown can say what is missing."""
    as_of: int | None = None
    """A day (ordinal) that judges every record instead of the record's own day."""


@dataclass(frozen=True, slots=True)
class Context:
    """The compiler's sight at one place of one rule file."""

    world: World
    rule: Rule
    names: Names
    term: Callable[[TermSpec, Context], Term]
    condition: Callable[[Condition, Context], Logic]
    """The two compilers call each other through here, so that neither module imports the other."""
    path: Path = ()
    judged: Term | None = None
    local: Mapping[str, Term] = field(default_factory=dict)
    """The rule's own named terms, compiled before any condition; a term sees those written above it."""
    broken: frozenset[str] = frozenset()
    """Named terms that were refused: what uses them needs no refusal of its own."""

    def at(self, *more: str | int) -> Context:
        """The same sight, deeper in the file."""
        return replace(self, path=(*self.path, *more))

    def inside(self, alias: str, part: type[Part] | None) -> Context:
        """The same sight with one item more."""
        return replace(self, names=self.names.with_item(alias, part))

    def bad(self, zh: str, en: str) -> BadTerm:
        """A refusal at this place."""
        return BadTerm(self.path, zh, en)

    def bad_name(self, error: BadName, what: tuple[str, str] = ("字段", "field")) -> BadTerm:
        """A refusal of a name (of a field, or of ``what``), with the nearest one that exists."""
        zh, en = nearest(error.word, error.known)
        some = "、".join(error.known[:12])
        tail_zh = zh or (f"；这里可以写：{some}" if some else "")
        tail_en = en or (f"; known here: {', '.join(error.known[:12])}" if some else "")
        return self.bad(f"没有 {error.word} 这个{what[0]}{tail_zh}", f"there is no {what[1]} {error.word!r}{tail_en}")
