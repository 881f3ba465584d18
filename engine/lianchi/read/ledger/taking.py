"""Taking typed values out of a file of the dialect, every mistake with its line and column."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from lianchi.codes import CodeLists
from lianchi.dialect import Document, Path
from lianchi.errors import Fault
from lianchi.read.ledger.field import Field, NoFieldError, field_of


class Taking:
    """One mapping of a file; what is wrong with it goes to the faults of the document, which is read on."""

    def __init__(self, document: Document, shown: str, here: Path, known: tuple[str, ...]) -> None:
        self._document = document
        self._shown = shown
        self.here = here
        found: Any = document.data
        for key in here:
            found = found[key]
        self._data: dict[str, Any] = found if isinstance(found, dict) else {}
        if not isinstance(found, dict):
            self.fault((), "这里要写键值对", "a mapping is expected here")
        for key in self._data:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                zh, en = (f"；是否想写 {near[0]}？", f"; did you mean {near[0]}?") if near else ("", "")
                self.fault((key,), f"不认识的键 {key}{zh}", f"unknown key {key!r}{en}", key=True)

    @property
    def line(self) -> int:
        """The line on which the mapping begins."""
        return self._document.place(self.here)[0]

    def fault(self, below: Path, zh: str, en: str, *, key: bool = False) -> None:
        """Note a mistake at a value (or key) of this mapping."""
        line, column = self._document.place((*self.here, *below), key=key)
        self._document.faults.append(Fault(self._shown, line, column, zh, en))

    def text(self, key: str, *, needed: bool = False) -> str:
        """A text, empty where it is missing; whole numbers count as text."""
        value = self._data.get(key)
        if value is None or isinstance(value, bool | list | dict):
            if needed or value is not None:
                self._wrong(key, "一行文字", "text")
            return ""
        return str(value)

    def field(self, key: str, codes: CodeLists) -> Field | None:
        """The field of the vocabulary that a path names; None where it is missing or leads nowhere."""
        text = self.text(key)
        try:
            return field_of(text, codes) if text else None
        except NoFieldError as error:
            self.fault((key,), error.zh, error.en)
            return None

    def flag(self, key: str) -> bool:
        """True or false; false where it is missing."""
        value = self._data.get(key, False)
        if not isinstance(value, bool):
            self._wrong(key, "true 或 false", "true or false")
        return value is True

    def number(self, key: str) -> int | None:
        """A whole number above 0."""
        value = self._data.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self._wrong(key, "大于 0 的整数", "a whole number above 0")
            return None
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, or one text that stands for a list of one."""
        value = self._data.get(key)
        items = value if isinstance(value, list) else [] if value is None else [value]
        if any(item is None or isinstance(item, bool | list | dict) for item in items):
            self._wrong(key, "文字的列表", "a list of texts")
            return ()
        return tuple(map(str, items))

    def pairs(self, key: str) -> dict[str, str | bool]:
        """A mapping of texts, yes and no."""
        value = self._data.get(key, {})
        if not isinstance(value, dict) or any(item is None or isinstance(item, list | dict) for item in value.values()):
            self._wrong(key, "键值对，值是文字", "a mapping to texts")
            return {}
        return {name: item if isinstance(item, bool) else str(item) for name, item in value.items()}

    def parts(self, key: str, known: tuple[str, ...]) -> Iterator[Taking]:
        """The mappings of a list."""
        value = self._data.get(key, [])
        if not isinstance(value, list):
            self._wrong(key, "列表（- 开头的多行）", "a list")
            return
        for index in range(len(value)):
            yield Taking(self._document, self._shown, (*self.here, key, index), known)

    def _wrong(self, key: str, zh: str, en: str) -> None:
        if key in self._data:
            self.fault((key,), f"{key} 要写{zh}", f"{key} must be {en}")
        else:
            self.fault((), f"缺少键 {key}", f"key {key!r} is missing")
