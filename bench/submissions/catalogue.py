"""All shapes of record."""

from __future__ import annotations

from submissions.kinds import (
    administration,
    business,
    conduct,
    decision_bundles,
    decisions,
    oversight,
    party,
    registers,
    service,
    tenders,
    village_decisions,
    village_finance,
)

SHAPES = tuple(shape for field in (
    oversight, business, service, conduct, party, decisions, decision_bundles, administration, tenders, registers, village_decisions, village_finance,
) for shape in field.SHAPES)
