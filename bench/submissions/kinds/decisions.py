"""Three-important-one-large decisions: of organs and institutions, and of state-owned enterprises."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso
from submissions.faults import at, cut, days, put, same, table, times
from submissions.kinds.meeting_faults import TABLED, fewer, late_rows, meeting_rows, split
from submissions.kinds.oversight import OVER
from submissions.kinds.sessions import execution, resolution, review, roster, seats, session
from submissions.shape import Shape
from submissions.units import unit

_BODIES = {"party_committee": "party_committee", "government_department": "party_group",
           "public_institution": "head_office",
           "university": "party_committee", "hospital": "party_committee", "school": "head_office"}
_ITEMS = {"project": ("engineering", "P01-001"), "large_funds": ("budget_funds", "F01-001"),
          "major_decision": ("development_plan", "D01-001")}


def _matter(draw: Draw, category: str, amount: float | None) -> Record:
    number = draw.number()
    item, code = _ITEMS[category]
    return {"title": f"关于第{number}号项目的议题", "category": category, "item_code": code, "item": item,
            "purpose": "budgeted",
            "amount": amount, "budgeted": True, "approved_estimate": None, "feasibility_estimate": None,
            "approved_settlement": None, "overrun_approval": None, "project": f"项目{number}", "required_body": None,
            "party_study_required": False, "legality_required": True, "required_meetings": [], "opinions_heard": True,
            "expert_required": True, "risk_required": True, "affects_workers": False, "public_consultation": False,
            "must_tender": False, "tender_exemption": None, "requires_owner_report": "not_required",
            "related_record": None,
            "new_material": False, "ad_hoc": False, "ad_hoc_approval": None, "subitems": [], "candidates": [],
            "emergency": None, "dispute_note": None, "consultation_agreed": True, "government_investment": False,
            "estimate_excess_reported": False}


def _parts(draw: Draw, at_unit: Record, day: int, category: str, amount: float, members: list[str]) -> Record:
    """All of a decision but its meetings."""
    payee, number = draw.firm("建设"), f"HT-{draw.number():07}"
    settled = resolution(draw, day, amount, payee)
    done = execution(draw, day, amount, payee)
    signed = day + draw.whole(1, 5)
    return {
        "unit": {**at_unit, "decision_rules_from": "2016-01-01", "fund_limit_from": "2016-01-01", "handover_on": None,
                 "posts": [{"holder": members[1], "role": "deputy_head", "duty": "finance"},
                           {"holder": members[0], "role": "party_secretary", "duty": "audit"}]},
        "observed_on": OVER, "matter": _matter(draw, category, amount), "resolution": settled, "execution": done,
        "reviews": [review("legality", day - 12, "lawful"), review("expert", day - 14, "agreed"),
                    review("risk_assessment", day - 15, "low_risk"), review("discipline", day - 9, "agreed")],
        "attachments": [{"kind": "legality_opinion", "title": "法律意见书"}], "construction": None, "tenders": [],
        "contracts": [{"number": number, "party": payee, "party_role": "none", "party_relation": "none",
                       "kind": "services",
                       "project": f"项目{number}", "signed_on": iso(signed), "amount": round(amount * 0.97, 2),
                       "related_party": False, "owner_consent": None, "owner_consent_on": None}],
        "payments": [{"voucher": f"PZ-{draw.number():07}", "paid_on": iso(day + draw.whole(20, 60)), "payee": payee,
                      "amount": round(amount * 0.4, 2), "purpose": "works", "contract": number}],
        "changes": [], "relations": [], "state_transfers": [],
        "publication": {"issued_on": iso(day + 3), "published_on": iso(day + 5),
                        "archived_on": iso(day + draw.whole(10, 80))}}


def organ(draw: Draw, kind: str, first: str, last: str) -> Record:
    """A decision of the leading body of an organ or institution of this type."""
    at_unit, members, day = unit(draw, kind), seats(draw, draw.whole(7, 11)), draw.day(first, last)
    record = _parts(draw, at_unit, day, draw.one(tuple(_ITEMS)), draw.yuan(900000, 20000, 2.8e6), members)
    record["meetings"] = [session(draw, _BODIES[kind], day, members)]
    record["matter"]["required_body"] = _BODIES[kind]
    record["unit"]["roster"] = roster(members, _BODIES[kind])
    return record


_COMMON = table(
    at("meetings.0", *meeting_rows("meetings[0]"), *TABLED,
       ("TIOL-B02", days("materials_sent_on", "held_on", -1, 0)),
       ("TIOL-B02", put("materials_sent_on", None)),
       ("TIOL-B03", put("on_agenda", False)),
       ("TIOL-C01@", put("form", "circulation")),
       ("TIOL-C01@", put("form", "personal_approval")),
       ("TIOL-A06 TIOL-C12 TIOL-A05@", put("body", "special_meeting")),
       ("TIOL-F01@ TIOL-E04", put("outcome", "postponed"))),
    at("",
       ("TIOL-A01", put("unit.decision_rules_from", None)),
       ("TIOL-A02", put("matter.category", "large_funds"), put("unit.fund_limit_from", None)),
       ("TIOL-A03", put("matter.category", None)),
       ("TIOL-A04", put("matter.item_code", "P99-999")),
       ("TIOL-A05", put("matter.required_body", "party_plenum")),
       ("TIOL-A07", put("matter.must_tender", True), put("resolution.names_supplier", True)),
       ("TIOL-B05@meetings[0]", days("reviews.1.concluded_on", "resolution.decided_on", 1, 9)),
       ("TIOL-B10@meetings[0]", cut("reviews", 0)),
       ("TIOL-B10@meetings[0]", days("reviews.0.concluded_on", "resolution.decided_on", 1, 9)),
       ("TIOL-B18@meetings[0]", cut("reviews", 2)),
       ("TIOL-B19@meetings[0]", put("reviews.2.conclusion", "high_risk")),
       ("TIOL-C01 TIOL-F01", put("meetings", [])),
       ("TIOL-D06@matter.subitems[1]", put("matter.subitems", [
           {"title": "事项一", "discussed_separately": True, "voted_separately": True, "result": "passed"},
           {"title": "事项二", "discussed_separately": True, "voted_separately": False, "result": "passed"}])),
       ("?TIOL-D10@relations[0]", put("relations", [{"person": "乙二", "role": "party_member", "kind": "shareholding",
                                                    "recused": False}]),
        same("relations.0.other", "contracts.0.party")),
       ("TIOL-E08", put("publication.archived_on", None)),
       ("TIOL-F03", days("execution.started_on", "resolution.decided_on", -30, -1)),
       ("TIOL-F03", days("payments.0.paid_on", "resolution.decided_on", -30, -1)),
       ("TIOL-F07", put("matter.emergency", {"decided_by": "甲一", "reason": "抢险", "ratified_on": None}),
        days("matter.emergency.decided_on", "resolution.decided_on", -3, -1)),
       ("TIOL-F08@changes[0]", put("changes", [{"kind": "scope", "redecided_on": None, "reason": "扩大范围",
                                                "urgent": False}]),
        days("changes.0.changed_on", "resolution.decided_on", 30)),
       ("TIOL-F08@changes[0]", put("changes", [{"kind": "amount", "redecided_on": None, "reason": "追加",
                                                "urgent": False}]),
        days("changes.0.changed_on", "resolution.decided_on", 30), times("changes.0.amount", 1.3, "resolution.amount")),
       ("TIOL-F09", put("matter.government_investment", True), put("matter.approved_estimate", 900000),
        put("matter.approved_settlement", 990000)),
       ("?TIOL-F10", times("execution.amount", 1.4, "resolution.amount")),
       ("?TIOL-F10", put("execution.payee", "示例贸易公司")),
       ("TIOL-F12", put("execution.reported_on", None), days("execution.due_on", "resolution.decided_on", 60)),
       ("TIOL-H01@unit.posts[1]", put("unit.posts.1.duty", "personnel")),
       ("TIOL-H02@unit.posts[0]", put("unit.posts.0.role", "discipline_secretary")),
       ("TIOL-H04", put("execution.department", None)),
       ("PR-01@contracts[0]", put("construction", {"total_investment": 8_000_000, "fiscal_funds": 6_000_000,
                                                   "state_capital_dominant": True, "foreign_loans": False,
                                                   "public_infrastructure": False}),
        put("contracts.0.kind", "works"), put("contracts.0.amount", 5_000_000)),
       ("XR-03@group", times("payments.0.amount", 3))),
)
OLD_GROUP_FAULTS = table(_COMMON, at(
    "meetings.0",
    ("TIOL-C02 TIOL-C10 TIOL-D11 TIOL-D18", fewer(share=0.4)),
    ("TIOL-D11 TIOL-D18 ?TIOL-D05", split(0.5)),
    ("TIOL-D12", fewer(), put("votes.absent_counted", 1)),
    ("TIOL-D16", put("votes.method", None)),
    ("TIOL-C16", put("chair_role", "party_member"))))
GROUP_FAULTS = table(OLD_GROUP_FAULTS, at("meetings.0", *late_rows("meetings[0]")))
COMMITTEE_FAULTS = table(_COMMON, at(
    "meetings.0", *late_rows("meetings[0]"),
    ("TIOL-C10 TIOL-D18", fewer(share=0.4)),
    ("TIOL-D18 ?TIOL-D05", split(0.5))))
OFFICE_FAULTS = table(
    COMMITTEE_FAULTS,
    at("meetings.0", ("TIOL-E03", put("record.signed_by_recorder", False))),
    at("", ("TIOL-A05-2@meetings[0]", put("matter.amount", 5_000_000))))


def enterprise(draw: Draw) -> Record:
    """A decision of the board of a state-owned enterprise that its Party committee had studied before."""
    members, day = seats(draw, draw.whole(7, 10)), draw.day("2024-08-01", "2026-05-20")
    record = _parts(draw, unit(draw, "state_owned_enterprise"), day, draw.one(tuple(_ITEMS)),
                    draw.yuan(3e6, 100000, 5e7), members)
    record["unit"].update(listed=False, joint_stock=False, wholly_state_owned=True,
                          roster=roster(members, "party_committee",
                                                                                                 "board"))
    record["matter"].update(required_body="board", party_study_required=True, affects_workers=True,
                            requires_owner_report="approval", owner_report_reference=f"国资批{draw.number()}号",
                            required_meetings=[{"order": 1, "body": "party_committee"}, {"order": 2, "body": "board"}])
    rule = {"title": "董事会议事规则", "quorum_of": 1, "quorum_out_of": 2, "vote_base": "due", "vote_of": 1,
            "vote_out_of": 2,
            "unanimous": False, "recused_excluded": False}
    record["meetings"] = [session(draw, "party_committee", day - 7, members, stage="prior_study"),
                          session(draw, "board", day, members, own_rule=rule, chair_role="chairman")]
    record["reviews"] += [review("union", day - 10, "agreed"), review("workers_congress", day - 11, "agreed")]
    record["contracts"][0].update(kind="guarantee", related_party=True, owner_consent=f"国资函{draw.number()}号",
                                  owner_consent_on=iso(day))
    record["state_transfers"] = [{"asset": "厂房", "major": True, "state_equity": True, "transferred_on": iso(day + 30),
                                  "price": draw.yuan(5e6), "valuation": f"评报{draw.number()}号",
                                  "valued_on": iso(day - 40),
                                  "exchange": f"产交{draw.number()}号", "direct_approval": None}]
    return record


ENTERPRISE_FAULTS = table(
    at("meetings.1", *meeting_rows("meetings[1]")[:3],
       ("TIOL-B03", put("on_agenda", False)),
       ("TIOL-C08 TIOL-C10 TIOL-C10-2 TIOL-D18 TIOL-D18-2 TIOL-D19", fewer(share=0.4)),
       ("TIOL-C10-2", fewer(), put("own_rule.quorum_out_of", 1)),
       ("TIOL-C17@meetings[1].proxies[0]", put("proxies", [{"giver": "丙三", "holder": "乙二", "written": False,
                                                           "scope_stated": False}])),
       ("TIOL-D09", put("related_directors", 1), put("ballots.0.related_director", True)),
       ("TIOL-D15@meetings[1].ballots[0] TIOL-D15@meetings[1].ballots[1]",
        same("ballots.1.member", "ballots.0.member")),
       ("TIOL-D18-2", split(against=1), put("own_rule.vote_of", 19), put("own_rule.vote_out_of", 20)),
       ("TIOL-D18-3", split(against=1), put("own_rule.unanimous", True)),
       ("TIOL-D18 TIOL-D18-2 TIOL-D19 ?TIOL-D05", split(0.5)),
       ("TIOL-E03", put("record.signatures", 2))),
    at("meetings.0", ("TIOL-F06@", put("outcome", "postponed"))),
    at("",
       ("TIOL-B01@meetings[1]", put("unit.joint_stock", True), days("meetings.1.notice_sent_on", "meetings.1.held_on",
           -6, -3)),
       ("TIOL-B09@meetings[1]", cut("reviews", 4)),
       ("TIOL-B09@meetings[1]", cut("reviews", 5)),
       ("TIOL-B10-2", put("attachments", [])),
       ("TIOL-F04 TIOL-F05-2@meetings[0]", cut("meetings", 0)),
       ("?TIOL-F04-2@meetings[0]", cut("meetings", 1)),
       ("TIOL-F05 TIOL-F05-2@meetings[1]", days("meetings.0.held_on", "meetings.1.held_on", 1, 5),
        same("meetings.0.minutes.issued_on", "meetings.0.held_on"),
        same("meetings.0.record.created_on", "meetings.0.held_on")),
       ("TIOL-F13", put("matter.owner_report_reference", None)),
       ("TIOL-F12", put("execution.reported_on", None), days("execution.due_on", "resolution.decided_on", 60)),
       ("SE-04@contracts[0]", put("contracts.0.owner_consent", None), put("contracts.0.owner_consent_on", None)),
       ("SE-04@contracts[0]", days("contracts.0.owner_consent_on", "contracts.0.signed_on", 1, 30)),
       ("SE-07@state_transfers[0]", put("state_transfers.0.valuation", None), put("state_transfers.0.valued_on", None)),
       ("SE-07@state_transfers[0]", days("state_transfers.0.valued_on", "state_transfers.0.transferred_on", 1, 20)),
       ("SE-07-2@state_transfers[0]", put("state_transfers.0.exchange", None))),
)

_LATE = ("2024-07-02", "2026-05-20")
SHAPES = (
    Shape("three_important_one_large", lambda draw: organ(draw, "government_department", *_LATE), GROUP_FAULTS),
    Shape("three_important_one_large", lambda draw: organ(draw, "university", *_LATE), COMMITTEE_FAULTS),
    Shape("three_important_one_large", lambda draw: organ(draw, "public_institution", *_LATE), OFFICE_FAULTS, weight=8),
    Shape("three_important_one_large", lambda draw: organ(draw, "government_department", "2020-07-10", "2024-06-28"),
          OLD_GROUP_FAULTS, weight=5),
    Shape("three_important_one_large", enterprise, ENTERPRISE_FAULTS, weight=8),
)
