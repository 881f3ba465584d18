"""The forms of minutes as data: what stands in a label cell, and what the title of a table says.

``schemas/forms/labels.yaml`` holds the labels in three groups: of a meeting, of a public notice, and of the record
itself.  Every other file there is one form: its titles, its sections, and how it is printed as a template.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lianchi.codes import folded
from lianchi.read.ledger.field import Field
from lianchi.read.ledger.headings import heading_key

_BRACKET: Final = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]\s*\Z")
_WHOLE_ONLY: Final = 4
"""A title of fewer letters (提议) is one only where nothing else stands beside it."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label and the field that its value goes to; without a field it is known and its value is not needed.

    ``form`` is the grammar of the value cell (:mod:`lianchi.read.minutes.cells`); ``choices`` are those that a template
    offers, where it does not offer the whole code list.
    """

    heading: str
    field: Field | None
    end: Field | None = None
    aliases: tuple[str, ...] = ()
    form: str = ""
    split: bool = False
    choices: tuple[str, ...] = ()
    note: str = ""
    example: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The label and its aliases as labels are compared."""
        return tuple(dict.fromkeys(heading_key(name) for name in (self.heading, *self.aliases)))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form: one meeting or one notice; ``rows`` is the list of the record to which it adds an item."""

    title: str
    rows: str
    aliases: tuple[str, ...] = ()
    fixed: dict[str, str] = field(default_factory=dict)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    layout: tuple[tuple[str, ...], ...] = ()
    example: dict[str, str] = field(default_factory=dict)
    body_of_title: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One form: a ``general`` one is taken only where the title names no other.

    ``of_body`` is what the body that met tells of the record: path → value → bodies.  ``kind_in_part`` is the kind of a
    record in which a step may have gone unseen: a step that nobody saw is not a step that was left out.
    """

    id: str
    title: str
    title_en: str
    sections: tuple[Section, ...]
    aliases: tuple[str, ...] = ()
    kind: str = ""
    kind_in_part: str = ""
    of_body: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    template: str = ""
    fixed: dict[str, str] = field(default_factory=dict)
    head: tuple[tuple[str, ...], ...] = ()
    general: bool = False


class Labels:
    """The labels by group: ``record``, ``meetings``, ``notices``."""

    def __init__(self, groups: dict[str, tuple[Label, ...]]) -> None:
        self.groups = groups
        self._found = {
            group: {key: label for label in labels for key in label.keys} for group, labels in groups.items()
        }
        self.spellings = frozenset(
            name for labels in groups.values() for label in labels for name in (label.heading, *label.aliases)
        )

    def find(self, text: str, group: str) -> Label | None:
        """The label that a cell holds, in the group or in the record; what stands in brackets behind it may be a
        remark: 缺席人员（注明原因）."""
        if len(text) > _LONGEST:
            return None
        for words in (text, _BRACKET.sub("", text)):
            key = heading_key(words)
            for own in dict.fromkeys((group, "record")):
                if found := self._found[own].get(key):
                    return found
        return None

    def known(self, text: str) -> bool:
        """Whether a cell holds a label of any group."""
        return any(self.find(text, group) is not None for group in self.groups)


_LONGEST: Final = 80
"""Letters that a label and its remark may have."""


def ends_of(title: str, names: tuple[str, ...]) -> tuple[int, int]:
    """Where the last of the names that the title holds ends, and how long it is; (0, 0) where it holds none.

    The head of a Chinese title stands last: a 村民代表会议决议公示 is a 公示.
    """
    words = folded(title)
    found = (0, 0)
    for name in map(folded, names):
        at = words.rfind(name)
        if at >= 0 and (len(name) >= _WHOLE_ONLY or name == words):
            found = max(found, (at + len(name), len(name)))
    return found
