"""Identity, telephone and bank-card numbers in a text, and how each is covered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

SHORTEST: Final = 11
"""No shorter text holds such a number."""

_CANDIDATE: Final = re.compile(
    r"(?<!\d)(?:\d{6}[ -]\d{8}[ -]\d{3}[\dXxＸｘ]|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?|1\d\d[ -]\d{4}[ -]\d{4}"
    r"|0\d{2,3}-\d{7,8}|\d{17}[XxＸｘ]|\d{11,19})(?!\d)"
)
_PROVINCE: Final = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
_CARDS: Final = ("4", "51", "52", "53", "54", "55", "35", "37")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class Number(NamedTuple):
    """A number as written, its digits, and what of it may be shown."""

    written: str
    digits: str
    shown: str


def numbers(text: str, *, identity_only: bool = False) -> Iterator[Number]:
    """The numbers of persons in a text, in order; ``identity_only`` leaves telephones and cards."""
    for found in _CANDIDATE.finditer(text):
        digits = re.sub("[ -]", "", unicodedata.normalize("NFKC", found[0])).upper()
        if is_identity(digits):
            yield Number(found[0], digits, digits[:4] + "*" * (len(digits) - 8) + digits[-4:])
        elif not identity_only and (_is_telephone(digits, "-" in found[0]) or _is_card(digits)):
            yield Number(found[0], digits, last_four(digits))


def last_four(digits: str) -> str:
    """Only the last four signs of a number."""
    return "*" * (len(digits) - 4) + digits[-4:]


def is_identity(digits: str) -> bool:
    """Whether the digits are built like an identity number of 18 or 15; a wrong check digit is no excuse."""
    if not _PROVINCE.match(digits) or len(digits) not in (15, 18):
        return False
    if len(digits) == 15:
        return digits.isdecimal() and _is_day("19" + digits[6:12])
    return _is_day(digits[6:14]) and (_check_sign(digits) == digits[17] or not _is_credit_code(digits))


def _is_day(digits: str) -> bool:
    try:
        return 1850 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2100
    except ValueError:
        return False


def _check_sign(digits: str) -> str:
    return "10X98765432"[sum(w * int(d) for w, d in zip(_WEIGHTS, digits[:17], strict=True)) % 11]


def _is_credit_code(digits: str) -> bool:
    """Whether they are, check sign and all, the unified social credit code of an organisation."""
    weighted = sum(pow(3, place, 31) * _CREDIT_SIGNS.index(d) for place, d in enumerate(digits[:17]))
    return digits[17] in _CREDIT_SIGNS and (31 - weighted % 31) % 31 == _CREDIT_SIGNS.index(digits[17])


def _is_telephone(digits: str, dashed: bool) -> bool:
    if digits.startswith("86") and len(digits) == 13:
        digits = digits[2:]
    mobile = len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789"
    return mobile or (dashed and digits[0] == "0" and 10 <= len(digits) <= 12)


def _is_card(digits: str) -> bool:
    if not (16 <= len(digits) <= 19 and digits.isdecimal()):
        return False
    if not digits.startswith(_CARDS):
        return digits.startswith("62")
    doubled = (int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits)))
    return sum(n // 10 + n % 10 for n in doubled) % 10 == 0
