"""What is found, before it becomes a record: values with where they stand, and what could not be settled."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lianchi.model.finding import Doubt
from lianchi.read.extract import Origin
from lianchi.read.minutes.prose.doubts import Words, two_ways
from lianchi.read.minutes.prose.spans import Span


class Said(NamedTuple):
    """One value with its origin; ``same`` is what two spellings of one value have in common."""

    value: Any
    origin: Origin
    same: Hashable


Node = Said | dict[str, Any] | list[Any]


def said(span: Span, confidence: str, value: Any = None, same: Hashable = None) -> Said:
    """A value that stands at the span: its own text, or another that it means."""
    value = span.text if value is None else value
    return Said(value, span.origin(confidence), value if same is None else same)


def wording(span: Span, confidence: str) -> Said:
    """A value that is text: as it is written in Chinese."""
    return said(span, confidence, span.words)


@dataclass(slots=True)
class Draft:
    """The values found for one part of a record, by field; several for one field until they are settled."""

    fields: dict[str, list[Said]] = field(default_factory=dict)
    lists: dict[str, list[Node] | Said] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def copy(self) -> Draft:
        """A draft that can go its own way."""
        return Draft({name: list(found) for name, found in self.fields.items()}, dict(self.lists), list(self.doubts))

    def add(self, name: str, value: Said) -> None:
        """One more saying of a field."""
        self.fields.setdefault(name, []).append(value)

    def add_first(self, name: str, value: Said) -> None:
        """A saying that counts only where there is none yet."""
        if name not in self.fields:
            self.add(name, value)

    def has(self, *names: str) -> bool:
        """Whether one of the fields is said at all."""
        return any(name in self.fields or name in self.lists for name in names)

    def one(self, name: str) -> Said | None:
        """What is said of a field, where it is said in one way."""
        found = self.fields.get(name, [])
        return found[0] if len({saying.same for saying in found}) == 1 else None

    def doubt(self, span: Span, words: Words, code: str = "ambiguous") -> None:
        """Something at the span is left out."""
        self.doubts.append(Doubt(span.line.place, code, *words))

    def settled(self) -> dict[str, Node]:
        """The fields with one value each; one that is said in two ways is left out, and that is told."""
        found: dict[str, Node] = {}
        for name, sayings in self.fields.items():
            one = self.one(name)
            if one is not None:
                found[name] = one
            else:
                self.doubts.append(_two_ways(name, sayings))
        return found | self.lists


def _two_ways(name: str, sayings: list[Said]) -> Doubt:
    first = sayings[0]
    other = next(saying for saying in sayings if saying.same != first.same)
    words = two_ways(name, first.origin.quote, other.origin.quote, other.origin.place)
    return Doubt(first.origin.place, "ambiguous", *words)


def flattened(node: Node) -> tuple[Any, dict[str, Origin]]:
    """The plain values, and the origin of each by its JSON pointer."""
    origins: dict[str, Origin] = {}
    return _plain(node, "", origins), origins


def _plain(node: Any, pointer: str, origins: dict[str, Origin]) -> Any:
    if isinstance(node, Said):
        origins[pointer] = node.origin
        return node.value
    if isinstance(node, list):
        return [_plain(item, f"{pointer}/{at}", origins) for at, item in enumerate(node)]
    return {name: _plain(item, f"{pointer}/{name}", origins) for name, item in node.items()}
