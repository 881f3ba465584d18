"""A rule as it was loaded: the noun, the book it stands in, and the places of its file."""

from __future__ import annotations

from dataclasses import dataclass, field

from lianchi.dialect import Document
from lianchi.model.rule import Rule


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A rule with its book and the places of its file, for messages of later checks."""

    rule: Rule
    book: str
    path: str
    document: Document = field(repr=False, compare=False)
