"""Reading values of a code list: any spelling → code."""

from __future__ import annotations

from typing import Any, Final

from lianchi.codes import CodeList, folded
from lianchi.normalise.refusal import NotSuppliedError, UnreadableError

_CACHED: Final = 10_000


class Reader(dict[Any, str | None]):
    """Any spelling → code, of one list; ``reader[text]`` reads it, and remembers it, good or bad."""

    def __init__(self, codes: CodeList) -> None:
        super().__init__({None: None})
        self._codes = codes
        self._folded: dict[str, str] = {}
        self._refused: dict[str, tuple[str, str]] = {}
        for entry in codes.entries.values():
            for text in entry.spellings:
                self[text] = entry.code
                self._folded[folded(text)] = entry.code

    def __missing__(self, value: Any) -> str:
        if not isinstance(value, str):
            raise UnreadableError("不是文字", "it is not text")
        found = self._folded.get(folded(value))
        if found is None:
            raise self._refusal(value)
        if len(self) < _CACHED:
            self[value] = found
        return found

    def _refusal(self, text: str) -> Exception:
        if not text.strip():
            return NotSuppliedError()
        said = self._refused.get(text) or self._nearest(text)
        if len(self._refused) < _CACHED:
            self._refused[text] = said
        return UnreadableError(*said)

    def _nearest(self, text: str) -> tuple[str, str]:
        names = "、".join(self._codes.nearest(text))
        return f"“{self._codes.title}”里最接近的是：{names}", f"the nearest are: {names}"
