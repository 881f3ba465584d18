"""Collective money, assets and resources: leases, yearly accounts, land compensation, sales, loans."""

from __future__ import annotations

from typing import Any

from submissions.draw import Draw, Record, iso, ordinal
from submissions.faults import at, days, more, put, same, table, times
from submissions.kinds.village_faults import RECORD, few, votes
from submissions.kinds.village_finance import disclosure
from submissions.kinds.village_parts import assembly, base, in_year, notice
from submissions.shape import Shape, bundle
from submissions.units import new_unit

_COUNCIL = ("甲一", "乙二", "丙三", "丁四", "戊五")


def collective(draw: Draw, *years: int) -> tuple[Record, int]:
    """A record in which nothing has happened yet, of an economic collective with council and supervisors."""
    at_unit, year = in_year(draw, "collective", *years)
    record = base(at_unit, year)
    since = {"from": "2019-01-05", "until": None, "voting": True}
    record["unit"]["roster"] = [
        *({"name": name, "body": "council", "role": "council_member" if number else "council_chair", **since}
          for number, name in enumerate(_COUNCIL)),
        *({"name": name, "body": "supervisory_board", "role": "supervisor" if number else "supervisory_chair", **since}
          for number, name in enumerate(("己六", "庚七", "辛八")))]
    record["accounts"] = [{"number": "尾号1234", "kind": kind, "opened_on": "2019-02-01", "closed_on": None,
                           "decided_on": "2019-01-20", "filed_on": "2019-02-08"} for kind in ("basic", "general")]
    record["debt"] = {"stated_on": f"{year}-01-31", "balance": draw.yuan(90000, 0, 290000)}
    return record, year


def resolved(draw: Draw, day: int, amount: float) -> Record:
    """The resolution, and the papers that go with it into the archive."""
    return {"resolution": {"decided_on": iso(day), "outcome": "passed", "amount": amount, "payee": None,
                           "exclusion_clauses": []},
            "attachments": [{"kind": kind, "title": "材料", "fingerprint": f"c{draw.number():07x}",
                             "dated_on": iso(day)}
                            for kind in ("record", "attendance_sheet", "photograph")]}


def matter(draw: Draw, item: str, amount: float | None) -> Record:
    """What the members decide on."""
    return {"title": f"集体事项{draw.number()}", "item": item, "power_item": None, "amount": amount, "purpose": "other",
            "project": f"集体项目{draw.number()}", "fiscal_funds": False, "village_run": False,
            "township_check_required": True,
            "county_approved_on": None, "outside_contractor": True, "tender_exemption": None, "proposed_by": "甲一"}


def meeting(draw: Draw, stage: str, body: str, day: int, due: int, **more: Any) -> Record:
    """A meeting whose list of those present stayed with the collective."""
    return {**assembly(draw, stage, body, day, due, **more), "attendances": []}


def lease(draw: Draw, *years: int) -> Record:
    """A house of the collective let for three years, above the floor price, entered in the register."""
    record, year = collective(draw, *years)
    day = ordinal(f"{year}-02-10") + draw.whole(0, 60)
    code, area, price = f"ZC{draw.number():06}", draw.whole(50, 900), draw.whole(100, 140) / 10
    total, party = round(area * price * 3, 2), draw.firm("商店")
    signed = day + draw.whole(17, 25)
    term = {"from": iso(signed + 5), "until": iso(signed + 5 + 1095)}
    return {
        **record, "matter": matter(draw, "asset_lease", total),
        "meetings": [meeting(draw, "prior_study", "branch_committee", day - 5, 7),
                     meeting(draw, "decision", "member_representatives", day, 35)],
        **resolved(draw, day, total),
        "notices": [notice(draw, "resolution", day + 1), notice(draw, "result", signed + 40)],
        "asset": {"kind": "house", "code": code, "area": area, "unit_price": price, "years": 3, "stated_total": total,
                  "floor_price": round(total * 0.9, 2), "price": total, "valued_on": iso(day - 20), "prepaid_years": 1},
        "asset_register": [{"code": code, "name": "沿街房屋", "holder": party, "income": total, **term}],
        "contracts": [{"number": f"ZL-{draw.number():07}", "party": party, "party_role": "none",
                       "party_relation": "none",
                       "kind": "lease", "project": "沿街房屋出租", "scope": "出租", "supplements": None,
                       "signed_on": iso(signed),
                       "amount": total, "ended_on": None, "written": True, "outsider": True,
                       "approved_on": iso(signed - 2),
                       "filed_on": iso(signed + 5), "same_terms_as_award": True, **term}],
        "execution": {"started_on": iso(signed + 5), "completed_on": iso(signed + 30), "status": "completed"},
        "publication": {"archived_on": iso(signed + draw.whole(31, 100))},
        "receipts": [{"number": f"SK-{draw.number():07}", "payer": party, "amount": round(total / 3, 2),
                      "method": "transfer",
                      "received_on": iso(signed + 6), "deposited_on": iso(signed + 6), "deposit_by": None,
                      "booked_on": iso(signed + 8), "spent_before_deposit": 0, "spending_approval": None}],
        "receivables": [{"contract": "ZL", "debtor": party, "due_on": iso(signed + 6), "amount": round(total / 3, 2),
                         "received": round(total / 3, 2), "last_received_on": iso(signed + 6), "relief": None}],
        "commissions": [{"deal": "出租", "amount": 300, "recipient": "乙二", "recipient_role": "council_member",
                         "received_on": iso(signed + 6), "booked_on": iso(signed + 7)}],
        "disclosures": [disclosure(draw, "finance", signed + 40)]}


_MANY = table(
    at("",
       ("VC-26@unit.posts[0]", put("unit.posts.1.holder", "壬九")),
       ("VC-12@unit.roster[6]", put("unit.roster.6.name", "丁四")),
       ("VC-12@unit.roster[7]", put("unit.posts.1.holder", "辛八")),
       ("VC-10-2@relations[0]", put("relations", [{"person": "丁四", "role": "council_member", "other": "戊五",
                                                   "kind": "spouse",
                                                  "near_relative": True}])),
       ("VC-12-2@unit.roster[5]", put("relations", [{"person": "己六", "role": "supervisory_chair", "other": "戊五",
                                                    "kind": "lineal_blood", "near_relative": True}])),
       ("VC-25@unit.roster[0]", put("unit.posts.0.holder", "甲一")),
       ("VC-27", put("accounts.1.kind", "basic")),
       ("VC-27-2@accounts[0]", put("accounts.0.filed_on", None)),
       ("VC-27-3@accounts[1]", put("accounts.1.decided_on", None)),
       ("VC-27-3@accounts[1]", put("accounts.1.kind", "special"))),
)
LEASE = table(
    _MANY,
    at("meetings.1", *RECORD,
       ("VC-04", votes(0.6, "due")),
       ("VC-13", put("record", None)),
       ("VR-05", put("recorder", None)),
       ("?VR-12", days("record.created_on", "held_on", 40, 60))),
    at("contracts.0",
       ("VL-01 VL-02", days("until", "from", 7400)),
       ("VL-10 ?VR-12@meetings[1]", days("signed_on", "signed_on", -50)),
       ("VL-02 VL-01", days("until", "from", 8000, 9000))),
    at("receipts.0", ("VF-18-2", put("booked_on", None))),
    at("receivables.0", ("VF-18", put("received", 0)), ("VF-18", times("received", 0.5))),
    at("commissions.0", ("VC-23", put("booked_on", None))),
    at("disclosures.0", ("VD-04", put("itemised", False)), ("VD-11", more("book_closing", 5)),
       ("VD-12 VD-11", more("closing", 70)),
       ("VD-06", put("reviewed_on", None)), ("VD-08-2", days("period_until", "published_on", -70, -20))),
    at("notices.0", ("VD-10", put("missing_elements", ["basis"])), ("VS-16", days("posted_on", "posted_on", -9, -3))),
    at("",
       ("VC-09@meetings[1] ?VC-09-2@meetings[1]", put("unit.headcount.collective_representatives", 18)),
       ("VC-09@meetings[1]", put("unit.headcount.collective_women_representatives", 0)),
       ("?VC-09-2@meetings[1]", put("unit.headcount.collective_households", 900)),
       ("VL-12@contracts[0]", put("asset.prepaid_years", 5)),
       ("VL-13@contracts[0]", times("asset.price", 0.8)),
       ("VL-14", times("asset.stated_total", 1.1)),
       ("VL-16@contracts[0]", put("asset_register", [])),
       ("VL-16-2@contracts[0]", put("asset_register.0.holder", None)),
       ("VL-16-2@contracts[0]", put("asset_register.0.income", None)),
       ("VD-05", put("notices", [])),
       ("VR-10", put("publication.archived_on", None)),
       ("VU-01", put("unit.upgraded_supervision", True)),
       ("VI-20", put("matter.amount", 1_200_000)),
       ("?VX-05@contracts[0]", put("relations", [{"person": "戊五", "role": "council_member", "kind": "shareholding",
                                                 "near_relative": False, "recused": False}]),
        same("relations.0.other", "contracts.0.party"))),
)


def accounts(draw: Draw, *years: int) -> Record:
    """The yearly accounts: studied, posted, voted by the members, distributed after the reserves."""
    record, year = collective(draw, *years)
    day = ordinal(f"{year}-03-10") + draw.whole(0, 60)
    income = draw.yuan(200000, 20000, 9e5)
    reserve, welfare = round(income * 0.15, 2), round(income * 0.12, 2)
    return {
        **record, **resolved(draw, day, income), "matter": matter(draw, "annual_accounts", income),
        "meetings": [meeting(draw, "prior_study", "branch_committee", day - 20, 7),
                     meeting(draw, "decision", "council", day - 19, 5),
                     meeting(draw, "decision", "member_assembly", day, 1100)],
        "notices": [notice(draw, "proposal", day - 18, 15), notice(draw, "resolution", day + 1)],
        "distribution": {"distributed_on": iso(day + 10), "received": income, "retained": round(income - 1000, 2),
                         "net_income": income, "reserve_fund": reserve, "welfare_fund": welfare, "reserves_full": False,
                         "payouts": [{"payee": "某户", "role": "villager", "kind": "member_share", "amount": 1000}],
                         "excluded_members": [{"name": "某人", "gender": "male", "reason": "death",
                                               "member_elsewhere": False}]},
        "loans": [{"kind": "money", "lender": "unit", "borrower": "enterprise", "borrower_role": "none",
                   "lent_on": iso(day + 20), "amount": 20000, "risk_explained": True}],
        "audits": [{"kind": "annual", "finished_on": iso(day - 30), "published_on": iso(day - 10)}]}


ACCOUNTS = table(
    _MANY,
    at("meetings.2", *RECORD,
       ("VC-02 VC-03 VF-24@loans[0]", few(0.6)),
       ("VC-03 VF-24@loans[0]", votes(0.6, "due")),
       ("VC-06", days("notice_sent_on", "held_on", -9, -3)),
       ("VC-06", put("notice_complete", False)),
       ("VC-18", days("materials_sent_on", "held_on", -9, -2)),
       ("VC-08@meetings[2].proxies[0]", put("proxies", [{"giver": "甲某", "holder": "乙某", "written": True,
                                                        "same_household": False}]))),
    at("meetings.1", ("VC-13", put("record", None)), ("VC-11", few(0.6))),
    at("loans.0", ("VC-14", put("borrower_role", "supervisor")), ("VF-24", put("risk_explained", False))),
    at("audits.0", ("VD-14-2", put("published_on", None))),
    at("",
       ("VC-21 VC-21-2 VC-21-3", put("distribution.reserve_fund", 0), put("distribution.welfare_fund", 0)),
       ("VC-21-2 VC-21-3", times("distribution.welfare_fund", 0.1)),
       ("VF-25", put("debt.balance", 900_000)),
       ("VL-24@distribution.excluded_members[0]", put("distribution.excluded_members.0.reason", "military_service")),
       ("VL-24-3@distribution.excluded_members[0]", put("distribution.excluded_members.0.gender", "female"),
        put("distribution.excluded_members.0.reason", "unmarried")),
       ("VV-06", put("notices", [])),
       ("VV-06", days("notices.0.removed_on", "notices.0.posted_on", 5, 10))),
)


def sale(draw: Draw) -> Record:
    """An asset sold at its value after the members' representatives agreed."""
    record = lease(draw, 2026)
    record["matter"]["item"] = "asset_disposal"
    record["contracts"][0]["kind"] = "transfer"
    return record


SALE = table(at(
    "",
    ("VC-22", times("asset.price", 0.7)),
    ("VL-08@contracts[0]", put("asset.valued_on", None)),
    ("VL-17 VL-10@contracts[0]", put("meetings", [])),
    ("VL-16@contracts[0]", put("asset_register", [])),
    ("VU-01", put("unit.upgraded_supervision", True)),
))


def _leased_twice(draw: Draw) -> list[Record]:
    """One house is let to two firms for the same years."""
    first, second = lease(draw, 2026), lease(draw, 2026)
    second["unit"], second["coverage"] = first["unit"], first["coverage"]
    for one in (second["asset"], second["asset_register"][0]):
        one["code"] = first["asset"]["code"]
    return [first, second]


def _cheap(draw: Draw) -> list[Record]:
    """Three leases of a year, one for much less than the others."""
    records = [lease(draw, 2025) for _ in range(3)]
    at_unit = new_unit(draw, "collective", "village", "示例{}村股份经济合作社")
    for one in records:
        one["unit"] = {**records[0]["unit"], **at_unit}
    asset = records[2]["asset"]
    asset.update(unit_price=2, stated_total=asset["area"] * 6, price=asset["area"] * 6, floor_price=asset["area"] * 5)
    return records


SHAPES = (
    Shape("collective_assets", lambda draw: lease(draw, 2026), LEASE, (
        bundle("VL-11", _leased_twice), bundle("?VL-13-2", _cheap)), weight=10),
    Shape("collective_assets", lambda draw: accounts(draw, 2026), ACCOUNTS, weight=8),
    Shape("collective_assets", sale, SALE, weight=4),
)
