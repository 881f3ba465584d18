"""Texts as names of a table: a power list's items, under whatever spelling a village writes them."""

from __future__ import annotations

from typing import Any

from lianchi.model.language import NameOf
from lianchi.project.compile_parameters import parameter
from lianchi.project.context import Context
from lianchi.project.terms import Read, Term
from lianchi.project.values import UNKNOWN, Compute, Scope, Type


def name_of(spec: NameOf, c: Context) -> Term:
    """The name that a text is; unknown where it is none of the table, or the word for all others."""
    text = c.term(spec.name_of, c.at("name_of"))
    table = parameter(spec.among, c.at("among"))
    if text.type.family != "text":
        raise c.at("name_of").bad(f"{text.label} 不是文字", f"{text.label} is no text")
    if table.type.kind != "names":
        raise c.at("among").bad(f"参数 {table.label} 应是名称表（names）",
                                f"parameter {table.label} must be of type names")
    compute = _name_of(text.compute, table.compute, spec.otherwise, spec.or_missing)
    named = Read(0, (), f"对得上的{text.title}", value=lambda s: True if text.compute(s) is UNKNOWN else compute(s),
                 title_en=f"a known {text.label}")
    key = f"name-of({text.key},{table.key},{spec.otherwise},{spec.or_missing})"
    return Term(key, Type("text"), compute, (*text.reads, *table.reads, named), "name_of", text.title)


def _name_of(text: Compute, table: Compute, otherwise: str | None, or_missing: bool) -> Compute:
    def compute(s: Scope) -> Any:
        value, names = text(s), table(s)
        if names is UNKNOWN or names is None:
            return UNKNOWN
        if value is UNKNOWN:
            return otherwise if or_missing and otherwise else UNKNOWN
        found = names.named(value) if value is not None else None
        return found or otherwise or (None if value is None else UNKNOWN)

    return compute
