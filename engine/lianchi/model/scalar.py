"""The scalar types of the vocabulary: what one field of a record can hold.

In the model money is Decimal yuan and a day is a date; in facts (and in the canonical tree that facts are
computed from) money is whole fen, a day is its proleptic ordinal number, a clock time is minutes since midnight.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field


@dataclass(frozen=True, slots=True)
class Scalar:
    """The kind of a scalar field: text, code, count, number, money, date, time or flag; codes name their list."""

    kind: str
    codes: str | None = None
    mark: str = ""
    """What reports cover in it by default: person (names of natural persons), party (a person or an organisation),
    account (all but the last figures of an account number), or nothing."""


def Code(codes: str) -> Scalar:
    """A value of the code list ``codes`` in ``schemas/codes.yaml``; aliases are accepted on the way in."""
    return Scalar("code", codes)


Text = Annotated[str, Scalar("text")]
Person = Annotated[str, Scalar("text", mark="person")]
Party = Annotated[str, Scalar("text", mark="party")]
Account = Annotated[str, Scalar("text", mark="account")]
Count = Annotated[int, Scalar("count"), Field(ge=0)]
Number = Annotated[Decimal, Scalar("number")]
Money = Annotated[Decimal, Scalar("money")]
Day = Annotated[date, Scalar("date")]
Clock = Annotated[time, Scalar("time")]
Flag = Annotated[bool, Scalar("flag")]


class Part(BaseModel):
    """A part of a record.  Every field may be missing: *not supplied* (no key) differs from *none* (null, [])."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    singular: ClassVar[str] = ""
    """The name of one item where the part stands in a list: ``meeting`` for ``meetings``."""
    measure: ClassVar[str] = "项"
    """The Chinese measure word that counts the items: 次 for meetings, 笔 for payments."""
    identity: ClassVar[tuple[str, ...]] = ()
    """The fields that name the item in real life; a fingerprint uses the first ones supplied, never row numbers."""


def said(title: str, about: str = "", *, alias: str | None = None) -> Any:
    """A field that a submitter may or may not supply: Chinese name, and what it is exactly where that is not plain."""
    return Field(default=None, title=title, description=about or title, alias=alias)
