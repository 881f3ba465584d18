"""Registers that speak only beside other records: the blacklist, a unit's own rules and list of matters."""

from __future__ import annotations

from submissions.draw import Draw, Record, iso, ordinal
from submissions.kinds.administration import appointment
from submissions.kinds.conduct import relatives
from submissions.kinds.decisions import organ
from submissions.kinds.procurement import negotiated
from submissions.kinds.tenders import works
from submissions.shape import Shape, bundle
from submissions.units import new_unit, unit

_EVER = {"from": "2019-01-01", "until": "2026-12-31"}


def _listing(draw: Draw, party: str, scope: str, first: int) -> Record:
    return {"party": party, "code": None, "from": iso(first), "until": iso(first + 1095), "scope": scope,
            "basis": f"（{iso(first)[:4]}）示刑初{draw.number()}号"}


def blacklist(draw: Draw) -> Record:
    """A blacklist of some persons and firms."""
    first = draw.day("2019-06-01", "2025-12-01")
    return {"unit": unit(draw, "party_committee"), "blacklist": [
        _listing(draw, draw.someone(), "nomination", first), _listing(draw, draw.firm("路桥"), "tendering", first),
        _listing(draw, draw.firm("园林"), "procurement", first)]}


def _barred(draw: Draw) -> list[Record]:
    """Somebody on the blacklist is put forward for a post."""
    listed, record = blacklist(draw), appointment(draw, "party_committee", "party_standing_committee")
    listed["blacklist"][0].update(_EVER, party=record["matter"]["candidates"][0]["name"])
    return [listed, {**record, "kind": "cadre_appointment"}]


def _banned(draw: Draw, scope: str) -> list[Record]:
    """A firm on the blacklist bids."""
    listed, record = blacklist(draw), works(draw) if scope == "tendering" else negotiated(draw)
    listed["blacklist"] = [{**_listing(draw, record["tenders"][0]["bids"][1]["bidder"], scope, 737000), **_EVER}]
    return [listed, {**record, "kind": "tender"}]


def own_rules(draw: Draw, whole: bool = False) -> Record:
    """The rules of procedure and the list of matters of a unit that handed them in as complete."""
    record = {
        "unit": new_unit(draw, "government_department", "county", "示例{}局"), "own_rules": [
            {"title": "党组会议事规则", "type": "议事规则", "body": "party_group", "approved_on": "2018-01-01",
             "from": "2018-02-01", "legality_reviewed": True, "quorum_of": 2, "quorum_out_of": 3, "voting_rules": []}],
        "listed_items": [{"code": code, "title": f"清单事项{code}", "legality_required": True, "required_meetings": []}
                         for code in ("D01-001", "P01-001", "F01-001")]}
    return {**record, "coverage": {**_EVER, "complete": True, "kinds": ["unit_rule"]}} if whole else record


def _ruled(draw: Draw) -> list[Record]:
    rules = own_rules(draw, whole=True)
    record = organ(draw, "government_department", "2024-07-02", "2026-05-20")
    record["unit"].update(rules["unit"])
    return [rules, {**record, "kind": "three_important_one_large"}]


def _without_rules(draw: Draw) -> list[Record]:
    """A body meets that has no rules of procedure among those handed in."""
    rules, record = _ruled(draw)
    rules["own_rules"][0]["body"] = "party_standing_committee"
    return [rules, record]


def _unlisted(draw: Draw) -> list[Record]:
    """A matter carries a code that the unit's own list does not have."""
    rules, record = _ruled(draw)
    code = record["matter"]["item_code"]
    rules["listed_items"] = [one for one in rules["listed_items"] if one["code"] != code]
    return [rules, record]


def _kin(draw: Draw) -> list[Record]:
    """The firm of an official's spouse gets a contract of the unit, and nobody stepped aside."""
    record = works(draw)
    record["unit"] = {**unit(draw, "government_department"), "wholly_state_owned": False, "roster": []}
    kin = relatives(draw)
    signed = ordinal(record["contracts"][0]["signed_on"])
    kin["unit"] = {name: record["unit"][name] for name in ("name", "code", "type", "level", "region")}
    kin["relative_businesses"][0].update(firm=record["contracts"][0]["party"], began_on=iso(signed - 90),
                                         ended_on=iso(signed + 9), correction_ordered_on=iso(signed + 1),
                                         correction_due_on=iso(signed + 99))
    return [{**kin, "kind": "relatives_in_business"}, {**record, "kind": "tender"}]


def _split_purchase(draw: Draw) -> list[Record]:
    """One budget item is bought in two negotiations of a year that together pass the limit for open tendering."""
    first, second = negotiated(draw), negotiated(draw)
    second["unit"] = dict(first["unit"])
    budget = first["tenders"][0]["budget_item"]
    for record in (first, second):
        _reprice(record, 1_250_000)
        record["tenders"][0]["budget_item"] = budget
    second["tenders"][0].update({name: first["tenders"][0][name] for name in _DAYS})
    second["contracts"][0].update({name: first["contracts"][0][name] for name in ("signed_on", "filed_on",
        "announced_on")})
    return [first, second]


_DAYS = ("issued_on", "closed_on", "opened_on", "review_ended_on", "evaluation_report_on", "awarded_on", "notified_on",
         "result_published_on", "documents_until", "prequalification_closed_on")


def _reprice(record: Record, price: float) -> None:
    tender = record["tenders"][0]
    tender.update(award=price, amount=price, estimate=round(price * 1.1, 2), ceiling=round(price * 1.05, 2),
                  bond=round(price * 0.05, 2), bid_bond=round(price * 0.01, 2),
                  clarifications=[], bid_objections=[])
    record["contracts"][0]["amount"] = price
    record["resolution"]["amount"] = price
    record["payments"] = []


def _supplemented(draw: Draw) -> list[Record]:
    """Two supplements to one contract, six hundredths of it each."""
    first, second, third = (negotiated(draw) for _ in range(3))
    for one in (second, third):
        one["unit"] = dict(first["unit"])
        _reprice(one, round(first["contracts"][0]["amount"] * 0.06, 2))
        one["contracts"][0]["supplements"] = first["contracts"][0]["number"]
    return [first, second, third]


def _undecided(draw: Draw) -> list[Record]:
    """A project has a contract and payments, and a complete submission has no decision on it."""
    record = works(draw)
    record["unit"].update(new_unit(draw, "public_institution", "county", "示例{}中心"))
    record["matter"]["project"] = f"项目{draw.number()}"
    return [{**record, "coverage": {**_EVER, "complete": True, "kinds": [
        "three_important_one_large", "four_discussions_two_disclosures", "collective_assets"]}}]


SHAPES = (
    Shape("bribery_blacklist", blacklist, (), (
        bundle("?CD-07", _barred), bundle("PR-24", lambda draw: _banned(draw, "tendering")),
        bundle("PR-24", lambda draw: _banned(draw, "procurement")), bundle("?PR-24-2",
            lambda draw: _banned(draw, "all"))),
        weight=3),
    Shape("unit_rule", own_rules, (), (bundle("TIOL-A01-2", _without_rules), bundle("TIOL-A04-2", _unlisted)),
          weight=3),
    Shape("relatives_in_business", relatives, (), (bundle("?FA-04", _kin),), weight=2),
    Shape("tender", negotiated, (), (
        bundle("PR-17", _split_purchase), bundle("PR-21", _supplemented), bundle("XR-02", _undecided)), weight=3),
)
