"""What cannot be judged in many records for the same reason: one finding that names them all.

A ledger of a hundred thousand rows without a column for gifts leaves every rule on gifts open in every row.  Two
million findings would say no more than twenty, and nobody could read them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from lianchi.decide.session import Decision
from lianchi.explain import Checked, Explainer
from lianchi.mask import Veil
from lianchi.model.finding import Finding, RecordSummary

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
        self._first: dict[Reason, Finding] = {}
        self._numbers: dict[Reason, array[int]] = {}

    def add(self, decision: Decision, record: Checked, number: int, veil: Callable[[], Veil]) -> None:
        """One more verdict, on the record of that number in the portion, which the veil covers."""
        reason = Reason(decision.rule.rule.id, record.unit, self._explainer.missing(decision, record))
        if reason not in self._first:
            self._first[reason] = veil().finding(self._explainer.finding(decision, record))
        numbers = self._numbers.setdefault(reason, array(_NUMBERS))
        if not numbers or numbers[-1] != number:
            numbers.append(number)

    def taken(self) -> list[Common]:
        """Those of the portion, which ends here."""
        found = [Common(why, self._first[why], numbers.tobytes()) for why, numbers in self._numbers.items()]
        self._first, self._numbers = {}, {}
        return found


def moved(found: Iterable[Common], by: int) -> list[Common]:
    """The same when so many checked records stand before those of the portion."""
    return [one._replace(numbers=array(_NUMBERS, [n + by for n in array(_NUMBERS, one.numbers)]).tobytes())
            for one in found] if by else list(found)


def joined(found: Iterable[Common], checked: Sequence[RecordSummary]) -> list[Finding]:
    """What the portions have in common as findings, in the order in which each reason first came up."""
    first: dict[Reason, Finding] = {}
    records: dict[Reason, list[str]] = {}
    for one in found:
        first.setdefault(one.reason, one.finding)
        records.setdefault(one.reason, []).extend(checked[n].record for n in array(_NUMBERS, one.numbers))
    return [first[why]._replace(records=tuple(ids) if len(ids) > 1 else ()) for why, ids in records.items()]
