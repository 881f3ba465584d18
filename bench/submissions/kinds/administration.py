"""Major administrative decisions of a government, and appointments of cadres."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso
from submissions.faults import at, cut, days, put, same, table
from submissions.kinds.business import intervention
from submissions.kinds.meeting_faults import TABLED, fewer, meeting_rows, split
from submissions.kinds.oversight import OVER
from submissions.kinds.sessions import execution, resolution, review, roster, seats, session
from submissions.shape import Shape
from submissions.units import unit


def major(draw: Draw) -> Record:
    """A major administrative decision from the comment round to the evaluation."""
    day, members, number = draw.day("2019-12-20", "2026-05-20"), seats(draw, draw.whole(9, 13)), draw.number()
    experts = [{"name": f"专家{number}", "interested": False, "declared": True, "signed": True}]
    return {
        "unit": {**unit(draw, "government"), "roster": roster(members, "government_executive"),
                 "posts": [{"holder": members[1], "role": "deputy_head", "duty": "finance"},
                           {"holder": members[2], "role": "deputy_head", "duty": "audit"}]},
        "observed_on": OVER, "matter": {
            "title": f"第{number}号重大行政决策", "category": "major_decision", "item": "other", "purpose": "other",
            "amount": draw.yuan(8e6, 1e5), "project": f"重大项目{number}", "expert_required": True,
            "risk_required": True,
            "public_consultation": True, "affects_business": True, "public": True, "exploratory_reform": False,
            "must_tender": False, "consultation_agreed": True, "dispute_note": None, "government_investment": True,
            "approved_estimate": 9e6, "feasibility_estimate": 9e6, "approved_settlement": 8.8e6,
            "overrun_approval": None,
            "estimate_excess_reported": False},
        "meetings": [session(draw, "government_executive", day, members, chair_role="administrative_head")],
        "resolution": resolution(draw, day, draw.yuan(8e6, 1e5), None), "execution": execution(draw, day, None, None),
        "reviews": [
            review("legality", day - 12, "lawful"), review("expert", day - 30, "agreed", experts=experts),
            review("risk_assessment", day - 28, "low_risk"),
            review("public_comment", day - 40, "agreed", comment_from=iso(day - 80), adoption_reported=True,
                   comment_until=iso(day - draw.whole(41, 51))),
            review("hearing", day - 45, "agreed", held_on=iso(day - 46), record_signed=True,
                   materials_sent_on=iso(day - draw.whole(53, 60)))],
        "attachments": [{"kind": kind, "title": "材料"} for kind in ("draft", "legality_opinion", "adoption_report",
                                                                   "expert_report", "risk_report", "fair_competition")],
        "tenders": [], "changes": [], "publication": {
            "issued_on": iso(day + 4), "published_on": iso(day + 6), "party_reported_on": iso(day - draw.whole(1, 5)),
            "archived_on": iso(day + draw.whole(10, 80))}}


MAJOR_FAULTS = table(
    at("meetings.0", *meeting_rows("meetings[0]"),
       ("TIOL-C11", put("leader_in_charge_present", False)),
       ("TIOL-D04", put("against_majority", True))),
    at("reviews.1.experts.0", ("TIOL-B06", put("interested", True)), ("TIOL-B07", put("signed", False))),
    at("reviews.0",
       ("TIOL-B11", days("received_on", "concluded_on", -5, -1)),
       ("TIOL-B12", put("form", "countersign")),
       ("TIOL-B13@meetings[0]", put("conclusion", "unlawful"))),
    at("reviews.3",
       ("TIOL-B14", days("comment_until", "comment_from", 5, 28)),
       ("TIOL-B15", put("adoption_reported", False))),
    at("reviews.4",
       ("TIOL-B16", days("materials_sent_on", "held_on", -6, -1)),
       ("TIOL-B17", put("record_signed", False))),
    at("",
       ("TIOL-B05@meetings[0]", cut("reviews", 1)),
       ("TIOL-B10@meetings[0]", cut("reviews", 0)),
       ("TIOL-B18@meetings[0]", cut("reviews", 2)),
       ("TIOL-B19@meetings[0]", put("reviews.2.conclusion", "uncontrollable")),
       ("TIOL-B20@meetings[0]", put("matter.consultation_agreed", False)),
       ("TIOL-B21", cut("attachments", 0)),
       ("TIOL-B21", cut("attachments", 2)),
       ("TIOL-B21", cut("attachments", 5)),
       ("TIOL-B22", put("publication.party_reported_on", None)),
       ("TIOL-B22", days("publication.party_reported_on", "publication.issued_on", 1, 9)),
       ("TIOL-E08", put("publication.archived_on", None)),
       ("TIOL-E09", put("publication.published_on", None)),
       ("TIOL-F09", put("matter.approved_settlement", 9.5e6)),
       ("TIOL-F09", put("matter.approved_estimate", 1.1e7)),
       ("TIOL-F12", put("execution.reported_on", None), days("execution.due_on", "resolution.decided_on", 60)),
       ("TIOL-F14", put("execution.evaluated_on", None)),
       ("TIOL-F14", same("execution.evaluator", "execution.main_assessor")),
       ("TIOL-C18 TIOL-C12@meetings[0]", put("meetings.0.body", "special_meeting"))),
)


def appointment(draw: Draw, kind: str, body: str) -> Record:
    """Two appointments, from the motion to the end of probation."""
    day, members = draw.day("2020-01-20", "2026-05-20"), seats(draw, draw.whole(7, 11))
    return {
        "unit": {**unit(draw, kind), "roster": roster(members, body), "decision_rules_from": "2016-01-01",
                 "posts": [{"holder": "张某某", "role": "member", "duty": "finance"}]},
        "observed_on": OVER, "matter": {
            "title": f"干部任免{draw.number()}", "category": "personnel", "item_code": "H01-001", "item": "appointment",
            "ad_hoc": False, "subitems": [], "emergency": None,
            "candidates": [_candidate(draw, day) for _ in range(2)]},
        "meetings": [session(draw, body, day, members)], "resolution": resolution(draw, day, None, None),
        "reviews": [], "relations": [], "interventions": [intervention(draw, day - 30, "other")],
        "publication": {"issued_on": iso(day + 20), "published_on": iso(day + 20),
                        "archived_on": iso(day + draw.whole(25, 80))}}


def _candidate(draw: Draw, day: int) -> Record:
    appointed = day + draw.whole(25, 40)
    until = iso(appointed)
    return {"name": draw.someone(), "post": "科长", "promotion": True, "exceptional": True, "leap": False,
            "probationary_post": True, "dual_managed": True, "voted_separately": True, "motion_on": iso(day - 60),
            "recommended_on": iso(day - draw.whole(41, 50)), "inspected_on": iso(day - draw.whole(20, 40)),
            "decided_on": iso(day), "notice_from": iso(day + 2), "notice_until": iso(day + 22),
            "notice_objection_open": False, "appointed_on": until, "tenure_from": iso(day), "probation_from": until,
            "probation_until": f"{int(until[:4]) + 1}{until[4:]}".replace("-02-29", "-02-28"),
            "formally_appointed_on": None, "higher_consent_on": iso(day - 9), "co_manager_asked_on": iso(day - 30),
            "co_manager_replied_on": iso(day - draw.whole(1, 19)), "file_reviewed_on": iso(day - 15),
            "personal_matters_checked_on": iso(day - 14), "discipline_opinion_on": iso(day - 13),
            "petitions_checked_on": iso(day - 12), "integrity_signed_by_secretary": True,
            "integrity_signed_by_discipline": True, "reconsidered": False, "reconsideration_for": None,
            "notice_exempt": False, "recommended_to_higher": True}


_CADRE = table(
    at("matter.candidates.1",
       ("TIOL-B23", put("higher_consent_on", None)),
       ("TIOL-B23", days("higher_consent_on", "decided_on", 1, 30)),
       ("TIOL-B24", put("co_manager_asked_on", None)),
       ("TIOL-B24", put("co_manager_replied_on", None), days("co_manager_asked_on", "decided_on", -20, -5)),
       ("TIOL-D07", put("voted_separately", False)),
       ("TIOL-D17", put("reconsidered", True), put("reconsideration_for", 2)),
       ("TIOL-G01", days("notice_until", "notice_from", 1, 3)),
       ("TIOL-G02", days("appointed_on", "notice_until", -5, -1), same("probation_from", "appointed_on"),
        same("probation_until", "appointed_on"), put("probationary_post", False)),
       ("TIOL-G03", put("notice_objection_open", True)),
       ("?TIOL-G04", put("file_reviewed_on", None)),
       ("?TIOL-G04", days("personal_matters_checked_on", "decided_on", 1, 9)),
       ("TIOL-G05", put("integrity_signed_by_secretary", False)),
       ("TIOL-G05", put("integrity_signed_by_discipline", False)),
       ("TIOL-G06", days("inspected_on", "recommended_on", -9, -1)),
       ("TIOL-G06 TIOL-G07", days("recommended_on", "decided_on", -500, -400)),
       ("TIOL-G08", days("probation_until", "probation_from", 180, 190)),
       ("TIOL-G08", days("probation_from", "appointed_on", 40)),
       ("TIOL-G10", days("tenure_from", "decided_on", -30, -1))),
    at("meetings.0", *meeting_rows("meetings[0]"), *TABLED,
       ("TIOL-D16", put("votes.method", None)),
       ("TIOL-C01@", put("form", "mark_read"))),
    at("",
       ("TIOL-B04@meetings[0]", put("matter.ad_hoc", True)),
       ("TIOL-B08@meetings[0] ?TIOL-G04@matter.candidates[0]", put("matter.candidates.0.discipline_opinion_on", None)),
       ("?TIOL-G09@relations[0]", put("relations", [{"person": "甲一", "role": "party_secretary", "other": "张某某",
                                                    "kind": "spouse", "recused": False}])),
       ("TIOL-E08", put("publication.archived_on", None)),
       ("CD-08@interventions[0]", put("interventions.0.recorded_on", None))),
)
COMMITTEE_FAULTS = table(_CADRE, at(
    "meetings.0",
    ("TIOL-C04 TIOL-C09 TIOL-C10 TIOL-D11 TIOL-D18", fewer(share=0.4)),
    ("TIOL-C04 TIOL-C09", fewer(share=0.65)),
    ("TIOL-D11 TIOL-D18 ?TIOL-D05", split(0.5))))
GROUP_FAULTS = table(_CADRE, at(
    "meetings.0",
    ("TIOL-C03 TIOL-C09", fewer(share=0.65)),
    ("TIOL-C02 TIOL-C03 TIOL-C09 TIOL-C10 TIOL-D11 TIOL-D18", fewer(share=0.4)),
    ("TIOL-C16", put("chair_role", "party_member")),
    ("TIOL-D12", fewer(), put("votes.absent_counted", 1)),
    ("TIOL-D11 TIOL-D18 ?TIOL-D05", split(0.5))))

SHAPES = (
    Shape("major_administrative_decision", major, MAJOR_FAULTS, weight=12),
    Shape("cadre_appointment", lambda draw: appointment(draw, "party_committee", "party_standing_committee"),
          COMMITTEE_FAULTS,
          weight=6),
    Shape("cadre_appointment", lambda draw: appointment(draw, "government_department", "party_group"), GROUP_FAULTS,
          weight=6),
)
