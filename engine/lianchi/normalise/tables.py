"""The vocabulary as tables of readers, made once: key → how its value is read."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from lianchi.codes import CodeLists
from lianchi.model.record import RECORD_SCHEMA
from lianchi.model.scalar import Part, Scalar
from lianchi.model.vocabulary import Node, fields_of
from lianchi.normalise import dates, money, numbers, text
from lianchi.normalise.codes import Reader
from lianchi.normalise.refusal import UnreadableError

Read = Callable[[Any], Any]

_CACHED: Final = 10_000


@dataclass(slots=True)
class Table:
    """One part of the vocabulary: its scalars, its parts, and its lists of either."""

    nodes: dict[str, Node]
    scalars: dict[str, Read] = field(default_factory=dict)
    parts: dict[str, Table] = field(default_factory=dict)
    lists: dict[str, Table] = field(default_factory=dict)
    scalar_lists: dict[str, Read] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    """Chinese name → key, for the names that only one field of the part has."""
    _guesses: dict[str, Node | None] = field(default_factory=dict)

    def nearest(self, name: str) -> Node | None:
        """The field whose key or Chinese name is most like ``name``, if any is like it at all."""
        if name in self._guesses:
            return self._guesses[name]
        close = difflib.get_close_matches(name, [*self.nodes, *self.titles], n=1, cutoff=0.6)
        found = self.nodes[self.titles.get(close[0], close[0])] if close else None
        if len(self._guesses) < _CACHED:
            self._guesses[name] = found
        return found


class Tables:
    """The tables of all parts; the readers of days and of each code list are shared by all of them."""

    def __init__(self, codes: CodeLists) -> None:
        self._codes = codes
        self._days = dates.Days()
        self._readers: dict[str, Read] = {}
        self._made: dict[type[Part], Table] = {}

    def of(self, part: type[Part]) -> Table:
        """The table of a part, made when it is first asked for."""
        if part not in self._made:
            table = self._made[part] = Table(fields_of(part))
            titles = Counter(node.title for node in table.nodes.values())
            table.titles = {node.title: key for key, node in table.nodes.items() if titles[node.title] == 1}
            for key, node in table.nodes.items():
                self._enter(table, key, node)
        return self._made[part]

    def _enter(self, table: Table, key: str, node: Node) -> None:
        if node.part is not None:
            (table.lists if node.many else table.parts)[key] = self.of(node.part)
        elif node.scalar is not None:
            read = _schema if key == "schema" else self._reader(node.scalar, key)
            (table.scalar_lists if node.many else table.scalars)[key] = read

    def _reader(self, scalar: Scalar, key: str) -> Read:
        if scalar.kind == "code":
            name = scalar.codes or ""
            if name not in self._readers:
                self._readers[name] = Reader(self._codes[name]).__getitem__
            return self._readers[name]
        per_cent = key.endswith("percent")
        readers: dict[str, Read] = {
            "text": text.text,
            "flag": text.flag,
            "count": numbers.percent_count if per_cent else numbers.count,
            "number": numbers.percent_number if per_cent else numbers.number,
            "money": money.fen,
            "date": self._days.__getitem__,
            "time": dates.minutes,
        }
        return readers[scalar.kind]


def _schema(value: Any) -> str | None:
    if value is None or value == RECORD_SCHEMA:
        return RECORD_SCHEMA
    raise UnreadableError(f"只认 {RECORD_SCHEMA}", f"only {RECORD_SCHEMA} is known")
