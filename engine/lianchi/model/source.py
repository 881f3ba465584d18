"""A document that rules cite: who issued it, where its text was read, which of its texts held when."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from lianchi.model.language import Shape
from lianchi.model.rule import Confidence


class SourceVersion(Shape):
    """One text of a document and the half-open days on which it is the law."""

    id: str = Field(description="the key that rules cite: the document's key and a year")
    from_: date | None = Field(alias="from")
    until: date | None = None
    articles: int | None = Field(default=None, ge=1, description="how many articles the text has, where that is known")
    note: str | None = None


class Source(Shape):
    """One document: who issued it, under which number, where its text was read."""

    title: str
    title_en: str
    issuer: str | None
    number: str | None
    rank: Literal["law", "regulation", "party-regulation", "normative-document", "local", "standard", "internal"]
    confidence: Confidence
    read: str | None = Field(description="where the text was read; null where it was not")
    link: str | None = None
    region: str | None = Field(default=None, description="region code prefix of the place whose text it is")
    versions: list[SourceVersion] = Field(default_factory=list)
    note: str | None = None
