"""Government service: licences, other matters, complaints about them, assignments from above."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso
from submissions.faults import at, days, put, table
from submissions.kinds.business import intervention
from submissions.kinds.oversight import OVER
from submissions.shape import Shape, bundle
from submissions.units import unit

_ITEMS = ("食品经营许可", "公共场所卫生许可", "道路运输经营许可", "建筑业企业资质许可", "取水许可")
_PAPERS = ("申请书", "营业执照", "法定代表人身份证明", "场所平面图")


def _licence(draw: Draw, accepted: int, joint: bool) -> Record:
    decided = accepted + draw.whole(5, 50 if joint else 21)
    return {"refused_on": None, "receipt": f"受理〔{iso(accepted)[:4]}〕{draw.number()}号", "receipt_sealed": True,
            "receipt_dated": True, "decided_on": iso(decided), "granted": True, "joint": joint, "special_term": None,
            "excluded_working_days": 0, "extension_reason_told": False, "extended_working_days": 0,
            "government_approved": False, "lower_accepted_on": iso(accepted),
            "lower_reviewed_on": iso(accepted + draw.whole(1, 4)),
            "document_required": True, "document_issued_on": iso(decided + draw.whole(0, 9)),
            "hearing_told_on": iso(accepted), "hearing_requested_on": iso(accepted + 1),
            "hearing_notified_on": iso(accepted + 1), "hearing_held_on": iso(accepted + draw.whole(19, 22))}


def _service(draw: Draw, received: int, joint: bool) -> Record:
    accepted = received + draw.whole(0, 3)
    licence = _licence(draw, accepted, joint)
    return {"id": f"BJ-{draw.number():07}", "item": draw.one(_ITEMS), "kind": "other", "licence": licence,
            "first_contact": {"asked_on": iso(received), "handler": "甲一", "referred": True, "referred_to": "乙二"},
            "materials": [{"name": name} for name in _PAPERS[:3]], "rating": draw.one(("satisfied", "very_satisfied")),
            "rated_on": licence["decided_on"], "called_back_on": None, "received_on": iso(received),
            "accepted_on": iso(accepted), "closed_on": licence["decided_on"], "observed_on": OVER,
            "limit_working_days": 50,
            "extension_approved": False, "correction_notices": 1, "later_notice_added_items": False,
            "first_notice_on": iso(received + draw.whole(0, 4)), "returns": 0, "return_reason": None,
            "last_action_on": licence["decided_on"], "status": "completed", "designated_intermediary": None,
            "enterprise": draw.firm("食品"), "ownership": draw.one(("private", "individual", "foreign")),
            "extension_working_days": 0}


def _complaint(draw: Draw, received: int, channel: str) -> Record:
    return {"id": f"FY-{draw.number():06}", "channel": channel, "received_on": iso(received), "due_on": None,
            "replied_on": iso(received + draw.whole(1, 6)), "forwarded_on": iso(received + draw.whole(0, 2)),
            "founded": True,
            "rectified_on": iso(received + draw.whole(3, 14)), "observed_on": OVER}


def _assignment(draw: Draw, given: int, major: bool) -> Record:
    finished = given + draw.whole(3, 28 if major else 7)
    return {"title": f"交办事项{draw.number()}", "major": major, "assigned_on": iso(given),
            "deployed_on": iso(given + draw.whole(0, 1)), "feedback_on": iso(given + draw.whole(1, 3)),
            "finished_on": iso(finished), "plan_approved": False, "cleared_on": iso(finished + 1), "observed_on": OVER}


def licence(draw: Draw, joint: bool) -> Record:
    """A licence from the first question to the paper handed over, with a hearing; complaints; assignments."""
    received = draw.day("2021-01-10", "2026-05-20")
    service = _service(draw, received, joint)
    return {"unit": unit(draw, "government_department"), "observed_on": OVER, "services": [service], "contacts": [],
            "guides": [{"item": service["item"], "from": "2019-01-01", "until": None,
                        "guide_items": [{"name": name} for name in _PAPERS]}],
            "service_complaints": [_complaint(draw, received, "hard_case_window"),
                                   _complaint(draw, received, "qr_code")],
            "assignments": [_assignment(draw, received, False), _assignment(draw, received, True)],
            "interventions": [intervention(draw, received, "enforcement")]}


_COMMON = table(
    at("services.0",
       ("GS-01 GS-01-2", days("first_notice_on", "received_on", 20, 30), days("accepted_on", "received_on", 1, 3)),
       ("GS-05", days("licence.document_issued_on", "licence.decided_on", 25, 40)),
       ("GS-06", put("licence.receipt", None)),
       ("GS-06", put("licence.receipt_sealed", False)),
       ("GS-07", days("licence.hearing_held_on", "licence.hearing_requested_on", 45, 60)),
       ("GS-07-2", days("licence.hearing_notified_on", "licence.hearing_held_on", -5, -2)),
       ("?GS-08", put("materials", [{"name": "申请书"}, {"name": "无违法证明"}])),
       ("GS-09", put("first_contact.handler", None)),
       ("GS-09", put("first_contact.referred_to", None)),
       ("GS-11", put("rating", "dissatisfied")),
       ("GS-11", put("rating", "very_dissatisfied"), days("called_back_on", "rated_on", 8, 20)),
       ("ZS-N2-b", put("designated_intermediary", "示例评估公司")),
       ("ZS-N3-b", put("returns", 2), put("return_reason", "different")),
       ("ZS-Y3-b", put("correction_notices", 2), put("later_notice_added_items", True))),
    at("service_complaints.0", ("GS-12", days("replied_on", "received_on", 8, 30)), ("GS-12", put("replied_on", None))),
    at("service_complaints.1", ("GS-14", days("forwarded_on", "received_on", 4, 9),
                                days("rectified_on", "forwarded_on", 3)),
       ("GS-14-2", days("rectified_on", "forwarded_on", 31, 50))),
    at("assignments.0", ("GS-15a", days("deployed_on", "assigned_on", 2, 3)),
       ("GS-15b", days("feedback_on", "assigned_on", 4, 7)),
       ("GS-15c", days("finished_on", "assigned_on", 8, 20), days("cleared_on", "finished_on", 1))),
    at("assignments.1", ("GS-15d", days("finished_on", "assigned_on", 32, 60), days("cleared_on", "finished_on", 1)),
       ("GS-15e", put("cleared_on", None))),
    at("interventions.0", ("CD-08", put("recorded_on", None))),
)
LICENCE_FAULTS = table(_COMMON, at(
    "services.0",
    ("GS-02", days("licence.decided_on", "accepted_on", 45, 60),
     days("licence.document_issued_on", "licence.decided_on", 2)),
    ("GS-03", days("licence.lower_reviewed_on", "licence.lower_accepted_on", 45, 60))))
JOINT_FAULTS = table(_COMMON, at(
    "services.0",
    ("GS-04", days("licence.decided_on", "accepted_on", 90, 120),
     days("licence.document_issued_on", "licence.decided_on", 2)),
    ("ZS-Y3-a", days("closed_on", "accepted_on", 100, 130))))


def connection(draw: Draw) -> Record:
    """A connection to water or gas, or a firm set up: no licence, but a local limit; one is still under way."""
    received = draw.day("2021-01-10", "2025-12-20")
    going = received + draw.whole(20, 30)
    service = _service(draw, received, False)
    service.update(licence=None, kind=draw.one(("water", "gas", "business_start")), item="企业开办和报装",
                   limit_working_days=8,
                   closed_on=iso(received + draw.whole(3, 6)))
    return {"unit": unit(draw, "public_institution"), "observed_on": OVER, "contacts": [], "guides": [],
            "service_complaints": [], "assignments": [], "interventions": [], "services": [service, {
                **service, "id": f"BJ-{draw.number():07}", "received_on": iso(going), "accepted_on": iso(going),
                "first_notice_on": iso(going), "closed_on": None, "rating": None, "rated_on": None, "status": "ongoing",
                "last_action_on": iso(going), "observed_on": iso(going + draw.whole(1, 6)), "limit_working_days": 8}]}


CONNECTION_FAULTS = table(
    at("services.0",
       ("GS-10 ZS-Y3-a", days("closed_on", "accepted_on", 30, 60)),
       ("GS-10", days("closed_on", "accepted_on", 35, 60), put("limit_working_days", 60)),
       ("ZS-N2-b", put("designated_intermediary", "示例设计院")),
       ("GS-11", put("rating", "dissatisfied"))),
    at("services.1", ("ZS-N3-a", days("last_action_on", "observed_on", -60, -40))),
)


def _slower(draw: Draw) -> list[Record]:
    """Two private enterprises wait much longer for the same matter than two state-owned ones."""
    at_unit, item = unit(draw, "government_department"), f"专项备案{draw.number()}"
    accepted = draw.day("2025-01-05", "2025-10-01")
    made = []
    for ownership, wait in (("private", 20), ("state", 4)):
        record = licence(draw, False)
        cases = [{**_service(draw, accepted, False), "item": item, "licence": None, "ownership": ownership,
                  "accepted_on": iso(accepted), "closed_on": iso(accepted + wait), "rated_on": iso(accepted + wait)}
                 for _ in range(2)]
        made.append({**record, "unit": dict(at_unit), "services": cases, "guides": []})
    return made


SHAPES = (
    Shape("service_matter", lambda draw: licence(draw, False), LICENCE_FAULTS, (bundle("ZS-Y2-c", _slower),),
          weight=48),
    Shape("service_matter", lambda draw: licence(draw, True), JOINT_FAULTS, weight=5),
    Shape("service_matter", connection, CONNECTION_FAULTS, weight=6),
)
