"""The code lists of the vocabulary: codes, their names in two languages, and their other spellings."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lianchi.dialect import Document, parse
from lianchi.errors import Fault, RulebookError
from lianchi.resources import data_folder

_IDLE: Final = re.compile(r"[\s\u200b\ufeff“”‘’「」『』\"'《》]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: its Chinese and English name and its other spellings."""

    code: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way to write it."""
        return (self.code, self.zh, *self.aliases)

    @property
    def words(self) -> str:
        """The code with its names: ``open 公开招标``, other spellings in brackets."""
        also = f"（也可写{'、'.join(self.aliases)}）" if self.aliases else ""
        return f"{self.code} {self.zh}{also}"

    def name(self, lang: str = "zh") -> str:
        """The name in the asked language."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class CodeList:
    """One list: its Chinese title and its entries by code, in the order of the file."""

    name: str
    title: str
    entries: dict[str, Entry]

    @property
    def words(self) -> str:
        """All codes with their names, in one sentence."""
        return "；".join(entry.words for entry in self.entries.values()) + "。"

    def title_of(self, code: str, lang: str = "zh") -> str:
        """The name of a code in the asked language; the code itself where the list does not have it."""
        return self.entries[code].name(lang) if code in self.entries else code

    def nearest(self, text: str, most: int = 3) -> tuple[str, ...]:
        """The Chinese names of the codes whose spellings are most like ``text``, the best first."""
        wanted = folded(text)
        scored = sorted((-_likeness(wanted, entry), at, entry.zh) for at, entry in enumerate(self.entries.values()))
        return tuple(zh for _, _, zh in scored[:most])


def _likeness(wanted: str, entry: Entry) -> float:
    return max(difflib.SequenceMatcher(None, wanted, folded(text)).ratio() for text in entry.spellings)


def folded(text: str) -> str:
    """What two spellings of one name have in common: no space, no quotes, half width, small letters."""
    return _IDLE.sub("", unicodedata.normalize("NFKC", text)).casefold()


class CodeLists:
    """All code lists, by name."""

    def __init__(self, lists: dict[str, CodeList]) -> None:
        self.lists = lists

    @classmethod
    def load(cls, path: Path | None = None) -> CodeLists:
        """The lists of a file, by default the shipped one; raises RulebookError with every fault of it."""
        path = path or data_folder("schemas") / "codes.yaml"
        document = parse(path.read_text(encoding="utf-8"), path.name)
        lists = _Build(document, path.name).lists()
        if document.faults:
            raise RulebookError(document.faults)
        return cls(lists)

    def __getitem__(self, name: str) -> CodeList:
        return self.lists[name]

    def titles(self, name: str, lang: str = "zh") -> dict[str, str]:
        """Code → name for one list, in the order of the file; empty for a list that there is not."""
        found = self.lists.get(name)
        return {code: entry.name(lang) for code, entry in found.entries.items()} if found else {}

    def title(self, name: str, code: str, lang: str = "zh") -> str:
        """The name of a code of the list ``name`` in the asked language."""
        return self.lists[name].title_of(code, lang)

    def nearest(self, name: str, text: str) -> tuple[str, ...]:
        """The three names of the list that are most like ``text``."""
        return self.lists[name].nearest(text)


class _Build:
    """The lists out of a parsed file; what is wrong goes to the faults of the document."""

    def __init__(self, document: Document, path: str) -> None:
        self._document = document
        self._path = path

    def lists(self) -> dict[str, CodeList]:
        """The lists of the file, without those that are not lists of codes."""
        data = self._document.data if isinstance(self._document.data, dict) else {}
        return {
            name: CodeList(name, str(body.get("title", name)), self._entries(name, body))
            for name, body in data.items()
            if name != "schema" and self._is_list(name, body)
        }

    def _is_list(self, name: str, body: Any) -> bool:
        if isinstance(body, dict) and isinstance(body.get("codes"), dict):
            return True
        self._fault((name,), f"代码表 {name} 要有 codes", f"code list {name!r} must have codes")
        return False

    def _entries(self, name: str, body: dict[str, Any]) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        owners: dict[str, str] = {}
        for code, raw in body["codes"].items():
            entry = self._entry(name, code, raw)
            for text in {folded(text) for text in entry.spellings}:
                if owners.setdefault(text, code) != code:
                    zh = f"“{text}”既是 {owners[text]} 又是 {code}"
                    self._fault((name, "codes", code), zh, f"{text!r} means both {owners[text]} and {code}")
            entries[code] = entry
        return entries

    def _entry(self, name: str, code: str, raw: Any) -> Entry:
        raw = raw if isinstance(raw, dict) else {}
        aliases = raw.get("aliases") or []
        zh, en = raw.get("zh"), raw.get("en")
        if not isinstance(zh, str) or not isinstance(en, str) or not isinstance(aliases, list):
            said = f"代码 {code} 要有 zh 和 en，aliases 要是列表"
            self._fault((name, "codes", code), said, f"code {code!r} must have zh and en, and aliases must be a list")
            return Entry(code, code, code)
        return Entry(code, zh, en, tuple(map(str, aliases)))

    def _fault(self, path: tuple[str, ...], zh: str, en: str) -> None:
        line, column = self._document.place(path, key=True)
        self._document.faults.append(Fault(self._path, line, column, zh, en))
