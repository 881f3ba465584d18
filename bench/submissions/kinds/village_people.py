"""Elections, welfare, community decisions and homesteads: what touches single villagers."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso, ordinal
from submissions.faults import add, at, cut, days, more, put, same, table
from submissions.kinds.village_faults import RECORD, attending, few, votes
from submissions.kinds.village_parts import HEAD, assembly, base, in_year, notice
from submissions.shape import Shape, bundle


def election(draw: Draw, *years: int) -> Record:
    """The election of a village committee, from the list of voters to the handover."""
    at_unit, year = in_year(draw, "village", *years)
    polling = ordinal(f"{year}-03-01") + draw.whole(0, 90)
    posted = polling - draw.whole(20, 30)
    voted = draw.whole(700, 1100)
    names = [draw.someone() for _ in range(4)]
    record = base(at_unit, year)
    for member in record["unit"]["roster"]:
        if member["body"] == "supervision_committee":
            member["chosen_on"] = iso(polling + 10)
    return {
        **record, "meetings": [{**assembly(draw, "resolution", "villagers_assembly", polling, 1200),
                                "attendances": []}],
        "gifts": [], "election": {
            "round": "first", "polling_on": iso(polling), "list_posted_on": iso(posted), "voters": 1200,
            "voted": voted, "ballots_cast": voted, "seats": 3, "secret_booth": True, "counted_openly": True,
            "announced_on": iso(polling), "delegations_posted_on": iso(polling - 2), "formed_on": iso(polling + 1),
            "handed_over_on": iso(polling + draw.whole(3, 11)), "nominees": [
                {"name": name, "post": "委员", "bars": [], "member_withdrew_on": None, "member_is_nominee": False,
                 "member_is_kin": False, "votes": voted * (9 - number) // 10 if number < 3 else 90,
                 "elected": number < 3}
                for number, name in enumerate(names)],
            "delegations": [{"giver": draw.someone(), "holder": "张某某", "written": True} for _ in range(2)],
            "list_objections": [{"about": "漏登", "raised_on": iso(posted + 3), "decided_on": iso(posted + 5)}]},
        "audits": [{"kind": "leaving", "finished_on": iso(polling - 30), "published_on": iso(polling - draw.whole(2,
            20))}],
        "attachments": [{"kind": kind, "title": "选举材料"} for kind in ("election_papers", "ballots", "record")]}


ELECTION = table(
    at("election",
       ("VA-24@", days("handed_over_on", "formed_on", 11, 40)),
       ("VA-24@", put("handed_over_on", None)),
       ("VA-25@", days("list_posted_on", "polling_on", -18, -10), put("list_objections", [])),
       ("VA-26-4@", cut("nominees", 3)),
       ("VA-26-7@", put("secret_booth", False)),
       ("VA-26-7@", put("counted_openly", False)),
       ("VA-26-6@election.nominees[1]", put("nominees.1.member_is_nominee", True)),
       ("VA-27-3@", put("delegations_posted_on", None)),
       ("VA-27-3@", days("delegations_posted_on", "polling_on", 1, 5)),
       ("VA-26-3@election.nominees[2]", put("round", "further"), put("nominees.2.votes", 200), same("voted", "voters"),
        same("ballots_cast", "voters"))),
    at("election.nominees.0", ("VA-26-2", put("votes", 300))),
    at("election.list_objections.0", ("VA-25-2", days("decided_on", "raised_on", 4, 9))),
    at("audits.0", ("VA-23 VD-14", put("published_on", None)), ("VA-23", days("published_on", "finished_on", 40, 60))),
    at("meetings.0", ("VA-28", more("votes.returned", 3))),
    at("", ("VR-09-3", cut("attachments", 0)), ("VR-09-3", cut("attachments", 1)),
       ("VA-26", put("election.voted", 580), put("election.ballots_cast", 580), put("election.nominees.0.votes", 400),
        put("election.nominees.1.votes", 380), put("election.nominees.2.votes", 370))),
)
NEW_ELECTION = table(
    ELECTION,
    at("election.nominees.1", ("VA-26-5", put("bars", ["crime"]))),
    at("", ("VX-09-2", put("election.nominees.0.votes", 1190)),
       ("?VX-09", put("gifts", [{"kind": "present", "value": 60, "receiver": "村民", "giver_kind": "person"}])),
       ("VA-27-2@election.delegations[0]", same("election.delegations.0.holder", "election.nominees.3.name")),
       ("VA-27", *(add("election.delegations",
                       {"giver": name, "holder": "张某某", "written": True}) for name in "甲乙")),
       ("VJ-11-2", put("unit.roster.3.chosen_on", "2019-01-05"), put("unit.roster.4.chosen_on", "2019-01-05"),
        put("unit.roster.5.chosen_on", "2019-01-05"))),
)


def welfare(draw: Draw, item: str) -> Record:
    """A list of those in need: appraised, posted, approved, paid."""
    at_unit, year = in_year(draw, "village", 2022, 2023, 2024, 2025, 2026)
    day = ordinal(f"{year}-03-10") + draw.whole(0, 120)
    names = [draw.someone() for _ in range(2)]
    codes = [f"RY{draw.number():08}" for _ in names]
    return {
        **base(at_unit, year), "matter": {"title": f"救助{draw.number()}", "item": item, "power_item": None,
                                          "county_approved_on": iso(day), "fiscal_funds": False, "amount": None},
        "meetings": [assembly(draw, "decision", "villager_representatives", day - 30, 45)],
        "reviews": [{"kind": "villager_appraisal", "held_on": iso(day - 25), "concluded_on": iso(day - 25)}],
        "notices": [notice(draw, "beneficiaries", day - 20, draw.whole(7, 15))],
        "beneficiaries": [{
            "name": name, "person_code": code, "household": f"H{code}", "item": item, "approved_on": iso(day),
            "appraised_on": iso(day - 25), "kin_filed_on": None, "asset_conflicts": [], "conflict_explained": None,
            "post_from": iso(day), "post_until": iso(day + 360)} for name, code in zip(names, codes, strict=True)],
        "aid_payments": [{
            "voucher": f"JZ-{draw.number():07}", "person": name, "person_code": code, "item": item,
            "period_from": f"{iso(day)[:7]}-01", "paid_on": iso(day + 20), "amount": 560, "approved_amount": 560,
            "adjustment": None, "account_holder": name, "holder_note": None} for name,
                         code in zip(names, codes, strict=True)],
        "goods_balances": [{"goods": "棉被", "counted_on": iso(day), "received": 60, "issued": 40, "stock": 20,
                            "receivers": 40,
                            "signatures": 40}],
        "disclosures": [{"kind": "aid", "published_on": iso(day), "removed_on": iso(day + 20),
                         "reveals_personal_data": False}]}


_KIN = [{"person": HEAD, "role": "village_head", "kind": "spouse", "recused": True, "near_relative": True}]
_WELFARE = table(
    at("meetings.0", *RECORD[5:7], *attending("meetings[0]")),
    at("notices.0", ("VD-10", put("missing_elements", ["period"])), ("VD-16-2", put("reveals_personal_data", True))),
    at("disclosures.0", ("VD-16", put("reveals_personal_data", True))),
    at("aid_payments.0",
       ("?VW-06", put("account_holder", "张某某")),
       ("VW-08", put("amount", 460)),
       ("VW-08", put("amount", 760))),
    at("goods_balances.0", ("VW-09", put("issued", 45)), ("VW-09-2", put("signatures", 38))),
    at("",
       ("VW-05@aid_payments[0]", put("departures", [{"kind": "death", "who": "某人"}]),
        same("departures.0.person_code", "aid_payments.0.person_code"),
        days("departures.0.happened_on", "aid_payments.0.period_from", -90, -5)),
       ("?VW-05-2@aid_payments[1]", put("departures", [{"kind": "moved_out", "who": "某人"}]),
        same("departures.0.person_code", "aid_payments.1.person_code"),
        days("departures.0.happened_on", "aid_payments.1.period_from", -90, -5)),
       ("VW-07@beneficiaries[0] VW-07@beneficiaries[1]",
        same("beneficiaries.1.person_code", "beneficiaries.0.person_code")),
       ("?VW-07-2@group", same("aid_payments.1.person_code", "aid_payments.0.person_code"))),
)
ALLOWANCE = table(
    _WELFARE,
    at("notices.0", ("VW-01-2", days("removed_on", "posted_on", 2, 5))),
    at("beneficiaries.0", ("?VW-04", put("asset_conflicts", ["car"])),
       ("?VW-04", put("asset_conflicts", ["public_salary"]))),
    at("",
       ("VW-01", put("notices", [])),
       ("VW-01", days("notices.0.posted_on", "matter.county_approved_on", 1),
        days("notices.0.removed_on", "notices.0.posted_on", 9)),
       ("?VW-02-2", put("reviews", [])),
       ("VW-03@beneficiaries[0]", put("relations", _KIN), same("relations.0.other", "beneficiaries.0.name"))),
)
REBUILDING = table(
    _WELFARE,
    at("", ("VW-02", put("reviews", [])), ("VW-02", put("notices", [])),
       ("VW-02", days("reviews.0.held_on", "matter.county_approved_on", 1)),
       ("?VX-07@beneficiaries[0]", put("relations", _KIN), same("relations.0.other", "beneficiaries.0.name"),
        put("beneficiaries.0.appraised_on", None))),
)
POSTS = table(
    _WELFARE,
    at("beneficiaries.0", ("VW-10-2", days("post_until", "post_from", 400, 700))),
    at("", ("VW-10@beneficiaries[0] VW-10@beneficiaries[1]",
            same("beneficiaries.1.household", "beneficiaries.0.household"))),
)


def community(draw: Draw) -> Record:
    """A community asks its households, then its residents' representatives decide on small works."""
    at_unit, year = in_year(draw, "community", 2026)
    day, number = ordinal("2026-02-20") + draw.whole(0, 60), draw.number()
    amount, firm = draw.yuan(40000, 3000, 90000), draw.firm("物业")
    return {
        **base(at_unit, year), "matter": {"title": f"社区事项{number}", "item": "other", "power_item": None,
                                          "amount": amount,
                                          "variant": "one_solicitation", "fiscal_funds": True, "village_run": False,
                                          "project": f"社区项目{number}", "tender_exemption": None},
        "meetings": [{**assembly(draw, "resolution", "resident_representatives", day, 60, amount)}],
        "reviews": [{"kind": "household_consultation", "concluded_on": iso(day - 10),
                     "households_asked": draw.whole(330, 400)}],
        "resolution": {"decided_on": iso(day), "outcome": "passed", "amount": amount, "payee": firm,
                       "exclusion_clauses": []},
        "execution": {"started_on": iso(day + 10), "completed_on": iso(day + 60), "status": "completed"},
        "publication": {"archived_on": iso(day + draw.whole(70, 120))},
        "notices": [notice(draw, "resolution", day + 1), notice(draw, "result", day + 62)],
        "contracts": [{"number": f"SQ-{number:07}", "party": firm, "party_role": "none", "party_relation": "none",
                       "kind": "works", "project": f"社区工程{number}", "scope": "楼道", "supplements": None,
                       "signed_on": iso(day + 8), "amount": amount, "from": iso(day + 10), "until": iso(day + 90),
                       "written": True, "same_terms_as_award": True}],
        "acceptances": [{"accepted_on": iso(day + 60), "people": 5, "contractor_among": False, "settled": 0,
                         "settled_on": None,
                         "audited_on": None}],
        "attachments": [{"kind": kind, "title": "材料", "fingerprint": f"s{number:07x}{kind}", "dated_on": iso(day)}
                        for kind in ("record", "attendance_sheet", "photograph")]}


COMMUNITY = table(
    at("meetings.0", *RECORD, *attending("meetings[0]"), ("VV-03", few(0.6)), ("VV-03", votes(0.5))),
    at("reviews.0", ("VV-01-2", put("households_asked", 150))),
    at("acceptances.0", ("VP-12-2", put("contractor_among", True))),
    at("contracts.0", ("VP-03", put("party_relation", "self")), ("VP-08@", more("amount", 3000))),
    at("",
       ("VV-01", put("reviews", [])),
       ("VV-04", days("notices.0.removed_on", "notices.0.posted_on", 8, 13)),
       ("VV-04", days("notices.1.removed_on", "notices.1.posted_on", 3, 13)),
       ("VV-07", put("meetings.0.stage", "consultation")),
       ("VR-10", put("publication.archived_on", None)),
       ("VR-09-4", cut("attachments", 1)),
       ("VA-14", put("resolution.exclusion_clauses", [{"ground": "divorce", "text": "离婚的不享受"}]))),
)


def homestead(draw: Draw) -> Record:
    """A household applies for a homestead: discussed, posted, sent up, approved."""
    at_unit, year = in_year(draw, "village", 2024, 2025, 2026)
    day = ordinal(f"{year}-02-20") + draw.whole(0, 120)
    return {
        **base(at_unit, year), "matter": {"title": f"宅基地申请{draw.number()}", "item": "homestead_application",
                                          "power_item": None, "amount": None, "variant": "standard"},
        "meetings": [assembly(draw, "decision", "villager_representatives", day, 45)],
        "notices": [notice(draw, "proposal", day + 1, draw.whole(10, 16))],
        "homestead": {"household": f"户{draw.number()}", "sent_up_on": iso(day + 20), "approved_on": iso(day + 50),
                      "existing_sites": 0, "old_site_returned": False, "house_given_up": False}}


HOMESTEAD = table(
    at("meetings.0", *RECORD[:7], *attending("meetings[0]")),
    at("notices.0", ("VL-18-3", days("removed_on", "posted_on", 2, 5)), ("VD-10", put("missing_elements", ["date"])),
       ("VD-09 VL-18-3", days("removed_on", "posted_on", -9, -1))),
    at("",
       ("VL-18", put("notices", [])),
       ("VL-18", put("meetings", [])),
       ("VL-19", put("homestead.existing_sites", 1)),
       ("VL-19", put("homestead.house_given_up", True))),
)


def _two_sites(draw: Draw) -> list[Record]:
    """One household is granted two homesteads."""
    first, second = homestead(draw), homestead(draw)
    second["unit"], second["coverage"] = first["unit"], first["coverage"]
    second["homestead"] = {**second["homestead"], "household": first["homestead"]["household"]}
    return [first, second]


SHAPES = (
    Shape("village_election", lambda draw: election(draw, 2019, 2020, 2021, 2022, 2023, 2024, 2025), ELECTION,
          weight=4),
    Shape("village_election", lambda draw: election(draw, 2026), NEW_ELECTION, weight=4),
    Shape("welfare", lambda draw: welfare(draw, "minimum_allowance"), ALLOWANCE, weight=8),
    Shape("welfare", lambda draw: welfare(draw, "house_rebuilding"), REBUILDING, weight=4),
    Shape("welfare", lambda draw: welfare(draw, "public_welfare_post"), POSTS, weight=4),
    Shape("one_solicitation_three_discussions", community, COMMUNITY, weight=6),
    Shape("land", homestead, HOMESTEAD, (bundle("VL-19-2", _two_sites),), weight=6),
)
