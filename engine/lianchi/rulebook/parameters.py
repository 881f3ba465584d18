"""Dated, layered parameters: which value holds for a unit on a day, and which layer set it.

Layers override by level: national < province < city < county < unit.  A parameter marked ``stricter`` may only be
moved in that direction.  No value for the day means that the result is undetermined; there is no default.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from pydantic import Field

from lianchi.codes import folded
from lianchi.model.language import Shape
from lianchi.model.rule import Parameter, Scope

LEVELS = ("national", "province", "city", "county", "unit")
MILLION = 1_000_000
Value = Any
"""Canonical: share (numerator, denominator); money fen; number millionths; days, months, count; flag; code; codes;
names."""


class Override(Shape):
    """New dated values for one parameter in one layer."""

    values: dict[date, Any]
    basis: str | None = None
    note: str | None = None


class ProfileFile(Shape):
    """The shape of a parameter file: ``--params FILE`` or one of ``rules/profiles/``."""

    schema_: Literal["lianchi/profile/1"] = Field(alias="schema")
    title: str
    level: Literal["national", "province", "city", "county", "unit"]
    for_: Scope = Field(default_factory=Scope, alias="for")
    parameters: dict[str, Override] = Field(default_factory=dict)
    units: dict[str, dict[str, dict[date, Any]]] = Field(
        default_factory=dict, description="unit code or name → parameter → first day → value"
    )
    enable: list[str] = Field(default_factory=list)
    disable: list[str] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """The values of one parameter in one layer, sorted by first day (ordinals); None ends a value."""

    layer: str
    level: int
    region: str | None
    unit: str | None
    days: tuple[int, ...]
    values: tuple[Value, ...]

    def covers(self, unit: Mapping[str, Any]) -> bool:
        """Whether the layer is for this unit (a canonical tree, possibly empty)."""
        if self.region is not None and not str(unit.get("region") or "").startswith(self.region):
            return False
        return self.unit is None or self.unit in (unit.get("code"), unit.get("name"))

    def at(self, day: int) -> Value:
        """The value in force on the day, None before the first and after the last."""
        index = bisect_right(self.days, day) - 1
        return self.values[index] if index >= 0 else None


@dataclass(slots=True)
class Table:
    """One parameter over all layers, lowest level first."""

    name: str
    definition: Parameter
    steps: list[Step] = field(default_factory=list)
    by_unit: dict[str, Step] = field(default_factory=dict)
    """Steps of a many-unit file, found directly by unit code or name."""

    def at(self, day: int, unit: Mapping[str, Any]) -> tuple[Value, str]:
        """The value for the unit on that day and the layer that set it; (None, "") where there is none."""
        own = [self.by_unit[key] for key in (unit.get("code"), unit.get("name")) if key and key in self.by_unit]
        fitting = [*own, *(step for step in reversed(self.steps) if step.covers(unit))]
        for step in sorted(fitting, key=lambda step: -step.level):
            if (value := step.at(day)) is not None:
                return value, step.layer
        return None, ""


class Names:
    """Names and their other spellings; which of them a text is, spelling aside.  Raises ValueError («zh | en»)."""

    def __init__(self, spellings: Mapping[str, Sequence[str]]) -> None:
        self.spellings = {name: tuple(others) for name, others in spellings.items()}
        self._found: dict[str, str] = {}
        for name, others in self.spellings.items():
            for text in (name, *others):
                other = self._found.setdefault(folded(text), name)
                if other != name:
                    raise ValueError(f"“{text}”既是 {other} 又是 {name} | {text!r} means both {other} and {name}")
        self._exact = {text: name for name, others in self.spellings.items() for text in (name, *others)}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Names) and other.spellings == self.spellings

    def __hash__(self) -> int:
        return hash(tuple(self.spellings.items()))

    def named(self, text: str) -> str | None:
        """The name that the text is; None where it is none of them."""
        return self._exact.get(text) or self._found.get(folded(text))


def canonical(raw: Any, definition: Parameter) -> Value:
    """One value as conditions compare it.  Raises ValueError with «zh | en» saying what right input looks like."""
    if raw is None:
        return None
    if definition.type == "names":
        return _names(raw)
    if isinstance(raw, list) and definition.type != "codes":
        return tuple(_row(row, definition) for row in raw)
    if isinstance(raw, dict) and "value" in raw:
        return canonical(raw["value"], definition)
    reader = _READERS[definition.type]
    try:
        return reader(raw)
    except (ValueError, ZeroDivisionError) as error:
        zh, en = _EXPECTED[definition.type]
        raise ValueError(f"参数值 {raw!r} 不对：{zh} | value {raw!r} is not right: {en}") from error


def _names(raw: Any) -> Names:
    if not isinstance(raw, dict) or any(not isinstance(others or [], list) for others in raw.values()):
        raise ValueError("名称写成 名称: [其他写法] | names are written name: [other spellings]")
    return Names({name: [str(text) for text in others or []] for name, others in raw.items()})


def _row(row: Any, definition: Parameter) -> tuple[tuple[tuple[str, str], ...], Value]:
    if not isinstance(row, dict) or "value" not in row:
        raise ValueError("表格参数的每一行要写 value | every row of a keyed table needs a value")
    keys = tuple(sorted((str(k), str(v)) for k, v in row.items() if k not in ("value", "basis")))
    return keys, canonical(row["value"], definition)


def is_keyed(value: Value) -> bool:
    """Whether a canonical value is a table with keys rather than one value for everybody."""
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], tuple) and isinstance(value[0][0], tuple)


def pick_row(value: Value, keys: Mapping[str, str]) -> Value:
    """The value of the first row of a keyed table whose every key equals, or is ``*``; None where there is none."""
    for row_keys, row_value in value:
        if all(wanted in ("*", keys.get(key)) for key, wanted in row_keys):
            return row_value
    return None


def _digits(raw: Any, pattern: re.Pattern[str]) -> str:
    """The number as written, when it is written so: no exponents, which can be larger than any memory."""
    text = str(raw).strip()
    if not pattern.fullmatch(text):
        raise ValueError(raw)
    return text


def _share(raw: Any) -> tuple[int, int]:
    number = Fraction(_digits(str(raw).replace(" ", ""), _FRACTION))
    return number.numerator, number.denominator


def _money(raw: Any) -> int:
    return _scaled(str(raw).replace(",", ""), 100)


def _whole(raw: Any) -> int:
    return int(_digits(raw, _INTEGER))


def _number(raw: Any) -> int:
    return _scaled(raw, MILLION)


def _scaled(raw: Any, scale: int) -> int:
    scaled = Decimal(_digits(raw, _DECIMAL)) * scale
    if scaled != scaled.to_integral_value():
        raise ValueError(raw)
    return int(scaled)


def _flag(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise ValueError(raw)
    return raw


def _codes(raw: Any) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise ValueError(raw)
    return tuple(_code(item) for item in raw)


def _code(raw: Any) -> str:
    if not isinstance(raw, str | int) or isinstance(raw, bool):
        raise ValueError(raw)
    return str(raw)


_INTEGER = re.compile(r"-?[0-9]{1,18}")
_DECIMAL = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")
_FRACTION = re.compile(r"[0-9]{1,18}(/[0-9]{1,18}|\.[0-9]{1,18})?")
_READERS: dict[str, Any] = {
    "share": _share, "money": _money, "days": _whole, "months": _whole, "count": _whole, "number": _number,
    "flag": _flag, "code": _code, "codes": _codes,
}
_EXPECTED = {
    "share": ("比例写成分数，如 2/3", "a share is a fraction such as 2/3"),
    "money": ("金额写元，最多两位小数，如 500000", "money is yuan with at most two decimals, such as 500000"),
    "days": ("天数写整数", "days are a whole number"),
    "months": ("月数写整数", "months are a whole number"),
    "count": ("数量写整数", "a count is a whole number"),
    "number": ("数写十进制，最多六位小数", "a number has at most six decimals"),
    "flag": ("写 true 或 false", "true or false"),
    "code": ("写代码", "a code"),
    "codes": ("写代码的列表", "a list of codes"),
}
