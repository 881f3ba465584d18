"""From the text of a cell to the raw value of its field: units from the heading, marks for yes and no, none at all.

The value stays text for the normaliser; what is settled here is only what the table around the cell says of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from lianchi.read.ledger.forms import FORM_READERS, pieces
from lianchi.read.ledger.headings import is_unit, same_unit, unit_in
from lianchi.read.ledger.refused import NoneError, NotSaidError, RefusedError
from lianchi.read.ledger.shape import Column

Convert = Callable[[str], Any]
"""The raw value of a cell; raises RefusedError, NotSaidError or NoneError."""

STROKES: Final = frozenset(("/", "\\", "-", "--", "—", "——", "－", "／", "…", "……", "*", "N/A", "n/a", "不详", "待填"))
DITTO: Final = frozenset(("同上", "同前", "同左", "〃", "″", "＂", "''", '"', "”"))
"""Signs for what stands above; whose value that is depends on how the rows are sorted."""

NONE: Final = frozenset(("无", "没有", "未发生", "无此项"))
_YES: Final = frozenset("√✓✔☑")
_NO: Final = frozenset("×✗✘")
_SCIENTIFIC: Final = re.compile(r"-?\d(?:\.\d+)?[Ee][+]?\d{1,3}")
_PLAIN_NUMBER: Final = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_YUAN_UNIT: Final = re.compile("百万元|千万元|千元|万元|亿元|[元圆块角]")
_LAST_UNIT: Final = re.compile("([万亿])[)整正]?$")
_NUMERAL: Final = re.compile("[0-9〇零一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟两]")
_OWN_UNIT: Final = re.compile(r"[\d.,〇零一二三四五六七八九十百千万两]+\s*([^\d.,〇零一二三四五六七八九十百千万两\s]+)")


def converter(column: Column, stated: str | None, part: bool) -> Convert:
    """How the cells of a column are read; ``stated`` is the unit that the heading or a line above the table names.

    In a column of a ``part`` that a row may lack (a gift, a cost), 无 says that there is none.
    """
    field = column.field
    assert field is not None
    if column.form:
        return FORM_READERS[column.form](field, column.end)
    if column.split:
        return _split
    if field.kind == "money":
        return lambda text: _money(_said(text), stated, column.unit or None)
    if field.kind in ("number", "count"):
        reference = stated or column.unit or unit_in(field.node.title)
        return lambda text: _number(_none_or(_said(text)) if part else _said(text), reference)
    if field.kind == "flag":
        return lambda text: "是" if text in _YES else "否" if text in _NO else _said(text)
    if field.kind in ("date", "time"):
        return _text_or_none
    if field.keys == ("id",):
        return lambda text: _exact(_written(text))
    may_be_none = "填空值" in field.node.about or (part and not field.none_is_code)
    return _text_or_none if may_be_none else _text


def _said(text: str) -> str:
    if text in STROKES:
        raise NotSaidError
    return text


def _text(text: str) -> str:
    if text in STROKES:
        raise NotSaidError
    return _exact(text) if "E" in text or "e" in text else text


def _text_or_none(text: str) -> str:
    return _text(_none_or(text))


def _written(text: str) -> str:
    if text in STROKES or text in NONE:
        raise NotSaidError
    return text


def _none_or(text: str) -> str:
    if text in NONE:
        raise NoneError
    return text


def _exact(text: str) -> str:
    if _SCIENTIFIC.fullmatch(text):
        raise RefusedError("destroyed_number", "是科学计数，原来的号码已经失真；请按原件用文本格式重填",
                           "is in scientific notation and has lost its digits; type it again as text")
    return text


def _split(text: str) -> list[str]:
    said = _said(text)
    return [] if said in NONE else pieces(said)


def _money(text: str, stated: str | None, default: str | None) -> Any:
    """The amount with its unit; raises RefusedError where two units are named, or none."""
    unit = stated or default
    if unit is not None and _PLAIN_NUMBER.fullmatch(text):
        return text + unit
    _none_or(_exact(text))
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    found = _YUAN_UNIT.findall(plain) or _LAST_UNIT.findall(plain)
    if not found and not _NUMERAL.search(plain):
        return text
    own = "元" if found and found[-1] in "圆块角" else found[-1] if found else None
    if own is None:
        return _with_unit(plain, unit)
    if stated is not None and not same_unit(own, stated):
        raise RefusedError("unit_conflict", f"写的单位是{own}，表头的单位是{stated}，不能确定是哪一个；请改成一致",
                           f"names the unit {own}, the heading {stated}; make them agree")
    return text


def _with_unit(plain: str, unit: str | None) -> str:
    if unit is None:
        raise RefusedError("no_unit", "没有写金额的单位，表头也没有；请在表头写（元）或（万元）",
                           "has no unit of money, nor has its heading; write 元 or 万元 into the heading")
    return plain[:-1] + unit + ")" if plain[0] == "(" and plain[-1] == ")" else plain + unit


def _number(text: str, reference: str | None) -> str:
    """A number or count; a unit of its own must be that of its heading."""
    _exact(text)
    match = _OWN_UNIT.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", ""))
    if match and reference and is_unit(match[1]) and not same_unit(match[1], reference):
        raise RefusedError("unit_conflict",
                           f"写的单位是{match[1]}，这一列的单位是{reference}，不能确定是哪一个；请改成一致",
                           f"names the unit {match[1]}, its column {reference}; make them agree")
    return text


def unit_refused(column: Column, stated: str | None) -> bool:
    """Whether the heading counts in another unit than the field: 期限（年） for a number of months."""
    if column.field is None or column.field.kind not in ("number", "count") or stated is None:
        return False
    expected = column.unit or unit_in(column.field.node.title)
    return expected is not None and not same_unit(expected, stated)
