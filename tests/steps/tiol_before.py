"""Sentences about what comes before a meeting: classification, notice and papers, reviews, consultation, candidates.

They begin with 事项、会前、材料、合法性审查、公开征求意见、专家、听证… and add to the record that a scenario describes.
Values are passed on as a clerk writes them (Chinese names, Chinese dates); the engine reads them.
"""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

Record = dict[str, Any]
Parameters = dict[str, Any]

DAY = r"\d{4}年\d{1,2}月\d{1,2}日"
FLAGS = {
    "专家论证": "expert_required",
    "风险评估": "risk_required",
    "合法性审查": "legality_required",
    "职工切身利益": "affects_workers",
    "经营主体": "affects_business",
}


def _part(record: Record, key: str) -> Record:
    """The part of the record, made where it is not there yet."""
    part: Record = record.setdefault(key, {})
    return part


def _last(record: Record, key: str) -> Record:
    """The last item of a list of the record, made where there is none yet."""
    items: list[Record] = record.setdefault(key, [])
    if not items:
        items.append({})
    return items[-1]


def _candidate(record: Record) -> Record:
    """The candidate spoken of last."""
    return _last(_part(record, "matter"), "candidates")


# ---- the matter and its unit ----------------------------------------------------------------------------------


@given(parsers.parse("事项是一家{unit}的三重一大决策"))
def important_matter(record: Record, unit: str) -> None:
    """A three-important-one-large decision of a unit of this type."""
    record["kind"] = "三重一大决策"
    _part(record, "unit")["type"] = unit


@given(parsers.re(r"事项是(?P<level>省级|市级|县级|乡镇级)(?P<unit>政府|政府部门)的重大行政决策"))
def administrative_decision(record: Record, level: str, unit: str) -> None:
    """A major administrative decision of a government or one of its departments."""
    record["kind"] = "重大行政决策"
    _part(record, "unit").update(type=unit, level=level)


@given(parsers.parse("事项是{unit}的干部选拔任用"))
def cadre_appointment(record: Record, unit: str) -> None:
    """An appointment decided by a unit of this type."""
    record["kind"] = "干部选拔任用"
    _part(record, "unit")["type"] = unit


@given("事项所在单位是股份有限公司")
def joint_stock_company(record: Record) -> None:
    """The unit is a company limited by shares."""
    _part(record, "unit")["joint_stock"] = True


@given(parsers.parse("事项归入{category}"))
def classified(record: Record, category: str) -> None:
    """The matter is classified."""
    _part(record, "matter")["category"] = category


@given("事项没有归入任何一类")
def not_classified(record: Record) -> None:
    """The record says that the matter has no class."""
    _part(record, "matter")["category"] = None


@given(parsers.parse("事项具体是{item}"))
def matter_item(record: Record, item: str) -> None:
    """What the matter is, by the list of items."""
    _part(record, "matter")["item"] = item


@given(parsers.parse("事项的编码是{code}"))
def item_code(record: Record, code: str) -> None:
    """The matter's code."""
    _part(record, "matter")["item_code"] = code


@given(parsers.parse("事项清单列有{codes}"))
def listed_items(parameters: Parameters, codes: str) -> None:
    """The codes on the unit's list of important matters."""
    parameters["listed_items"] = codes.split("、")


@given(parsers.re(r"事项的金额是(?P<amount>[\d.]+)元"))
def amount(record: Record, amount: str) -> None:
    """The amount of the matter."""
    _part(record, "matter")["amount"] = amount


@given(parsers.re(r"事项所在单位的大额资金限额是(?P<limit>[\d.]+)元"))
def fund_limit(parameters: Parameters, limit: str) -> None:
    """The unit's own limit for large funds."""
    parameters["large_fund_limit"] = limit


@given("事项所在单位规定超过限额才算大额资金")
def limit_excluded(parameters: Parameters) -> None:
    """The unit's rule says «more than», so that the limit itself does not count."""
    parameters["limit_excluded"] = True


@given(parsers.re(r"事项所在单位的(?P<what>议事规则|大额资金限额)自(?P<day>" + DAY + r")起施行"))
def rules_in_force(record: Record, what: str, day: str) -> None:
    """The day from which the unit's rules of procedure or limit are in force."""
    key = "decision_rules_from" if what == "议事规则" else "fund_limit_from"
    _part(record, "unit")[key] = day


@given(parsers.re(r"事项所在单位没有制定(?P<what>议事规则|大额资金限额)"))
def no_rules(record: Record, what: str) -> None:
    """The unit has no rules of procedure or no limit."""
    key = "decision_rules_from" if what == "议事规则" else "fund_limit_from"
    _part(record, "unit")[key] = None


@given(parsers.parse("事项按清单应当由{body}决定"))
def required_body(record: Record, body: str) -> None:
    """The body that the unit's list names."""
    _part(record, "matter")["required_body"] = body


@given(parsers.re(r"事项(?P<must>须|不须|涉及|不涉及)(?P<what>专家论证|风险评估|合法性审查|职工切身利益|经营主体)"))
def matter_flag(record: Record, must: str, what: str) -> None:
    """Whether the matter needs a step, or concerns somebody."""
    _part(record, "matter")[FLAGS[what]] = not must.startswith("不")


@given(parsers.re(r"事项(?P<said>已经|没有)向社会公开征求意见"))
def public_consultation(record: Record, said: str) -> None:
    """Whether the public was asked."""
    _part(record, "matter")["public_consultation"] = said == "已经"


@given(parsers.re(r"事项(?P<said>是|不是)国家规定的探索性改革"))
def exploratory_reform(record: Record, said: str) -> None:
    """Whether the matter is a reform experiment with the legal risk stated."""
    _part(record, "matter")["exploratory_reform"] = said == "是"


@given(parsers.re(r"事项的部门意见(?P<said>一致|不一致)"))
def departments_agree(record: Record, said: str) -> None:
    """Whether the departments agreed."""
    _part(record, "matter")["consultation_agreed"] = said == "一致"


@given(parsers.re(r"事项的部门分歧(?:(?P<none>没有说明)|说明为“(?P<note>.+)”)"))
def dispute_note(record: Record, none: str | None, note: str | None) -> None:
    """What the papers say of the disagreement."""
    _part(record, "matter")["dispute_note"] = None if none else note


@given("事项依法必须招标")
def must_tender(record: Record) -> None:
    """The matter must be tendered."""
    _part(record, "matter")["must_tender"] = True


@given(parsers.re(r"事项的决议于(?P<day>" + DAY + r")作出，(?P<said>直接指定|没有指定)了?承包人"))
def resolution_names(record: Record, day: str, said: str) -> None:
    """The resolution, and whether it names a contractor."""
    _part(record, "resolution").update(decided_on=day, names_supplier=said == "直接指定")


@given(parsers.re(r"事项(?:于(?P<day>" + DAY + r")定标|(?P<none>没有招标))"))
def awarded(record: Record, day: str | None, none: str | None) -> None:
    """The award of the tender, or that there was none."""
    record["tenders"] = [] if none else [{"awarded_on": day}]


@given(parsers.re(r"事项(?P<said>是|不是)临时动议"))
def ad_hoc(record: Record, said: str) -> None:
    """Whether the topic was tabled ad hoc."""
    _part(record, "matter")["ad_hoc"] = said == "是"


@given(parsers.re(r"事项的临时动议(?:(?P<none>没有批准)|经“(?P<who>.+)”批准)"))
def ad_hoc_approval(record: Record, none: str | None, who: str | None) -> None:
    """The approval of the ad hoc topic."""
    _part(record, "matter")["ad_hoc_approval"] = None if none else who


@given(parsers.re(r"事项文件于(?P<day>" + DAY + r")印发"))
def issued(record: Record, day: str) -> None:
    """The day of issue."""
    _part(record, "publication")["issued_on"] = day


@given(parsers.re(r"事项(?:于(?P<day>" + DAY + r")|(?P<none>没有))向同级党委请示报告"))
def reported_to_party(record: Record, day: str | None, none: str | None) -> None:
    """The report to the Party committee."""
    _part(record, "publication")["party_reported_on"] = None if none else day


# ---- the meeting to come --------------------------------------------------------------------------------------


@given(parsers.re(r"会前定于(?P<day>" + DAY + r")由(?P<body>.+)作出决定"))
def deciding_meeting(record: Record, day: str, body: str) -> None:
    """The meeting that is to decide."""
    record.setdefault("meetings", []).append({"stage": "讨论决定", "body": body, "held_on": day})


@given("会前还没有定下会议")
def no_meeting(record: Record) -> None:
    """No meeting has been held."""
    record["meetings"] = []


@given(parsers.re(r"会前已知这次会议(?P<outcome>通过|否决|缓议)了事项"))
def meeting_outcome(record: Record, outcome: str) -> None:
    """What the meeting came to."""
    _last(record, "meetings")["outcome"] = outcome


@given(parsers.re(r"会前通知写明是(?P<kind>定期会议|临时会议)"))
def meeting_kind(record: Record, kind: str) -> None:
    """Whether the meeting is a regular one."""
    _last(record, "meetings")["kind"] = kind


@given(parsers.re(r"会前(?:于(?P<day>" + DAY + r")|(?P<none>没有))发出通知"))
def notice_sent(record: Record, day: str | None, none: str | None) -> None:
    """The notice of the meeting."""
    _last(record, "meetings")["notice_sent_on"] = None if none else day


@given(parsers.re(r"会前通知的议程(?P<said>列有|没有列)这一事项"))
def on_agenda(record: Record, said: str) -> None:
    """Whether the matter was on the agenda."""
    _last(record, "meetings")["on_agenda"] = said == "列有"


@given(parsers.re(r"材料(?:于(?P<day>" + DAY + r")|(?P<none>没有))送达成员"))
def papers_sent(record: Record, day: str | None, none: str | None) -> None:
    """The papers of the meeting."""
    _last(record, "meetings")["materials_sent_on"] = None if none else day


@given(parsers.re(r"材料按本单位规定要提前(?P<days>\d+)天送达"))
def papers_days(parameters: Parameters, days: str) -> None:
    """How far ahead the unit's own rule wants papers."""
    parameters["papers_days"] = int(days)


@given(parsers.parse("材料附有{kinds}"))
def attachments(record: Record, kinds: str) -> None:
    """What the papers hold."""
    record["attachments"] = [{"kind": kind} for kind in kinds.split("、")]


# ---- reviews --------------------------------------------------------------------------------------------------


@given("会前没有作过任何审查和征求意见")
def no_reviews(record: Record) -> None:
    """The record says that there was no review at all."""
    record["reviews"] = []


@given(parsers.re(r"(?P<kind>合法性审查|专家论证|风险评估|纪检监察意见|工会意见|职工代表大会|其他形式听取职工意见)"
                  r"于(?P<day>" + DAY + r")形成意见"))
def review_concluded(record: Record, kind: str, day: str) -> None:
    """A review or opinion, and the day it was given."""
    record.setdefault("reviews", []).append({"kind": kind, "concluded_on": day})


@given(parsers.re(r"合法性审查于(?P<received>" + DAY + r")收到材料、(?P<concluded>" + DAY + r")出具意见"))
def legality_review(record: Record, received: str, concluded: str) -> None:
    """A legality review from the day the papers came to the day of the opinion."""
    review = {"kind": "合法性审查", "received_on": received, "concluded_on": concluded}
    record.setdefault("reviews", []).append(review)


@given(parsers.re(r"审查结论是(?P<conclusion>.+)"))
def review_conclusion(record: Record, conclusion: str) -> None:
    """What the review spoken of last found."""
    _last(record, "reviews")["conclusion"] = conclusion


@given(parsers.re(r"审查意见出具时会议(?P<when>还没有开始|已经结束)"))
def review_same_day(record: Record, when: str) -> None:
    """Whether an opinion of the same day came before the meeting."""
    _last(record, "reviews")["before_meeting"] = when == "还没有开始"


@given(parsers.re(r"审查意见是(?P<form>书面|口头)的"))
def review_written(record: Record, form: str) -> None:
    """Whether the opinion is in writing."""
    _last(record, "reviews")["written"] = form == "书面"


@given(parsers.re(r"审查(?:(?P<none>没有写明)|写明了“(?P<reason>.+)”这一)缩短时间的理由"))
def review_reason(record: Record, none: str | None, reason: str | None) -> None:
    """The reason for a shorter review."""
    _last(record, "reviews")["short_reason"] = None if none else reason


@given(parsers.re(r"合法性审查采用(?P<form>正式审查|征求意见|会签)的方式"))
def review_form(record: Record, form: str) -> None:
    """How the legality review was done."""
    _last(record, "reviews")["form"] = form


@given(parsers.re(r"风险评估后方案(?P<said>已经|没有)调整"))
def risk_adjusted(record: Record, said: str) -> None:
    """Whether the plan was adjusted after the assessment."""
    _last(record, "reviews")["adjusted"] = said == "已经"


@given(parsers.re(r"专家(?P<name>\S)与事项(?P<said>有|没有)直接利害关系"))
def expert_interest(record: Record, name: str, said: str) -> None:
    """An expert and his or her interest."""
    _last(record, "reviews").setdefault("experts", []).append({"name": name, "interested": said == "有"})


@given(parsers.re(r"专家(?P<name>\S)的论证意见(?P<said>已经|没有)署名"))
def expert_signed(record: Record, name: str, said: str) -> None:
    """An expert and the signature of the opinion."""
    _last(record, "reviews").setdefault("experts", []).append({"name": name, "signed": said == "已经"})


@given(parsers.re(r"公开征求意见自(?P<start>" + DAY + r")至(?P<end>" + DAY + r")"))
def public_comment(record: Record, start: str, end: str) -> None:
    """A round of public comment, both days included."""
    review = {"kind": "公开征求意见", "comment_from": start, "comment_until": end}
    record.setdefault("reviews", []).append(review)


@given(parsers.re(r"公开征求意见的公告(?:(?P<none>没有说明)|说明了“(?P<reason>.+)”这一)缩短期限的原因"))
def comment_reason(record: Record, none: str | None, reason: str | None) -> None:
    """What the notice says about a shorter period."""
    _last(record, "reviews")["short_reason"] = None if none else reason


@given(parsers.re(r"公开征求意见的采纳情况(?P<said>已经|没有)汇总"))
def comment_adopted(record: Record, said: str) -> None:
    """Whether the opinions were sorted and answered."""
    _last(record, "reviews")["adoption_reported"] = said == "已经"


@given(parsers.re(r"听证会于(?P<day>" + DAY + r")召开"))
def hearing(record: Record, day: str) -> None:
    """A hearing."""
    record.setdefault("reviews", []).append({"kind": "听证", "held_on": day})


@given(parsers.re(r"听证材料(?:于(?P<day>" + DAY + r")|(?P<none>没有))送达参加人"))
def hearing_papers(record: Record, day: str | None, none: str | None) -> None:
    """The papers of the hearing."""
    _last(record, "reviews")["materials_sent_on"] = None if none else day


@given(parsers.re(r"听证记录(?P<said>已经|没有)经参加人签字"))
def hearing_signed(record: Record, said: str) -> None:
    """Whether the hearing record was signed."""
    _last(record, "reviews")["record_signed"] = said == "已经"


# ---- candidates, before the decision --------------------------------------------------------------------------


@given(parsers.re(r"事项的人选(?P<name>\S)属于(?P<what>破格提拔|双重管理干部|一般提拔)，"
                  r"于(?P<day>" + DAY + r")讨论决定"))
def candidate(record: Record, name: str, what: str, day: str) -> None:
    """A candidate: promoted by exception, managed by two sides, or neither."""
    person: Record = {"name": name, "decided_on": day, "exceptional": what == "破格提拔"}
    person["dual_managed"] = what == "双重管理干部"
    _part(record, "matter").setdefault("candidates", []).append(person)


@given(parsers.re(r"会前上级组织部门(?:于(?P<day>" + DAY + r")|(?P<none>没有))同意破格"))
def higher_consent(record: Record, day: str | None, none: str | None) -> None:
    """The consent of the higher organisation department."""
    _candidate(record)["higher_consent_on"] = None if none else day


@given(parsers.re(r"会前(?:于(?P<day>" + DAY + r")|(?P<none>没有))征求协管方意见"))
def co_manager_asked(record: Record, day: str | None, none: str | None) -> None:
    """When the co-managing side was asked."""
    _candidate(record)["co_manager_asked_on"] = None if none else day


@given(parsers.re(r"会前协管方(?:于(?P<day>" + DAY + r")|(?P<none>没有))答复"))
def co_manager_replied(record: Record, day: str | None, none: str | None) -> None:
    """When the co-managing side answered."""
    _candidate(record)["co_manager_replied_on"] = None if none else day
