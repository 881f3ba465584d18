"""Services bought under the procurement law: by negotiation, and from the only supplier."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso
from submissions.faults import at, days, put, same, table
from submissions.kinds.tenders import TENDER_FAULTS, make_tender, tendered
from submissions.shape import Shape
from submissions.units import unit


def negotiated(draw: Draw) -> Record:
    """Services bought under the procurement law by negotiation."""
    issued = draw.day("2021-01-10", "2026-02-20")
    price = draw.yuan(500000, 90000, 1.4e6)
    tender = make_tender(draw, issued, price, "信息", method="negotiation", kind="services", mandatory=False,
                     government_procurement=True, suppliers_invited=3, evaluators=3, expert_evaluators=2,
                     candidates_published_on=None, candidates_removed_on=None)
    awarded = issued + 50
    tender.update(review_ended_on=iso(awarded - 3), evaluation_report_on=iso(awarded - 2), awarded_on=iso(awarded),
                  notified_on=iso(awarded + 1), result_published_on=iso(awarded + draw.whole(0, 1)), staff_ties=[
                      {"person": "甲一", "supplier": tender["awarded_to"], "kind": "kin", "ended_on": None,
                       "took_part_on": iso(awarded), "recused": True}])
    return {"unit": {**unit(draw, "government_department", "public_institution"), "wholly_state_owned": False,
                     "roster": []},
            **tendered(draw, tender, awarded, "services", True)}


NEGOTIATED_FAULTS = table(
    TENDER_FAULTS,
    at("tenders.0",
       ("PR-07", put("evaluators", 2)),
       ("PR-07", put("expert_evaluators", 1)),
       ("PR-07-2", put("suppliers_invited", 2)),
       ("PR-10-2", put("bid_bond_cash", True)),
       ("PR-19", days("review_ended_on", "evaluation_report_on", -20, -16)),
       ("PR-19-2 PR-19", days("evaluation_report_on", "awarded_on", -25, -20),
        days("review_ended_on", "awarded_on", -45, -40)),
       ("PR-19-3", days("result_published_on", "awarded_on", 15, 30)),
       ("PR-19-3", put("result_published_on", None)),
       ("PR-23@tenders[0].staff_ties[0]", put("staff_ties.0.recused", False)),
       ("PR-23@tenders[0].staff_ties[0]", put("staff_ties.0.kind", "board"), put("staff_ties.0.recused", False),
        days("staff_ties.0.ended_on", "staff_ties.0.took_part_on", -900, -10))),
    at("contracts.0",
       ("PR-20", days("announced_on", "signed_on", 15, 30)),
       ("PR-20-2", days("filed_on", "signed_on", 22, 40)),
       ("PR-20-2", put("filed_on", None))),
    at("deposits.1", ("PR-14", days("returned_on", "due_on", 22, 60))),
    at("bid_complaints.0", ("PR-16-3", days("decided_on", "received_on", 60, 90))),
    at("", ("PR-12@tenders[0]", days("contracts.0.signed_on", "tenders.0.notified_on", 31, 50),
            same("contracts.0.announced_on", "contracts.0.signed_on"),
            same("contracts.0.filed_on", "contracts.0.signed_on"))),
)


def sole(draw: Draw) -> Record:
    """Services that only one supplier can render, announced before the purchase."""
    record = negotiated(draw)
    tender = record["tenders"][0]
    price = draw.yuan(3e6, 2.1e6, 9e6)
    tender.update(method="single_source", single_source_ground="only_supplier", amount=price,
                  other_method_approval=f"财采批{draw.number()}号", suppliers_invited=None)
    days("single_source_from", "awarded_on", -40)(tender, draw)
    days("single_source_until", "awarded_on", -15)(tender, draw)
    tender["award"] = record["contracts"][0]["amount"] = round(price * 0.95, 2)
    tender.update(estimate=price, bid_bond=None, bond=None, ceiling=None)
    record["resolution"]["amount"] = price
    return record


SOLE_FAULTS = table(
    at("tenders.0",
       ("PR-18", put("single_source_from", None), put("single_source_until", None)),
       ("PR-18", days("single_source_until", "single_source_from", 0, 2)),
       ("PR-18", days("single_source_from", "awarded_on", 1, 5), days("single_source_until", "awarded_on", 30)),
       ("PR-19-3", put("notified_on", None))),
    at("contracts.0", ("PR-20", put("announced_on", None))),
)

SHAPES = (
    Shape("tender", negotiated, NEGOTIATED_FAULTS, weight=8),
    Shape("tender", sole, SOLE_FAULTS, weight=4),
)
