"""All shapes of record."""

from __future__ import annotations

from submissions.kinds import (
    administration,
    business,
    collective,
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
    village_people,
)

SHAPES = tuple(shape for field in (
    oversight, business, service, conduct, party, decisions, decision_bundles, administration, tenders, registers,
    village_decisions, village_finance, village_people,
    collective,
) for shape in field.SHAPES)
