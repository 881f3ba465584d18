"""Petitions, referrals of suspected crime, ledgers of supervision, tasks and their reports, tolerance filings."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso, person
from submissions.faults import at, days, put, same, table
from submissions.shape import Shape
from submissions.units import unit

OVER = "2026-09-30"
"""The day of the check: whatever is still open then is open."""


def referral(draw: Draw) -> Record:
    """A case that enforcement officers handed to the police, which the police took up."""
    filed = draw.day("2020-09-01", "2026-05-30")
    reported = filed + draw.whole(5, 40)
    decided = reported + draw.whole(0, 3)
    moved, hour = decided + draw.whole(0, 1), draw.whole(9, 11)
    taken = moved + draw.whole(0, 1)
    noticed = taken + draw.whole(4, 6)
    return {"unit": unit(draw, "government_department"), "referrals": [{
        "number": f"移送〔{iso(filed)[:4]}〕{draw.number()}号", "case_filed_on": iso(filed), "crime_suspected": True,
        "team_size": draw.whole(2, 4), "reported_on": iso(reported), "decided_on": iso(decided),
        "decided_at": f"{hour + 4:02}:30", "decision": "approved", "refusal_reason": None, "transferred_on": iso(moved),
        "transferred_at": f"{hour:02}:{draw.whole(10, 50)}" if moved > decided else f"{hour + 6:02}:00",
        "exhibits": True, "test_required": True,
        "referral_papers": [{"kind": "transfer_letter"}, {"kind": "investigation_report"}, {"kind": "item_list"},
                            {"kind": "test_report"}],
        "police_received_on": iso(taken), "police_decided_on": iso(taken + draw.whole(1, 3)),
        "filing_notice_on": iso(noticed),
        "handed_over_on": iso(noticed + draw.whole(0, 3)), "special_term": None, "penalised_on": None,
        "case_closed_on": iso(noticed + draw.whole(10, 60)), "duty_crime_found_on": None, "clue_sent_on": None,
        "observed_on": OVER}]}


REFERRAL_FAULTS = table(at(
    "referrals.0",
    ("LF-01", put("team_size", 1)),
    ("LF-02", days("reported_on", "decided_on", -9, -4)),
    ("LF-03", days("transferred_on", "decided_on", 2, 9), same("police_received_on", "transferred_on"),
     same("police_decided_on", "transferred_on"), days("filing_notice_on", "transferred_on", 3), 
     same("handed_over_on", "filing_notice_on")),
    ("LF-05", put("referral_papers", [{"kind": "transfer_letter"}, {"kind": "item_list"}, {"kind": "test_report"}])),
    ("LF-05", put("referral_papers", [{"kind": "transfer_letter"}, {"kind": "investigation_report"},
                                      {"kind": "item_list"}])),
    ("LF-06", days("police_decided_on", "police_received_on", 4, 12)),
    ("LF-08", days("handed_over_on", "filing_notice_on", 4, 20)),
    ("LF-09", days("duty_crime_found_on", "reported_on", 1)),
))


def refusal(draw: Draw) -> Record:
    """A report of suspected crime that the head of the organ turned down, for reasons written down."""
    record = referral(draw)
    case = record["referrals"][0]
    case.update(crime_suspected=False, decision="refused", refusal_reason="涉案数额未达到立案追诉标准",
                transferred_on=None,
                transferred_at=None, referral_papers=[], police_received_on=None, police_decided_on=None,
                filing_notice_on=None, handed_over_on=None, penalised_on=case["case_closed_on"])
    return record


REFUSAL_FAULTS = table(at(
    "referrals.0",
    ("LF-04", put("refusal_reason", None)),
    ("LF-01 LF-07", put("crime_suspected", True), put("team_size", 1)),
    ("LF-07", put("crime_suspected", True)),
    ("LF-02", days("reported_on", "decided_on", -8, -5)),
))


def petition(draw: Draw, receiver: str, kind: str) -> Record:
    """A petition that the organ in charge took up and closed in time."""
    received = draw.day("2022-05-05", "2026-05-30")
    told = received + draw.whole(2, 13)
    accepted = received + draw.whole(1, 10)
    closed = accepted + draw.whole(15, 58)
    return {"unit": unit(draw, "government_department", "party_committee"), "observed_on": iso(closed + 60),
            "petitions": [{
        "id": f"XF-{iso(received)[:4]}-{draw.number():06}", "kind": kind, "source": "direct", "receiver": receiver,
        "received_on": iso(received), "registered_on": iso(received), "routed_on": None, "refusal_reason": None,
        "own_remit": True, "address_known": True, "notified_on": iso(told), "objected_on": None,
        "accepted_on": iso(accepted),
        "general_procedure": True, "closed_on": iso(closed), "extension_approved": False, "extension_told": False,
        "extension_days": 0, "rechecks": [{
            "kind": "review", "requested_on": iso(closed + 10), "concluded_on": iso(closed + draw.whole(15, 40)),
            "hearing_days": 0, "observed_on": iso(closed + 60)}],
        "petition_handlers": [{"name": person(draw.whole(0, 60)), "relation": "none", "recused": False}],
        "forwardings": [{"to": "competent_organ", "forwarded_on": iso(received + 1), "reveals_report": True}],
        "real_name": True, "receipt_told_on": iso(told), "result_told_on": iso(closed + draw.whole(1, 8)),
        "observed_on": iso(closed + 60)}]}


ANY_PETITION = (
    ("XF-04", days("closed_on", "accepted_on", 61, 120), days("result_told_on", "closed_on", 1),
     days("observed_on", "closed_on", 60), put("rechecks", [])),
    ("XF-06@petitions[0].petition_handlers[0]", put("petition_handlers",
                                                    [{"name": "乙二", "relation": "collateral_blood",
                                                      "recused": False}])),
)
PETITION_FAULTS = table(
    at("petitions.0", *ANY_PETITION, ("XF-02", days("notified_on", "received_on", 16, 40))),
    at("petitions.0.rechecks.0", ("XF-05", days("concluded_on", "requested_on", 31, 45))),
)
REPORT_FAULTS = table(
    at("petitions.0", *ANY_PETITION,
       ("JK-01", days("receipt_told_on", "received_on", 40, 60)),
       ("JK-01-2", days("result_told_on", "closed_on", 40, 55))),
    at("petitions.0.forwardings.0", ("XF-07", put("to", "accused")), ("XF-07", put("to", "accused_unit"))),
    at("petitions.0.rechecks.0", ("XF-05", days("concluded_on", "requested_on", 31, 45))),
)


def routed(draw: Draw) -> Record:
    """A petition that the petition office registered and sent on."""
    record = petition(draw, "petition_office", draw.one(("suggestion", "appeal")))
    one = record["petitions"][0]
    one.update(own_remit=False, notified_on=None, accepted_on=None, general_procedure=False, closed_on=None,
               rechecks=[],
               routed_on=one["receipt_told_on"], receipt_told_on=None, result_told_on=None)
    return record


ROUTED_FAULTS = table(at(
    "petitions.0",
    ("XF-01", put("registered_on", None)),
    ("XF-01", days("routed_on", "received_on", 16, 50)),
    ("XF-01", put("routed_on", None)),
    ("XF-06@petitions[0].petition_handlers[0]", put("petition_handlers",
                                                    [{"name": "丙三", "relation": "spouse", "recused": False}])),
))


def ledger(draw: Draw) -> Record:
    """A ledger of supervision with its four kinds of line, a clue and a sanction."""
    opened = draw.day("2024-01-05", "2026-03-30")
    due = opened + draw.whole(60, 150)
    lines = [{
        "id": f"TZ-{draw.number():06}", "matter": matter, "kind": kind, "owner": person(draw.whole(0, 40)),
        "opened_on": iso(opened), "due_on": iso(due), "extension_approved": False,
        "closed_on": iso(due - draw.whole(0, 30)),
        "closed_by": person(draw.whole(41, 80)), "evidence": draw.whole(1, 6),
        "case_closed_on": iso(opened) if kind == "case" else None,
        "plan_on": iso(opened + draw.whole(5, 25)) if kind == "case" else None, "observed_on": OVER,
    } for matter, kind in (("惠民资金发放监督", "supervision"), ("巡察反馈问题整改", "inspection"),
                           ("一案一整改", "case"),
                           ("问题清单销号", "three_lists"))]
    return {"unit": unit(draw, "party_committee", "government_department"), "ledger_items": lines, "clues": [{
        "id": f"XS-{draw.number():06}", "received_on": iso(opened), "disposed_on": iso(opened + draw.whole(3, 27)),
        "inquiry_sent_on": iso(opened + 30), "inquiry_replied_on": iso(opened + draw.whole(32, 40)),
        "observed_on": OVER,
    }], "sanctions": [{
        "number": f"处〔{iso(opened)[:4]}〕{draw.number()}号", "decided_on": iso(opened), "demotion_or_heavier": True,
        "formalities_done_on": iso(opened + draw.whole(3, 27)), "extension_approved": False, "observed_on": OVER}]}


LEDGER_FAULTS = table(
    at("ledger_items.0",
       ("SV-01", put("owner", None)),
       ("SV-02", days("closed_on", "due_on", 1, 40)),
       ("SV-02", put("closed_on", None)),
       ("SV-03", put("evidence", 0)),
       ("SV-04", same("closed_by", "owner"))),
    at("ledger_items.1",
       ("SV-06", days("due_on", "opened_on", 230), days("closed_on", "opened_on", 190, 225)),
       ("SV-01", put("due_on", None))),
    at("ledger_items.2",
       ("SV-05", days("plan_on", "case_closed_on", 31, 60)),
       ("SV-05", put("plan_on", None)),
       ("SV-04", same("closed_by", "owner"))),
    at("ledger_items.3", ("GS-16", days("closed_on", "due_on", 1, 60)), ("SV-03", put("evidence", 0))),
    at("clues.0", ("CD-04", days("disposed_on", "received_on", 32, 90)),
       ("CD-04-2", days("inquiry_replied_on", "inquiry_sent_on", 35, 60))),
    at("sanctions.0", ("CD-09", days("formalities_done_on", "decided_on", 33, 120)),
       ("CD-09", put("formalities_done_on", None))),
)


def tasks(draw: Draw) -> Record:
    """A task with its owners, their measures and the reports so far."""
    given = draw.day("2020-01-05", "2026-03-30")
    due = given + draw.whole(20, 40)
    reports = [given + step for step in range(draw.whole(25, 30), draw.whole(150, 200), 30)]
    return {"unit": unit(draw, "government_department", "government"), "tasks": [{
        "title": f"重点任务第{draw.number()}号", "assigned_on": iso(given), "plan_due_on": iso(due),
        "plan_on": iso(due - draw.whole(0, 15)), "working_group": True,
        "co_owners": [{"name": "示例甲局", "lead": True, "measures_on": iso(due - 3)},
                      {"name": "示例乙局", "lead": False, "measures_on": iso(due - draw.whole(0, 9))}],
        "task_reports": [{"reported_on": iso(day), "to_party_committee": True} for day in reports],
        "observed_on": iso(reports[-1] + draw.whole(1, 29))}]}


TASK_FAULTS = table(
    at("tasks.0",
       ("RP-01", put("co_owners", [])),
       ("RP-01", put("co_owners", [{"name": "示例乙局", "lead": False, "measures_on": "2019-06-01"},
                                   {"name": "示例甲局", "lead": True, "measures_on": "2019-06-01"}])),
       ("RP-02", days("plan_on", "plan_due_on", 1, 20)),
       ("RP-03 RP-05", put("task_reports", [])),
       ("RP-03 RP-05", days("observed_on", "task_reports.3.reported_on", 200, 300)),
       ("RP-04@tasks[0].co_owners[1]", days("co_owners.1.measures_on", "plan_due_on", 1, 15)),
       ("RP-04@tasks[0].co_owners[1]", put("co_owners.1.measures_on", None))),
)


def tolerance(draw: Draw) -> Record:
    """A trial that was decided collectively and filed before it began."""
    decided = draw.day("2021-01-05", "2026-02-01")
    filed = decided + draw.whole(0, 10)
    return {"unit": unit(draw, "government_department", "government"), "tolerance_filing": {
        "decided_collectively_on": iso(decided), "filed_on": iso(filed), "implemented_on": iso(filed + draw.whole(1,
            40)),
        "private_gain": False, "prohibited": False}}


TOLERANCE_FAULTS = table(at(
    "",
    ("CD-02", days("tolerance_filing.implemented_on", "tolerance_filing.filed_on", -30, 0)),
    ("CD-03", put("tolerance_filing.decided_collectively_on", None)),
    ("CD-03", put("tolerance_filing.private_gain", True)),
    ("CD-03", put("tolerance_filing.prohibited", True)),
))

SHAPES = (
    Shape("criminal_referral", referral, REFERRAL_FAULTS, weight=16),
    Shape("criminal_referral", refusal, REFUSAL_FAULTS, weight=3),
    Shape("petition", lambda draw: petition(draw, "other", draw.one(("suggestion", "appeal"))), PETITION_FAULTS,
          weight=24),
    Shape("petition", lambda draw: petition(draw, "discipline_organ", "report"), REPORT_FAULTS, weight=6),
    Shape("petition", routed, ROUTED_FAULTS, weight=6),
    Shape("supervision_ledger", ledger, LEDGER_FAULTS, weight=16),
    Shape("periodic_report", tasks, TASK_FAULTS, weight=16),
    Shape("fault_tolerance_filing", tolerance, TOLERANCE_FAULTS, weight=5),
)
