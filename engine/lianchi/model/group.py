"""The group: what makes items of several records belong together, as it stands in a rule file.

A rule on groups sees rows: of each item only the fields that it names.  Keys cut the rows into groups; a sliding
window or a calendar period cuts them further.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from lianchi.model.language import Condition, Param, Shape, TermSpec

IMPLICIT = ("unit", "record", "number")
"""What every row has without being asked: its unit (may be a key), its record's id, its number in the group."""

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Within(Shape):
    """A sliding window: rows whose days lie at most ``days`` apart; each longest window is one group."""

    days: Param
    on: Name


class Each(Shape):
    """A calendar period: one group for each, from the first that has a row or was declared to the last."""

    period: Literal["month", "quarter", "half_year", "year"]
    on: Name


class Members(Shape):
    """One source of rows: which items of which kinds of record, and what is seen of each."""

    kinds: list[str] = Field(default_factory=list, description="the kinds of record; empty = those of the rule")
    each: str = Field(default="decision", description="the subject that makes a row; decision = the record itself")
    judged_on: TermSpec | None = Field(
        default=None, description="the day that picks parameters here; the day of within or each where left out")
    where: list[Condition] = Field(default_factory=list)
    complete: bool = Field(default=False, description="group.complete speaks of this source only, not of all")
    fields: dict[Name, TermSpec] = Field(min_length=1)


class Group(Shape):
    """Keys, an optional window or period, and the sources of rows by their plural name."""

    by: list[Name] = Field(min_length=1)
    within: Within | None = None
    each: Each | None = None
    on: Name | None = Field(default=None, description="the day of a row where neither window nor period cuts the group")
    members: dict[Name, Members] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_cut(self) -> Group:
        if sum(cut is not None for cut in (self.within, self.each, self.on)) > 1:
            raise ValueError("within、each、on 最多写一个 | at most one of within, each, on")
        return self

    @property
    def day(self) -> str:
        """The field that holds the day of a row; the empty string where no day matters."""
        cut = self.within or self.each
        return cut.on if cut else self.on or ""
