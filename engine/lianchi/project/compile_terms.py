"""From a term as written to a compiled term: paths, named terms, conclusions, literals; the rest by its own module."""

from __future__ import annotations

from datetime import date
from typing import Any

from lianchi.model.flow import Flow
from lianchi.model.language import (
    AddTime,
    Aggregate,
    Arithmetic,
    DaysBetween,
    Literally,
    NameOf,
    Param,
    Pick,
    SameText,
    TermSpec,
)
from lianchi.project import forms
from lianchi.project.compile_calculations import add_time, arithmetic, choice, days_between, same_text
from lianchi.project.compile_collections import aggregate, pick
from lianchi.project.compile_flow import flow
from lianchi.project.compile_names import name_of
from lianchi.project.compile_parameters import parameter
from lianchi.project.context import Context
from lianchi.project.names import BadName, Found
from lianchi.project.terms import Read, Term
from lianchi.project.values import COUNT, DATE, UNKNOWN, Compute, Scope, Type


def compile_term(spec: TermSpec, c: Context) -> Term:
    """The compiled term.  Raises BadTerm."""
    if isinstance(spec, str):
        return _named(spec, c)
    if isinstance(spec, Param):
        return parameter(spec, c)
    if isinstance(spec, Literally):
        return _literal(spec, c)
    if isinstance(spec, Pick):
        return pick(spec, c)
    if isinstance(spec, Aggregate):
        return aggregate(spec, c)
    if isinstance(spec, DaysBetween):
        return days_between(spec, c)
    if isinstance(spec, AddTime):
        return add_time(spec, c)
    if isinstance(spec, SameText):
        return same_text(spec, c)
    if isinstance(spec, NameOf):
        return name_of(spec, c)
    if isinstance(spec, Flow):
        return flow(spec, c)
    if isinstance(spec, Arithmetic):
        return arithmetic(spec, c)
    return choice(spec, c)


# ---- names ----------------------------------------------------------------------------------------------------


def _named(text: str, c: Context) -> Term:
    if text in c.local:
        return c.local[text]
    if text in c.broken:
        raise c.bad("", "")
    if text.startswith("concluded."):
        return _conclusion(text, c)
    try:
        return _path(text, c.names.path(text))
    except BadName as error:
        raise c.bad_name(BadName(error.word, [*error.known, *c.local])) from error


def _path(text: str, found: Found) -> Term:
    node = found.node
    if node.many:
        type_ = Type("list")
    elif node.scalar is None:
        type_ = Type("part")
    else:
        type_ = Type(node.scalar.kind, node.scalar.codes)
    key = f"{found.slot}:{'.'.join(found.keys)}"
    title = "的".join(n.title for n in found.nodes[-2:]) if len(found.nodes) > 1 else node.title
    at = (found.slot, found.keys[0]) if len(found.keys) == 1 else None
    return Term(key, type_, _getter(found.slot, found.keys), (Read(found.slot, found.keys, title),), text, title, at,
                form=forms.Field(found.slot, found.keys))


def _getter(slot: int, keys: tuple[str, ...]) -> Compute:
    if len(keys) == 1:
        (key,) = keys
        return lambda s: s[slot].get(key, UNKNOWN)
    if len(keys) == 2:
        first, second = keys

        def two(s: Scope) -> Any:
            part = s[slot].get(first, UNKNOWN)
            return part.get(second, UNKNOWN) if part.__class__ is dict else part

        return two

    def deep(s: Scope) -> Any:
        value = s[slot]
        for key in keys:
            value = value.get(key, UNKNOWN)
            if value.__class__ is not dict:
                return value if key is keys[-1] or value is None else UNKNOWN
        return value

    return deep


def _conclusion(text: str, c: Context) -> Term:
    name = text.removeprefix("concluded.")
    if text not in c.world.conclusions:
        raise c.bad_name(BadName(text, sorted(c.world.conclusions)), ("清单结论", "conclusion"))
    if c.rule.concludes is not None:
        raise c.bad("清单规则先于其他规则运行，不能再引用清单结论",
                    "a list is decided first and cannot read a conclusion")
    reads = c.world.concluded_from.get(text, ())
    return Term(f"0:{text}", c.world.conclusions[text], _getter(0, ("concluded", name)), reads, text, "清单结论",
                form=forms.Conclusion(name))


def _literal(spec: Literally, c: Context) -> Term:
    value, type_ = spec.value, COUNT
    if isinstance(value, bool):
        type_ = Type("flag")
    elif isinstance(value, str):
        try:
            value, type_ = date.fromisoformat(value).toordinal(), DATE
        except ValueError:
            type_ = Type("text")
    elif value not in (0, 1, 2):
        raise c.bad("条件里不写数字；请定义为参数（param）", "no number stands inside a condition; make it a parameter")
    return Term(f"={value!r}", type_, lambda _: value, (), str(spec.value), str(spec.value), form=forms.Fixed(value))
