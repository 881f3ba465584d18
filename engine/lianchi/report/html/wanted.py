"""What cannot be judged, by unit and by what the unit must hand in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lianchi.model.finding import Finding
from lianchi.report.arrange import Missing, missing
from lianchi.report.html.register import Register
from lianchi.wording import listed, say

IDS = 2_000
"""Ids of records that one thing to hand in names; how many more there are is said."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that a unit must hand in, with the rules and records that wait for it."""

    what: str
    rules: tuple[str, ...]
    titles: str
    records: tuple[str, ...]
    severities: tuple[str, ...]
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WantedCard:
    """What one unit must hand in."""

    title: str
    unit_key: int
    items: tuple[Wanted, ...]


def wanted(found: Iterable[Finding], register: Register) -> tuple[WantedCard, ...]:
    """One card a unit, in the order of the inputs; what most rules wait for first."""
    units: dict[str, list[Finding]] = {}
    for it in found:
        units.setdefault(it.unit, []).append(it)
    return tuple(
        WantedCard(register.unit(unit), register.unit_key(unit), tuple(_item(it, register) for it in missing(mine)))
        for unit, mine in units.items()
    )


def _item(it: Missing, register: Register) -> Wanted:
    titles = {one.rule: f"{one.rule} {one.title}" for one in it.findings}
    return Wanted(
        what=say("page.missing", register.lang, what=it.what) if it.named else it.what,
        rules=it.rules,
        titles=listed((titles[rule] for rule in it.rules), register.lang),
        records=tuple(dict.fromkeys(register.named(one) for one in it.findings)),
        severities=tuple(sorted({one.severity for one in it.findings})),
        months=tuple(sorted({register.month(one) for one in it.findings})),
    )
