"""A grammar of the customary phrases of Chinese minutes: no model, no network, nothing guessed.

:func:`read_prose` gives the records that a text holds.  What is not certain is left out and listed as a doubt.
"""

from __future__ import annotations

from lianchi.read.extract import Extract
from lianchi.read.minutes.document import Document
from lianchi.read.minutes.prose.assembly import assembled
from lianchi.read.minutes.prose.spans import line_of


def read_prose(document: Document) -> list[Extract]:
    """The records in the running text of a document; none where it is no minutes, record or notice."""
    return assembled([line_of(paragraph) for paragraph in document.prose()])


__all__ = ["read_prose"]
