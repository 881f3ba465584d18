"""A record in the making: values put at their JSON pointers, each with its origin."""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from lianchi.model.finding import Doubt
from lianchi.read.extract import Extract, Origin
from lianchi.read.sasac.element import Field


class Draft:
    """Fields, origins and doubts of one record; ``own`` is the package it is told of, whose name places leave out."""

    def __init__(self, own: str, line: int) -> None:
        self.own, self.line = own, line
        self.fields: dict[str, Any] = {}
        self.origins: dict[str, Origin] = {}
        self.doubts: list[Doubt] = []

    def put(self, pointer: str, value: Any, place: str = "", quote: str = "", confidence: str = "stated") -> None:
        """Put a value at a pointer; lists on the way grow by one item at a time."""
        here: Any = self.fields
        steps = pointer.split("/")[1:]
        for step, below in pairwise(steps):
            empty: Any = [] if below.isdecimal() else {}
            if isinstance(here, list):
                if int(step) == len(here):
                    here.append(empty)
                here = here[int(step)]
            else:
                here = here.setdefault(step, empty)
        if isinstance(here, list):
            here.append(value)
        else:
            here[steps[-1]] = value
        if place:
            self.origins[pointer] = Origin(place, quote, confidence)

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
