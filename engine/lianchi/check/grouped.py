"""The second half of a run: the rows of all records, put together into groups, decided, and given their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, islice
from typing import NamedTuple

from lianchi.check.compartments import Compartments, Position
from lianchi.check.places import Places
from lianchi.check.pool import Pool
from lianchi.check.portions import Portions
from lianchi.check.result import add_counts
from lianchi.check.tasks import GroupTask
from lianchi.model.finding import Counts, Finding
from lianchi.read import Chunk

PORTION = 1000
"""How many groups a worker takes at a time."""

_Flying = dict[int, tuple[GroupTask, list[Position]]]


class Several(NamedTuple):
    """What the records came to together."""

    counts: Counts
    findings: Sequence[Finding]


def check_groups(chunks: Sequence[Chunk], portions: Portions, pool: Pool) -> Several:
    """What the records of all chunks come to under the rules on several records."""
    counts, flying = Counts(), _Flying()
    if not pool.shop.plan.groups:
        return Several(counts, ())
    places = Places(chunks, pool)
    compartments = Compartments(pool.shop.plan.groups, portions)
    for number, result in pool.results(_tasks(compartments, flying)):
        task, positions = flying.pop(number)
        add_counts(counts, result.counts)
        for finding, index in zip(result.findings, result.groups, strict=True):
            places.add(finding, positions[index], task.groups[index])
    for group, few in zip(pool.shop.plan.groups, compartments.few, strict=True):
        if few:
            add_counts(counts, {group.id: {"not_applicable": few}})
    return Several(counts, places.given())


def _tasks(compartments: Compartments, flying: _Flying) -> Iterator[GroupTask]:
    """The groups in portions; those that are being decided stand in ``flying`` by the number of their task."""
    numbers = count()
    for rule, groups in compartments:
        while some := list(islice(groups, PORTION)):
            task = GroupTask(rule, [group for _, group in some])
            flying[next(numbers)] = task, [position for position, _ in some]
            yield task
