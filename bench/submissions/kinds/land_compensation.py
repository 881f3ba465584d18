"""Compensation for land taken from a collective."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso, ordinal
from submissions.faults import at, cut, days, more, put, table, times
from submissions.kinds.collective import collective, matter, meeting, resolved
from submissions.kinds.village_faults import RECORD, few, votes
from submissions.kinds.village_finance import disclosure
from submissions.kinds.village_parts import notice
from submissions.shape import Shape


def compensation(draw: Draw) -> Record:
    """Compensation for land taken: notices, the members' vote, the distribution, the accounts posted."""
    record, year = collective(draw, 2026)
    day = ordinal(f"{year}-03-20") + draw.whole(0, 60)
    shares = [draw.yuan(30000, 5000, 90000) for _ in range(4)]
    retained = draw.yuan(20000, 1000, 90000)
    received = round(sum(shares) + retained, 2)
    return {
        **record, **resolved(draw, day, received), "matter": {**matter(draw, "land_compensation", received),
            "county_approved_on": iso(day - 40)},
        "meetings": [meeting(draw, "prior_study", "branch_committee", day - 20, 7),
                     meeting(draw, "decision", "member_assembly", day, 1100)],
        "notices": [notice(draw, "land_taking_pre_notice", day - 75, 25), notice(draw, "compensation_plan", day - 49,
            31),
                    notice(draw, "proposal", day - 17, 15), notice(draw, "resolution", day + 1)],
        "receipts": [{"number": f"ZD-{draw.number():07}", "payer": "示例局", "amount": received, "method": "transfer",
                      "received_on": iso(day - 5), "deposited_on": iso(day - 5), "booked_on": iso(day - 4),
                      "spent_before_deposit": 0, "spending_approval": None}],
        "distribution": {"distributed_on": iso(day + 10), "received": received, "retained": retained, "payouts": [
            {"payee": f"户{number}", "role": "villager", "kind": "member_share", "amount": share}
            for number, share in enumerate(shares)], "excluded_members": []},
        "disclosures": [{**disclosure(draw, "land_compensation", day + 15), "event_on": iso(day + 5)}]}


COMPENSATION = table(
    at("meetings.1", *RECORD[:7],
       ("VC-02 VC-03 VL-22@", few(0.6)),
       ("VC-03 VL-22@", votes(0.6, "due")),
       ("VC-06", put("notice_sent_on", None))),
    at("notices.0", ("VL-20", days("removed_on", "posted_on", 3, 8))),
    at("notices.1", ("VL-21", days("removed_on", "posted_on", 10, 28))),
    at("receipts.0", ("VF-18-2", put("booked_on", None))),
    at("",
       ("VC-07@meetings[0]", cut("meetings", 0)),
       ("VD-15", put("disclosures", [])),
       ("VL-23", more("distribution.received", 800)),
       ("VL-23", times("distribution.retained", 0.5)),
       ("VL-25@distribution.payouts[0]", put("distribution.payouts.0.role", "village_head"),
        put("distribution.payouts.0.kind", "official_allowance")),
       ("VV-06", cut("notices", 2))),
)

SHAPES = (
    Shape("collective_assets", compensation, COMPENSATION, weight=6),
    Shape("land", compensation, COMPENSATION, weight=4),
)
