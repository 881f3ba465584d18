"""What is covered in a run and with which key; one policy stands before every output format."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from lianchi.codes import CodeLists
from lianchi.errors import UsageError
from lianchi.mask.find import Finder, Seen
from lianchi.mask.forms import covered_name, forms
from lianchi.mask.numbers import SHORTEST, Number, numbers
from lianchi.mask.people import plain, ways
from lianchi.mask.veil import Cover, Veil
from lianchi.model.finding import Privacy

SHORTEST_KEY: Final = 16
"""Fewer bytes could be found by trying."""

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
        self._finder, self._key, self._off = Finder(codes), key, off

    @property
    def privacy(self) -> Privacy:
        """What the report says of itself."""
        if self._off or self._key is None:
            return Privacy(masked=not self._off)
        return Privacy(masked=True, key=hmac.new(self._key, b"lianchi mask key", hashlib.sha256).hexdigest()[:8])

    def over(self, fields: Mapping[str, Any]) -> Veil:
        """The veil over what is said of one record, given as submitted."""
        return OPEN if self._off else Veil(lambda: self._covers(self._finder.look(fields)))

    def over_text(self, *texts: str) -> Veil:
        """The veil over words that belong to no record."""
        return self.over({str(number): text for number, text in enumerate(texts)})

    def over_group(self, people: Sequence[str], tree: dict[str, Any]) -> Veil:
        """The veil over what is said of a group whose members name these persons."""
        if self._off:
            return OPEN
        seen = Seen(dict.fromkeys(people))
        self._finder.look_everywhere(tree, seen)
        return Veil(lambda: self._covers(seen))

    def people(self, tree: dict[str, Any]) -> tuple[str, ...]:
        """The persons named in a record, given as canonical tree, in every way in which they are written, each once."""
        return () if self._off else self._finder.people(tree)

    def ids(self, words: Iterable[str]) -> dict[str, str]:
        """Those of the submitter's words (ids, paths) that hold identity numbers → the words with these covered."""
        if self._off:
            return {}
        held = {word: found for word in words
                if len(word) >= SHORTEST and (found := tuple(numbers(word, identity_only=True)))}
        covers = self._numbers([one for found in held.values() for one in found])
        veil = Veil(lambda: covers)
        return {word: veil.text(word) for word in held}

    def _covers(self, seen: Seen) -> list[Cover]:
        if not seen.people and not seen.numbers:
            return []
        return [*self._names(seen), *self._numbers(seen.numbers)]

    def _names(self, seen: Seen) -> Iterator[Cover]:
        spelled = {one: plain(one) for one in seen.people}
        covered = {name: covered_name(name) for name in spelled.values()}
        given = forms(covered, self._key, "{}{}", seen.nameless)
        for written, name in spelled.items():
            for way in ways(written, name):
                yield Cover(way, given[name])

    def _numbers(self, found: Sequence[Number]) -> list[Cover]:
        given = forms({one.digits: one.shown for one in found}, self._key, "{}({})")
        return [Cover(one.written, given[one.digits]) for one in found]
