"""Sentences of the features on collective decisions: attendance, observers, speeches, votes and recusal.

Every sentence begins with the body that meets («党组会议应到…») and speaks of its latest meeting.  Days, counts and
names of codes are passed on as written; reading them is the work of the normaliser.
"""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

Record = dict[str, Any]

UNITS: dict[str, Record] = {
    "党组会议": {"type": "政府部门", "level": "县级"},
    "党委会议": {"type": "国有企业"},
    "常委会会议": {"type": "党委", "level": "县级"},
    "党委全体会议": {"type": "党委", "level": "县级"},
    "支部党员大会": {"type": "国有企业"},
    "支部委员会会议": {"type": "国有企业"},
    "董事会": {"type": "国有企业"},
    "股东会": {"type": "国有企业"},
    "总经理办公会": {"type": "国有企业"},
    "院长办公会": {"type": "医院"},
    "政府常务会议": {"type": "政府", "level": "县级"},
    "政府全体会议": {"type": "政府", "level": "县级"},
    "县长办公会": {"type": "政府", "level": "县级"},
    "专题会": {"type": "政府", "level": "县级"},
}
"""The bodies that a sentence can begin with, and the unit that each belongs to unless a sentence says otherwise."""

TOPICS: dict[str, tuple[str, str | None]] = {
    "重大项目": ("三重一大决策", "重大项目安排"),
    "大额资金": ("三重一大决策", "大额度资金运作"),
    "一般事项": ("三重一大决策", "其他"),
    "处分党员": ("三重一大决策", "党员处分"),
    "干部任免": ("干部选拔任用", None),
    "重大行政决策": ("重大行政决策", None),
}
LEADERS = ("书记", "董事长", "县长", "总经理")
SHARES = {"半数": "1/2", "三分之二": "2/3", "四分之三": "3/4", "全部": "1"}


def body(rest: str) -> parsers.re:
    """A sentence that begins with the name of a body."""
    return parsers.re(rf"(?P<name>{'|'.join(UNITS)}){rest}")


def meeting(record: Record, name: str) -> Record:
    """The latest meeting of the body."""
    found: Record = next(one for one in reversed(record["meetings"]) if one["body"] == name)
    return found


def votes(record: Record, name: str) -> Record:
    """The counted votes of its latest meeting, made where they are not there yet."""
    made: Record = meeting(record, name).setdefault("votes", {})
    return made


def added(meeting_: Record, key: str, **fields: object) -> None:
    """One item more in a list of the meeting."""
    meeting_.setdefault(key, []).append(fields)


def matter_on(record: Record, topic: str) -> Record:
    """The matter of a record on this topic.  It is said to be no emergency; an ordinary matter spends no money."""
    record["kind"], category = TOPICS[topic]
    matter: Record = record.setdefault("matter", {"emergency": None})
    if category:
        matter["category"] = category
    if topic == "一般事项":
        matter["amount"] = None
    return matter


# ---- the meeting ----------------------------------------------------------------------------------------------


@given(body("在(?P<day>[0-9]+年[0-9]+月[0-9]+日)讨论(?P<topic>.+)"))
def meets(record: Record, name: str, day: str, topic: str) -> None:
    """A meeting in person on a topic."""
    matter_on(record, topic)
    record.setdefault("unit", dict(UNITS[name]))
    record.setdefault("meetings", []).append({"body": name, "held_on": day, "form": "现场会议"})


@given(parsers.parse("领导班子没有开会，在{day}决定了{topic}"))
def no_meeting(record: Record, day: str, topic: str) -> None:
    """A decision of which the record says that no meeting was held."""
    matter_on(record, topic)
    record.update(unit={"type": "国有企业"}, meetings=[], resolution={"decided_on": day})


@given(body("的单位是(?P<unit>.+)"))
def unit_is(record: Record, name: str, unit: str) -> None:
    """Another kind of unit than the body's usual one."""
    record["unit"] = {**UNITS[name], "type": unit}


@given(body("没有真正开会，用(?P<form>.+)的办法代替"))
def another_form(record: Record, name: str, form: str) -> None:
    """What stood in for the meeting."""
    meeting(record, name)["form"] = form


@given(body("讨论的事项是(?P<day>.+日)紧急决定的"))
def decided_in_emergency(record: Record, name: str, day: str) -> None:
    """A decision in an emergency, before the meeting of that body."""
    record["matter"]["emergency"] = {"decided_on": day}


@given(body("由(?P<chair>[^，]+)主持，职务是(?P<role>[^，]+)，(?P<word>受了|没有受)书记委托"))
def chaired(record: Record, name: str, chair: str, role: str, word: str) -> None:
    """Who presided, and whether by delegation."""
    meeting(record, name).update(chair=chair, chair_role=role, chair_delegated=word == "受了")


@given(body("上分管领导没有到会，(?P<word>提交了|没有提交)书面意见"))
def in_charge_absent(record: Record, name: str, word: str) -> None:
    """The leader in charge of the matter was not there."""
    meeting(record, name).update(leader_in_charge_present=False, leader_in_charge_written=word == "提交了")


# ---- attendance -----------------------------------------------------------------------------------------------


@given(body("应到(?P<due>[0-9]+)人，实到(?P<present>[0-9]+)人"))
def attendance(record: Record, name: str, due: str, present: str) -> None:
    """Due and present."""
    meeting(record, name).update(due=due, present=present)


@given(body("应到(?P<due>[0-9]+)人，没有填实到人数"))
def attendance_open(record: Record, name: str, due: str) -> None:
    """Due only."""
    meeting(record, name)["due"] = due


@given(body("有(?P<related>[0-9]+)名关联董事，委托出席(?P<proxies>[0-9]+)人"))
def directors(record: Record, name: str, related: str, proxies: str) -> None:
    """Related directors, and those who are represented."""
    meeting(record, name).update(related_directors=related, present_by_proxy=proxies)


@given(body("的(?P<who>[^，]+)委托(?P<holder>[^，]+)出席，委托书(?P<word>写明了|没有写明)授权范围"))
def proxy(record: Record, name: str, who: str, holder: str, word: str) -> None:
    """A written proxy."""
    added(meeting(record, name), "proxies", giver=who, holder=holder, written=True, scope_stated=word == "写明了")


@given(body("没有人委托出席"))
def no_proxies(record: Record, name: str) -> None:
    """The record says that there are no proxies."""
    meeting(record, name)["proxies"] = []


@given(body("没有人缺席"))
def nobody_absent(record: Record, name: str) -> None:
    """The record says that nobody was absent."""
    meeting(record, name)["absent"] = []


@given(body("缺席的是(?P<who>[^，]+)，(?P<reason>没有写原因|原因是.+)"))
def absent(record: Record, name: str, who: str, reason: str) -> None:
    """A member who was not there, and why."""
    why = None if reason == "没有写原因" else reason.removeprefix("原因是")
    added(meeting(record, name), "absent", who=who, reason=why)


@given(body("的(?P<list_>出席|列席)人员有(?P<people>.+)"))
def people_there(record: Record, name: str, list_: str, people: str) -> None:
    """The list of members present, or of observers."""
    key = "attendances" if list_ == "出席" else "observers"
    meeting(record, name)[key] = [{"who": who} for who in people.split("、")]


@given(body("的成员名册上(?P<who>[^，]+)任职从(?P<start>.+日)(?P<end>至今|到.+日)"))
def on_the_roster(record: Record, name: str, who: str, start: str, end: str) -> None:
    """One line of the roster; both days count."""
    until = None if end == "至今" else end.removeprefix("到")
    record["unit"].setdefault("roster", []).append({"name": who, "body": name, "from": start, "until": until})


@given(body("按本单位规则，到会要达到(?P<share>.+)"))
def own_quorum(record: Record, parameters: dict[str, Any], name: str, share: str) -> None:
    """A quorum that the unit has set."""
    parameters["unit_quorum"] = SHARES[share]


# ---- speeches -------------------------------------------------------------------------------------------------


@given(body("上(?P<who>[^，]+)先讲了程序性的开场白"))
def opening(record: Record, name: str, who: str) -> None:
    """The chair opens the meeting without stating a view."""
    added(meeting(record, name), "speeches", order=1, speaker=who, leader=True, procedural=True, stance=None)


@given(body("先后由(?P<people>.+)表态(?P<stance>同意|反对|缓议)"))
def speak_in_turn(record: Record, name: str, people: str, stance: str) -> None:
    """Views in the order in which they were given; the main leader is known by the title."""
    held = meeting(record, name)
    for who in people.split("、"):
        order = len(held.get("speeches", [])) + 1
        added(held, "speeches", order=order, speaker=who, leader=who.startswith(LEADERS), stance=stance)


@given(body("没有一个人发言"))
def nobody_speaks(record: Record, name: str) -> None:
    """The record says that nobody spoke."""
    meeting(record, name)["speeches"] = []


@given(body("上主要负责人(?P<word>先表明了|没有先表明)倾向"))
def led_first(record: Record, name: str, word: str) -> None:
    """Whether the main leader showed a leaning before the others."""
    meeting(record, name)["leader_led_first"] = word == "先表明了"


@given(body("的结果与多数人意见(?P<word>一致|不一致，没有说明理由|不一致，当场说明了理由)"))
def against_the_majority(record: Record, name: str, word: str) -> None:
    """Whether the result is contrary to the majority's view, and what was said of it."""
    reason = "工期紧，风险已有预案" if word.endswith("当场说明了理由") else None
    held = meeting(record, name)
    held.setdefault("speeches", [])
    held.update(outcome="通过", against_majority=word != "一致", explanation=reason)


# ---- votes ----------------------------------------------------------------------------------------------------


@given(body("赞成(?P<number>[0-9]+)票，结果是(?P<outcome>.+)"))
def voted(record: Record, name: str, number: str, outcome: str) -> None:
    """Votes in favour, and the recorded result."""
    votes(record, name)["for"] = number
    meeting(record, name)["outcome"] = outcome


@given(body("赞成(?P<yes>[0-9]+)票、反对(?P<no>[0-9]+)票、弃权(?P<abstain>[0-9]+)票，参加表决(?P<voters>[0-9]+)人"))
def counted(record: Record, name: str, yes: str, no: str, abstain: str, voters: str) -> None:
    """The whole count."""
    votes(record, name).update({"for": yes, "against": no, "abstain": abstain, "voters": voters})


@given(body("参加表决(?P<voters>[0-9]+)人"))
def number_of_voters(record: Record, name: str, voters: str) -> None:
    """Those present, entitled and not recused."""
    votes(record, name)["voters"] = voters


@given(body("结果是(?P<outcome>[^，]+)"))
def result_is(record: Record, name: str, outcome: str) -> None:
    """The recorded result."""
    meeting(record, name)["outcome"] = outcome


@given(body("把(?P<number>[0-9]+)名缺席成员的书面意见计入了票数"))
def absent_counted(record: Record, name: str, number: str) -> None:
    """Written views of absent members counted as votes (0: none were); no ballots are on file."""
    votes(record, name)["absent_counted"] = number
    meeting(record, name).setdefault("ballots", [])


@given(body("(?P<word>用(?P<method>.+)表决|没有写明表决方式)"))
def method_of_voting(record: Record, name: str, word: str, method: str | None) -> None:
    """How it was voted, or that the record does not say."""
    votes(record, name)["method"] = method


@given(body("上投票的有(?P<people>.+)"))
def ballots(record: Record, name: str, people: str) -> None:
    """Who voted, each for the matter."""
    held = meeting(record, name)
    for who in people.split("、"):
        added(held, "ballots", member=who, vote="同意", relation="没有利害关系", related_director=False)


@given(body("的(?P<who>[^，]+)与事项的关系是(?P<relation>[^，]+)，(?P<word>回避了|没有回避，仍投票|说回避了却投了票)"))
def interested(record: Record, name: str, who: str, relation: str, word: str) -> None:
    """A member with an interest, who stepped aside or not."""
    vote = None if word == "回避了" else "同意"
    held = meeting(record, name)
    held.setdefault("speeches", [])
    added(held, "ballots", member=who, vote=vote, relation=relation, recused="没有回避" not in word)


@given(body("的关联董事(?P<who>[^，]+)(?P<word>没有投票|投了票)"))
def related_director(record: Record, name: str, who: str, word: str) -> None:
    """A related director's ballot."""
    vote = "同意" if word == "投了票" else None
    added(meeting(record, name), "ballots", member=who, vote=vote, related_director=True)


@given(body("按本单位规则，赞成要超过(?P<base>应到会|到会)人数的(?P<share>半数|三分之二|四分之三|全部)"))
def own_majority(record: Record, parameters: dict[str, Any], name: str, base: str, share: str) -> None:
    """A majority that the unit has set, and what it is counted on."""
    votes(record, name)["base"] = base
    parameters["pass_share"] = SHARES[share]


@given(body("按本单位规则，多出不超过(?P<margin>[0-9]+)票视为分歧严重"))
def own_margin(record: Record, parameters: dict[str, Any], name: str, margin: str) -> None:
    """A margin that the unit counts as a serious split."""
    parameters["split_margin"] = int(margin)


# ---- several items or people ----------------------------------------------------------------------------------


@given(body("研究(?P<number>[0-9]+)个子议题，(?P<word>逐项|一并)表决"))
def several_items(record: Record, name: str, number: str, word: str) -> None:
    """Items put to the meeting, voted one by one or together."""
    record["matter"]["subitems"] = [
        {"title": f"第{index + 1}个项目", "voted_separately": word == "逐项", "result": "通过"}
        for index in range(int(number))
    ]


@given(body("任免(?P<number>[0-9]+)人，(?P<word>逐人|一并)表决"))
def several_people(record: Record, name: str, number: str, word: str) -> None:
    """Candidates, voted one by one or together."""
    record["matter"]["candidates"] = [
        {"name": f"人选{index + 1}", "post": "科长", "voted_separately": word == "逐人"} for index in range(int(number))
    ]


@given(body("复议人选张某的任免，同意复议的有(?P<number>[0-9]+)人"))
def reconsidered(record: Record, name: str, number: str) -> None:
    """A decision on a candidate taken up again."""
    record["matter"]["candidates"] = [
        {"name": "张某", "post": "科长", "reconsidered": True, "reconsideration_for": number}
    ]


@given(body("的(?P<who>[^，]+)申报持有(?P<firm>[^，]+)的股份，(?P<word>已经|没有)回避"))
def declared_tie(record: Record, name: str, who: str, firm: str, word: str) -> None:
    """A declared tie between a member and an enterprise."""
    record["relations"] = [{"person": who, "other": firm, "kind": "持股", "recused": word == "已经"}]


@given(body("决定的合同由(?P<firm>.+)承包"))
def contracted(record: Record, name: str, firm: str) -> None:
    """Who got the contract; nothing has been paid."""
    record.update(contracts=[{"party": firm}], payments=[])
