"""A record in the making: values put at their JSON pointers, each with its origin."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from lianchi.model.finding import Doubt
from lianchi.read.extract import Origin


class Draft:
    """Fields, origins and doubts of one record."""

    def __init__(self) -> None:
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
