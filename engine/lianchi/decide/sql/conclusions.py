"""What the lists conclude of each record, as columns that the other rules read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lianchi.decide.sql.scans import COMPLIANT, UNDETERMINED
from lianchi.decide.sql.text import NULL, cases, every, literal, name, some
from lianchi.project import PlannedRule
from lianchi.project.values import Type


def concluded(rules: Sequence[PlannedRule], terms: Mapping[str, Type]) -> list[str]:
    """Two columns for each conclusion, over the verdicts ``v0``, ``v1``, … of the lines: its value, and whether it is
    known.  Lines that conclude different values contradict each other; it is then not known."""
    found: list[str] = []
    for term, type_ in terms.items():
        word = term.removeprefix("concluded.")
        value, known = _conclusion(rules, term, "FALSE" if type_.kind == "flag" else NULL)
        found += [f"{value} AS {name(f'concluded {word}')}", f"{known} AS {name(f'known {word}')}"]
    return found


def _conclusion(rules: Sequence[PlannedRule], term: str, nothing: str) -> tuple[str, str]:
    by_value: dict[bool | str, list[str]] = {}
    unknown: list[str] = []
    for number, rule in enumerate(rules):
        conclusion = rule.rule.concludes
        if conclusion is not None and conclusion.term == term:
            by_value.setdefault(conclusion.value, []).append(f"v{number} = {COMPLIANT}")
            unknown.append(f"v{number} = {UNDETERMINED}")
    drawn = {value: some(tests) for value, tests in by_value.items()}
    one = "(" + " + ".join(f"CAST({test} AS INT)" for test in drawn.values()) + ")" if drawn else "0"
    settled = every([f"{one} = 1", some([f"NOT {some(unknown)}", drawn.get(True, "FALSE")])])
    none = every([f"{one} = 0", f"NOT {some(unknown)}"])
    value = cases((every([settled, test]), literal(value)) for value, test in drawn.items())
    return cases([(settled, value), (none, nothing)]), some([settled, none])
