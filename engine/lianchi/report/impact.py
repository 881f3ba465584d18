"""The impact of a change of the rule book, as text, JSON and spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from lianchi.model.finding import VERDICTS, Finding
from lianchi.model.impact import IMPACT_SCHEMA, Impact, Side
from lianchi.report.cite import cited, place
from lianchi.report.json_ import finding_tree, input_tree
from lianchi.report.layout import Page
from lianchi.report.visible import escaped
from lianchi.wording import listed, say
from lianchi.write.workbook import Sheet, workbook

MOST = 50
"""How many findings of one sort the text shows; the other formats have all."""
_SORTS = ("appeared", "vanished")


def text(impact: Impact, lang: str, *, width: int = 100, color: bool = False) -> str:
    """What a policy person reads: how much changes, for which rules, and each finding that comes, goes or changes."""
    page = Page(width, color)
    page.line(say("impact.title", lang), "bold")
    for key, side in (("impact.old", impact.old), ("impact.new", impact.new)):
        page.line(say(key, lang, name=side.name, rules=side.rules, digest=side.digest), indent=2)
    page.line(say("impact.records", lang, n=impact.records), indent=2)
    for one in impact.inputs:
        if one.status != "read":
            page.line(say("read.file", lang, path=one.path, reason=one.reason or ""), "bold magenta", 2)
    page.line(say("impact.counts", lang, appeared=len(impact.appeared), vanished=len(impact.vanished),
                  changed=len(impact.changed), same=impact.same), "bold", 2)
    for sort in _SORTS:
        _findings(page, say(f"impact.{sort}", lang), getattr(impact, sort), lang)
    _changed(page, impact, lang)
    _rules(page, impact, lang)
    return page.text()


def _head(page: Page, words: str) -> None:
    page.line()
    page.line(words, "bold")


def _findings(page: Page, head: str, findings: Sequence[Finding], lang: str) -> None:
    if not findings:
        return
    _head(page, say("line.heading", lang, text=head))
    for one in findings[:MOST]:
        page.item(say("line.mark", lang, text=say(f"verdict.{one.verdict}", lang)), _line(one, lang), 2)
    _more(page, len(findings), lang)


def _more(page: Page, number: int, lang: str) -> None:
    if number > MOST:
        page.line(say("impact.more", lang, n=number - MOST), indent=2)


def _line(one: Finding, lang: str) -> str:
    return say("impact.line", lang, rule=one.rule, title=one.title, unit=one.unit, record=one.record,
               message=one.message)


def _changed(page: Page, impact: Impact, lang: str) -> None:
    if not impact.changed:
        return
    _head(page, say("line.heading", lang, text=say("impact.changed", lang)))
    for one in impact.changed[:MOST]:
        what = listed((say(f"impact.what.{word}", lang) for word in one.what), lang)
        page.item("- ", say("impact.change", lang, rule=one.new.rule, title=one.new.title, unit=one.new.unit,
                            record=one.new.record, what=what), 2)
        for key, side in (("impact.before", one.old), ("impact.after", one.new)):
            page.item(say(key, lang), say(f"verdict.{side.verdict}", lang) + say("line.dot", lang) + side.message, 4)
    _more(page, len(impact.changed), lang)


def _rules(page: Page, impact: Impact, lang: str) -> None:
    if not impact.shifted:
        return
    _head(page, say("line.heading", lang, text=say("impact.by_rule", lang)))
    for rule in impact.shifted:
        shifts = (say("impact.shift", lang, verdict=say(f"verdict.{verdict}", lang), old=old, new=new)
                  for verdict, old, new in _shifts(impact, rule) if old != new)
        page.item("- ", f"{rule} {_title(impact, rule)}{say('line.colon', lang)}{listed(shifts, lang)}", 2)


def _shifts(impact: Impact, rule: str) -> Iterator[tuple[str, int, int]]:
    for verdict in VERDICTS:
        yield verdict, impact.old.counts.get(rule, {}).get(verdict, 0), impact.new.counts.get(rule, {}).get(verdict, 0)


def _title(impact: Impact, rule: str) -> str:
    return impact.new.titles.get(rule) or impact.old.titles.get(rule, "")


def json_(impact: Impact, _: str) -> str:
    """Everything, for programs."""
    tree = {
        "schema": IMPACT_SCHEMA,
        "old": _side(impact.old), "new": _side(impact.new),
        "inputs": [input_tree(one) for one in impact.inputs],
        "summary": {"records": impact.records, "appeared": len(impact.appeared), "vanished": len(impact.vanished),
                    "changed": len(impact.changed), "same": impact.same},
        "appeared": [finding_tree(one) for one in impact.appeared],
        "vanished": [finding_tree(one) for one in impact.vanished],
        "changed": [{"what": list(one.what), "old": finding_tree(one.old), "new": finding_tree(one.new)}
                    for one in impact.changed],
        "by_rule": [{"rule": rule, "old": {v: a for v, a, _ in _shifts(impact, rule)},
                     "new": {v: b for v, _, b in _shifts(impact, rule)}} for rule in impact.shifted],
    }
    return escaped(json.dumps(tree, ensure_ascii=False, indent=2)) + "\n"


def _side(side: Side) -> dict[str, Any]:
    return {"name": side.name, "digest": side.digest, "rules": side.rules}


def xlsx(impact: Impact, lang: str) -> bytes:
    """A sheet of counts and one each for what appears, vanishes and changes."""
    verdicts = [say(f"verdict.{verdict}", lang) for verdict in VERDICTS]
    sides = [say("impact.column", lang, side=say(f"impact.{side}_short", lang), verdict=verdict)
             for side in ("old", "new") for verdict in verdicts]
    counts: list[list[str | int | None]] = [
        [rule, _title(impact, rule), *(a for _, a, _ in _shifts(impact, rule)),
         *(b for _, _, b in _shifts(impact, rule))] for rule in impact.shifted]
    heads = [say(f"impact.head.{name}", lang) for name in
             ("rule", "title", "verdict", "severity", "unit", "record", "message", "basis", "place")]
    notes = [say(f"impact.{key}", lang, name=side.name, rules=side.rules, digest=side.digest)
             for key, side in (("old", impact.old), ("new", impact.new))]
    return workbook([
        Sheet(say("impact.by_rule", lang), [*heads[:2], *sides], counts, notes),
        *(Sheet(say(f"impact.{sort}", lang), heads, [_row(one, lang) for one in getattr(impact, sort)])
          for sort in _SORTS),
        Sheet(say("impact.changed", lang), [*heads[:2], *heads[4:6], say("impact.head.what", lang),
                                            *(say(f"impact.{side}_short", lang) for side in ("old", "new"))],
              [[one.new.rule, one.new.title, one.new.unit, one.new.record,
                listed((say(f"impact.what.{word}", lang) for word in one.what), lang),
                *(say(f"verdict.{side.verdict}", lang) + say("line.dot", lang) + side.message
                  for side in (one.old, one.new))] for one in impact.changed]),
    ])


def _row(one: Finding, lang: str) -> list[str | int | None]:
    return [one.rule, one.title, say(f"verdict.{one.verdict}", lang), say(f"severity.{one.severity}", lang), one.unit,
            "\n".join(one.records) or one.record, one.message, "\n".join(cited(clause, lang) for clause in one.basis),
            "\n".join(place(where) for where in one.locations)]
