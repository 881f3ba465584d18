"""Places in JSON text: where the value of a pointer stands, and what is wrong where.

This is the slow, careful way through the text, for when a place is asked for or reading failed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from lianchi.read.limits import DEPTH, INTEGER_DIGITS, TEXT
from lianchi.read.pointer import Step, joined

_TOKEN: Final = re.compile(
    r"""[ \t\r\n]*
    (?: (?P<string> "(?:[^"\\]|\\.)*" ) | (?P<mark> [{}\[\],:] ) | (?P<word> [^\s"{}\[\],:]+ ) )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)

Path = tuple[str | int, ...]


class Token(NamedTuple):
    """One value or key of the text: where in the tree, where in the text, and as written."""

    path: Path
    at: int
    raw: str
    key: bool


class Mistake(NamedTuple):
    """What is wrong with the text, at which offset of it."""

    at: int
    zh: str
    en: str


@dataclass(slots=True)
class _Level:
    """An open object or list: its next index, or its current key (None while a key is due)."""

    opener: str
    step: str | int | None


def tokens(text: str) -> Iterator[Token]:
    """All keys and values in the order of the text; ends where the text stops making sense."""
    levels: list[_Level] = []
    for match in _TOKEN.finditer(text):
        raw, at = match[match.lastgroup or 0], match.start(match.lastgroup or 0)
        if match.lastgroup == "mark" and raw not in "{[":
            if not _mark(levels, raw):
                return
            continue
        level = levels[-1] if levels else None
        if level and level.step is None:
            level.step = _plain(raw)
            yield Token(_path(levels), at, raw, True)
            continue
        yield Token(_path(levels), at, raw, False)
        if match.lastgroup == "mark":
            levels.append(_Level(raw, None if raw == "{" else 0))


def _mark(levels: list[_Level], mark: str) -> bool:
    """Take a comma, colon or closing bracket into account; False where it has nothing to close."""
    if not levels:
        return False
    level = levels[-1]
    if mark == ",":
        level.step = level.step + 1 if isinstance(level.step, int) else None
    elif mark in "}]":
        levels.pop()
    return True


def _path(levels: Sequence[_Level]) -> Path:
    return tuple(level.step for level in levels if level.step is not None)


def _plain(raw: str) -> str:
    """A key as it reads; as written where its escapes are wrong."""
    try:
        key = str(json.loads(raw, strict=False))
        key.encode("utf-8")
    except ValueError:
        return raw
    return key


def place(text: str, steps: Sequence[Step]) -> int:
    """The offset of the value at ``steps``, or of its closest existing parent."""
    deepest, best = -1, 0
    for token in tokens(text):
        depth = len(token.path)
        if token.key or depth <= deepest:
            continue
        if depth == deepest + 1 and _on_the_way(token.path, steps):
            deepest, best = depth, token.at
            if depth == len(steps):
                break
    return best


def _on_the_way(path: Path, steps: Sequence[Step]) -> bool:
    return len(path) <= len(steps) and all(str(step) in steps[i] for i, step in enumerate(path))


def first_mistake(text: str, pointer: str = "") -> Mistake | None:
    """The first thing in grammatical JSON that lianchi does not take: a double key, NaN, too deep a nest …

    ``pointer`` is where the text stands in its document; the messages name the pointer of the mistake.
    """
    seen: set[Path] = set()
    for token in tokens(text):
        where = pointer + joined(token.path)
        if len(token.path) >= DEPTH and token.raw in "{[":
            return Mistake(token.at, f"嵌套超过 {DEPTH} 层", f"nested deeper than {DEPTH} levels")
        if token.key and token.path in seen:
            key = token.path[-1]
            return Mistake(token.at, f"键“{key}”写了两次（{where}）", f"key {key!r} is written twice ({where})")
        if token.key:
            seen.add(token.path)
        said = _in_string(token.raw) if token.raw[0] == '"' else _in_word(token.raw)
        if said:
            return Mistake(token.at, f"{said[0]}（{where}）", f"{said[1]} ({where})")
    return None


def _in_string(raw: str) -> tuple[str, str] | None:
    if len(raw) > TEXT + 2 and len(_plain(raw)) > TEXT:
        return f"文字超过 {TEXT} 个字符", f"text longer than {TEXT} characters"
    if "\\u" in raw and _lone_surrogate(raw):
        return "含有不成对的代理字符", "holds a surrogate without its partner"
    return None


def _lone_surrogate(raw: str) -> bool:
    high, end = False, 0
    for match in _ESCAPE.finditer(raw):
        code = int(match[1], 16) if match[1] else 0
        low = 0xDC00 <= code < 0xE000
        if low != high or (low and match.start() != end):
            return True
        high, end = 0xD800 <= code < 0xDC00, match.end()
    return high


def _in_word(raw: str) -> tuple[str, str] | None:
    if raw in ("NaN", "Infinity", "-Infinity"):
        return f"{raw} 不是数", f"{raw} is not a number"
    digits = raw.lstrip("-")
    if digits.isdecimal() and len(digits) > INTEGER_DIGITS:
        return f"整数超过 {INTEGER_DIGITS} 位", f"an integer of more than {INTEGER_DIGITS} digits"
    return None
