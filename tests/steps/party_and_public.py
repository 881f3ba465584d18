"""Sentences of the features on organisational life, cadre supervision, ledgers, tasks, schools and hospitals."""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

Record = dict[str, Any]


def of_kind(record: Record, kind: str, unit: str = "某单位") -> Record:
    """The record of that kind and unit, made where it is not there yet."""
    record.setdefault("kind", kind)
    own = {"name": "某支部", "type": "党支部", "party_groups": 2} if kind == "组织生活" else {"name": unit}
    record.setdefault("unit", own)
    return record


def added(record: Record, key: str, **fields: object) -> None:
    """One item more in a list of the record."""
    record.setdefault(key, []).append(dict(fields))


def latest(record: Record, key: str) -> Record:
    """The item of a list that was named last."""
    found: Record = record[key][-1]
    return found


def day(words: str) -> str | None:
    """A day as written, none where the sentence says that there was none."""
    return None if words.startswith("没有") else words.removeprefix("在")


# ---- completeness of a submission -----------------------------------------------------------------------------


@given(parsers.re("单位声明(?P<first>.+日)到(?P<last>.+日)的(?P<kind>.+)记录(?P<word>已经|没有)报全"))
def declared(record: Record, first: str, last: str, kind: str, word: str) -> None:
    """What a unit says of its submission."""
    of_kind(record, kind)["coverage"] = {"from": first, "until": last, "complete": word == "已经"}


# ---- organisational life --------------------------------------------------------------------------------------


@given(parsers.re("支部在(?P<held>.+日)开了(?P<body>支部党员大会|支部委员会会议)"))
def branch_meeting(record: Record, held: str, body: str) -> None:
    """A meeting of the branch."""
    added(of_kind(record, "组织生活"), "meetings", held_on=held, body=body)


@given(parsers.parse("支部党员大会应到{due:d}人，实到{present:d}人，赞成{votes:d}人，结果是{outcome}"))
def branch_vote(record: Record, due: int, present: int, votes: int, outcome: str) -> None:
    """The vote of the meeting."""
    latest(record, "meetings").update(due=due, present=present, votes={"for": votes}, outcome=outcome)


@given(parsers.re("支部在(?P<held>.+日)开展了(?P<kind>.+)"))
def branch_activity(record: Record, held: str, kind: str) -> None:
    """An activity of the branch."""
    added(of_kind(record, "组织生活"), "activities", held_on=held, kind=kind)


@given(parsers.re("党委中心组在(?P<held>.+日)学习"))
def group_studied(record: Record, held: str) -> None:
    """A study session of the theory group of a Party committee."""
    record.update(unit={"name": "某党委", "type": "党委"})
    added(of_kind(record, "组织生活"), "activities", held_on=held, kind="中心组学习")


@given(parsers.re("党委声明(?P<first>.+日)到(?P<last>.+日)的组织生活记录已经报全"))
def committee_declared(record: Record, first: str, last: str) -> None:
    """What a Party committee says of its submission."""
    record.update(unit={"name": "某党委", "type": "党委"})
    declared(record, first, last, "组织生活", "已经")


@given(parsers.re("支部的(?P<pair>.+)在(?P<held>.+日)谈心谈话"))
def branch_talk(record: Record, pair: str, held: str) -> None:
    """A talk between two sorts of members."""
    added(of_kind(record, "组织生活"), "activities", held_on=held, kind="谈心谈话", between=pair)


@given(parsers.parse("民主生活会在{held}召开，应到{due:d}人，实到{present:d}人"))
def life_meeting(record: Record, held: str, due: int, present: int) -> None:
    """A democratic life meeting."""
    added(of_kind(record, "组织生活"), "activities", kind="民主生活会", held_on=held, due=due, present=present)


@given(parsers.re("民主生活会(?P<word>改了期|没有改期)，上级(?P<consent>没有同意|在.+日同意)"))
def life_meeting_moved(record: Record, word: str, consent: str) -> None:
    """Whether it was moved, and the consent of the higher body."""
    latest(record, "activities").update(moved=word == "改了期", consent_on=day(consent.removesuffix("同意")))


@given(parsers.re("民主生活会的情况(?P<word>没有上报|在.+日上报)，核查日期是(?P<observed>.+)"))
def life_meeting_reported(record: Record, word: str, observed: str) -> None:
    """When it was reported."""
    latest(record, "activities").update(reported_on=day(word.removesuffix("上报")), observed_on=observed)


@given(parsers.re("单位(?P<word>要求|不要求)党委会安排第一议题"))
def first_topic_required(record: Record, parameters: Record, word: str) -> None:
    """The unit's own rule."""
    of_kind(record, "组织生活")
    parameters["required"] = word == "要求"


@given(parsers.re("党委在(?P<held>.+日)开会，(?P<word>安排了|没有安排)第一议题"))
def first_topic(record: Record, held: str, word: str) -> None:
    """A meeting and its first topic."""
    added(of_kind(record, "组织生活"), "meetings", held_on=held, body="党委会", first_topic_study=word == "安排了")


# ---- cadre supervision ----------------------------------------------------------------------------------------


@given(parsers.re("容错事项在(?P<filed>.+日)备案，(?P<done>没有实施|在.+日实施)，集体决策日期是(?P<decided>.+日|没有)"))
def tolerance(record: Record, filed: str, done: str, decided: str) -> None:
    """A filing of a reform risk."""
    of_kind(record, "容错备案")["tolerance_filing"] = {
        "filed_on": filed, "implemented_on": day(done.removesuffix("实施")), "decided_collectively_on": day(decided),
        "private_gain": False, "prohibited": False}


@given(parsers.re("容错事项(?P<word>谋取了私利|属于法律明令禁止的事项)"))
def tolerance_barred(record: Record, word: str) -> None:
    """Why it cannot be tolerated."""
    record["tolerance_filing"]["private_gain" if "私利" in word else "prohibited"] = True


@given(parsers.re("问题线索在(?P<received>.+日)收到，(?P<disposed>没有处置|在.+日处置)，核查日期是(?P<observed>.+)"))
def clue(record: Record, received: str, disposed: str, observed: str) -> None:
    """A clue and its disposition."""
    added(of_kind(record, "监督台账"), "clues", received_on=received, disposed_on=day(disposed.removesuffix("处置")),
          inquiry_sent_on=None, observed_on=observed)


@given(parsers.re("问题线索在(?P<sent>.+日)发函询问，(?P<replied>没有回复|在.+日回复)，核查日期是(?P<observed>.+)"))
def inquiry(record: Record, sent: str, replied: str, observed: str) -> None:
    """A letter of inquiry and the reply."""
    added(of_kind(record, "监督台账"), "clues", received_on=sent, inquiry_sent_on=sent,
          inquiry_replied_on=day(replied.removesuffix("回复")), observed_on=observed)


@given(parsers.re("有人在(?P<asked>.+日)打招呼，(?P<noted>没有记录|在.+日记录)，(?P<told>没有报告|在.+日报告)"))
def intervention(record: Record, asked: str, noted: str, told: str) -> None:
    """A request in somebody else's matter."""
    added(of_kind(record, "招标采购"), "interventions", requested_on=asked, recorded_on=day(noted.removesuffix("记录")),
          reported_on=day(told.removesuffix("报告")))


@given(parsers.parse("打招呼要在记录后{days:d}天内报告"))
def intervention_days(parameters: Record, days: int) -> None:
    """The local rule."""
    parameters["report_days"] = days


@given(parsers.re("降级处分在(?P<decided>.+日)作出，手续在(?P<done>.+日)办好，(?P<word>经批准|没有批准)延长"))
def sanction(record: Record, decided: str, done: str, word: str) -> None:
    """A sanction and its formalities."""
    added(of_kind(record, "监督台账"), "sanctions", decided_on=decided, demotion_or_heavier=True,
          formalities_done_on=done, extension_approved=word == "经批准")


# ---- ledgers and tasks ----------------------------------------------------------------------------------------


@given(parsers.re("监督台账有一项(?P<kind>.+)，责任人(?P<owner>.+)，登记于(?P<opened>.+日)，时限(?P<due>.+)"))
def ledger_item(record: Record, kind: str, owner: str, opened: str, due: str) -> None:
    """A line of the ledger."""
    added(of_kind(record, "监督台账"), "ledger_items", kind=kind, matter="补贴发放", opened_on=opened,
          owner=day(owner), due_on=day(due), extension_approved=False)


@given(parsers.re("监督台账这一项(?P<closed>没有销号|在.+日由.+销号)，核查日期是(?P<observed>.+)"))
def ledger_closed(record: Record, closed: str, observed: str) -> None:
    """How it was closed."""
    when, _, who = closed.removesuffix("销号").partition("由")
    latest(record, "ledger_items").update(closed_on=day(when), closed_by=who or None, observed_on=observed)


@given(parsers.parse("监督台账这一项有{number:d}件佐证材料"))
def ledger_evidence(record: Record, number: int) -> None:
    """The evidence."""
    latest(record, "ledger_items")["evidence"] = number


@given(parsers.re("案件在(?P<closed>.+日)办结，(?P<plan>没有整改方案|在.+日制定整改方案)，核查日期是(?P<observed>.+)"))
def case_plan(record: Record, closed: str, plan: str, observed: str) -> None:
    """A case and the plan that follows it."""
    added(of_kind(record, "监督台账"), "ledger_items", kind="一案一整改", case_closed_on=closed,
          plan_on=day(plan.removesuffix("制定整改方案")), observed_on=observed)


@given(parsers.parse("单位要求案件办结后{days:d}天内制定整改方案"))
def case_plan_days(parameters: Record, days: int) -> None:
    """The unit's own limit."""
    parameters["plan_days"] = days


@given(parsers.re("工作任务由(?P<first>.+)、(?P<second>.+)负责，(?P<lead>.+)牵头"))
def task(record: Record, first: str, second: str, lead: str) -> None:
    """A task and its departments."""
    names = [{"name": name, "lead": name == lead} for name in (first, second)]
    added(of_kind(record, "定期报告"), "tasks", title="清廉村居", assigned_on="2026年1月1日", co_owners=names)


@given(parsers.re("工作任务的方案和措施要在(?P<due>.+日)以前拿出，方案(?P<plan>.+)，核查日期是(?P<observed>.+)"))
def task_plan(record: Record, due: str, plan: str, observed: str) -> None:
    """The time limit of the plan, and the plan."""
    latest(record, "tasks").update(plan_due_on=due, plan_on=day(plan), observed_on=observed)


@given(parsers.re("工作任务中(?P<name>.+)(?P<word>没有提交措施|在.+日提交措施)"))
def task_measures(record: Record, name: str, word: str) -> None:
    """The measures of one department."""
    for one in latest(record, "tasks")["co_owners"]:
        if one["name"] == name:
            one["measures_on"] = day(word.removesuffix("提交措施"))


@given(parsers.re("工作任务(?P<told>从没报告过|最近在.+日报告过)(?P<party>|，没有报告党委|，报告了党委)，核查日期是(?P<observed>.+)"))
def task_reported(record: Record, told: str, party: str, observed: str) -> None:
    """The last report on the task."""
    reports = [] if told.startswith("从没") else [
        {"reported_on": told.removeprefix("最近在").removesuffix("报告过"), "to_party_committee": "了党委" in party}]
    latest(record, "tasks").update(task_reports=reports, observed_on=observed, working_group=bool(party))


@given(parsers.parse("单位要求最多{days:d}天报告一次"))
def task_interval(parameters: Record, days: int) -> None:
    """The unit's own rhythm."""
    parameters["interval"] = days


# ---- schools and hospitals ------------------------------------------------------------------------------------


@given(parsers.re("学校在(?P<held>.+日)(?P<word>收取补课费|为校外培训机构提供学生信息|没有收费补课)"))
def school_charge(record: Record, held: str, word: str) -> None:
    """Tutoring for money."""
    added(of_kind(record, "规范办学"), "school_charges", held_on=held, tutoring_fee=word == "收取补课费",
          helped_agency="培训机构" in word)


@given(parsers.re("学校在(?P<held>.+日)上课，这一天(?P<word>在|不在)批准的校历内"))
def school_day(record: Record, held: str, word: str) -> None:
    """A day of classes."""
    added(of_kind(record, "规范办学"), "school_days", held_on=held, on_calendar=word == "在")


@given(parsers.re("学校在(?P<bought>.+日)采购(?P<item>.+)，(?P<word>公开|没有公开)选用，收取回扣(?P<rebate>.+)元"))
def school_purchase(record: Record, bought: str, item: str, word: str, rebate: str) -> None:
    """A purchase for pupils."""
    added(of_kind(record, "规范办学"), "school_purchases", bought_on=bought, item=item, openly_chosen=word == "公开",
          rebate=rebate)


@given(parsers.re("学校在(?P<enrolled>.+日)录取一名学生，(?P<plan>符合|不符合)公布的方案，(?P<test>没有|以)考试成绩录取"))
def enrolment(record: Record, enrolled: str, plan: str, test: str) -> None:
    """An admission."""
    added(of_kind(record, "规范办学"), "enrolments", number="一号", enrolled_on=enrolled, within_plan=plan == "符合",
          tested=test == "以")


@given(parsers.re("医院在(?P<visited>.+日)由(?P<hosts>\\d+)人接待医药代表，(?P<word>有|没有)预约"))
def rep_visit(record: Record, visited: str, hosts: str, word: str) -> None:
    """A visit of a representative."""
    added(of_kind(record, "医疗廉洁从业"), "rep_visits", visited_on=visited, hosts=hosts, booked=word == "有",
          set_time=True, set_place=True, set_person=True, recorded=True)


@given(parsers.re("医院的(?P<recipient>.+)在(?P<received>.+日)接受捐赠，(?P<word>没有与|与)采购挂钩"))
def donation(record: Record, recipient: str, received: str, word: str) -> None:
    """A donation."""
    added(of_kind(record, "医疗廉洁从业"), "donations", received_on=received, amount="1万元", tied_to_purchase=word == "与",
          recipient={"法人": "医疗机构法人"}.get(recipient, recipient))


@given(parsers.re("医院的医生在(?P<received>.+日)收下患者的红包，(?P<word>没有退还上交|在.+日退还上交)"))
def red_packet(record: Record, received: str, word: str) -> None:
    """A red packet of a patient."""
    added(of_kind(record, "医疗廉洁从业"), "gifts", kind="电子红包", giver_kind="患者", value="500元", receiver="医生甲",
          received_on=received, handed_in_on=day(word.removesuffix("退还上交")))


@given(parsers.re("医院负责采购的人在(?P<paid>.+日)收到供应商费用(?P<amount>.+元)，(?P<word>经|没有经)单位批准"))
def supplier_payment(record: Record, paid: str, amount: str, word: str) -> None:
    """A fee of a supplier."""
    added(of_kind(record, "医疗廉洁从业"), "supplier_payments", paid_on=paid, receiver="医生甲", amount=amount,
          buys_or_prescribes=True, approved=word == "经")


@given(parsers.parse("医院规定单次费用不超过{amount}元"))
def fee_limit(parameters: Record, amount: str) -> None:
    """The hospital's own limit."""
    parameters["fee_limit"] = amount


@given(parsers.re("医院在(?P<bought>.+日)采购集中采购品种，(?P<word>有|没有)平台单号"))
def drug_purchase(record: Record, bought: str, word: str) -> None:
    """A purchase of a centrally procured item."""
    added(of_kind(record, "医疗廉洁从业"), "drug_purchases", item="某药品", bought_on=bought, centrally_procured=True,
          platform_reference="单号一" if word == "有" else None)


@given(parsers.re("医保部门在(?P<inspected>.+日)派(?P<number>\\d+)人检查，其中(?P<certified>\\d+)人持证"))
def fund_inspection(record: Record, inspected: str, number: str, certified: str) -> None:
    """An inspection of the medical fund."""
    added(of_kind(record, "医疗廉洁从业"), "inspections", inspected_on=inspected, officers=number,
          certified_officers=certified)
