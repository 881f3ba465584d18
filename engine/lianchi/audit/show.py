"""One rule as a person reads it: title, clause, version in force, what it asks, numbers with their layer, examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from lianchi.audit.reading import grouping, sections
from lianchi.check.setup import Workshop
from lianchi.model.rule import Version
from lianchi.rulebook import LoadedRule
from lianchi.rulebook.parameters import Table, is_keyed
from lianchi.wording import listed, say, shown


def show_rule(loaded: LoadedRule, shop: Workshop, day: date, lang: str) -> str:
    """The whole page as text."""
    return "\n".join([*_head(loaded, shop, lang), *_clauses(loaded, shop, day, lang), *_norm(loaded, shop, lang),
                      *_parameters(loaded, shop, day, lang), *_tail(loaded, lang)]) + "\n"


def _pick(lang: str, zh: str, en: str) -> str:
    return zh if lang == "zh" else en


def _head(loaded: LoadedRule, shop: Workshop, lang: str) -> Iterator[str]:
    rule = loaded.rule
    book = shop.book.books.get(loaded.book)
    yield f"{rule.id}  {_pick(lang, rule.title, rule.title_en)}"
    yield f"    {_pick(lang, rule.title_en, rule.title)}"
    name = _pick(lang, book.title, book.title_en) if book else loaded.book
    status = {"enabled": _pick(lang, "启用", "enabled"), "provisional": _pick(lang, "待核（默认不运行）",
                                                                            "provisional (off)")}[rule.status]
    mode = {"automated": _pick(lang, "自动", "automated"), "assisted": _pick(lang, "需人工确认", "a person confirms"),
            "manual": _pick(lang, "只列出，由人核对", "for a person only")}[rule.mode]
    yield _pick(lang,
                f"规则书：{name}    级别：{say(f'severity.{rule.severity}', lang)}    状态：{status}    方式：{mode}",
                f"book: {name}    severity: {rule.severity}    status: {status}    mode: {mode}")
    yield ""


def _clauses(loaded: LoadedRule, shop: Workshop, day: date, lang: str) -> Iterator[str]:
    rule = loaded.rule
    yield _pick(lang, "依据", "Basis")
    for basis in rule.basis:
        checked = _pick(lang, f"{basis.checked} 核对",
                        f"checked {basis.checked}") if basis.checked else _pick(lang, "依据未核对", "not checked")
        about = _pick(lang, f"（{basis.confidence}，{checked}）", f" ({basis.confidence}, {checked})")
        yield f"  {_cited(shop, basis.source, basis.locator, lang)}{about}"
        yield f"      {basis.says}"
    yield _pick(lang, f"施行版本（{day} 适用的用 > 标出）", f"Versions (> holds on {day})")
    for version in rule.versions:
        mark = ">" if _holds(version, day) else " "
        end = version.until or _pick(lang, "今", "now")
        start = version.from_ or _pick(lang, "此前", "before")
        source, _, locator = (version.basis or "").partition("#")
        what = _cited(shop, source, locator, lang) if source else _pick(lang, "没有这项要求", "no such duty")
        yield f"  {mark} {start} — {end}  {what}"
    yield ""


def _cited(shop: Workshop, source: str, locator: str | None, lang: str) -> str:
    title = shop.book.sources[source].title(lang)
    return say("cite.clause", lang, title=title, locator=locator) if locator else title


def _holds(version: Version, day: date) -> bool:
    return (version.from_ is None or version.from_ <= day) and (version.until is None or day < version.until)


def _norm(loaded: LoadedRule, shop: Workshop, lang: str) -> Iterator[str]:
    """The rule's own conditions; the plan also holds the lists whose conclusions it reads."""
    for group in [one for one in shop.plan.groups if one.id == loaded.rule.id]:
        for heading, lines in grouping(group, shop.plan.codes) if lang == "zh" else ():
            yield heading
            yield from (f"  - {line}" for line in lines)
    every = [*shop.plan.rules, *(group.planned for group in shop.plan.groups)]
    for planned in [one for one in every if one.rule.id == loaded.rule.id]:
        for heading, lines in sections(planned, shop.plan.codes, lang):
            yield heading
            yield from (f"  - {line}" for line in lines)
        yield ""


def _parameters(loaded: LoadedRule, shop: Workshop, day: date, lang: str) -> Iterator[str]:
    tables = [t for name, t in sorted(shop.book.tables.items())
              if name.startswith(f"{loaded.rule.id}.") or ("." not in name and _used(loaded, name))]
    if tables:
        yield _pick(lang, f"参数（{day}）", f"Parameters ({day})")
    for table in tables:
        name = _pick(lang, table.definition.title, table.definition.title_en)
        codes = shop.plan.codes.titles(table.definition.codes or "", lang)
        yield "  " + say("line.label", lang, label=name) + _value(table, day, lang, codes)
    if tables:
        yield ""


def _used(loaded: LoadedRule, name: str) -> bool:
    return f'"param":"{name}"' in loaded.rule.model_dump_json(exclude_none=True)


def _value(table: Table, day: date, lang: str, codes: Mapping[str, str]) -> str:
    """The value on the day and the layer that set it; layers for some units or places are listed after it."""
    parts = []
    for step in [*table.steps, *table.by_unit.values()]:
        value = step.at(day.toordinal())
        if value is None:
            continue
        where = step.unit or step.region
        layer = _pick(lang, "国家规定", "national") if step.layer == "national" else step.layer
        scope = layer + (_pick(lang, f"，限 {where}", f", only {where}") if where else "")
        parts.append(_written(table, value, lang, codes) + say("line.brackets", lang, text=scope))
    return say("line.and", lang).join(parts) or _pick(lang, "没有统一规定，由单位或当地确定（没有值时无法判断）",
                                                      "no value: the unit or place sets it")


def _written(table: Table, value: Any, lang: str, codes: Mapping[str, str]) -> str:
    """A value, or every row of a keyed table with its keys."""
    if not is_keyed(value):
        return shown(table.definition.type, value, lang, names=codes)
    rows = ((" ".join(f"{key}={word}" for key, word in keys), row) for keys, row in value)
    return listed((f"{keys}: {_written(table, row, lang, codes)}" for keys, row in rows), lang)


def _tail(loaded: LoadedRule, lang: str) -> Iterator[str]:
    rule = loaded.rule
    yield _pick(lang, "违反时的说明", "Sentence")
    yield f"  {_pick(lang, rule.message, rule.message_en)}"
    yield "  " + say("line.label", lang, label=_pick(lang, "怎么改",
                                                     "Remedy")) + _pick(lang, rule.remedy, rule.remedy_en)
    if rule.note:
        yield "  " + say("line.label", lang, label=_pick(lang, "备注", "Note")) + rule.note
    if rule.examples:
        yield ""
        yield _pick(lang, "例子", "Examples")
        for example in rule.examples:
            yield f"  {say(f'verdict.{example.expect}', lang)}  {example.name}"
