"""Texts as names of a table: a power list's items, under whatever spelling a village writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from lianchi.model.language import NameOf
from lianchi.project.compile_parameters import parameter
from lianchi.project.context import Context
from lianchi.project.terms import Read, Term
from lianchi.project.values import UNKNOWN, Compute, Scope, Type
from lianchi.rulebook.parameters import Names, Table

EVER = date(1900, 1, 1).toordinal()


def name_of(spec: NameOf, c: Context) -> Term:
    """The name that a text is; unknown where it is none of the table, or the word for all others."""
    text = c.term(spec.name_of, c.at("name_of"))
    table = parameter(spec.among, c.at("among"))
    if text.type.family != "text":
        raise c.at("name_of").bad(f"{text.label} 不是文字", f"{text.label} is no text")
    if table.type.kind != "names":
        raise c.at("among").bad(f"参数 {table.label} 应是名称表（names）",
                                f"parameter {table.label} must be of type names")
    found = c.world.tables.get(f"{c.rule.id}.{spec.among.param}") or c.world.tables[spec.among.param]
    names = _for_ever(found)
    if names is not None:  # whatever the day, which need not be known then
        table = replace(table, key=f"names({found.name})", reads=(), compute=lambda _: names, form=None)
    compute = _name_of(text.compute, table.compute, spec.otherwise, spec.or_missing)
    named = Read(0, (), f"清单认得的{text.title}", value=lambda s: True if text.compute(s) is UNKNOWN else compute(s),
                 title_en=f"a known {text.label}")
    key = f"name-of({text.key},{table.key},{spec.otherwise},{spec.or_missing})"
    return Term(key, Type("text"), compute, (*text.reads, *table.reads, named), "name_of", text.title)


def _for_ever(table: Table) -> Names | None:
    """The one value of a parameter that is the same on every day and for every unit."""
    if len(table.steps) != 1 or table.by_unit:
        return None
    (step,) = table.steps
    alone = len(step.values) == 1 and step.days[0] <= EVER and not (step.region or step.unit)
    return step.values[0] if alone and isinstance(step.values[0], Names) else None


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
