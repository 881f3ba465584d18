"""Which format some bytes have, where no suffix tells."""

from __future__ import annotations

import re
from typing import Final

HEAD: Final = 1 << 20
"""How many bytes are looked at."""

_UTF16: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_NEXT_LINE_OPENS: Final = re.compile(r"\{[^\n]*\}[ \t\r]*\n\s*\{")


def format_of(head: bytes, *, guess_yaml: bool = True) -> str:
    """json, jsonl, xml, yaml or unknown, by the first bytes.

    ``{`` opens JSON lines when the first line closes what it opened and the next one opens another object.
    """
    text = _text(head).lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return "xml"
    if text.startswith("["):
        return "json"
    if text.startswith("{"):
        return "jsonl" if _NEXT_LINE_OPENS.match(text) else "json"
    return "yaml" if guess_yaml and text else "unknown"


def _text(head: bytes) -> str:
    codec = _UTF16.get(head[:2], "utf-8")
    return head[:HEAD].decode(codec, "replace")
