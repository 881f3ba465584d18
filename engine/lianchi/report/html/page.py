"""What stands on the page, in order, before any markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lianchi.model.finding import VERDICTS, Report
from lianchi.model.rule import SEVERITIES
from lianchi.report.arrange import by_code, clean, idle_rules
from lianchi.report.html.cards import Card, cards, severity
from lianchi.report.html.charts import charts
from lianchi.report.html.register import NO_MONTH, Register
from lianchi.report.html.wanted import WantedCard, wanted
from lianchi.wording import say

PARTS = ("violation", "undetermined", "manual", "error")
"""The verdicts that have a part of the page, in this order."""
MOST = 20_000
"""Findings listed one by one in a part: with more no browser is at ease.  The page says how many it leaves out."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: all items of one verdict."""

    verdict: str
    number: int
    """Of all items, listed or not."""
    left_out: int
    cards: tuple[Card | WantedCard, ...]

    @property
    def has_ways(self) -> bool:
        """Whether the steps of a matter are drawn in it."""
        return any(isinstance(card, Card) and card.way for card in self.cards)


def page_of(report: Report, lang: str) -> dict[str, Any]:
    """Everything that the template prints, by name."""
    register = Register(report, lang)
    return {
        "report": report,
        "inputs": _inputs(report),
        "totals": [(verdict, report.total(verdict)) for verdict in VERDICTS],
        "charts": charts([it for it in report.findings if it.verdict == "violation"], register),
        "choices": _choices(report, register),
        "parts": [part for part in (_part(verdict, report, register) for verdict in PARTS) if part.cards],
        "remarks": by_code(report.remarks, lang),
        "clean": clean(report),
        "idle": idle_rules(report),
    }


def _inputs(report: Report) -> Mapping[str, Any]:
    """The files that were not read whole, unread first; those without a record; how many of each."""
    status = Counter(it.status for it in report.inputs)
    return {
        "open": sorted((it for it in report.inputs if it.status != "read"), key=lambda it: it.status == "partial"),
        "empty": [it for it in report.inputs if it.status == "read" and not it.records],
        "counts": {name: status[name] for name in ("read", "partial", "unread")},
    }


def _part(verdict: str, report: Report, register: Register) -> Part:
    found = [it for it in report.findings if it.verdict == verdict]
    if verdict == "undetermined":
        asked = wanted(found, register)
        return Part(verdict, sum(len(card.items) for card in asked), 0, asked)
    listed = sorted(found, key=severity)[:MOST] if len(found) > MOST else found
    return Part(verdict, len(found), len(found) - len(listed), cards(listed, register))


def _choices(report: Report, register: Register) -> dict[str, list[tuple[str, str]]]:
    """Value and words of every choice of each filter: only what occurs."""
    found, lang = report.findings, register.lang
    months = sorted({register.month(it) for it in found}, reverse=True)
    return {
        "unit": [(str(key), register.unit(unit)) for key, unit in enumerate(register.units)],
        "verdict": _words("verdict", PARTS, {it.verdict for it in found}, lang),
        "severity": _words("severity", SEVERITIES, {it.severity for it in found}, lang),
        "month": [(month, say("page.no_day", lang) if month == NO_MONTH else month) for month in months],
        "rule": sorted({it.rule: f"{it.rule} {it.title}" for it in found}.items()),
    }


def _words(kind: str, codes: Iterable[str], used: set[str], lang: str) -> list[tuple[str, str]]:
    return [(code, say(f"{kind}.{code}", lang)) for code in codes if code in used]
