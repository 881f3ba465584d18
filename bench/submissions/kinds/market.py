"""Policies for enterprises, inspections and penalties, payments and deposits."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso
from submissions.faults import at, days, put, table, times
from submissions.kinds.business import intervention
from submissions.kinds.oversight import OVER
from submissions.shape import Shape, bundle
from submissions.units import UNITS, unit


def policy(draw: Draw) -> Record:
    """A policy for enterprises: comment round, fair-competition review, publication with a guide."""
    formed = draw.day("2025-05-21", "2026-05-30")
    return {"unit": unit(draw, "government_department", "government"), "policies": [{
        "title": f"支持企业发展若干措施（{draw.number()}）", "number": f"示例政〔{iso(formed)[:4]}〕{draw.number()}号",
        "concerns_business": True, "status": "issued", "formed_on": iso(formed), "submitted_on": iso(formed - 5),
        "published_on": iso(formed + draw.whole(1, 24)), "interpretation": "政策解读", "guide_complete": True,
        "fair_competition_reviewed_on": iso(formed - draw.whole(6, 20)), "fair_competition_result": "compliant",
        "exception_basis": None, "enterprises_consulted": draw.whole(3, 12), "comment_from": iso(formed - 60),
        "comment_until": iso(formed - draw.whole(20, 31)), "short_reason": None, "restrictions": [],
        "legal_basis": None,
        "basis_repealed_on": None, "cleaned_up_on": None, "preferential": True, "observed_on": OVER}]}


POLICY_FAULTS = table(at(
    "policies.0",
    ("ZS-Y1-a", days("published_on", "formed_on", 45, 100)),
    ("ZS-Y1-b", put("guide_complete", False)),
    ("ZS-Y1-c", days("basis_repealed_on", "formed_on", 1), days("cleaned_up_on", "formed_on", 120, 150)),
    ("ZS-Y2-a", put("fair_competition_reviewed_on", None), put("fair_competition_result", None)),
    ("ZS-Y2-a", put("fair_competition_result", "contrary")),
    ("ZS-Y2-b", put("restrictions", ["registration_place", "local_tax"])),
    ("ZS-Y2-b", put("restrictions", ["ownership"])),
    ("ZS-Y8-a", put("enterprises_consulted", 0)),
    ("ZS-Y8-a", days("comment_until", "comment_from", 5, 20)),
))


def old_policy(draw: Draw) -> Record:
    """A policy from before the national law on the private economy."""
    record = policy(draw)
    formed = draw.day("2021-03-01", "2024-07-20")
    record["policies"][0].update(
        formed_on=iso(formed), submitted_on=iso(formed - 5), published_on=iso(formed + draw.whole(1, 20)),
        comment_from=iso(formed - 60), comment_until=iso(formed - 25), fair_competition_reviewed_on=iso(formed - 9))
    return record


OLD_POLICY_FAULTS = table(at(
    "policies.0",
    ("ZS-Y1-b-2", put("interpretation", None)),
    ("ZS-Y2-b", put("restrictions", ["local_record"])),
    ("ZS-Y8-a", put("comment_from", None), put("comment_until", None)),
))


def enforcement(draw: Draw) -> Record:
    """An inspection of an enterprise and the penalty that came of it."""
    seen, firm = draw.day("2025-06-01", "2026-04-20"), draw.firm("食品")
    filed = seen + draw.whole(3, 10)
    low = draw.yuan(20000, 1000, 100000)
    return {"unit": unit(draw, "government_department"), "observed_on": OVER,
            "interventions": [intervention(draw, seen, "enforcement")], "contacts": [], "inspections": [{
                "id": f"JCH-{draw.number():06}", "item": draw.one(("食品生产许可", "消防安全", "特种设备使用",
                    "排污口设置")),
                "inspected_on": iso(seen), "officers": 3, "certified_officers": draw.whole(2, 3), "enterprise": firm,
                "merged": True, "separate_reason": None, "item_published": True}],
            "penalties": [{
                "number": f"罚〔{iso(filed)[:4]}〕{draw.number()}号", "major": True, "filed_on": iso(filed),
                "decided_on": iso(filed + draw.whole(20, 88)), "legal_reviewed_on": iso(filed + draw.whole(5, 18)),
                "special_term": None, "amount": round(low * (1 + draw.next()), 2), "benchmark_low": low,
                "benchmark_high": round(low * 2, 2), "deviation_reason": None, "party": firm, "observed_on": OVER}]}


ENFORCEMENT_FAULTS = table(
    at("inspections.0", ("ZS-Y4-a", put("certified_officers", 1)), ("ZS-Y4-b", put("item_published", False))),
    at("penalties.0",
       ("ZS-N2-a", times("amount", 1.5, "benchmark_high")),
       ("ZS-N2-a", times("amount", 0.5, "benchmark_low")),
       ("ZS-Y4-e", put("legal_reviewed_on", None)),
       ("ZS-Y4-e", days("legal_reviewed_on", "decided_on", 1, 9)),
       ("ZS-Y4-f", days("decided_on", "filed_on", 91, 150))),
    at("interventions.0", ("CD-08", put("recorded_on", None)),
       ("?ZS-N8-2", put("matter", "dispute"), put("legal_basis", None))),
)


def _inspected(draw: Draw, at_unit: Record, firm: str, day: int, item: str, merged: bool) -> Record:
    record = enforcement(draw)
    record["unit"] = dict(at_unit)
    record["inspections"][0].update(enterprise=firm, inspected_on=iso(day), item=item, merged=merged)
    return {**record, "penalties": []}


def _too_often(draw: Draw) -> list[Record]:
    """One enterprise is inspected five times in a year by one bureau."""
    at_unit, firm = unit(draw, "government_department"), draw.firm("化工")
    return [_inspected(draw, at_unit, firm, draw.day(f"2026-0{month}-02", f"2026-0{month}-05"), "安全生产", True)
            for month in (1, 2, 4, 5, 7)]


def _not_merged(draw: Draw) -> list[Record]:
    """Two bureaus inspect one enterprise within a few days, each on its own."""
    firm, day = draw.firm("餐饮"), draw.day("2025-06-10", "2026-06-10")
    return [_inspected(draw, one, firm, day + 2 * number, item, False)
            for number, (one, item) in enumerate(zip(UNITS["government_department"][:2], ("消防安全", "食品经营"),
                                                     strict=True))]


def dues(draw: Draw) -> Record:
    """Payments to a small enterprise, a listed fee paid by it, deposits given back."""
    given, firm = draw.day("2025-06-01", "2026-05-20"), draw.firm("建设")
    amount = draw.yuan(180000, 5000, 5e6)
    return {"unit": unit(draw, "government_department", "public_institution"), "observed_on": OVER, "disclosures": [],
            "demands": [], "contracts": [{
                "number": f"HT-{draw.number():06}", "party": firm, "party_role": "none", "party_relation": "none",
                "signed_on": iso(given - 30), "amount": amount, "party_ownership": "private",
                "party_is_small_enterprise": True, "audit_settlement": False, "audit_settlement_voluntary": False,
                "audit_settlement_basis": None, "government_procurement": False}],
            "payments": [{
                "voucher": f"PZ-{draw.number():07}", "paid_on": iso(given + draw.whole(5, 29)), "amount": amount,
                "payee": firm,
                "payee_kind": "enterprise", "payer_kind": "unit", "delivered_on": iso(given), "due_on": iso(given + 30),
                "term_days": 30, "payee_is_small_enterprise": True, "charge": None, "delay_reason": None,
                "condition_agreed": False, "observed_on": OVER},
                {"voucher": f"PZ-{draw.number():07}", "paid_on": iso(given), "amount": draw.yuan(600, 10),
                 "payee": "示例局",
                 "payee_kind": "unit", "payer_kind": "enterprise", "delivered_on": None, "term_days": None,
                 "payee_is_small_enterprise": False, "charge": "listed_fee", "voluntary": False, "delay_reason": None,
                 "condition_agreed": False, "observed_on": OVER}],
            "deposits": [_deposit(draw, firm, kind, given) for kind in ("performance", "bid", "procurement_bid")]}


def _deposit(draw: Draw, firm: str, kind: str, day: int) -> Record:
    return {"payer": firm, "kind": kind, "amount": draw.yuan(8000, 500), "due_on": iso(day),
            "returned_on": iso(day + draw.whole(0, 5)), "observed_on": OVER}


DUES_FAULTS = table(
    at("payments.0",
       ("ZS-Y6-b", days("paid_on", "delivered_on", 31, 100)),
       ("ZS-Y6-b", put("paid_on", None)),
       ("ZS-Y6-b ZS-N9-a-2", days("paid_on", "delivered_on", 61, 100), put("delay_reason", "leader_changed")),
       ("ZS-N9-a-2", put("delay_reason", "internal_process")),
       ("ZS-Y6-c", put("term_days", 90))),
    at("payments.1",
       ("ZS-N1-a", put("charge", "unlisted_fee")),
       ("ZS-N1-a", put("charge", "levy")),
       ("ZS-N1-a", put("charge", "sponsorship"))),
    at("deposits.0", ("ZS-N1-b-2", days("returned_on", "due_on", 31, 90)), ("ZS-N1-b-2", put("returned_on", None))),
    at("deposits.1", ("ZS-N1-b", days("returned_on", "due_on", 6, 90))),
    at("deposits.2", ("PR-14", days("returned_on", "due_on", 25, 90))),
    at("contracts.0", ("PR-28", put("audit_settlement", True), days("signed_on", "signed_on", 40))),
)

SHAPES = (
    Shape("policy_document", policy, POLICY_FAULTS, weight=14),
    Shape("policy_document", old_policy, OLD_POLICY_FAULTS, weight=3),
    Shape("enforcement", enforcement, ENFORCEMENT_FAULTS, (bundle("ZS-Y4-c", _too_often),
                                                           bundle("ZS-Y4-d", _not_merged)), weight=24),
    Shape("payment_to_enterprise", dues, DUES_FAULTS, weight=36),
)
