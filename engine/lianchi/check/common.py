"""What cannot be judged in many records for the same reason: one finding that names them all.

A ledger of a hundred thousand rows without a column for gifts leaves every rule on gifts open in every row.  Two
million findings would say no more than twenty, and nobody could read them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lianchi.decide.session import Decision
from lianchi.explain import Checked, Explainer
from lianchi.mask import Veil
from lianchi.model.finding import Finding


class Common(NamedTuple):
    """The finding of the first record that waits for something, and the ids of all of them in order."""

    finding: Finding
    records: list[str]


class OpenVerdicts:
    """The undetermined verdicts of a part of a file, by rule, unit and what is missing."""

    def __init__(self, explainer: Explainer) -> None:
        self._explainer = explainer
        self._found: dict[tuple[str, str, tuple[str, ...]], Common] = {}

    def add(self, decision: Decision, record: Checked, veil: Veil) -> None:
        """One more verdict, on a record that the veil covers."""
        key = (decision.rule.rule.id, record.unit, self._explainer.missing(decision, record))
        known, identity = self._found.get(key), str(record.tree["id"])
        if known is None:
            self._found[key] = Common(veil.finding(self._explainer.finding(decision, record)), [identity])
        elif known.records[-1] != identity:
            known.records.append(identity)

    def all(self) -> list[Common]:
        """One for each reason."""
        return list(self._found.values())


def joined(parts: Iterable[Common]) -> list[Finding]:
    """Those of consecutive parts as findings, in the order in which each reason first came up."""
    found: dict[tuple[str, str, tuple[str, ...]], Common] = {}
    for one in parts:
        known = found.setdefault((one.finding.rule, one.finding.unit, one.finding.missing), Common(one.finding, []))
        known.records.extend(one.records)
    return [one.finding._replace(records=tuple(one.records) if len(one.records) > 1 else ()) for one in found.values()]
