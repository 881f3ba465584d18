"""Rules, parameters and profiles as they were loaded: the noun, the file it stands in, and the places of that file."""

from __future__ import annotations

from dataclasses import dataclass, field

from lianchi.dialect import Document, Path
from lianchi.model.rule import Rule
from lianchi.rulebook.parameters import ProfileFile


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A rule with its book and the places of its file, for messages of later checks."""

    rule: Rule
    book: str
    path: str
    document: Document = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that defines something; ``borrowed`` when it is a shipped register that no given folder brought."""

    path: str
    document: Document = field(repr=False, compare=False)
    borrowed: bool = False

    def place(self, *path: str | int) -> tuple[int, int]:
        """Line and column of the value at the path."""
        return self.document.place(path)


@dataclass(frozen=True, slots=True)
class LoadedProfile:
    """A parameter file with the places of its values; without a document its faults concern the whole file."""

    profile: ProfileFile
    path: str
    document: Document | None = field(default=None, repr=False, compare=False)

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value (or key) at the path, (0, 0) where nothing is known of the file."""
        return self.document.place(path, key=key) if self.document else (0, 0)
