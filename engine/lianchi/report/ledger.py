"""The problem ledger (xlsx): a summary, the statistics, what could not be checked, and a sheet of problems per unit.

A sheet of problems is the ledger of rectification as well: the columns of the unit and of its progress are empty,
to be filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from lianchi.model.finding import VERDICTS, Clause, Finding, Report
from lianchi.model.rule import SEVERITIES
from lianchi.report import tally
from lianchi.report.cite import cited, spots
from lianchi.report.phrases import privacy
from lianchi.report.tally import Summaries, Tally, tallied
from lianchi.report.unchecked import Unchecked, unchecked
from lianchi.report.visible import visible, visible_lines
from lianchi.wording import listed, say
from lianchi.write.workbook import Sheet, Value, workbook

MOST_UNITS = 200
"""With more units than these, their problems stand on one sheet: nobody leafs through thousands of tabs."""
MOST = 20
MOST_PLACES = 3
STATES = ("state.done", "state.going_on", "state.open")


class Column(NamedTuple):
    """One column of the ledger: its key among the sentences, who fills it in, its width."""

    key: str
    group: str
    width: int


COLUMNS = (
    Column("number", "audit", 6), Column("notice", "audit", 10), Column("project", "audit", 10),
    Column("unit", "audit", 12), Column("person", "audit", 8), Column("record", "audit", 13),
    Column("matter", "audit", 16), Column("day", "audit", 11), Column("problem", "audit", 16),
    Column("message", "audit", 40), Column("severity", "audit", 6), Column("amount", "audit", 13),
    Column("basis", "audit", 34), Column("remedy", "audit", 32), Column("place", "audit", 26),
    Column("kind", "unit", 10), Column("measures", "unit", 28), Column("finish", "unit", 11),
    Column("department", "unit", 11), Column("responsible", "unit", 9),
    Column("situation", "progress", 22), Column("causes", "progress", 20), Column("progress", "progress", 16),
    Column("limit", "progress", 11), Column("next", "progress", 20), Column("state", "progress", 10),
    Column("proof", "progress", 16),
    Column("closing", "close", 11), Column("rule", "close", 10), Column("fingerprint", "close", 18),
)
_AT = {column.key: at for at, column in enumerate(COLUMNS)}
_PAGES = (_AT["basis"], _AT["situation"])
"""Where a new printed page begins: what happened; why it is wrong and what will be done; how far it is."""
_OPEN_COLUMNS = {"sort": 14, "unit": 16, "record": 14, "what": 50, "items": 7, "rules": 26, "todo": 28}


def render(report: Report, lang: str = "zh") -> bytes:
    """The whole ledger as an xlsx file."""
    return workbook(_Ledger(report, lang).sheets())


class _Ledger:
    """The sheets of one report in one language."""

    def __init__(self, report: Report, lang: str) -> None:
        self._report = report
        self._lang = lang
        self._violations = tally.violations(report)
        self._summaries = Summaries(report)
        self._cited = lru_cache(maxsize=None)(self._clauses)

    def sheets(self) -> Iterator[Sheet]:
        """The sheets in their order: what leaders read first, the problems last."""
        yield self._summary()
        yield self._rules()
        yield self._statistics("source", tally.sources, ["ledger.sources_note"])
        yield self._statistics("severity", tally.severity)
        yield self._statistics("month", tally.month, ["ledger.month_note"])
        yield self._unchecked()
        yield from self._problems()

    # ---- problems ------------------------------------------------------------------------------------

    def _problems(self) -> Iterator[Sheet]:
        by_unit: dict[str, list[Finding]] = {one.unit: [] for one in self._report.records_list}
        for it in self._violations:
            by_unit.setdefault(it.unit, []).append(it)
        found = {unit: problems for unit, problems in by_unit.items() if problems}
        if 0 < len(found) <= MOST_UNITS:
            for unit, problems in found.items():
                yield self._ledger(unit or self._say("finding.no_unit"), problems, [unit])
        else:
            notes = [self._say("ledger.many_units", n=len(found))] if found else [self._say("ledger.no_violation")]
            yield self._ledger(self._say("ledger.problems"), [it for one in found.values() for it in one], notes)

    def _ledger(self, name: str, problems: Sequence[Finding], notes: Sequence[str]) -> Sheet:
        groups = Counter(column.group for column in COLUMNS)
        lines = [self._say("ledger.title"), *notes, self._say("ledger.fill_note"), self._say("ledger.amount_note")]
        state = _AT["state"]
        return Sheet(
            visible(name), self._heads(column.key for column in COLUMNS),
            (self._problem(number, it) for number, it in enumerate(problems, start=1)),
            notes=[visible(line) for line in lines if line],
            groups=[(self._say(f"ledger.group.{group}"), span) for group, span in groups.items()],
            widths={at: column.width for at, column in enumerate(COLUMNS)},
            choices={state: [self._say(key) for key in STATES]},
            comments={state: self._say("ledger.state_note")},
            breaks=_PAGES, fixed=1,
        )

    def _problem(self, number: int, it: Finding) -> list[Value]:
        summary = self._summaries.of(it)
        given: dict[str, Value] = {
            "number": number, "unit": visible(it.unit), "record": self._records(it),
            "matter": visible(summary.title) if summary else None, "day": it.judged_on,
            "problem": it.title, "message": visible(it.message), "severity": self._say(f"severity.{it.severity}"),
            "amount": Decimal(summary.amount) if summary and summary.amount is not None else None,
            "basis": self._cited(it.basis), "remedy": visible(it.remedy),
            "place": visible_lines(spots(it.locations, MOST_PLACES, self._lang)),
            "rule": it.rule, "fingerprint": it.fingerprint,
        }
        return [given.get(column.key) for column in COLUMNS]

    def _records(self, it: Finding) -> str:
        ids = it.records or (it.record,)
        more = self._say("finding.more_records", n=len(ids) - MOST) if len(ids) > MOST else ""
        return visible(listed(ids[:MOST], self._lang)) + more

    def _clauses(self, basis: tuple[Clause, ...]) -> str:
        return visible_lines(cited(clause, self._lang) for clause in basis)

    # ---- summary and statistics ----------------------------------------------------------------------

    def _summary(self) -> Sheet:
        units = tallied(self._violations, tally.unit)
        records = Counter(one.unit for one in self._report.records_list)
        verdicts = Counter((it.unit, it.verdict) for it in self._report.findings)
        open_ = ("undetermined", "manual", "error")
        heads = [*self._heads(["unit", "records", "all"]), *self._severities(),
                 *self._heads(["violating_records", "amount"]), *(self._say(f"verdict.{it}") for it in open_)]
        rows: list[list[Value]] = []
        for unit in dict.fromkeys([*records, *units]):
            mine = units.get(unit, Tally())
            rows.append([visible(unit) or self._say("finding.no_unit"), records[unit], mine.violations,
                         *mine.by_severity(), len(mine.records), self._summaries.amount(mine.records),
                         *(verdicts[unit, it] for it in open_)])
        return Sheet(self._say("ledger.summary"), heads, rows, notes=self._notes())

    def _notes(self) -> list[str]:
        report, statuses = self._report, Counter(it.status for it in self._report.inputs)
        files = {status: statuses[status] for status in ("read", "partial", "unread")}
        notes = [self._say("ledger.title"), self._say("read.files", n=len(report.inputs), **files),
                 self._say("read.scope", records=report.records, rules=report.rules)]
        if statuses["partial"] or statuses["unread"]:
            notes.append(self._say("read.incomplete"))
        notes.append(self._total() if self._violations else self._say("ledger.no_violation"))
        return [*notes, self._say("ledger.amount_note"), self._say("rest.digest", digest=report.digest),
                privacy(report.privacy, self._lang)]

    def _total(self) -> str:
        whole = Tally()
        for it in self._violations:
            whole.add(it)
        split = (self._say("counts.split", severity=name, n=n)
                 for name, n in zip(self._severities(), whole.by_severity(), strict=True) if n)
        return self._say("ledger.total", violations=whole.violations, split=listed(split, self._lang),
                         units=len(whole.units), records=len(whole.records))

    def _rules(self) -> Sheet:
        found = tallied(self._violations, tally.rule)
        heads = [*self._heads(["rule", "rule_title"]), *(self._say(f"verdict.{it}") for it in VERDICTS),
                 *self._heads(["units", "violating_records"])]
        rows: list[list[Value]] = []
        for rule in sorted({*self._report.titles, *self._report.counts}):
            counts, mine = self._report.counts.get(rule, {}), found.get(rule, Tally())
            rows.append([rule, self._report.titles.get(rule), *(counts.get(it, 0) for it in VERDICTS),
                         len(mine.units), len(mine.records)])
        return Sheet(self._say("ledger.by_rule"), heads, rows, notes=[self._say("counts.about")])

    def _statistics(self, name: str, keys: tally.Keys, notes: Sequence[str] = ()) -> Sheet:
        found = tallied(self._violations, keys)
        heads = [*self._heads([name, "all"]), *self._severities(),
                 *self._heads(["rules", "units", "violating_records"])]
        rows: list[list[Value]] = [
            [self._named(name, key), mine.violations, *mine.by_severity(), len(mine.rules), len(mine.units),
             len(mine.records)] for key, mine in self._ordered(name, found)]
        return Sheet(self._say(f"ledger.by_{name}"), heads, rows, notes=[self._say(note) for note in notes])

    def _ordered(self, name: str, found: Mapping[str, Tally]) -> list[tuple[str, Tally]]:
        if name == "severity":
            return [(key, found.get(key, Tally())) for key in SEVERITIES]
        if name == "month":
            return sorted(found.items(), key=lambda item: (not item[0], item[0]))
        return sorted(found.items(), key=lambda item: (-item[1].violations, item[0]))

    def _named(self, name: str, key: str) -> str:
        if name == "severity":
            return self._say(f"severity.{key}")
        return visible(key) or self._say("ledger.no_month")

    # ---- what could not be checked -------------------------------------------------------------------

    def _unchecked(self) -> Sheet:
        rows = (self._open(one) for one in unchecked(self._report, self._lang))
        return Sheet(self._say("ledger.unchecked"), self._heads(_OPEN_COLUMNS), rows,
                     notes=[self._say("unchecked.note")], widths=dict(enumerate(_OPEN_COLUMNS.values())))

    def _open(self, one: Unchecked) -> list[Value]:
        return [self._say(f"unchecked.{one.sort}"), visible(one.unit), visible(one.record), visible(one.what),
                one.items or None, listed(one.rules, self._lang), visible(one.todo)]

    # ---- words ---------------------------------------------------------------------------------------

    def _heads(self, keys: Iterable[str]) -> list[str]:
        return [self._say(f"ledger.{key}") for key in keys]

    def _severities(self) -> list[str]:
        return [self._say(f"severity.{it}") for it in SEVERITIES]

    def _say(self, key: str, **values: object) -> str:
        return say(key, self._lang, **values)
