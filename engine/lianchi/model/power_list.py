"""The shape of a power list: one file in which a place says who may do what small thing, step by step."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from lianchi.model.flow import FlowStep, Spelling
from lianchi.model.language import Shape
from lianchi.model.rule import Basis, Confidence, Parameter, Scope
from lianchi.model.source import Source

LIST_SCHEMA = "lianchi/power-list/1"
ASPECTS = ("steps", "by", "documents", "posting")


class ListExample(Shape):
    """An example of one item that the list writes itself: what is laid over its whole flow, and what comes out."""

    aspect: Literal["steps", "by", "documents", "posting"] = "steps"
    name: str
    given: dict[str, Any] = Field(default_factory=dict)
    skip: list[str] = Field(default_factory=list, description="steps that were not done")
    more: list[dict[str, Any]] = Field(default_factory=list, description="lines of the ledger besides those")
    without: list[str] = Field(default_factory=list)
    parameters: dict[str, Any] = Field(default_factory=dict)
    expect: Literal["violation", "compliant", "not_applicable", "undetermined"]


class PowerItem(Shape):
    """One power: what it is called, on which texts it rests, and its flow."""

    id: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]*-[0-9][A-Za-z0-9]*$")]
    title: str
    title_en: str
    aliases: list[str] = Field(default_factory=list)
    severity: Literal["critical", "high", "medium", "low", "info"]
    confidence: Confidence | None = Field(default=None, description="of this item's name and flow; else the list's")
    legacy: str | None = Field(default=None, description="why the item is kept though the duty is gone")
    unit_types: list[str] = Field(default_factory=list)
    basis: list[Basis] = Field(default_factory=list)
    steps: list[FlowStep] = Field(min_length=1)
    see: list[str] = Field(default_factory=list, description="rules that check more of the same matter")
    supersedes: list[str] = Field(default_factory=list)
    note: str | None = None
    examples: list[ListExample] = Field(default_factory=list)


class PowerList(Shape):
    """The whole list.  Lists of one ``power_list`` are layers: the nearest one that is for a unit judges it."""

    schema_: Literal["lianchi/power-list/1"] = Field(alias="schema")
    power_list: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    prefix: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]*$", description="what every id of the list begins with")]
    title: str
    title_en: str
    reference: bool = Field(default=False, description="a reconstruction, no official list")
    issuer: str | None
    number: str | None
    level: Literal["national", "province", "city", "county", "unit"]
    for_: Scope = Field(default_factory=Scope, alias="for")
    from_: date | None = Field(default=None, alias="from")
    until: date | None = None
    confidence: Confidence
    checked: date | None = None
    read: str | None = None
    kinds: list[str] = Field(default_factory=lambda: ["micro_power"], min_length=1)
    unit_types: list[str] = Field(default_factory=list)
    sources: dict[str, Source] = Field(default_factory=dict)
    parameters: dict[str, Parameter] = Field(default_factory=dict)
    bodies: dict[str, Spelling] = Field(default_factory=dict)
    documents: dict[str, Spelling] = Field(default_factory=dict)
    items: list[PowerItem] = Field(min_length=1)

    @model_validator(mode="after")
    def _days(self) -> PowerList:
        if self.from_ and self.until and self.until <= self.from_:
            raise ValueError("until 应晚于 from | until must be after from")
        return self

    @property
    def source(self) -> str:
        """The key under which its rules cite the list itself."""
        return f"power-list-{self.prefix.lower()}"

    @property
    def unlisted(self) -> str:
        """The id of the rule on what stands on no list."""
        return f"{self.prefix}-00"

    @property
    def name(self) -> str:
        """What sentences call it."""
        return "参考清单" if self.reference else "本地清单"

    @property
    def name_en(self) -> str:
        """What English sentences call it."""
        return "reference list" if self.reference else "local list"
