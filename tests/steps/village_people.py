"""Sentences of the features on supervisors, one-shoulder heads and aid.

Every sentence begins with «监督组织», «管事的人» or «救助台账»; supervisors, heads, aid.
"""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

Record = dict[str, Any]

REGIONS = {"河南": "411002", "浙江": "330100", "山东": "370100", "海南": "460100", "四川": "510100"}
BODIES = {"监委会": "村监委", "村委会": "村民委员会会议"}


def of_kind(record: Record, kind: str) -> Record:
    """The record of 甲村."""
    record.setdefault("kind", kind)
    record.setdefault("unit", {}).setdefault("name", "甲村")
    record["unit"].setdefault("type", "村")
    return record


def supervision(record: Record) -> Record:
    """A record of village affairs, looked at on one day."""
    of_kind(record, "村务管理").setdefault("observed_on", "2026年6月1日")
    return record


def none(word: str) -> str | None:
    """A word as written; none for «没有…»."""
    return None if word.startswith("没有") else word


# ---- supervisors ----------------------------------------------------------------------------------------------


@given(parsers.parse("监督组织所在的村属于{province}"))
def in_province(record: Record, province: str) -> None:
    """The province."""
    of_kind(record, "村务管理")["unit"]["region"] = REGIONS[province]


@given(parsers.re("监督组织的名册上，(?P<who>[^从]+)从(?P<start>.+日)起在(?P<body>监委会|村委会)(?:，到(?P<end>.+日)为止)?"))
def on_body(record: Record, who: str, start: str, body: str, end: str | None) -> None:
    """A line of the roster."""
    line = {"name": who, "body": BODIES[body], "from": start, "until": end}
    supervision(record)["unit"].setdefault("roster", []).append(line)


@given(parsers.parse("监督组织里{who}担任{role}"))
def in_role(record: Record, who: str, role: str) -> None:
    """An office in the roster."""
    line = {"name": who, "role": role, "from": "2025年1月1日", "until": None}
    supervision(record)["unit"].setdefault("roster", []).append(line)


@given(parsers.re("监督组织的成员(?P<who>[^不懂]+)(?P<word>懂|不懂)财会"))
def knows_accounts(record: Record, who: str, word: str) -> None:
    """Whether a supervisor knows accounts."""
    line = {"name": who, "body": "村监委", "from": "2025年1月1日", "until": None, "finance_literate": word == "懂"}
    supervision(record)["unit"].setdefault("roster", []).append(line)


@given(parsers.parse("监督组织的成员{who}由{body}推选，从{start}起任职"))
def elected(record: Record, who: str, body: str, start: str) -> None:
    """How a supervisor was chosen."""
    line = {"name": who, "body": "村监委", "from": start, "until": None, "chosen_by": none(body)}
    supervision(record)["unit"].setdefault("roster", []).append(line)


@given(parsers.parse("监督组织里{who}兼任{role}"))
def also_holds(record: Record, who: str, role: str) -> None:
    """A further office."""
    supervision(record)["unit"]["posts"] = [{"holder": who, "role": role}]


@given(parsers.parse("监督组织登记{person}和{other}是{kind}"))
def related(record: Record, person: str, other: str, kind: str) -> None:
    """A tie."""
    supervision(record)["relations"] = [{"person": person, "other": other, "kind": kind}]


@given(parsers.parse("监督组织看到一笔工程款付给{payee}"))
def paid_works(record: Record, payee: str) -> None:
    """A payment for works; no ties unless a sentence says so."""
    supervision(record).setdefault("relations", [])
    record["payments"] = [{"paid_on": "2026年3月1日", "payee": payee, "amount": "8000元", "purpose": "工程"}]


@given(parsers.re("监督组织对(?P<paid>.+日)付款的票据(?P<word>没有审核|在.+日审核)"))
def reviewed(record: Record, paid: str, word: str) -> None:
    """A voucher."""
    day = none(word.removesuffix("审核"))
    payment = {"paid_on": paid, "amount": "800元", "supervisor_reviewed_on": day and day.removeprefix("在")}
    of_kind(record, "村务管理")["payments"] = [payment]


@given(parsers.re("监督组织在(?P<given_on>.+日)发现(?P<what>侵占问题|一般问题)，(?P<word>没有上报|.+日上报)"))
def found(record: Record, given_on: str, what: str, word: str) -> None:
    """A finding."""
    note = {"given_on": given_on, "suspected_violation": what == "侵占问题", "reported_on": none(word.removesuffix("上报"))}
    of_kind(record, "村务管理")["supervision"] = [note]


@given(parsers.parse("监督组织对{held}的会议，在{written}写了意见"))
def opinion(record: Record, held: str, written: str) -> None:
    """An opinion on a meeting."""
    meeting = {"body": "村民代表会议", "held_on": held, "supervisor_opinion_on": written}
    of_kind(record, "村务管理")["meetings"] = [meeting]


@given(parsers.parse("监督组织在{day}写的意见是“{text}”"))
def worded(record: Record, day: str, text: str) -> None:
    """The words of an opinion."""
    of_kind(record, "村务管理")["supervision"] = [{"given_on": day, "opinion": text}]


@given(parsers.parse("监督组织的意见满{letters:d}字才比对，{number:d}件相同才提示"))
def alike(parameters: Record, letters: int, number: int) -> None:
    """The village's own numbers."""
    parameters.update(opinion_letters=letters, alike_records=number)


@given(parsers.parse("监督组织换届：新村委会在{formed}产生，监委会在{chosen}推选，核查日期是{seen}"))
def renewed(record: Record, formed: str, chosen: str, seen: str) -> None:
    """A new term."""
    record["kind"] = "村级选举"
    record.update(observed_on=seen, election={"formed_on": formed})
    record["unit"]["roster"] = [{"name": "甲", "body": "村监委", "chosen_on": chosen}]


@given(parsers.re("监督组织声明(?P<first>.+日)到(?P<last>.+日)的记录已经报全，(?P<word>没有报告|.+日报告)"))
def reports(record: Record, first: str, last: str, word: str) -> None:
    """What the village says of its submission, and the report."""
    of_kind(record, "村务管理")["coverage"] = {"from": first, "until": last, "complete": True}
    day = none(word.removesuffix("报告"))
    record["supervision_reports"] = [{"reported_on": day, "to": "村民代表会议"}] if day else []


# ---- heads ----------------------------------------------------------------------------------------------------


@given(parsers.parse("管事的人是一肩挑：{proposer}提议，{chair}主持，付给{payee}的钱由{signers}签字"))
def one_shoulder(record: Record, proposer: str, chair: str, payee: str, signers: str) -> None:
    """Who did what in a one-shoulder village."""
    of_kind(record, "村务管理")["unit"]["one_shoulder"] = True
    record["matter"] = {"proposed_by": proposer}
    record["meetings"] = [{"stage": "决议", "chair": chair}]
    approvals = [{"signer": signer} for signer in signers.split("、")]
    record["payments"] = [{"paid_on": "2026年3月10日", "payee": payee, "amount": "800元", "approvals": approvals}]


@given(parsers.re("管事的人的(?P<kind>配偶|债权债务)承办这件事，本人(?P<word>投了票|回避)"))
def voted(record: Record, kind: str, word: str) -> None:
    """A vote of somebody whose kin carries out the matter."""
    of_kind(record, "村务管理")["resolution"] = {"payee": "某建筑队"}
    record["relations"] = [{"person": "甲", "other": "某建筑队", "kind": kind}]
    ballot = {"member": "甲", "vote": "同意" if word == "投了票" else None, "relation": "无", "recused": word == "回避"}
    record["meetings"] = [{"stage": "决议", "body": "村民代表会议", "held_on": "2026年3月1日", "ballots": [ballot]}]


@given(parsers.re("管事的人领补贴(?P<amount>.+元)，(?P<standard>没有批准的标准|批准的标准是.+)"))
def allowance(record: Record, amount: str, standard: str) -> None:
    """An allowance."""
    payment = {"paid_on": "2026年3月1日", "payee": "甲", "payee_kind": "干部", "purpose": "工资补贴", "amount": amount,
               "pay_standard": none(standard.removeprefix("批准的标准是"))}
    of_kind(record, "村务管理")["payments"] = [payment]


@given(parsers.parse("管事的人报销一笔{kind}"))
def consumed(record: Record, kind: str) -> None:
    """A claim."""
    of_kind(record, "村务管理")["payments"] = [{"paid_on": "2026年3月1日", "amount": "800元", "expense": kind}]


@given(parsers.parse("管事的人在某公司{kind}，村里和{party}签了合同"))
def share(record: Record, kind: str, party: str) -> None:
    """A contract with a firm."""
    of_kind(record, "村务管理")["relations"] = [{"person": "甲", "other": "某公司", "kind": kind}]
    record["contracts"] = [{"party": party, "signed_on": "2026年3月1日"}]


@given(parsers.re("管事的人向村民收了(?P<kind>摊派|清单内收费)，依据是(?P<basis>.+)"))
def charged(record: Record, kind: str, basis: str) -> None:
    """A charge; «空白» is a blank."""
    receipt = {"received_on": "2026年3月1日", "amount": "20元", "charge": kind, "charge_basis": {"空白": None}.get(basis, basis)}
    of_kind(record, "村务管理")["receipts"] = [receipt]


@given(parsers.re("管事的人由选举产生，(?P<polling>.+日)投票，记录了(?P<number>\\d+)件送礼"))
def election_gifts(record: Record, polling: str, number: str) -> None:
    """Gifts around an election."""
    of_kind(record, "村级选举")["election"] = {"polling_on": polling}
    record["gifts"] = [{"kind": "礼金", "value": "200元"}] * int(number)


@given(parsers.parse("管事的人由选举产生，登记{voters:d}人，投出{cast:d}张票，有人得{votes:d}票"))
def election_votes(record: Record, voters: int, cast: int, votes: int) -> None:
    """Votes of an election."""
    election = {"polling_on": "2026年6月1日", "voters": voters, "ballots_cast": cast, "nominees": [{"name": "甲", "votes": votes}]}
    of_kind(record, "村级选举")["election"] = election


# ---- aid ------------------------------------------------------------------------------------------------------


@given(parsers.parse("救助台账上，{item}在{approved}批准"))
def granted(record: Record, item: str, approved: str) -> None:
    """A grant; nothing was posted or appraised unless a sentence says so."""
    of_kind(record, "救助")["matter"] = {"item": item, "county_approved_on": approved}
    record.update(notices=[], reviews=[])


@given(parsers.re("救助台账上，名单从(?P<start>.+日)公示到(?P<end>.+日)"))
def posted(record: Record, start: str, end: str) -> None:
    """A notice."""
    record["notices"] = [{"stage": "对象公示", "posted_on": start, "removed_on": end}]


@given(parsers.parse("救助台账上，群众评议在{held}召开"))
def appraised(record: Record, held: str) -> None:
    """An appraisal."""
    record["reviews"] = [{"kind": "群众评议", "held_on": held}]


@given(parsers.re("救助台账上，干部的(?P<kind>子女|债权债务)乙获批(?P<item>.+)，(?P<word>没有评议也没有备案|已经备案)"))
def kin(record: Record, kind: str, item: str, word: str) -> None:
    """A relative on the list."""
    filed = "2026年2月1日" if word == "已经备案" else None
    line = {"name": "乙", "item": item, "approved_on": "2026年3月1日", "appraised_on": None, "kin_filed_on": filed}
    of_kind(record, "救助").update(beneficiaries=[line], relations=[{"person": "甲", "other": "乙", "kind": kind}])


@given(parsers.re("救助台账上，低保对象乙名下(?P<found>没有财产|有车辆)，(?P<word>没有核实说明|核实是报废车)"))
def matched(record: Record, found: str, word: str) -> None:
    """What a data match found."""
    line = {"name": "乙", "item": "低保", "approved_on": "2026年3月1日", "asset_conflicts": ["车辆"] if found == "有车辆" else [],
            "conflict_explained": none(word)}
    of_kind(record, "救助")["beneficiaries"] = [line]


@given(parsers.re("救助台账上，乙在(?P<day>.+日)(?P<kind>去世|迁出)，又发了从(?P<period>.+日)起的低保"))
def gone(record: Record, day: str, kind: str, period: str) -> None:
    """A payment to somebody who is gone."""
    of_kind(record, "救助")["departures"] = [{"person_code": "码一", "kind": kind, "happened_on": day}]
    record["aid_payments"] = [{"person": "乙", "person_code": "码一", "period_from": period, "paid_on": "2026年6月20日"}]


@given(parsers.re("救助台账上，给乙的钱打到(?P<holder>.)的账户，(?P<note>没有说明|说明是监护人)"))
def account(record: Record, holder: str, note: str) -> None:
    """Whose account it was."""
    line = {"person": "乙", "account_holder": holder, "holder_note": none(note), "paid_on": "2026年3月20日", "amount": "400元"}
    of_kind(record, "救助")["aid_payments"] = [line]


@given(parsers.re("救助台账上，名单有代码为(?P<codes>.+)的低保对象"))
def listed(record: Record, codes: str) -> None:
    """A list."""
    lines = [{"name": "某人", "person_code": code, "item": "低保", "approved_on": "2026年3月1日"} for code in codes.split("、")]
    of_kind(record, "救助")["beneficiaries"] = lines


@given(parsers.parse("救助台账上，凭证{vouchers}都是给同一个人的三月低保"))
def vouchers(record: Record, vouchers: str) -> None:
    """Vouchers of one month."""
    of_kind(record, "救助")["aid_payments"] = [
        {"voucher": one, "person_code": "码一", "item": "低保", "period_from": "2026年3月1日", "paid_on": "2026年3月20日"}
        for one in vouchers.split("、")]


@given(parsers.parse("救助台账上，核定{approved}，实发{paid}"))
def amounts(record: Record, approved: str, paid: str) -> None:
    """What was approved and paid."""
    line = {"person": "乙", "approved_amount": approved, "amount": paid, "adjustment": None, "paid_on": "2026年3月20日"}
    of_kind(record, "救助")["aid_payments"] = [line]


@given(parsers.parse("救助台账上，大米收到{received:d}袋，发出{issued:d}袋，库存{stock:d}袋，{people:d}人领取，{signed:d}人签字"))
def goods(record: Record, received: int, issued: int, stock: int, people: int, signed: int) -> None:
    """Relief goods."""
    line = {"goods": "大米", "counted_on": "2026年3月1日", "received": received, "issued": issued, "stock": stock,
            "receivers": people, "signatures": signed}
    of_kind(record, "救助")["goods_balances"] = [line]


@given(parsers.parse("救助台账上，公益岗位上的人分别来自{households}，当地规定一户最多{most:d}个"))
def posts(record: Record, parameters: Record, households: str, most: int) -> None:
    """Public-welfare posts."""
    of_kind(record, "救助")["beneficiaries"] = [
        {"name": "某人", "household": one, "item": "公益岗位", "approved_on": "2026年3月1日"} for one in households.split("、")]
    parameters["posts_per_household"] = most


@given(parsers.parse("救助台账上，公益岗位从{start}到{end}，当地规定最长{months:d}个月"))
def term(record: Record, parameters: Record, start: str, end: str, months: int) -> None:
    """The term of a post."""
    of_kind(record, "救助")["beneficiaries"] = [{"name": "乙", "item": "公益岗位", "post_from": start, "post_until": end}]
    parameters["post_months"] = months
