"""The kind of a record: the one that the text names, or the one that the bodies make certain."""

from __future__ import annotations

from typing import Final

from lianchi.model.finding import Doubt
from lianchi.read.minutes.prose.doubts import kind_of_body, one_step
from lianchi.read.minutes.prose.nodes import Draft, Said
from lianchi.read.minutes.prose.phrases import phrases

_ALL_DISCUSSIONS: Final = 4


def kinds(met: list[Draft], told: Draft, *, steps: bool) -> Draft:
    """The kind that the text names; the minutes of one step alone are no record of the whole procedure."""
    named = told.one("kind")
    stages = {stage.value for meeting in met if (stage := meeting.one("stage"))}
    if named is None or named.value not in phrases().procedures or steps or len(stages) >= _ALL_DISCUSSIONS:
        return told if told.has("kind") else _of_bodies(met)
    found = Draft()
    kind = phrases().procedures[named.value]
    if kind is not None:
        found.add("kind", Said(kind, named.origin, kind))
    found.doubts.append(Doubt(named.origin.place, "assumed", *one_step(named.origin.quote)))
    return found


def _of_bodies(met: list[Draft]) -> Draft:
    """The kind that the bodies make certain, where all of them are of one kind; and that the text does not say it."""
    bodies = [meeting.one("body") for meeting in met]
    known = [(body, phrases().kinds_of_bodies.get(body.value)) for body in bodies if body is not None]
    found = Draft()
    if known and len(known) == len(bodies) and len({kind for _, kind in known}) == 1 and known[0][1]:
        body, kind = known[0]
        found.add("kind", Said(kind, body.origin._replace(confidence="context"), kind))
        found.doubts.append(Doubt(body.origin.place, "assumed", *kind_of_body(body.origin.quote)))
    return found
