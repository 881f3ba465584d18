"""Sentences of the features on tenders, government procurement and what surrounds them."""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

from steps.party_and_public import added, day, of_kind

Record = dict[str, Any]

PROJECT = {
    "方式": "method", "标的": "kind", "金额": "amount", "估算价": "estimate", "中标人": "awarded_to", "中标金额": "award",
    "招标文件发出日期": "issued_on", "投标截止日期": "closed_on", "招标文件发售结束日": "documents_until",
    "资格预审申请截止日期": "prequalification_closed_on", "开标日期": "opened_on", "定标日期": "awarded_on",
    "评审结束日期": "review_ended_on", "收到评审报告日期": "evaluation_report_on", "通知书发出日期": "notified_on",
    "结果公告日期": "result_published_on", "书面报告日期": "reported_on", "中标候选人公示开始日": "candidates_published_on",
    "中标候选人公示结束日": "candidates_removed_on", "评审小组人数": "evaluators", "其中专家人数": "expert_evaluators",
    "参加谈判的供应商家数": "suppliers_invited", "投标保证金": "bid_bond", "履约保证金": "bond", "交易编号": "platform_reference",
    "邀请招标的情形": "invited_ground", "认定文件": "invited_recognition", "不选第一名的理由": "not_first_reason",
    "单一来源的情形": "single_source_ground", "单一来源公示开始日": "single_source_from",
    "单一来源公示结束日": "single_source_until", "批准其他方式的文件": "other_method_approval", "预算项目": "budget_item",
    "品目": "purchase_category",
}
PROJECT_IS = {
    "依法必须招标的": "mandatory", "政府采购": "government_procurement", "国有资金占主导的": "state_dominated",
    "列入交易目录的": "in_trading_catalogue", "委托代理机构办的": "through_agency", "要求交现金保证金的": "bid_bond_cash",
    "调整过预算的": "budget_adjusted",
}
CONTRACT = {
    "对方": "party", "种类": "kind", "签订日期": "signed_on", "金额": "amount", "公告日期": "announced_on", "备案日期": "filed_on",
    "编号": "number", "所补充的合同": "supplements", "审计结算的法律依据": "audit_settlement_basis",
}
CONTRACT_IS = {
    "政府采购合同": "government_procurement", "涉密的": "secret", "与中小企业签的": "party_is_small_enterprise",
    "按审计结果结算的": "audit_settlement", "自愿约定结算办法的": "audit_settlement_voluntary",
}


def put(record: Record, key: str, field: str, value: object) -> None:
    """A fact of the one tender or contract of the record; 没有 is none."""
    of_kind(record, "招标采购", "某局")
    item = record.setdefault(key, [{}])[-1]
    item[field] = None if value == "没有" else value


@given(parsers.re("采购项目的(?P<what>[^，]+?)是(?P<value>.+)"))
def project_fact(record: Record, what: str, value: str) -> None:
    """A fact of the tender."""
    put(record, "tenders", PROJECT[what], value)


@given(parsers.re("采购项目(?P<word>是|不是)(?P<what>.+)"))
def project_flag(record: Record, word: str, what: str) -> None:
    """Whether the tender is of that sort."""
    put(record, "tenders", PROJECT_IS[what], word == "是")


@given("采购项目没有招标记录")
def no_tender(record: Record) -> None:
    """The record says that there was no tender."""
    of_kind(record, "招标采购", "某局")["tenders"] = []


@given(parsers.re("采购项目在(?P<when>.+日)澄清修改(?P<what>招标文件|资格预审文件)，可能影响投标"))
def clarified(record: Record, when: str, what: str) -> None:
    """A change of the documents."""
    put(record, "tenders", "clarifications", [{"document": what, "issued_on": when, "affects_bids": True}])


@given(parsers.re("采购项目在(?P<when>.+日)收到对(?P<what>.+)的异议，(?P<answer>没有答复|在.+日答复)，答复前(?P<word>暂停|没有暂停)"))
def objected(record: Record, when: str, what: str, answer: str, word: str) -> None:
    """An objection and what was done."""
    one = {"about": what, "raised_on": when, "answered_on": day(answer.removesuffix("答复") if "日" in answer else answer),
           "continued": word == "没有暂停"}
    put(record, "tenders", "bid_objections", [one])


@given(parsers.re("采购项目有(?P<bidder>.+?)投标，负责人是(?P<head>.+?)，(?P<parent>.+?)是它的控股单位"))
def bid_with_parent(record: Record, bidder: str, head: str, parent: str) -> None:
    """A bidder, its head and its parent."""
    bid = {"bidder": bidder, "head": head, "controlled_by": None if parent == "没有单位" else parent}
    added(of_kind(record, "招标采购", "某局").setdefault("tenders", [{}])[-1], "bids", **bid)


@given(parsers.re("采购项目推荐(?P<bidder>.+?)为第(?P<rank>\\d+)名"))
def ranked(record: Record, bidder: str, rank: str) -> None:
    """A candidate and its rank."""
    added(of_kind(record, "招标采购", "某局").setdefault("tenders", [{}])[-1], "bids", bidder=bidder, rank=rank)


@given(parsers.re("采购人员(?P<person>.+?)与供应商的关系是(?P<kind>.+?)，(?P<end>仍然存在|在.+日结束)，(?P<when>.+日)参加采购，(?P<word>回避了|没有回避)"))
def staff_tied(record: Record, person: str, kind: str, end: str, when: str, word: str) -> None:
    """Somebody who handles the purchase and is tied to a supplier."""
    ended = None if end == "仍然存在" else end.removeprefix("在").removesuffix("结束")
    tie = {"person": person, "supplier": "甲公司", "kind": kind, "ended_on": ended, "took_part_on": when,
           "recused": word == "回避了"}
    put(record, "tenders", "staff_ties", [tie])


@given(parsers.re("采购合同的(?P<what>[^，]+?)是(?P<value>.+)"))
def contract_fact(record: Record, what: str, value: str) -> None:
    """A fact of the contract."""
    put(record, "contracts", CONTRACT[what], value)


@given(parsers.re("采购合同(?P<word>是|不是)(?P<what>.+)"))
def contract_flag(record: Record, word: str, what: str) -> None:
    """Whether the contract is of that sort."""
    put(record, "contracts", CONTRACT_IS[what], word == "是")


@given("采购合同还没有签")
def no_contract(record: Record) -> None:
    """The record says that there is no contract."""
    of_kind(record, "招标采购", "某局")["contracts"] = []


@given("采购单位是政府部门")
def buyer_is_department(record: Record) -> None:
    """The kind of the buying unit."""
    of_kind(record, "招标采购", "某局")["unit"]["type"] = "政府部门"


@given(parsers.parse("采购情况在{seen}核查"))
def seen_on(record: Record, seen: str) -> None:
    """The day of the check."""
    of_kind(record, "招标采购", "某局")["observed_on"] = seen


@given(parsers.re("采购用于(?P<name>.+?)，总投资(?P<total>.+?)，其中预算资金(?P<funds>.+)"))
def construction(record: Record, name: str, total: str, funds: str) -> None:
    """The construction project."""
    record.setdefault("matter", {}).update(project=name, tender_exemption=None)
    of_kind(record, "招标采购", "某局")["construction"] = {
        "total_investment": total, "fiscal_funds": funds, "state_capital_dominant": False, "foreign_loans": False,
        "public_infrastructure": False,
    }


@given(parsers.parse("采购所在省的公开招标数额标准是{amount:d}万元"))
def provincial_limit(parameters: Record, amount: int) -> None:
    """The limit that the province sets, in ten thousands of yuan."""
    parameters["open_tender_limit"] = amount * 10000


@given(parsers.re("采购保证金(?P<due>.+日)起应当退还，(?P<back>没有退还|在.+日退还)"))
def bond_due(record: Record, due: str, back: str) -> None:
    """A bid bond in government procurement."""
    returned = None if back == "没有退还" else back.removeprefix("在").removesuffix("退还")
    added(of_kind(record, "招标采购", "某局"), "deposits", payer="甲公司", kind="政府采购投标保证金", due_on=due,
          returned_on=returned)


@given(parsers.re("采购投诉(?P<kind>属于政府采购|属于招标投标)，(?P<received>.+日)收到，(?P<answered>.+日)决定受理，(?P<decided>.+日)作出处理决定"))
def complaint(record: Record, kind: str, received: str, answered: str, decided: str) -> None:
    """A complaint and what became of it."""
    added(of_kind(record, "招标采购", "某局"), "bid_complaints", id="投诉一", government_procurement=kind == "属于政府采购",
          received_on=received, answered_on=answered, accepted_on=answered, decided_on=decided, excluded_days=0)


@given(parsers.re("采购中供应商在(?P<received>.+日)提出(?P<kind>询问|质疑)，(?P<replied>.+日)得到答复"))
def question(record: Record, received: str, kind: str, replied: str) -> None:
    """A question or challenge of a supplier."""
    added(of_kind(record, "招标采购", "某局"), "supplier_questions", kind=kind, supplier="甲公司", received_on=received,
          replied_on=replied)


@given(parsers.re("采购禁入名单列有(?P<party>.+?)，限制(?P<scope>.+?)，从(?P<first>.+日)到(?P<last>.+日)，有决定文号"))
def banned(record: Record, party: str, scope: str, first: str, last: str) -> None:
    """An entry of a ban that a decision made."""
    added(of_kind(record, "行贿人名单", "某监委"), "blacklist", party=party, scope=scope, basis="决定一号",
          **{"from": first, "until": last})


@given("采购合同另有一份")
def another_contract(record: Record) -> None:
    """What follows is said of a further contract of the record."""
    record["contracts"].append({})
