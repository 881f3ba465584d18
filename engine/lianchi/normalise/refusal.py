"""Why a value could not be read, in a half sentence that others make whole; and how values are quoted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

QUOTED: Final = 40
"""How many characters of a value a message quotes."""

_UNSEEN: Final = frozenset(
    (
        *range(0x20),
        *range(0x7F, 0xA0),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
        *range(0xE000, 0xF900),
        0xFEFF,
    )
)
_LARGE: Final = 1 << 12


class UnreadableError(Exception):
    """The value means nothing that its field could hold; ``zh`` and ``en`` say why, and may be empty."""

    def __init__(self, zh: str = "", en: str = "") -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en


class NotSuppliedError(Exception):
    """The value is the empty string: the field counts as not supplied, which is no mistake."""


def quoted(value: Any) -> str:
    """The value as a message quotes it: short, and what nobody can see written as ⟨U+202E⟩."""
    text = _text(value)
    shown = text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"
    return "".join(f"⟨U+{ord(c):04X}⟩" if ord(c) in _UNSEEN else c for c in shown)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value) if value.bit_length() < _LARGE else "…"
    if isinstance(value, Decimal):
        return str(value)
    return "{…}" if isinstance(value, dict) else "[…]" if isinstance(value, list) else str(value)
