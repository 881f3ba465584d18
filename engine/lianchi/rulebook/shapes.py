"""The shapes of the small files beside the rules: books, shared parameters, the list of candidate ids."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from lianchi.model.language import Shape
from lianchi.model.rule import Parameter


class BookFile(Shape):
    """``_book.yaml``: the name of the book that a folder is."""

    schema_: Literal["lianchi/book/1"] = Field(alias="schema")
    title: str
    title_en: str
    about: str


class ParametersFile(Shape):
    """``_parameters.yaml``: parameters that several rules use."""

    schema_: Literal["lianchi/parameters/1"] = Field(alias="schema")
    parameters: dict[str, Parameter]


class Candidate(Shape):
    """A candidate rule of the domain digest and, where no rule file carries its id, what became of it."""

    title: str
    title_en: str
    scope: str = Field(description="single, cross, or both: how many records it looks at")
    confidence: str
    state: Literal["waits", "merged", "manual", "out_of_scope"] | None = None
    reason: str | None = None
    into: str | None = Field(default=None, description="the rule that carries it, where merged")


class CandidatesFile(Shape):
    """``_candidates.yaml``: every id of the domain digest, so that nothing is dropped silently."""

    schema_: Literal["lianchi/candidates/1"] = Field(alias="schema")
    candidates: dict[str, Candidate]
