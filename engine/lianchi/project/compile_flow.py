"""From the flow of a rule to a term: what is wrong with the steps of a matter, in words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from lianchi.model.flow import Flow, FlowStep
from lianchi.model.language import Param
from lianchi.model.record import Record
from lianchi.model.vocabulary import fields_of
from lianchi.project.compile_parameters import parameter
from lianchi.project.context import Context
from lianchi.project.flow_parts import SOURCES, Cause, FlowPlan, StepPlan
from lianchi.project.flow_words import described, named_cause, worded
from lianchi.project.flows import Look
from lianchi.project.logic import And, truth
from lianchi.project.names import BadName
from lianchi.project.terms import Read, Term
from lianchi.project.values import DATE, UNKNOWN, Compute, Scope, Type
from lianchi.rulebook.parameters import Names

_LOOKS: dict[str, Callable[[Look], Any]] = {
    "steps": Look.steps, "by": Look.by, "documents": Look.papers, "posting": Look.posting, "first_day": Look.first_day,
    "posted_day": Look.posted_day,
}
_DAYS = ("first_day", "posted_day")


def flow(spec: Flow, c: Context) -> Term:
    """What the steps come to under one of the looks."""
    if c.names.slots > 1:
        raise c.bad("flow 只能用于整条记录（subject: decision）", "a flow is of the whole record (subject: decision)")
    plan, least = _plan(spec, c)
    look_at = _LOOKS[spec.gives]
    is_day = spec.gives in _DAYS
    compute = (lambda s: look_at(Look(plan, s))) if is_day else _faults(plan, spec)
    digest = hashlib.sha256(spec.model_dump_json().encode()).hexdigest()[:16]
    kind = DATE if is_day else Type("text")
    title, title_en = described(spec, {number: term.title for number, term in least.items()})
    # Terms of one flow that stand under other parameters or days differ in those.
    key = f"flow({digest},{c.rule.id if least or spec.gives == 'steps' else ''})"
    return Term(key, kind, compute, tuple(_reads(plan, spec, least)), "flow", title, title_en=title_en)


def _plan(spec: Flow, c: Context) -> tuple[FlowPlan, dict[int, Term]]:
    steps, least = [], {}
    for number, step in enumerate(spec.flow):
        here = c.at("flow", number)
        if spec.gives == "posting" and step.posting and step.posting.days:
            least[number] = _days(step.posting.days, here.at("posting", "days"))
        excuses = _excuses(step, here) if spec.gives == "steps" else ()
        steps.append(_step(number, step, least.get(number), excuses, here))
    codes = {code: name for name, one in spec.names.items() for code in one.attachments}
    others = _names({name: one.aliases for name, one in spec.names.items()}, c.at("names"))
    names = _names({step.name: step.aliases for step in spec.flow}, c.at("flow"))
    return FlowPlan(tuple(steps), names, others, codes, c.world.calendar.between), least


def _names(spellings: dict[str, list[str]], c: Context) -> Names:
    try:
        return Names(spellings)
    except ValueError as error:
        zh, _, en = str(error).partition(" | ")
        raise c.bad(zh, en) from error


def _days(spec: Param, c: Context) -> Term:
    term = parameter(spec, c)
    if term.type.family != "count":
        raise c.bad(f"参数 {term.label} 应是天数", f"parameter {term.label} must be a number of days")
    return term


def _excuses(step: FlowStep, c: Context) -> tuple[Any, ...]:
    found = []
    for index, excuse in enumerate(step.unless):
        here = c.at("unless", index, "when")
        found.append(truth(And(tuple(c.condition(one, here.at(i)) for i, one in enumerate(excuse.when)))))
    return tuple(found)


def _step(number: int, step: FlowStep, least: Term | None, excuses: tuple[Any, ...], c: Context) -> StepPlan:
    seen = dict(_seen_in(step, c.at("seen_in")))
    posting = step.posting
    return StepPlan(
        number, step.name, tuple(step.by), step.signed, step.any_time, tuple(step.documents), tuple(seen.items()),
        township_check=bool(step.seen_in and step.seen_in.township_check), posted=bool(posting and posting.days),
        days=least.compute if least else None, working=bool(posting and posting.working), excuses=excuses,
    )


def _seen_in(step: FlowStep, c: Context) -> Iterator[tuple[str, frozenset[str]]]:
    """The collections, with their codes checked: a code on no list would never be seen, and nobody would know."""
    for key in SOURCES:
        codes = getattr(step.seen_in, key, None)
        if codes is None:
            continue
        part, code = fields_of(Record)[key].part, SOURCES[key].code
        scalar = fields_of(part)[code].scalar if part and code else None
        known = list(c.world.codes.titles(scalar.codes or "")) if scalar else []
        for index, one in enumerate(codes):
            if one not in known:
                raise c.at(key, index).bad_name(BadName(one, known), ("代码", "code"))
        yield key, frozenset(codes)


def _faults(plan: FlowPlan, spec: Flow) -> Compute:
    look_at, words = _LOOKS[spec.gives], worded(spec)

    def compute(s: Scope) -> Any:
        look = Look(plan, s)
        look_at(look)
        if look.faults:
            return words(look.faults)
        return UNKNOWN if look.open else None

    return compute


def _reads(plan: FlowPlan, spec: Flow, least: dict[int, Term]) -> Iterator[Read]:
    """The ledger, where it stands, then each thing that may be missing, which is missing only when it is asked for."""
    yield Read(0, ("steps",), fields_of(Record)["steps"].title, value=None)
    look_at = _LOOKS[spec.gives]

    def open_(cause: Cause) -> Compute:
        def value(s: Scope) -> Any:
            look = Look(plan, s)
            look_at(look)
            return UNKNOWN if cause in look.open else True

        return value

    for cause in _causes(plan, spec):
        title, title_en = named_cause(cause, spec, least)
        yield Read(0, (), title, value=open_(cause), title_en=title_en)


def _causes(plan: FlowPlan, spec: Flow) -> Iterator[Cause]:
    """Every cause that a look may name, in the order in which they are told."""
    kinds = {
        "steps": ("done_on", "unless"), "by": ("by", "signed"), "documents": ("done_on", "documents", "attachments"),
        "posting": ("ended_on", "days"),
    }.get(spec.gives, ("done_on",))
    yield ("names", -1)
    for step in plan.steps:
        yield from ((kind, step.number) for kind in kinds)
        yield from ((key, step.number) for key, _ in step.seen_in)
        if step.township_check:
            yield ("township", step.number)
    yield from (("finished", -1), ("calendar", -1))


