"""The flow of a matter: its steps, as a power list names them, and the term that says what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from lianchi.model.shape import Shape

if TYPE_CHECKING:
    from lianchi.model.language import Condition, Param


class SeenIn(Shape):
    """Parts of the record that also show that a step was done; the codes narrow them, ``[]`` takes any."""

    meetings: list[str] | None = Field(default=None, description="codes of body")
    notices: list[str] | None = Field(default=None, description="codes of notice_stage")
    disclosures: list[str] | None = Field(default=None, description="codes of disclosure")
    reviews: list[str] | None = Field(default=None, description="codes of review")
    tenders: list[str] | None = Field(default=None, description="codes of tender_method")
    contracts: list[str] | None = Field(default=None, description="codes of contract")
    payments: list[str] | None = Field(default=None, description="codes of voucher")
    acceptances: list[str] | None = Field(default=None, description="[] only")
    township_check: bool = Field(default=False, description="the day of the township's check of the matter")


class Posting(Shape):
    """How long a step stays posted, and how often it comes round."""

    days: Param | None = Field(default=None, description="the parameter that sets the least number of days")
    working: bool = Field(default=False, description="whether working days count")
    each: Literal["month", "quarter", "half_year", "year"] | None = None


class Exception_(Shape):
    """A provable exception: when all its conditions hold, the norm is not broken."""

    title: str
    title_en: str
    when: list[Condition] = Field(min_length=1)


class FlowStep(Shape):
    """One step of a flow: who does it, what it leaves behind, where else it can be seen, when it may be left out."""

    name: str
    name_en: str | None = None
    aliases: list[str] = Field(default_factory=list)
    by: list[str] = Field(default_factory=list, description="the bodies or posts of which one must do it")
    signed: bool = False
    any_time: bool = Field(default=False, description="whether it may be done before or after the steps around it")
    documents: list[str] = Field(default_factory=list)
    seen_in: SeenIn | None = None
    posting: Posting | None = None
    unless: list[Exception_] = Field(default_factory=list)


class Spelling(Shape):
    """A body or a document by its name: the other ways to write it, and the codes that mean it elsewhere."""

    en: str | None = None
    aliases: list[str] = Field(default_factory=list)
    attachments: list[str] = Field(default_factory=list, description="codes of attachment, for documents")


class Flow(Shape):
    """What is wrong with the steps of a matter, in words; none where nothing is, unknown where that cannot be told.

    ``gives``: steps left out or out of order, steps by the wrong body or unsigned, documents that are not there,
    postings that were too short; or the first day on which a step was done, or something was posted.
    """

    flow: list[FlowStep] = Field(min_length=1)
    gives: Literal["steps", "by", "documents", "posting", "first_day", "posted_day"]
    names: dict[str, Spelling] = Field(default_factory=dict, description="every body or document that has a name")
    lang: Literal["zh", "en"] = "zh"
