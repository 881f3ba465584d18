"""Sentences of the features on contact between officials and business, and on service and enforcement toward it.

Names of codes, days and money are passed on as written; reading them is the work of the normaliser.
"""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

pytest_plugins = ["steps.service"]

Record = dict[str, Any]

ENTERPRISE = "甲公司"
GIFTS = "gifts"


def item(where: Record, key: str) -> Record:
    """The one item of a list of the record, made where it is not there yet."""
    found: list[Record] = where.setdefault(key, [])
    if not found:
        found.append({})
    return found[-1]


def contact(record: Record) -> Record:
    """The one contact of the record."""
    record["kind"] = "政商交往"
    return item(record, "contacts")


# ---- the contact ----------------------------------------------------------------------------------------------


@given(parsers.parse("政商接触发生在{day}"))
def contact_on(record: Record, day: str) -> None:
    """A contact with an enterprise, with its day."""
    contact(record).update(held_on=day, enterprise=ENTERPRISE)


@given(parsers.parse("政商接触的核查日期是{day}"))
def contact_checked_on(record: Record, day: str) -> None:
    """The day that decides what is overdue."""
    contact(record)["observed_on"] = day


@given(parsers.parse("政商接触的目的是{purpose}，地点是{place}"))
def contact_purpose_and_place(record: Record, purpose: str, place: str) -> None:
    """What for and in what kind of place."""
    contact(record).update(purpose=purpose, place_type=place)


@given(parsers.re("政商接触的对象(?P<word>是|不是)管理和服务对象"))
def contact_with_managed_party(record: Record, word: str) -> None:
    """Whether the enterprise is managed by the unit."""
    contact(record)["managed_party"] = word == "是"


@given(parsers.re("政商接触(?P<approved>经过|没有经过)批准，(?P<public>是|不是)公开活动"))
def contact_approved(record: Record, approved: str, public: str) -> None:
    """Approval by the unit, and whether the event is public."""
    contact(record).update(approval="批准文件一号" if approved == "经过" else None, public_event=public == "是")


@given(parsers.re("政商接触(?P<word>留有|没有留)会谈纪要"))
def contact_minutes(record: Record, word: str) -> None:
    """Minutes or none."""
    contact(record)["minutes"] = "会谈纪要一号" if word == "留有" else None


@given(parsers.parse("政商接触时企业提出了{count:d}件诉求"))
def contact_demands(record: Record, count: int) -> None:
    """How many demands the enterprise raised."""
    contact(record)["demands"] = [{"id": f"诉求{n + 1}"} for n in range(count)]


@given(parsers.parse("政商接触时提出的诉求在{day}收到，应当在{due}以前答复"))
def contact_demand_due(record: Record, day: str, due: str) -> None:
    """A demand raised on site and its term."""
    item(contact(record), "demands").update(kind="政务服务", received_on=day, due_on=due)


@given(parsers.re("政商接触时提出的诉求在(?P<day>[^，]+)答复"))
def contact_demand_replied(record: Record, day: str) -> None:
    """The day of the answer to a demand raised on site."""
    item(contact(record), "demands")["replied_on"] = day


@given("政商接触时提出的诉求没有答复")
def contact_demand_open(record: Record) -> None:
    """No answer to a demand raised on site."""
    item(contact(record), "demands")["replied_on"] = None


@given(parsers.parse("政商接触定于{day}以前跟进完"))
def contact_follow_up_due(record: Record, day: str) -> None:
    """The day by which it is followed up."""
    contact(record)["follow_up_due_on"] = day


@given("政商接触没有定跟进期限")
def contact_without_follow_up(record: Record) -> None:
    """No term for the follow-up."""
    contact(record)["follow_up_due_on"] = None


@given(parsers.parse("政商接触的跟进在{day}完成"))
def contact_follow_up_done(record: Record, day: str) -> None:
    """The day on which the follow-up was done."""
    contact(record)["follow_up_done_on"] = day


@given("政商接触的跟进没有完成")
def contact_follow_up_open(record: Record) -> None:
    """The follow-up is not done."""
    contact(record)["follow_up_done_on"] = None


@given(parsers.parse("政商接触没有发生费用，也没有收受礼品"))
def contact_without_benefits(record: Record) -> None:
    """The record says that there were no costs and no gifts."""
    contact(record).update(expenses=[], gifts=[])


@given(parsers.re("政商接触的(?P<kind>.+?)(?P<amount>[0-9.]+元)由(?P<payer>.+?)付款，(?P<settled>已经结清|没有结清)"))
def contact_expense(record: Record, kind: str, amount: str, payer: str, settled: str) -> None:
    """One cost, who paid it and whether it was settled afterwards."""
    item(contact(record), "expenses").update(
        kind=kind, amount=amount, payer=payer, settled_on=contact(record)["held_on"] if settled == "已经结清" else None
    )


@given(parsers.parse("政商接触的费用标准是{amount}"))
def contact_standard(record: Record, amount: str) -> None:
    """The standard for that cost."""
    item(contact(record), "expenses")["standard"] = amount


@given(parsers.parse("政商接触的企业有一件{kind}等{who}决定"))
def contact_pending(record: Record, kind: str, who: str) -> None:
    """An open matter of the enterprise and who decides it."""
    item(contact(record), "pending").update(kind=kind, decider=who)


@given("政商接触的企业没有待决事项")
def contact_nothing_pending(record: Record) -> None:
    """No open matter."""
    contact(record)["pending"] = []


@given(parsers.re("政商接触的(?P<name>干部.)与企业的关系是(?P<relation>.+?)，(?P<recused>已经|没有)回避"))
def contact_official(record: Record, name: str, relation: str, recused: str) -> None:
    """An official's tie to the enterprise and whether he stepped aside."""
    item(contact(record), "officials").update(name=name, relation=relation, recused=recused == "已经")


@given(parsers.parse("政商接触中{borrower}从{lender}借了{what}"))
def contact_borrowed(record: Record, borrower: str, lender: str, what: str) -> None:
    """Something borrowed, on the day of the contact."""
    day = contact(record)["held_on"]
    item(contact(record), "loans").update(kind=what, borrower=borrower, lender=lender, lent_on=day)


@given(parsers.parse("政商接触中{lender}按年利率百分之{rate}把钱借给{borrower}，当时报价利率是百分之{quoted}"))
def contact_lent(record: Record, lender: str, rate: str, borrower: str, quoted: str) -> None:
    """Money lent at a rate, on the day of the contact."""
    item(contact(record), "loans").update(
        kind="钱款", lender=lender, borrower=borrower, lent_on=contact(record)["held_on"],
        yearly_rate_percent=rate, quoted_rate_percent=quoted,
    )


# ---- gifts, in a contact or in the gift register --------------------------------------------------------------


@given(parsers.parse("政商接触时干部甲在{day}收下{kind}，价值{value}"))
def contact_gift(record: Record, day: str, kind: str, value: str) -> None:
    """A gift taken at a contact."""
    item(contact(record), GIFTS).update(kind=kind, value=value, receiver="干部甲", received_on=day)


@given(parsers.parse("礼品登记簿上有干部甲{day}收下的{kind}，价值{value}"))
def register_gift(record: Record, day: str, kind: str, value: str) -> None:
    """A gift of the gift register."""
    record["kind"] = "礼品登记"
    item(record, GIFTS).update(kind=kind, value=value, receiver="干部甲", received_on=day)


def gift(record: Record) -> Record:
    """The one gift, wherever it is recorded."""
    return item(contact(record) if "contacts" in record else record, GIFTS)


@given("礼品是在本地收的")
def gift_at_home(record: Record) -> None:
    """Received where the unit is."""
    gift(record)["away"] = False


@given(parsers.parse("礼品是在外地收的，{day}回到单位"))
def gift_away(record: Record, day: str) -> None:
    """Received away from the unit."""
    gift(record).update(away=True, returned_to_unit_on=day)


@given(parsers.parse("礼品在{day}登记，没有上交"))
def gift_registered(record: Record, day: str) -> None:
    """Registered and kept."""
    gift(record).update(registered_on=day, handed_in_on=None)


@given(parsers.parse("礼品没有登记，在{day}上交"))
def gift_handed_in(record: Record, day: str) -> None:
    """Handed in without registration."""
    gift(record).update(registered_on=None, handed_in_on=day)


@given("礼品没有登记，也没有上交")
def gift_kept(record: Record) -> None:
    """Neither registered nor handed in."""
    gift(record).update(registered_on=None, handed_in_on=None)


@given(parsers.parse("礼品登记簿的核查日期是{day}"))
def gift_checked_on(record: Record, day: str) -> None:
    """The day that decides what is overdue in the register."""
    gift(record)["observed_on"] = day


# ---- demands, commitments, interventions ----------------------------------------------------------------------


@given(parsers.parse("企业诉求在{day}收到，应当在{due}以前答复"))
def demand_due(record: Record, day: str, due: str) -> None:
    """A demand of the demand list and its term."""
    record["kind"] = "政商交往"
    item(record, "demands").update(kind="用地", received_on=day, due_on=due)


@given(parsers.re("企业诉求是(?P<kind>拖欠账款|营商环境投诉)，(?P<word>属于|不属于)本单位职责，(?P<day>.+)受理"))
def demand_complaint(record: Record, kind: str, word: str, day: str) -> None:
    """A complaint, and whether it is the unit's own to deal with."""
    record["kind"] = "政商交往"
    item(record, "demands").update(kind=kind, own_remit=word == "属于", received_on=day, accepted_on=day)


@given(parsers.re("企业诉求的延期(?P<word>已经|没有)批准"))
def demand_extended(record: Record, word: str) -> None:
    """Whether an extension was approved."""
    item(record, "demands")["extension_approved"] = word == "已经"


@given(parsers.re("企业诉求在(?P<day>.+?日)(?P<what>答复|转办)"))
def demand_done(record: Record, day: str, what: str) -> None:
    """The day of the answer or of the transfer."""
    item(record, "demands")["replied_on" if what == "答复" else "transferred_on"] = day


@given(parsers.re("企业诉求到(?P<day>.+?日)核查时还没有(?P<what>答复|转办)"))
def demand_open(record: Record, day: str, what: str) -> None:
    """No answer or transfer by the day of the check."""
    item(record, "demands").update({"replied_on" if what == "答复" else "transferred_on": None, "observed_on": day})


@given(parsers.parse("政府承诺在{day}以前兑现，没有依法定程序变更"))
def commitment_due(record: Record, day: str) -> None:
    """A commitment of the government to an enterprise."""
    record.update(kind="政商交往", unit={"type": "政府"})
    item(record, "commitments").update(document="投资协议", due_on=day, change_reference=None)


@given(parsers.parse("政府承诺在{day}兑现"))
def commitment_kept(record: Record, day: str) -> None:
    """The day on which it was fulfilled."""
    item(record, "commitments")["fulfilled_on"] = day


@given(parsers.parse("政府承诺到{day}核查时还没有兑现"))
def commitment_open(record: Record, day: str) -> None:
    """Not fulfilled by the day of the check."""
    item(record, "commitments").update(fulfilled_on=None, observed_on=day)


@given("政府承诺后来依法定程序变更")
def commitment_changed(record: Record) -> None:
    """Changed by legal procedure."""
    item(record, "commitments")["change_reference"] = "常务会议纪要一号"


@given(parsers.parse("政府承诺被{status}，理由是{reason}"))
def commitment_refused(record: Record, status: str, reason: str) -> None:
    """Delayed or refused, and why."""
    item(record, "commitments").update(status=status, reason=reason)


@given(parsers.re("政府承诺的责任人(?P<day>.+)离任，(?P<word>有人|没有人)接替"))
def commitment_owner_left(record: Record, day: str, word: str) -> None:
    """The person responsible left."""
    item(record, "commitments").update(owner_left_on=day, successor="干部乙" if word == "有人" else None)


@given(parsers.re("插手干预登记：(?P<day>.+)，干部甲就(?P<matter>.+)提出要求，(?P<word>有|没有)法定依据"))
def intervention(record: Record, day: str, matter: str, word: str) -> None:
    """A request in somebody else's matter."""
    record["kind"] = "政商交往"
    item(record, "interventions").update(
        requester="干部甲", requested_on=day, matter=matter, legal_basis="某法第十条" if word == "有" else None
    )


@given(parsers.re("插手干预的人(?P<who>是|不是)承办人，(?P<word>已经|没有)记录在案"))
def intervention_recorded(record: Record, who: str, word: str) -> None:
    """Whether he handles the case, and whether the request was recorded."""
    it = item(record, "interventions")
    it.update(handler=who == "是", recorded_on=it["requested_on"] if word == "已经" else None)
