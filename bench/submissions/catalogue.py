"""All shapes of record."""

from __future__ import annotations

from submissions.kinds import (
    administration,
    business,
    collective,
    conduct,
    decision_bundles,
    decisions,
    land_compensation,
    market,
    openness,
    oversight,
    party,
    procurement,
    registers,
    service,
    tenders,
    village_decisions,
    village_finance,
    village_people,
)

SHAPES = tuple(shape for field in (
    oversight, openness, business, market, service, conduct, party, decisions, decision_bundles, administration,
    tenders,
    procurement, registers, village_decisions, village_finance, village_people, collective, land_compensation,
) for shape in field.SHAPES)
