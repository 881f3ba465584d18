"""Sentences of the features on what an office does for or to enterprises: documents, services, checks, payments."""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

from steps.contact import ENTERPRISE, Record, item

# ---- documents and tenders ------------------------------------------------------------------------------------


def policy(record: Record) -> Record:
    """The one document of the record, made by a government department."""
    record.update(kind="涉企政策文件", unit={"type": "政府部门"})
    return item(record, "policies")


@given(parsers.parse("涉企文件的状态是{status}，形成于{day}"))
def policy_formed(record: Record, status: str, day: str) -> None:
    """A document that concerns enterprises."""
    policy(record).update(title="若干措施", concerns_business=True, status=status, formed_on=day)


@given(parsers.parse("涉企文件在{day}公开"))
def policy_published(record: Record, day: str) -> None:
    """The day of publication."""
    policy(record)["published_on"] = day


@given(parsers.parse("涉企文件到{day}核查时还没有公开"))
def policy_unpublished(record: Record, day: str) -> None:
    """Not published by the day of the check."""
    policy(record).update(published_on=None, observed_on=day)


@given(parsers.re("涉企文件是惠企政策，办理指引(?P<word>已经|没有)公布齐全"))
def policy_guide(record: Record, word: str) -> None:
    """Whether scope, conditions and procedure are published."""
    policy(record).update(preferential=True, guide_complete=word == "已经")


@given(parsers.parse("涉企文件在{day}作了公平竞争审查，结论是{result}"))
def policy_reviewed(record: Record, day: str, result: str) -> None:
    """The fair-competition review."""
    policy(record).update(fair_competition_reviewed_on=day, fair_competition_result=result, exception_basis=None)


@given("涉企文件没有作公平竞争审查")
def policy_not_reviewed(record: Record) -> None:
    """No fair-competition review."""
    policy(record).update(fair_competition_reviewed_on=None, fair_competition_result=None, exception_basis=None)


@given("涉企文件写明了适用例外规定的理由")
def policy_exception(record: Record) -> None:
    """A stated exception."""
    policy(record)["exception_basis"] = "救灾救助，实施期限一年"


@given(parsers.re("涉企文件按(?P<what>.+)划线，(?P<word>有|没有)法定依据"))
def policy_restricted(record: Record, what: str, word: str) -> None:
    """A condition by ownership or place."""
    policy(record).update(restrictions=[what], legal_basis="某法第十条" if word == "有" else None)


@given(parsers.parse("涉企文件听取了{count:d}家企业的意见，{start}至{end}公开征求意见"))
def policy_consulted(record: Record, count: int, start: str, end: str) -> None:
    """Who was heard, and the days of public comment."""
    policy(record).update(enterprises_consulted=count, comment_from=start, comment_until=end)


@given(parsers.re("涉企文件(?P<word>说明|没有说明)缩短征求意见的理由"))
def policy_short(record: Record, word: str) -> None:
    """A reason for a shorter time of comment, or none."""
    policy(record)["short_reason"] = "防汛应急" if word == "说明" else None


@given(parsers.re("涉企招标文件在(?P<day>.+)发出，按(?P<what>.+)设资格条件，(?P<word>有|没有)法定依据"))
def tender_restricted(record: Record, day: str, what: str, word: str) -> None:
    """A qualification by ownership or place."""
    record["kind"] = "招标采购"
    legal = "某法第十条" if word == "有" else None
    item(record, "tenders").update(project="道路工程", issued_on=day, restrictions=[what], legal_basis=legal)


# ---- service matters ------------------------------------------------------------------------------------------


def service(record: Record) -> Record:
    """The one service matter of the record."""
    record["kind"] = "办件"
    return item(record, "services")


@given(parsers.parse("涉企办件在{day}受理，承诺{limit:d}个工作日办结"))
def service_accepted(record: Record, day: str, limit: int) -> None:
    """A matter and its limit."""
    service(record).update(item="经营许可", received_on=day, accepted_on=day, limit_working_days=limit)


@given(parsers.parse("涉企办件在{day}办结，没有延期"))
def service_closed(record: Record, day: str) -> None:
    """Closed without an extension."""
    service(record).update(closed_on=day, extension_approved=False)


@given(parsers.parse("涉企办件经批准延长{extra:d}个工作日，在{day}办结"))
def service_extended(record: Record, extra: int, day: str) -> None:
    """Closed after an approved extension."""
    service(record).update(closed_on=day, extension_approved=True, extension_working_days=extra)


@given(parsers.re("涉企办件通知补正(?P<count>[0-9]+)次，后一次(?P<word>增加了|没有增加)新内容"))
def service_corrections(record: Record, count: str, word: str) -> None:
    """Notices of corrections."""
    service(record).update(correction_notices=count, later_notice_added_items=word == "增加了")


@given(parsers.parse("涉企办件被退件{count:d}次，{reason}"))
def service_returned(record: Record, count: int, reason: str) -> None:
    """Returned applications and their reasons."""
    service(record).update(returns=count, return_reason=reason)


@given(parsers.re("涉企办件的通知(?P<word>指定了|没有指定)中介机构"))
def service_intermediary(record: Record, word: str) -> None:
    """A named intermediary, or none."""
    service(record)["designated_intermediary"] = "某检测公司" if word == "指定了" else None


@given(parsers.parse("涉企办件还在办理，最近一次动作在{action}，核查日期是{day}"))
def service_idle(record: Record, action: str, day: str) -> None:
    """A matter under way and its last action."""
    service(record).update(status="办理中", closed_on=None, last_action_on=action, observed_on=day)


@given(parsers.parse("本单位规定办件最多停留{days:d}天"))
def idle_limit(parameters: dict[str, Any], days: int) -> None:
    """The unit's own limit."""
    parameters["idle_days"] = days


# ---- inspections and penalties --------------------------------------------------------------------------------


@given(parsers.parse("涉企检查在{day}进行，到场{officers:d}人，{certified:d}人持执法证"))
def inspection(record: Record, day: str, officers: int, certified: int) -> None:
    """An inspection and who came."""
    record["kind"] = "涉企执法"
    item(record, "inspections").update(
        item="安全检查", inspected_on=day, officers=officers, certified_officers=certified
    )


@given(parsers.parse("涉企处罚在{filed}立案，{decided}作出决定"))
def penalty(record: Record, filed: str, decided: str) -> None:
    """A penalty with its days."""
    record["kind"] = "涉企执法"
    item(record, "penalties").update(number="一号", filed_on=filed, decided_on=decided, special_term=None)


@given("涉企处罚另有法定期限")
def penalty_special_term(record: Record) -> None:
    """Another statute sets the term."""
    item(record, "penalties")["special_term"] = "某规章第十条"


@given(parsers.parse("涉企处罚须法制审核，审核日期是{day}"))
def penalty_reviewed(record: Record, day: str) -> None:
    """The legal review."""
    item(record, "penalties").update(major=True, legal_reviewed_on=day)


@given("涉企处罚须法制审核，没有审核")
def penalty_not_reviewed(record: Record) -> None:
    """No legal review."""
    item(record, "penalties").update(major=True, legal_reviewed_on=None)


@given(parsers.re("涉企处罚罚款(?P<amount>.+元)，裁量基准是(?P<low>.+元)到(?P<high>.+元)，(?P<word>写明|没有写明)偏离理由"))
def penalty_amount(record: Record, amount: str, low: str, high: str, word: str) -> None:
    """The fine and its benchmark."""
    item(record, "penalties").update(
        amount=amount, benchmark_low=low, benchmark_high=high, deviation_reason="拒不改正" if word == "写明" else None
    )


# ---- payments, charges and deposits ---------------------------------------------------------------------------


@given(parsers.parse("涉企款项由机关付给中小企业，{day}交付，{agreed}"))
def payment_due(record: Record, day: str, agreed: str) -> None:
    """What a public organ owes a small enterprise; ``agreed`` is 没有约定付款期限 or 约定60天付款."""
    record["kind"] = "涉企款项"
    days = None if agreed.startswith("没有") else agreed.removeprefix("约定").removesuffix("天付款")
    item(record, "payments").update(
        payee=ENTERPRISE, amount="200000元", payee_is_small_enterprise=True, payer_kind="机关", delivered_on=day,
        term_days=days, delay_reason=None,
    )


@given(parsers.parse("涉企款项在{day}付清"))
def payment_made(record: Record, day: str) -> None:
    """The day of payment."""
    item(record, "payments")["paid_on"] = day


@given(parsers.parse("涉企款项到{day}核查时还没有付，理由是{reason}"))
def payment_open(record: Record, day: str, reason: str) -> None:
    """Not paid by the day of the check, and why."""
    item(record, "payments").update(paid_on=None, observed_on=day, delay_reason=reason)


@given(parsers.re("涉企款项的合同(?P<word>约定|没有约定)以此为付款条件"))
def payment_condition(record: Record, word: str) -> None:
    """Whether the contract makes payment wait for that."""
    item(record, "payments")["condition_agreed"] = word == "约定"


@given(parsers.re("企业在(?P<day>.+)交来(?P<amount>.+元)，名目是(?P<charge>.+)，(?P<word>是|不是)自愿"))
def payment_charged(record: Record, day: str, amount: str, charge: str, word: str) -> None:
    """What an enterprise paid to the unit."""
    record["kind"] = "涉企款项"
    item(record, "payments").update(
        payer_kind="企业", paid_on=day, amount=amount, charge=charge, voluntary=word == "是"
    )


@given(parsers.parse("涉企保证金是{kind}，应退的起算日是{day}"))
def deposit(record: Record, kind: str, day: str) -> None:
    """A deposit of an enterprise."""
    record["kind"] = "涉企款项"
    item(record, "deposits").update(payer=ENTERPRISE, kind=kind, amount="50000元", due_on=day)


@given(parsers.parse("涉企保证金在{day}退还"))
def deposit_returned(record: Record, day: str) -> None:
    """The day of the refund."""
    item(record, "deposits")["returned_on"] = day


@given(parsers.parse("涉企保证金到{day}核查时还没有退还"))
def deposit_kept(record: Record, day: str) -> None:
    """Not refunded by the day of the check."""
    item(record, "deposits").update(returned_on=None, observed_on=day)


@given(parsers.parse("合同约定保证金{days:d}天内退还"))
def refund_limit(parameters: dict[str, Any], days: int) -> None:
    """The agreed days of refund."""
    parameters["refund_days"] = days
