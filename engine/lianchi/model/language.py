"""The rule language: terms and conditions as data, as they stand in a rule file.  Nothing here evaluates them.

Logic is Kleene's three-valued: a missing value never passes and never fails.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from lianchi.model.flow import Exception_ as Exception_
from lianchi.model.flow import Flow, FlowStep, Posting
from lianchi.model.shape import Shape as Shape

ORDER_OPERATORS = ("at_least", "more_than", "at_most", "less_than")
DATE_OPERATORS = ("before", "after", "not_before", "not_after")
VALUE_OPERATORS = ("is", "is_not", "in", "not_in")
STATE_OPERATORS = ("present", "absent")
OPERATORS = (*VALUE_OPERATORS, *ORDER_OPERATORS, *DATE_OPERATORS, *STATE_OPERATORS)


def _one_of(shape: Shape, names: tuple[str, ...]) -> str:
    given = [n for n in names if getattr(shape, f"{n}_" if f"{n}_" in type(shape).model_fields else n) is not None]
    if len(given) != 1:
        raise ValueError(f"要写且只写一个：{'、'.join(names)} | exactly one of: {', '.join(names)}")
    return given[0]


# ---- terms: what a condition may look at, and the only place where computation happens ------------------------


class Param(Shape):
    """The value of a parameter on the day that judges; ``by`` picks the row of a keyed table."""

    param: str
    by: dict[str, TermSpec] = Field(default_factory=dict)


class Literally(Shape):
    """A fixed value: a code, a day, true or false, or one of the whole numbers 0, 1 and 2."""

    value: bool | int | str


class Pick(Shape):
    """One item of a collection (first, last or only match), and the value ``of`` it.

    No match in a supplied collection is *none*; two matches for ``only`` are *unknown*.
    ``order_by`` sorts before picking; without it the order of the record counts.
    """

    first: str | None = None
    last: str | None = None
    only: str | None = None
    as_: str | None = Field(default=None, alias="as")
    where: list[Condition] = Field(default_factory=list)
    order_by: str | None = None
    of: TermSpec

    @model_validator(mode="after")
    def _which(self) -> Pick:
        _one_of(self, ("first", "last", "only"))
        return self


class Aggregate(Shape):
    """A number over a collection: how many items, how many distinct values, the sum, least or greatest value."""

    count: str | None = None
    distinct: str | None = None
    sum: str | None = None
    min: str | None = None
    max: str | None = None
    as_: str | None = Field(default=None, alias="as")
    where: list[Condition] = Field(default_factory=list)
    of: TermSpec | None = None

    @model_validator(mode="after")
    def _which(self) -> Aggregate:
        which = _one_of(self, ("count", "distinct", "sum", "min", "max"))
        if (which == "count") == (self.of is not None):
            raise ValueError("count 不带 of；distinct、sum、min、max 要写 of | count takes no 'of'; the others need it")
        return self


class DaysBetween(Shape):
    """Days from the first day to the second: calendar or working days; ``inclusive`` counts both end days."""

    days_between: list[TermSpec] | None = Field(default=None, min_length=2, max_length=2)
    working_days_between: list[TermSpec] | None = Field(default=None, min_length=2, max_length=2)
    inclusive: bool = False

    @model_validator(mode="after")
    def _which(self) -> DaysBetween:
        _one_of(self, ("days_between", "working_days_between"))
        return self


class AddTime(Shape):
    """A day moved by whole days, months or years (31 January plus a month is the last day of February)."""

    add: TermSpec
    days: TermSpec | None = None
    months: TermSpec | None = None
    years: TermSpec | None = None

    @model_validator(mode="after")
    def _which(self) -> AddTime:
        _one_of(self, ("days", "months", "years"))
        return self


class Arithmetic(Shape):
    """Sum, difference, product or remainder of terms; exact, a product with money is rounded half up to the fen."""

    plus: list[TermSpec] | None = Field(default=None, min_length=2)
    minus: list[TermSpec] | None = Field(default=None, min_length=2, max_length=2)
    times: list[TermSpec] | None = Field(default=None, min_length=2)
    remainder: list[TermSpec] | None = Field(default=None, min_length=2, max_length=2)

    @model_validator(mode="after")
    def _which(self) -> Arithmetic:
        _one_of(self, ("plus", "minus", "times", "remainder"))
        return self


class Choice(Shape):
    """The earliest or latest of several days (or least or greatest number), or the first that is not none."""

    earliest: list[TermSpec] | None = Field(default=None, min_length=1)
    latest: list[TermSpec] | None = Field(default=None, min_length=1)
    first_given: list[TermSpec] | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def _which(self) -> Choice:
        _one_of(self, ("earliest", "latest", "first_given"))
        return self


class SameText(Shape):
    """A text stripped to its letters, so that copies compare equal: no spaces, punctuation, numbers or dates.

    Shorter than ``at_least`` letters it is none: short sentences are alike by nature.
    """

    same_text: TermSpec
    at_least: Param


class NameOf(Shape):
    """A text as one of the names of a table (a parameter of type ``names``), spelling aside.

    A text that is no such name is unknown: it may be any of them.  With ``otherwise`` such a text is that word, and
    with ``or_missing`` so is one that was not supplied.
    """

    name_of: TermSpec
    among: Param
    otherwise: str | None = None
    or_missing: bool = False


_TERM_KEYS: dict[str, str] = {
    **dict.fromkeys(("first", "last", "only"), "pick"),
    **dict.fromkeys(("count", "distinct", "sum", "min", "max"), "aggregate"),
    **dict.fromkeys(("days_between", "working_days_between"), "days"),
    **dict.fromkeys(("plus", "minus", "times", "remainder"), "arithmetic"),
    **dict.fromkeys(("earliest", "latest", "first_given"), "choice"),
    "add": "add",
    "same_text": "same_text",
    "name_of": "name_of",
    "flow": "flow",
    "param": "param",
    "value": "value",
}


def _term_tag(raw: Any) -> str | None:
    if isinstance(raw, str):
        return "path"
    if isinstance(raw, dict):
        return next((_TERM_KEYS[key] for key in raw if key in _TERM_KEYS), None)
    return _TERM_SHAPES.get(type(raw))


_TERM_SHAPES: dict[type[Any], str] = {
    Pick: "pick", Aggregate: "aggregate", DaysBetween: "days", Arithmetic: "arithmetic", Choice: "choice",
    AddTime: "add", SameText: "same_text", NameOf: "name_of", Flow: "flow", Param: "param", Literally: "value",
}


TermSpec = Annotated[
    Annotated[str, Tag("path")]
    | Annotated[Pick, Tag("pick")]
    | Annotated[Aggregate, Tag("aggregate")]
    | Annotated[DaysBetween, Tag("days")]
    | Annotated[Arithmetic, Tag("arithmetic")]
    | Annotated[Choice, Tag("choice")]
    | Annotated[AddTime, Tag("add")]
    | Annotated[SameText, Tag("same_text")]
    | Annotated[NameOf, Tag("name_of")]
    | Annotated[Flow, Tag("flow")]
    | Annotated[Param, Tag("param")]
    | Annotated[Literally, Tag("value")],
    Discriminator(_term_tag),
]


class Operand(Shape):
    """The right side of a comparison where it is not a plain value: another term."""

    term: TermSpec


def _operand_tag(raw: Any) -> str:
    if isinstance(raw, list):
        return "several"
    if isinstance(raw, dict):
        return "param" if "param" in raw else "term"
    if isinstance(raw, Param):
        return "param"
    return "term" if isinstance(raw, Operand) else "plain"


OperandSpec = Annotated[
    Annotated[bool | int | str, Tag("plain")]
    | Annotated[list[str | int], Tag("several")]
    | Annotated[Param, Tag("param")]
    | Annotated[Operand, Tag("term")],
    Discriminator(_operand_tag),
]


# ---- conditions -----------------------------------------------------------------------------------------------


class Compare(Shape):
    """A term against a value, a parameter or another term; or whether the record states it at all.

    ``present`` and ``absent`` see *none* (the record says there is none); for every other operator none is unknown.
    """

    term: TermSpec
    is_: OperandSpec | None = Field(default=None, alias="is")
    is_not: OperandSpec | None = None
    in_: OperandSpec | None = Field(default=None, alias="in")
    not_in: OperandSpec | None = None
    at_least: OperandSpec | None = None
    more_than: OperandSpec | None = None
    at_most: OperandSpec | None = None
    less_than: OperandSpec | None = None
    before: OperandSpec | None = None
    after: OperandSpec | None = None
    not_before: OperandSpec | None = None
    not_after: OperandSpec | None = None
    present: Literal[True] | None = None
    absent: Literal[True] | None = None

    @model_validator(mode="after")
    def _which(self) -> Compare:
        _one_of(self, OPERATORS)
        return self

    @property
    def operator(self) -> str:
        """The one operator given."""
        return _one_of(self, OPERATORS)

    @property
    def operand(self) -> bool | int | str | list[str | int] | Param | Operand:
        """What stands to the right of the operator."""
        name = self.operator
        value: bool | int | str | list[str | int] | Param | Operand = getattr(
            self, f"{name}_" if name in ("is", "in") else name
        )
        return value


class Share(Shape):
    """Part against whole, compared by cross-multiplication; a whole of 0 or less is unknown.  No division, no float."""

    share: list[TermSpec] = Field(min_length=2, max_length=2)
    at_least: Param | None = None
    more_than: Param | None = None
    at_most: Param | None = None
    less_than: Param | None = None

    @model_validator(mode="after")
    def _which(self) -> Share:
        _one_of(self, ORDER_OPERATORS)
        return self

    @property
    def operator(self) -> str:
        """The one operator given."""
        return _one_of(self, ORDER_OPERATORS)

    @property
    def operand(self) -> Param:
        """The parameter that holds the fraction."""
        value: Param = getattr(self, self.operator)
        return value


class AllOf(Shape):
    """Every condition holds."""

    all: list[Condition] = Field(min_length=1)


class AnyOf(Shape):
    """At least one condition holds."""

    any: list[Condition] = Field(min_length=1)


class Not(Shape):
    """The condition does not hold."""

    not_: Condition = Field(alias="not")


class Some(Shape):
    """At least one item of the collection meets ``where``; known false only when every item is known not to."""

    some: str
    as_: str | None = Field(default=None, alias="as")
    where: list[Condition] = Field(default_factory=list)


class Every(Shape):
    """Every item that meets ``where`` satisfies; true of an empty collection."""

    every: str
    as_: str | None = Field(default=None, alias="as")
    where: list[Condition] = Field(default_factory=list)
    satisfies: list[Condition] = Field(min_length=1)


class NoneOf(Shape):
    """No item of the collection meets ``where``; true of an empty collection."""

    none: str
    as_: str | None = Field(default=None, alias="as")
    where: list[Condition] = Field(default_factory=list)


class InOrder(Shape):
    """The values of the items, in the order of the record, never go back; nones are passed over.

    Two known values that go back are enough to make it false, whatever else is missing.
    """

    in_order: str
    as_: str | None = Field(default=None, alias="as")
    where: list[Condition] = Field(default_factory=list)
    of: TermSpec


_CONDITION_KEYS = ("term", "share", "all", "any", "not", "some", "every", "none", "in_order")


def _condition_tag(raw: Any) -> str | None:
    if isinstance(raw, dict):
        return next((key for key in _CONDITION_KEYS if key in raw), "term")
    return _CONDITION_SHAPES.get(type(raw))


_CONDITION_SHAPES: dict[type[Any], str] = {
    Compare: "term", Share: "share", AllOf: "all", AnyOf: "any", Not: "not", Some: "some", Every: "every",
    NoneOf: "none", InOrder: "in_order",
}


Condition = Annotated[
    Annotated[Compare, Tag("term")]
    | Annotated[Share, Tag("share")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[Some, Tag("some")]
    | Annotated[Every, Tag("every")]
    | Annotated[NoneOf, Tag("none")]
    | Annotated[InOrder, Tag("in_order")],
    Discriminator(_condition_tag),
]


for _shape in (Param, Pick, Aggregate, DaysBetween, AddTime, Arithmetic, Choice, SameText, NameOf, Operand, Compare,
               Share, AllOf, AnyOf, Not, Some, Every, NoneOf, InOrder):
    _shape.model_rebuild()
for _flow in (Posting, Exception_, FlowStep, Flow):
    _flow.model_rebuild(_types_namespace={"Condition": Condition, "Param": Param})
