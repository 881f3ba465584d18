"""Sentences of the features on the files of a village: minutes, signatures, attachments, the archive, the seal.

Every sentence begins with «档案里».  A sentence on «这次会议» speaks of the meeting named last.
"""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

Record = dict[str, Any]

REGIONS = {"重庆": "500100", "浙江": "330100"}
NUMBERS = {"比对字数": "min_letters", "归档天数": "archive_days", "最少表决次数": "least_votes", "提示的全票比例": "unanimous_share"}
ATTACHMENTS = {"会议记录": "record", "签到表": "attendance_sheet"}
ELEMENTS = {"应到人数": "due", "实到人数": "present", "会议结果": "outcome"}


def files(record: Record) -> Record:
    """The record of a village decision of 甲村."""
    record.setdefault("kind", "四议两公开")
    record.setdefault("unit", {}).setdefault("name", "甲村")
    record["unit"].setdefault("type", "村")
    return record


def part(record: Record, key: str) -> Record:
    """A part of the record, made where it is not there yet."""
    made: Record = files(record).setdefault(key, {})
    return made


def meeting(record: Record) -> Record:
    """The meeting that was named last."""
    found: Record = record["meetings"][-1]
    return found


def day(word: str) -> str | None:
    """A day as written; none for «没有…»."""
    return None if word.startswith("没有") else word


# ---- meetings and their records -------------------------------------------------------------------------------


@given(parsers.re("档案里，(?P<body>.+?)在(?P<held>.+日)(?P<stage>提议|商议|决议|讨论决定)"))
def held(record: Record, body: str, held: str, stage: str) -> None:
    """A meeting."""
    files(record).setdefault("meetings", []).append({"body": body, "held_on": held, "stage": stage, "record": {}})


@given(parsers.parse("档案里这次会议的编号是{number:d}"))
def numbered(record: Record, number: int) -> None:
    """The number of the meeting in its year."""
    meeting(record)["sequence"] = number


@given(parsers.parse("档案里这次会议的记录写着“{text}”"))
def worded(record: Record, text: str) -> None:
    """The text of the minutes."""
    meeting(record)["record"]["text"] = text


@given(parsers.parse("档案里这次会议的签名栏图像编号是{fingerprint}"))
def signature_image(record: Record, fingerprint: str) -> None:
    """The image of the signatures."""
    meeting(record)["record"]["signature_fingerprint"] = fingerprint


@given(parsers.parse("档案里这次会议在{place}从{start}开到{end}"))
def time_and_place(record: Record, place: str, start: str, end: str) -> None:
    """Where and when."""
    meeting(record).update(place=place, starts_at=start, ends_at=end)


@given(parsers.re("档案里这次会议有(?P<who>[^，]+)签到(?:，职务是(?P<role>.+))?"))
def signed_in(record: Record, who: str, role: str | None) -> None:
    """A signature on the sign-in sheet; nobody is marked absent unless a sentence says so."""
    line = {"who": who, "signed": True} | ({"role": role} if role else {})
    meeting(record).setdefault("attendances", []).append(line)
    meeting(record).setdefault("absent", [])


@given(parsers.parse("档案里这次会议把{who}记为缺席"))
def absent(record: Record, who: str) -> None:
    """A member who is listed as absent."""
    meeting(record)["absent"] = [{"who": who}]


@given(parsers.parse("档案里这次会议应到{due:d}人，实到{present:d}人，赞成{votes:d}票，通过"))
def counted(record: Record, due: int, present: int, votes: int) -> None:
    """A complete record of a vote by show of hands."""
    part(record, "matter")["title"] = "修水渠"
    meeting(record).update(due=due, present=present, votes={"for": votes, "method": "举手"}, outcome="通过", signed=True)


@given(parsers.parse("档案里这次会议的记录没有写{element}"))
def lacking(record: Record, element: str) -> None:
    """A blank in the form."""
    meeting(record)[ELEMENTS[element]] = None


@given(parsers.parse("档案里这次会议的记录没有签名"))
def unsigned(record: Record) -> None:
    """Nobody signed."""
    meeting(record)["signed"] = False


@given(parsers.parse("档案里这次会议的主持人是{chair}，记录人是{recorder}"))
def chaired(record: Record, chair: str, recorder: str) -> None:
    """Chair and recorder; «空白» is a blank."""
    blank = {"空白": None}
    meeting(record).update(chair=blank.get(chair, chair), recorder=blank.get(recorder, recorder))


@given(parsers.re("档案里这次会议的正文写到会(?P<number>\\d+)人"))
def text_present(record: Record, number: str) -> None:
    """What the text says of attendance."""
    meeting(record)["record"]["stated_present"] = number


@given(parsers.re("档案里这次会议的正文写赞成(?P<number>\\d+)票"))
def text_for(record: Record, number: str) -> None:
    """What the text says of the votes."""
    meeting(record)["record"]["stated_for"] = number


@given(parsers.parse("档案里这次会议的正文写金额{stated}，决议登记的金额是{amount}"))
def text_amount(record: Record, stated: str, amount: str) -> None:
    """What the text says of the money, and what was entered."""
    meeting(record)["record"]["stated_amount"] = stated
    part(record, "resolution")["amount"] = amount


@given(parsers.parse("档案里这次会议的正文写的日期是{stated}"))
def text_date(record: Record, stated: str) -> None:
    """The day in the text."""
    meeting(record)["record"]["stated_on"] = stated


@given(parsers.parse("档案里这次会议的记录在{created}形成"))
def made_on(record: Record, created: str) -> None:
    """The day on which the record was made; there is neither contract nor payment unless a sentence says so."""
    meeting(record)["record"]["created_on"] = created
    record.setdefault("contracts", [])
    record.setdefault("payments", [])


@given(parsers.parse("档案里的合同在{signed}签订"))
def contract(record: Record, signed: str) -> None:
    """A contract."""
    files(record)["contracts"] = [{"signed_on": signed}]


# ---- who was who ----------------------------------------------------------------------------------------------


@given(parsers.re("档案里的名册上，(?P<who>.+?)从(?P<start>.+日)起担任(?P<role>.+?)(?:，到(?P<end>.+日)为止)?"))
def on_roster(record: Record, who: str, start: str, role: str, end: str | None) -> None:
    """A line of the roster."""
    line = {"name": who, "body": "村民代表会议" if role == "村民代表" else "村民委员会会议", "role": role, "from": start, "until": end}
    files(record)["unit"].setdefault("roster", []).append(line)


@given(parsers.re("档案里登记(?P<who>.+)在(?P<happened>.+日)(?P<kind>去世|外出)(?:，(?P<back>.+日)返回)?"))
def departed(record: Record, who: str, happened: str, kind: str, back: str | None) -> None:
    """A death or an absence."""
    files(record)["departures"] = [{"who": who, "kind": kind, "happened_on": happened, "returned_on": back}]


@given("档案里没有登记去世和外出的人")
def nobody_departed(record: Record) -> None:
    """Nobody died or was away."""
    files(record)["departures"] = []


@given(parsers.parse("档案里的付款由{who}以{role}的身份在{signed}签字审批"))
def approved(record: Record, who: str, role: str, signed: str) -> None:
    """A signature for a payment."""
    approval = {"signer": who, "role": role, "signed_on": signed}
    files(record)["payments"] = [{"paid_on": signed, "amount": "800元", "approvals": [approval]}]


@given(parsers.parse("档案里有一张付款凭证，小写{amount}，大写{words}"))
def voucher(record: Record, amount: str, words: str) -> None:
    """A voucher in digits and words."""
    files(record)["payments"] = [{"voucher": "一号", "paid_on": "2026年3月1日", "amount": amount, "amount_in_words": words}]


# ---- attachments, archive, seal -------------------------------------------------------------------------------


@given(parsers.re("档案里的附件有(?P<kinds>.+)"))
def attached(record: Record, kinds: str) -> None:
    """The attachments."""
    files(record)["attachments"] = [{"kind": kind} for kind in kinds.split("、")]


@given(parsers.parse("档案里的工程在{completed}完工"))
def works_done(record: Record, completed: str) -> None:
    """Works that were completed."""
    part(record, "matter")["item"] = "工程建设"
    part(record, "execution")["completed_on"] = completed


@given(parsers.parse("档案里的选举在{announced}公布结果"))
def election(record: Record, announced: str) -> None:
    """An election whose result was announced."""
    record["kind"] = "村级选举"
    files(record)["election"] = {"polling_on": announced, "announced_on": announced}


@given(parsers.parse("档案里的决议在{decided}作出，必须归档的附件是{kinds}"))
def listed(record: Record, parameters: Record, decided: str, kinds: str) -> None:
    """What the village itself prescribes."""
    part(record, "resolution")["decided_on"] = decided
    wanted = [ATTACHMENTS[kind] for kind in kinds.split("、")]
    parameters.update(required_attachments=wanted, attachments_needed=len(wanted))


@given(parsers.re("档案里的事项在(?P<completed>.+日)办结，(?P<word>没有归档|.+日归档)，核查日期是(?P<seen>.+)"))
def closed(record: Record, completed: str, word: str, seen: str) -> None:
    """A closed matter and its archiving."""
    part(record, "execution")["completed_on"] = completed
    part(record, "publication")["archived_on"] = day(word.removesuffix("归档"))
    record["observed_on"] = seen


@given(parsers.parse("档案里的村属于{province}"))
def in_province(record: Record, province: str) -> None:
    """The province."""
    files(record)["unit"]["region"] = REGIONS[province]


@given(parsers.re("档案里的用印经(?P<body>.+)决定，(?P<signed>没有签字|.+日由主任签字)，(?P<used>.+日)盖章，(?P<word>有|没有)登记"))
def sealed(record: Record, body: str, signed: str, used: str, word: str) -> None:
    """A use of the seal."""
    use = {"document": "承包合同", "used_on": used, "decided_by": body, "approver_role": "村主任",
           "approved_on": day(signed.removesuffix("由主任签字")), "registered_on": used if word == "有" else None}
    files(record)["seal_uses"] = [use]


@given(parsers.parse("档案里的印章由{keeper}保管，用印由{approver}审批"))
def kept(record: Record, keeper: str, approver: str) -> None:
    """Who keeps and who approves."""
    use = {"document": "承包合同", "used_on": "2026年3月10日", "keeper": keeper, "approver": approver}
    files(record)["seal_uses"] = [use]


@given(parsers.parse("档案里把{name}定为{value}"))
def own_number(parameters: Record, name: str, value: str) -> None:
    """A number that the village itself sets."""
    parameters[NUMBERS[name]] = value


@given(parsers.parse("档案里声明{first}到{last}的记录已经报全"))
def declared(record: Record, first: str, last: str) -> None:
    """What the village says of its submission."""
    kinds = ["四议两公开", "村务管理", "一征三议两公开", "集体三资事项", "小微权力事项", "土地和宅基地", "救助和惠民资金"]
    files(record)["coverage"] = {"from": first, "until": last, "complete": True, "kinds": kinds}
