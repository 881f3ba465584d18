"""Characters that a reader cannot see, or that change what is seen around them, made visible.

Control characters, direction marks, zero-width and other format characters, lone surrogates and private-use
characters.  In text they are written ``<U+202E>``; in JSON as an escape, which keeps the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_HIDDEN = (
    "\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
    "\U000f0000-\U0010ffff"
)
_IN_TEXT = re.compile(f"[\n{_HIDDEN}]")
_IN_JSON = re.compile(f"[{_HIDDEN}]")
_BREAKS = frozenset("\t\n\r")


def visible(text: str) -> str:
    """The text on one line with nothing hidden: line breaks and tabs become a space, others ``<U+XXXX>``."""
    return _IN_TEXT.sub(_mark, text)


def visible_lines(lines: Iterable[str]) -> str:
    """Several texts, each on a line of its own with nothing hidden."""
    return "\n".join(map(visible, lines))


def escaped(json_text: str) -> str:
    """The JSON text with every hidden character as an escape; its own line breaks stay."""
    return _IN_JSON.sub(_escape, json_text)


def _mark(match: re.Match[str]) -> str:
    character = match.group()
    return " " if character in _BREAKS else f"<U+{ord(character):04X}>"


def _escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
