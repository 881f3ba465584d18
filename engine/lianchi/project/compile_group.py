"""One rule on several records compiled: how a record gives rows, and what holds of the rows that belong together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lianchi.errors import Fault
from lianchi.model.group import IMPLICIT, Group, Members
from lianchi.model.record import Record
from lianchi.model.scalar import Part, Scalar
from lianchi.model.vocabulary import Node, fields_of, made, singular
from lianchi.project import forms
from lianchi.project.compile_rule import PlannedRule, RuleCompiler
from lianchi.project.context import BadTerm, World
from lianchi.project.forms import Fold
from lianchi.project.logic import And, Atom, Logic, terms_of, truth
from lianchi.project.names import BadName, Names, Step, subject_steps
from lianchi.project.terms import Read, Term
from lianchi.project.values import COUNT, DATE, FLAG, UNKNOWN, Scope, Truth, Type
from lianchi.rulebook import LoadedRule

TEXT = Type("text")
_SCALARS = ("text", "code", "count", "number", "money", "date", "time", "flag", "days", "months")


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows come from: the items of some kinds of record that meet ``where``, each with its fields."""

    name: str
    kinds: frozenset[str]
    steps: tuple[Step, ...]
    where: Logic
    belongs: Truth
    fields: dict[str, Term]
    own: tuple[Term, ...]
    """The fields besides the keys."""
    on: Term | None
    """The day of a row; None where the rows of this source belong to every window and period of their keys."""
    complete: bool
    """Whether ``group.complete`` speaks of this source, where any source says so."""
    window: Term | None
    """How many days a window that starts with this row is long."""

    def takes(self, kind: str) -> bool:
        """Whether it looks at records of that kind."""
        return kind in self.kinds or "any" in self.kinds


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """A rule on groups of rows: the sources, the keys, and the rule itself, compiled for a group."""

    planned: PlannedRule
    by: tuple[str, ...]
    period: str | None
    sources: tuple[Source, ...]
    fewest: int = 0
    """A group of fewer rows is certainly not one that the rule binds."""
    complete: bool = False
    """Whether the rule asks if the submission is complete."""

    def speaks_of(self, source: int) -> bool:
        """Whether what the rule asks of completeness concerns the items of that source."""
        return self.complete and (self.sources[source].complete or not any(one.complete for one in self.sources))

    @property
    def id(self) -> str:
        """The id of the rule."""
        return self.planned.rule.id


def planned_group(loaded: LoadedRule, world: World, faults: list[Fault]) -> PlannedGroup | None:
    """The rule compiled; None, with its faults noted, where it means nothing."""
    group = loaded.rule.group
    assert group is not None
    compiler = RuleCompiler(loaded, world, faults)
    compiler.kinds()
    _check_names(group, compiler)
    sources = [_Source(name, each, group, compiler).compiled() for name, each in group.members.items()]
    found = tuple(one for one in sources if one is not None)
    if len(faults) > compiler.before:
        return None
    compiler.context = replace(compiler.context, names=Names(root=_root(group, found)))
    planned = compiler.planned()
    if planned is None:
        return None
    return PlannedGroup(planned, tuple(group.by), group.each.period if group.each else None, found,
                        _fewest(planned.applies), _asks(planned))


def _asks(planned: PlannedRule) -> bool:
    parts: tuple[Logic, ...] = (planned.applies, planned.norm, planned.excused)
    return any("group.complete" in term.key for part in parts for term in terms_of(part))


def _fewest(applies: Logic) -> int:
    """How many rows a group needs at least, as far as the rule binds only where it has so many."""
    if isinstance(applies, And):
        return max((_fewest(item) for item in applies.items), default=0)
    if not isinstance(applies, Atom) or applies.op not in ("ge", "gt", "eq"):
        return 0
    form, right = applies.left.form, applies.right
    counted = (isinstance(form, Fold) and form.which == "count" and form.items.slot == 0 and len(form.items.steps) == 1
               and form.where == And(()))
    if not counted or isinstance(right, Term | str):
        return 0
    return right + 1 if applies.op == "gt" else right


def _check_names(group: Group, compiler: RuleCompiler) -> None:
    """The keys are fields of every source, the day is a field of at least one."""
    for name, each in group.members.items():
        for index, key in enumerate(group.by):
            if key not in (*each.fields, "unit", "record"):
                zh, en = f"{name} 没有字段 {key}", f"{name} has no field {key}"
                compiler.fault(compiler.context.at("group", "by", index).bad(zh, en))
    if group.day and not any(group.day in each.fields for each in group.members.values()):
        zh, en = f"没有哪个来源有字段 {group.day}", f"no source has a field {group.day}"
        compiler.fault(compiler.context.at("group").bad(zh, en))


class _Source:
    """Compiles one source of rows within the sight of one record."""

    def __init__(self, name: str, spec: Members, group: Group, compiler: RuleCompiler) -> None:
        self.name, self.spec, self.group, self.compiler = name, spec, group, compiler
        self.context = replace(compiler.context.at("group", "members", name), names=Names())

    def compiled(self) -> Source | None:
        """The source; None where it was refused."""
        try:
            return self._compiled()
        except BadTerm as error:
            self.compiler.fault(error)
            return None

    def _compiled(self) -> Source:
        steps = self._steps()
        on = self._day()
        self.context = replace(self.context, judged=on)
        fields = {name: self._field(name) for name in self.spec.fields}
        where = And(tuple(self.context.condition(item, self.context.at("where", index))
                          for index, item in enumerate(self.spec.where)))
        kinds = frozenset(self.spec.kinds or self.compiler.loaded.rule.kinds)
        if not kinds <= {*self.compiler.loaded.rule.kinds, "any"}:
            raise self.context.at("kinds").bad("来源的记录种类要都写进规则的 kinds",
                                               "the kinds of a source must be among the rule's kinds")
        own = on if self.group.day in self.spec.fields else None
        seen = {**fields, "unit": UNIT, "record": RECORD}
        besides = tuple(term for name, term in fields.items() if name not in self.group.by)
        return Source(self.name, kinds, steps, where, truth(where), seen, besides, own, self.spec.complete,
                      self._window(own))

    def _steps(self) -> tuple[Step, ...]:
        try:
            steps = subject_steps(self.spec.each)
        except BadName as error:
            raise self.context.at("each").bad_name(error, ("对象", "subject")) from error
        for step in steps:
            self.context = self.context.inside(step.alias, step.node.part)
        return steps

    def _day(self) -> Term | None:
        """The day that picks parameters: the one given, else the day of the row."""
        day = self.group.day
        if self.spec.judged_on is not None:
            term = self.context.term(self.spec.judged_on, self.context.at("judged_on"))
        elif day in self.spec.fields:
            term = self.context.term(self.spec.fields[day], self.context.at("fields", day))
        else:
            return None
        if term.type.family != "date":
            raise self.context.at("fields").bad(f"{term.label} 要是日期", f"{term.label} must be a date")
        as_of = self.context.world.as_of
        return term if as_of is None or day in self.spec.fields else Term(
            f"={as_of}", DATE, lambda _: as_of, (), "as_of", "指定的日期", form=forms.Fixed(as_of))

    def _field(self, name: str) -> Term:
        if name in IMPLICIT:
            raise self.context.at("fields", name).bad(f"{name} 由程序自己填，请换个名字",
                                                      f"{name} is filled in by the engine; choose another name")
        term = self.context.term(self.spec.fields[name], self.context.at("fields", name))
        if term.type.kind not in _SCALARS:
            raise self.context.at("fields", name).bad("字段要是单个的值", "a field must be a single value")
        return term

    def _window(self, own: Term | None) -> Term | None:
        if self.group.within is None or own is None:
            return None
        return self.context.term(self.group.within.days, self.context.at("within", "days"))


# ---- what the conditions of the group see -----------------------------------------------------------------------


def _root(group: Group, sources: tuple[Source, ...]) -> type[Part]:
    """A group as a part: its keys, its unit, and one collection for each source."""
    keys = {name: _node(name, sources[0].fields[name]) for name in group.by}
    for name, type_, title in (("from", DATE, "时段第一天"), ("until", DATE, "时段最后一天"),
                               ("complete", FLAG, "报全声明")):
        keys[name] = Node(name, title, "", False, Scalar(type_.kind), None)
    nodes = {"group": Node("group", "这一组", "", False, None, made("Keys", keys)), "unit": fields_of(Record)["unit"]}
    for source in sources:
        nodes[source.name] = _collection(source)
    return made("Group", nodes)


def _collection(source: Source) -> Node:
    fields = {name: _node(name, term) for name, term in source.fields.items()}
    fields["number"] = Node("number", "序号", "", False, Scalar("count"), None)
    part = made("Row", fields)
    step = source.steps[-1] if source.steps else None
    part.singular = singular(source.name)
    part.measure = step.node.part.measure if step and step.node.part else "条"
    return Node(source.name, step.node.title if step else "记录", "", True, None, part)


def _node(name: str, term: Term) -> Node:
    type_ = COUNT if term.type.kind in ("days", "months") else term.type
    return Node(name, term.title, "", False, Scalar(type_.kind, type_.codes), None)


def _unit(scope: Scope) -> Any:
    unit = scope[0].get("unit", UNKNOWN)
    if unit is UNKNOWN or unit is None:
        return UNKNOWN
    return unit.get("code") or unit.get("name") or UNKNOWN


UNIT = Term("unit-key", TEXT, _unit, (Read(0, ("unit", "name"), "单位名称"),), "unit", "单位",
            form=forms.UnitKey())
RECORD = Term("record-id", TEXT, lambda s: s[0].get("id", UNKNOWN), (Read(0, ("id",), "记录编号"),), "record",
              "记录编号", form=forms.Field(0, ("id",)))

