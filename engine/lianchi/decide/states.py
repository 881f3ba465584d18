"""What the engine can tell apart in a subject, its *state*: how each comparison comes out, and what is not known.

Rules compare; nothing else of a value can matter.  Two subjects of which every comparison of a rule set comes out
alike get the same verdicts and wait for the same terms, so the engine need decide each state but once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from operator import itemgetter
from typing import Any

from lianchi.decide.facts import LARGEST, TEXTS
from lianchi.project.logic import COMPARE, Atom
from lianchi.project.terms import Term
from lianchi.project.values import UNKNOWN, Compute, Scope

State = Any
"""Whatever can be compared and hashed: equal for equal states."""

_Test = Callable[[list[Any]], bool | None]


class _Kind(Enum):
    """A known value of which only the comparisons matter."""

    OTHER = "a text that is none of the literals"
    KNOWN = "within the range of the engine"
    BEYOND = "outside of it, and not known to the engine"

    __hash__ = object.__hash__


def _key(atom: Atom) -> tuple[str, str, Any]:
    """Equal for equal comparisons; a yes is no number one."""
    right = atom.right.key if isinstance(atom.right, Term) else (type(atom.right), atom.right)
    return atom.op, atom.left.key, right


class States:
    """The terms of some rule sets of one subject, each computed once, and their state."""

    def __init__(self, atoms: Iterable[Atom]) -> None:
        found = {_key(atom): atom for atom in atoms}
        sides = [side for atom in found.values() for side in (atom.left, atom.right) if isinstance(side, Term)]
        terms = {term.key: term for term in sides}
        self._place = {key: place for place, key in enumerate(terms)}
        self._fields, self._computes = _shared(list(terms.values()))
        self._literals = _literals(found.values(), terms)
        self._coded: list[tuple[int, dict[Any, Any]]] = []
        self._texts: list[int] = []
        self._numbers: list[int] = []
        for place, (key, term) in enumerate(terms.items()):
            self._enter(place, key, term)
        tested = {key: atom for key, atom in found.items() if atom.left.key not in self._literals
                  and atom.left.type.kind != "flag"}
        self._tests = [self._test(atom) for atom in tested.values()]
        self._tested = {key: len(terms) + place for place, key in enumerate(tested)}

    def _enter(self, place: int, key: str, term: Term) -> None:
        """How the state of a term is told; a yes-or-no term is its own state."""
        if key in self._literals:
            self._coded.append((place, {UNKNOWN: UNKNOWN, None: None} | {text: text for text in self._literals[key]}))
        elif term.type.kind in TEXTS:
            self._texts.append(place)
        elif term.type.kind != "flag":
            self._numbers.append(place)

    def _test(self, atom: Atom) -> _Test:
        compare, left, right = COMPARE[atom.op], self._place[atom.left.key], atom.right
        if isinstance(right, Term):
            other = self._place[right.key]

            def with_term(values: list[Any]) -> bool | None:
                a, b = values[left], values[other]
                return None if a is UNKNOWN or a is None or b is UNKNOWN or b is None else compare(a, b)

            return with_term

        def with_literal(values: list[Any]) -> bool | None:
            a = values[left]
            return None if a is UNKNOWN or a is None else compare(a, right)

        return with_literal

    def of(self, scope: Scope) -> tuple[list[Any], list[State]]:
        """The values of all terms for one subject, and the state of each term and comparison."""
        values: list[Any] = [UNKNOWN] * len(self._place)
        for slot, fields in self._fields:
            get = scope[slot].get
            for place, key in fields:
                values[place] = get(key, UNKNOWN)
        for place, compute in self._computes:
            values[place] = compute(scope)
        states = values.copy()
        for place, literals in self._coded:
            states[place] = literals.get(values[place], _Kind.OTHER)
        for place in self._texts:
            if values[place] is not UNKNOWN and values[place] is not None:
                states[place] = _Kind.KNOWN
        for place in self._numbers:
            value = values[place]
            if value is not UNKNOWN and value is not None:
                states[place] = _Kind.KNOWN if -LARGEST < value < LARGEST else _Kind.BEYOND
        states += [test(values) for test in self._tests]
        return values, states

    def state_of(self, atoms: Iterable[Atom]) -> Callable[[list[State]], State]:
        """What takes the state of some of the comparisons out of the state of all."""
        places: dict[int, None] = {}
        for atom in atoms:
            places[self._place[atom.left.key]] = None
            if isinstance(atom.right, Term):
                places[self._place[atom.right.key]] = None
            if _key(atom) in self._tested:
                places[self._tested[_key(atom)]] = None
        return itemgetter(*places) if places else lambda _: ()

    def values_of(self, terms: Sequence[Term]) -> Callable[[list[Any]], tuple[Any, ...]]:
        """What takes the values of some of the terms out of those of all."""
        places = [self._place[term.key] for term in terms]
        return lambda values: tuple([values[place] for place in places])


def _shared(terms: Sequence[Term]) -> tuple[list[tuple[int, list[tuple[int, str]]]], list[tuple[int, Compute]]]:
    """The plain fields by the item that they are fields of, and the other terms, each with its place."""
    fields: dict[int, list[tuple[int, str]]] = {}
    computes: list[tuple[int, Compute]] = []
    for place, term in enumerate(terms):
        if term.at is None:
            computes.append((place, term.compute))
        else:
            fields.setdefault(term.at[0], []).append((place, term.at[1]))
    return list(fields.items()), computes


def _literals(atoms: Iterable[Atom], terms: dict[str, Term]) -> dict[str, list[str]]:
    """The texts and codes that are compared with literals only, and with which."""
    found: dict[str, list[str]] = {key: [] for key, term in terms.items() if term.type.kind in TEXTS}
    for atom in atoms:
        if isinstance(atom.right, Term):
            found.pop(atom.right.key, None)
            found.pop(atom.left.key, None)
    for atom in atoms:
        if atom.left.key in found:
            found[atom.left.key].append(str(atom.right))
    return found
