"""One scan for all rules that share a kind of record and a subject: its verdicts as columns, as SQL text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lianchi.decide.sql.parameters import UnitColumns
from lianchi.decide.sql.sight import Path, Sight, Slot, Used
from lianchi.decide.sql.terms import Columns
from lianchi.decide.sql.text import at
from lianchi.normalise import WorkingDays
from lianchi.project import PlannedRule
from lianchi.project.names import Step

NOT_APPLICABLE: Final = 0
COMPLIANT: Final = 1
BROKEN: Final = 2
UNDETERMINED: Final = 3
"""The verdicts as the columns hold them; *broken* is a violation, or for a person to confirm where the rule says so."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The verdicts of some rules on each subject of the records of ``source``.

    ``text`` selects ``n`` (the number of the record), ``i1``, ``i2``, … (the place of the subject at each level,
    counted from 1, 0 for a ghost) and one column ``v0``, ``v1``, … a rule.
    """

    rules: tuple[PlannedRule, ...]
    steps: tuple[Step, ...]
    verdicts: str
    below: str
    calendar: WorkingDays | None

    @property
    def text(self) -> str:
        """The whole statement."""
        return self.beside(["n", *self.places])

    def beside(self, columns: Sequence[str]) -> str:
        """The same with other columns than the number of the record and the places."""
        return f"SELECT {', '.join(columns)}, {self.verdicts} FROM {self.below}"

    @property
    def places(self) -> list[str]:
        """The columns with the place of the subject."""
        return [f"i{number}" for number in range(1, len(self.steps) + 1)]


def scan(rules: Sequence[PlannedRule], source: str, nones: frozenset[Path], used: Used, units: UnitColumns) -> Scan:
    """The scan of rules of one subject over a table of records.  Raises NoSql for a rule that has no SQL."""
    steps = rules[0].steps
    sight, columns = sight_of(steps, nones, used), Columns(units)
    verdicts = [_verdict(rule, columns, sight, number) for number, rule in enumerate(rules)]
    below = seen(source, steps, sight, columns)
    conditions = ", ".join(text for pair, _ in verdicts for text in pair)
    below = f"(SELECT *, {conditions} FROM {below})"
    return Scan(tuple(rules), steps, ", ".join(verdict for _, verdict in verdicts), below, columns.calendar)


def sight_of(steps: Sequence[Step], nones: frozenset[Path], used: Used) -> Sight:
    """What is seen of a subject: the record, and the item at each level."""
    slots = [Slot("", ())]
    for number, step in enumerate(steps, start=1):
        slots.append(Slot(f"s{number}", (*slots[-1].path, *step.keys)))
    return Sight(tuple(slots), nones, used, top=len(slots))


def seen(source: str, steps: Sequence[Step], sight: Sight, columns: Columns) -> str:
    """The subjects of the records with all columns of their terms; the terms are to be written before."""
    # The calendar is one row with long lists; in the table of the records it would be copied for each of them.
    below = _subjects(f"{source} CROSS JOIN calendar" if columns.calendar else source, steps, sight)
    for level in columns.levels:
        below = f"(SELECT *, {', '.join(f'{text} AS {column}' for column, text in level)} FROM {below})"
    return below


def _subjects(source: str, steps: Sequence[Step], sight: Sight) -> str:
    """The records with one row a subject; a collection that was not supplied has a ghost at place 0."""
    below = source
    for number, step in enumerate(steps, start=1):
        items = sight.only(number).items(number - 1, step.keys)
        places = f"unnest(CASE WHEN {items} IS NULL THEN [0] ELSE range(1, len({items}) + 1) END)"
        below = f"(SELECT *, {places} AS i{number} FROM {below})"
        below = f"(SELECT *, {at(items, f'i{number}')} AS s{number} FROM {below})"
    return below


def _verdict(rule: PlannedRule, columns: Columns, sight: Sight, number: int) -> tuple[list[str], str]:
    """Whether the rule binds, and whether it is complied with or excused, as columns; and the verdict over them."""
    binds = columns.condition(rule.applies, sight)
    if rule.concludes:
        value = f"CASE WHEN b{number} THEN {COMPLIANT} WHEN b{number} IS NULL THEN {UNDETERMINED} ELSE 0 END"
        return [f"{binds} AS b{number}"], f"CAST({value} AS TINYINT) AS v{number}"
    met = f"({columns.condition(rule.norm, sight)} OR {columns.condition(rule.excused, sight)})"
    decided = f"CASE WHEN c{number} THEN {COMPLIANT} WHEN c{number} IS NULL THEN {UNDETERMINED} ELSE {BROKEN} END"
    value = (f"CASE WHEN b{number} THEN {decided} WHEN b{number} IS NULL THEN {UNDETERMINED} "
             f"ELSE {NOT_APPLICABLE} END")
    return [f"{binds} AS b{number}", f"{met} AS c{number}"], f"CAST({value} AS TINYINT) AS v{number}"


def counts(scan: Scan, table: str, portion: str) -> str:
    """By portion: how many subjects there are, of how many records; then for each rule how many of each verdict but
    compliant."""
    wanted = [portion, "count(*)", _records(scan)]
    for number in range(len(scan.rules)):
        wanted += [f"count(*) FILTER (WHERE v{number} = {verdict})"
                   for verdict in (NOT_APPLICABLE, BROKEN, UNDETERMINED)]
    return f"SELECT {', '.join(wanted)} FROM {table} GROUP BY 1"


def _records(scan: Scan) -> str:
    """How many records have a subject; telling numbers apart is dear, and needed only below lists within lists."""
    return ("count(*)", "count(*) FILTER (WHERE i1 <= 1)", "count(DISTINCT n)")[min(len(scan.steps), 2)]


def worth_telling(scan: Scan, table: str) -> str:
    """Record, place and the rules (four times the number of the rule, and the verdict) that are worth a finding."""
    numbers = range(len(scan.rules))
    found = ", ".join(f"CASE WHEN v{number} >= {BROKEN} THEN {4 * number} + v{number} END" for number in numbers)
    worst = f"greatest({', '.join(f'v{number}' for number in numbers)})" if len(scan.rules) > 1 else "v0"
    wanted = ["n", *scan.places, f"list_filter([{found}], lambda f: f IS NOT NULL)"]
    return f"SELECT {', '.join(wanted)} FROM {table} WHERE {worst} >= {BROKEN}"
