"""The records with findings, one card each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lianchi.model.finding import Finding, RecordSummary
from lianchi.model.rule import SEVERITIES
from lianchi.report.html.register import Register
from lianchi.report.html.way import Way, way_of
from lianchi.wording import money, say


@dataclass(frozen=True, slots=True)
class Card:
    """One record and its findings of one verdict, the most severe first."""

    title: str
    about: str
    unit_key: int
    month: str
    items: tuple[Finding, ...]
    way: Way | None


def cards(found: Iterable[Finding], register: Register) -> tuple[Card, ...]:
    """One card a record, the record with the most severe finding first."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for it in found:
        groups.setdefault(register.key(it), []).append(it)
    made = [_card(sorted(mine, key=severity), register) for mine in groups.values()]
    return tuple(sorted(made, key=lambda card: severity(card.items[0])))


def severity(it: Finding) -> int:
    """Its rank, 0 being the most severe."""
    return SEVERITIES.index(it.severity)


def _card(items: list[Finding], register: Register) -> Card:
    first = items[0]
    record = register.record(first)
    return Card(
        title=record.title if record and record.title else register.named(first),
        about=_about(first, record, register),
        unit_key=register.unit_key(first.unit),
        month=register.month(first),
        items=tuple(items),
        way=way_of(record, register.lang) if record and first.verdict == "violation" else None,
    )


def _about(it: Finding, record: RecordSummary | None, register: Register) -> str:
    """Unit, id, day and amount in one line."""
    lang = register.lang
    words = [register.unit(it.unit), say("page.record", lang, record=register.named(it))]
    if record and record.day:
        words.append(say("page.day", lang, day=record.day))
    if record and record.amount:
        words.append(say("page.amount", lang, amount=money(int(Decimal(record.amount) * 100), lang)))
    return say("line.and", lang).join(words)
