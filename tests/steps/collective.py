"""Sentences of the features on rural collectives: their meetings, posts, money, assets, land and distributions.

All begin with «集体».  Days, money and names of codes are passed on as written; reading them is the normaliser's work.
A sentence on «这次会议», «这份合同» or «这笔开支» speaks of the one named last.
"""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

Record = dict[str, Any]

REGIONS = {"四川": "510100", "浙江": "330100", "上海": "310100", "河北": "130100", "山东": "370100", "郑州": "410100",
           "汕尾": "441500"}
POSTS = {"理事": ("理事会", "理事"), "理事长": ("理事会", "理事长"), "监事": ("监事会", "监事"),
         "村委会主任": ("村民委员会会议", "村委会主任"), "成员": ("成员大会", "村民")}
TIES = {"夫妻": ("配偶", True), "父子": ("父母", True), "兄弟": ("兄弟姐妹", True), "堂兄弟": ("三代以内旁系血亲", False)}
ITEMS = {"集体资产资源承包租赁": "asset_lease", "集体资产处置": "asset_disposal"}
LOCAL = {"承包租赁最长年数": "term_cap", "一次收取租金的最多年数": "prepaid_limit", "成交价不低于评估价的比例": "lowest_share",
         "单价不低于同类平均的比例": "peer_share", "提级监督重点事项": "key_items", "上报限额": "escalation_limit",
         "收入线": "income_line", "合同线": "contract_line", "信访线": "petition_line", "总价允许的误差": "total_tolerance",
         "宅基地公示天数": "homestead_days"}


def collective(record: Record) -> Record:
    """The record of a collective matter, and its unit: a collective unless a sentence says otherwise."""
    record.setdefault("kind", "集体三资事项")
    unit: Record = record.setdefault("unit", {})
    unit.setdefault("name", "某经济合作社")
    unit.setdefault("type", "农村集体经济组织")
    return record


def part(record: Record, *keys: str) -> Record:
    """A part of the record, made where it is not there yet."""
    made: Record = collective(record)
    for key in keys:
        made = made.setdefault(key, {})
    return made


def added(record: Record, *keys: str, **fields: object) -> None:
    """One item more in a list of the record."""
    part(record, *keys[:-1]).setdefault(keys[-1], []).append(dict(fields))


def latest(record: Record, key: str) -> Record:
    """The item of a list that was named last."""
    found: Record = record[key][-1]
    return found


def day_or_none(words: str, *verbs: str) -> str | None:
    """«2026年3月1日批准» → the day; «没有批准» → none."""
    if words.startswith("没有"):
        return None
    for verb in verbs:
        words = words.removesuffix(verb)
    return words


# ---- the collective -------------------------------------------------------------------------------------------


@given(parsers.re("集体这条记录出自(?P<what>设有集体经济组织的村|没有设集体经济组织的村|集体经济组织)"))
def of_unit(record: Record, what: str) -> None:
    """A collective, or a village with or without one."""
    unit = part(record, "unit")
    if what != "集体经济组织":
        unit.update(type="村", has_collective=what.startswith("设有"))


@given(parsers.parse("集体这条记录的种类是{kind}"))
def of_kind(record: Record, kind: str) -> None:
    """The kind of record."""
    collective(record)["kind"] = kind


@given(parsers.parse("集体属于{place}"))
def of_place(record: Record, place: str) -> None:
    """The place, so that its own numbers apply."""
    part(record, "unit")["region"] = REGIONS[place]


@given(parsers.parse("集体当地规定的{name}是{value}"))
def local_value(record: Record, parameters: dict[str, Any], name: str, value: str) -> None:
    """A value that the place or the unit sets."""
    collective(record)
    items = [ITEMS[item] for item in value.split("、") if item in ITEMS]
    parameters[LOCAL[name]] = items or (int(value) if value.isdigit() else value)
    if name == "上报限额":
        parameters["escalation_set"] = True


@given(parsers.parse("集体事项是{item}"))
def of_item(record: Record, item: str) -> None:
    """What is decided."""
    part(record, "matter").update(item=item, title=item)


@given(parsers.parse("集体事项的金额是{amount}"))
def of_amount(record: Record, amount: str) -> None:
    """The sum at stake."""
    part(record, "matter")["amount"] = amount


@given(parsers.parse("集体核查时是{day}"))
def seen_on(record: Record, day: str) -> None:
    """The day of the check."""
    collective(record)["observed_on"] = day


@given(parsers.parse("集体在{day}开始实施"))
def carried_out(record: Record, day: str) -> None:
    """The day on which it was carried out."""
    part(record, "execution")["started_on"] = day


@given(parsers.parse("集体声明{first}到{last}的记录已经报全"))
def all_handed_in(record: Record, first: str, last: str) -> None:
    """The submission of that time is complete."""
    part(record, "coverage").update({"from": first, "until": last, "complete": True,
                                     "kinds": ["集体三资事项", "村务管理", "信息公开"]})


# ---- meetings -------------------------------------------------------------------------------------------------


@given(parsers.re("集体在(?P<day>.+?日)由(?P<body>.+?)(?P<stage>决定|商议|前置研究)，(?P<outcome>通过|否决)"))
def meeting(record: Record, day: str, body: str, stage: str, outcome: str) -> None:
    """A meeting and what came of it."""
    added(record, "meetings", held_on=day, body=body, stage=stage, outcome=outcome)


@given("集体没有开过会")
def no_meeting(record: Record) -> None:
    """The record says that there was no meeting."""
    collective(record)["meetings"] = []


@given(parsers.parse("集体这次会议应到{due:d}人，实到{present:d}人，赞成{votes:d}人"))
def attendance(record: Record, due: int, present: int, votes: int) -> None:
    """Due, present and in favour; nobody online or by proxy."""
    latest(record, "meetings").update(due=due, present=present, votes={"for": votes}, present_online=None,
                                      present_by_proxy=None)


@given(parsers.parse("集体这次会议应到{due:d}人，没有填赞成人数"))
def attendance_open(record: Record, due: int) -> None:
    """Due only."""
    latest(record, "meetings")["due"] = due


@given(parsers.re("集体这次会议的通知在(?P<day>.+日)发出，(?P<word>写明|没有写明)时间、地点和事项"))
def notice_sent(record: Record, day: str, word: str) -> None:
    """The notice of the meeting."""
    latest(record, "meetings").update(notice_sent_on=day, notice_complete=word == "写明")


@given(parsers.parse("集体这次会议的材料在{day}提供查阅"))
def papers_open(record: Record, day: str) -> None:
    """The day from which the papers were open."""
    latest(record, "meetings")["materials_sent_on"] = day


@given(parsers.re("集体这次会议(?P<word>没有|有)会议记录"))
def minutes(record: Record, word: str) -> None:
    """Whether there is a record of the meeting."""
    latest(record, "meetings")["record"] = None if word == "没有" else {"place": "会议室"}


@given(parsers.re("集体这次会议上甲(?P<form>书面|口头)委托(?P<who>同户家人|邻居)参加"))
def proxy(record: Record, form: str, who: str) -> None:
    """A proxy."""
    latest(record, "meetings")["proxies"] = [
        {"giver": "甲", "holder": "乙", "written": form == "书面", "same_household": who == "同户家人"}]


@given(parsers.parse("集体有{households:d}户，成员代表{number:d}人，其中妇女代表{women:d}人"))
def headcount(record: Record, households: int, number: int, women: int) -> None:
    """Households and representatives."""
    part(record, "unit", "headcount").update(collective_households=households, collective_representatives=number,
                                             collective_women_representatives=women)


# ---- posts and ties -------------------------------------------------------------------------------------------


@given(parsers.re("集体名册上(?P<name>.)从(?P<day>.+日)起任(?P<post>.+)"))
def holds_post(record: Record, name: str, day: str, post: str) -> None:
    """A line of the roster, still in force."""
    body, role = POSTS[post]
    added(record, "unit", "roster", **{"name": name, "body": body, "role": role, "from": day, "until": None})
    record["unit"].setdefault("posts", [])
    record.setdefault("relations", [])


@given(parsers.parse("集体由{name}管{duty}"))
def has_duty(record: Record, name: str, duty: str) -> None:
    """A duty."""
    added(record, "unit", "posts", holder=name, duty=duty)


@given(parsers.re("集体申报了(?P<one>.)和(?P<other>.)是(?P<tie>.+)"))
def tie(record: Record, one: str, other: str, tie: str) -> None:
    """A declared tie."""
    kind, near = TIES[tie]
    added(record, "relations", person=one, other=other, kind=kind, near_relative=near)


# ---- money ----------------------------------------------------------------------------------------------------


@given(parsers.re("集体在(?P<day>.+?日)借给(?P<role>.+?)(?P<amount>[0-9]+元)"))
def lent(record: Record, day: str, role: str, amount: str) -> None:
    """A loan by the collective."""
    added(record, "loans", kind="钱款", lender="单位", lent_on=day, amount=amount, borrower_role=role)


@given(parsers.re("集体的(?P<role>.+?)在(?P<day>.+?日)收取佣金(?P<amount>[0-9]+元)，(?P<booked>没有入账|.+日入账)"))
def commission(record: Record, role: str, day: str, amount: str, booked: str) -> None:
    """A commission on a deal."""
    added(record, "commissions", deal="出租厂房", recipient="甲", recipient_role=role, received_on=day, amount=amount,
          booked_on=day_or_none(booked, "入账"))


@given(parsers.re("集体开了一个(?P<kind>.+账户)，(?P<decided>经过|没有经过)决定，(?P<filed>已经|没有)备案"))
def account(record: Record, kind: str, decided: str, filed: str) -> None:
    """An open bank account."""
    added(record, "accounts", kind=kind, closed_on=None, decided_on=None if decided == "没有经过" else "2026-01-05",
          filed_on=None if filed == "没有" else "2026-01-10")


@given(parsers.re("集体在(?P<day>.+?日)付给某店(?P<amount>[0-9.]+元)，凭证是(?P<voucher>.+?)，金额(?P<word>有|没有)涂改"))
def paid(record: Record, day: str, amount: str, voucher: str, word: str) -> None:
    """A payment and its voucher."""
    added(record, "payments", voucher="P-1", paid_on=day, amount=amount, payee="某店", voucher_kind=voucher,
          altered=word == "有")


@given(parsers.re("集体在(?P<day>.+?日)付给(?P<kind>企业|个人)(?P<amount>[0-9.]+元)，用的是(?P<method>现金|转账)"))
def paid_by(record: Record, day: str, kind: str, amount: str, method: str) -> None:
    """A payment and how it was made."""
    added(record, "payments", voucher="P-1", paid_on=day, amount=amount, payee="某店", payee_kind=kind, method=method)


@given(parsers.re("集体在(?P<day>.+?日)收租金(?P<amount>[0-9]+元)，收进(?P<holder>.+)的账户"))
def collected(record: Record, day: str, amount: str, holder: str) -> None:
    """Rent that came in, and whose account took it."""
    added(record, "payments", voucher="S-1", paid_on=day, amount=amount, payee_kind="本单位", account_holder_kind=holder)


@given(parsers.re("集体在(?P<day>.+?日)的一笔开支由(?P<one>.)经办、(?P<two>.)审批、(?P<three>.)付款"))
def approved_by(record: Record, day: str, one: str, two: str, three: str) -> None:
    """Who signed for a payment."""
    boxes = zip(("经办", "审批", "付款"), (one, two, three), strict=True)
    added(record, "payments", paid_on=day, payee="某店", amount="800元",
          approvals=[{"box": box, "signer": signer} for box, signer in boxes])


@given(parsers.parse("集体在{day}公布财务，收入{income}"))
def published(record: Record, day: str, income: str) -> None:
    """Finance was published."""
    added(record, "disclosures", kind="财务公开", published_on=day, income=income)


@given(parsers.parse("集体在{day}收到一件信访"))
def petition(record: Record, day: str) -> None:
    """A petition about the unit."""
    collective(record).update(kind="信访", observed_on=day)


# ---- assets and contracts -------------------------------------------------------------------------------------


@given(parsers.parse("集体的资产是{kind}，编号{code}"))
def asset(record: Record, kind: str, code: str) -> None:
    """The asset and its number."""
    part(record, "asset").update(kind=kind, code=code)


@given(parsers.parse("集体的资产底价{floor}，成交价{price}"))
def priced(record: Record, floor: str, price: str) -> None:
    """Floor and price; no new decision on the floor."""
    part(record, "asset").update(floor_price=floor, price=price)
    record.setdefault("changes", [])


@given(parsers.parse("集体的资产面积{area:d}亩，单价{unit_price}，租{years:d}年，总价写{total}"))
def computed(record: Record, area: int, unit_price: str, years: int, total: str) -> None:
    """Area, price, years and total."""
    part(record, "asset").update(area=area, unit_price=unit_price, years=years, stated_total=total)


@given(parsers.parse("集体的资产单价是{unit_price}"))
def unit_priced(record: Record, unit_price: str) -> None:
    """The unit price."""
    part(record, "asset")["unit_price"] = unit_price


@given(parsers.re("集体的资产(?P<word>没有评估|在.+日评估)"))
def valued(record: Record, word: str) -> None:
    """The day of the valuation."""
    part(record, "asset")["valued_on"] = day_or_none(word.removeprefix("在"), "评估")


@given(parsers.parse("集体一次收了{years}年租金"))
def prepaid(record: Record, years: str) -> None:
    """Years of rent taken at once."""
    part(record, "asset")["prepaid_years"] = years


@given(parsers.re("集体的台账上(?P<word>有|没有)资产(?P<code>[^，]+)，(?P<full>登记|没有登记)承租人"))
def register(record: Record, word: str, code: str, full: str) -> None:
    """The register of assets."""
    collective(record)["asset_register"] = [] if word == "没有" else [
        {"code": code, "holder": "甲" if full == "登记" else None, "from": "2026-03-01", "until": "2028-02-28",
         "income": "30000元"}]


@given(parsers.re("集体在(?P<day>.+?日)与(?P<party>.)签(?P<kind>.+?合同)，从(?P<first>.+日)到(?P<last>.+日)"))
def contract(record: Record, day: str, party: str, kind: str, first: str, last: str) -> None:
    """A contract and its term; neither a supplement nor ended before its time."""
    added(record, "contracts", **{"signed_on": day, "party": party, "kind": kind, "from": first, "until": last,
                                  "ended_on": None, "supplements": None})


@given(parsers.re("集体在(?P<day>.+?日)签了(?P<kind>.+合同)"))
def contract_only(record: Record, day: str, kind: str) -> None:
    """A contract."""
    added(record, "contracts", signed_on=day, party="甲", kind=kind)


@given(parsers.re("集体在(?P<day>.+?日)签下一份(?P<amount>[0-9.]+元)的合同"))
def contract_sum(record: Record, day: str, amount: str) -> None:
    """A contract and its sum."""
    added(record, "contracts", signed_on=day, party="甲", amount=amount)


@given(parsers.re("集体这份合同包给外村人，乡镇(?P<word>没有批准|.+日批准)"))
def outsider(record: Record, word: str) -> None:
    """A contract with an outsider, and the township's approval."""
    latest(record, "contracts").update(outsider=True, approved_on=day_or_none(word, "批准"))


@given(parsers.re("集体这份合同(?P<word>没有备案|在.+日备案)"))
def filed(record: Record, word: str) -> None:
    """When the contract was filed."""
    latest(record, "contracts")["filed_on"] = day_or_none(word.removeprefix("在"), "备案")


@given(parsers.re("集体在(?P<day>.+?日)用(?P<method>协商|公开竞价)的方式定承租人，有(?P<number>[0-9]+)家想租，(?P<word>没有说明理由|说明了理由)"))
def let_by(record: Record, day: str, method: str, number: str, word: str) -> None:
    """How the tenant was found."""
    added(record, "tenders", method=method, awarded_on=day, bidders=int(number),
          method_reason=None if word.startswith("没有") else "两次招租无人报名")


@given(parsers.re("集体的(?P<stage>.+公示|.+公开|.+公告)从(?P<first>.+日)贴到(?P<last>.+日)"))
def posted(record: Record, stage: str, first: str, last: str) -> None:
    """A notice; nobody was told in another way."""
    added(record, "notices", stage=stage, posted_on=first, removed_on=last, told_otherwise=None)


@given("集体没有张贴过公示")
def nothing_posted(record: Record) -> None:
    """The record says that nothing was posted."""
    collective(record)["notices"] = []


# ---- land and distribution ------------------------------------------------------------------------------------


@given(parsers.re("集体调整承包地，乡镇(?P<township>没有批准|.+日批准)，县级(?P<county>没有批准|.+日批准)"))
def approvals(record: Record, township: str, county: str) -> None:
    """Both approvals."""
    part(record, "matter").update(item="承包地个别调整", township_checked_on=day_or_none(township, "批准"),
                                  county_approved_on=day_or_none(county, "批准"))


@given(parsers.parse("集体把某户的宅基地申请在{day}报给乡镇"))
def homestead(record: Record, day: str) -> None:
    """An application that went up."""
    part(record, "matter")["item"] = "宅基地申请"
    part(record, "homestead").update(household="某户", sent_up_on=day)


@given(parsers.re("集体查明某户已有(?P<number>[0-9])处宅基地，(?P<back>退回|不退回)原宅基地，(?P<sold>卖过|没有卖过)住宅"))
def sites(record: Record, number: str, back: str, sold: str) -> None:
    """What the household has already."""
    part(record, "homestead").update(existing_sites=int(number), old_site_returned=back == "退回",
                                     house_given_up=sold == "卖过")


@given(parsers.re("集体的(?P<household>.+户)在(?P<day>.+日)获批宅基地，(?P<back>退回|不退回)原宅基地"))
def approved_site(record: Record, household: str, day: str, back: str) -> None:
    """An approved homestead."""
    part(record, "matter")["item"] = "宅基地申请"
    part(record, "homestead").update(household=household, approved_on=day, old_site_returned=back == "退回")


@given(parsers.parse("集体在{day}分配净收益{net}，提取公积金{fund}、公益金{welfare}"))
def income_shared(record: Record, day: str, net: str, fund: str, welfare: str) -> None:
    """The distribution of the year's income."""
    part(record, "matter")["item"] = "年度财务报告和分配方案"
    part(record, "distribution").update(distributed_on=day, net_income=net, reserve_fund=fund, welfare_fund=welfare,
                                        reserves_full=False)


@given(parsers.parse("集体在{day}分配补偿款，到账{received}，留存{retained}"))
def compensation_shared(record: Record, day: str, received: str, retained: str) -> None:
    """The distribution of land compensation."""
    part(record, "matter")["item"] = "土地补偿费分配"
    part(record, "distribution").update(distributed_on=day, received=received, retained=retained, payouts=[],
                                        excluded_members=[])


@given(parsers.re("集体发给(?P<role>村主任|村民)(?P<name>.)(?P<amount>[0-9.]+元)，性质是(?P<kind>.+)"))
def payout(record: Record, role: str, name: str, amount: str, kind: str) -> None:
    """A line of the list."""
    added(record, "distribution", "payouts", payee=name, role=role, amount=amount, kind=kind)


@given(parsers.re("集体没有给(?P<gender>男|女)成员(?P<name>.)分配，理由是(?P<reason>[^，]+)，(?P<word>已经|没有)取得别处成员身份"))
def left_out(record: Record, gender: str, name: str, reason: str, word: str) -> None:
    """A member who was left out."""
    added(record, "distribution", "excluded_members", name=name, gender=gender, reason=reason,
          member_elsewhere=word == "已经")


# ---- upgraded supervision -------------------------------------------------------------------------------------


@given(parsers.re("集体所在的村(?P<word>已经|没有)列入提级监督"))
def upgraded(record: Record, word: str) -> None:
    """Whether the village is under upgraded supervision."""
    part(record, "unit")["upgraded_supervision"] = word == "已经"


@given(parsers.re("集体这件事(?P<word>有|没有)县级意见"))
def county_opinion(record: Record, word: str) -> None:
    """The opinion from above."""
    collective(record)["reviews"] = [] if word == "没有" else [{"kind": "提级监督审核", "concluded_on": "2026-02-20"}]
