"""What a change of the rule book does to records that were checked before."""

from __future__ import annotations

from dataclasses import dataclass

from lianchi.model.finding import Counts, Finding, InputReport

IMPACT_SCHEMA = "lianchi/impact/1"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two rule books, and what it made of the records."""

    name: str
    digest: str
    rules: int
    counts: Counts
    titles: dict[str, str]


@dataclass(frozen=True, slots=True)
class Changed:
    """A finding that both books make, and in what it differs: verdict, severity, message, basis, missing."""

    old: Finding
    new: Finding
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """The findings that appear, vanish and change between two rule books over the same records."""

    old: Side
    new: Side
    inputs: tuple[InputReport, ...]
    records: int
    appeared: tuple[Finding, ...]
    vanished: tuple[Finding, ...]
    changed: tuple[Changed, ...]
    same: int

    @property
    def incomplete(self) -> bool:
        """Whether some input could not be read whole."""
        return any(one.status != "read" for one in self.inputs)

    @property
    def shifted(self) -> tuple[str, ...]:
        """The rules whose six counts are not the same, in id order; a rule that one book lacks counts as none."""
        rules = sorted({*self.old.counts, *self.new.counts})
        return tuple(rule for rule in rules if self.old.counts.get(rule) != self.new.counts.get(rule))
