"""The report as JUnit XML, for build servers: one suite a file, one test a rule and record.

A violation is a failure; a check that ended in error and an unread file are errors; what cannot be judged and what a
person must look at are skipped, with their text, as they do not fail a run of ``lianchi check`` either.  A record
without violation is a test that passed.  Everything is said in the bodies, as some servers show nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from lianchi.model.finding import Finding, InputReport, Report
from lianchi.report.arrange import is_common
from lianchi.report.cite import cited, spots
from lianchi.report.phrases import mark
from lianchi.report.visible import visible
from lianchi.wording import say

_OUTCOMES: Final = {"violation": "failure", "error": "error", "manual": "skipped", "undetermined": "skipped"}
_WORST_FIRST: Final = tuple(_OUTCOMES)
_NO_XML: Final = re.compile("[\ufffe\uffff]")
_PLACES: Final = 20


def render(report: Report, lang: str = "zh") -> str:
    """The whole report."""
    root = Element("testsuites", name="lianchi")
    suites = _Suites(report, lang)
    for it in report.inputs:
        root.append(suites.suite(it))
    _count(root)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


class _Suites:
    """The suites of the files of one report."""

    def __init__(self, report: Report, lang: str) -> None:
        self._report, self._lang = report, lang
        self._paths = {it.path for it in report.inputs}
        self._homes = {one.record: one.path for one in reversed(report.records_list)}
        self._found: dict[str, dict[tuple[str, str], list[Finding]]] = {path: {} for path in self._paths}
        for it in report.findings:
            self._found[self._home(it)].setdefault((it.record, it.rule), []).append(it)
        self._failed = {record for it in report.findings if it.verdict in ("violation", "error")
                        for record in (it.record, *it.records)}

    def suite(self, it: InputReport) -> Element:
        """The suite of one file."""
        found = Element("testsuite", name=_text(it.path), file=_text(it.path))
        properties = SubElement(found, "properties")
        for name, value in self._properties():
            SubElement(properties, "property", name=name, value=value)
        if it.status != "read":
            self._unread(found, it)
        for (_, rule), findings in self._found[it.path].items():
            self._case(found, rule, findings)
        for record in dict.fromkeys(one.record for one in self._report.records_list if one.path == it.path):
            if record not in self._failed:
                name = f"{record} {say('machine.clean', self._lang)}"
                SubElement(found, "testcase", name=_text(name), classname=_text(it.path), file=_text(it.path))
        _count(found)
        return found

    def _properties(self) -> Iterator[tuple[str, str]]:
        yield "rulebook", self._report.digest
        yield "privacy", "masked" if self._report.privacy.masked else "unmasked"

    def _home(self, it: Finding) -> str:
        """The file under which a finding stands: that of its first place, else that of its record."""
        path = it.locations[0].path if it.locations else self._homes.get(it.record, "")
        return path if path in self._paths else self._report.inputs[0].path

    def _unread(self, suite: Element, it: InputReport) -> None:
        name = f"{it.path} {say('machine.reading', self._lang)}"
        case = SubElement(suite, "testcase", name=_text(name), classname=_text(it.path), file=_text(it.path))
        reason = it.reason or say("read.no_reason", self._lang)
        SubElement(case, "error", type="unread", message=say("machine.unread", self._lang)).text = _text(reason)

    def _case(self, suite: Element, rule: str, findings: list[Finding]) -> None:
        """The test of one rule on one record: its worst outcome, and all that was found in the body."""
        worst = min(findings, key=lambda it: _WORST_FIRST.index(it.verdict))
        many = say("machine.of_many", self._lang, n=len(worst.records))
        name = f"{rule} {worst.title} · {many if is_common(worst) else worst.record}"
        case = SubElement(suite, "testcase", name=_text(name), classname=_text(worst.unit or worst.record))
        places = [place for it in findings for place in it.locations]
        case.set("file", _text(places[0].path if places else self._home(worst)))
        if places and places[0].line:
            case.set("line", str(places[0].line))
        kind = worst.severity if worst.verdict == "violation" else worst.verdict
        outcome = SubElement(case, _OUTCOMES[worst.verdict], type=kind, message=_text(worst.message))
        outcome.text = "\n\n".join("\n".join(self._lines(it)) for it in findings)

    def _lines(self, it: Finding) -> Iterator[str]:
        """A finding in lines: what, by which clause, where, what to do."""
        yield _text(say("line.mark", self._lang, text=mark(it, self._lang)) + it.message)
        yield from (self._labelled("finding.basis", cited(clause, self._lang)) for clause in it.basis)
        yield from (self._labelled("finding.place", spot) for spot in spots(it.locations, _PLACES, self._lang))
        if len(it.records) > 1:
            shown = "、".join(it.records[:_PLACES]) if self._lang == "zh" else ", ".join(it.records[:_PLACES])
            more = len(it.records) - _PLACES
            shown += say("finding.more_records", self._lang, n=more) if more > 0 else ""
            yield self._labelled("finding.records", shown)
        if it.remedy:
            yield self._labelled("finding.remedy" if it.verdict == "violation" else "finding.todo", it.remedy)

    def _labelled(self, key: str, text: str) -> str:
        return _text(say("line.label", self._lang, label=say(key, self._lang)) + text)


def _count(suite: Element) -> None:
    """Write down how many tests there are of each outcome."""
    suite.set("tests", str(len(list(suite.iter("testcase")))))
    for name, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(list(suite.iter(outcome)))))


def _text(text: str) -> str:
    """The text on one line, without what XML cannot hold."""
    return _NO_XML.sub(lambda m: f"<U+{ord(m[0]):04X}>", visible(text))
