"""Records that were taken from an office file and corrected by a person: their places lead back to that file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from lianchi.model.finding import Location, RawRecord
from lianchi.read.extract import Origin, own_origin

_FIELDS = ("origins", "摘录来源")


def corrected(raw: RawRecord) -> RawRecord:
    """The record with places that also name the original file, where the record says what it was taken from."""
    notes = next((raw.fields[name] for name in _FIELDS if isinstance(raw.fields.get(name), list)), None)
    if not notes:
        return raw
    origins = {str(note["at"]): Origin(_words(note)) for note in notes if isinstance(note, dict) and "at" in note}
    return raw._replace(locate=partial(_located, raw.locate, origins))


def stated(raw: RawRecord, file: str) -> list[dict[str, str]]:
    """What the record is to say of its origins, so that a correction of its values keeps them."""
    noted = ({"at": at, "file": file, "place": place, "quote": quote, "confidence": sure}
             for at, (place, quote, sure) in raw.origins.items())
    return [{key: value for key, value in note.items() if value} for note in noted]


def _located(locate: Callable[[str], Location], origins: dict[str, Origin], pointer: str) -> Location:
    found = own_origin(origins, pointer)
    place = locate(pointer)
    return place._replace(origin=found.place if found else place.origin)


def _words(note: dict[str, Any]) -> str:
    """``原件 minutes.docx 第12段“应到32人”``."""
    words = " ".join(str(note[key]) for key in ("file", "place") if note.get(key))
    return f"原件 {words}" + (f"“{note['quote']}”" if note.get("quote") else "")
