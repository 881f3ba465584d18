"""Sentences of the features on village decisions: the four discussions and two disclosures.

Days, money, counts and names of codes are passed on as written; reading them is the work of the normaliser.
A sentence on «这次会议» speaks of the meeting named last, one on «决议» of the notice posted last.
"""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

Record = dict[str, Any]

REGIONS = {"海南": "460100", "浙江": "330100", "山东": "370100", "四川": "510100", "上海": "310100", "河南": "410100"}
SHARES = {"二分之一": "1/2", "三分之二": "2/3", "四分之三": "3/4"}


def village(record: Record) -> Record:
    """The record of a village decision, and its unit: a village unless a sentence says otherwise."""
    record.setdefault("kind", "四议两公开")
    unit: Record = record.setdefault("unit", {})
    unit.setdefault("type", "村")
    return record


def part(record: Record, key: str) -> Record:
    """A part of the record, made where it is not there yet."""
    made: Record = village(record).setdefault(key, {})
    return made


def added(record: Record, key: str, **fields: object) -> None:
    """One item more in a list of the record."""
    village(record).setdefault(key, []).append(dict(fields))


def latest(record: Record, key: str) -> Record:
    """The item of a list that was named last."""
    found: Record = record[key][-1]
    return found


# ---- the village ----------------------------------------------------------------------------------------------


@given(parsers.parse("村里属于{province}"))
def village_in(record: Record, province: str) -> None:
    """The province, so that its own numbers apply."""
    village(record)["unit"]["region"] = REGIONS[province]


@given("村级记录出自城市社区")
def not_a_village(record: Record) -> None:
    """A community, which another law governs."""
    village(record)["unit"]["type"] = "社区"


@given(parsers.re("村里的书记和主任(?P<word>是|不是)同一个人"))
def village_one_shoulder(record: Record, word: str) -> None:
    """Whether one person is secretary and head."""
    village(record)["unit"]["one_shoulder"] = word == "是"


@given(parsers.parse("村里按当地规定，党员大会到会要达到{share}"))
def village_party_quorum(record: Record, parameters: dict[str, Any], share: str) -> None:
    """A local quorum above the national floor."""
    village(record)
    parameters["quorum"] = SHARES[share]


@given(parsers.parse("村里按当地规定，从提议到决议不少于{days:d}天"))
def village_least_days(record: Record, parameters: dict[str, Any], days: int) -> None:
    """A local floor for the length of the process."""
    village(record)
    parameters["min_total_days"] = days


# ---- the meetings ---------------------------------------------------------------------------------------------


@given(parsers.re("村里在(?P<day>.+?日)由(?P<body>.+)(?P<stage>提议|商议|审议|决议)"))
def village_meeting(record: Record, day: str, body: str, stage: str) -> None:
    """A meeting: its day, its body, its step."""
    added(record, "meetings", held_on=day, body=body, stage=stage)


@given(parsers.re("村里这次会议(?P<word>与商议合并召开|没有写日期)"))
def village_meeting_special(record: Record, word: str) -> None:
    """A merged meeting, or one without its day."""
    if word == "没有写日期":
        del latest(record, "meetings")["held_on"]
    else:
        latest(record, "meetings")["merged_with"] = "商议"


@given(parsers.parse("村里这次会议应到{due:d}人，实到{present:d}人"))
def village_attendance(record: Record, due: int, present: int) -> None:
    """Due and present."""
    latest(record, "meetings").update(due=due, present=present)


@given(parsers.parse("村里这次会议应到{due:d}人，没有填实到人数"))
def village_attendance_open(record: Record, due: int) -> None:
    """Due only."""
    latest(record, "meetings")["due"] = due


@given(parsers.parse("村里这次会议全村{due:d}户，到会{present:d}户"))
def village_households(record: Record, due: int, present: int) -> None:
    """Households of the village and those represented."""
    latest(record, "meetings").update(households_due=due, households_present=present)


@given(parsers.parse("村里这次会议赞成{votes:d}人，会议结果是{outcome}"))
def village_votes(record: Record, votes: int, outcome: str) -> None:
    """Votes in favour, and what the minutes say came of it."""
    latest(record, "meetings").update(votes={"for": votes}, outcome=outcome)


@given(parsers.parse("村里这次会议的通知在{day}发出"))
def village_notice_sent(record: Record, day: str) -> None:
    """The day of the notice of the meeting."""
    latest(record, "meetings")["notice_sent_on"] = day


@given("村里这次会议没有发通知")
def village_notice_not_sent(record: Record) -> None:
    """The record says that no notice was sent."""
    latest(record, "meetings")["notice_sent_on"] = None


@given(parsers.re("村里这次会议(?P<word>没有|有)特殊情况"))
def village_special_reason(record: Record, word: str) -> None:
    """A stated reason for haste, or none."""
    latest(record, "meetings")["notice_special_reason"] = "防汛抢险" if word == "有" else None


@given(parsers.parse("村里这次会议的方案在{day}送到党员手中"))
def village_plan_sent(record: Record, day: str) -> None:
    """The day on which the members got the plan."""
    latest(record, "meetings")["materials_sent_on"] = day


@given(parsers.re("村里这次会议(?P<word>没有|有)村务监督委员会成员列席"))
def village_supervisor(record: Record, word: str) -> None:
    """Presence of the supervision committee; nothing else is recorded of it."""
    latest(record, "meetings").update(supervisor_present=word == "有", supervisor_opinion=None)
    village(record).setdefault("notices", [])
    record.setdefault("supervision", [])


@given("村务监督委员会在公开决议时写了监督意见")
def village_supervisor_opinion(record: Record) -> None:
    """An opinion on the notice of the resolution."""
    added(record, "notices", stage="决议公开", supervisor_opinion="公开内容与决议一致")


# ---- the matter -----------------------------------------------------------------------------------------------


@given(parsers.parse("村里的事项是{item}"))
def village_matter(record: Record, item: str) -> None:
    """What is decided."""
    part(record, "matter")["item"] = item


@given(parsers.parse("村里的动议事由是{initiative}"))
def village_initiative(record: Record, initiative: str) -> None:
    """Who wanted it."""
    part(record, "matter")["initiative"] = initiative


@given(parsers.parse("村里的提议主体是{proposer}"))
def village_proposer(record: Record, proposer: str) -> None:
    """Who proposed it."""
    part(record, "matter")["proposer"] = proposer


@given(parsers.parse("村里的提议主体是{proposer}，{total:d}人中有{number:d}人联名"))
def village_joint_proposers(record: Record, proposer: str, total: int, number: int) -> None:
    """A joint proposal."""
    part(record, "matter").update(proposer=proposer, joint_base=total, joint_proposers=number)


@given(parsers.re("村里的事项要经乡镇审核，乡镇(?P<word>没有审核|.+?日审核)"))
def village_township(record: Record, word: str) -> None:
    """A matter that the township checks, and the day on which it did."""
    day = None if word == "没有审核" else word.removesuffix("审核")
    part(record, "matter").update(township_check_required=True, outside_contractor=False, township_checked_on=day)


@given(parsers.parse("村民会议在{day}授权代表会议决定{matter}，期限到{until}"))
def assembly_mandate(record: Record, day: str, matter: str, until: str) -> None:
    """A mandate of the assembly."""
    added(record, "mandates", given_on=day, matter=matter, until=until)


@given("村民会议没有授权代表会议")
def assembly_no_mandate(record: Record) -> None:
    """The record says that there is no mandate."""
    village(record)["mandates"] = []


# ---- disclosure -----------------------------------------------------------------------------------------------


@given(parsers.parse("村里的决议在{posted}张贴，{removed}撤下"))
def village_posted(record: Record, posted: str, removed: str) -> None:
    """The resolution was posted and taken down."""
    added(record, "notices", stage="决议公开", posted_on=posted, removed_on=removed)


@given(parsers.parse("村里的决议在{posted}张贴，没有填撤下的日期"))
def village_posted_open(record: Record, posted: str) -> None:
    """The resolution was posted; nothing is said of its end."""
    added(record, "notices", stage="决议公开", posted_on=posted)


@given("村里没有张贴过任何公示")
def village_nothing_posted(record: Record) -> None:
    """The record says that nothing was posted."""
    village(record)["notices"] = []


@given(parsers.parse("村里的实施结果在{day}公开"))
def village_result_posted(record: Record, day: str) -> None:
    """The result was published."""
    added(record, "notices", stage="实施结果公开", posted_on=day)


@given(parsers.parse("村里公开栏写的是金额{amount}、赞成{votes:d}票"))
def village_published(record: Record, amount: str, votes: int) -> None:
    """What the notice says."""
    latest(record, "notices").update(matches_resolution=True, amount=amount, votes_for=votes)


@given(parsers.re("村民在(?P<raised>.+?日)对决议提出异议，(?P<word>没有得到答复|.+?日得到答复)"))
def villager_objection(record: Record, raised: str, word: str) -> None:
    """An objection during publicity, and the answer."""
    day = None if word == "没有得到答复" else word.removesuffix("得到答复")
    added(record, "notices", stage="决议公开", objections=[{"raised_on": raised, "answered_on": day}])


# ---- execution ------------------------------------------------------------------------------------------------


@given(parsers.re("村里的事项(?P<word>还没有开始|.+?日开始)实施"))
def village_started(record: Record, word: str) -> None:
    """The day on which work began, or none."""
    part(record, "execution")["started_on"] = None if word == "还没有开始" else word.removesuffix("开始")


@given(parsers.re("村里的事项(?P<word>还没有|.+?日)完成"))
def village_completed(record: Record, word: str) -> None:
    """The day on which it was completed, or none."""
    part(record, "execution")["completed_on"] = None if word == "还没有" else word


@given(parsers.parse("村里的决议写明金额{amount}，由{payee}承办"))
def village_resolution(record: Record, amount: str, payee: str) -> None:
    """What the resolution says."""
    part(record, "resolution").update(amount=amount, payee=payee)


@given(parsers.parse("村里实际花了{amount}，由{payee}承办"))
def village_spent(record: Record, amount: str, payee: str) -> None:
    """What was carried out, said to agree with the resolution in everything else."""
    part(record, "execution").update(amount=amount, payee=payee, differs_from_resolution=False)


@given(parsers.re("村里(?P<word>没有变更记录|的变更没有重新决策|的变更.+?日重新决策)"))
def village_changes(record: Record, word: str) -> None:
    """Changes of the resolution and new decisions on them."""
    if word == "没有变更记录":
        village(record)["changes"] = []
    else:
        day = None if word == "的变更没有重新决策" else word.removeprefix("的变更").removesuffix("重新决策")
        added(record, "changes", kind="金额", redecided_on=day)


@given(parsers.parse("村里的合同在{signed}签订，第一笔款在{paid}支付"))
def village_contract(record: Record, signed: str, paid: str) -> None:
    """Contract and first payment."""
    added(record, "contracts", signed_on=signed)
    added(record, "payments", paid_on=paid)
