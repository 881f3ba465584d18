"""One JSON value from its bytes: floats exact, nothing doubled, nothing bottomless.

The fast way is msgspec.  It keeps the last of two equal keys and says nothing, so its result is only believed
when it is proved that no key was dropped: written out again it is either the very same text, or it has as
many colons (every key has one; a dropped key takes its colon away, and none can come in, as long as no colon
was written as an escape).  Where neither holds, the standard library reads the text again, strictly.  The
proof costs about 1 µs for 800 bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

import msgspec

from lianchi.errors import UnreadableInput
from lianchi.read.json_place import Mistake, first_mistake
from lianchi.read.limits import DEPTH, TEXT

_decode: Final = msgspec.json.Decoder(float_hook=Decimal).decode
_encode: Final = msgspec.json.Encoder(decimal_format="number").encode
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")

_GRAMMAR: Final = {
    "Expecting value": "这里应当是一个值",
    "Expecting property name enclosed in double quotes": "这里应当是双引号括起来的键",
    "Expecting ',' delimiter": "这里少一个逗号或右括号",
    "Expecting ':' delimiter": "键后面少一个冒号",
    "Extra data": "一个值之后还有多余的内容",
    "Unterminated string starting at": "文字没有右引号",
    "Invalid control character at": "文字里有没有转义的控制字符",
    "Invalid \\escape": "不认识的转义写法",
    "Invalid \\uXXXX escape": "不认识的转义写法",
    "Illegal trailing comma before end of object": "对象的最后一项后面多了逗号",
    "Illegal trailing comma before end of array": "列表的最后一项后面多了逗号",
}


class _RefusedError(ValueError):
    """A value that the standard library would take and lianchi does not."""


def value(data: bytes, pointer: str = "") -> Any:
    """The value; raises UnreadableInput with line and column counted from the start of ``data``.

    ``pointer`` is where the value stands in its document, for the messages.
    """
    try:
        tree = _decode(data)
        plain = _encode(tree)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, OverflowError):
        return strict(data, pointer)  # says what is wrong, and where
    if (data.startswith(plain) or _as_many_colons(data, plain)) and _shallow(data, tree):
        return tree
    return strict(data, pointer)


def _as_many_colons(data: bytes, plain: bytes) -> bool:
    return data.count(b":") == plain.count(b":") and b"\\u003" not in data


def _shallow(data: bytes, tree: Any) -> bool:
    """Within the limits; where the text is short only its nests need a look, and none where brackets are few."""
    if len(data) > TEXT:
        return within_limits(tree)
    return data.count(b"{") + data.count(b"[") <= DEPTH or not _deeper(tree, DEPTH)


def _deeper(item: Any, levels: int) -> bool:
    """Whether parts and lists are nested in more levels."""
    for child in _children(item):
        kind = type(child)
        if (kind is dict or kind is list) and (levels == 1 or _deeper(child, levels - 1)):
            return True
    return False


def within_limits(tree: Any) -> bool:
    """Whether no value is nested too deep and no text is too long."""
    level: list[Any] = [tree]
    for _ in range(DEPTH + 1):
        containers = [item for item in level if isinstance(item, (dict, list))]
        if any(isinstance(item, str) and len(item) > TEXT for item in level):
            return False
        if not containers:
            return True
        level = [child for item in containers for child in _children(item)]
    return False


def _children(item: Any) -> Iterable[Any]:
    return item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()


def strict(data: bytes, pointer: str = "") -> Any:
    """The value by the standard library, which is slower and can say what is wrong."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableInput(
            f"第 {error.start} 字节（从 0 数）不是 UTF-8",
            f"byte {error.start} (from 0) is not UTF-8",
            line=line,
        ) from error
    try:
        tree = _strict_decoder.decode(text)
    except json.JSONDecodeError as error:
        raise _ungrammatical(error) from error
    except (ValueError, RecursionError) as error:
        raise _mistaken(text, pointer) from error
    if not within_limits(tree) or (_SURROGATE.search(text) and first_mistake(text)):
        raise _mistaken(text, pointer)
    return tree


def _ungrammatical(error: json.JSONDecodeError) -> UnreadableInput:
    zh = _GRAMMAR.get(error.msg, error.msg)
    return UnreadableInput(
        f"不是合格的 JSON：{zh}", f"not valid JSON: {error.msg}", line=error.lineno, column=error.colno
    )


def _mistaken(text: str, pointer: str) -> UnreadableInput:
    found = first_mistake(text, pointer) or Mistake(0, "不是合格的 JSON", "not valid JSON")
    line, column = line_column(text, found.at)
    return UnreadableInput(found.zh, found.en, line=line, column=column)


def line_column(text: str, at: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _RefusedError
    return found


def _no_constant(name: str) -> Any:
    raise _RefusedError(name)


_strict_decoder: Final = json.JSONDecoder(
    parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_without_doubles
)
