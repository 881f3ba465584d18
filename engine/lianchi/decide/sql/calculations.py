"""Calculated terms in SQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from lianchi.decide.sql.sight import Sight
from lianchi.decide.sql.text import NULL, Sql, at, cases, every, some
from lianchi.project import forms
from lianchi.rulebook.parameters import MILLION

if TYPE_CHECKING:
    from lianchi.decide.sql.terms import Columns

_LAST_DAY = date.max.toordinal()
_EPOCH = date(1970, 1, 1).toordinal()
_NOT_LETTERS = r"[^\p{L}\p{Nl}\p{No}]|[〇零一二三四五六七八九十百千万亿两年月日时分元]"
"""As :data:`lianchi.project.compile_calculations._NOT_LETTERS`, in the words of RE2 and Java."""


def _days(c: Columns, form: Any, sight: Sight) -> Sql:
    first, second = c.term(form.first, sight).value, c.term(form.second, sight).value
    return Sql(f"({second} - {first} + {form.more})" if form.more else f"({second} - {first})")


def _worked_days(c: Columns, form: Any, sight: Sight) -> Sql:
    a, b = c.term(form.first, sight).value, c.term(form.second, sight).value
    c.calendar, base = form.calendar, form.calendar.first_day
    more = 0 if form.inclusive else 1

    def from_to(first: str, last: str) -> str:
        start, end = f"({first} + {more - base + 1})::INT", f"({last} + {2 - base})::INT"
        whole = f"{start} >= 1 AND {at('calendar_gaps', end)} = {at('calendar_gaps', start)}"
        return cases([(f"{first} + {more} > {last}", "0"),
                      (whole, f"{at('calendar_worked', end)} - {at('calendar_worked', start)}")])

    return Sql(cases([(f"{b} >= {a}", from_to(a, b)), (f"{b} < {a}", f"(-{from_to(b, a)})")]))


def _moved(c: Columns, form: Any, sight: Sight) -> Sql:
    start, amount = c.term(form.start, sight).value, c.term(form.amount, sight).value
    if form.unit == "days":
        return Sql(cases([(f"{start} + {amount} BETWEEN 1 AND {_LAST_DAY}", f"({start} + {amount})")]))
    months = amount if form.unit == "months" else f"(12 * {amount})"
    day = f"(DATE '1970-01-01' + ({start} - {_EPOCH})::INT)"
    index = f"(year({day}) * 12 + month({day}) - 1 + {months})"
    moved = f"(date_diff('day', DATE '1970-01-01', CAST({day} + to_months({months}::INT) AS DATE)) + {_EPOCH})"
    return Sql(cases([(f"{index} BETWEEN 12 AND 119999", moved)]))


def _calculated(c: Columns, form: Any, sight: Sight) -> Sql:
    parts = [c.term(part, sight).value for part in form.parts]
    if form.which == "remainder":
        result = parts[0]
        for part in parts[1:]:
            result = cases([(f"{part} <> 0", f"((({result} % {part}) + {part}) % {part})")])
        return Sql(result)
    if form.which == "times":
        parts = [f"CAST({part} AS HUGEINT)" for part in parts]
    result = f"({ {'plus': ' + ', 'minus': ' - ', 'times': ' * '}[form.which].join(parts) })"
    return Sql(result if form.divisor == 1 else _divided(result, form.divisor))


def _divided(result: str, divisor: int) -> str:
    """Rounded half up, as whole numbers; SQL's division rounds towards zero, so what is negative is turned round."""
    double, by = f"(2 * {result} + {divisor})", 2 * divisor
    return f"(CASE WHEN {double} >= 0 THEN {double} // {by} ELSE -((-{double} + {by - 1}) // {by}) END)"


def _choice(c: Columns, form: Any, sight: Sight) -> Sql:
    parts = [c.term(part, sight) for part in form.parts]
    return _first_given(parts) if form.which == "first_given" else _extreme(parts, form.which)


def _first_given(parts: list[Sql]) -> Sql:
    """The first that is not none; unknown where it is unknown."""
    if parts[0].known is None or len(parts) == 1:
        return parts[0]
    head, rest = parts[0], _first_given(parts[1:])
    value = cases([(f"NOT {head.is_known}", NULL), (f"{head.value} IS NOT NULL", head.value)], rest.value)
    return Sql(value, every([head.is_known, some([f"{head.value} IS NOT NULL", rest.is_known])]))


def _extreme(parts: list[Sql], which: str) -> Sql:
    known = every(part.is_known for part in parts)
    function = "least" if which == "earliest" else "greatest"
    value = f"{function}({', '.join(part.value for part in parts)})"
    if all(part.known is None for part in parts):
        return Sql(cases([(known, value)]))
    return Sql(cases([(known, value)]), known)


def _letters(c: Columns, form: Any, sight: Sight) -> Sql:
    text, least = c.term(form.text, sight), c.term(form.least, sight).value
    letters = f"regexp_replace({text.value}, '{_NOT_LETTERS}', '', 'g')"
    value = cases([(f"length({letters}) >= {least}", letters)])
    stated = f"({text.is_known} AND {text.value} IS NULL)"
    return Sql(value, some([stated, f"({text.value} IS NOT NULL AND {least} IS NOT NULL)"]))


def _promoted(c: Columns, form: Any, sight: Sight) -> Sql:
    count = c.term(form.count, sight)
    return Sql(f"({count.value} * {MILLION})", count.known)


def _unit_key(c: Columns, form: Any, sight: Sight) -> Sql:
    code, name = sight.field(0, ("unit", "code")).value, sight.field(0, ("unit", "name")).value
    return Sql(f"coalesce(nullif({code}, ''), nullif({name}, ''))")


WRITERS: dict[Any, Callable[[Columns, Any, Sight], Sql]] = {
    forms.Days: _days,
    forms.WorkedDays: _worked_days,
    forms.Moved: _moved,
    forms.Calculated: _calculated,
    forms.Choice: _choice,
    forms.Letters: _letters,
    forms.Promoted: _promoted,
    forms.UnitKey: _unit_key,
}
