"""The record under construction: values with their places; what is said twice differently is left out."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

from lianchi.model.finding import Doubt
from lianchi.numerals import whole
from lianchi.read.extract import Extract, Origin

_QUOTED: Final = 60
"""Letters that are quoted of a value."""

_IDLE: Final = re.compile(r"[\s,，、。.:：;；]+")
_UNIT: Final = re.compile("(?:人次|[人名位票户元整天])+$")
_DAY: Final = re.compile(r"(.{4})年(.{1,3})月(.{1,4})[日号]|([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_ZERO: Final = str.maketrans("〇○◯Oo", "零零零零零")


def quote(text: str) -> str:
    """The words of a value for an origin or a doubt, on one line and not too long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else flat[:_QUOTED] + "…"


class Filling:
    """One record: fields, origins and doubts as they come in."""

    def __init__(self) -> None:
        self._fields: dict[str, Any] = {}
        self._origins: dict[str, Origin] = {}
        self._doubts: list[Doubt] = []
        self._left_out: set[str] = set()

    def put(self, pointer: str, value: Any, origin: Origin) -> None:
        """State a value.  The same one again changes nothing; another one takes both out."""
        if pointer in self._left_out:
            return
        there = self._origins.get(pointer)
        if there is None:
            _set(self._fields, _steps(pointer), value)
            self._origins[pointer] = origin
        elif not alike(self.get(pointer), value):
            self._take_out(pointer, there, origin)

    def get(self, pointer: str) -> Any:
        """The value at the pointer; None where there is none."""
        found: Any = self._fields
        for step in _steps(pointer):
            if isinstance(found, list):
                found = found[step] if isinstance(step, int) and step < len(found) else None
            else:
                found = found.get(step) if isinstance(found, dict) else None
        return found

    def doubt(self, doubt: Doubt) -> None:
        """Note what was left out, once."""
        if doubt not in self._doubts:
            self._doubts.append(doubt)

    def origin(self, pointer: str) -> Origin | None:
        """Where the value at the pointer was found."""
        return self._origins.get(pointer)

    def extract(self) -> Extract:
        """What was stated and not taken out."""
        return Extract(self._fields, dict(self._origins), tuple(self._doubts))

    def _take_out(self, pointer: str, one: Origin, other: Origin) -> None:
        self._left_out.add(pointer)
        _drop(self._fields, _steps(pointer))
        del self._origins[pointer]
        zh = f"{one.place}写“{one.quote}”，{other.place}写“{other.quote}”，说法不一，都没有读；请核对后改成一致"
        en = f"{one.place} says “{one.quote}” and {other.place} says “{other.quote}”; neither was read, correct one"
        self.doubt(Doubt(other.place, "ambiguous", zh, en))


def alike(one: Any, other: Any) -> bool:
    """Whether two raw values say the same: spaces, width, units and numerals do not count."""
    if isinstance(one, str) and isinstance(other, str):
        return _core(one) == _core(other)
    return bool(one == other)


def _core(text: str) -> str:
    words = unicodedata.normalize("NFKC", text).translate(_ZERO)
    if match := _DAY.search(words):
        return "-".join(_number(part.strip()) for part in match.groups() if part)
    bare = _UNIT.sub("", _IDLE.sub("", words))
    return _number(bare)


def _number(text: str) -> str:
    if text.isdecimal():
        return str(int(text))
    if len(text) == 4 and not text.isascii():
        return "".join(_number(letter) for letter in text)
    found = whole(text) if text else None
    return text if found is None else str(found)


def _steps(pointer: str) -> tuple[str | int, ...]:
    return tuple(int(step) if step.isdecimal() else step for step in pointer.split("/")[1:])


def _set(fields: Any, steps: tuple[str | int, ...], value: Any) -> None:
    """Put the value at its place, making the parts and list items on the way."""
    for step, following in zip(steps, steps[1:], strict=False):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(step, int):
            while len(fields) <= step:
                fields.append({})
            fields = fields[step]
        else:
            fields = fields.setdefault(step, empty)
    fields[steps[-1]] = value


def _drop(fields: Any, steps: tuple[str | int, ...]) -> None:
    for step in steps[:-1]:
        fields = fields[step]
    del fields[steps[-1]]
