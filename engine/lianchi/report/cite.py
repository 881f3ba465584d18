"""How a report cites: the clause with what is not certain about it, and the place in a submitted file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from lianchi.model.finding import Clause, Finding, Location
from lianchi.wording import listed, say

_CODES = re.compile(r"(V-part|V|S|M\+|M-|D)(?: \(([^)]*)\))?")
_NARROWED = ("number", "gap", "item", "local")


def cited(clause: Clause, lang: str) -> str:
    """Title and locator; in brackets that nobody checked the text, and the confidence where it is not V."""
    if clause.confidence == "D":  # a test of ours has no text that anybody could compare
        return clause.title + say("line.brackets", lang, text=say("cite.own_test", lang))
    doubts = [] if clause.checked else [say("cite.unchecked", lang)]
    if clause.confidence != "V":
        doubts.append(_confidence(clause.confidence, lang))
    text = clause.title
    if clause.locator:
        text = say("cite.clause", lang, title=text, locator=clause.locator)
    if doubts:
        text += say("line.brackets", lang, text=say("line.and", lang).join(doubts))
    return text


def drafted(finding: Finding) -> bool:
    """Whether the test or its number is drafted by the project or still to be verified (M+ or D)."""
    codes = (code for clause in finding.basis for code, _ in _CODES.findall(clause.confidence))
    return any(code in ("M+", "D") for code in codes)


def place(location: Location) -> str:
    """``file!cell``, or ``file:line`` with the pointer into the record, and the place in the original file."""
    where = location.path if location.line is None else f"{location.path}:{location.line}"
    if location.cell:  # whoever has a cell or a paragraph to look at needs no pointer
        return f"{location.path}!{location.cell}"
    return "  ".join(part for part in (where, location.pointer, location.origin) if part)


def spots(locations: Iterable[Location], most: int, lang: str) -> list[str]:
    """Where to look in the submitted files, for readers: no pointers into the record, and each spot once.

    At most ``most``, and then how many more there are.
    """
    found: dict[tuple[str, int | None, str | None, str], Location] = {}
    for it in locations:
        found.setdefault((it.path, it.line, it.cell, "" if it.line or it.cell else it.pointer), it)
    named = (place(it._replace(pointer=pointer)) for (*_, pointer), it in islice(found.items(), most))
    more = [say("place.more", lang, n=len(found) - most)] if len(found) > most else []
    return [*named, *more]


def _confidence(code: str, lang: str) -> str:
    words = []
    for letter, narrow in _CODES.findall(code):
        word = say(f"confidence.{letter}", lang)
        note = say(f"confidence.{narrow}", lang) if narrow in _NARROWED else narrow
        words.append(word + say("line.brackets", lang, text=note) if note else word)
    return say("cite.confidence", lang, code=code, words=listed(words, lang))
