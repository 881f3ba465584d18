"""Government and enterprises: contacts, policies, enforcement, payments."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso, person
from submissions.faults import at, days, put, same, table, times
from submissions.kinds.oversight import OVER
from submissions.shape import Shape, bundle
from submissions.units import UNITS, unit


def intervention(draw: Draw, day: int, matter: str) -> Record:
    """An enquiry from outside the case, recorded and reported."""
    return {"matter": matter, "requester": person(draw.whole(0, 60)), "handler": False, "requested_on": iso(day),
            "recorded_on": iso(day), "reported_on": iso(day + 2), "legal_basis": "法定职责范围内的协调"}


def _demand(draw: Draw, kind: str, received: int, firm: str) -> Record:
    return {"id": f"SQ-{draw.number():06}", "kind": kind, "enterprise": firm, "own_remit": True,
            "received_on": iso(received),
            "accepted_on": iso(received + 1), "transferred_on": None, "due_on": iso(received + 29),
            "extension_approved": False,
            "replied_on": iso(received + draw.whole(3, 27)), "observed_on": OVER,
            "result": draw.one(("solved", "explained"))}


def contact(draw: Draw) -> Record:
    """A visit to an enterprise, with what was asked, promised, eaten and paid."""
    held, firm = draw.day("2025-06-02", "2026-06-30"), draw.firm()
    promised = held + draw.whole(30, 60)
    return {
        "unit": unit(draw, "government_department"), "observed_on": OVER, "gifts": [], "contacts": [{
            "id": f"JC-{draw.number():06}", "held_on": iso(held), "place": f"{firm}会议室", "place_type": "enterprise",
            "purpose": draw.one(("visit", "symposium", "demand")), "initiator": "unit", "public_event": True,
            "enterprise": firm, "ownership": "private", "managed_party": True,
            "approval": f"批〔{iso(held)[:4]}〕{draw.number()}号",
            "approved_on": iso(held - 1), "reported_on": iso(held), "minutes": f"纪要{draw.number()}",
            "follow_up_due_on": iso(held + 30), "follow_up_done_on": iso(held + draw.whole(5, 28)), "observed_on": OVER,
            "vehicle_provider": "unit", "lodging_provider": "unit", "fee_settled": True,
            "officials": [{"name": person(draw.whole(0, 40)), "post": "科长", "leader": False, "certified": True,
                           "relation": "none", "recused": False}],
            "pending": [], "demands": [_demand(draw, "policy", held, firm)],
            "expenses": [{"kind": "work_meal", "amount": draw.yuan(40, 15, 60), "standard": 60, "payer": "unit",
                          "incurred_on": iso(held), "settled_on": iso(held), "owed_by": "unit",
                          "booked_as": "work_meal"}],
            "gifts": [], "loans": []}],
        "demands": [_demand(draw, "finance", held, firm), _demand(draw, "arrears", held, firm)],
        "commitments": [{"document": f"会议纪要{draw.number()}号", "made_on": iso(held), "due_on": iso(promised),
                         "fulfilled_on": iso(promised - draw.whole(0, 20)), "status": "fulfilled",
                         "change_reference": None,
                         "reason": None, "observed_on": OVER, "enterprise": firm, "owner_left_on": None,
                         "successor": None}],
        "interventions": [intervention(draw, held, "other")]}


_GIFT = {"kind": "present", "value": 380, "receiver": "张某", "giver_kind": "enterprise", "received_on": "2025-09-01",
         "registered_on": None, "handed_in_on": None, "away": False, "returned_to_unit_on": None, "foreign": False,
         "observed_on": OVER}
_LOAN = {"kind": "money", "lender": "enterprise", "borrower": "official", "lent_on": "2025-09-01", "amount": 50000,
         "yearly_rate_percent": 3, "quoted_rate_percent": 3}

CONTACT_FAULTS = table(
    at("contacts.0",
       ("ZS-Y8-b", put("minutes", None)),
       ("ZS-Y8-b", put("follow_up_due_on", None)),
       ("ZS-Y9-b", days("follow_up_done_on", "follow_up_due_on", 1, 60)),
       ("ZS-Y9-b", put("follow_up_done_on", None)),
       ("ZS-N6-d", put("place_type", "private_club"), put("public_event", False), put("approval", None)),
       ("ZS-N6-d", put("place_type", "leisure"), put("public_event", False)),
       ("ZS-N6-a@contacts[0].gifts[0]", put("gifts", [_GIFT]), same("gifts.0.received_on", "held_on"),
        days("gifts.0.registered_on", "held_on", 40, 60), days("gifts.0.handed_in_on", "held_on", 41, 70)),
       ("ZS-N6-a@contacts[0].gifts[0] ZS-N6-b@contacts[0].gifts[0]", put("gifts", [{**_GIFT, "kind": "card"}]),
        same("gifts.0.received_on", "held_on"), days("gifts.0.registered_on", "held_on", 40, 60),
        days("gifts.0.handed_in_on", "held_on", 41, 70)),
       ("ZS-N6-b@contacts[0].gifts[0]", put("gifts", [{**_GIFT, "kind": "securities"}]),
        same("gifts.0.received_on", "held_on"), same("gifts.0.registered_on", "held_on"),
        days("gifts.0.handed_in_on", "held_on", 50, 60)),
       ("ZS-N6-e", put("pending", [{"kind": "permit", "reference": "许可1", "decided_by_official": False,
                                    "decider": None}]),
        put("gifts", [_GIFT]), same("gifts.0.received_on", "held_on"), same("gifts.0.registered_on", "held_on")),
       ("ZS-N6-f@contacts[0].loans[0]", put("loans", [_LOAN]), same("loans.0.lent_on", "held_on")),
       ("?ZS-N6-f-2@contacts[0].loans[0]", put("loans", [{**_LOAN, "lender": "official", "borrower": "enterprise",
                                                         "yearly_rate_percent": 15}]),
        same("loans.0.lent_on", "held_on")),
       ("ZS-N2-c@contacts[0].officials[0]", put("officials.0.relation", "near_affinity"),
        put("pending", [{"kind": "subsidy", "reference": "补贴1", "decided_by_official": True}]),
        same("pending.0.decider", "officials.0.name"))),
    at("contacts.0.expenses.0", ("ZS-N1-c", put("payer", "enterprise"), put("settled_on", None)),
       ("ZS-N1-c", put("kind", "lodging"), put("payer", "enterprise"), put("amount", 880))),
    at("contacts.0.demands.0", ("ZS-Y9-a-2", days("replied_on", "due_on", 1, 40)),
       ("ZS-Y9-a-2", put("replied_on", None))),
    at("demands.0", ("ZS-Y9-a", days("replied_on", "due_on", 1, 40)), ("ZS-Y9-a", put("replied_on", None))),
    at("demands.1", ("ZS-Y9-a ZS-N5-a-4", days("replied_on", "due_on", 10, 40)),
       ("ZS-N5-a-3", put("own_remit", False), days("transferred_on", "accepted_on", 30, 60))),
    at("commitments.0",
       ("ZS-Y6-a", days("fulfilled_on", "due_on", 1, 90)),
       ("ZS-Y6-a ZS-N9-a", put("fulfilled_on", None), put("status", "refused"), put("reason", "leader_changed")),
       ("ZS-Y6-a ZS-N9-b", put("fulfilled_on", None), put("status", "ongoing"),
        days("owner_left_on", "due_on", -20, -1))),
    at("interventions.0",
       ("ZS-N7", put("matter", "choose_supplier"), put("legal_basis", None)),
       ("ZS-N7", put("matter", "pricing"), put("legal_basis", None)),
       ("CD-08", days("reported_on", "recorded_on", 20, 40)),
       ("?ZS-N8-2", put("matter", "dispute"), put("legal_basis", None)),
       ("ZS-N8 CD-08", put("matter", "dispute"), put("legal_basis", None), put("recorded_on", None))),
)


def complaint(draw: Draw) -> Record:
    """Complaints about the business environment, from the years of the provincial rules."""
    received, firm = draw.day("2021-02-01", "2025-12-20"), draw.firm("商贸")
    demand = _demand(draw, "complaint", received, firm)
    other = {**_demand(draw, "complaint", received, draw.firm("物流")), "own_remit": False,
             "transferred_on": iso(received + draw.whole(0, 5))}
    return {"unit": unit(draw, "government_department"), "observed_on": OVER, "gifts": [], "contacts": [],
            "commitments": [],
            "demands": [demand, other], "interventions": [intervention(draw, received, "tender")]}


COMPLAINT_FAULTS = table(
    at("demands.0", ("ZS-N5-a ZS-Y9-a", days("replied_on", "received_on", 61, 99)),
       ("ZS-N5-a ZS-Y9-a", put("replied_on", None))),
    at("demands.1", ("ZS-N5-a-2", days("transferred_on", "received_on", 6, 30)),
       ("ZS-N5-a-2", put("transferred_on", None))),
)


def _again(draw: Draw) -> list[Record]:
    """One enterprise brings the same demand three times and gets no answer that settles it."""
    received, firm, at_unit = draw.day("2025-01-05", "2026-04-01"), draw.firm("机电"), unit(draw,
        "government_department")
    return [{"unit": dict(at_unit), "observed_on": OVER, "gifts": [], "contacts": [], "commitments": [],
             "interventions": [],
             "demands": [{**_demand(draw, "land", received + 20 * number, firm),
                          "result": "unsolved"}]} for number in range(3)]


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
    Shape("official_business_contact", contact, CONTACT_FAULTS, weight=14),
    Shape("official_business_contact", complaint, COMPLAINT_FAULTS, (bundle("ZS-N5-b", _again),), weight=5),
    Shape("policy_document", policy, POLICY_FAULTS, weight=8),
    Shape("policy_document", old_policy, OLD_POLICY_FAULTS, weight=3),
    Shape("enforcement", enforcement, ENFORCEMENT_FAULTS, (bundle("ZS-Y4-c", _too_often),
                                                           bundle("ZS-Y4-d", _not_merged))),
    Shape("payment_to_enterprise", dues, DUES_FAULTS, weight=12),
)
