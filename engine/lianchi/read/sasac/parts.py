"""What a package holds, as it was written: matters of the list, rules, meetings with their topics, dictionaries."""

from __future__ import annotations

from dataclasses import dataclass, field

from lianchi.model.finding import Doubt, Unread
from lianchi.read.sasac.element import Field


@dataclass(slots=True)
class Entry:
    """What every XML file of a package has: whose it is, the sender's id, what is to be done with it."""

    file: str
    """The package, as the report shows it."""
    unit: str
    """The code of the enterprise; else a name that tells one folder from another."""
    code: Field | None
    """The code of the enterprise and where it stands; None where it is not known."""
    stamp: str
    place: str
    line: int
    id: Field | None
    operation: str
    """add, edit, del; add where nothing usable is written, which is told."""
    doubts: list[Doubt]


@dataclass(slots=True)
class ListItem(Entry):
    """One matter of the list (0004)."""

    name: Field | None
    item_code: Field | None
    meetings: list[Field] | None
    legal: Field | None
    remark: Field | None


@dataclass(slots=True)
class Vote:
    """One voting rule: for an item code, or for all others."""

    item_code: Field | None
    mode: Field | None


@dataclass(slots=True)
class Rule(Entry):
    """One rule of the enterprise (0005)."""

    name: Field | None
    type: Field | None
    approved: Field | None
    effective: Field | None
    reviewed: Field | None
    rate: Field | None
    votes: list[Vote] | None
    remark: Field | None
    body: Field | None = None
    """The body whose rules of procedure these are, by type and name."""


@dataclass(slots=True)
class Attendee:
    """One member of the body: ``present`` is None where flag and reason contradict each other or say nothing known."""

    name: Field
    present: bool | None
    reason: Field | None


@dataclass(slots=True)
class Said:
    """What somebody said or how they voted; for an observer, the position."""

    name: Field
    text: Field | None


@dataclass(slots=True)
class Paper:
    """A file of the package: what it is by its folder, and its name."""

    kind: str
    name: str
    place: str


@dataclass(slots=True)
class Topic:
    """One topic of a meeting."""

    place: str
    line: int
    id: Field | None
    name: Field | None
    source: Field | None
    special: Field | None
    items: list[Field] | None
    """Item codes, without 默认; None where the file does not say."""
    relations: list[tuple[Field, Field]] | None
    """Meeting and topic names of earlier topics; None where the file does not say whether there are any."""
    observers: list[Said] | None
    sayings: list[Said] | None
    passed: Field | None
    approval: Field | None
    heard: Field | None
    result: Field | None
    papers: list[Paper] | None
    """None where the XML came without its folders."""
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(slots=True)
class Meeting(Entry):
    """One meeting (0006)."""

    name: Field | None
    type: Field | None
    time: Field | None
    chair: Field | None
    attendees: list[Attendee] | None
    topics: list[Topic]
    papers: list[Paper] | None


@dataclass(slots=True)
class Dictionary:
    """The words of the supervisor's own lists (0002), as far as they were submitted; an empty list knows nothing."""

    words: dict[str, set[str]] = field(default_factory=dict)
    """Kind of word → the words: meeting_type, regulation_type, source, special, catalog."""
    modes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Voting mode → base and rate."""

    def add(self, other: Dictionary) -> None:
        """Take in the words of another one."""
        for kind, words in other.words.items():
            self.words.setdefault(kind, set()).update(words)
        self.modes.update(other.modes)

    def lacks(self, kind: str, word: str) -> bool:
        """Whether the list of that kind was submitted and does not have the word."""
        return bool(self.words.get(kind)) and word not in self.words[kind]


@dataclass(slots=True)
class Package:
    """One package, or one XML file alone."""

    file: str
    stamp: str = ""
    items: list[ListItem] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    dictionary: Dictionary = field(default_factory=Dictionary)
    notes: list[Unread | Doubt] = field(default_factory=list)
    """What concerns the package and no entry of it in particular."""
