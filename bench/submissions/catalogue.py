"""All shapes of record."""

from __future__ import annotations

from submissions.kinds import administration, business, conduct, decision_bundles, decisions, oversight, party, service

SHAPES = (*oversight.SHAPES, *business.SHAPES, *service.SHAPES, *conduct.SHAPES, *party.SHAPES,
          *decisions.SHAPES, *decision_bundles.SHAPES, *administration.SHAPES)
