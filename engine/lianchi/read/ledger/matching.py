"""How well a sheet fits a shape: which column of the sheet is which column of the shape."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final, NamedTuple

from lianchi.read.ledger.header import Header, Label
from lianchi.read.ledger.headings import heading_key, title_key
from lianchi.read.ledger.shape import Column, Ledger, SheetShape

_BARE: Final = frozenset((
    "日期", "时间", "金额", "名称", "编号", "单位", "人数", "结果", "地点", "内容", "种类", "类别", "姓名", "说明",
    "情况",
))
"""Headings that mean nothing without the group above them."""

_GROUP_TAIL: Final = re.compile("(?:基本)?(?:信息|情况|方面|事项)$")
_NAME, _ALIAS, _OUT_OF_GROUP = 3, 2, 1


class Wanted:
    """A sheet of a ledger, with its headings indexed."""

    def __init__(self, ledger: Ledger, shape: SheetShape) -> None:
        self.ledger = ledger
        self.shape = shape
        self.titles = {title_key(word) for word in (shape.title, *shape.aliases)}
        self._in_lines = {*self.titles, title_key(ledger.title)}
        self._groups = {heading_key(column.under) for column in shape.columns if column.under}
        self._exact: dict[tuple[str, str], int] = {}
        self._alone: dict[str, list[int]] = defaultdict(list)
        for number, column in enumerate(shape.columns):
            under = heading_key(column.under)
            for key in column.keys:
                self._exact[under, key] = number
                self._alone[key].append(number)
        for number, column in enumerate(shape.columns):
            for key in column.keys if column.under else ():
                self._exact.setdefault(("", heading_key(column.under) + key), number)

    def column_of(self, label: Label) -> tuple[int, int] | None:
        """The number of the column that a label means, and how surely."""
        key = label.key
        groups = [heading_key(group) for group in reversed(label.groups)]
        for group in groups:
            for above in filter(None, (group, _GROUP_TAIL.sub("", group))):
                number = self._exact.get((above, key), self._exact.get(("", above + key)))
                if number is not None:
                    return number, _NAME
        if groups and (key in _BARE or not self._groups.isdisjoint(groups)):
            return None
        number = self._exact.get(("", key))
        if number is not None:
            return number, _NAME if self.shape.columns[number].keys[0] == key else _ALIAS
        found = self._alone.get(key, [])
        return (found[0], _OUT_OF_GROUP) if len(found) == 1 else None

    def title_rank(self, name: str, header: Header) -> int:
        """2 where the sheet is named like this one, 1 where its name or a line above the table has that name in it."""
        own = title_key(name)
        if own in self.titles:
            return 2
        return int(any(word in line for word in self._in_lines for line in (own, *header.lines)))


class Fit(NamedTuple):
    """What the columns of a sheet are by one shape; ``twice`` are columns that two of the sheet claim alike."""

    wanted: Wanted
    header: Header
    columns: dict[int, Column]
    twice: tuple[tuple[Column, tuple[int, ...]], ...]
    unknown: tuple[int, ...]
    missing: tuple[Column, ...]
    rank: tuple[int, int, int, bool, int]
    """How good the fit is: rank of the title, columns that are known, how surely; whole headings, of few rows."""

    @property
    def good(self) -> bool:
        """Whether the sheet is of this shape: nothing required is missing, and much of it is known."""
        known = len(self.columns) + sum(len(places) for _, places in self.twice)
        share = 4 if self.rank[0] else 2
        return not self.missing and known * share >= len(self.header.labels) and known >= min(
            2, len(self.wanted.shape.columns))


def fit(wanted: Wanted, header: Header, name: str) -> Fit:
    """The best that a shape can make of these heading rows of the sheet of that name."""
    claims: dict[int, list[tuple[int, int]]] = defaultdict(list)
    unknown: list[int] = []
    for at, label in header.labels.items():
        found = wanted.column_of(label)
        if found is None:
            unknown.append(at)
        else:
            claims[found[0]].append((found[1], at))
    columns: dict[int, Column] = {}
    twice: list[tuple[Column, tuple[int, ...]]] = []
    for number, claim in sorted(claims.items()):
        column, most = wanted.shape.columns[number], max(weight for weight, _ in claim)
        first = tuple(at for weight, at in claim if weight == most)
        unknown += [at for weight, at in claim if weight < most]
        if len(first) == 1 or column.field is None:
            columns.update(dict.fromkeys(first, column))
        else:
            twice.append((column, first))
    missing = tuple(column for number, column in enumerate(wanted.shape.columns)
                    if column.required and number not in claims)
    sureness = sum(max(weight for weight, _ in claim) for claim in claims.values())
    rank = (wanted.title_rank(name, header), len(claims), sureness, header.whole, header.first - header.last)
    return Fit(wanted, header, columns, tuple(twice), tuple(sorted(unknown)), missing, rank)
