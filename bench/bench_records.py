"""The records of the benchmark as lianchi records, and the units' limits as a parameter file."""

from __future__ import annotations

from datetime import date
from typing import Any

from lianchi.rulebook.parameters import ProfileFile

STEP_KINDS = {
    "proposal": "feasibility", "research": "feasibility", "consultation": "department_consultation",
    "legal_review": "legality", "committee": "expert", "party_pre_review": "party_report",
}


def as_record(r: dict[str, Any]) -> dict[str, Any]:
    """One benchmark record in the vocabulary of lianchi."""
    return {
        "id": r["id"],
        "kind": "three_important_one_large",
        "unit": {"code": r["unit"]},
        "matter": {"category": CATEGORIES[r["category"]], "amount": r["amount"], "project": r["project"]},
        "meetings": [{
            "held_on": r["decided_on"], "due": r["should_attend"], "present": r["attended"], "outcome": r["outcome"],
            "votes": r["votes"], "speeches": [{"leader": True, "order": r["presider_spoke_order"]}],
        }],
        "reviews": [{"kind": STEP_KINDS[s["kind"]], "held_on": s["held_on"]} for s in r["steps"]],
        "notices": [{"posted_on": d["start"], "removed_on": d["end"]} for d in r["disclosures"]],
        "payments": [{"paid_on": p["paid_on"], "amount": p["amount"]} for p in r["payments"]],
        "contracts": [{"party": r["supplier"]}],
    }


CATEGORIES = {"major": "major_decision", "personnel": "personnel", "project": "project", "funds": "large_funds"}


def limits(units: dict[str, int]) -> ProfileFile:
    """Each unit's own approval limit."""
    start = date(1900, 1, 1)
    return ProfileFile(
        schema="lianchi/profile/1", title="benchmark units", level="unit",
        units={unit: {f"BENCH-{n}.limit": {start: limit} for n in ("R5", "R11")} for unit, limit in units.items()},
    )
