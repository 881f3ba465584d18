"""All shapes of record."""

from __future__ import annotations

from submissions.kinds import business, conduct, oversight, party, service

SHAPES = (*oversight.SHAPES, *business.SHAPES, *service.SHAPES, *conduct.SHAPES, *party.SHAPES)
