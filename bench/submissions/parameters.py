"""The parameter file that goes with the records: the numbers that places and units set."""

from __future__ import annotations

from pathlib import Path

from submissions.units import UNITS

_LIMITS = {"party_committee": 500_000, "government": 1_000_000, "government_department": 300_000,
           "public_institution": 200_000,
           "university": 500_000, "school": 100_000, "hospital": 500_000, "state_owned_enterprise": 2_000_000}
"""Large funds begin here (yuan), by type of unit; each unit adds a little of its own."""


def limit(kind: str, number: int) -> int:
    """From which amount on a unit decides collectively."""
    return _LIMITS[kind] + number % 5 * 10_000


def write_parameters(path: Path) -> None:
    """The shipped table of local numbers, and each unit's own limit for large funds."""
    lines = [
        f'  {unit["code"]}: {{large_fund_limit: {{2015-01-01: {limit(kind, number)}}}}}'
        for kind in _LIMITS for number, unit in enumerate(UNITS[kind])
    ]
    table = Path(__file__).with_name("local.yaml").read_text(encoding="utf-8")
    path.write_text(table + "units:\n" + "\n".join(lines) + "\n", encoding="utf-8")
