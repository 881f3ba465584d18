"""What a spreadsheet can hold: names of sheets, texts of cells, and how wide they are."""

from __future__ import annotations

import re
from typing import Final

MOST_CHARACTERS: Final = 32_767
"""UTF-16 units of one cell in the file format."""
MOST_NAME: Final = 31

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
_CUT: Final = "……（还有 {n} 个字放不下）"


class Names:
    """Names that a spreadsheet program accepts, each only once, whatever its capitals."""

    def __init__(self) -> None:
        self._taken: set[str] = {"history"}

    def __call__(self, wanted: str) -> str:
        base = _NAME_FORBIDDEN.sub("-", _clean(wanted)).strip("' \t\r\n") or "-"
        name, number = _units(base, MOST_NAME), 1
        while name.casefold() in self._taken:
            number += 1
            tail = f"({number})"
            name = _units(base, MOST_NAME - len(tail)).rstrip("'") + tail
        self._taken.add(name.casefold())
        return name


def _clean(text: str) -> str:
    """What XML can hold, with one sort of line break."""
    return _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def fitting(text: str) -> str:
    """The text as a cell can hold it; what does not fit is cut off openly."""
    text = _clean(text)
    if len(text) * 2 <= MOST_CHARACTERS or len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS:
        return text
    kept = _units(text, MOST_CHARACTERS - len(_CUT) - 8)
    return kept + _CUT.format(n=len(text) - len(kept))


def _units(text: str, most: int) -> str:
    """The beginning of the text that takes at most so many UTF-16 units."""
    return text.encode("utf-16-le")[: most * 2].decode("utf-16-le", "ignore")


def width(line: str) -> int:
    """Columns: a Chinese character takes two, as it takes two bytes."""
    return len(line.encode("gbk", "replace"))
