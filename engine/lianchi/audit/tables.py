"""Parameters as a table that policy staff edit in a spreadsheet, and back: nothing lost, nothing written unseen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from lianchi.codes import CodeLists, folded
from lianchi.errors import Fault, RulebookError
from lianchi.model.rule import Parameter
from lianchi.read.workbook import Cell, cell_name
from lianchi.rulebook import Rulebook
from lianchi.rulebook.parameters import canonical
from lianchi.rulebook.settings import Setting, settings
from lianchi.wording import say
from lianchi.write.workbook import Sheet

SHEET = "参数"
HEADS = ("文件", "参数", "适用", "名称", "类型", "层级", "起始日", "条件", "值", "条目依据", "说明")
FILE, NAME, APPLIES, _, _, _, DAY, KEYS, VALUE, BASIS, _ = range(len(HEADS))
ENDS = "终止"
YES, NO = "是", "否"
NOTES = (
    "只改“起始日”“条件”“值”“条目依据”四列；可以加行（照抄前三列）或删行。条件写 键=值，多个用分号隔开。",
    "值：比例写 2/3，金额写元，几个代码用分号隔开，“终止”表示从这一天起不再有这个数。",
    "改好后运行 lianchi rules import-table，先看差别再写入。",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One dated value that a filled table changes, adds (``old`` none) or removes (``new`` none)."""

    setting: Setting
    day: date
    keys: str
    old: str | None
    new: str | None

    def text(self, lang: str) -> str:
        """``VS-08.quorum 到会比例 自 2026-01-01：2/3 → 3/4``."""
        title = self.setting.definition.title if lang == "zh" else self.setting.definition.title_en
        where = "".join(f"[{word}]" for word in (self.setting.applies, self.keys) if word)
        none = say("table.none", lang)
        return say("table.difference", lang, name=self.setting.name + where, title=title, day=self.day,
                   old=none if self.old is None else self.old, new=none if self.new is None else self.new)


class Tables:
    """The parameters of a rule book, to a table and back."""

    def __init__(self, book: Rulebook) -> None:
        self.settings = {one.identity: one for one in settings(book)}
        self._codes = CodeLists.load()

    def sheet(self) -> Sheet:
        """One row for each dated value; a parameter without any has one empty row to be filled in."""
        rows = [row for one in self.settings.values() for row in self._rows(one)]
        return Sheet(SHEET, HEADS, rows, NOTES)

    def _rows(self, one: Setting) -> Iterator[list[str | int | None]]:
        kind = say(f"type.{one.definition.type}", "zh")
        head: list[str | int | None] = [
            one.file, one.name, one.applies or None, one.definition.title, kind, say(f"level.{one.layer}", "zh"),
        ]
        note = one.definition.note
        for day, keys, value, basis in self._all(one):
            yield [*head, day.isoformat(), keys or None, value, basis or None, note]
        if not one.values:
            yield [*head, None, None, None, None, note]

    def _lines(self, one: Setting, day: date) -> Iterator[tuple[date, str, str, str]]:
        """Day, keys, value and basis of each row of a value: one, or as many as a keyed table has."""
        raw = one.values[day]
        keyed = isinstance(raw, list) and one.definition.type != "codes"
        for row in raw if keyed else [raw]:
            entry = row if isinstance(row, Mapping) else {"value": row}
            keys = ";".join(f"{key}={value}" for key, value in entry.items() if key not in ("value", "basis"))
            yield day, keys, self._shown(entry["value"], one.definition), str(entry.get("basis") or "")

    def _shown(self, raw: Any, definition: Parameter) -> str:
        if raw is None:
            return ENDS
        if isinstance(raw, bool):
            return YES if raw else NO
        if isinstance(raw, list):
            return "；".join(self._shown(item, definition) for item in raw)
        known = self._codes.lists.get(definition.codes or "")
        return known.title_of(str(raw)) if known else str(raw)

    # ---- back -----------------------------------------------------------------------------------------------

    def read(self, rows: Sequence[Sequence[Cell]], name: str) -> dict[tuple[str, str, str], dict[date, Any]]:
        """The values of a filled table, by setting.  Raises RulebookError with every fault at its cell."""
        return _Reader(self.settings, self._codes, name).read(rows)

    def differences(self, given: Mapping[tuple[str, str, str], Mapping[date, Any]]) -> list[Difference]:
        """What the table changes, in the order of the book."""
        return [one for identity, setting in self.settings.items()
                for one in self._differs(setting, given.get(identity, {}))]

    def _differs(self, setting: Setting, given: Mapping[date, Any]) -> Iterator[Difference]:
        new = replace(setting, values=given)
        old_lines = {(day, keys): (value, basis) for day, keys, value, basis in self._all(setting)}
        new_lines = {(day, keys): (value, basis) for day, keys, value, basis in self._all(new)}
        for day, keys in sorted({*old_lines, *new_lines}):
            old, mine = old_lines.get((day, keys)), new_lines.get((day, keys))
            if old != mine:
                yield Difference(setting, day, keys, old and _with_basis(old), mine and _with_basis(mine))

    def _all(self, one: Setting) -> Iterator[tuple[date, str, str, str]]:
        for day in sorted(one.values):
            yield from self._lines(one, day)


def _with_basis(pair: tuple[str, str]) -> str:
    return f"{pair[0]}（{pair[1]}）" if pair[1] else pair[0]


class _Reader:
    """Reads the rows of one filled table."""

    def __init__(self, known: Mapping[tuple[str, str, str], Setting], codes: CodeLists, name: str) -> None:
        self.known, self.codes, self.name = known, codes, name
        self.faults: list[Fault] = []

    def read(self, rows: Sequence[Sequence[Cell]]) -> dict[tuple[str, str, str], dict[date, Any]]:
        found: dict[tuple[str, str, str], dict[date, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for number, row in self._body(rows):
            padded = [*row, *[None] * (len(HEADS) - len(row))]
            setting = self._setting(number, padded)
            day, entry = self._day(number, padded), self._entry(number, padded, setting)
            if setting is not None and day is not None and entry is not None:
                found[setting.identity][day].append(entry)
        whole = {identity: {day: _one(entries) for day, entries in days.items()} for identity, days in found.items()}
        if self.faults:
            raise RulebookError(self.faults)
        return whole

    def _body(self, rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, Sequence[Cell]]]:
        head = next((i for i, row in enumerate(rows) if tuple(row[: len(HEADS)]) == HEADS), None)
        if head is None:
            heads = "、".join(HEADS)
            self._fault(1, 1, f"找不到表头；表头应是 {heads}", f"no head row; it should be {heads}")
            return
        for number, row in enumerate(rows[head + 1 :], start=head + 2):
            if any(value is not None for value in row):
                yield number, row

    def _fault(self, row: int, column: int, zh: str, en: str) -> None:
        self.faults.append(Fault(f"{self.name} {SHEET}!{cell_name(row, column)}", 0, 0, zh, en))

    def _setting(self, row: int, cells: Sequence[Cell]) -> Setting | None:
        identity = (_text(cells[FILE]), _text(cells[NAME]), _text(cells[APPLIES]))
        found = self.known.get(identity)
        if found is None:
            self._fault(row, NAME + 1, f"规则书里没有文件“{identity[0]}”的参数“{identity[1]}”；前三列要照抄",
                        f"no parameter {identity[1]!r} of file {identity[0]!r}; copy the first three columns")
        return found

    def _day(self, row: int, cells: Sequence[Cell]) -> date | None:
        raw = cells[DAY]
        if raw is None and cells[VALUE] is None:
            return None
        try:
            return raw if isinstance(raw, date) else date.fromisoformat(_text(raw))
        except ValueError:
            self._fault(row, DAY + 1, f"起始日“{_text(raw)}”不是日期，应如 2026-01-01", "not a day; write 2026-01-01")
            return None

    def _entry(self, row: int, cells: Sequence[Cell], setting: Setting | None) -> Any:
        if setting is None or (cells[VALUE] is None and cells[DAY] is None):
            return None
        if cells[VALUE] is None:
            self._fault(row, VALUE + 1, f"没有填值；不再有这个数写“{ENDS}”", f"no value; write {ENDS} to end it")
            return None
        keys = dict(part.split("=", 1) for part in _text(cells[KEYS]).split(";") if "=" in part)
        try:
            value = self._value(cells[VALUE], setting.definition)
            canonical(value, setting.definition)
        except ValueError as error:
            zh, _, en = str(error).partition(" | ")
            self._fault(row, VALUE + 1, zh, en or zh)
            return None
        extra = {"basis": _text(cells[BASIS])} if cells[BASIS] is not None else {}
        return {**keys, "value": value, **extra}

    def _value(self, raw: Cell, definition: Parameter) -> Any:
        if raw == ENDS:
            return None
        if definition.type == "flag":
            return {YES: True, NO: False}.get(_text(raw), raw)
        if definition.type == "codes":
            return [self._code(word, definition) for word in re.split("[；;]", _text(raw)) if word]
        if definition.type == "code":
            return self._code(_text(raw), definition)
        text = _text(raw)
        return int(text) if text.lstrip("-").isdigit() and not text.lstrip("-").startswith("0" * 2) else text

    def _code(self, word: str, definition: Parameter) -> str:
        known = self.codes.lists.get(definition.codes or "")
        if known is None:
            return word
        for code, entry in known.entries.items():
            if folded(word) in {folded(spelling) for spelling in entry.spellings}:
                return code
        near = "、".join(known.nearest(word))
        raise ValueError(f"“{word}”不是{known.title}里的名称，是不是{near}？"
                         f" | {word!r} is not on the list {known.name}")


def _one(entries: list[dict[str, Any]]) -> Any:
    """One value for everybody, or the rows of a keyed table."""
    if len(entries) == 1 and set(entries[0]) == {"value"}:
        return entries[0]["value"]
    if len(entries) == 1 and set(entries[0]) == {"value", "basis"}:
        return entries[0]
    return entries


def _text(cell: Cell) -> str:
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)


def path_of(shown: str, folders: Sequence[Path], profiles: Sequence[Path]) -> Path | None:
    """The file that a setting names, within the folders and parameter files given."""
    for folder in folders:
        head, _, inner = shown.partition("/")
        if head == (folder.name or folder.resolve().name) and (folder / inner).is_file():
            return folder / inner
    return next((file for file in profiles if file.name == shown), None)
