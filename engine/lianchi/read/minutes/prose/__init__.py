"""A grammar of the customary phrases of Chinese minutes: no model, no network, nothing guessed.

:func:`read_prose` gives the records that a text holds.  What is not certain is left out and listed as a doubt.
"""

from __future__ import annotations

from lianchi.read.extract import Extract, Origin
from lianchi.read.minutes.document import Document, Paragraph
from lianchi.read.minutes.prose.assembly import assembled
from lianchi.read.minutes.prose.nodes import Draft
from lianchi.read.minutes.prose.spans import line_of
from lianchi.read.minutes.prose.units import unit


def read_prose(document: Document) -> list[Extract]:
    """The records in the running text of a document; none where it is no minutes, record or notice."""
    return assembled([line_of(paragraph) for paragraph in document.prose()])


def unit_of(title: Paragraph) -> tuple[str, Origin] | None:
    """The unit that a title names, and where; None where it names none."""
    found = Draft()
    unit([line_of(title).whole], [], [], found)
    name = found.one("name")
    return (name.value, name.origin) if name is not None else None


__all__ = ["read_prose", "unit_of"]
