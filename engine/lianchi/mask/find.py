"""What must not be seen in a record: its persons and their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from lianchi.codes import CodeLists
from lianchi.mask import prose
from lianchi.mask.collect import Marks, Named, amounts, keys, marks, texts_of
from lianchi.mask.numbers import SHORTEST, Number, last_four, numbers
from lianchi.mask.people import People

_LONG: Final = 10 ** (SHORTEST - 1)
_ACCOUNT: Final = 8
"""Shorter account numbers are last figures already."""


@dataclass(slots=True)
class Seen:
    """What was found, in order."""

    people: dict[str, None] = field(default_factory=dict)
    """Names in every way in which they are written."""
    numbers: list[Number] = field(default_factory=list)
    nameless: set[str] = field(default_factory=set)
    """Names that the record itself keeps back (王某某)."""


class Finder:
    """Looks for persons by the marks of the vocabulary and the words of prose, and for numbers everywhere."""

    def __init__(self, codes: CodeLists) -> None:
        self._people, self._marks = People(codes), marks()
        self._keys, self._amounts = keys(), amounts()

    def look(self, fields: Mapping[str, Any]) -> Seen:
        """What is found in a record, given as submitted or as canonical tree."""
        seen = Seen()
        for value, mark in self._marks.named(fields):
            if mark != "account":
                seen.people.update(dict.fromkeys(self._people.named(value, certain=mark == "person")))
            elif len(value) > _ACCOUNT:
                digits = "".join(value.split())
                seen.numbers.append(Number(value, digits, last_four(digits)))
        self.look_everywhere(fields, seen)
        return seen

    def people(self, tree: Mapping[str, Any]) -> tuple[str, ...]:
        """The persons of :meth:`look` alone, in a canonical tree: all that most records are asked for."""
        named: list[Named] = []
        texts: list[str] = []
        _gather(tree, self._marks, named, texts)
        found: dict[str, None] = {}
        for value, mark in named:
            if mark != "account":
                found.update(dict.fromkeys(self._people.named(value, certain=mark == "person")))
        for text in texts:
            if len(text) >= prose.SHORTEST:
                for name in prose.persons(text):
                    found.update(dict.fromkeys(self._people.named(name, certain=False)))
        return tuple(found)

    def look_everywhere(self, tree: Mapping[str, Any], seen: Seen) -> None:
        """Add what stands in any text of a tree; what stands in a field of amounts is no telephone."""
        for key, value in tree.items():
            kind = type(value)
            if key not in self._keys:
                self._text(str(key), "", seen)
            if kind is str:
                if len(value) >= SHORTEST or not value.isascii():
                    self._text(value, key, seen)
            elif kind is dict:
                self.look_everywhere(value, seen)
            elif kind is list:
                for item in value:
                    self.look_everywhere(item if type(item) is dict else {key: item}, seen)
            elif kind is int and value > _LONG:
                self._text(str(value), key, seen)

    def _text(self, text: str, key: str, seen: Seen) -> None:
        if len(text) >= SHORTEST:
            seen.numbers.extend(numbers(text, identity_only=key in self._amounts))
        if len(text) >= prose.SHORTEST and not text.isascii():
            for name in prose.persons(text):
                seen.people.update(dict.fromkeys(self._people.named(name, certain=False)))
        if "某" in text:
            seen.nameless.add(text.strip())


def _gather(tree: Mapping[str, Any], marks: Marks | None, named: list[Named], texts: list[str]) -> None:
    """In one walk, the values of marked fields, and all texts that are not in ASCII alone."""
    scalars, parts = (marks.scalars, marks.parts) if marks is not None else _NO_MARKS
    for key, value in tree.items():
        kind = type(value)
        if kind is str:
            if key in scalars:
                named.append(Named(value, scalars[key]))
            if not value.isascii():
                texts.append(value)
        elif kind is dict:
            _gather(value, parts.get(key), named, texts)
        elif kind is list:
            if key in scalars:
                named.extend(texts_of(value, scalars[key]))
            below = parts.get(key)
            for item in value:
                if type(item) is dict:
                    _gather(item, below, named, texts)
                elif type(item) is str and not item.isascii():
                    texts.append(item)


_NO_MARKS: Final[tuple[dict[str, str], dict[str, Marks]]] = {}, {}
