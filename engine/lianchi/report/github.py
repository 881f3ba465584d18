"""The report as GitHub workflow commands: annotations beside the files of a pull request.

GitHub shows only the first ten of a kind in a step, so the worst come first and what cannot be judged is only counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lianchi.model.finding import Finding, Location, Report
from lianchi.model.rule import SEVERITIES
from lianchi.report.cite import place
from lianchi.report.phrases import outcome
from lianchi.report.visible import visible
from lianchi.wording import say

_COMMANDS: Final = {"critical": "error", "high": "error", "medium": "warning", "low": "notice", "info": "notice"}
_SHOWN: Final = ("error", "violation", "manual")


def render(report: Report, lang: str = "zh") -> str:
    """One line a finding, and one on the whole run."""
    return "".join(f"{line}\n" for line in _lines(report, lang))


def _lines(report: Report, lang: str) -> Iterator[str]:
    for it in report.inputs:
        if it.status != "read":
            reason = it.reason or say("read.no_reason", lang)
            yield _command("error", Location(it.path, ""), say("machine.unread", lang), reason)
    shown = [it for it in report.findings if it.verdict in _SHOWN]
    for one in sorted(shown, key=lambda it: (_SHOWN.index(it.verdict), SEVERITIES.index(it.severity))):
        yield _annotation(one)
    open_ = report.total("undetermined")
    if open_:
        yield _command("notice", None, say("verdict.undetermined", lang), say("machine.open", lang, n=open_))
    covered = say("machine.masked" if report.privacy.masked else "machine.unmasked", lang)
    text = say("machine.outcome", lang, records=report.records, rules=report.rules, outcome=outcome(report, lang))
    yield _command("notice", None, "lianchi", text + say("line.brackets", lang, text=covered))


def _annotation(it: Finding) -> str:
    where = it.locations[0] if it.locations else None
    command = {"violation": _COMMANDS[it.severity], "error": "error"}.get(it.verdict, "notice")
    text = " ".join(filter(None, (it.message, it.remedy)))
    if where and not where.line:
        text += f" [{place(where)}]"
    return _command(command, where, f"{it.rule} {it.title} · {it.record}", text)


def _command(command: str, where: Location | None, title: str, text: str) -> str:
    fields = {"file": where.path, "line": str(where.line or "")} if where else {}
    said = ",".join(f"{name}={_property(value)}" for name, value in {**fields, "title": title}.items() if value)
    return f"::{command} {said}::{_data(text)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
