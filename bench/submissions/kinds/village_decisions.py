"""Village decisions in four discussions and two disclosures, and the same as micro-power items."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso, ordinal
from submissions.faults import at, cut, days, more, put, same, table, times
from submissions.kinds.village_faults import PAID, PAYMENT, RECORD, attending, few, votes
from submissions.kinds.village_parts import HEAD, SUPERVISORS, assembly, base, in_year, letters, notice, payment
from submissions.shape import Shape


def four(draw: Draw, *years: int) -> Record:
    """Works for the public good from the proposal to the result posted on the board."""
    at_unit, year = in_year(draw, "village", *years)
    day = ordinal(f"{year}-01-25") + draw.whole(0, 60)
    amount, firm, number = draw.yuan(60000, 31000, 90000, 0.4), draw.firm("建筑"), draw.number()
    price = round(amount * 0.95, 2)
    start, done = day + draw.whole(12, 20), day + draw.whole(60, 90)
    contract = {
        "number": f"CHT-{number:07}", "party": firm, "party_role": "none", "party_relation": "none", "kind": "works",
        "project": f"村道{number}", "scope": "路面硬化", "supplements": None, "signed_on": iso(start - 5),
        "amount": price,
        "from": iso(start), "until": iso(start + 200), "ended_on": None, "written": True, "outsider": True,
        "approved_on": iso(start - 6), "filed_on": iso(start - 1), "same_terms_as_award": True}
    decision = assembly(draw, "resolution", "villager_representatives", day, 45, amount)
    return {
        **base(at_unit, year), "matter": {
            "title": f"第{number}号公益事业", "item": "public_works", "item_code": None, "category": "project",
            "purpose": "works", "power_item": None, "variant": "standard", "proposer": "party_organisation",
            "proposed_by": HEAD, "initiative": "masses", "amount": amount, "project": f"公益项目{number}",
            "fiscal_funds": True, "village_run": True, "township_check_required": True, "outside_contractor": True,
            "township_checked_on": iso(day - 1), "tender_exemption": None, "affects_workers": False},
        "meetings": [
            assembly(draw, "proposal", "branch_committee", day - 15, 7),
            assembly(draw, "consultation", "two_committees", day - 12, 11),
            assembly(draw, "party_review", "branch_general_meeting", day - 7, 48), decision],
        "resolution": {"decided_on": iso(day), "outcome": "passed", "amount": amount, "payee": firm, "place": None,
                       "term_months": 6, "names_supplier": False, "exclusion_clauses": [], "people_named": True,
                       "rate_stated": True, "text": f"同意实施{letters(number)}项目",
                       "votes_for": decision["votes"]["for"]},
        "reviews": [{"kind": "deliberation", "concluded_on": iso(day - 14), "held_on": iso(day - 14)}],
        "notices": [
            notice(draw, "resolution", day + 1, amount=amount, votes_for=decision["votes"]["for"],
                   objections=[{"about": "工期", "raised_on": iso(day + 3),
                                "answered_on": iso(day + draw.whole(4, 8))}]),
            notice(draw, "result", done + 3)],
        "execution": {"owner": HEAD, "started_on": iso(start), "completed_on": iso(done), "status": "completed",
                      "amount": price, "payee": firm, "term_months": 6, "differs_from_resolution": False},
        "mandates": [{"given_on": f"{year}-01-08", "until": f"{year}-12-31", "matter": "公益事业项目", "written": True,
                      "posted": True, "filed": True}],
        "contracts": [contract], "payments": [payment(draw, done + 20, price, firm, contract)],
        "acceptances": [{"accepted_on": iso(done), "people": 5, "contractor_among": False, "settled": price,
                         "settled_on": iso(done + 12), "audited_on": iso(done + 10)}],
        "funding": {"stated_on": iso(day - 10), "total": amount, "sources": [
            {"source": "财政奖补", "amount": round(amount * 0.5, 2)},
            {"source": "村集体", "amount": round(amount - round(amount * 0.5, 2), 2)}]},
        "levies": [{"project": f"公益项目{number}", "levied_on": iso(start), "per_head": draw.whole(5, 14)}],
        "disclosures": [{"kind": "deliberation", "published_on": iso(done + 4), "removed_on": iso(done + 30)}],
        "supervision": [{"by": SUPERVISORS[0], "given_on": iso(day),
                         "opinion": f"{letters(number)}项目全程监督，材料齐全",
                         "negative": False, "reported_on": None, "suspected_violation": False}],
        "seal_uses": [{"document": "施工合同", "used_on": iso(start - 5), "decided_by": "villager_representatives",
                       "keeper": "癸十", "approver": HEAD, "approver_role": "village_head",
                       "approved_on": iso(start - 5),
                       "registered_on": iso(start - 5)}],
        "attachments": [
            {"kind": kind, "title": "材料", "fingerprint": f"f{number:07x}{kind}", "dated_on": iso(day), "pages": 2}
            for kind in ("record", "attendance_sheet", "photograph", "construction_papers")],
        "publication": {"archived_on": iso(done + draw.whole(20, 60))}}


WORKS = table(
    at("meetings.3", *RECORD, *attending("meetings[3]"),
       ("VS-13", days("notice_sent_on", "held_on", -2, -1)),
       ("VA-13", put("women_present", 8)),
       ("VR-05-2", put("recorder", None)),
       ("VR-06", put("signed", False)),
       ("VR-06", put("votes.method", None)),
       ("VR-07-3", times("record.stated_amount", 1.1)),
       ("?VR-12", days("record.created_on", "held_on", 150, 200))),
    at("payments.0", *PAID),
    at("contracts.0",
       ("VP-03", put("party_role", "village_head")),
       ("?VP-03-2", put("party_relation", "lineal_blood")),
       ("VL-10 VP-17 ?VR-12@meetings[3]", days("signed_on", "signed_on", -40))),
    at("acceptances.0", ("VP-12", put("people", 2)), ("VP-12-2", put("contractor_among", True))),
    at("mandates.0", ("VA-30-2", put("filed", False)), ("VA-30-2", put("posted", False)),
       ("VA-30", put("until", None))),
    at("levies.0", ("VF-20", put("per_head", 60)), ("VA-18", days("levied_on", "levied_on", -60))),
    at("seal_uses.0", ("VR-11", put("registered_on", None)), ("VR-11", days("approved_on", "used_on", 1, 9)),
       ("VR-11-2", same("approver", "keeper"))),
    at("notices.0",
       ("VD-09 VS-14@", days("removed_on", "posted_on", -9, -1)),
       ("VD-10", put("missing_elements", ["contact", "amount"]))),
    at("",
       ("VA-05@meetings[3]", put("unit.headcount.representatives", 33), put("unit.headcount.committee_members", 9)),
       ("VA-05-2@meetings[3]", put("unit.headcount.women_representatives", 12)),
       ("VA-06@meetings[3]", put("unit.headcount.representatives", 28), put("unit.headcount.women_representatives",
           12)),
       ("VA-06-2@meetings[3]", put("unit.headcount.population", 3500)),
       ("VA-07@meetings[3]", put("unit.headcount.representatives_by_group", False),
        put("unit.headcount.households", 700)),
       ("VF-21", more("funding.total", 500)),
       ("VP-08", times("contracts.0.amount", 1.05, "resolution.amount")),
       ("VP-09@contracts[0]", put("variations", [{"about": "增项", "decided_on": None}]),
        same("variations.0.contract", "contracts.0.number"), times("variations.0.amount", 0.2, "contracts.0.amount")),
       ("VR-09 VR-09-4", cut("attachments", 0)),
       ("VR-09-2", cut("attachments", 3)),
       ("VR-10", put("publication.archived_on", None)),
       ("VR-10", days("publication.archived_on", "execution.completed_on", 95, 120)),
       ("VS-14", days("notices.0.removed_on", "notices.0.posted_on", 8, 13)),
       ("VS-17", cut("notices", 1)),
       ("VD-03-2", days("notices.1.removed_on", "notices.1.posted_on", 3, 13)),
       ("VS-21@meetings[3]", put("mandates", [])),
       ("VA-14", put("resolution.exclusion_clauses", [{"ground": "unmarried", "text": "未婚女性不享受"}])),
       ("?VX-05@contracts[0]", put("relations", [{"person": HEAD, "role": "village_head", "kind": "employment",
                                                 "recused": False}]), same("relations.0.other", "contracts.0.party")),
       ("?VX-02@meetings[3].ballots[0] ?VP-03-2@contracts[0]", put("relations", [
           {"person": HEAD, "role": "village_head", "kind": "near_affinity", "recused": False}]),
        same("relations.0.other", "contracts.0.party")),
       ("?VJ-08@supervision[0]", put("supervision.0.suspected_violation", True))),
)
FOUR = table(
    WORKS,
    at("meetings.2", *RECORD,
       ("VS-05 VS-06", few(0.4)),
       ("VS-06", votes(0.5, "due")),
       ("VS-07", days("materials_sent_on", "held_on", -2, 0))),
    at("meetings.3",
       ("VS-08 VS-24@notices[0]", few(0.6)),
       ("VS-09 VS-24@notices[0]", votes(0.5))),
    at("notices.0",
       ("VS-16", days("posted_on", "posted_on", -9, -3)),
       ("VS-18@notices[0].objections[0]", days("objections.0.answered_on", "objections.0.raised_on", 30)),
       ("VS-24", put("matches_resolution", False)),
       ("VS-24", times("amount", 1.1)),
       ("VS-24", more("votes_for", 2))),
    at("",
       ("VA-20", put("disclosures", [])),
       ("VD-05 VP-16 VS-14 VS-17", put("notices", [])),
       ("VF-09 XR-03@group ?VF-09-2@group", times("payments.0.amount", 1.2, "resolution.amount"),
        same("payments.0.amount_in_words", "payments.0.amount")),
       ("VP-17@contracts[0] VS-22", put("resolution.payee", "示例施工队")),
       ("VS-01", cut("meetings", 0)),
       ("VS-01", cut("meetings", 1)),
       ("VS-01", cut("meetings", 2)),
       ("VS-02", days("meetings.1.held_on", "meetings.0.held_on", -9, -1),
        same("meetings.1.record.created_on", "meetings.1.held_on"),
        same("meetings.1.record.stated_on", "meetings.1.held_on"), same("meetings.1.supervisor_opinion_on",
            "meetings.1.held_on")),
       ("VS-04", days("meetings.0.held_on", "meetings.3.held_on", -40, -25),
        same("meetings.0.record.created_on", "meetings.0.held_on"),
        same("meetings.0.record.stated_on", "meetings.0.held_on")),
       ("VS-15", days("execution.started_on", "notices.0.posted_on", 1, 6), put("notices.0.objections", []),
        same("levies.0.levied_on", "execution.started_on")),
       ("VS-20", put("matter.township_checked_on", None), put("contracts.0.approved_on", None)),
       ("VS-22", put("execution.differs_from_resolution", True)),
       ("VS-23", put("matter.proposer", "individual")),
       ("VS-25 VL-10@contracts[0] VP-17@contracts[0] ?VR-12@meetings[3]", put("matter.initiative", "superior"),
        days("contracts.0.signed_on", "meetings.0.held_on", -5, -1))),
)


OLD_FOUR = table(
    at("meetings.3", *RECORD, ("VS-08 VS-24@notices[0]", few(0.6)), ("VS-09 VS-24@notices[0]", votes(0.5))),
    at("meetings.2", ("VS-05 VS-06", few(0.4)), ("VS-07", days("materials_sent_on", "held_on", -2, 0))),
    at("payments.0", *PAYMENT[2:], ("VF-10", put("payee", "示例劳务公司")), ("VF-15", put("used_for", "村部装修"))),
    at("notices.0", ("VS-24", put("matches_resolution", False)), ("VD-10", put("missing_elements", ["issuer"]))),
    at("",
       ("VS-01", cut("meetings", 1)),
       ("VS-17", cut("notices", 1)),
       ("VS-20", put("matter.township_checked_on", None), put("contracts.0.approved_on", None)),
       ("VS-23", put("matter.proposer", "individual")),
       ("VR-09", cut("attachments", 0)),
       ("VP-08", times("contracts.0.amount", 1.05, "resolution.amount"))),
)


def listed(draw: Draw) -> Record:
    """The same as an item of the list of small powers, with its six steps."""
    record = four(draw, 2026)
    step = [(name, meeting["held_on"], None, by, ["会议记录", "签到表"]) for name, meeting, by in zip(
        ("提议", "商议", "审议", "决议"), record["meetings"], ("村党组织", "村“两委”", "党员大会", "村民代表会议"),
        strict=True)]
    step += [(name, posted["posted_on"], posted["removed_on"], "村民委员会", ["公示照片"])
             for name, posted in zip(("决议公开", "结果公开"), record["notices"], strict=True)]
    record["matter"]["power_item"] = "村级重大事项决策"
    record["steps"] = [{"name": name, "done_on": first, "ended_on": last, "by": by, "signed": True, "documents": papers}
                       for name, first, last, by, papers in step]
    return record


LISTED = table(
    WORKS,
    at("meetings.3", ("VS-08", few(0.6)), ("VS-09", votes(0.5))),
    at("",
       ("MP-01", put("steps.1.done_on", None), cut("meetings", 1)),
       ("?MP-00", put("matter.power_item", "征收公粮")),
       ("VF-09 ?VF-09-2@group", times("payments.0.amount", 1.2, "resolution.amount"),
        same("payments.0.amount_in_words", "payments.0.amount")),
       ("VP-16 VS-14 VS-17", put("notices", [])),
       ("VP-17@contracts[0]", put("resolution.payee", "示例施工队"))),
)


def certificate(draw: Draw) -> Record:
    """A certificate that the village gives out, registered."""
    at_unit, year = in_year(draw, "village", 2024, 2025, 2026)
    day = ordinal(f"{year}-02-01") + draw.whole(0, 200)
    return {**base(at_unit, year), "matter": {"title": f"出具证明{draw.number()}", "item": "other",
                                              "power_item": "出具证明", "amount": None,
                                        "fiscal_funds": False},
            "steps": [{"name": "核实情况", "done_on": iso(day), "ended_on": None, "by": "文书", "signed": True,
                       "documents": []},
                      {"name": "登记出证", "done_on": iso(day + draw.whole(0, 3)), "ended_on": None, "by": "文书",
                       "signed": True, "documents": ["证明登记簿"]}]}


CERTIFICATE = table(at(
    "",
    ("MP-33", put("steps.0.done_on", None)),
    ("MP-33", days("steps.0.done_on", "steps.1.done_on", 1, 9)),
    ("MP-33-by", put("steps.1.by", "村务监督委员会")),
    ("MP-33-papers", put("steps.1.documents", [])),
    ("?MP-00", put("matter.power_item", "收取管理费")),
))

SHAPES = (
    Shape("four_discussions_two_disclosures", lambda draw: four(draw, 2026), FOUR, weight=12),
    Shape("four_discussions_two_disclosures", lambda draw: four(draw, 2022, 2023, 2024, 2025), OLD_FOUR,
          weight=8),
    Shape("micro_power", listed, LISTED, weight=8),
    Shape("micro_power", certificate, CERTIFICATE, weight=8),
)
