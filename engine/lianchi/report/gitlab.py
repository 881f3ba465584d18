"""The report as a GitLab code quality report: a JSON array, every entry with a path, a line and its own fingerprint.

The format demands a line; for what has none (cells, paragraphs) it is 1 and the description says the real place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Final

from lianchi.model.finding import Finding, Location, Report
from lianchi.report.cite import place
from lianchi.report.json_ import dumped
from lianchi.report.phrases import mark
from lianchi.report.visible import visible
from lianchi.wording import say

_SEVERITIES: Final = {"critical": "blocker", "high": "critical", "medium": "major", "low": "minor", "info": "info"}


def render(report: Report, lang: str = "zh") -> str:
    """All findings, and the files that were not read whole."""
    return dumped(_unique([*_unread(report, lang), *(_entry(it, lang) for it in report.findings)]))


def _unread(report: Report, lang: str) -> Iterator[dict[str, Any]]:
    for it in report.inputs:
        if it.status != "read":
            reason = it.reason or say("read.no_reason", lang)
            text = say("read.file", lang, path=say("machine.unread", lang), reason=reason)
            name = hashlib.sha256(f"unread\x1f{it.path}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
            yield _tree(text, "lianchi/unread", name, "blocker", Location(it.path, ""))


def _entry(it: Finding, lang: str) -> dict[str, Any]:
    where = it.locations[0] if it.locations else Location("", "")
    head = say("line.mark", lang, text=mark(it, lang)) + f"{it.rule} {it.title} · {it.record}"
    text = say("line.label", lang, label=head) + it.message
    if not where.line:
        text += say("line.brackets", lang, text=place(where))
    severity = {"violation": _SEVERITIES[it.severity], "error": "major"}.get(it.verdict, "info")
    return _tree(text, it.rule, it.fingerprint, severity, where)


def _tree(text: str, check: str, fingerprint: str, severity: str, where: Location) -> dict[str, Any]:
    return {
        "description": visible(text),
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": where.path.removeprefix("./"), "lines": {"begin": where.line or 1}},
    }


def _unique(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries, those of one fingerprint told apart by their order: GitLab shows only one of each."""
    seen: dict[str, int] = {}
    for entry in entries:
        name = entry["fingerprint"]
        number = seen[name] = seen.get(name, 0) + 1
        if number > 1:
            entry["fingerprint"] = hashlib.sha256(f"{name}\x1f{number}".encode()).hexdigest()[:32]
    return entries
