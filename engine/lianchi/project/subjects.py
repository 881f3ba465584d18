"""The subjects of a record: each item that a rule gives a verdict on, in scope and with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lianchi.project.names import Step
from lianchi.project.terms import dotted, walk
from lianchi.project.values import UNKNOWN, Scope


class Subject(NamedTuple):
    """One subject: its scope, and the JSON pointer of each slot of the scope.

    A collection that was not supplied has one *ghost* subject of which nothing is known, so that a rule about it is
    undetermined where it applies, and never silently absent.
    """

    scope: Scope
    pointers: tuple[str, ...]
    ghost: bool = False

    @property
    def path(self) -> str:
        """``meetings[3].speeches[0]``; the empty string for the record itself."""
        return dotted(self.pointers[-1])


def subjects(tree: dict[str, Any], steps: tuple[Step, ...]) -> list[Subject]:
    """Every subject of the record, in the order of the record; none where the record says that there is none."""
    if not steps:
        return [Subject([tree], ("",))]
    if len(steps) == 1 and len(steps[0].keys) == 1:
        return _items(tree, steps[0].keys[0])
    return list(_below([tree], ("",), steps))


def _items(tree: dict[str, Any], key: str) -> list[Subject]:
    """The plain case made quick: a list that stands in the record itself."""
    found = tree.get(key, UNKNOWN)
    if found is UNKNOWN:
        return [Subject([tree, {}], ("", f"/{key}"), ghost=True)]
    return [Subject([tree, item], ("", f"/{key}/{index}")) for index, item in enumerate(found or ())]


def _below(scope: Scope, pointers: tuple[str, ...], steps: tuple[Step, ...]) -> Iterator[Subject]:
    step, rest = steps[0], steps[1:]
    base = pointers[-1] + "".join(f"/{key}" for key in step.keys)
    found = walk(scope[-1], step.keys)
    if found is UNKNOWN:
        ghosts: list[dict[str, Any]] = [{} for _ in steps]
        yield Subject([*scope, *ghosts], (*pointers, *(base for _ in steps)), ghost=True)
        return
    for index, item in enumerate(found or ()):
        longer, places = [*scope, item], (*pointers, f"{base}/{index}")
        if rest:
            yield from _below(longer, places, rest)
        else:
            yield Subject(longer, places)
