"""What a reader of office files gives: the fields of a record, and for every value where the file says it."""

from __future__ import annotations

from typing import Any, NamedTuple

from lianchi.model.finding import Doubt, Location


class Origin(NamedTuple):
    """Where an office file says a value: the place, the words, and how sure the reading is.

    ``confidence`` is ``stated`` (a cell or label of its own), ``phrase`` (taken from prose by the grammar) or
    ``context`` (from a heading or from the order of things).
    """

    place: str
    quote: str = ""
    confidence: str = "stated"


class Extract(NamedTuple):
    """One record of an office file: fields by the keys of the vocabulary with their values as raw text.

    ``origins`` tells for the JSON pointer of each value where it stands; ``line`` is the first row of a table.
    """

    fields: dict[str, Any]
    origins: dict[str, Origin]
    doubts: tuple[Doubt, ...] = ()
    line: int = 0


class Source(NamedTuple):
    """A submitted office file, its bytes read once; ``ledgers`` are folders with table shapes of the user's own."""

    data: bytes
    name: str
    ledgers: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    """Path and shown name of all files of this format in the run, for formats in which one matter fills several."""


def own_origin(origins: dict[str, Origin], pointer: str) -> Origin | None:
    """The origin of the value at the pointer, or of the first value below it."""
    return origins.get(pointer) or next((one for at, one in origins.items() if at.startswith(f"{pointer}/")), None)


def origin_of(origins: dict[str, Origin], pointer: str) -> Origin | None:
    """The same; for a value that the file does not have, that of its closest parent."""
    found = own_origin(origins, pointer)
    return found if found is not None or not pointer else origin_of(origins, pointer.rpartition("/")[0])


def location(shown: str, extract: Extract, pointer: str) -> Location:
    """The place of a value in the file that is shown by this name."""
    found = origin_of(extract.origins, pointer)
    return Location(shown, pointer, extract.line or None, found.place if found else None)
