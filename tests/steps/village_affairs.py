"""Sentences of the features on how a village is run: its bodies, kin, meetings, decisions and yearly appraisal."""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

from steps.village import REGIONS

Record = dict[str, Any]

KIN = {"夫妻": ("配偶", None), "亲兄弟": ("三代以内旁系血亲", True), "堂兄弟": ("三代以内旁系血亲", False)}
GROUNDS = {"外嫁女不参加分配": ["结婚"], "户里没有男子的减半分配": ["户无男性"], "没有成员身份的不分配": ["没有成员身份"],
           "所有成员平均分配": []}
DECIDED = {"村民代表会议通过": ("村民代表会议", "通过"), "村民会议通过": ("村民会议", "通过"),
           "只有两委会通过": ("两委会", "通过"), "村民代表会议没有通过": ("村民代表会议", "未通过")}
BODIES = ["村务管理", "四议两公开", "集体三资事项", "小微权力事项", "土地和宅基地", "村级选举", "一征三议两公开", "信息公开"]


def own(record: Record, kind: str = "村务管理") -> Record:
    """The record of a village, of this kind unless a sentence before said another."""
    record.setdefault("kind", kind)
    unit: Record = record.setdefault("unit", {})
    unit.setdefault("name", "某村")
    unit.setdefault("type", "村")
    return record


def headcount(record: Record) -> Record:
    """Numbers of the village."""
    made: Record = own(record)["unit"].setdefault("headcount", {})
    return made


def held(record: Record) -> Record:
    """The meeting named last."""
    found: Record = record["meetings"][-1]
    return found


def meets(record: Record, day: str, body: str, **fields: object) -> None:
    """One more meeting."""
    own(record).setdefault("meetings", []).append({"held_on": day, "body": body, **fields})


def decided_by(record: Record, day: str, word: str) -> None:
    """The meeting that decided, or the statement that there was none."""
    if word == "没有开会":
        own(record)["meetings"] = []
    else:
        body, outcome = DECIDED[word]
        meets(record, day, body, stage="讨论决定", outcome=outcome)


# ---- the village, its roster and its kin ----------------------------------------------------------------------


@given(parsers.parse("本村属于{province}"))
def village_of(record: Record, province: str) -> None:
    """The province, so that its own numbers apply."""
    own(record)["unit"]["region"] = REGIONS[province]


@given("本村其实是城市社区")
def really_a_community(record: Record) -> None:
    """A community."""
    own(record)["unit"].update(name="某社区", type="社区")


@given(parsers.parse("本村有村民代表{number:d}人，其中女代表{women:d}人，村委会成员{members:d}人"))
def bodies(record: Record, number: int, women: int, members: int) -> None:
    """The size of the bodies."""
    headcount(record).update(representatives=number, women_representatives=women, committee_members=members)


@given(parsers.re("本村(?P<households>[0-9]+)户，(?P<way>按户|由村民小组)推选村民代表(?P<number>[0-9]+)人"))
def chosen_by_household(record: Record, households: str, way: str, number: str) -> None:
    """How representatives were chosen."""
    headcount(record).update(households=households, representatives=number, representatives_by_group=way == "由村民小组")


@given(parsers.parse("本村全村{people:d}人，村民代表{number:d}人"))
def people_and_representatives(record: Record, people: int, number: int) -> None:
    """Population and representatives."""
    headcount(record).update(population=people, representatives=number)


@given(parsers.parse("本村没有设村民代表会议"))
def no_representatives(record: Record) -> None:
    """No representatives."""
    headcount(record)["representatives"] = 0


@given(parsers.re("本村名册上(?P<name>.)从(?P<start>.+日)起任(?P<role>.+)，(?P<word>仍在任|到.+日卸任)"))
def on_the_roster(record: Record, name: str, start: str, role: str, word: str) -> None:
    """A line of the roster."""
    until = None if word == "仍在任" else word.removeprefix("到").removesuffix("卸任")
    own(record)["unit"].setdefault("roster", []).append({"name": name, "role": role, "from": start, "until": until})


@given(parsers.re("本村名册上甲和乙是(?P<word>夫妻|亲兄弟|堂兄弟)"))
def kin(record: Record, word: str) -> None:
    """A declared relation."""
    kind, near = KIN[word]
    relation: Record = {"person": "甲", "other": "乙", "kind": kind}
    own(record)["relations"] = [relation if near is None else {**relation, "near_relative": near}]


# ---- meetings -------------------------------------------------------------------------------------------------


@given(parsers.parse("本村在{day}开了{body}"))
def meeting(record: Record, day: str, body: str) -> None:
    """A meeting."""
    meets(record, day, body, stage="讨论决定", outcome="通过")


@given(parsers.parse("本村开的会应到{due:d}人，实到{present:d}人"))
def present(record: Record, due: int, present: int) -> None:
    """Due and present."""
    held(record).update(due=due, present=present)


@given(parsers.parse("本村开的会共{due:d}户，到会{present:d}户"))
def households_present(record: Record, due: int, present: int) -> None:
    """Households due and represented."""
    held(record).update(households_due=due, households_present=present)


@given(parsers.parse("本村开的会女代表应到{due:d}人，实到{present:d}人"))
def women_present(record: Record, due: int, present: int) -> None:
    """Women due and present."""
    held(record).update(women_due=due, women_present=present)


@given(parsers.parse("本村开的会有{signatures:d}人签名"))
def signatures(record: Record, signatures: int) -> None:
    """Signatures on the record."""
    held(record)["record"] = {"signatures": signatures}


@given(parsers.parse("本村开的会赞成{votes:d}票"))
def in_favour(record: Record, votes: int) -> None:
    """Votes in favour."""
    held(record).setdefault("votes", {})["for"] = votes


@given(parsers.parse("本村开的会反对{against:d}票，弃权{abstain:d}票，参加表决{voters:d}人"))
def other_votes(record: Record, against: int, abstain: int, voters: int) -> None:
    """The other votes."""
    held(record).setdefault("votes", {}).update(against=against, abstain=abstain, voters=voters)


@given(parsers.re("本村开的会按(?P<base>到会人数|应到会人数)计票，写明赞成占百分之(?P<percent>[0-9]+)"))
def stated_percent(record: Record, base: str, percent: str) -> None:
    """The percentage in the minutes."""
    held(record).setdefault("votes", {}).update(base=base, stated_percent=percent)


@given(parsers.parse("本村开的会由甲主持，合同签给了{party}，{tie}"))
def chaired_by(record: Record, party: str, tie: str) -> None:
    """The chair, the contract, and whether they are tied."""
    held(record)["chair"] = "甲"
    record["contracts"] = [{"party": party}]
    kind = "没有利害关系" if tie == "甲与对方没有关系" else "配偶"
    record["relations"] = [{"person": "甲", "other": party, "kind": kind}]


# ---- matters that the villagers decide ------------------------------------------------------------------------


@given(parsers.parse("本村在{day}作出决议：{clause}"))
def resolution(record: Record, day: str, clause: str) -> None:
    """What a resolution says of who is left out."""
    clauses = [{"ground": ground} for ground in GROUNDS[clause]]
    own(record)["resolution"] = {"decided_on": day, "exclusion_clauses": clauses}


@given(parsers.re("本村的村规民约在(?P<day>.+日)由(?P<body>.+)通过，(?P<word>没有报乡镇备案|.+日报乡镇备案)"))
def village_rules(record: Record, day: str, body: str, word: str) -> None:
    """The charter, who passed it, and when it was filed."""
    filed = None if word == "没有报乡镇备案" else word.removesuffix("报乡镇备案")
    own(record)["matter"] = {"item": "村规民约", "township_checked_on": filed}
    meets(record, day, body, stage="讨论决定", outcome="通过")


@given(parsers.re("本村(?P<day>.+日)起发误工补贴，(?P<word>.+)"))
def subsidies(record: Record, day: str, word: str) -> None:
    """Work-loss subsidies, and who decided on them."""
    own(record)["subsidies"] = [{"person": "甲", "from": day, "amount": "400元"}]
    decided_by(record, "2026年1月10日", word)


@given(parsers.re("本村的误工补贴决议(?P<names>写明|没有写明)人员，(?P<rate>写明|没有写明)标准"))
def subsidy_resolution(record: Record, names: str, rate: str) -> None:
    """What the resolution on subsidies says."""
    own(record)["matter"] = {"item": "误工补贴"}
    record["resolution"] = {"decided_on": "2026-01-10", "outcome": "通过", "people_named": names == "写明",
                            "rate_stated": rate == "写明"}


@given(parsers.re("本村(?P<day>.+日)向村民筹资修路，(?P<word>.+)"))
def levy(record: Record, day: str, word: str) -> None:
    """A levy, and who decided on it on 10 March."""
    own(record)["levies"] = [{"project": "修路", "levied_on": day, "per_head": "15元"}]
    decided_by(record, "2026年3月10日", word)


@given(parsers.re("本村(?P<day>.+日)开始实施重点帮扶，(?P<word>.+)"))
def key_help(record: Record, day: str, word: str) -> None:
    """Key help, and who decided on it on 10 March."""
    own(record)["matter"] = {"item": "重点帮扶"}
    record["execution"] = {"started_on": day}
    decided_by(record, "2026年3月10日", word)


@given(parsers.re("本村协商确定的事项(?P<day>.+日)落实，(?P<word>公布了|没有公布)落实情况"))
def deliberation(record: Record, day: str, word: str) -> None:
    """A deliberation and what was published of it."""
    own(record)["reviews"] = [{"kind": "民主协商", "concluded_on": "2025-12-01"}]
    record["execution"] = {"completed_on": day}
    record["disclosures"] = [{"kind": "协商事项落实公开", "published_on": day}] if word == "公布了" else []


@given(parsers.re("本村的授权(?P<matter>写明|没有写)事项，(?P<until>写明|没有写)期限"))
def mandate(record: Record, matter: str, until: str) -> None:
    """A mandate of the assembly."""
    own(record)["mandates"] = [{"given_on": "2026-01-10", "matter": "村内公益事业" if matter == "写明" else None,
                                "until": "2026-12-31" if until == "写明" else None}]


@given(parsers.re("本村的授权(?P<posted>张榜|没有张榜)公布，(?P<filed>报了|没有报)乡镇备案"))
def mandate_posted(record: Record, posted: str, filed: str) -> None:
    """A mandate posted and filed."""
    own(record)["mandates"] = [{"given_on": "2026-01-10", "matter": "村内公益事业", "posted": posted == "张榜",
                                "filed": filed == "报了"}]


@given(parsers.parse("本村在{day}办理对外担保“{title}”"))
def guarantee(record: Record, day: str, title: str) -> None:
    """A guarantee of the village committee."""
    own(record)["matter"] = {"item": "对外担保", "title": title}
    record["contracts"] = [{"kind": "担保合同", "signed_on": day}]


@given(parsers.parse("本村决定不办理对外担保"))
def no_guarantee(record: Record) -> None:
    """A guarantee that was refused."""
    own(record)["matter"] = {"item": "对外担保"}
    record["contracts"] = []
    meets(record, "2026-03-01", "村民代表会议", stage="讨论决定", outcome="不同意")


@given(parsers.re("本村按(?P<variant>.+)办理，(?P<day>.+日)开始实施，最后由(?P<body>.+)决议"))
def variant(record: Record, variant: str, day: str, body: str) -> None:
    """A local method and the body that decided."""
    own(record)["matter"] = {"variant": variant}
    record["execution"] = {"started_on": day}
    meets(record, "2026-03-01", body, stage="决议", outcome="通过")


@given(parsers.re("本村的(?P<item>.+)方案在2026年3月20日表决通过，(?P<word>没有公示|.+日公示到.+日)"))
def plan_posted(record: Record, item: str, word: str) -> None:
    """A plan put to the vote on 20 March, and how long it had been posted."""
    own(record).update(kind="集体三资事项", matter={"item": item})
    meets(record, "2026年3月20日", "成员大会", stage="讨论决定", outcome="通过")
    posted, _, removed = word.partition("公示到")
    record["notices"] = [{"stage": "方案公示", "posted_on": posted, "removed_on": removed}] if removed else []


# ---- appraisal, and what a unit declares ----------------------------------------------------------------------


@given(parsers.re("本村在(?P<day>.+日)民主评议(?P<person>.)，由(?P<chair>.+)主持，结果是(?P<result>.+)"))
def appraisal(record: Record, day: str, person: str, chair: str, result: str) -> None:
    """The appraisal of one person."""
    own(record).setdefault("appraisals", []).append(
        {"person": person, "role": "村委会主任", "held_on": day, "chair_role": chair, "result": result})


@given(parsers.parse("本村在{day}开会，{name}以村委会主任身份参加"))
def attends(record: Record, day: str, name: str) -> None:
    """A meeting with a person on it."""
    meets(record, day, "两委会", attendances=[{"who": name, "role": "村委会主任"}])


@given(parsers.re("本村声明(?P<first>.+日)到(?P<last>.+日)的各种记录(?P<word>已经|没有)报全"))
def village_declares(record: Record, first: str, last: str, word: str) -> None:
    """What the village says of its submission."""
    own(record)["coverage"] = {"from": first, "until": last, "complete": word == "已经", "kinds": BODIES}


# ---- communities ----------------------------------------------------------------------------------------------


@given(parsers.parse("本社区在{day}由{body}通过决定"))
def community_meeting(record: Record, day: str, body: str) -> None:
    """A meeting of a community."""
    own(record, "一征三议两公开")["unit"].update(name="某社区", type="社区")
    meets(record, day, body, stage="决议", outcome="通过")


@given(parsers.parse("本社区{households:d}户，在{day}逐户征求了{asked:d}户的意见"))
def community_consulted(record: Record, households: int, day: str, asked: int) -> None:
    """Households asked."""
    own(record, "一征三议两公开")["unit"].update(name="某社区", type="社区")
    headcount(record)["households"] = households
    record["reviews"] = [{"kind": "逐户征求意见", "concluded_on": day, "households_asked": asked}]


@given("本社区没有征求过居民意见")
def community_not_consulted(record: Record) -> None:
    """Nobody was asked."""
    own(record)["reviews"] = []


@given(parsers.parse("本社区规定要征求{share}以上住户的意见"))
def community_coverage(record: Record, parameters: Record, share: str) -> None:
    """A number that the place sets."""
    own(record, "一征三议两公开")
    parameters["coverage"] = {"五分之四": "4/5"}[share]


@given(parsers.re("本社区(?P<stage>决议公开|实施结果公开)从(?P<posted>.+日)贴到(?P<removed>.+日)"))
def community_posted(record: Record, stage: str, posted: str, removed: str) -> None:
    """A notice of a community."""
    own(record, "一征三议两公开")["unit"].update(name="某社区", type="社区")
    record.setdefault("notices", []).append({"stage": stage, "posted_on": posted, "removed_on": removed})
