"""Village affairs: money, openness, appraisals, audits and seals of a village."""

from __future__ import annotations

from typing import Any

from submissions.draw import Draw, Record, iso, ordinal
from submissions.faults import at, cut, days, more, put, same, table
from submissions.kinds.village_faults import PAYMENT, attending
from submissions.kinds.village_parts import (
    ACCOUNTANT,
    CASHIER,
    HEAD,
    MEMBER,
    SUPERVISORS,
    assembly,
    base,
    in_year,
    letters,
    payment,
)
from submissions.shape import Shape, bundle


def disclosure(draw: Draw, kind: str, day: int) -> Record:
    """What was posted of a month, in agreement with the books."""
    opening, income, expense = (round(draw.yuan(20000, 500, 300000), 2) for _ in range(3))
    closing = round(opening + income - expense, 2)
    return {"kind": kind, "event_on": iso(day - 9), "published_on": iso(day),
            "removed_on": iso(day + draw.whole(15, 30)),
            "reviewed_on": iso(day - 2), "period_until": iso(day - draw.whole(3, 12)), "itemised": True,
            "posted_physically": True, "reveals_personal_data": False, "opening": opening, "income": income,
            "expense": expense, "closing": closing, "book_income": income, "book_expense": expense,
            "book_closing": closing}


def affairs(draw: Draw, *years: int) -> Record:
    """A month of a village: payments, receipts, cash, work-loss subsidies, notices, answers."""
    at_unit, year = in_year(draw, "village", *years)
    return month(draw, at_unit, year, ordinal(f"{year}-03-01") + draw.whole(0, 150))


def month(draw: Draw, at_unit: Record, year: int, day: int) -> Record:
    """The month about this day."""
    rate, worked, helper, number = draw.whole(8, 15) * 10, draw.whole(1, 5), draw.someone(), draw.number()
    meeting = assembly(draw, "decision", "villager_representatives", day - 30, 45)
    cash = draw.yuan(2000, 100, 9000)
    return {
        **base(at_unit, year),
        "matter": {"title": f"村务事项{number}", "item": "spending", "power_item": None, "variant": "standard",
                   "amount": None, "fiscal_funds": False, "project": None, "purpose": "wages", "village_run": False},
        "meetings": [meeting], "disclosures": [disclosure(draw, kind, day) for kind in ("finance", "village_affairs",
                                                                                     "major_finance")],
        "payments": [payment(draw, day, draw.yuan(4000, 2100, 7900), draw.firm("印刷"), None, purpose="other",
                             spending="unproductive", final=False)],
        "receipts": [{"number": f"SK-{number:07}", "payer": draw.someone(), "amount": cash, "method": "cash",
                      "received_on": iso(day), "deposited_on": iso(day), "deposit_by": None, "booked_on": iso(day + 1),
                      "spent_before_deposit": 0, "spending_approval": None, "charge": "listed_fee",
                      "charge_basis": "物价批文"}],
        "receivables": [{"contract": None, "debtor": draw.someone(), "due_on": iso(day), "amount": cash,
                         "received": cash,
                         "last_received_on": iso(day), "relief": None}],
        "cash_counts": [{"counted_on": iso(day), "balance": draw.yuan(1500, 10, 3900), "limit": 4000,
                         "daily_spending": 900,
                         "remote": False}],
        "entitlements": [{"person": helper, "rate": rate}],
        "subsidies": [{"person": helper, "work": "环境整治", "voucher": f"WG-{number:07}", "from": iso(day - 12),
                       "until": iso(day - 12 + worked - 1), "days": worked, "rate": rate, "amount": rate * worked,
                       "fixed_pay": None}],
        "audits": [{"kind": kind, "finished_on": iso(day), "published_on": iso(day + draw.whole(1, 20))}
                   for kind in ("term", "annual")],
        "appraisals": [{"person": name, "role": "village_committee_member", "held_on": iso(day - 30),
                        "chair_role": "supervision_chair", "result": draw.one(("excellent", "competent"))}
                       for name in (MEMBER,)],
        "queries": [{"about": "低保名单", "asked_on": iso(day), "answered_on": iso(day + draw.whole(1, 14))}],
        "publication_requests": [{"about": "工程款", "made_on": iso(day), "villagers": 200, "villagers_of": 1200,
                                  "representatives": 20, "representatives_of": 40, "published_on": iso(day + 10)}],
        "seal_uses": [{"document": "合同", "used_on": iso(day), "decided_by": "villager_representatives",
                       "keeper": ACCOUNTANT,
                       "approver": HEAD, "approver_role": "village_head", "approved_on": iso(day),
                       "registered_on": iso(day)}],
        "goods_balances": [{"goods": "大米", "counted_on": iso(day), "received": 200, "issued": 150, "stock": 50,
                            "receivers": 75, "signatures": 75}],
        "supervision_reports": [{"reported_on": iso(day - 30), "to": "villager_representatives", "written": True}],
        "supervision": [{"by": SUPERVISORS[0], "given_on": iso(day), "opinion": f"{letters(number)}账目清楚，票据齐全",
                         "negative": False, "reported_on": None, "suspected_violation": False}],
        "attachments": [{"kind": "record", "title": "会议记录", "fingerprint": f"r{number:07x}",
                         "dated_on": iso(day - 30)}],
        "loans": [{"kind": "money", "lender": "unit", "borrower": "villager", "borrower_role": "none",
                   "lent_on": iso(day),
                   "amount": cash, "risk_explained": True}]}


def _unlettered(item: Any, draw: Draw) -> None:
    """Nobody on the supervision committee knows accounts."""
    for member in item["unit"]["roster"]:
        if "finance_literate" in member:
            member["finance_literate"] = False


_ANY = table(
    at("meetings.0", *attending("meetings[0]"), ("VA-03", more("record.signatures", -2)),
       ("VR-15", days("record.stated_on", "held_on", 2, 9))),
    at("payments.0", *PAYMENT[2:], ("?VX-04", put("expense", "leisure"))),
    at("disclosures.0",
       ("VD-04", put("itemised", False)),
       ("VD-06", put("reviewed_on", None)),
       ("VD-08-2", days("period_until", "published_on", -60, -16)),
       ("VD-11", more("book_income", 300)),
       ("VD-11", more("book_expense", -80)),
       ("VD-12", more("opening", 100))),
    at("disclosures.1", ("VD-06-2", put("reviewed_on", None)), ("VD-08", days("event_on", "published_on", -90, -16))),
    at("disclosures.2", ("VD-08-3", days("event_on", "published_on", -90, -16)),
       ("VD-06", days("reviewed_on", "published_on", 1))),
    at("receipts.0",
       ("?VF-06-2", days("deposited_on", "received_on", 1, 30)),
       ("VF-06", put("spent_before_deposit", 200)),
       ("VF-18-2", put("booked_on", None)),
       ("VX-08", put("charge_basis", None))),
    at("receivables.0", ("VF-18", put("received", 0))),
    at("cash_counts.0", ("VF-08", put("balance", 9500)), ("?VF-08-2", put("limit", 4600))),
    at("subsidies.0",
       ("VF-17 VF-17-2", more("rate", 30)),
       ("VF-17-2", more("amount", 55)),
       ("?VF-17-3", put("fixed_pay", "村文书")),
       ("VF-17", put("person", "张某某"))),
    at("audits.0", ("VD-14", put("published_on", None))),
    at("audits.1", ("VD-14-2", put("published_on", None))),
    at("appraisals.0", ("VA-21-2", put("chair_role", "village_head"))),
    at("queries.0", ("VD-13", days("answered_on", "asked_on", 16, 40))),
    at("publication_requests.0", ("VD-18", put("published_on", None))),
    at("seal_uses.0", ("VR-11", put("approver_role", "village_committee_member")),
       ("VR-11-2", same("approver", "keeper"))),
    at("goods_balances.0", ("VW-09", put("stock", 30)), ("VW-09-2", put("signatures", 70))),
    at("",
       ("VA-17 VF-01-2@payments[0]", put("meetings", [])),
       ("VC-26@unit.posts[0]", put("unit.posts.1.holder", CASHIER)),
       ("VJ-01@unit.roster[3]", put("unit.roster.3.name", MEMBER)),
       ("VJ-02@unit.roster[4]", put("unit.posts.1.holder", SUPERVISORS[1])),
       ("?VJ-03", cut("unit.roster", 4, 5)),
       ("?VJ-04@unit.roster[3]", put("unit.roster.3.name", "甲一")),
       ("VJ-05", _unlettered),
       ("VJ-11@unit.roster[5]", put("unit.roster.5.chosen_by", None)),
       ("VJ-01-2@relations[0]", put("relations", [{"person": HEAD, "role": "village_head", "other": SUPERVISORS[0],
                                                  "kind": "spouse", "near_relative": True}]))),
)
NEWER = table(_ANY, at("payments.0", *PAYMENT[:2]))
LATE = table(
    NEWER,
    at("disclosures.0", ("VD-03", days("removed_on", "published_on", 3, 13)),
       ("VD-07", put("posted_physically", False))),
    at("loans.0", ("VC-14", put("borrower_role", "council_chair"))),
    at("", ("?VJ-08@supervision[0]", put("supervision.0.suspected_violation", True)),
       ("VA-10@relations[0]", put("relations", [{"person": HEAD, "role": "village_head", "other": MEMBER,
                                                 "kind": "spouse",
                                                "near_relative": True}]), put("unit.roster.2.from", "2026-01-15"))),
)


def _pair(draw: Draw) -> tuple[Record, Record]:
    """Two records of one village, ten days apart."""
    at_unit, year = in_year(draw, "village", 2025)
    day = ordinal(f"{year}-03-01") + draw.whole(0, 150)
    return month(draw, at_unit, year, day), month(draw, at_unit, year, day + 10)


def _claimed_twice(draw: Draw) -> list[Record]:
    """One invoice is claimed in two vouchers."""
    first, second = _pair(draw)
    second["payments"][0]["invoice"] = first["payments"][0]["invoice"]
    return [first, second]


def _same_again(draw: Draw) -> list[Record]:
    """Two vouchers without invoice to one payee, of one day and amount."""
    first, second = _pair(draw)
    for name in ("payee", "occurred_on", "claimed_on", "paid_on", "amount", "amount_in_words", "supervisor_reviewed_on",
                 "approvals"):
        second["payments"][0][name] = first["payments"][0][name]
    first["payments"][0]["invoice"] = second["payments"][0]["invoice"] = None
    return [first, second]


def _split(draw: Draw) -> list[Record]:
    """Two claims just under the limit for one purpose within days."""
    first, second = _pair(draw)
    second["payments"][0].update({name: first["payments"][0][name] for name in (
        "payee", "occurred_on", "claimed_on", "paid_on", "supervisor_reviewed_on", "approvals")})
    for one, amount in ((first, 9500), (second, 9200)):
        one["payments"][0].update(amount=amount, amount_in_words=amount, invoice_amount=amount, method="transfer")
    return [first, second]


def _copied(draw: Draw) -> list[Record]:
    """The minutes of two meetings on different days are one text with other dates."""
    first, second = _pair(draw)
    second["meetings"][0]["record"]["text"] = first["meetings"][0]["record"]["text"]
    return [first, second]


def _pasted(draw: Draw) -> list[Record]:
    """Two meetings on different days bear one picture of signatures."""
    first, second = _pair(draw)
    second["meetings"][0]["record"]["signature_fingerprint"] = first["meetings"][0]["record"]["signature_fingerprint"]
    return [first, second]


def _everywhere(draw: Draw) -> list[Record]:
    """Two people sign in at two places at once."""
    first, second = _pair(draw)
    second["meetings"] = [{**assembly(draw, "decision", "villager_representatives",
                                      ordinal(first["meetings"][0]["held_on"]), 45),
                           "place": "东头自然村"}]
    second["meetings"][0]["attendances"] = second["meetings"][0]["attendances"][:1]
    return [first, second]


def _photographs(draw: Draw) -> list[Record]:
    """One photograph proves two notices."""
    first, second = _pair(draw)
    for one in (first, second):
        one["attachments"].append({"kind": "photograph", "title": "公示照片", "fingerprint": f"p{draw.serial:07x}",
                                   "dated_on": one["attachments"][0]["dated_on"]})
    second["attachments"][1]["fingerprint"] = first["attachments"][1]["fingerprint"]
    return [first, second]


SHAPES = (
    Shape("village_affairs", lambda draw: affairs(draw, 2021, 2022, 2023), _ANY, weight=6),
    Shape("village_affairs", lambda draw: affairs(draw, 2025), NEWER, (
        bundle("VF-13", _claimed_twice), bundle("?VF-13-2", _same_again), bundle("?VF-14", _split),
        bundle("?VR-01", _copied),
        bundle("?VR-02", _pasted), bundle("?VR-03", _everywhere), bundle("?VD-17", _photographs)), weight=8),
    Shape("village_affairs", lambda draw: affairs(draw, 2026), LATE, weight=8),
)
