"""Sentences of the features on several records of contacts with enterprises and of major decisions."""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

from steps.party_and_public import added, day, of_kind

Record = dict[str, Any]


@given(parsers.parse("某局把“{name}”定为{value}"))
def own_number(parameters: Record, name: str, value: str) -> None:
    """A number that the unit itself sets, by what it is called."""
    names = {"平均时长之比": "ratio", "最少件数": "least_cases", "检查次数上限": "cap", "合并检查的天数": "window",
             "每季度沟通会次数": "least", "反复的天数": "window", "反复的次数": "times", "礼品全年限额": "yearly_limit",
             "清理的天数": "clean_up_days", "大额资金限额": "large_fund_limit", "离任前后的天数": "window",
             "集中决策的比例": "largest_share", "全年最少决策件数": "least"}
    parameters[names[name]] = value


@given(parsers.re("某局办理(?P<ownership>民营|国有)企业的施工许可，(?P<accepted>.+日)受理，(?P<closed>.+日)办结"))
def case_of_firm(record: Record, ownership: str, accepted: str, closed: str) -> None:
    """A case of a firm."""
    added(of_kind(record, "政务服务办件", "某局"), "services", item="施工许可", ownership=ownership, accepted_on=accepted,
          closed_on=closed)


@given(parsers.re("某局在(?P<held>.+日)到(?P<enterprise>.+公司)检查(?P<item>消防|环保)，(?P<word>合并检查|单独检查)"))
def inspected(record: Record, held: str, enterprise: str, item: str, word: str) -> None:
    """An inspection of a firm."""
    added(of_kind(record, "涉企执法", "某局"), "inspections", inspected_on=held, enterprise=enterprise, item=item,
          merged=word == "合并检查", separate_reason=None)


@given(parsers.re("某局在(?P<published>.+日)公开上一年度逾期未付款项"))
def arrears_disclosed(record: Record, published: str) -> None:
    """A disclosure of arrears."""
    of_kind(record, "涉企款项", "某局")["unit"]["type"] = "政府部门"
    added(record, "disclosures", kind="逾期未付款项公开", published_on=published)


@given(parsers.re("某局声明(?P<first>.+日)到(?P<last>.+日)的(?P<kind>.+)记录已经报全"))
def office_declared(record: Record, first: str, last: str, kind: str) -> None:
    """What the office says of its submission."""
    of_kind(record, kind, "某局")["unit"]["type"] = "政府部门"
    record["coverage"] = {"from": first, "until": last, "complete": True}


@given(parsers.re("某局在(?P<held>.+日)召开政商(?P<purpose>座谈)"))
def symposium(record: Record, held: str, purpose: str) -> None:
    """A meeting with firms."""
    added(of_kind(record, "政商交往", "某局"), "contacts", held_on=held, purpose=purpose)


@given(parsers.re("甲公司在(?P<received>.+日)向某局提出政策诉求，结果是(?P<result>.+)"))
def demand_of_firm(record: Record, received: str, result: str) -> None:
    """A demand of a firm."""
    added(of_kind(record, "政商交往", "某局"), "demands", enterprise="甲公司", kind="policy", received_on=received,
          result=result)


@given(parsers.re("某局的(?P<receiver>.+)在(?P<received>.+日)收受价值(?P<value>.+元)的礼品，(?P<word>没有上交|在.+日上交)"))
def gift_kept(record: Record, receiver: str, received: str, value: str, word: str) -> None:
    """A gift of an official."""
    gift = {"receiver": receiver, "received_on": received, "value": value, "handed_in_on": day(word.removesuffix("上交"))}
    added(of_kind(record, "政商交往", "某局"), "contacts", gifts=[gift])


@given(parsers.re("某局的奖补办法所依据的规定在(?P<repealed>.+日)失效，(?P<word>没有清理|在.+日清理)，核查日期是(?P<seen>.+)"))
def stale_policy(record: Record, repealed: str, word: str, seen: str) -> None:
    """A policy whose basis lapsed."""
    added(of_kind(record, "涉企政策文件", "某局"), "policies", title="奖补办法", basis_repealed_on=repealed,
          cleaned_up_on=day(word.removesuffix("清理")), observed_on=seen)


# ---- major decisions ------------------------------------------------------------------------------------------


@given(parsers.re("股份公司在(?P<held>.+日)召开董事会"))
def board_met(record: Record, held: str) -> None:
    """A meeting of the board of a joint-stock company."""
    of_kind(record, "三重一大决策", "某股份公司")["unit"]["joint_stock"] = True
    added(record, "meetings", body="董事会", held_on=held)


@given(parsers.re("股份公司声明(?P<first>.+日)到(?P<last>.+日)的记录已经报全"))
def company_declared(record: Record, first: str, last: str) -> None:
    """What the company says of its submission."""
    of_kind(record, "三重一大决策", "某股份公司")["unit"]["joint_stock"] = True
    record["coverage"] = {"from": first, "until": last, "complete": True}


@given(parsers.re("某局党组在(?P<held>.+日)开了当年第(?P<number>\\d+)次会议"))
def numbered_meeting(record: Record, held: str, number: str) -> None:
    """A numbered meeting."""
    added(of_kind(record, "三重一大决策", "某局"), "meetings", body="党组会", held_on=held, sequence=number)


@given(parsers.re("某局的“(?P<title>.+)”议题在(?P<decided>.+日)被(?P<outcome>否决|通过)(?P<word>|，没有新的材料|，有新的材料)"))
def topic(record: Record, title: str, decided: str, outcome: str, word: str) -> None:
    """A topic and what became of it."""
    of_kind(record, "三重一大决策", "某局")["matter"] = {"title": title, "new_material": "有新的" in word and "没有" not in word}
    record["resolution"] = {"decided_on": decided, "outcome": outcome}


@given(parsers.re("某局在(?P<decided>.+日)的决定关联到记录“(?P<target>.+)”"))
def related(record: Record, decided: str, target: str) -> None:
    """A decision that points to another record."""
    of_kind(record, "三重一大决策", "某局")["matter"] = {"related_record": target}
    record["resolution"] = {"decided_on": decided}


@given(parsers.parse("某局提交了编号“{number}”的记录"))
def numbered_record(record: Record, number: str) -> None:
    """A record by its number."""
    of_kind(record, "三重一大决策", "某局").update(id=number, matter={"related_record": None})


@given(parsers.re("某局在(?P<paid>.+日)为办公楼维修付款(?P<amount>.+元)"))
def project_payment(record: Record, paid: str, amount: str) -> None:
    """A payment of one project."""
    of_kind(record, "三重一大决策", "某局")["matter"] = {"project": "办公楼维修"}
    added(record, "payments", paid_on=paid, amount=amount)


@given(parsers.re("某局主要负责人在(?P<left>.+日)离任，某局在(?P<days>.+日)作出决策"))
def decisions_near_handover(record: Record, left: str, days: str) -> None:
    """A decision of a unit whose head left."""
    of_kind(record, "三重一大决策", "某局")["unit"]["handover_on"] = left
    record["resolution"] = {"decided_on": days}


# ---- checks across records ------------------------------------------------------------------------------------


@given(parsers.re("某单位在(?P<decided>.+日)通过办公楼维修，金额(?P<amount>.+元)，由(?P<payee>.+)承办(?P<word>|，写明是变更)"))
def project_decided(record: Record, decided: str, amount: str, payee: str, word: str) -> None:
    """A decision on one project."""
    of_kind(record, "三重一大决策")["matter"] = {"project": "办公楼维修"}
    record["resolution"] = {"decided_on": decided, "outcome": "通过", "amount": amount, "payee": payee}
    record["changes"] = [{"kind": "amount", "changed_on": decided}] if word else []


@given(parsers.re("某单位在(?P<paid>.+日)为办公楼维修支付(?P<amount>.+元)"))
def project_paid(record: Record, paid: str, amount: str) -> None:
    """A payment for the project, in a record of the purchase."""
    of_kind(record, "招标采购")["matter"] = {"project": "办公楼维修"}
    added(record, "payments", paid_on=paid, amount=amount)


@given(parsers.parse("某单位把{days:d}天内的决定放在一起看"))
def window_of_decisions(parameters: Record, days: int) -> None:
    """The unit's own window."""
    parameters["window"] = days


@given(parsers.parse("某单位有一份材料写“{number}”会议在{held}开，应到{due:d}人，实到{present:d}人"))
def meeting_told(record: Record, number: str, held: str, due: int, present: int) -> None:
    """What one record says of a meeting."""
    added(of_kind(record, "三重一大决策"), "meetings", id=number, held_on=held, due=due, present=present)


@given(parsers.re("某单位在(?P<held>.+日)因(?P<kind>招标采购|政商交往)与(?P<enterprise>.+公司)接触"))
def met_enterprise(record: Record, held: str, kind: str, enterprise: str) -> None:
    """A contact, in a record of that kind; the kind 政商交往 is the register."""
    added(of_kind(record, kind), "contacts", enterprise=enterprise, held_on=held)


@given(parsers.re("某单位的县长办公会在(?P<held>.+日)通过(?P<amount>.+元)的采购，办公会最多决定(?P<most>.+)元"))
def decided_by_office(record: Record, parameters: Record, held: str, amount: str, most: str) -> None:
    """A decision by a body with a ceiling."""
    of_kind(record, "三重一大决策")["matter"] = {"amount": amount, "purpose": "采购"}
    added(record, "meetings", body="行政首长办公会", stage="讨论决定", held_on=held, outcome="通过")
    parameters["ceiling"] = [{"body": "head_office", "value": most}]


@given(parsers.re("单位声明(?P<first>.+日)到(?P<last>.+日)的(?P<what>决策记录|接触登记)已经报全"))
def several_declared(record: Record, first: str, last: str, what: str) -> None:
    """Decisions of every kind, or the register of contacts, are said to be complete."""
    decisions = ["三重一大决策", "四议两公开", "集体三资事项"]
    kinds = decisions if what == "决策记录" else ["政商交往"]
    of_kind(record, kinds[0])["coverage"] = {"from": first, "until": last, "complete": True, "kinds": kinds}
