"""Conduct of officials and of schools, hospitals, social organisations; relatives in business; the blacklist."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso, person
from submissions.faults import at, cut, days, put, table
from submissions.kinds.business import contact, intervention
from submissions.kinds.oversight import OVER
from submissions.shape import Shape, bundle
from submissions.units import unit


def _gift(draw: Draw, day: int, kind: str, foreign: bool) -> Record:
    return {"kind": kind, "value": draw.yuan(500, 210, 2000), "receiver": draw.someone(), "giver_kind": "enterprise",
            "received_on": iso(day), "registered_on": iso(day + draw.whole(0, 20)),
            "handed_in_on": iso(day + draw.whole(1, 25)),
            "away": False, "returned_to_unit_on": None, "foreign": foreign, "observed_on": OVER}


def conduct(draw: Draw) -> Record:
    """A bureau's registers of gifts, receptions, official cars and enquiries."""
    day = draw.day("2025-06-03", "2026-06-30")
    day += {6: 2, 0: 1}.get(day % 7, 0)
    return {"unit": unit(draw, "government_department", "party_committee", "university", "state_owned_enterprise"),
            "observed_on": OVER, "contacts": [],
            "gifts": [_gift(draw, day, kind, kind == "cash") for kind in ("present", "card",
                                                                                                      "cash")],
            "receptions": [{
                "kind": "official", "received_on": iso(day), "visitor": f"示例{draw.number()}局",
                "guests": draw.whole(3, 12),
                "letter": f"函〔{iso(day)[:4]}〕{draw.number()}号", "companions": draw.whole(0, 3), "work_meals": 1,
                "alcohol": False, "tobacco": False, "luxury_dishes": False, "missing_elements": [],
                "welcomed_at": "office",
                "duty_reason": "节日值守", "expenses": [{
                    "kind": "work_meal", "amount": draw.yuan(600, 100, 1500), "standard": 1500, "payer": "unit",
                    "incurred_on": iso(day), "settled_on": iso(day), "owed_by": "unit", "booked_as": "work_meal"}]}],
            "vehicle_uses": [{"vehicle": f"示A·{draw.number():05}", "used_on": iso(day), "purpose": "下乡调研",
                              "duty_reason": "应急值守"}],
            "interventions": [intervention(draw, day, "dispute")],
            "payments": [_claim(draw, day, draw.firm("餐饮"), draw.whole(1000, 900000), draw.yuan(900, 50, 4000))]}


def _claim(draw: Draw, day: int, shop: str, serial: int, amount: float) -> Record:
    return {"voucher": f"BX-{draw.number():07}", "paid_on": iso(day + 10), "occurred_on": iso(day),
            "invoice": f"{serial:020}",
            "invoice_serial": serial, "invoice_amount": amount, "amount": amount, "payee": shop,
            "payee_kind": "enterprise"}


CONDUCT_FAULTS = table(
    at("gifts.0", ("ZS-N6-a-2", days("registered_on", "received_on", 40, 60),
                   days("handed_in_on", "received_on", 40, 70)),
       ("ZS-N6-a-2", put("registered_on", None), put("handed_in_on", None))),
    at("gifts.1", ("ZS-N6-b-2", days("handed_in_on", "received_on", 40, 70))),
    at("gifts.2", ("ZS-N6-b-2 WF-08-2", days("handed_in_on", "received_on", 40, 70)),
       ("ZS-N6-a-2 WF-08", put("kind", "present"), days("handed_in_on", "received_on", 40, 70),
        days("registered_on", "received_on", 40, 70))),
    at("receptions.0",
       ("WF-01", put("letter", None)),
       ("WF-02", put("guests", 6), put("companions", 4)),
       ("WF-02", put("guests", 12), put("companions", 5)),
       ("WF-03", put("alcohol", True)),
       ("WF-03", put("luxury_dishes", True)),
       ("WF-04", put("missing_elements", ["name", "cost"])),
       ("WF-07", put("welcomed_at", "station")),
       ("WF-05@group", put("work_meals", 2)),
       ("?WF-09", put("received_on", "2025-10-02"), put("duty_reason", None))),
    at("receptions.0.expenses.0", ("WF-06-2", put("booked_as", "training")), ("WF-06", put("owed_by", "official"))),
    at("vehicle_uses.0", ("?WF-09-2", put("used_on", "2026-02-17"), put("duty_reason", None))),
    at("interventions.0", ("ZS-N8", put("legal_basis", None), put("recorded_on", None)),
       ("?ZS-N8-2", put("legal_basis", None)), ("ZS-N7", put("matter", "employment"), put("legal_basis", None))),
)


def _meals_again(draw: Draw) -> list[Record]:
    """The host gives the same guests, here on one letter, a work meal twice and books each in a record of its own."""
    first, second = conduct(draw), conduct(draw)
    second["unit"] = dict(first["unit"])
    second["receptions"][0].update({key: first["receptions"][0][key] for key in ("letter", "visitor", "received_on")})
    return [first, second]


def _split_claim(draw: Draw) -> list[Record]:
    """One meal on two invoices with numbers in a row, each under the limit and together above it."""
    first, second = conduct(draw), conduct(draw)
    day, shop, serial = draw.day("2025-06-03", "2026-06-30"), draw.firm("酒店"), draw.whole(1000, 900000)
    second["unit"] = dict(first["unit"])
    first["payments"] = [_claim(draw, day, shop, serial, 4800)]
    second["payments"] = [_claim(draw, day, shop, serial + 1, 3900.5)]
    return [first, second]


def _gifts_of_a_year(draw: Draw) -> list[Record]:
    """One official keeps two registered gifts that together pass the yearly limit."""
    who, made = draw.someone(), []
    for number in range(2):
        record = contact(draw)
        day = draw.day(f"2026-0{1 + 3 * number}-01", f"2026-0{2 + 3 * number}-20")
        record["contacts"][0]["gifts"] = [{**_gift(draw, day, "present", False), "value": 1200, "receiver": who,
                                           "handed_in_on": None, "registered_on": iso(day + 2)}]
        made.append({**record, "kind": "official_business_contact"})
    made[1]["unit"] = dict(made[0]["unit"])
    return made


def relatives(draw: Draw) -> Record:
    """Relatives who do business in the field of the unit, and an official who left."""
    began = draw.day("2020-07-05", "2024-01-01")
    left = draw.day("2019-07-01", "2022-06-01")
    return {"unit": unit(draw, "government_department", "government", "party_committee"), "relative_businesses": [{
        "official": person(draw.whole(0, 60)), "leading_member": True, "relative": draw.someone(), "kinship": "spouse",
        "firm": draw.firm("商贸"), "runs": True, "sector_supervised": True, "began_on": iso(began),
        "ended_on": iso(began + draw.whole(60, 300)), "left_post_on": None, "correction_ordered_on": iso(began + 40),
        "correction_due_on": iso(began + 400), "adjustment_refused": False, "observed_on": OVER}],
        "former_officials": [{"name": draw.someone(), "leading_post": True, "left_on": iso(left),
                              "employer": draw.firm("咨询"),
                              "took_up_on": iso(left + draw.whole(1100, 1500)), "directly_related": True}]}


RELATIVES_FAULTS = table(
    at("relative_businesses.0",
       ("FA-01", put("ended_on", None)),
       ("FA-01 FA-02", put("ended_on", None), put("adjustment_refused", True)),
       ("FA-02", put("ended_on", None), put("leading_member", False), put("adjustment_refused", True))),
    at("former_officials.0",
       ("FA-03", days("took_up_on", "left_on", 100, 1000)),
       ("FA-03", put("leading_post", False), days("took_up_on", "left_on", 20, 700))),
)


def school(draw: Draw) -> Record:
    """A school's classes, charges, purchases and enrolments of a term."""
    day = draw.day("2025-06-01", "2026-06-20")
    return {"unit": unit(draw, "school"), "school_days": [{"held_on": iso(day), "on_calendar": True}],
            "school_charges": [{"held_on": iso(day), "tutoring_fee": False, "helped_agency": False}],
            "school_purchases": [{"item": draw.one(("校服", "教辅材料")), "bought_on": iso(day), "openly_chosen": True,
                                  "rebate": 0}],
            "enrolments": [{"number": f"XS{draw.number():07}", "enrolled_on": iso(day), "within_plan": True,
                            "tested": False}]}


SCHOOL_FAULTS = table(
    at("school_days.0", ("ED-02", put("on_calendar", False))),
    at("school_charges.0", ("ED-01", put("tutoring_fee", True)), ("ED-01", put("helped_agency", True))),
    at("school_purchases.0", ("ED-03", put("openly_chosen", False)), ("ED-03", put("rebate", 3500))),
    at("enrolments.0", ("ED-04", put("within_plan", False)), ("ED-04", put("tested", True))),
)


def medical(draw: Draw) -> Record:
    """A hospital's visits, donations, purchases and gifts, and a check of the insurance fund."""
    day = draw.day("2024-01-05", "2026-06-20")
    return {"unit": unit(draw, "hospital"), "rep_visits": [{
        "visited_on": iso(day), "booked": True, "set_time": True, "set_place": True, "set_person": True,
        "hosts": draw.whole(2, 3), "recorded": True}],
        "donations": [{"received_on": iso(day), "recipient": "hospital", "tied_to_purchase": False,
                       "amount": draw.yuan(50000)}],
        "gifts": [{**_gift(draw, day, "red_packet", False), "giver_kind": "patient"}],
        "supplier_payments": [{"paid_on": iso(day), "receiver": person(draw.whole(0, 60)), "buys_or_prescribes": True,
                               "approved": True, "amount": draw.yuan(500, 100, 1900)}],
        "drug_purchases": [{"item": f"示例药品{draw.number()}", "bought_on": iso(day), "centrally_procured": True,
                            "platform_reference": f"PT{draw.number():08}"}],
        "inspections": [{"id": f"YB-{draw.number():06}", "item": "医保基金使用", "inspected_on": iso(day),
                         "officers": 2,
                         "certified_officers": 2, "enterprise": "示例药房"}]}


MEDICAL_FAULTS = table(
    at("rep_visits.0", ("HO-01", put("booked", False)), ("HO-01", put("hosts", 1)), ("HO-01", put("recorded", False))),
    at("donations.0", ("HO-02", put("recipient", "department")), ("HO-02", put("tied_to_purchase", True))),
    at("gifts.0", ("HO-03", put("handed_in_on", None))),
    at("supplier_payments.0", ("HO-04", put("approved", False)), ("HO-04", put("amount", 8000))),
    at("drug_purchases.0", ("HO-05", put("platform_reference", None))),
    at("inspections.0", ("HO-06", put("officers", 1), put("certified_officers", 1)),
       ("HO-06", put("certified_officers", 0))),
)


def association(draw: Draw) -> Record:
    """A social organisation: its registration, changes, reports and changes of leadership."""
    day, year = draw.day("2019-01-10", "2026-05-01"), draw.whole(2019, 2025)
    decided = day + draw.whole(10, 58)
    return {"unit": unit(draw, "government_department"), "association": {
        "name": f"示例{draw.number()}协会", "complete_on": iso(day), "decided_on": iso(decided), "observed_on": OVER,
        "joint_opinions": [{"by": by, "given_on": iso(day + draw.whole(1, 9))}
                           for by in ("party_building", "registry", "sponsor", "industry")]},
        "registry_changes": [{"kind": "charter", "agreed_on": iso(decided), "applied_on": iso(decided + draw.whole(1,
            29)),
                              "observed_on": OVER}],
        "annual_reports": [{"kind": "association", "year_end": f"{year}-12-31", "observed_on": OVER,
                            "submitted_on": f"{year + 1}-03-{draw.whole(10, 31)}",
                            "filed_on": f"{year + 1}-05-{draw.whole(10, 31)}"}],
        "turnovers": [{"kind": "new_term", "held_on": iso(decided + 40), "audited_on": iso(decided + draw.whole(5,
            40))}]}


ASSOCIATION_FAULTS = table(
    at("", ("SO-01", days("association.decided_on", "association.complete_on", 61, 120)),
       ("SO-05", cut("association.joint_opinions", 2)),
       ("SO-05", put("association.joint_opinions.3.given_on", None)),
       ("SO-05", days("association.joint_opinions.0.given_on", "association.decided_on", 1, 20))),
    at("registry_changes.0", ("SO-02", days("applied_on", "agreed_on", 31, 80)), ("SO-02", put("applied_on", None))),
    at("annual_reports.0", ("SO-03", days("submitted_on", "year_end", 95, 120)),
       ("SO-03-2", days("filed_on", "year_end", 155, 200))),
    at("turnovers.0", ("SO-04", put("audited_on", None)), ("SO-04", days("audited_on", "held_on", 1, 30))),
)

SHAPES = (
    Shape("conduct", conduct, CONDUCT_FAULTS, (
        bundle("WF-05", _meals_again), bundle("?WF-10", _split_claim), bundle("ZS-N6-c", _gifts_of_a_year)), weight=30),
    Shape("relatives_in_business", relatives, RELATIVES_FAULTS, weight=5),
    Shape("school_conduct", school, SCHOOL_FAULTS, weight=6),
    Shape("medical_conduct", medical, MEDICAL_FAULTS, weight=6),
    Shape("social_organisation", association, ASSOCIATION_FAULTS, weight=6),
)
