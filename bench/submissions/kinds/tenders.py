"""Tenders for works and government procurement, from the documents to the acceptance."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso, ordinal
from submissions.faults import add, at, days, put, same, table, times
from submissions.kinds.business import intervention
from submissions.kinds.oversight import OVER
from submissions.shape import Shape
from submissions.units import unit


def _bids(draw: Draw, price: float, trade: str) -> list[Record]:
    firms = [draw.firm(trade) for _ in range(draw.whole(3, 5))]
    return [{"bidder": firm, "price": round(price * (1 + number * 0.03 + draw.next() * 0.01), 2) if number else price,
             "author": draw.someone(), "agent": draw.someone(), "manager": draw.someone(), "head": draw.someone(),
             "bond_account": f"{draw.number():019}", "controlled_by": None, "rank": number + 1}
            for number, firm in enumerate(firms)]


def make_tender(draw: Draw, issued: int, price: float, trade: str, **more: object) -> Record:
    """A tender in the open, from the documents to the award."""
    bids = _bids(draw, price, trade)
    closed = issued + draw.whole(30, 40)
    awarded = closed + draw.whole(7, 9)
    return {
        "project": f"标段{draw.number()}", "method": "open", "method_reason": None, "kind": "works", "amount": price,
        "mandatory": True, "issued_on": iso(issued), "closed_on": iso(closed), "opened_on": iso(closed),
        "bidders": len(bids),
        "reopened": False, "candidates_published_on": iso(closed + draw.whole(1, 3)),
        "candidates_removed_on": iso(closed + 6),
        "awarded_on": iso(awarded), "awarded_to": bids[0]["bidder"], "award": price, "ceiling": round(price * 1.1, 2),
        "bids": bids, "bond": round(price * 0.08, 2), "evaluators": 5, "expert_evaluators": 4, "restrictions": [],
        "legal_basis": None, "notified_on": iso(awarded), "government_procurement": False, "state_dominated": True,
        "estimate": round(price * 1.15, 2), "exemption": None, "invited_ground": None, "invited_recognition": None,
        "other_method_approval": None, "documents_until": iso(issued + draw.whole(5, 9)),
        "prequalification_closed_on": iso(issued + 12), "clarifications": [
            {"document": "tender_documents", "issued_on": iso(closed - draw.whole(16, 20)), "affects_bids": True},
            {"document": "prequalification_documents", "issued_on": iso(issued + draw.whole(2, 8)),
             "affects_bids": True}],
        "bid_objections": [{"about": "tender_documents", "raised_on": iso(closed - 14), "continued": False,
                            "answered_on": iso(closed - draw.whole(11, 14))}],
        "staff_ties": [], "suppliers_invited": None, "bid_bond": round(price * 0.02, 2), "bid_bond_cash": False,
        "through_agency": True, "review_ended_on": iso(closed), "evaluation_report_on": iso(closed + 1),
        "not_first_reason": None, "result_published_on": iso(awarded), "reported_on": iso(awarded + draw.whole(2, 14)),
        "budget_item": f"预算项目{draw.number()}", "purchase_category": "C", "budget_adjusted": False,
        "single_source_ground": None, "single_source_from": None, "single_source_until": None,
        "in_trading_catalogue": True,
        "platform_reference": f"JY{draw.number():08}", **more}


def tendered(draw: Draw, tender: Record, awarded: int, kind: str, procurement: bool) -> Record:
    """What follows on an award: contract, payment, acceptance, deposits, complaints, questions."""
    number, party, price = f"HT-{draw.number():07}", tender["awarded_to"], tender["award"]
    signed = awarded + draw.whole(1, 25)
    serial = draw.whole(1000, 900000)
    return {
        "observed_on": OVER, "matter": {"title": f"采购项目{draw.number()}", "item": "works", "project": None,
                                        "purpose": "works",
                                        "fiscal_funds": True, "village_run": False, "tender_exemption": None},
        "tenders": [tender], "construction": None, "relations": [], "contacts": [], "changes": [], "variations": [],
        "meetings": [], "state_transfers": [], "resolution": {
            "decided_on": iso(awarded - 60), "outcome": "passed", "amount": round(price * 1.2, 2), "payee": None},
        "contracts": [{
            "number": number, "party": party, "party_role": "none", "party_relation": "none", "kind": kind,
            "project": tender["project"], "scope": "见合同", "supplements": None, "signed_on": iso(signed),
            "amount": price,
            "from": iso(signed), "until": iso(signed + 365), "written": True,
            "filed_on": iso(signed + draw.whole(0, 6)),
            "announced_on": iso(signed + draw.whole(0, 1)), "same_terms_as_award": True, "related_party": False,
            "government_procurement": procurement, "secret": False, "audit_settlement": False,
            "audit_settlement_voluntary": False, "audit_settlement_basis": None, "party_ownership": "private",
            "party_is_small_enterprise": True}],
        "execution": {"started_on": iso(signed + 5), "completed_on": iso(signed + 100), "status": "completed"},
        "payments": [{"voucher": f"PZ-{draw.number():07}", "paid_on": iso(signed + 110),
                      "occurred_on": iso(signed + 100),
                      "payee": party, "amount": round(price * 0.45, 2), "purpose": "works", "contract": number,
                      "invoice_serial": serial, "payee_authority": None}],
        "acceptances": [{"accepted_on": iso(signed + 101), "people": 5, "contractor_among": False, "settled": price,
                         "settled_on": iso(signed + 130), "audited_on": iso(signed + draw.whole(105, 129))}],
        "deposits": [{"payer": party, "kind": name, "amount": round(price * 0.01, 2), "due_on": iso(awarded),
                      "returned_on": iso(awarded + draw.whole(0, 4)), "observed_on": OVER}
                     for name in ("performance", "procurement_bid" if procurement else "bid")],
        "bid_complaints": [{"id": f"TS-{draw.number():06}", "government_procurement": procurement,
                            "received_on": iso(awarded),
                            "answered_on": iso(awarded + draw.whole(0, 2)), "accepted_on": iso(awarded + 2),
                            "decided_on": iso(awarded + draw.whole(5, 27)), "excluded_days": 0}],
        "supplier_questions": [
            {"kind": "query", "supplier": party, "received_on": iso(awarded), "replied_on": iso(awarded + draw.whole(0,
                2))},
            {"kind": "challenge", "supplier": party, "received_on": iso(awarded),
             "replied_on": iso(awarded + draw.whole(0, 6))}],
        "notices": [{"stage": "award", "posted_on": iso(awarded), "removed_on": iso(awarded + 25)}],
        "interventions": [intervention(draw, awarded, "tender")],
        "attachments": [{"kind": "construction_papers", "title": "建设资料"}]}


def works(draw: Draw) -> Record:
    """Works that must be tendered and were, in the open."""
    issued = draw.day("2021-01-10", "2026-02-20")
    tender = make_tender(draw, issued, draw.yuan(6e6, 4.1e6, 5e7), "建设")
    at_unit = unit(draw, "government_department", "public_institution", "state_owned_enterprise")
    record = {"unit": {**at_unit, "wholly_state_owned": False, "roster": []},
              **tendered(draw, tender, ordinal(tender["awarded_on"]), "works", False)}
    record["construction"] = {"total_investment": 1e8, "fiscal_funds": 8e7, "state_capital_dominant": True,
                              "foreign_loans": False, "public_infrastructure": False}
    return record


_MORE = {"number": "HT-补", "party": "示例工程公司", "party_role": "none", "party_relation": "none", "kind": "works",
         "project": "附属工程", "scope": "见合同", "supplements": None, "amount": 5_000_000, "written": True,
         "related_party": False, "government_procurement": False, "audit_settlement": False, "secret": False}
TENDER_FAULTS = table(
    at("tenders.0",
       ("ZS-Y2-b-2", put("restrictions", ["local_record"])),
       ("ZS-Y2-b-2", put("restrictions", ["ownership", "registration_place"])),
       ("PR-10", times("bid_bond", 0.03, "estimate")),
       ("PR-11", times("bond", 0.12, "award")),
       ("PR-15", same("bids.1.head", "bids.0.head")),
       ("PR-15", same("bids.2.controlled_by", "bids.0.bidder")),
       ("PR-25", put("platform_reference", None)),
       ("PR-05-2@tenders[0].clarifications[1]", days("clarifications.1.issued_on", "prequalification_closed_on", -2,
                                                     -1))),
    at("deposits.0", ("ZS-N1-b-2", days("returned_on", "due_on", 31, 90))),
    at("supplier_questions.0", ("PR-22", days("replied_on", "received_on", 18, 30))),
    at("supplier_questions.1", ("PR-22-2", days("replied_on", "received_on", 22, 40)),
       ("PR-22-2", put("replied_on", None))),
    at("interventions.0", ("CD-08", days("reported_on", "recorded_on", 9, 30))),
    at("acceptances.0",
       ("VP-12-2", put("contractor_among", True)),
       ("VP-13", put("audited_on", None)),
       ("VP-13", days("audited_on", "settled_on", 1, 20))),
    at("",
       ("VP-16", days("notices.0.removed_on", "notices.0.posted_on", 0, 1)),
       ("?VX-05@contracts[0]", put("relations", [{"person": "乙二", "role": "deputy_head", "kind": "employment",
                                                 "recused": False}]), same("relations.0.other", "contracts.0.party")),
       ("?VJ-06@payments[0]", put("unit.roster", [{"name": "丁四", "body": "supervision_committee",
                                                  "role": "supervision_member", "from": "2018-01-01", "until": None}]),
        put("payments.0.payee", "丁四")),
       ("?VF-09-2@group", times("payments.0.amount", 3))),
)
WORKS_FAULTS = table(
    TENDER_FAULTS,
    at("tenders.0",
       ("PR-04", days("documents_until", "issued_on", 1, 3)),
       ("PR-05@tenders[0].clarifications[0]", days("clarifications.0.issued_on", "closed_on", -14, -3)),
       ("PR-06", put("evaluators", 4)),
       ("PR-06", put("expert_evaluators", 3)),
       ("PR-08", days("candidates_published_on", "evaluation_report_on", 4, 8), days("candidates_removed_on",
                                                                                  "candidates_published_on", 5)),
       ("PR-09@tenders[0].bid_objections[0]", days("bid_objections.0.answered_on", "bid_objections.0.raised_on", 4,
                                                   12)),
       ("PR-09-2@tenders[0].bid_objections[0]", put("bid_objections.0.continued", True)),
       ("PR-13", days("reported_on", "awarded_on", 16, 60)),
       ("PR-13", put("reported_on", None)),
       ("PR-26", put("method", "invited")),
       ("PR-27", put("bids.0.rank", 2), put("bids.1.rank", 1)),
       ("VP-04", put("bidders", 2)),
       ("VP-05", days("issued_on", "closed_on", -15, -10), days("documents_until", "closed_on", -2, 0)),
       ("VP-06", days("candidates_removed_on", "candidates_published_on", 0, 1)),
       ("?VP-14", same("bids.1.agent", "bids.0.agent")),
       ("?VP-14", same("bids.2.bond_account", "bids.1.bond_account")),
       ("?VP-14-2", same("bids.2.price", "bids.1.price"))),
    at("contracts.0",
       ("VP-03", put("party_role", "village_head")),
       ("?VP-03-2", put("party_relation", "spouse")),
       ("VP-07", put("same_terms_as_award", False)),
       ("VP-07", times("amount", 0.9)),
       ("VP-08-2 VP-07", times("amount", 1.12)),
       ("VP-15@", put("written", False))),
    at("deposits.1", ("ZS-N1-b", days("returned_on", "due_on", 6, 60))),
    at("bid_complaints.0",
       ("PR-16", days("answered_on", "received_on", 18, 30)),
       ("PR-16-2", days("decided_on", "accepted_on", 60, 90))),
    at("acceptances.0", ("VP-12", put("people", 2))),
    at("",
       ("VP-07@contracts[0]", days("contracts.0.signed_on", "tenders.0.notified_on", 31, 60)),
       ("VP-08", times("resolution.amount", 0.9, "contracts.0.amount")),
       ("VP-09@contracts[0]", put("variations", [{"about": "增项", "decided_on": None}]),
        same("variations.0.contract", "contracts.0.number"), times("variations.0.amount", 0.2, "contracts.0.amount")),
       ("PR-01@contracts[1] VP-02@contracts[1]", put("resolution.amount", 1e9), add("contracts", _MORE),
        same("contracts.1.signed_on", "contracts.0.signed_on")),
       ("?PR-02@group VP-02@contracts[0] VP-02@contracts[1]", put("tenders", []), put("payments", []),
        put("matter.project", "附属工程"), put("resolution.amount", 1e7), put("contracts.0.amount", 2_500_000),
        add("contracts", {**_MORE, "amount": 2_600_000}), same("contracts.1.signed_on", "contracts.0.signed_on"))),
)

SHAPES = (Shape("tender", works, WORKS_FAULTS, weight=12),)
