"""What village records have in common: the unit with its people, meetings, notices, payments.

Each village and collective hands in the records of one year of its own: rules on quarters and years see one year.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from submissions.draw import Draw, Record, iso
from submissions.kinds.oversight import OVER
from submissions.units import UNITS

_YEARS = (2019, 2020, 2021, 2022, 2023, 2024, 2025, 2025, 2026, 2026)
SECRETARY, HEAD, MEMBER, CASHIER, ACCOUNTANT = "甲一", "乙二", "丙三", "壬九", "癸十"
SUPERVISORS = ("己六", "庚七", "辛八")
_SINCE = "2019-01-05"
_LETTERS = "甲乙丙丁戊己庚辛壬癸"


def year_of(number: int) -> int:
    """The year of the records of the unit with this number."""
    return _YEARS[number % len(_YEARS)]


@cache
def _numbers(kind: str, years: tuple[int, ...]) -> list[int]:
    return [number for number in range(len(UNITS[kind])) if year_of(number) in years]


def in_year(draw: Draw, kind: str, *years: int) -> tuple[Record, int]:
    """One of the units of this type that hand in one of these years, and the year."""
    number = draw.one(_numbers(kind, years))
    return dict(UNITS[kind][number]), year_of(number)


def letters(number: int) -> str:
    """The number in letters: texts are compared without their figures."""
    return "".join(_LETTERS[int(digit)] for digit in str(number))


def _holder(name: str, body: str, role: str, **more: Any) -> Record:
    return {"name": name, "body": body, "role": role, "from": _SINCE, "until": None, "voting": True, "household": None,
            **more}


def people() -> dict[str, Any]:
    """Headcount, roster and posts of a village."""
    return {
        "headcount": {"adults": 1200, "population": 1500, "households": 400, "representatives": 40,
                      "representatives_by_group": True, "women_representatives": 16, "committee_members": 5,
                      "party_members": 50, "voting_party_members": 48, "collective_members": 1100,
                      "collective_representatives": 35, "collective_women_representatives": 12,
                      "collective_households": 400, "directors": 5, "supervisors": 3},
        "roster": [
            _holder(SECRETARY, "branch_committee", "party_secretary"),
            _holder(HEAD, "village_committee", "village_head"),
            _holder(MEMBER, "village_committee", "village_committee_member"),
            *(_holder(name, "supervision_committee", "supervision_member" if number else "supervision_chair",
                      chosen_by="villager_representatives", chosen_on=_SINCE, finance_literate=True)
              for number, name in enumerate(SUPERVISORS))],
        "posts": [{"holder": CASHIER, "role": "cashier", "duty": "cash"},
                  {"holder": ACCOUNTANT, "role": "accountant", "duty": "accounting"}],
        "has_collective": True, "one_shoulder": False, "upgraded_supervision": False}


def base(at_unit: Record, year: int) -> Record:
    """A record in which nothing has happened yet, of a unit that says that more records exist."""
    return {
        "unit": {**at_unit, **people()}, "observed_on": OVER,
        "coverage": {"from": f"{year}-01-01", "until": f"{year}-12-31", "complete": False},
        **{name: [] for name in (
            "meetings", "reviews", "notices", "mandates", "relations", "contracts", "payments", "acceptances",
            "variations",
            "tenders", "changes", "disclosures", "seal_uses", "supervision", "attachments", "receipts", "receivables",
            "levies", "departures", "loans", "commissions", "subsidies", "entitlements", "cash_counts", "audits",
            "appraisals", "queries", "publication_requests", "goods_balances", "beneficiaries", "supervision_reports",
            "asset_register", "earmarks")},
        "distribution": {"distributed_on": None, "payouts": [], "excluded_members": []}, "homestead": None,
        "asset": None,
        "resolution": None, "execution": None, "funding": None, "publication": None}


def assembly(draw: Draw, stage: str, body: str, day: int, due: int, amount: float | None = None, **more: Any) -> Record:
    """A meeting of villagers, members or committees, with the counts that their law asks for."""
    present = due - draw.whole(0, max(1, due // 8))
    against = 1 if due < 20 else draw.whole(1, due // 12)
    number = draw.number()
    signs = present - against
    return {
        "id": f"CM-{number:07}", "stage": stage, "body": body, "sequence": None, "form": "in_person", "kind": "regular",
        "held_on": iso(day), "starts_at": "09:00", "ends_at": "11:00", "place": "村委会会议室",
        "notice_sent_on": iso(day - draw.whole(11, 14)), "notice_complete": True, "notice_special_reason": None,
        "materials_sent_on": iso(day - draw.whole(11, 13)), "due": due, "present": present, "present_by_proxy": 0,
        "present_online": 0, "households_due": due, "households_present": present, "women_due": 16, "women_present": 13,
        "chair": SECRETARY, "chair_role": "party_secretary", "recorder": ACCOUNTANT, "signed": True,
        "supervisor_present": True, "supervisor_opinion": "程序合规", "supervisor_opinion_on": iso(day),
        "township_present": True, "merged_with": None, "outcome": "passed",
        "attendances": [{"who": HEAD, "role": "village_head", "on_roster": True, "signed": True},
                        {"who": MEMBER, "role": "village_committee_member", "on_roster": True, "signed": True}],
        "absent": [], "ballots": [{"member": HEAD, "vote": "for", "recused": False, "relation": "none"}], "proxies": [],
        "votes": {"for": signs, "against": against, "abstain": 0, "voters": present, "base": "present",
                  "method": "show_of_hands", "stated_percent": (200 * signs + present) // (2 * present),
                  "issued": present,
                  "returned": present},
        "record": {"created_on": iso(day), "signatures": present, "stated_on": iso(day), "stated_present": present,
                   "stated_for": signs, "stated_amount": amount, "signature_fingerprint": f"sha-{number:08x}",
                   "text": f"会议讨论了{letters(number)}事项的来由、资金来源和实施办法，到会人员逐一发表意见，"
                           "对工期、质量和监督提出要求，表决后形成决议并当场宣布"},
        **more}


def notice(draw: Draw, stage: str, day: int, shown: int = 16, **more: Any) -> Record:
    """A notice on the village board."""
    return {"stage": stage, "posted_on": iso(day), "removed_on": iso(day + shown),
            "places": ["村务公开栏", "村民小组公开栏"],
            "photographed": True, "told_otherwise": None, "reviewed_on": iso(day - 1), "missing_elements": [],
            "reveals_personal_data": False, "content_complete": True, "matches_resolution": True,
            "supervisor_opinion": "情况属实", "objections": [], **more}


def payment(draw: Draw, day: int, amount: float, payee: str, contract: Record | None, **more: Any) -> Record:
    """A payment with invoice and signatures; the goods or works were there before."""
    number = draw.number()
    project = contract["project"] if contract else None
    return {
        "voucher": f"JZ-{number:07}", "voucher_kind": "invoice", "paid_on": iso(day), "occurred_on": iso(day - 20),
        "claimed_on": iso(day - draw.whole(1, 10)), "invoice": f"{number:020}", "invoice_serial": number * 7,
        "invoice_amount": amount, "amount": amount, "amount_in_words": amount, "payee": payee,
        "payee_kind": "enterprise",
        "payer_kind": "unit", "method": "transfer", "account_holder_kind": "enterprise", "purpose": "works",
        "expense": "other", "spending": "construction", "signers": 4, "approvals": [
            {"box": "经办", "signer": MEMBER, "role": "village_committee_member", "township": False,
             "signed_on": iso(day - 3)},
            {"box": "审核", "signer": SUPERVISORS[0], "role": "supervision_chair", "township": False,
             "signed_on": iso(day - 2)},
            {"box": "审批", "signer": HEAD, "role": "village_head", "township": False, "signed_on": iso(day - 2)},
            {"box": "乡镇审批", "signer": "张某", "role": "none", "township": True, "signed_on": iso(day - 1)}],
        "pay_standard": None, "supervisor_reviewed_on": iso(day - 2), "altered": False,
        "contract": contract["number"] if contract else None, "settlement": f"JS-{number:07}", "project": project,
        "used_for": project, "fund": None, "payee_authority": None, "final": True, **more}
