"""Groups formed and decided by a database: what :mod:`lianchi.project.grouping` says of rows, as statements.

The rows of a rule stand in one table (:class:`lianchi.decide.sql.rows.Layout`).  Rows of a key lie by day, those
without a day behind them; a group is a stretch of the former and all of the latter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from lianchi.decide.sql.database import Database, calendar_table
from lianchi.decide.sql.parameters import UnitColumns
from lianchi.decide.sql.reach import concludes
from lianchi.decide.sql.rows import PLACED, Layout, unit_fields
from lianchi.decide.sql.scans import BROKEN, COMPLIANT, NOT_APPLICABLE, UNDETERMINED, scan
from lianchi.decide.sql.sight import NONES, Path, Used
from lianchi.decide.sql.terms import has_sql
from lianchi.decide.sql.text import name
from lianchi.project import Plan, PlannedGroup
from lianchi.project.grouping import UnitKeys
from lianchi.project.logic import terms_of
from lianchi.project.terms import Term

WORDS = {NOT_APPLICABLE: "not_applicable", COMPLIANT: "compliant", UNDETERMINED: "undetermined"}
_NAMES = ("code", "name", "region")
_SIZE = "until - rank + 1 + total - dated"
"""How many rows the group has that begins with a row: a stretch of those with a day, and all without."""


class Member(NamedTuple):
    """A row of a group: the number of its record, its source, and its place in the record (counted from 1)."""

    record: int
    source: int
    places: tuple[int, ...]


class ToldGroup(NamedTuple):
    """A group worth a finding, with its members in order."""

    keys: tuple[Any, ...]
    first: int | None
    last: int | None
    verdict: str
    members: tuple[Member, ...]


class Groups(NamedTuple):
    """What the groups of a rule came to: how many of each verdict, and those worth a finding, in order."""

    counts: dict[str, int]
    told: list[ToldGroup]
    units: UnitKeys


def rows_table(number: int) -> str:
    """The table with the rows of the rule of that number among the rules on groups."""
    return f"rows {number}"


def in_sql(plan: Plan) -> list[int]:
    """The numbers of the rules on groups that the database forms and decides.

    Not those by calendar period or that ask what was declared complete: which groups there are, or what they come
    to, then hangs on more than rows.
    """
    return [number for number, group in enumerate(plan.groups) if _sayable(group)]


def _sayable(group: PlannedGroup) -> bool:
    planned = group.planned
    own = [planned.judged, *(t for part in (planned.applies, planned.norm, planned.excused) for t in terms_of(part))]
    rows = [term for source in group.sources for term in (*source.fields.values(), *terms_of(source.where),
                                                          *([source.window] if source.window else []))]
    terms: list[Term] = [*own, *rows]
    if group.period or not all(map(has_sql, terms)) or any(map(concludes, terms)):
        return False
    looked = _looked(group)
    plain = {key for key, node in unit_fields().items() if node.part is None and not node.many}
    return "complete" not in _below(looked, "group") and _below(looked, "unit") <= plain


def _looked(group: PlannedGroup) -> set[Path]:
    """The paths of a group that its rule looks at."""
    used = Used()
    scan([group.planned], "groups", frozenset(), used, UnitColumns())
    return used.paths


def _below(looked: set[Path], key: str) -> set[str]:
    """What is looked at below the key."""
    return {path[1] for path in looked if path[0] == key and path[1:]}


def layout(group: PlannedGroup) -> Layout:
    """The columns that its rows need."""
    looked = _looked(group)
    fields = tuple(tuple(sorted(_below(looked, source.name) - {"number"})) for source in group.sources)
    more = sorted(_below(looked, "unit") - {*_NAMES})
    return Layout(group, fields, (*_NAMES, *more))


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of one rule, over the table with its rows."""

    layout: Layout
    rows: str

    def decide(self, database: Database, declared: Sequence[dict[str, Any]] = ()) -> Groups:
        """Form them and decide them; ``declared`` are the units that declare whether they submitted everything."""
        units = self._units(database, declared)
        database.make("keyed", self._keyed(self._coded(database, units)))
        database.make("ordered", self._ordered())
        database.make("lists", self._lists())
        groups = self._formed(self._declared(database, units, declared))
        database.make("verdicts", self._verdicts(database, groups))
        counts = {WORDS.get(verdict, self._broken): number
                  for verdict, number in database.rows("SELECT v0, count(*) FROM verdicts GROUP BY 1")}
        if few := self._too_few(database):
            counts["not_applicable"] = counts.get("not_applicable", 0) + few
        told = [self._told(*row) for row in sorted(database.rows(self._worth_telling(groups)), key=_when)]
        for table in ("keyed", "ordered", "lists", "verdicts"):
            database.drop(table)
        return Groups(counts, told, units)

    @property
    def _broken(self) -> str:
        return "manual" if self.layout.group.planned.rule.mode == "assisted" else "violation"

    def _units(self, database: Database, declared: Sequence[dict[str, Any]]) -> UnitKeys:
        """What the units of the rows go by."""
        pairs = database.rows(f"SELECT DISTINCT unit_name, unit_code FROM {name(self.rows)} "
                              f"WHERE state = {PLACED} AND unit_name <> '' AND unit_code <> ''")
        return UnitKeys([*({"name": called, "code": code} for called, code in pairs), *declared])

    def _coded(self, database: Database, units: UnitKeys) -> str:
        """The rows with the key of their unit."""
        rows = f"(SELECT * FROM {name(self.rows)} WHERE state = {PLACED})"
        (lacking,), = database.rows(f"SELECT count(*) FROM {rows} WHERE nullif(unit_code, '') IS NULL")
        if not lacking:
            return f"SELECT *, unit_code AS owner FROM {rows}"
        database.values("coded", {"called": list(units.codes), "coded": list(units.codes.values())})
        owner = "coalesce(nullif(unit_code, ''), coded, unit_name, '')"
        return f"SELECT r.*, {owner} AS owner FROM {rows} r LEFT JOIN coded ON called = unit_name"

    def _declared(self, database: Database, units: UnitKeys, declared: Sequence[dict[str, Any]]) -> str:
        """What joins to a group what its unit said of itself elsewhere; nothing where no unit of a key did."""
        if not declared or "unit" not in self.layout.group.by:
            return ""
        said: dict[str, dict[str, Any]] = {}
        for unit in reversed(declared):
            said.setdefault(units.of(unit), {}).update(unit)
        columns: dict[str, list[Any]] = {"declared_owner": list(said)}
        for field in self.layout.unit:
            columns[f"declared_{field}"] = [one.get(field) for one in said.values()]
        database.values("declared", columns)
        return f" LEFT JOIN declared ON declared_owner = {self.layout.keys[self.layout.group.by.index('unit')]}"

    def _keyed(self, coded: str) -> str:
        """The rows, numbered, with their keys and how many rows have the same."""
        keys = [f"{'owner' if field == 'unit' else key} AS {key}"
                for key, field in zip(self.layout.keys, self.layout.group.by, strict=True)]
        others = [column for column in self.layout.types if column not in self.layout.keys]
        rows = f"SELECT {', '.join([*keys, *others, 'owner'])} FROM ({coded})"
        one = ", ".join(self.layout.keys)
        shared = f"SELECT {one}, count(*) AS total FROM ({rows}) GROUP BY {one} HAVING count(*) > 1"
        join = "JOIN" if self._fewest > 1 else "LEFT JOIN"
        return (f"SELECT row_number() OVER () AS id, r.*, coalesce(total, 1) AS total "
                f"FROM ({rows}) r {join} ({shared}) USING ({one})")

    @property
    def _fewest(self) -> int:
        """How many rows a group needs for the rule to bind it: it need not be formed with fewer."""
        return self.layout.group.fewest

    def _too_few(self, database: Database) -> int:
        """How many groups have too few rows."""
        if self._fewest < 2:
            return 0
        day = " AND day IS NOT NULL" if self._windowed else ""
        (all_,), = database.rows(f"SELECT count(*) FROM {name(self.rows)} WHERE state = {PLACED}{day}")
        (shared,), = database.rows(f"SELECT count(*) FROM ordered WHERE TRUE{day}")
        (small,), = database.rows(f"SELECT count(*) FROM ordered WHERE starts AND {_SIZE} < {self._fewest}")
        return int(all_ - shared + small)

    def _ordered(self) -> str:
        """The rows that share their keys with others, in order, with where the stretch that begins with each ends."""
        one = f"PARTITION BY {', '.join(self.layout.keys)}"
        order = ", ".join(["day NULLS LAST", *self.layout.order])
        placed = (f"SELECT *, row_number() OVER ({one} ORDER BY {order}) AS rank, count(day) OVER ({one}) AS dated "
                  "FROM keyed WHERE total > 1")
        if not self._windowed:
            return f"SELECT *, dated AS until, rank = 1 AS starts FROM ({placed})"
        within = (f"count(day) OVER ({one} ORDER BY day "
                  "RANGE BETWEEN UNBOUNDED PRECEDING AND greatest(reach, 0) FOLLOWING)")
        ended = f"SELECT *, greatest(rank, CASE WHEN reach >= 0 THEN {within} ELSE 0 END) AS until FROM ({placed})"
        before = f"max(until) OVER ({one} ORDER BY rank ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
        return f"SELECT *, day IS NOT NULL AND until > coalesce({before}, 0) AS starts FROM ({ended})"

    @property
    def _windowed(self) -> bool:
        return any(source.window for source in self.layout.group.sources)

    def _lists(self) -> str:
        """The rows of each key of which there is a group to form, as a list, and the first of them in the order of the
        records."""
        keys = ", ".join(self.layout.keys)
        wanted = f"SELECT DISTINCT {keys} FROM ordered WHERE {self._large}"
        return (f"SELECT {keys}, list({self._item} ORDER BY rank) AS members, min({self._met}) AS met "
                f"FROM ordered JOIN ({wanted}) USING ({keys}) GROUP BY {keys}")

    @property
    def _large(self) -> str:
        """The condition that a group begins with a row, of enough rows for the rule to bind it."""
        return f"starts AND {_SIZE} >= {self._fewest}"

    @property
    def _met(self) -> str:
        return "{" + ", ".join(f"{one}: {one}" for one in self.layout.order) + "}"

    @property
    def _item(self) -> str:
        """A row as a member of a list."""
        kept = [*self.layout.order, "owner", "day", *(f"unit_{field}" for field in self.layout.unit),
                *(f"row{number}" for number in range(len(self.layout.fields)))]
        return "{" + ", ".join(f"{column}: {column}" for column in kept) + "}"

    def _formed(self, declared: str) -> str:
        """The groups as the rule sees them; their number is that of their first row."""
        keys = ", ".join(self.layout.keys)
        alone = " AND day IS NOT NULL" if self._windowed else ""
        ones = (f"SELECT id AS n, {keys}, 1 AS rank, day AS first, day AS last, [{self._item}] AS members, "
                f"{self._met} AS met FROM keyed WHERE total = 1{alone}")
        stretch = "members[rank:until] || members[dated + 1:total]" if self._windowed else "members"
        last = "CASE WHEN dated > 0 THEN members[until].day END"
        several = (f"SELECT id AS n, {keys}, rank, day AS first, {last} AS last, {stretch} AS members, met "
                   f"FROM (SELECT * FROM ordered WHERE {self._large}) JOIN lists USING ({keys})")
        found = several if self._fewest > 1 else f"{ones} UNION ALL {several}"
        inner = f"SELECT *, {self._unit(bool(declared))} AS unit FROM ({found}){declared}"
        columns = [self._group(), *(self._collection(number) for number in range(len(self.layout.fields)))]
        return f"SELECT *, {', '.join(columns)} FROM ({inner})"

    def _unit(self, declared: bool) -> str:
        """The unit that all members share; nothing where they come from several."""
        values = {field: f"list_filter(list_transform(members, lambda m: m.unit_{field}), lambda v: v IS NOT NULL)[1]"
                  for field in self.layout.unit}
        if declared:
            values = {field: f"coalesce({value}, CAST(declared_{field} AS {self.layout.types[f'unit_{field}']}))"
                      for field, value in values.items()}
        if "unit" not in self.layout.group.by:
            same = "len(list_distinct(list_transform(members, lambda m: m.owner))) = 1"
            values = {field: f"CASE WHEN {same} THEN {value} END" for field, value in values.items()}
        return "{" + ", ".join(f"{name(field)}: {value}" for field, value in values.items()) + "}"

    def _group(self) -> str:
        """The keys and the days."""
        fields = dict(zip(self.layout.group.by, self.layout.keys, strict=True))
        if "unit" in fields:
            fields["unit"] = f"coalesce(nullif(unit.name, ''), {fields['unit']})"
        fields |= {"from": "first", "until": "last"}
        return "{" + ", ".join(f"{name(field)}: {value}" for field, value in fields.items()) + f"}} AS {name('group')}"

    def _collection(self, number: int) -> str:
        """The members of one source."""
        source, fields = self.layout.group.sources[number], [*self.layout.fields[number], NONES]
        mine = f"list_filter(members, lambda m: m.source = {number})" if len(self.layout.fields) > 1 else "members"
        values = [f"{name(field)}: m.row{number}.{name(field)}" for field in fields]
        row = "{" + ", ".join([*values, "number: i"]) + "}"
        return f"list_transform({mine}, lambda m, i: {row}) AS {name(source.name)}"

    def _verdicts(self, database: Database, groups: str) -> str:
        """The scan of the rule over the groups, with what depends on their units."""
        units, nones = UnitColumns(), frozenset((source.name, field) for source, fields in zip(
            self.layout.group.sources, self.layout.fields, strict=True) for field in fields)
        found = scan([self.layout.group.planned], f"({groups}) r", nones, Used(), units)
        if units.columns:
            rows = database.rows(f"SELECT DISTINCT unit.code, unit.name, unit.region FROM ({groups})")
            units = UnitColumns(rows)
            same = " AND ".join(f"g.unit.{key} IS NOT DISTINCT FROM u.own_{key}" for key in _NAMES)
            joined = f"(SELECT g.*, u.* FROM ({groups}) g JOIN owners u ON {same}) r"
            found = scan([self.layout.group.planned], joined, nones, Used(), units)
            names = {f"own_{key}": [unit[number] for unit in rows] for number, key in enumerate(_NAMES)}
            database.values("owners", {**names, **units.columns})
        calendar_table(database, found.calendar)
        return found.text

    def _worth_telling(self, groups: str) -> str:
        places = ", ".join(f"m.{one}" for one in self.layout.places)
        members = f"list_transform(g.members, lambda m: [m.n, m.source{', ' + places if places else ''}])"
        met = ", ".join(f"g.met.{one}" for one in self.layout.order)
        keys = ", ".join(f"g.{key}" for key in self.layout.keys)
        return (f"SELECT [{met}], g.rank, [v0], {members}, g.first, g.last, {keys} "
                f"FROM verdicts JOIN ({groups}) g USING (n) WHERE v0 >= {BROKEN}")

    def _told(self, met: Any, rank: int, verdict: list[int], members: Sequence[Sequence[int]], first: int | None,
              last: int | None, *keys: Any) -> ToldGroup:
        sources = self.layout.group.sources
        found = tuple(Member(n, source, tuple(places[: len(sources[source].steps)])) for n, source, *places in members)
        return ToldGroup(keys, first, last, WORDS.get(verdict[0], self._broken), found)


def _when(row: tuple[Any, ...]) -> Any:
    """Groups stand in the order in which their keys are first met, then by day."""
    return row[0], row[1]
