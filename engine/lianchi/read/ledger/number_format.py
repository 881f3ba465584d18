"""What a spreadsheet shows for a stored number: the format decides whether it is a day, a share, a code or an amount.

The value that is read is what its author saw.  A format that shows another number than is stored (in ten thousands,
with a point of its own) leaves open which of the two was meant, so that such a cell is no value at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

_BUILT_IN: Final = {
    9: "0%", 10: "0.00%", 14: "yyyy-m-d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy-m-d h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月"), **dict.fromkeys((28, 29, 51, 53, 54, 58), "m月d日"),
    30: "m-d-yy", 31: "yyyy年m月d日", **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}
"""Formats that files name by number only, as Chinese Excel shows them."""

_IDLE: Final = re.compile(r"_.|\*.|\[(?:[A-Za-z]+\d*|[<>=]+[-0-9.]+|\$-[0-9A-Fa-f,]+)\]", re.IGNORECASE)
_ELAPSED: Final = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_CURRENCY: Final = re.compile(r"\[\$([^\]-]+)(?:-[^\]]*)?\]")
_TOKEN: Final = re.compile(r'"([^"]*)"|[\\!](.)|(.)', re.DOTALL)
_HALF_DAYS: Final = re.compile("am/pm|a/p|上午/下午", re.IGNORECASE)
_SCALED: Final = re.compile(r"[0#?],+(?![0#?,])")
_YUAN: Final = frozenset(("¥", "￥", "CNY", "RMB", "人民币"))


@dataclass(frozen=True, slots=True)
class Format:
    """How numbers of one style are shown.

    ``kind`` is number, percent, other (another number than is stored), date, month, year, time or elapsed; ``clock``
    says that a time of day follows the date; ``before`` and ``after`` are words around the digits, ``zeros`` how many
    digits there are at least.
    """

    kind: str
    clock: bool = False
    before: str = ""
    after: str = ""
    zeros: int = 0


GENERAL: Final = Format("number")


def built_in(number: int) -> Format:
    """The format that a file names by number only."""
    return parsed(_BUILT_IN.get(number, "General"))


def is_built_in(number: int) -> bool:
    """Whether a format of that number means the same in every file."""
    return number in _BUILT_IN


@cache
def parsed(code: str) -> Format:
    """The format of a code such as ``yyyy"年"m"月"d"日"`` or ``#,##0.00"万元"``."""
    section = code.split(";")[0].strip()
    if section.casefold() in ("general", "g/通用格式", "@", ""):
        return GENERAL
    if _ELAPSED.search(section):
        return Format("elapsed")
    section = _HALF_DAYS.sub("", _IDLE.sub("", _CURRENCY.sub(r'"\1"', section)))
    tokens = [_token(match) for match in _TOKEN.finditer(section)]
    signs = "".join(sign for sign, _ in tokens)
    if not re.search("[0#?]", signs.replace("s.0", "s")):
        return _of_day(signs.casefold())
    return _of_number(tokens, signs)


def _token(match: re.Match[str]) -> tuple[str, str]:
    """A sign of the format, or a word that is shown as it is; signs that are no ASCII are such words."""
    quoted, escaped, sign = match.groups()
    word = quoted if quoted is not None else escaped
    if word is None and not sign.isascii():
        word = sign
    return (sign, "") if word is None else ("", word)


def _of_day(signs: str) -> Format:
    clock = bool(re.search("[hs]", signs))
    if re.search("[dye]", signs) or ("m" in signs and not clock):
        return Format("date" if "d" in signs else "month" if "m" in signs else "year", clock)
    return Format("time") if clock else GENERAL


def _of_number(tokens: list[tuple[str, str]], signs: str) -> Format:
    if "%" in signs:
        return Format("percent")
    digits = [at for at, (sign, _) in enumerate(tokens) if sign and sign in "0#?"]
    before, between, after = (
        "".join(word for _, word in tokens[start:end]).strip()
        for start, end in ((0, digits[0]), (digits[0], digits[-1]), (digits[-1], None))
    )
    if between or _SCALED.search(signs):
        return Format("other")
    core = re.sub("[^0#?.,]", "", signs)
    return Format("number", before="" if before in _YUAN else before, after=after,
                  zeros=len(core) if core.strip("0") == "" and len(core) > 1 else 0)
