"""The second half of a run: the rows of all records, put together into groups, decided, and given their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lianchi.check.compartments import Compartments
from lianchi.check.places import Places
from lianchi.check.pool import Pool
from lianchi.check.portions import Portions
from lianchi.check.result import add_counts
from lianchi.model.finding import Counts, Finding
from lianchi.read import Chunk


class Several(NamedTuple):
    """What the records came to together."""

    counts: Counts
    findings: Sequence[Finding]


def check_groups(chunks: Sequence[Chunk], portions: Portions, pool: Pool) -> Several:
    """What the records of all chunks come to under the rules on several records."""
    counts = Counts()
    if not pool.shop.plan.groups:
        return Several(counts, ())
    places = Places(chunks, pool)
    for _, result in pool.results(Compartments(pool.shop.plan.groups, portions).tasks()):
        add_counts(counts, result.counts)
        for finding, grouped in zip(result.findings, result.groups, strict=True):
            places.add(finding, grouped)
    return Several(counts, places.given())
