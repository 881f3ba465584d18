"""Values of OCDS: money, days, names, methods.  What does not say its currency or its day is not read."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

YUAN: Final = ("CNY", "RMB")
"""Currencies that the vocabulary can hold: all its money is yuan."""

METHODS: Final = {"open": "open", "selective": "invited"}
"""Procurement methods that mean one thing; limited and direct do not."""

CATEGORIES: Final = {"goods": "goods", "works": "works", "services": "services"}

_TIME: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)
_NIGHT: Final = 16
"""From this hour of universal time on it is the next day in Beijing."""


class Refusal(NamedTuple):
    """Why a value is not read."""

    zh: str
    en: str


def day(text: Any) -> str | Refusal | None:
    """The day of a timestamp as published; None where there is none."""
    if text in (None, ""):
        return None
    found = _TIME.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None:
        return Refusal(f"看不懂日期“{text}”，没有读", f"date {text!r} is not understood and was not read")
    date, hour, zone = found.groups()
    if zone in ("Z", "+00:00", "+0000") and int(hour) >= _NIGHT:
        return Refusal(f"“{text}”是世界时，换成北京时间是第二天，不知道当地算哪一天，没有读",
                       f"{text!r} is universal time; the local day is not certain and was not read")
    return date


def money(value: Any) -> Any:
    """The amount in yuan, a Refusal where it is another currency or says none; None where there is no amount."""
    if not isinstance(value, dict) or value.get("amount") is None:
        return None
    currency = value.get("currency")
    if isinstance(currency, str) and currency.upper() in YUAN:
        return value["amount"]
    if not currency:
        return Refusal("金额没有写币种，没有读", "the amount names no currency and was not read")
    return Refusal(f"金额是 {currency}，规则里的数都是人民币元，没有读",
                   f"the amount is in {currency}; all thresholds are in yuan, so it was not read")


def name(party: Any) -> str | None:
    """The name of an organisation."""
    found = party.get("name") if isinstance(party, dict) else None
    return found if isinstance(found, str) and found.strip() else None
