"""A moving window over JSON text in UTF-8, from bracket to bracket; strings are stepped over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lianchi.errors import UnreadableInput
from lianchi.read.limits import RECORD_BYTES, TEXT

# The counts are bounded because the regex engine keeps a trace of every repetition.
_TO_BRACKET: Final = re.compile(
    rb"""(?: [^"{}\[\]]+ | "[^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*){0,100}" ){0,1000} ([{}\[\]])?""",
    re.VERBOSE | re.DOTALL,
)
_CONTROL: Final = re.compile(rb"[\x00-\x1f]")
_LONGEST_STRING: Final = 6 * TEXT + 2


class Window:
    """The part of a document that is in memory; what is before ``kept`` is given up when more is read."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._line = 1
        self._counted = 0
        self.data = b""
        self.at = 0
        """Where looking goes on: just after the last bracket."""
        self.kept = 0
        self.limit = RECORD_BYTES
        """How many bytes may be kept."""

    def bracket(self) -> bytes:
        """The next bracket outside of strings, ``at`` being just after it; nothing at the end."""
        while True:
            match = _TO_BRACKET.match(self.data, self.at)
            self.at = match.end() if match else self.at
            if match and match[1]:
                return match[1]
            if self.data[self.at : self.at + 1] == b'"':
                if not self._over_string():
                    return b""
            elif self.at == len(self.data) and not self.more():
                return b""

    def _over_string(self) -> bool:
        """Go on after the string that begins here; False where the document ends inside it."""
        start = self.at - self.kept
        while (end := _string_end(self.data, self.kept + start)) < 0:
            self._bounded(self.kept + start, len(self.data))
            if not self.more():
                return False
        self._bounded(self.kept + start, end)
        self.at = end
        return True

    def _bounded(self, start: int, end: int) -> None:
        if _CONTROL.search(self.data, start, end):
            raise self.fault("文字没有右引号，或有没有转义的控制字符", "a string that does not end", start)
        if end - start > _LONGEST_STRING:
            raise self.fault(f"文字超过 {TEXT} 个字符", f"a text of more than {TEXT} characters", start)

    def more(self) -> bool:
        """Take one more block in; False where there is none."""
        block = next(self._blocks, None)
        if block is None:
            return False
        if len(self.data) - self.kept > self.limit:
            size = self.limit >> 20
            raise self.fault(f"一条记录超过 {size} MiB", f"one record of more than {size} MiB", self.kept)
        self.line_at(self.kept)
        self.data = self.data[self.kept :] + block
        self.at, self._counted, self.kept = self.at - self.kept, 0, 0
        return True

    def line_at(self, place: int) -> int:
        """The line of a place in the window; a place must not be before one that was asked for earlier."""
        self._line += self.data.count(b"\n", self._counted, place)
        self._counted = max(self._counted, place)
        return self._line

    def cut(self) -> bytes:
        """The bytes from ``kept`` to where looking has come, which are given up."""
        data = self.data[self.kept : self.at]
        self.kept = self.at
        return data

    def rest(self) -> bytes:
        """All that is left."""
        while self.more():
            pass
        self.at = len(self.data)
        return self.cut()

    def fault(self, zh: str, en: str, place: int) -> UnreadableInput:
        """The refusal of what stands at a place of the window."""
        return UnreadableInput(f"不是合格的 JSON：{zh}", f"not valid JSON: {en}", line=self.line_at(place))


def _string_end(data: bytes, start: int) -> int:
    """Just after the string that begins at ``start``; -1 where its end is not in ``data``."""
    at = start + 1
    while (quote := data.find(b'"', at)) >= 0:
        slashes = quote
        while data[slashes - 1] == 0x5C:
            slashes -= 1
        if (quote - slashes) % 2 == 0:
            return quote + 1
        at = quote + 1
    return -1
