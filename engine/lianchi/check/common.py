"""What cannot be judged in many records for the same reason: one finding that names them all.

A ledger of a hundred thousand rows without a column for gifts leaves every rule on gifts open in every row.  Two
million findings would say no more than twenty, and nobody could read them.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final, NamedTuple

import msgspec

from lianchi.check.blocks import Blocks
from lianchi.decide.session import Decision
from lianchi.explain import Checked, Explainer
from lianchi.mask import Veil
from lianchi.model.finding import Finding, RecordSummary
from lianchi.model.stored import Part, Stored

_NUMBERS: Final = "L"


class Reason(NamedTuple):
    """Why a rule cannot be judged: which rule, of which unit, for want of what."""

    rule: str
    unit: str
    missing: tuple[str, ...]


class Common(NamedTuple):
    """The records of a portion that wait for the same, by their packed numbers among those that were checked.

    ``finding`` is that of the first of them.
    """

    reason: Reason
    finding: Finding
    numbers: bytes


class OpenVerdicts:
    """The undetermined verdicts of one portion after the other; each portion stands for itself, as it may be kept."""

    def __init__(self, explainer: Explainer) -> None:
        self._explainer = explainer
        self._found: dict[Reason, tuple[Finding, array[int]]] = {}

    def add(self, decision: Decision, record: Checked, number: int, veil: Callable[[], Veil]) -> None:
        """One more verdict, on the record of that number in the portion, which the veil covers."""
        reason = Reason(decision.rule.rule.id, record.unit, self._explainer.missing(decision, record))
        found = self._found.get(reason)
        if found is None:
            finding = veil().finding(self._explainer.finding(decision, record))
            found = self._found[reason] = finding, array(_NUMBERS)
        numbers = found[1]
        if not numbers or numbers[-1] != number:
            numbers.append(number)

    def taken(self) -> list[Common]:
        """Those of the portion, which ends here."""
        found = [Common(why, finding, numbers.tobytes()) for why, (finding, numbers) in self._found.items()]
        self._found = {}
        return found


def moved(found: Iterable[Common], by: int) -> list[Common]:
    """The same when so many checked records stand before those of the portion."""
    return [one._replace(numbers=array(_NUMBERS, [n + by for n in array(_NUMBERS, one.numbers)]).tobytes())
            for one in found] if by else list(found)


def joined(portions: Iterable[tuple[list[Common], list[RecordSummary]]]) -> Stored[Finding]:
    """What the portions have in common as findings, in the order in which each reason first came up.

    The ids of their records are put aside: a finding may name a million of them.
    """
    blocks, first = Blocks(), dict[Reason, Finding]()
    ids: dict[Reason, list[tuple[int, int]]] = defaultdict(list)
    for found, checked in portions:
        for one in found:
            first.setdefault(one.reason, one.finding)
            names = [checked[n].record for n in array(_NUMBERS, one.numbers)]
            ids[one.reason].append((blocks.put(msgspec.msgpack.encode(names)), len(names)))
    return Stored(Part(1, partial(_common, finding, blocks, [block for block, _ in ids[why]]),
                       weight=sum(number for _, number in ids[why])) for why, finding in first.items())


def _common(first: Finding, blocks: Blocks, numbers: Sequence[int]) -> list[Finding]:
    """The finding with all records that it is about."""
    ids = tuple(name for number in numbers for name in _names(blocks.get(number)))
    return [first._replace(records=ids if len(ids) > 1 else ())]


_names = msgspec.msgpack.Decoder(list[str]).decode
