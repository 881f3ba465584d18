"""Conditions as lint reads them: simple comparisons as facts about keys, on one day, with «not» pushed inward.

What is understood: comparisons of a term with a value, a list, a parameter or another term; shares; present and absent;
``some`` and ``none`` as yes-or-no; all, any, not.  Everything else (``every``, ``in_order``) is a yes-or-no of which
only sameness is known.  A parameter is read as its national value on the day; where it has none, only its sameness
counts.  Named terms are resolved, so that two spellings of one thing are one key.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from lianchi.audit.parts import parameters_of
from lianchi.dialect import Path
from lianchi.model.language import OPERATORS
from lianchi.model.rule import Rule
from lianchi.rulebook.parameters import MILLION, Table, is_keyed

ORDER = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<",
         "not_before": ">=", "after": ">", "not_after": "<=", "before": "<"}
OPPOSITE = {">=": "<", "<": ">=", ">": "<=", "<=": ">"}
SIGNS = {">=": frozenset((0, 1)), ">": frozenset((1,)), "<=": frozenset((-1, 0)), "<": frozenset((-1,)),
         "=": frozenset((0,)), "!=": frozenset((-1, 1))}
"""For each operator, how the left may stand to the right: less (-1), equal (0), greater (1)."""
SCALES = {"money": 100, "number": MILLION}

Value = bool | int | str | Fraction
Bound = tuple[str, Fraction]
"""An order operator and a number."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What one comparison says of one key: a bound, or which values, or how it stands to another key, or a state."""

    key: str
    bound: Bound | None = None
    among: frozenset[Value] | None = None
    besides: frozenset[Value] | None = None
    signs: frozenset[int] | None = None
    """How the first key of a pair may stand to the second."""
    state: bool | None = None
    """Present or absent; or whether a yes-or-no holds."""
    compared: bool = False
    """The key has a value, else this were unknown."""
    shown: str = field(default="", compare=False)
    """What bounds it, as the rule writes it."""


@dataclass(frozen=True, slots=True)
class Simple:
    """A condition understood whole: the facts say the same in different ways, the contrary what holds where it fails.

    What is not known refutes nothing, so a contrary does not say that the key has a value.
    """

    facts: tuple[Fact, ...]
    contrary: tuple[Fact, ...]
    path: Path
    canon: str


@dataclass(frozen=True, slots=True)
class Joined:
    """All (or any) of some conditions."""

    any_: bool
    items: tuple[Normal, ...]
    path: Path
    canon: str


Normal = Simple | Joined


def canonical(raw: Any) -> str:
    """Equal for equal raw parts."""
    return json.dumps(raw, ensure_ascii=False, sort_keys=True, default=str)


class Reader:
    """Reads the conditions of one rule as they stand on one day.

    Without ``terms`` named terms stay names: inside a collection a path may mean another item than at the subject.
    """

    def __init__(self, rule: Rule, terms: Mapping[str, Any], tables: Mapping[str, Table], day: int) -> None:
        self.rule, self.tables, self.day = rule, tables, day
        self._terms: dict[str, Any] = {}
        for name, term in terms.items():
            self._terms[name] = self._resolved(term)

    def every(self, items: Sequence[Any], path: Path) -> list[Normal]:
        """The conditions of a list that all hold, nested ``all`` taken apart."""
        return [one for number, item in enumerate(items) for one in self._apart(self.read(item, (*path, number)))]

    def none(self, items: Sequence[Any], path: Path) -> list[Normal]:
        """The contraries of the conditions of a list."""
        read = (self.read(item, (*path, number), no=True) for number, item in enumerate(items))
        return [one for normal in read for one in self._apart(normal)]

    def _apart(self, normal: Normal) -> Iterator[Normal]:
        if isinstance(normal, Joined) and not normal.any_:
            for item in normal.items:
                yield from self._apart(item)
        else:
            yield normal

    def read(self, raw: Any, path: Path, *, no: bool = False) -> Normal:
        """One condition, or its contrary."""
        canon = ("not " if no else "") + canonical(self._resolved(raw))
        for word in ("all", "any"):
            if word in raw:
                items = tuple(self.read(item, (*path, word, n), no=no) for n, item in enumerate(raw[word]))
                return Joined((word == "any") != no, items, path, canon)
        if "not" in raw:
            return self.read(raw["not"], (*path, "not"), no=not no)
        contrary = (fact for fact in self._facts(raw, not no) if not fact.compared)
        return Simple(tuple(self._facts(raw, no)), tuple(contrary), path, canon)

    def _facts(self, raw: Any, no: bool) -> Iterator[Fact]:
        operator = next((key for key in raw if key in OPERATORS), "")
        word = next((word for word in ("some", "none") if word in raw), "")
        if "term" in raw:
            yield from self._compared(raw["term"], operator, raw[operator], no)
        elif "share" in raw:
            key = "share:" + canonical(self._resolved(raw["share"]))
            yield from self._ordered(key, OPPOSITE[ORDER[operator]] if no else ORDER[operator], raw[operator])
        else:
            said = {"some" if key == word else key: value for key, value in raw.items()}
            yield Fact(canonical(self._resolved(said)), state=(word == "none") == no)

    # ---- comparisons

    def _compared(self, term: Any, operator: str, operand: Any, no: bool) -> Iterator[Fact]:
        key = self.key(term)
        if operator in ("present", "absent"):
            yield Fact(key, state=(operator == "present") != no)
            return
        if not no:
            yield Fact(key, compared=True)
        if operator in ORDER:
            yield from self._ordered(key, OPPOSITE[ORDER[operator]] if no else ORDER[operator], operand)
        else:
            yield from self._equal(key, operand, (operator in ("is", "in")) != no)

    def _ordered(self, key: str, sign: str, operand: Any) -> Iterator[Fact]:
        other, values = self._operand(operand)
        shown = operand.get("param", "") if isinstance(operand, dict) else str(operand)
        if other:
            yield _pair(key, SIGNS[sign], other, shown)
        number = _number(values[0]) if values else None
        if number is not None:
            yield Fact(key, bound=(sign, number), shown=shown)

    def _equal(self, key: str, operand: Any, yes: bool) -> Iterator[Fact]:
        other, values = self._operand(operand)
        if other:
            yield _pair(key, SIGNS["=" if yes else "!="], other)
        if values is not None:
            yield Fact(key, among=frozenset(values)) if yes else Fact(key, besides=frozenset(values))

    def _operand(self, operand: Any) -> tuple[str, tuple[Value, ...] | None]:
        """The key of what stands to the right (empty for plain values), and its values where they are known."""
        if isinstance(operand, dict) and "param" in operand:
            return self.key(operand), self.value(operand)
        if isinstance(operand, dict):
            inner = operand["term"]
            known = self.value(inner) if isinstance(inner, dict) and "param" in inner else None
            return self.key(inner), known
        return "", tuple(_plain(item) for item in (operand if isinstance(operand, list) else [operand]))

    # ---- terms and parameters

    def key(self, term: Any) -> str:
        """One name for one thing: named terms resolved, parameters by their table."""
        return canonical(self._resolved(term))

    def table(self, name: str) -> Table | None:
        """The table that a parameter's name means in this rule."""
        return self.tables.get(f"{self.rule.id}.{name}") or self.tables.get(name)

    def value(self, param: Mapping[str, Any]) -> tuple[Value, ...] | None:
        """The national value of a parameter on the day, in plain units; None where there is none, or one by keys."""
        table = self.table(param["param"])
        found = table.at(self.day, {})[0] if table and not param.get("by") else None
        if found is None or table is None or is_keyed(found):
            return None
        if table.definition.type == "share":
            return (Fraction(*found),)
        if table.definition.type == "codes":
            return tuple(found)
        scale = SCALES.get(table.definition.type)
        return (Fraction(found, scale) if scale else found,)

    def _resolved(self, raw: Any) -> Any:
        if isinstance(raw, str):
            return self._terms.get(raw, raw)
        if isinstance(raw, list):
            return [self._resolved(item) for item in raw]
        if isinstance(raw, dict):
            if isinstance(raw.get("param"), str):
                table = self.table(raw["param"])
                return {**raw, "param": table.name if table else raw["param"]}
            return {key: self._resolved(value) for key, value in raw.items()}
        return raw


def _pair(key: str, signs: frozenset[int], other: str, shown: str = "") -> Fact:
    """How two keys stand to each other, the lesser key first."""
    if other < key:
        return Fact(f"{other}\n{key}", signs=frozenset(-one for one in signs), shown=shown)
    return Fact(f"{key}\n{other}", signs=signs, shown=shown)


def _plain(value: Any) -> Value:
    """A day as its number, everything else as it is."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value).toordinal()
        except ValueError:
            return value
    assert isinstance(value, bool | int)
    return value


def _number(value: Value) -> Fraction | None:
    return Fraction(value) if isinstance(value, int | Fraction) and not isinstance(value, bool) else None


def tables_of(rule: Rule, raw: Mapping[str, Any], tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables of the parameters that the conditions use."""
    found = {name: tables.get(f"{rule.id}.{name}") or tables.get(name) for name in parameters_of(raw)}
    return {table.name: table for table in found.values() if table is not None}


def days_of(rule: Rule, tables: Mapping[str, Table]) -> list[int]:
    """Days that stand for all: the first of each version that knows the duty, and each on which a parameter changes."""
    changes = {day for table in tables.values() for step in table.steps if step.layer == "national"
               for day in step.days}
    found: set[int] = set()
    for version in rule.versions:
        if version.basis is not None:
            start = version.from_.toordinal() if version.from_ else 1
            until = version.until.toordinal() if version.until else date.max.toordinal()
            found.add(start if version.from_ else max((day for day in changes if day < until), default=start))
            found |= {day for day in changes if start < day < until}
    return sorted(found)


def in_force(rule: Rule, day: int) -> bool:
    """Whether a version that knows the duty holds on the day."""
    return any((version.from_ is None or version.from_.toordinal() <= day)
               and (version.until is None or day < version.until.toordinal())
               for version in rule.versions if version.basis is not None)
