"""Plain text and yes or no."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from lianchi.normalise.numbers import half_width
from lianchi.normalise.refusal import NotSuppliedError, UnreadableError

FLAG_HINT: Final = ("true 或 false（是 或 否）", "true or false")

_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f]")
_YES: Final = frozenset(("true", "是", "有", "已"))
_NO: Final = frozenset(("false", "否", "无", "未"))


def text(value: Any) -> str | None:
    """The text without space around it and without control characters; a number counts as its digits."""
    if type(value) is str:
        if value.isprintable() and value and value[0] != " " and value[-1] != " ":
            return value
        return _cleaned(value)
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Decimal) and "E" not in str(value):
        return str(value)
    raise UnreadableError(*_no_text(value))


def _no_text(value: Any) -> tuple[str, str]:
    if isinstance(value, Decimal):
        return "数字写成了科学计数，原来的编号已经失真", "a number in scientific notation has lost its digits"
    return "不是文字", "it is not text"


def _cleaned(value: str) -> str:
    found = _CONTROL.sub("", value).strip()
    if not found:
        raise NotSuppliedError
    return found


def flag(value: Any) -> bool | None:
    """Yes or no; a number is neither."""
    if value is True or value is False or value is None:
        return value
    if not isinstance(value, str):
        raise UnreadableError("不是“是”或“否”", "it is neither yes nor no")
    word = half_width(value).lower()
    if not word:
        raise NotSuppliedError
    if word not in _YES and word not in _NO:
        raise UnreadableError
    return word in _YES
