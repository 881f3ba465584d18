"""What is found, before it becomes a record: values with where they stand, and what could not be settled."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lianchi.model.finding import Doubt
from lianchi.read.extract import Origin
from lianchi.read.minutes.prose.spans import Span


class Said(NamedTuple):
    """One value with its origin; ``same`` is what two spellings of one value have in common."""

    value: Any
    origin: Origin
    same: Hashable

    @property
    def shown(self) -> str:
        """The words that say it."""
        return self.origin.quote.strip()


Node = Said | dict[str, Any] | list[Any]


def said(span: Span, confidence: str, value: Any = None, same: Hashable = None) -> Said:
    """A value that stands at the span: its own text, or another that it means."""
    value = span.text if value is None else value
    return Said(value, span.origin(confidence), value if same is None else same)


def ambiguous(said_: Said, zh: str, en: str) -> Doubt:
    """A doubt about what stands there."""
    return Doubt(said_.origin.place, "ambiguous", zh, en)


@dataclass(slots=True)
class Draft:
    """The values found for one part of a record, by field; several for one field until they are settled."""

    fields: dict[str, list[Said]] = field(default_factory=dict)
    lists: dict[str, list[Node]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def add(self, name: str, value: Said) -> None:
        """One more saying of a field."""
        self.fields.setdefault(name, []).append(value)

    def add_first(self, name: str, value: Said) -> None:
        """A saying that counts only where there is none yet."""
        if name not in self.fields:
            self.add(name, value)

    def has(self, name: str) -> bool:
        """Whether the field is said at all."""
        return name in self.fields or name in self.lists

    def doubt(self, span: Span, zh: str, en: str) -> None:
        """Something at the span is left out."""
        self.doubts.append(Doubt(span.line.place, "ambiguous", zh, en))

    def settled(self) -> dict[str, Node]:
        """The fields with one value each; one that is said in two ways is left out, and that is told."""
        found: dict[str, Node] = {}
        for name, sayings in self.fields.items():
            if len({saying.same for saying in sayings}) == 1:
                found[name] = sayings[0]
            else:
                self.doubts.append(_two_ways(name, sayings))
        return found | dict(self.lists)


def _two_ways(name: str, sayings: list[Said]) -> Doubt:
    first = sayings[0]
    other = next(saying for saying in sayings if saying.same != first.same)
    where = "同一处" if other.origin.place == first.origin.place else other.origin.place
    return ambiguous(
        first,
        f"这里写“{first.shown}”，{where}写“{other.shown}”，两处不一致，没有采用。请核对原件，在转换后的记录里填写。",
        f"“{first.shown}” here and “{other.shown}” at {other.origin.place} disagree, so {name} was left out. "
        "Check the original and fill it in after conversion.",
    )


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
