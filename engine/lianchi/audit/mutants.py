"""Mutants of a rule: the same rule with one small change of the kind that a slip of the pen makes.

Every place of the conditions and of the named terms that they use is changed in every way of the tables below:

* ``boundary``: ≥ ↔ >, ≤ ↔ <, before ↔ not after, after ↔ not before;
* ``negation``: is ↔ is not, in ↔ not in, present ↔ absent, ``not`` taken away;
* ``join``: all ↔ any; ``quantifier``: some ↔ every ↔ none;
* ``drop``: one condition of when, must, must_not, unless, where, satisfies, all, any gone, or one value of first_given,
  or one key of a group;
* ``pick``: first ↔ last; ``extreme``: min ↔ max, earliest ↔ latest; ``sign``: plus ↔ minus;
* ``inclusive``: both end days counted or not; ``calendar``: days ↔ working days;
* ``parameter``: a national number of days, months or things one more, one less;
* ``version``: left out; beginning or ending a day earlier, a day later.

A change that cannot be told from the original is never made (``all`` of one, a number below zero) or carries the
reason, see EQUIVALENT.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from lianchi.audit.mutant import GONE, Edit, Mutant
from lianchi.audit.mutant_versions import versions
from lianchi.audit.parts import SECTIONS, parameters_of, raw_parts, used_names
from lianchi.dialect import Path
from lianchi.model.rule import Rule
from lianchi.rulebook import LoadedRule
from lianchi.rulebook.parameters import Table, is_keyed

BOUNDARY = {"at_least": "more_than", "at_most": "less_than", "before": "not_after", "after": "not_before"}
BOUNDARY |= {new: old for old, new in BOUNDARY.items()}
NEGATION = {"is": "is_not", "in": "not_in", "present": "absent"}
NEGATION |= {new: old for old, new in NEGATION.items()}
RENAMED: tuple[tuple[str, str, str, str], ...] = (
    ("pick", "first", "last", "of"), ("extreme", "min", "max", "of"), ("extreme", "earliest", "latest", ""),
    ("sign", "plus", "minus", ""), ("calendar", "days_between", "working_days_between", ""),
)
"""Kind, one key, the other, and a key that must stand beside it."""
DROPPED = ("when", "where", "satisfies", "all", "any", "first_given")
COUNTED = ("count", "days", "months")
def mutants(loaded: LoadedRule, tables: Mapping[str, Table]) -> Iterator[Mutant]:
    """Every mutant of the rule, in the order of its file; those that cannot matter have ``edit.why``."""
    rule = loaded.rule
    raw = raw_parts(rule)
    for edit in _in_conditions(raw):
        yield Mutant(edit, _rewritten(rule, raw, edit), {})
    for name, path in parameters_of(raw).items():
        table = tables.get(f"{rule.id}.{name}") or tables.get(name)
        if table is not None and table.definition.type in COUNTED and table.definition.scope == "national":
            yield from _shifted(rule, name, path, table)
    yield from versions(rule, raw, tables)


# ---- conditions -----------------------------------------------------------------------------------------------


def _in_conditions(raw: Mapping[str, Any]) -> Iterator[Edit]:
    used = used_names(raw)
    for name, part in raw.get("terms", {}).items():
        if name in used:
            yield from _walk(part, ("terms", name))
    yield from _in_group(raw.get("group") or {}, used)
    norms = len(raw.get("must", ())) + len(raw.get("must_not", ()))
    for section in ("when", "must", "must_not"):
        if section == "when" or norms > 1:
            yield from _drops(raw.get(section, ()), (section,), least=0)
        yield from _walk(raw.get(section, ()), (section,))
    for number, exception in enumerate(raw.get("unless", ())):
        yield Edit("drop", ("unless", number), exception, GONE)
        yield from _drops(exception["when"], ("unless", number, "when"), least=1)
        yield from _walk(exception["when"], ("unless", number, "when"))


def _in_group(group: Mapping[str, Any], used: set[str]) -> Iterator[Edit]:
    """The keys that make rows belong together, which rows there are, and what is computed of each."""
    yield from _drops(group.get("by", ()), ("group", "by"), least=1)
    for name, source in group.get("members", {}).items():
        here: Path = ("group", "members", name)
        yield from _walk({"where": source.get("where", [])}, here)
        for field, term in source["fields"].items():
            if field in used:
                yield from _walk(term, (*here, "fields", field))


def _walk(node: Any, path: Path) -> Iterator[Edit]:
    """The changes at this node and below."""
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from _walk(item, (*path, number))
    elif isinstance(node, dict):
        yield from _here(node, path)
        for key, inner in node.items():
            if key in DROPPED and isinstance(inner, list):
                yield from _drops(inner, (*path, key), least=0 if key == "where" else 1)
            yield from _walk(inner, (*path, key))


def _drops(items: Any, path: Path, least: int) -> Iterator[Edit]:
    if len(items) > least:
        yield from (Edit("drop", (*path, number), item, GONE) for number, item in enumerate(items))


def _here(node: dict[str, Any], path: Path) -> Iterator[Edit]:
    if "term" in node or "share" in node:
        for kind, pairs in (("boundary", BOUNDARY), ("negation", NEGATION)):
            yield from (_renamed(kind, node, path, key, pairs[key]) for key in node if key in pairs)
    for key, other in (("all", "any"), ("any", "all")):
        if len(node.get(key, ())) > 1:
            yield _renamed("join", node, path, key, other)
    for kind, one, other, beside in RENAMED:
        for key, new in ((one, other), (other, one)):
            if key in node and (not beside or beside in node) and not (key == "plus" and len(node[key]) != 2):
                yield _renamed(kind, node, path, key, new)
    if "not" in node:
        yield Edit("negation", path, node, node["not"])
    if "days_between" in node or "working_days_between" in node:
        yield Edit("inclusive", path, node, {**node, "inclusive": not node.get("inclusive", False)})
    yield from _quantified(node, path)


def _renamed(kind: str, node: dict[str, Any], path: Path, key: str, new: str) -> Edit:
    return Edit(kind, path, node, {new if name == key else name: value for name, value in node.items()})


def _quantified(node: dict[str, Any], path: Path) -> Iterator[Edit]:
    word = next((word for word in ("some", "every", "none") if word in node), None)
    if word is None:
        return
    alias = {"as": node["as"]} if "as" in node else {}
    tests = [*node.get("where", ()), *node.get("satisfies", ())]
    for other in ("some", "none"):
        if other != word:
            yield Edit("quantifier", path, node, {other: node[word], **alias, "where": tests})
    if word != "every" and tests:
        yield Edit("quantifier", path, node, {"every": node[word], **alias, "satisfies": tests})


def _rewritten(rule: Rule, raw: Mapping[str, Any], edit: Edit) -> Rule:
    """The rule with the edited section read anew."""
    section = str(edit.path[0])
    changed = _replaced(raw[section], edit.path[1:], edit.new)
    return rule.model_copy(update={section: _READERS[section].validate_python(changed)})


def _replaced(node: Any, path: Path, new: Any) -> Any:
    """A copy with ``new`` at the path, or with what stands there taken away."""
    key, *rest = path
    value = _replaced(node[key], tuple(rest), new) if rest else new
    if isinstance(node, dict):
        return {name: value if name == key else old for name, old in node.items()}
    changed = [value if number == key else old for number, old in enumerate(node)]
    return [one for one in changed if one is not GONE]


_READERS: dict[str, TypeAdapter[Any]] = {
    section: TypeAdapter(info.annotation) for section, info in Rule.model_fields.items()
    if section in SECTIONS and info.annotation is not None
}


# ---- numbers --------------------------------------------------------------------------------------------------


def _shifted(rule: Rule, name: str, path: Path, table: Table) -> Iterator[Mutant]:
    """The parameter one more and one less, each of its national numbers by itself."""
    own = name in rule.parameters
    for step in [one for one in table.steps if one.layer == "national"]:
        for index, value in enumerate(step.values):
            day = date.fromordinal(step.days[index])
            place: Path = ("parameters", name, "values", day.isoformat()) if own else path
            until = date.fromordinal(step.days[index + 1]) if index + 1 < len(step.days) else None
            why = "" if _wakes(rule, day, until) else "asleep"
            for old, new, changed in _neighbours(value):
                values = (*step.values[:index], changed, *step.values[index + 1 :])
                steps = [replace(one, values=values) if one is step else one for one in table.steps]
                other = Table(table.name, table.definition, steps, table.by_unit)
                yield Mutant(Edit("parameter", place, (name, old), new, why), rule, {table.name: other})


def _neighbours(value: Any) -> Iterator[tuple[int, int, Any]]:
    """(old number, new number, changed value): one more and one less, never below zero; a keyed table row by row."""
    if is_keyed(value):
        for number, (keys, row) in enumerate(value):
            for old, new, changed in _neighbours(row):
                yield old, new, (*value[:number], (keys, changed), *value[number + 1 :])
    elif isinstance(value, int) and not isinstance(value, bool):
        yield from ((value, value + by, value + by) for by in (1, -1) if value + by >= 0)


def _wakes(rule: Rule, first: date, until: date | None) -> bool:
    """Whether a version of the rule holds on a day of [first, until)."""
    return any((v.until is None or first < v.until) and (until is None or v.from_ is None or v.from_ < until)
               for v in rule.versions)
