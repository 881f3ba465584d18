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
)

SHAPES = tuple(shape for field in (
    oversight, business, service, conduct, party, decisions, decision_bundles, administration, tenders, registers,
) for shape in field.SHAPES)
