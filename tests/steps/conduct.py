"""Sentences of the features on receptions, gifts, relatives in business, state assets and the bribery blacklist."""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

from steps.party_and_public import added, day, of_kind

Record = dict[str, Any]


# ---- the bribery blacklist ------------------------------------------------------------------------------------


@given(parsers.re("行贿人名单列有(?P<party>.+)，限制(?P<scope>.+)，从(?P<first>.+日)到(?P<last>.+日)"))
def listed(record: Record, party: str, scope: str, first: str, last: str) -> None:
    """An entry of the blacklist."""
    added(of_kind(record, "行贿人名单", "某监委"), "blacklist", party=party, scope=scope, **{"from": first, "until": last})


@given(parsers.re("拟任人选(?P<name>.+)在(?P<moved>.+日)动议，(?P<decided>.+日)讨论决定"))
def nominated(record: Record, name: str, moved: str, decided: str) -> None:
    """A person nominated."""
    one = {"name": name, "motion_on": moved, "decided_on": decided}
    of_kind(record, "干部选拔任用").setdefault("matter", {}).setdefault("candidates", []).append(one)


# ---- receptions and gifts -------------------------------------------------------------------------------------


def reception(record: Record, **fields: object) -> None:
    """What else is said of the one reception of the record."""
    office = of_kind(record, "廉洁自律", "某局")
    office["unit"]["type"] = "政府部门"
    office.setdefault("receptions", [{"kind": "公务接待", "visitor": "某市某局"}])[-1].update(fields)


@given(parsers.re("公务接待在(?P<held>.+日)，(?P<letter>没有公函|公函是.+)"))
def received(record: Record, held: str, letter: str) -> None:
    """A reception and its letter."""
    reception(record, received_on=held, letter=day(letter.removeprefix("公函是")))


@given(parsers.parse("公务接待的客人{guests:d}人，陪餐{companions:d}人"))
def companions(record: Record, guests: int, companions: int) -> None:
    """Who ate."""
    reception(record, guests=guests, companions=companions)


@given(parsers.parse("公务接待安排工作餐{meals:d}次"))
def work_meals(record: Record, meals: int) -> None:
    """How many work meals."""
    reception(record, work_meals=meals)


@given(parsers.re("公务接待的工作餐(?P<word>没有上酒|上了酒)"))
def alcohol(record: Record, word: str) -> None:
    """What stood on the table."""
    reception(record, alcohol=word == "上了酒", tobacco=False, luxury_dishes=False)


@given(parsers.re("公务接待的清单(?P<word>八项齐全|缺.+)"))
def reception_list(record: Record, word: str) -> None:
    """The list."""
    reception(record, missing_elements=[] if word == "八项齐全" else [word.removeprefix("缺")])


@given(parsers.re("公务接待的(?P<kind>[^0-9]+)(?P<amount>\\d+元)应由(?P<owed>.+)负担，由(?P<payer>.+)付款"))
def reception_cost(record: Record, kind: str, amount: str, owed: str, payer: str) -> None:
    """Who paid."""
    reception(record, expenses=[{"kind": kind, "amount": amount, "owed_by": owed, "payer": payer}])


@given(parsers.re("公务接待的(?P<kind>[^0-9]+)(?P<amount>\\d+元)记作(?P<booked>.+)费"))
def reception_booked(record: Record, kind: str, amount: str, booked: str) -> None:
    """How it was booked."""
    reception(record, expenses=[{"kind": kind, "amount": amount, "booked_as": booked}])


@given(parsers.re("公务接待(?P<word>没有组织迎送|在.+组织迎送)"))
def welcomed(record: Record, word: str) -> None:
    """Where the guests were welcomed."""
    reception(record, welcomed_at=word.removeprefix("在").removesuffix("组织迎送") if word.startswith("在") else word)


@given(parsers.re("公务接待(?P<word>没有写公务依据|的公务依据是.+)"))
def reception_reason(record: Record, word: str) -> None:
    """Why it was on that day."""
    reception(record, duty_reason=day(word.removeprefix("的公务依据是")))


@given(parsers.re("公务用车在(?P<used>.+日)出车，(?P<word>没有写公务依据|公务依据是.+)"))
def vehicle_used(record: Record, used: str, word: str) -> None:
    """A use of a vehicle."""
    office = of_kind(record, "廉洁自律", "某局")
    office["unit"]["type"] = "政府部门"
    added(office, "vehicle_uses", vehicle="甲车", used_on=used, duty_reason=day(word.removeprefix("公务依据是")))


@given(parsers.re("报销的饭店发票号码末尾是(?P<serial>\\d+)，开在(?P<held>.+日)，(?P<amount>.+元)"))
def invoice(record: Record, serial: str, held: str, amount: str) -> None:
    """An invoice of a restaurant."""
    added(of_kind(record, "廉洁自律", "某局"), "payments", payee="某饭店", occurred_on=held, invoice_serial=serial,
          amount=amount)


@given(parsers.parse("报销超过{amount}元要另行审批"))
def approval_limit(parameters: Record, amount: str) -> None:
    """The unit's own limit."""
    parameters["approval_limit"] = amount


@given(parsers.re("对外活动中在(?P<received>.+日)收受(?P<value>.+元)的(?P<kind>礼品|礼金)，"
                  "(?P<told>没有申报|.+日申报)，(?P<word>没有上交|.+日上交)"))
def foreign_gift(record: Record, received: str, value: str, kind: str, told: str, word: str) -> None:
    """A gift from abroad, looked at well after it was received."""
    added(of_kind(record, "廉洁自律", "某局"), "gifts", kind=kind, value=value, receiver="干部甲", received_on=received,
          registered_on=day(told.removesuffix("申报")), handed_in_on=day(word.removesuffix("上交")), foreign=True,
          away=False, observed_on="2026年12月1日")


# ---- relatives in business ------------------------------------------------------------------------------------


@given(parsers.re("干部甲是监管部门的领导成员，其(?P<kinship>.+)经营被监管的甲公司，核查日期是(?P<observed>.+)"))
def relative_runs(record: Record, kinship: str, observed: str) -> None:
    """A firm of a relative in the supervised sector."""
    of_kind(record, "亲属经商办企业", "某局")["unit"]["type"] = "政府部门"
    added(record, "relative_businesses", official="干部甲", leading_member=True, kinship=kinship, firm="甲公司", runs=True,
          sector_supervised=True, began_on="2020年1月1日", ended_on=None, left_post_on=None, observed_on=observed)


@given(parsers.re("干部甲的亲属在(?P<ended>.+日)退出经营"))
def relative_left(record: Record, ended: str) -> None:
    """The relative withdrew."""
    record["relative_businesses"][-1]["ended_on"] = ended


@given(parsers.re("干部甲被要求在(?P<due>.+日)以前纠正，(?P<word>不服从|服从)职务调整"))
def correction(record: Record, due: str, word: str) -> None:
    """An order to correct."""
    record["relative_businesses"][-1].update(correction_ordered_on="2026年1月1日", correction_due_on=due,
                                             adjustment_refused=word == "不服从")


@given(parsers.re("离职的(?P<rank>领导干部|一般干部)在(?P<left>.+日)离开，(?P<joined>.+日)到与原工作直接相关的企业任职"))
def joined_firm(record: Record, rank: str, left: str, joined: str) -> None:
    """A job after leaving."""
    of_kind(record, "亲属经商办企业", "某局")["unit"]["type"] = "政府部门"
    added(record, "former_officials", name="干部甲", leading_post=rank == "领导干部", left_on=left, took_up_on=joined,
          employer="甲公司", directly_related=True)


@given(parsers.re("甲公司在(?P<signed>.+日)中标签约，干部甲(?P<word>已经回避|没有回避)"))
def relatives_contract(record: Record, signed: str, word: str) -> None:
    """A contract of the unit with the relative's firm."""
    of_kind(record, "招标采购", "某局")["relations"] = [
        {"person": "干部甲", "other": "甲公司", "recused": word == "已经回避"}]
    added(record, "contracts", party="甲公司", signed_on=signed)


# ---- state assets and split payments --------------------------------------------------------------------------


@given(parsers.re("国有独资公司在(?P<signed>.+日)与关联方签(?P<kind>.+合同)，出资人机构(?P<word>没有同意|.+日同意)"))
def related_deal(record: Record, signed: str, kind: str, word: str) -> None:
    """A deal with a related party."""
    consent = day(word.removesuffix("同意"))
    of_kind(record, "三重一大决策", "某公司")["unit"]["wholly_state_owned"] = True
    added(record, "contracts", party="甲公司", kind=kind, related_party=True, signed_on=signed, owner_consent_on=consent,
          owner_consent="同意文件" if consent else None)


@given(parsers.re("国企在(?P<held>.+日)转让旧厂房，(?P<word>没有评估|.+日出具评估报告)"))
def property_transferred(record: Record, held: str, word: str) -> None:
    """A transfer of property."""
    valued = day(word.removesuffix("出具评估报告"))
    of_kind(record, "三重一大决策", "某公司")["unit"]["type"] = "国有企业"
    added(record, "state_transfers", asset="旧厂房", major=True, transferred_on=held, valued_on=valued,
          valuation="评估报告" if valued else None)


@given(parsers.re("国有股权在(?P<held>.+日)转让，(?P<place>进场交易|没有进场)，(?P<word>没有|有)协议转让的批准"))
def equity_transferred(record: Record, held: str, place: str, word: str) -> None:
    """A transfer of the state's equity."""
    added(of_kind(record, "三重一大决策", "某公司"), "state_transfers", asset="国有股权", state_equity=True,
          transferred_on=held, exchange="凭证" if place == "进场交易" else None,
          direct_approval="批准文件" if word == "有" else None)


@given(parsers.re("全年付给甲公司的工程款有(?P<paid>.+日)的(?P<amount>.+元)"))
def works_paid(record: Record, paid: str, amount: str) -> None:
    """A payment for works to one payee."""
    added(of_kind(record, "三重一大决策", "某局"), "payments", payee="甲公司", purpose="工程", paid_on=paid, amount=amount)
