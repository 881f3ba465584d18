"""What is covered in a run and with which key; one policy stands before every output format."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from lianchi.codes import CodeLists
from lianchi.errors import UsageError
from lianchi.mask.collect import amounts, keys, marks
from lianchi.mask.forms import covered_name, forms
from lianchi.mask.numbers import SHORTEST, Number, last_four, numbers
from lianchi.mask.people import People, plain, ways
from lianchi.mask.veil import Cover, Veil
from lianchi.model.finding import Privacy

SHORTEST_KEY: Final = 16
"""Fewer bytes could be found by trying."""

_LONG: Final = 10 ** (SHORTEST - 1)
ACCOUNT: Final = 8
"""Shorter account numbers are last figures already."""

OPEN: Final = Veil(tuple)
"""A veil that covers nothing."""


def read_key(path: Path) -> bytes:
    """The key in a file, without white space around it.  Raises UsageError for one that could be guessed."""
    try:
        key = path.read_bytes().strip()
    except OSError as error:
        raise UsageError(f"遮盖密钥文件 {path.name} 打不开：{error.strerror}",
                         f"the masking key {path.name} cannot be read: {error.strerror}") from error
    if len(key) < SHORTEST_KEY:
        raise UsageError(f"遮盖密钥文件 {path.name} 太短，至少要 {SHORTEST_KEY} 个字节，否则能被试出来；"
                         "可用 openssl rand -hex 32 生成",
                         f"the masking key {path.name} is too short: at least {SHORTEST_KEY} bytes, or it can be "
                         "guessed; make one with openssl rand -hex 32")
    return key


class Mask:
    """Makes the veils of a run."""

    def __init__(self, codes: CodeLists, key: bytes | None = None, *, off: bool = False) -> None:
        self._people, self._marks = People(codes), marks()
        self._keys, self._amounts = keys(), amounts()
        self._key, self._off = key, off

    @property
    def privacy(self) -> Privacy:
        """What the report says of itself."""
        if self._off or self._key is None:
            return Privacy(masked=not self._off)
        return Privacy(masked=True, key=hmac.new(self._key, b"lianchi mask key", hashlib.sha256).hexdigest()[:8])

    def over(self, fields: Mapping[str, Any]) -> Veil:
        """The veil over what is said of one record, given as submitted."""
        return OPEN if self._off else Veil(partial(self._record, fields))

    def over_text(self, *texts: str) -> Veil:
        """The veil over words that belong to no record: the numbers in them are covered."""
        return self.over({str(number): text for number, text in enumerate(texts)})

    def over_group(self, people: Sequence[str], tree: dict[str, Any]) -> Veil:
        """The veil over what is said of a group whose members name these persons."""
        return OPEN if self._off else Veil(partial(self._group, people, tree))

    def people(self, fields: dict[str, Any]) -> tuple[str, ...]:
        """The persons named in a record, in every way in which they are written, each once."""
        return () if self._off else tuple(self._named(fields)[0])

    def ids(self, words: Iterable[str]) -> dict[str, str]:
        """Those of the submitter's words (ids, paths) that hold identity numbers → the words with these covered."""
        held = {word: tuple(numbers(word, identity_only=True)) for word in words if len(word) >= SHORTEST}
        if self._off:
            return {}
        covers = self._numbers([one for found in held.values() for one in found])
        veil = Veil(lambda: covers)
        return {word: veil.text(word) for word, found in held.items() if found}

    def _record(self, fields: Mapping[str, Any]) -> Iterator[Cover]:
        people, found, nameless = self._named(fields)
        self._written(fields, found)
        if people:
            yield from self._names(people, nameless)
        if found:
            yield from self._numbers(found)

    def _group(self, people: Sequence[str], tree: dict[str, Any]) -> Iterator[Cover]:
        found: list[Number] = []
        self._written(tree, found)
        yield from self._names(people)
        yield from self._numbers(found)

    def _named(self, fields: Mapping[str, Any]) -> tuple[dict[str, None], list[Number], set[str]]:
        """The persons, the accounts, and the names that the record itself keeps back (王某某)."""
        people: dict[str, None] = {}
        accounts, nameless = [], set()
        for value, mark in self._marks.named(fields):
            if mark == "account":
                accounts += [Number(value, value, last_four(value))] if len(value) > ACCOUNT else []
            else:
                people.update(dict.fromkeys(self._people.named(value, certain=mark == "person")))
                nameless.update([value.strip()] if "某" in value else [])
        return people, accounts, nameless

    def _names(self, people: Iterable[str], nameless: Iterable[str] = ()) -> Iterator[Cover]:
        spelled = {one: plain(one) for one in people}
        covered = {name: covered_name(name) for name in spelled.values()}
        given = forms(covered, self._key, "{}{}", nameless)
        for written, name in spelled.items():
            for way in ways(written, name):
                yield Cover(way, given[name])

    def _numbers(self, found: Sequence[Number]) -> list[Cover]:
        given = forms({one.digits: one.shown for one in found}, self._key, "{}({})")
        return [Cover(one.written, given[one.digits]) for one in found]

    def _written(self, tree: Mapping[str, Any], found: list[Number]) -> None:
        """Add the numbers of persons in a tree, in its order; what stands in a field of amounts is no telephone."""
        for key, value in tree.items():
            if key not in self._keys:
                found.extend(numbers(str(key)))
            kind = type(value)
            if kind is str:
                if len(value) >= SHORTEST:
                    found.extend(numbers(value, identity_only=key in self._amounts))
            elif kind is dict:
                self._written(value, found)
            elif kind is list:
                for item in value:
                    self._written(item if type(item) is dict else {key: item}, found)
            elif kind is int and value > _LONG:
                found.extend(numbers(str(value), identity_only=key in self._amounts))
