"""What the names in a rule mean: paths into the vocabulary from the record, the subject and the items in sight."""

from __future__ import annotations

from dataclasses import dataclass, field

from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import Node, collections, fields_of


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a collection: the keys from the item above to the list, the list's field, the name of one item."""

    keys: tuple[str, ...]
    node: Node
    alias: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where a path leads: from slot ``slot`` through ``keys``; ``nodes`` are the fields on the way."""

    slot: int
    keys: tuple[str, ...]
    nodes: tuple[Node, ...]

    @property
    def node(self) -> Node:
        """The last field."""
        return self.nodes[-1]


class BadName(Exception):
    """A name that leads nowhere; ``word`` is the part that does not, ``known`` what could stand there."""

    def __init__(self, word: str, known: list[str]) -> None:
        super().__init__(word)
        self.word = word
        self.known = known


@dataclass(frozen=True, slots=True)
class Names:
    """The names in sight: alias of an item → its slot and part; everything else starts at the record."""

    items: dict[str, tuple[int, type[Part] | None]] = field(default_factory=dict)
    slots: int = 1
    root: type[Part] = Record
    """What stands in slot 0: a record, or a group of rows."""

    def with_item(self, alias: str, part: type[Part] | None) -> Names:
        """These names and one item more, in the next slot."""
        return Names({**self.items, alias: (self.slots, part)}, self.slots + 1, self.root)

    def path(self, text: str) -> Found:
        """The field that a dotted path names.  Raises BadName."""
        head, *rest = text.split(".")
        if head in self.items:
            slot, part = self.items[head]
            if not rest:
                raise BadName(head, sorted(fields_of(part)) if part else [])
            return _walk(slot, part, rest)
        return _walk(0, self.root, [head, *rest], extra=sorted(self.items))

    def steps(self, text: str) -> tuple[int, tuple[Step, ...]]:
        """The slot where a collection path starts and its levels; ``meetings.speeches`` runs over every meeting."""
        head, *rest = text.split(".")
        slot, part, words = (*self.items[head], rest) if head in self.items else (0, self.root, [head, *rest])
        return slot, _levels(part, words)


def _walk(slot: int, part: type[Part] | None, words: list[str], extra: list[str] | None = None) -> Found:
    nodes: list[Node] = []
    for index, word in enumerate(words):
        known = fields_of(part) if part is not None else {}
        if word not in known:
            raise BadName(word, [*known, *(extra or [])] if index == 0 else list(known))
        nodes.append(known[word])
        part = None if known[word].many else known[word].part
    return Found(slot, tuple(words), tuple(nodes))


def _levels(part: type[Part] | None, words: list[str]) -> tuple[Step, ...]:
    levels: list[Step] = []
    keys: tuple[str, ...] = ()
    for word in words:
        known = fields_of(part) if part is not None else {}
        if word not in known:
            raise BadName(word, list(known))
        node, keys, part = known[word], (*keys, word), known[word].part
        if node.many:
            levels.append(Step(keys, node, node.singular))
            keys = ()
    if not levels or keys:
        raise BadName(words[-1], [key for key, node in (fields_of(Record)).items() if node.many])
    return tuple(levels)


def subject_steps(subject: str) -> tuple[Step, ...]:
    """The levels from the record to a subject: ``speech`` → meetings, speeches; ``contact.gift`` → contacts, gifts.

    The record itself (``decision``) has none.  Raises BadName for a subject that is no collection of the vocabulary.
    """
    if subject == "decision":
        return ()
    owner, _, last = subject.rpartition(".")
    if not owner:
        found = collections().get(subject)
        if found is None:
            raise BadName(subject, ["decision", *sorted(collections())])
        return _levels(Record, list(found))
    above = subject_steps(owner)
    part = above[-1].node.part if above else None
    for key, node in fields_of(part).items() if part else ():
        if node.many and node.singular == last:
            return (*above, *_levels(part, [key]))
    raise BadName(last, [n.singular for n in fields_of(part).values() if n.many] if part else [])
