"""The report as SARIF 2.1.0, for code scanning and every viewer of static analysis.

A violation fails, what cannot be judged is open, what a person must look at is up for review.  A check that ended in
error and a file that was not read are notifications of the run, which then was not successful.  A result has a line
only where the file has lines; cells, paragraphs and pointers are logical locations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, Final
from urllib.parse import quote

from lianchi.model.finding import VERDICTS, Clause, Finding, InputReport, Location, Remark, Report
from lianchi.report.cite import cited
from lianchi.report.json_ import dumped
from lianchi.wording import say

Tree = dict[str, Any]

RESULTS: Final = 25_000
"""What GitHub takes in one run; more go into further runs."""
RUNS: Final = 20
"""What GitHub takes in one file."""
LOCATIONS: Final = 1_000
"""What GitHub takes of one result."""

_KINDS: Final = {"violation": "fail", "manual": "review", "undetermined": "open"}
_LEVELS: Final = {"critical": "error", "high": "error", "medium": "warning", "low": "note", "info": "note"}
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\(")
_SEEN_FIRST: Final = tuple(_KINDS)


def render(report: Report, lang: str = "zh") -> str:
    """The whole report; as many runs as its results need."""
    results = sorted((it for it in report.findings if it.verdict in _KINDS), key=_order)
    kept = results[: RESULTS * RUNS]
    parts = [kept[start : start + RESULTS] for start in range(0, len(kept), RESULTS)] or [[]]
    runs = [_Run(report, lang, part, number).tree(len(results) - len(kept)) for number, part in enumerate(parts, 1)]
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return dumped({"$schema": schema, "version": "2.1.0", "runs": runs})


def _order(it: Finding) -> int:
    return _SEEN_FIRST.index(it.verdict)


class _Run:
    """One run: some of the results, and the rules, clauses and files that they point to by number."""

    def __init__(self, report: Report, lang: str, results: Sequence[Finding], number: int) -> None:
        self._report, self._lang, self._results, self._number = report, lang, results, number
        self._say = partial(say, lang=lang)
        self._files = {it.path: at for at, it in enumerate(report.inputs)}
        failed = [it for it in report.findings if it.verdict == "error"]
        self._rules = {rule: at for at, rule in enumerate(dict.fromkeys(it.rule for it in (*results, *failed)))}
        self._failed = failed
        clauses = [one for rule in self._rules for one in self._clauses(rule)]
        clauses += [one for it in results for one in it.basis]
        self._taxa = {name: (at, one) for at, (name, one) in enumerate({_name(one): one for one in clauses}.items())}

    def tree(self, left_out: int) -> Tree:
        """The run; ``left_out`` is how many results the file has no room for."""
        report, language = self._report, "zh-CN" if self._lang == "zh" else "en"
        whole = not self._failed and not left_out and all(it.status == "read" for it in report.inputs)
        invocation = {"executionSuccessful": whole, "toolExecutionNotifications": list(self._notifications(left_out))}
        return {
            "tool": {"driver": self._driver(language)},
            "automationDetails": {"id": f"lianchi/{self._number}"},
            "invocations": [invocation],
            "language": language,
            "columnKind": "unicodeCodePoints",
            **({"redactionTokens": ["某", "*"]} if report.privacy.masked else {}),
            "artifacts": [_artifact(it) for it in report.inputs],
            "taxonomies": [self._taxonomy(language)],
            "results": [self._result(it) for it in self._results],
            "properties": {
                "rulebook": report.digest,
                "records": report.records,
                "verdicts": {verdict: report.total(verdict) for verdict in VERDICTS},
                "privacy": report.privacy._asdict(),
            },
        }

    # ---- what was checked with -----------------------------------------------------------------------

    def _driver(self, language: str) -> Tree:
        return {
            "name": "lianchi",
            "fullName": "lianchi 廉尺",
            "version": self._report.version,
            "language": language,
            "rules": [self._rule(rule) for rule in self._rules],
            "supportedTaxonomies": [{"name": "clauses", "index": 0}],
        }

    def _rule(self, rule: str) -> Tree:
        note, title = self._report.notes.get(rule), self._report.titles.get(rule, rule)
        tree: Tree = {"id": rule, "shortDescription": {"text": title}, "help": {"text": self._help(rule, title)}}
        if note is not None:
            tree["defaultConfiguration"] = {"level": _LEVELS[note.severity]}
            tree["properties"] = {"severity": note.severity, "tags": [note.severity]}
        taxa = list(dict.fromkeys(_name(one) for one in self._clauses(rule)))
        if taxa:
            tree["relationships"] = [{"target": self._taxon(name), "kinds": ["relevant"]} for name in taxa]
        return tree

    def _help(self, rule: str, title: str) -> str:
        note = self._report.notes.get(rule)
        said = [self._say("line.label", label=cited(clause, self._lang)) + says
                for clause, says in (note.clauses if note else ())]
        return "\n".join([title, *said])

    def _clauses(self, rule: str) -> list[Clause]:
        note = self._report.notes.get(rule)
        return [clause for clause, _ in note.clauses] if note else []

    def _taxonomy(self, language: str) -> Tree:
        taxa = [{"id": name, "shortDescription": {"text": cited(one, self._lang)},
                 "properties": {"confidence": one.confidence, "checked": one.checked}}
                for name, (_, one) in self._taxa.items()]
        return {"name": "clauses", "shortDescription": {"text": self._say("machine.clauses")}, "language": language,
                "taxa": taxa}

    def _taxon(self, name: str) -> Tree:
        return {"id": name, "index": self._taxa[name][0], "toolComponent": {"name": "clauses", "index": 0}}

    # ---- what was found ------------------------------------------------------------------------------

    def _result(self, it: Finding) -> Tree:
        where = [self._location(place) for place in it.locations[:LOCATIONS]]
        label = "finding.remedy" if it.verdict == "violation" else "finding.todo"
        advice = self._say("line.label", label=self._say(label)) + it.remedy if it.remedy else ""
        return {
            "ruleId": it.rule,
            "ruleIndex": self._rules[it.rule],
            "kind": _KINDS[it.verdict],
            "level": _LEVELS[it.severity] if it.verdict == "violation" else "none",
            "message": _message("\n".join(filter(None, (it.message, advice)))),
            "locations": where[:1],
            "relatedLocations": [{**one, "id": number} for number, one in enumerate(where[1:], 1)],
            "partialFingerprints": {"lianchi/v1": it.fingerprint},
            "taxa": [self._taxon(name) for name in dict.fromkeys(map(_name, it.basis))],
            "properties": _properties(it),
        }

    def _location(self, place: Location) -> Tree:
        physical: Tree = {"artifactLocation": {"uri": _uri(place.path)}}
        if place.path in self._files:
            physical["artifactLocation"]["index"] = self._files[place.path]
        if place.line:
            physical["region"] = {"startLine": place.line}
        logical = [{"fullyQualifiedName": name, "kind": kind}
                   for name, kind in ((place.cell, "cell"), (place.pointer, "value")) if name]
        return {
            "physicalLocation": physical,
            **({"logicalLocations": logical} if logical else {}),
            **({"message": _message(place.origin)} if place.origin else {}),
        }

    # ---- what went wrong -----------------------------------------------------------------------------

    def _notifications(self, left_out: int) -> Iterator[Tree]:
        """Files that were not read whole, checks that ended in error, remarks on the data; all in the first run."""
        if left_out:
            yield {"level": "warning", "message": _message(self._say("machine.too_many", n=left_out))}
        if self._number > 1:
            return
        for one in self._report.inputs:
            if one.status != "read":
                reason = one.reason or self._say("read.no_reason")
                text = self._say("read.file", path=one.path, reason=reason)
                here = self._location(Location(one.path, ""))
                yield {"level": "error", "message": _message(text), "locations": [here]}
        for it in self._failed:
            rule = {"id": it.rule, "index": self._rules[it.rule]}
            yield {"level": "error", "message": _message(it.message), "associatedRule": rule,
                   "locations": [self._location(place) for place in it.locations[:1]]}
        yield from map(self._remark, self._report.remarks)

    def _remark(self, it: Remark) -> Tree:
        text = it.zh if self._lang == "zh" else it.en
        return {"level": "note", "message": _message(text), "locations": [self._location(it.location)],
                "properties": {"code": it.code, "record": it.record}}


def _artifact(it: InputReport) -> Tree:
    return {
        "location": {"uri": _uri(it.path)},
        "roles": ["analysisTarget"],
        **({"encoding": it.encoding} if it.encoding else {}),
        **({"hashes": {"sha-256": it.sha256}} if it.sha256 else {}),
        "properties": {"status": it.status, "records": it.records},
    }


def _properties(it: Finding) -> Tree:
    return {
        "verdict": it.verdict,
        "severity": it.severity,
        "unit": it.unit,
        "record": it.record,
        "records": list(it.records),
        "subject": it.subject,
        "missing": list(it.missing),
        "facts": dict(it.facts),
        "judged_on": it.judged_on,
    }


def _name(clause: Clause) -> str:
    return f"{clause.title}{clause.locator or ''}"


def _uri(path: str) -> str:
    """A relative URI reference: what is no letter of a URI is written in per cent; a colon would be a scheme."""
    return quote(path, safe="/", errors="surrogatepass")


def _message(text: str) -> Tree:
    """Plain text in which nothing is taken for a placeholder or a link."""
    return {"text": _LINK.sub(r"\\[\1](", text.replace("{", "{{").replace("}", "}}"))}
