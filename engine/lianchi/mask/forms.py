"""What stands for a covered name or number, so that two that look alike can still be told apart."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Final

from lianchi.mask.words import COMPOUND_SURNAMES

_KEYED: Final = 10
"""Hexadecimal digits of a keyed hash: enough for a million names, too few to be taken for the name itself."""


def covered_name(name: str) -> str:
    """王某某, 欧阳某, 阿某某; a name in Latin letters keeps the first letter of each word: J*** S***."""
    if name[0].isascii() or name[0].lower() != name[0].upper():
        return " ".join(word[0] + "***" for word in name.split())
    if re.search(r"\W", name) or len(name) > 4:
        return name[0] + "某某"
    kept = 2 if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else 1
    return name[:kept] + "某" * (len(name) - kept)


def forms(covered: Mapping[str, str], key: bytes | None, numbered: str, taken: Iterable[str] = ()) -> dict[str, str]:
    """Name or number → what stands for it, given what of each may be shown.

    With a key its keyed hash is added, the same in every report of that key.  Without one, those that would look
    alike, or like one that the data itself holds, are numbered in their order; the numbers mean nothing outside.
    """
    if key is not None:
        return {name: f"{shown}#{_hash(key, name)}" for name, shown in covered.items()}
    alike = Counter(covered.values())
    used = {*taken}
    given = {}
    for name, shown in covered.items():
        ways = count(1)
        form = shown
        while form in used or (form == shown and alike[shown] > 1):
            form = numbered.format(shown, next(ways))
        used.add(form)
        given[name] = form
    return given


def _hash(key: bytes, name: str) -> str:
    return hmac.new(key, name.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:_KEYED]
