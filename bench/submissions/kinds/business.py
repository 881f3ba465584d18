"""Government and enterprises: contacts, policies, enforcement, payments."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso, person
from submissions.faults import at, days, put, same, table
from submissions.kinds.oversight import OVER
from submissions.shape import Shape, bundle
from submissions.units import unit


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


SHAPES = (
    Shape("official_business_contact", contact, CONTACT_FAULTS, weight=36),
    Shape("official_business_contact", complaint, COMPLAINT_FAULTS, (bundle("ZS-N5-b", _again),), weight=8),
)
