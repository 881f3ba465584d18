"""A checked record in a line: what was decided, for how much, when, and by which steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from lianchi.codes import CodeLists
from lianchi.explain.explain import Checked, plain
from lianchi.explain.order import Procedures
from lianchi.model.finding import Event, Location, RecordSummary
from lianchi.model.record import Record
from lianchi.model.vocabulary import Node, fields_of
from lianchi.wording import listed

_DAYS: Final = ("held_on", "concluded_on", "posted_on", "awarded_on", "signed_on", "paid_on", "accepted_on",
                "published_on", "given_on", "returned_on", "decided_on")
"""What an item of a list is dated by: the first of these that is known."""
_DATED: Final = tuple(node for node in fields_of(Record).values()
                      if node.many and node.part is not None and set(_DAYS) & fields_of(node.part).keys())
"""The lists of the record whose items can be dated."""


class Summariser:
    """Writes the summaries of records in one language: which records they are, with ``matters`` what was decided for
    how much and when, with ``events`` also their dated steps."""

    def __init__(self, codes: CodeLists, lang: str, *, matters: bool, events: bool) -> None:
        self._names = {name: codes.titles(name, lang) for name in codes.lists}
        self._lang, self._matters, self._events = lang, matters or events, events
        self._lists, self._procedures = codes, Procedures.load()

    def summary(self, record: Checked, here: Location) -> RecordSummary:
        """The summary of a record that stands ``here``."""
        tree = record.tree
        if not self._matters:
            return RecordSummary(record.unit, str(tree["id"]), here.path, record.raw.line)
        matter = tree.get("matter") or {}
        amount = matter.get("amount")
        steps = list(_steps(tree))
        return RecordSummary(
            record.unit, str(tree["id"]), here.path, record.raw.line, self._names["kind"][tree["kind"]],
            str(matter.get("title") or ""), None if amount is None else str(plain("money", amount)),
            _iso(_decided(tree, [day for _, _, _, day in steps])),
            tuple(self._event(tree["kind"], *step) for step in steps) if self._events else (),
            self._procedures.titles(tree["kind"], self._lists, self._lang) if self._events else ())

    def _event(self, kind: str, node: Node, index: int, item: dict[str, Any], day: int | None) -> Event:
        """What the step is called: 村民代表会议（决议）, 公示（决议公示）."""
        words = [node.title, *self._codes(node, item)]
        if node.key == "meetings":
            words = words[1:] or words
            words[0] = str(item.get("name") or words[0])
        head, inside = words[0], words[1:]
        text = listed(inside, self._lang)
        shown = f"{head}（{text}）" if self._lang == "zh" else f"{head} ({text})"
        places = self._procedures.places(kind, node, item)
        return Event(_iso(day), shown if inside else head, f"/{node.key}/{index}", places)

    def _codes(self, node: Node, item: dict[str, Any]) -> Iterator[str]:
        fields = fields_of(node.part) if node.part else {}
        for key in ("body", "stage", "kind"):
            scalar = fields[key].scalar if key in fields else None
            if scalar is not None and scalar.codes and item.get(key) is not None:
                yield self._names[scalar.codes][item[key]]


def _steps(tree: dict[str, Any]) -> Iterator[tuple[Node, int, dict[str, Any], int | None]]:
    """The items of the record's lists that can be dated, in the order of the vocabulary, with their day."""
    for node in _DATED:
        for index, item in enumerate(tree.get(node.key) or ()):
            yield node, index, item, next((item[day] for day in _DAYS if item.get(day) is not None), None)


def _decided(tree: dict[str, Any], days: list[int | None]) -> int | None:
    """The day of the last meeting, else of the resolution, else of the first step that has one."""
    held: list[int] = [one["held_on"] for one in tree.get("meetings") or [] if one.get("held_on") is not None]
    if held:
        return max(held)
    decided: int | None = (tree.get("resolution") or {}).get("decided_on")
    return next((day for day in days if day is not None), None) if decided is None else decided


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()
