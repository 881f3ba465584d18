"""A batch of canonical records decided by a database: which statements, in which order, and what they come to.

The database is anything that makes tables and returns rows; the statements are the same for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lianchi.decide.sql.beside import Beside, joined
from lianchi.decide.sql.conclusions import concluded
from lianchi.decide.sql.database import Database, calendar_table
from lianchi.decide.sql.groups import layout, rows_table
from lianchi.decide.sql.parameters import Unit, UnitColumns
from lianchi.decide.sql.reach import concludes
from lianchi.decide.sql.rows import OPEN, RowScan, row_scan
from lianchi.decide.sql.scans import BROKEN, Scan, counts, scan, worth_telling
from lianchi.decide.sql.shape import columns
from lianchi.decide.sql.sight import Path, Used
from lianchi.decide.sql.terms import has_sql
from lianchi.decide.sql.text import name
from lianchi.model.finding import VERDICTS, Counts
from lianchi.project import Plan, PlannedRule
from lianchi.project.logic import terms_of

Source = Callable[[str, dict[str, str]], str]
"""From a kind of record, and the columns that are read with their types, to what selects ``n`` and those columns."""


class Told(NamedTuple):
    """A verdict worth a finding: the number of the record, the rule, the place of the subject at each level (counted
    from 1; 0 for a ghost), and the verdict."""

    record: int
    rule: PlannedRule
    places: tuple[int, ...]
    verdict: str


@dataclass(slots=True)
class Decided:
    """What a batch came to."""

    counts: dict[int, Counts] = field(default_factory=dict)
    """For each portion of :data:`PORTION` numbers."""
    told: list[Told] = field(default_factory=list)
    open: dict[int, set[int]] = field(default_factory=dict)
    """Number of a rule on groups → the records with items that could not be placed."""
    concluded: dict[int, dict[str, Any]] = field(default_factory=dict)
    """For the records with a verdict worth telling: what the lists conclude of them."""

    def count(self, portion: int, rule: PlannedRule, verdict: str, number: int) -> None:
        """Count subjects of one verdict."""
        counts = self.counts.setdefault(portion, {})
        mine = counts.setdefault(rule.rule.id, dict.fromkeys(VERDICTS, 0))
        mine[verdict] += number


@dataclass(frozen=True, slots=True)
class Kind:
    """The statements for the records of one kind: the lists first, then a scan for each subject, then the rows."""

    kind: str
    lists: Scan | None
    scans: tuple[Scan, ...]
    rows: tuple[tuple[int, RowScan], ...]
    """With the number of the rule on groups."""
    used: Used


PORTION = 1_000_000
"""Records are numbered so that their number over this is that of the portion in which they were submitted."""
_PORTION_OF = f"CAST(n // {PORTION} AS BIGINT)"
_UNIT = (("unit", "code"), ("unit", "name"), ("unit", "region"))


def by_subject(rules: Iterable[PlannedRule]) -> list[list[PlannedRule]]:
    """The rules that share a subject, together."""
    found: dict[tuple[Any, ...], list[PlannedRule]] = {}
    for rule in rules:
        found.setdefault(rule.steps, []).append(rule)
    return list(found.values())


def writable(plan: Plan, kind: str) -> bool:
    """Whether all rules for that kind of record can be said in SQL, and none on groups reads what the lists conclude:
    the rows of groups are taken before the database has decided."""
    rules = plan.for_kind(kind)
    terms = (term for rule in rules for part in (rule.applies, rule.norm, rule.excused) for term in terms_of(part))
    rows = (term for group in plan.groups for source in group.sources if source.takes(kind)
            for term in (*source.fields.values(), *terms_of(source.where)))
    return (not any(rule.concludes and rule.steps for rule in rules) and all(map(has_sql, terms))
            and not any(map(concludes, rows)))


def takes_rows(plan: Plan, kind: str) -> bool:
    """Whether any rule on groups takes rows from that kind of record."""
    return any(source.takes(kind) for group in plan.groups for source in group.sources)


class Batch:
    """The statements of a plan for records of some kinds from some units."""

    def __init__(self, plan: Plan, kinds: Iterable[str], units: Sequence[Unit], nones: frozenset[Path],
                 groups: Iterable[int] = (), beside: Beside = joined) -> None:
        self.plan, self.nones, self.units, self.beside = plan, nones, UnitColumns(units), beside
        self.layouts = {number: layout(plan.groups[number]) for number in groups}
        self.kinds = [self._kind(kind) for kind in kinds]

    def _kind(self, kind: str) -> Kind:
        rules = self.plan.for_kind(kind)
        lists = [rule for rule in rules if rule.concludes]
        used = Used()

        def scanned(some: Sequence[PlannedRule]) -> Scan:
            return scan(some, f"{name(kind)} r", self.nones, used, self.units)

        scans = tuple(scanned(some) for some in by_subject(rule for rule in rules if not rule.concludes))
        rows = tuple((number, row_scan(one, at, f"{name(kind)} r", self.nones, used, self.units))
                     for number, one in self.layouts.items()
                     for at, source in enumerate(one.group.sources) if source.takes(kind))
        return Kind(kind, scanned(lists) if lists else None, scans, rows, used)

    def paths(self, kind: str) -> list[Path]:
        """The fields that the statements read of records of that kind."""
        used = next(one.used for one in self.kinds if one.kind == kind)
        return [*used.paths, *(_UNIT if self.units.columns else ()), ("kind",)]

    # ---- running

    def decide(self, database: Database, source: Source) -> Decided:
        """What the records come to.  Records of other kinds than the batch's are none of its business."""
        found = Decided()
        self._tables(database)
        for kind in self.kinds:
            self._decide_kind(database, source, kind, found)
        return found

    def _tables(self, database: Database) -> None:
        units = self.units.units
        database.values("units", {"unit_code": [u[0] for u in units], "unit_name": [u[1] for u in units],
                                  "unit_region": [u[2] for u in units], **self.units.columns})
        calendars = (one.calendar for kind in self.kinds for one in _all(kind) if one.calendar is not None)
        calendar_table(database, next(calendars, None))
        for number, one in self.layouts.items():
            database.make(rows_table(number), one.empty)

    def _decide_kind(self, database: Database, source: Source, kind: Kind, found: Decided) -> None:
        text = self._source(source, kind)
        if kind.lists is None:
            nothing = "".join(f", FALSE AS {value}, TRUE AS {known}" for value, known in self._conclusions())
            database.make(kind.kind, f"SELECT r.*{nothing} FROM ({text}) r")
        else:
            database.make(kind.kind, text)
        totals = dict(database.rows(f"SELECT {_PORTION_OF}, count(*) FROM {name(kind.kind)} GROUP BY 1"))
        if kind.lists is not None:
            self._conclude(database, kind.lists, kind, totals, found)
        told = len(found.told)
        for scan_ in kind.scans:
            database.make("verdicts", scan_.text)
            self._gather(database, scan_, "verdicts", totals, found)
            database.drop("verdicts")
        for number, rows in kind.rows:
            self._place(database, number, rows, found)
        self._other_kinds(kind.kind, totals, found)
        if self.plan.conclusions:
            self._remember(database, kind.kind, {one.record for one in found.told[told:]}, found)
        database.drop(kind.kind)

    def _source(self, source: Source, kind: Kind) -> str:
        """The records of the kind, with what depends on their unit."""
        wanted = columns(self.paths(kind.kind))
        records = f"SELECT n, {', '.join(map(name, wanted))} FROM ({source(kind.kind, wanted)}) r"
        return self.beside(records, self.units.units, self.units.columns) if self.units.columns else records

    def _columns(self, kind: Kind) -> list[str]:
        """The columns of the table of the kind, before anything is concluded."""
        return ["n", *map(name, columns(self.paths(kind.kind))), *self.units.columns]

    def _conclude(self, database: Database, lists: Scan, kind: Kind, totals: dict[int, int], found: Decided) -> None:
        drawn = ", ".join(concluded(lists.rules, self.plan.conclusions))
        database.make("concluded", f"SELECT *, {drawn} FROM ({lists.beside(self._columns(kind))})")
        self._gather(database, lists, "concluded", totals, found)
        database.drop(kind.kind)
        database.rename("concluded", kind.kind)

    def _gather(self, database: Database, scan_: Scan, table: str, totals: dict[int, int], found: Decided) -> None:
        """Count the verdicts and keep those worth telling; a record without the subject counts once."""
        counted = {row[0]: row[1:] for row in database.rows(counts(scan_, table, _PORTION_OF))}
        for portion, total in totals.items():
            subjects, records, *numbers = counted.get(portion, (0,) * (2 + 3 * len(scan_.rules)))
            for index, rule in enumerate(scan_.rules):
                not_applicable, broken, open_ = numbers[3 * index : 3 * index + 3]
                found.count(portion, rule, "not_applicable", not_applicable + total - records)
                found.count(portion, rule, "compliant", subjects - not_applicable - broken - open_)
                found.count(portion, rule, _broken(rule), broken)
                found.count(portion, rule, "undetermined", open_)
        for n, *places, verdicts in database.rows(worth_telling(scan_, table)):
            for one in verdicts:
                rule = scan_.rules[one // 4]
                if rule.rule.id not in self.plan.support:
                    word = _broken(rule) if one % 4 == BROKEN else "undetermined"
                    found.told.append(Told(n, rule, tuple(places), word))

    def _place(self, database: Database, number: int, rows: RowScan, found: Decided) -> None:
        """Take the rows for a rule on groups, and note the records with items that cannot be placed."""
        table = rows_table(number)
        database.add(table, rows.text)
        found.open.setdefault(number, set()).update(
            n for n, in database.rows(f"SELECT DISTINCT n FROM {name(table)} WHERE state = {OPEN}"))

    def _other_kinds(self, kind: str, totals: dict[int, int], found: Decided) -> None:
        """A rule for other kinds of record is not applicable once to each record."""
        mine = {rule.rule.id for rule in self.plan.for_kind(kind)}
        for rule in self.plan.rules:
            if rule.rule.id not in mine:
                for portion, total in totals.items():
                    found.count(portion, rule, "not_applicable", total)

    def _conclusions(self) -> list[tuple[str, str]]:
        """The columns with the value of each conclusion and whether it is known."""
        words = [term.removeprefix("concluded.") for term in self.plan.conclusions]
        return [(name(f"concluded {word}"), name(f"known {word}")) for word in words]

    def _remember(self, database: Database, kind: str, records: set[int], found: Decided) -> None:
        """What the lists conclude of the records with something to tell."""
        words = [column for pair in self._conclusions() for column in pair]
        database.values("told", {"told": sorted(records)})
        for n, *values in database.rows(f"SELECT n, {', '.join(words)} FROM {name(kind)} JOIN told ON n = told"):
            pairs = zip(self.plan.conclusions, values[::2], values[1::2], strict=True)
            found.concluded[n] = {term.removeprefix("concluded."): value for term, value, known in pairs if known}
        database.drop("told")


def _all(kind: Kind) -> Iterator[Scan | RowScan]:
    if kind.lists is not None:
        yield kind.lists
    yield from kind.scans
    yield from (rows for _, rows in kind.rows)


def _broken(rule: PlannedRule) -> str:
    return "manual" if rule.rule.mode == "assisted" else "violation"
