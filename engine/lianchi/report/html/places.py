"""Where the facts of a finding stand, file by file, in the words of the form rather than of a program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lianchi.model.finding import Location
from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import fields_of
from lianchi.wording import say

FEW = 20
"""Places of one file that are shown at once; the rest unfolds."""


@dataclass(frozen=True, slots=True)
class Spots:
    """The places in one file."""

    path: str
    found: tuple[str, ...]

    @property
    def first(self) -> tuple[str, ...]:
        """Those that are shown at once."""
        return self.found[:FEW]

    @property
    def rest(self) -> tuple[str, ...]:
        """Those that unfold."""
        return self.found[FEW:]


def spots(locations: Sequence[Location], lang: str) -> tuple[Spots, ...]:
    """The places by file, each once, in their order."""
    files: dict[str, dict[str, None]] = {}
    for it in locations:
        files.setdefault(it.path, {})[spot(it, lang)] = None
    return tuple(Spots(path, tuple(word for word in found if word)) for path, found in files.items())


def spot(it: Location, lang: str) -> str:
    """The place in its file: line or cell, which field, and where the original file says it."""
    line = say("page.line", lang, line=it.line) if it.line else ""
    origin = say("page.origin", lang, origin=it.origin) if it.origin else ""
    field = (lang == "zh" and spoken(it.pointer)) or it.pointer
    return " ".join(word for word in (line, it.cell, field, origin) if word)


def spoken(pointer: str) -> str | None:
    """``/meetings/3/present`` as 第4次会议·实到人数; None where the vocabulary does not know the way."""
    words: list[str] = []
    part: type[Part] | None = Record
    keys = pointer.split("/")[1:]
    while keys:
        node = fields_of(part).get(keys.pop(0)) if part else None
        if node is None:
            return None
        if node.many and keys and keys[0].isdecimal():
            words.append(node.nth(int(keys.pop(0))))
        else:
            words.append(node.title)
        part = node.part
    return "·".join(words)
