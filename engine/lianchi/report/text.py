"""The report in plain words, for a terminal, a village notice board or an e-mail.

First what was not read, then the six counts, then every violation with its clause, its place and what to do;
what cannot be judged is listed by what has to be handed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lianchi.model.finding import VERDICTS, Finding, InputReport, Location, Remark, Report
from lianchi.report.arrange import Missing, RecordPart, UnitPart, by_code, by_unit, clean, idle_rules
from lianchi.report.cite import cited, drafted
from lianchi.report.cite import place as where
from lianchi.report.layout import Page
from lianchi.report.phrases import mark, outcome, privacy, remark_title
from lianchi.wording import listed, say

MOST = 20
"""Longer lists of ids and places are shortened; the sentence says how many more and where to find them."""

FEW = 4
"""From so many rules on, of which each lacks something of its own, they share a paragraph."""

_STYLES = {"violation": "bold red", "undetermined": "yellow", "manual": "cyan", "error": "bold magenta"}


class _Waiting(NamedTuple):
    """A line of what is missing: the things, whether named, the rules that wait, how many records lack them."""

    what: str
    named: bool
    rules: tuple[str, ...]
    records: int


def render(report: Report, lang: str = "zh", *, width: int = 100, color: bool = False) -> str:
    """The whole report in lines of about ``width`` columns; colour codes only when asked for."""
    sheet = _Sheet(Page(width, color), lang)
    sheet.inputs(report)
    sheet.counts(report)
    sheet.remarks(report.remarks)
    for part in by_unit(report):
        sheet.unit(part)
    sheet.rest(report)
    return sheet.page.text()


class _Sheet:
    """The sections of the report on one page, in one language."""

    def __init__(self, page: Page, lang: str) -> None:
        self.page = page
        self.lang = lang

    # ---- what was read -------------------------------------------------------------------------------

    def inputs(self, report: Report) -> None:
        """The title, the files that were not read whole, and how much was read."""
        self.page.line(self.say("report.title"), "bold")
        self.heading("read.heading")
        unread = [it for it in report.inputs if it.status != "read"]
        for it in sorted(unread, key=lambda it: it.status == "partial"):
            self.input(it)
        if unread:
            self.page.line(self.say("read.incomplete"), "bold magenta", 2)
        for it in report.inputs:
            if it.status == "read" and not it.records:
                self.marked("read.empty", self.say("read.empty_file", path=it.path))
        status = Counter(it.status for it in report.inputs)
        counts = {name: status[name] for name in ("read", "partial", "unread")}
        self.page.line(self.say("read.files", n=len(report.inputs), **counts), indent=2)
        self.page.line(self.say("read.scope", records=report.records, rules=report.rules), indent=2)

    def input(self, it: InputReport) -> None:
        """A file that was not read whole, and why."""
        reason = it.reason or self.say("read.no_reason")
        kept = self.say("read.kept", n=it.records) if it.status == "partial" else ""
        text = self.say("read.file", path=it.path, reason=reason) + kept
        self.marked(f"read.{it.status}", text, "bold magenta")

    # ---- how it came out -----------------------------------------------------------------------------

    def counts(self, report: Report) -> None:
        """The six counts, and in words what they mean."""
        totals = {verdict: report.total(verdict) for verdict in VERDICTS}
        self.heading("counts.heading")
        self.page.table([self.say(f"verdict.{it}") for it in VERDICTS], [str(n) for n in totals.values()], 2)
        self.page.line(self.say("counts.about"), indent=2)
        self.page.line(outcome(report, self.lang), indent=2)
        for verdict in ("undetermined", "manual", "error"):
            if totals[verdict]:
                self.page.line(self.say(f"counts.{verdict}", n=totals[verdict]), indent=2)

    def remarks(self, remarks: Sequence[Remark]) -> None:
        """What is odd in the data, the same oddity once with all its places."""
        if not remarks:
            return
        self.heading("remarks.heading")
        for code, sentences in by_code(remarks, self.lang).items():
            self.page.line(self.label(remark_title(code, self.lang)), indent=2)
            for sentence, same in sentences.items():
                self.page.item("- ", sentence, 4)
                self.places([it.location for it in same], 6)

    # ---- findings ------------------------------------------------------------------------------------

    def unit(self, part: UnitPart) -> None:
        """One unit with its records."""
        name = part.unit or self.say("finding.no_unit")
        self.page.line()
        self.page.line(self.say("line.heading", text=self.label(self.say("finding.unit")) + name), "bold")
        for record in part.records:
            self.record(record)
        self.waiting("missing.common", part.missing)

    def record(self, part: RecordPart) -> None:
        """One record: its findings one by one, then what is missing."""
        self.page.line()
        label = self.label(self.say("finding.record"))
        self.page.item(label, part.record or self.say("finding.no_record"), 2, "bold")
        for it in part.findings:
            self.finding(it)
        self.waiting("missing.heading", part.missing)

    def waiting(self, heading: str, found: tuple[Missing, ...]) -> None:
        """What is missing, a line each."""
        if not found:
            return
        self.page.line()
        mark = self.mark("verdict.undetermined")
        self.page.item(mark, self.label(self.say(heading)), 2, _STYLES["undetermined"])
        lines = self.together(found)
        alone = [it for it in lines if it.named and len(it.rules) == 1 and it.records == 1]
        for it in lines:
            if len(alone) < FEW or it not in alone:
                self.page.item("- ", self.missing(it), 6)
        if len(alone) >= FEW:
            each = [self.say("missing.alone", rule=it.rules[0], what=it.what) for it in alone]
            self.page.item("- ", self.say("missing.each", n=len(each), each=self.say("line.and").join(each)), 6)

    def together(self, found: tuple[Missing, ...]) -> list[_Waiting]:
        """What the same rules wait for in one line."""
        alike: dict[tuple[bool, tuple[str, ...], int], list[str]] = {}
        for it in found:
            alike.setdefault((it.named, it.rules, it.records), []).append(it.what)
        return [_Waiting(listed(whats, self.lang), named, rules, records)
                for (named, rules, records), whats in alike.items()]

    def finding(self, it: Finding) -> None:
        """One verdict: what is wrong, which clause says so, where it stands, what to do."""
        self.page.line()
        self.page.item(self.say("line.mark", text=mark(it, self.lang)), f"{it.rule} {it.title}", 2, _STYLES[it.verdict])
        self.page.line(it.message, indent=6)
        if len(it.records) > 1:
            self.labelled("finding.records", self.few_ids(it.records))
        for clause in it.basis:
            self.labelled("finding.basis", cited(clause, self.lang))
        if drafted(it):
            self.labelled("finding.note", self.say("finding.drafted"))
        self.places(it.locations, 6)
        if it.remedy:
            self.labelled("finding.remedy" if it.verdict == "violation" else "finding.todo", it.remedy)

    def missing(self, it: _Waiting) -> str:
        """What is missing and which rules wait for it."""
        key = "missing.other" if not it.named else "missing.rules" if it.records == 1 else "missing.common_rules"
        return self.say(key, what=it.what, n=len(it.rules), rules=listed(it.rules, self.lang), records=it.records)

    # ---- the rest ------------------------------------------------------------------------------------

    def rest(self, report: Report) -> None:
        """Records without findings, rules that met nothing, rules for a person, the rule book."""
        self.heading("rest.heading")
        self.clean(clean(report))
        idle = idle_rules(report)
        if idle:
            self.page.line(self.few("rest.idle", idle, rules=listed(idle, self.lang)), indent=2)
        if report.manual_rules:
            titles = listed(report.manual_rules, self.lang)
            self.page.line(self.few("rest.manual_rules", report.manual_rules, titles=titles), indent=2)
        self.page.line(self.say("rest.digest", digest=report.digest), indent=2)
        self.page.line(privacy(report.privacy, self.lang), indent=2)

    def clean(self, units: dict[str, tuple[str, ...]]) -> None:
        """The records without findings, by unit."""
        if not units:
            return
        self.page.line(self.say("rest.clean", n=sum(map(len, units.values()))), indent=2)
        for unit, records in units.items():
            names = listed((it or self.say("finding.no_record") for it in records), self.lang)
            values = {"unit": unit or self.say("finding.no_unit"), "records": names}
            self.page.item("- ", self.few("rest.clean_unit", records, **values), 4)

    def few(self, key: str, items: tuple[str, ...], **values: str) -> str:
        """The sentence with all items, or the one that gives only their number."""
        return self.say(key if len(items) <= MOST else f"{key}_many", n=len(items), **values)

    def few_ids(self, ids: tuple[str, ...]) -> str:
        """Ids in a row, a long list shortened openly."""
        more = self.say("finding.more_records", n=len(ids) - MOST) if len(ids) > MOST else ""
        return listed(ids[:MOST], self.lang) + more

    # ---- small parts ---------------------------------------------------------------------------------

    def places(self, places: tuple[Location, ...] | list[Location], indent: int) -> None:
        """Where it stands in the file, a long list shortened openly."""
        label = self.label(self.say("finding.place"))
        for place in places[:MOST]:
            self.page.item(label, where(place), indent, fold=False)
        if len(places) > MOST:
            self.page.item(label, self.say("place.more", n=len(places) - MOST), indent)

    def say(self, key: str, **values: object) -> str:
        """The sentence in the language of the report."""
        return say(key, self.lang, **values)

    def label(self, text: str) -> str:
        """The text as it stands before what it names."""
        return self.say("line.label", label=text)

    def mark(self, key: str) -> str:
        """The word as it stands in brackets at the start of a block."""
        return self.say("line.mark", text=self.say(key))

    def heading(self, key: str) -> None:
        """A new section."""
        self.page.line()
        self.page.line(self.say("line.heading", text=self.say(key)), "bold")

    def marked(self, key: str, text: str, style: str | None = None) -> None:
        """A paragraph behind its mark."""
        self.page.item(self.mark(key), text, 2, style)

    def labelled(self, key: str, text: str) -> None:
        """A paragraph of a finding behind its label."""
        self.page.item(self.label(self.say(key)), text, 6)
