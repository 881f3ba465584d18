"""Fields left out of a record, as offices leave them out: not supplied, never emptied."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from submissions.draw import Draw, Record

_KEPT = frozenset({"schema", "id", "kind", "unit"})


def leave_out(record: Record, draw: Draw) -> tuple[Record, list[str]]:
    """The record without a few of its fields, and which those were.

    A unit that declares its submission complete hands in every list; single fields may be missing there, too.
    """
    record = json.loads(json.dumps(record))
    whole = record.get("coverage", {}).get("complete", False)
    places = [place for name, part in record.items() if name not in _KEPT
              for place in (*([] if whole else [f"/{name}"]), *_places(part, f"/{name}"))]
    wanted = [draw.one(places) for _ in range(draw.whole(1, 4))]
    return record, [place for place in wanted if _remove(record, place.split("/")[1:])]


def _places(part: Any, path: str) -> Iterator[str]:
    items = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in items:
        if isinstance(part, dict):
            yield f"{path}/{key}"
        yield from _places(value, f"{path}/{key}")


def _remove(part: Any, steps: list[str]) -> bool:
    for step in steps[:-1]:
        if isinstance(part, dict) and step not in part:
            return False
        part = part[int(step)] if isinstance(part, list) else part[step]
    return part.pop(steps[-1], part) is not part
