"""The readers of office files, one per format; a new format is one more line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final

from lianchi.model.finding import Doubt, Unread
from lianchi.read.extract import Extract, Source

Read = Callable[[Source], Iterator[Extract | Unread | Doubt]]

READERS: Final[dict[str, str]] = {
    "workbook": "lianchi.read.ledger:read_workbook",
    "delimited": "lianchi.read.ledger:read_delimited",
    "docx": "lianchi.read.minutes:read_docx",
    "text": "lianchi.read.minutes:read_text",
    "pdf": "lianchi.read.minutes:read_pdf",
    "ofd": "lianchi.read.minutes:read_ofd",
    "legacy_document": "lianchi.read.minutes:read_legacy_document",
    "sasac": "lianchi.read.sasac:read_package",
}
"""Format → module and function of its reader, imported only when such a file comes: their libraries are large."""


TOGETHER: Final = ("sasac",)
"""The formats whose files of one run are read as one whole."""


def reader_of(name: str) -> Read:
    """The reader of that name.  What it yields besides records: parts that could not be read, and doubts about no
    record in particular (a totals row).  It raises UnreadableInput where nothing of the file can be read."""
    module, _, function = name.partition(":")
    found: Read = getattr(import_module(module), function)
    return found
