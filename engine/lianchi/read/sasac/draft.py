"""A record of a package in the making, told of one package and helped by others."""

from __future__ import annotations

from pathlib import PurePosixPath

from lianchi.model.finding import Doubt
from lianchi.read import draft
from lianchi.read.extract import Extract
from lianchi.read.sasac.element import Field


class Draft(draft.Draft):
    """The draft; ``own`` is the package it is told of, whose name places leave out."""

    def __init__(self, own: str, line: int) -> None:
        super().__init__()
        self.own, self.line = own, line

    def take(self, pointer: str, found: Field | None, file: str = "") -> None:
        """Put the text of an element, where it has any."""
        if found is not None and found.text:
            self.put(pointer, found.text, self.place(found.place, file))

    def place(self, place: str, file: str) -> str:
        """The place with the name of its package, where that is another one."""
        return f"→ {PurePosixPath(file).name} {place}" if file and file != self.own else place

    def doubt(self, place: str, zh: str, en: str, code: str = "ambiguous", file: str = "") -> None:
        """Note what was left out."""
        self.doubts.append(Doubt(self.place(place, file), code, zh, en))

    def done(self) -> Extract:
        """The record."""
        return Extract(self.fields, self.origins, tuple(self.doubts), self.line)
