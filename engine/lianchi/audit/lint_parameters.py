"""Numbers that nobody reads, and tables with holes.

* **unused** — a parameter or a named term of a rule that neither a condition nor a sentence uses (error); a shared
  parameter that no rule uses, an entry of a parameter file for such a parameter or for days on which no version of the
  rule holds, a rule that it switches on though it is on, or off though it is off (warnings);
* **hole in time** — a national parameter with values that has none on the first day of a version (warning);
* **hole in a table** — a keyed table without a row for everything else (``*``), unless the conditions of application
  name only keys that have rows (warning);
* **overlap in a table** — a row that an earlier row covers, so that it is never read (error).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from lianchi.audit.normal import Normal, Reader, Simple, days_of, tables_of
from lianchi.audit.notice import Notice, notice
from lianchi.audit.parts import SECTIONS, nodes, parameters_of, raw_parts, used_names
from lianchi.dialect import Path
from lianchi.errors import Fault
from lianchi.model.rule import Rule
from lianchi.project.compile_rule import PLACEHOLDER
from lianchi.rulebook import LoadedRule, Rulebook
from lianchi.rulebook.loaded import LoadedProfile
from lianchi.rulebook.parameters import Step, Table, is_keyed

SENTENCES = ("message", "message_en", "remedy", "remedy_en")


def words_of(rule: Rule) -> set[str]:
    """Every name that conditions, terms and sentences use."""
    body = rule.model_dump_json(include=set(SECTIONS), exclude_none=True)
    found = set(re.findall(r'"param":"([^"]+)"', body))
    return found.union(*(PLACEHOLDER.findall(getattr(rule, key)) for key in SENTENCES))


# ---- what nobody reads ----------------------------------------------------------------------------------------


def own(loaded: LoadedRule, _: Rulebook) -> Iterator[Notice]:
    """Parameters and named terms of the rule itself."""
    used = words_of(loaded.rule)
    for name in loaded.rule.parameters:
        if name not in used:
            yield notice(loaded, ("parameters", name), "error", f"参数 {name} 没有用到",
                         f"parameter {name} is never used")
    used |= used_names(raw_parts(loaded.rule))
    told = {name for name in loaded.rule.terms if name in used}
    below = {word for name in told for word in _mentioned(loaded.rule, name)}
    for name in loaded.rule.terms:
        if name not in used | below:
            yield notice(loaded, ("terms", name), "error", f"取值 {name} 没有用到", f"term {name} is never used")


def _mentioned(rule: Rule, name: str) -> set[str]:
    """The named terms that a named term uses, directly or through others."""
    text = str(raw_parts(rule).get("terms", {}).get(name))
    found = {other for other in rule.terms if other != name and re.search(rf"'{re.escape(other)}'", text)}
    return found.union(*(_mentioned(rule, other) for other in found))


def shared(book: Rulebook, rules: Sequence[LoadedRule]) -> Iterator[Notice]:
    """Shared parameters that no rule uses."""
    used = {word for loaded in rules for word in words_of(loaded.rule)}
    for name in book.parameters.parameters if book.parameters else {}:
        origin = book.origins[f"parameters.{name}"]
        if name not in used and not origin.borrowed:
            place = origin.place("parameters", name)
            yield Notice("warning", Fault(origin.path, *place, f"公共参数 {name} 没有规则用到",
                                          f"no rule uses the shared parameter {name}"))


def profiles(book: Rulebook, rules: Sequence[LoadedRule]) -> Iterator[Notice]:
    """Entries of parameter files that change nothing."""
    readers: dict[str, list[Rule]] = {}
    for loaded in rules:
        for word in words_of(loaded.rule):
            table = book.tables.get(f"{loaded.rule.id}.{word}") or book.tables.get(word)
            if table is not None:
                readers.setdefault(table.name, []).append(loaded.rule)
    for one in book.profiles:
        for name, override in one.profile.parameters.items():
            yield from _entry(one, ("parameters", name), name, override.values, readers)
        for unit, settings in one.profile.units.items():
            for name, values in settings.items():
                yield from _entry(one, ("units", unit, name), name, values, readers)
        yield from _switches(one, book)


def _entry(one: LoadedProfile, path: Path, name: str, values: Mapping[date, Any],
           readers: Mapping[str, Sequence[Rule]]) -> Iterator[Notice]:
    fault = Fault(one.path, *one.place(path, key=True), f"没有规则用到参数 {name}", f"no rule uses parameter {name}")
    if name not in readers:
        yield Notice("warning", fault)
    elif not any(_holds(rule, values) for rule in readers[name]):
        yield Notice("warning", Fault(fault.path, fault.line, fault.column,
                                      f"参数 {name} 的值都在规则施行期以外，不会用到",
                                      f"parameter {name} has values only outside the versions of the rule"))


def _holds(rule: Rule, values: Mapping[date, Any]) -> bool:
    """Whether a value is in force on a day of a version that knows the duty."""
    days = sorted(values)
    spans = [(day, days[index + 1] if index + 1 < len(days) else date.max) for index, day in enumerate(days)
             if values[day] is not None]
    return any((version.until is None or first < version.until) and (version.from_ is None or version.from_ < until)
               for first, until in spans for version in rule.versions if version.basis is not None)


def _switches(one: LoadedProfile, book: Rulebook) -> Iterator[Notice]:
    for word, state in (("enable", "enabled"), ("disable", "provisional")):
        for index, identity in enumerate(getattr(one.profile, word)):
            loaded = book.rules.get(identity)
            if loaded is not None and loaded.rule.status == state:
                zh = "本来就启用" if state == "enabled" else "本来就不运行"
                en = "is on anyway" if state == "enabled" else "is off anyway"
                yield Notice("warning", Fault(one.path, *one.place((word, index)), f"规则 {identity} {zh}",
                                              f"rule {identity} {en}"))


# ---- holes and overlaps ---------------------------------------------------------------------------------------


def dated(loaded: LoadedRule, book: Rulebook) -> Iterator[Notice]:
    """National parameters without a value on the first day of a version."""
    rule, raw = loaded.rule, raw_parts(loaded.rule)
    used = parameters_of(raw)
    for name, path in used.items():
        table = book.tables.get(f"{rule.id}.{name}") or book.tables.get(name)
        if table is None or table.definition.scope != "national" or not _national(table):
            continue
        for version in rule.versions:
            start = version.from_.toordinal() if version.from_ and version.basis is not None else None
            if start is not None and table.at(start, {})[0] is None:
                place: Path = ("parameters", name) if name in rule.parameters else path
                yield notice(loaded, place, "warning", f"参数 {name} 在 {version.from_} 施行的版本里还没有值",
                             f"parameter {name} has no value when the version of {version.from_} begins")


def _national(table: Table) -> list[Step]:
    return [step for step in table.steps if step.layer == "national"]


def keyed(loaded: LoadedRule, book: Rulebook) -> Iterator[Notice]:
    """Keyed tables: rows that are never read, keys without a row.

    Keys are not followed in rules on groups: which ones can occur is said by the filters of their members.
    """
    rule, raw = loaded.rule, raw_parts(loaded.rule)
    for name in loaded.rule.parameters:
        for rows in _rows(book.tables[f"{rule.id}.{name}"]):
            yield from _covered(loaded, name, rows)
    for section in SECTIONS if rule.group is None else ():
        for path, node in nodes(raw.get(section), (section,)):
            if isinstance(node.get("by"), dict) and "param" in node:
                yield from _unlisted(loaded, book, raw, path, node)


def _rows(table: Table) -> list[Sequence[Any]]:
    return [value for step in _national(table) for value in step.values if is_keyed(value)]


def _covered(loaded: LoadedRule, name: str, rows: Sequence[Any]) -> Iterator[Notice]:
    for index, (keys, _) in enumerate(rows):
        if any(_covers(dict(before), dict(keys)) for before, _ in rows[:index]):
            words = [word for _, word in keys]
            yield notice(loaded, ("parameters", name), "error",
                         f"参数 {name} 的 {'、'.join(words)} 一行前面已有，不会用到",
                         f"the row {', '.join(words)} of {name} is covered by one before it")


def _covers(before: Mapping[str, str], row: Mapping[str, str]) -> bool:
    """Whether whatever the row is for finds the earlier row first."""
    return all(word in ("*", row.get(key)) for key, word in before.items())


def _unlisted(loaded: LoadedRule, book: Rulebook, raw: Mapping[str, Any], path: Path,
              node: Mapping[str, Any]) -> Iterator[Notice]:
    name = node["param"]
    table = book.tables.get(f"{loaded.rule.id}.{name}") or book.tables.get(name)
    for rows in _rows(table) if table else ():
        for key, term in node["by"].items():
            listed = {dict(keys).get(key, "*") for keys, _ in rows}
            asked = _asked(loaded, book, raw, term)
            missing = sorted(str(word) for word in asked - listed) if asked is not None else ["*"]
            if missing and "*" not in listed:
                yield notice(loaded, path, "warning", f"参数 {name} 没有 {'、'.join(missing)} 的一行，遇到时无法判断",
                             f"parameter {name} has no row for {', '.join(missing)}; there nothing can be judged")


def _asked(loaded: LoadedRule, book: Rulebook, raw: Mapping[str, Any], term: Any) -> set[Any] | None:
    """The values of the term that the conditions of application let through; None where they do not say."""
    days = days_of(loaded.rule, tables_of(loaded.rule, raw, book.tables))
    reader = Reader(loaded.rule, raw.get("terms", {}), book.tables, days[-1] if days else 1)
    return _all_let(reader.every(raw.get("when", ()), ("when",)), reader.key(term))


def _all_let(items: Iterable[Normal], key: str) -> set[Any] | None:
    """What all of the conditions let through together."""
    found: set[Any] | None = None
    for item in items:
        mine = _let(item, key)
        if mine is not None:
            found = mine if found is None else found & mine
    return found


def _let(item: Normal, key: str) -> set[Any] | None:
    if isinstance(item, Simple):
        return next((set(fact.among) for fact in item.facts if fact.key == key and fact.among is not None), None)
    if not item.any_:
        return _all_let(item.items, key)
    parts = [_let(one, key) for one in item.items]
    return None if None in parts else set[Any]().union(*(part for part in parts if part is not None))
