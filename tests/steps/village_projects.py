"""Sentences of the features on village works and purchases: every sentence begins with «工程上».

Days, money, counts and names of codes are passed on as written; a sentence on «这份» or «这次» speaks of the item
named last.
"""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

Record = dict[str, Any]

REGIONS = {"新晃": "431227"}
PARTS = {"一成": "1/10", "一半": "1/2", "九成": "9/10"}


def works(record: Record) -> Record:
    """The record of a village work."""
    record.setdefault("kind", "招标采购")
    unit: Record = record.setdefault("unit", {})
    unit.setdefault("type", "村")
    unit.setdefault("name", "某村")
    return record


def added(record: Record, key: str, **fields: object) -> None:
    """One item more in a list of the record."""
    works(record).setdefault(key, []).append(dict(fields))


def latest(record: Record, key: str) -> Record:
    """The item of a list that was named last."""
    found: Record = record[key][-1]
    return found


# ---- local numbers --------------------------------------------------------------------------------------------


@given(parsers.parse("工程上按当地规定，{amount:d}元以上要招标"))
def tender_band(record: Record, parameters: Record, amount: int) -> None:
    """The local band."""
    works(record)
    parameters["village_tender_band"] = amount


@given(parsers.parse("工程上按当地规定，{days:d}天以内的合同合起来看"))
def window(record: Record, parameters: Record, days: int) -> None:
    """The days within which contracts are looked at together."""
    works(record)
    parameters["split_window"] = days


@given(parsers.parse("工程上按本单位规定，一年以内{near}以上算略低于限额，不超过{limit}"))
def near_band(record: Record, parameters: Record, near: str, limit: str) -> None:
    """What is just below the band, and how many contracts may be so."""
    works(record)
    parameters.update(near_window=365, near_share=PARTS[near], near_limit=PARTS[limit])


@given(parsers.parse("工程上按当地规定，增项超过{part}要重新决议"))
def variation_share(record: Record, parameters: Record, part: str) -> None:
    """The share above which variations are decided anew."""
    works(record)
    parameters["variation_share"] = PARTS[part]


@given(parsers.parse("工程上按当地规定，{amount:d}元以上至少{people:d}人验收"))
def acceptance_rule(record: Record, parameters: Record, amount: int, people: int) -> None:
    """The acceptance group that is required here."""
    works(record)
    parameters.update(acceptance_band=amount, acceptance_people=people)


@given(parsers.parse("工程上按当地规定，结算{amount:d}元以上要审计"))
def audit_band(record: Record, parameters: Record, amount: int) -> None:
    """The band of the audit."""
    works(record)
    parameters["audit_band"] = amount


@given(parsers.parse("工程上按当地规定，采购{amount:d}元以上至少{quotes:d}家比价"))
def quote_band(record: Record, parameters: Record, amount: int, quotes: int) -> None:
    """The band of quotes."""
    works(record)
    parameters.update(quote_band=amount, least_quotes=quotes)


@given(parsers.parse("工程上的村属于{place}"))
def place(record: Record, place: str) -> None:
    """The county, so that its own numbers apply."""
    works(record)["unit"]["region"] = REGIONS[place]


# ---- tenders --------------------------------------------------------------------------------------------------


@given(parsers.re("工程上(?P<day>[^，]+?日)(?P<method>公开招标|邀请招标|询价)开标，投标人(?P<bidders>[0-9]+)家"))
def opened(record: Record, day: str, method: str, bidders: str) -> None:
    """A tender and its opening."""
    added(record, "tenders", project="村道硬化", method=method, opened_on=day, bidders=bidders)


@given(parsers.re("工程上这次招标(?P<word>是|不是)依法必须招标的"))
def mandatory(record: Record, word: str) -> None:
    """Whether the law requires the tender."""
    latest(record, "tenders")["mandatory"] = word == "是"


@given(parsers.parse("工程上这次招标{issued}发出文件，{closed}截止投标"))
def bid_window(record: Record, issued: str, closed: str) -> None:
    """The time to bid."""
    latest(record, "tenders").update(issued_on=issued, closed_on=closed)


@given(parsers.parse("工程上这次招标{posted}公示候选人，{removed}结束，{awarded}定标"))
def candidates_posted(record: Record, posted: str, removed: str, awarded: str) -> None:
    """The candidates and the award."""
    latest(record, "tenders").update(candidates_published_on=posted, candidates_removed_on=removed, awarded_on=awarded)


@given(parsers.parse("工程上这次招标由{winner}在{day}以{award}中标"))
def awarded(record: Record, winner: str, day: str, award: str) -> None:
    """The winner, the day of the notice and the award."""
    latest(record, "tenders").update(awarded_to=winner, awarded_on=day, notified_on=day, award=award)


@given(parsers.parse("工程上这次招标的最高限价是{ceiling}"))
def ceiling(record: Record, ceiling: str) -> None:
    """The ceiling."""
    latest(record, "tenders")["ceiling"] = ceiling


@given(parsers.parse("工程上这次招标{bidder}报价{price}，经办人是{agent}，保证金出自{account}"))
def bid(record: Record, bidder: str, price: str, agent: str, account: str) -> None:
    """A bid."""
    latest(record, "tenders").setdefault("bids", []).append(
        {"bidder": bidder, "price": price, "agent": agent, "bond_account": account, "author": f"{bidder}编制人",
         "manager": f"{bidder}负责人"})


@given("工程上没有招标")
def no_tender(record: Record) -> None:
    """The record says that there was no tender, and no approval to go without."""
    works(record).update(tenders=[], matter={"tender_exemption": None})


@given("工程上有批准不招标的文件")
def exempt(record: Record) -> None:
    """An approval not to tender."""
    works(record)["matter"] = {"tender_exemption": "乡镇批复"}


# ---- contracts ------------------------------------------------------------------------------------------------


@given(parsers.re("工程上(?P<day>[^，]+?日)与(?P<party>[^，]+?)签了(?P<amount>[0-9.]+元)的(?P<kind>工程合同|采购合同)"))
def contract(record: Record, day: str, party: str, amount: str, kind: str) -> None:
    """A contract; number, project and terms as they usually are."""
    number = f"H-{record['id']}-{len(record.get('contracts', [])) + 1}"
    added(record, "contracts", party=party, signed_on=day, amount=amount, kind=kind, number=number,
          project="村道硬化", scope="硬化一公里", supplements=None, written=True, same_terms_as_award=True,
          party_role="无", party_relation="无")


@given(parsers.parse("工程上这份合同是补充协议"))
def supplement(record: Record) -> None:
    """A supplement to an earlier contract."""
    latest(record, "contracts")["supplements"] = "H-1"


@given(parsers.parse("工程上这份合同的对方是本村{role}"))
def contractor_role(record: Record, role: str) -> None:
    """The contractor's post in the village."""
    latest(record, "contracts")["party_role"] = role


@given(parsers.re("工程上的利害关系名单写着(?P<person>.)与(?P<other>.+?)是(?P<kind>.+)关系"))
def related(record: Record, person: str, other: str, kind: str) -> None:
    """A line of the list of ties."""
    added(record, "relations", person=person, other=other, kind=kind)


@given(parsers.re("工程上(?P<word>只有口头约定|没有合同)，(?P<day>.+?日)开工"))
def no_contract(record: Record, word: str, day: str) -> None:
    """Work that began without a written contract."""
    works(record).update(contracts=[{"party": "甲公司", "written": False}] if word == "只有口头约定" else [],
                         execution={"started_on": day})


@given(parsers.parse("工程上的决议批准{amount}"))
def budget(record: Record, amount: str) -> None:
    """The sum that was approved."""
    works(record).update(resolution={"amount": amount}, changes=[])


@given(parsers.re("工程上这份合同增项(?P<amount>[0-9.]+元)，(?P<word>没有|有)决议"))
def variation(record: Record, amount: str, word: str) -> None:
    """Extra work."""
    added(record, "variations", contract=latest(record, "contracts")["number"], amount=amount,
          signed_on="2026年4月1日", decided_on="2026年4月1日" if word == "有" else None)


# ---- decision, work, acceptance -------------------------------------------------------------------------------


@given(parsers.parse("工程上的公益事业{decided}经村民代表会议通过，{started}开工"))
def decided(record: Record, decided: str, started: str) -> None:
    """A public work: the resolution and the day on which work began."""
    meeting = {"body": "村民代表会议", "stage": "决议", "held_on": decided, "outcome": "通过"}
    record.setdefault("kind", "四议两公开")
    works(record).update(matter={"item": "公益事业", "title": "村道硬化"}, meetings=[meeting],
                         execution={"started_on": started})


@given(parsers.re("工程上(?P<day>[^，]+?日)由(?P<people>[0-9]+)人验收，承包方(?P<word>在|不在)验收组"))
def accepted(record: Record, day: str, people: str, word: str) -> None:
    """An acceptance and its group."""
    added(record, "acceptances", accepted_on=day, people=people, contractor_among=word == "在")


@given(parsers.re("工程上(?P<day>[^，]+?日)结算(?P<amount>[0-9.]+元)，(?P<word>没有审计|.+?日审计)"))
def settled(record: Record, day: str, amount: str, word: str) -> None:
    """A settlement and its audit."""
    added(record, "acceptances", settled_on=day, settled=amount,
          audited_on=None if word == "没有审计" else word.removesuffix("审计"))


@given(parsers.re("工程上的项目用财政资金，由村里自行实施，(?P<day>.+?日)的(?P<body>.+?)选定(?P<builder>.+)"))
def village_run(record: Record, day: str, body: str, builder: str) -> None:
    """A fund project that the village runs itself, and who chose the builders."""
    works(record).update(matter={"fiscal_funds": True, "village_run": True}, resolution={"payee": builder},
                         meetings=[{"body": body, "held_on": day, "outcome": "通过"}])


@given(parsers.parse("工程上的财政资金项目{posted}公示，{removed}撤下"))
def project_posted(record: Record, posted: str, removed: str) -> None:
    """The notice of a fund project."""
    works(record)["matter"] = {"fiscal_funds": True}
    added(record, "notices", posted_on=posted, removed_on=removed)
