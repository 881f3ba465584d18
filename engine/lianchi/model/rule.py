"""The rule: one norm of one list, as it stands in its file.

``must`` and ``must_not`` state the norm; ``when`` says whom it binds; ``unless`` lists provable exceptions.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from lianchi.model.group import Group
from lianchi.model.language import Condition, Exception_, Shape, TermSpec

RULE_SCHEMA = "lianchi/rule/1"
SEVERITIES = ("critical", "high", "medium", "low", "info")

Confidence = Annotated[
    str,
    Field(pattern=r"^(V|V-part|S|M\+|M-|D)( \([^)]*\))?(\+(V|V-part|S|M\+|M-|D)( \([^)]*\))?)*$"),
]


class Basis(Shape):
    """A clause that the rule rests on, in our own words; ``confidence`` follows the legend of the sources register."""

    source: str
    locator: str | None = Field(description="the article, paragraph and item; null where it is not known")
    says: str
    confidence: Confidence
    checked: date | None = Field(default=None, description="the day a person compared this with the official text")
    kinds: list[str] = Field(default_factory=list, description="kinds of record that the text binds; empty = all")
    unit_types: list[str] = Field(default_factory=list, description="types of unit that the text binds; empty = all")


class Version(Shape):
    """A half-open stretch of days [from, until) and the text in force then; ``basis: null`` = no such duty then."""

    from_: date | None = Field(alias="from")
    until: date | None
    basis: str | None = Field(description="source key of a document, '#', locator")


ParameterType = Literal["share", "money", "days", "months", "count", "number", "flag", "code", "codes", "names"]


class Dated(Shape):
    """A value from a day on, with the clause that sets it."""

    value: Any
    basis: str | None = None


class Scope(Shape):
    """The records a layer is for: a region code prefix, or a unit by its code or name."""

    region: str | None = None
    unit: str | None = None


class Row(Shape):
    """A row of a keyed parameter table: the keys it is for ('*' = any) and its value."""

    keys: dict[str, str]
    value: Any


class Parameter(Shape):
    """A number, share or code that a text or a unit sets, dated.

    Money is yuan in the file; a share is written ``2/3``; names are ``name: [other spellings]``.  ``values`` maps the
    first day of validity to the value, null ends it.  No value for a day means *undetermined*, never a default.
    """

    title: str
    title_en: str
    type: ParameterType
    codes: str | None = Field(default=None, description="the code list, for types code and codes")
    scope: Literal["national", "local", "unit"] = "national"
    values: dict[date, Any] = Field(default_factory=dict)
    stricter: Literal["higher", "lower"] | None = Field(
        default=None, description="a lower layer may move the value only in this direction"
    )
    note: str | None = None


class Conclusion(Shape):
    """What a list concludes about the record when its conditions hold; other rules read ``concluded.NAME``."""

    term: Annotated[str, Field(pattern=r"^concluded\.[a-z_]+$")]
    value: bool | str


class Example(Shape):
    """The smallest case that shows one edge.  ``given`` is laid over the rule's own ``given``; ``without`` removes.

    A rule on groups has several ``records``; the rule's own ``given`` is laid under each.
    """

    name: str
    given: dict[str, Any] = Field(default_factory=dict)
    without: list[str] = Field(default_factory=list)
    records: list[dict[str, Any]] = Field(default_factory=list)
    parameters: dict[str, Any] = Field(default_factory=dict)
    expect: Literal["violation", "compliant", "not_applicable", "undetermined", "manual"]


class History(Shape):
    """A change of meaning."""

    date: date
    change: str


class Rule(Shape):
    """One rule, one file, file name = id."""

    schema_: Literal["lianchi/rule/1"] = Field(alias="schema")
    id: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]*(-[A-Za-z0-9]+)+$")]
    slug: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: str
    title_en: str
    list_: Literal["procedure", "power", "positive", "negative"] = Field(alias="list")
    kinds: list[str] = Field(min_length=1, description="the kinds of record that the rule looks at")
    severity: Literal["critical", "high", "medium", "low", "info"]
    status: Literal["enabled", "provisional"]
    mode: Literal["automated", "assisted", "manual"]
    basis: list[Basis] = Field(min_length=1)
    judged_on: TermSpec | None = Field(default=None, description="the day that picks version and parameters")
    versions: list[Version] = Field(min_length=1)
    parameters: dict[str, Parameter] = Field(default_factory=dict)
    subject: str = "decision"
    group: Group | None = Field(default=None, description="for subject group: what makes records belong together")
    terms: dict[str, TermSpec] = Field(default_factory=dict)
    when: list[Condition] = Field(default_factory=list)
    must: list[Condition] = Field(default_factory=list)
    must_not: list[Condition] = Field(default_factory=list)
    unless: list[Exception_] = Field(default_factory=list)
    concludes: Conclusion | None = None
    message: str
    message_en: str
    remedy: str
    remedy_en: str
    supersedes: list[str] = Field(default_factory=list)
    note: str | None = None
    given: dict[str, Any] = Field(default_factory=dict, description="facts common to all examples")
    examples: list[Example] = Field(default_factory=list)
    history: list[History] = Field(default_factory=list)

    @model_validator(mode="after")
    def _norm(self) -> Rule:
        if self.mode == "manual":
            return self
        if (self.subject == "group") != (self.group is not None):
            raise ValueError("subject: group 和 group 要么都写，要么都不写 | subject: group and group go together")
        if self.judged_on is None:
            raise ValueError("缺少键 judged_on：按哪一天选用版本和参数 | judged_on is missing")
        if (self.concludes is None) == (not self.must and not self.must_not):
            raise ValueError("要写 must 或 must_not（清单写 concludes），不能都没有或都写 "
                             "| state the norm in must or must_not, or what a list concludes")
        return self

