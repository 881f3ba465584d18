"""Sentences of the features on what follows a collective decision: record, minutes, execution, appointment.

They begin with 决议, 会议记录, 会议纪要, 归档, 付款, 前置研究, 变更, 人选, 任前公示 and the like.  Days, amounts and
names of codes are passed on as written; reading them is the work of the normaliser.
"""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers

Record = dict[str, Any]

DAY = r"\d+年\d+月\d+日"
UNITS: dict[str, Record] = {
    "县政府": {"type": "政府", "level": "县级"},
    "县局": {"type": "政府部门", "level": "县级"},
    "县委": {"type": "党委", "level": "县级"},
    "国有企业": {"type": "国有企业", "level": "企业"},
    "民营公司": {"type": "公司", "level": "企业"},
}
UNIT = f"(?P<unit>{'|'.join(UNITS)})"
HELD = {"地点": "place", "主持人": "chair", "记录人": "recorder"}
WRITTEN = {"出席缺席情况": "has_attendance", "每人意见": "has_speeches", "结论": "has_conclusion"}
CHECKS = {
    "档案审核": "file_reviewed_on",
    "个人有关事项核查": "personal_matters_checked_on",
    "纪检意见": "discipline_opinion_on",
    "举报查核": "petitions_checked_on",
}


def part(where: Record, key: str) -> Record:
    """A part of the record, made where it is not there yet."""
    made: Record = where.setdefault(key, {})
    return made


def meeting(record: Record) -> Record:
    """The meeting that the record describes."""
    found: Record = record["meetings"][-1]
    return found


def candidate(record: Record) -> Record:
    """The one candidate of the record."""
    found: Record = record["matter"]["candidates"][-1]
    return found


def given_or_none(words: str | None) -> str | None:
    """What the sentence gives, as written; none where it says that there is none."""
    return words or None


# ---- the decision ---------------------------------------------------------------------------------------------


@given(parsers.re(rf"决议由{UNIT}于(?P<day>{DAY})作出，属于(?P<kind>三重一大决策|重大行政决策)"))
def decided(record: Record, unit: str, day: str, kind: str) -> None:
    """A decision that was passed, and that was no emergency."""
    record.update(kind=kind, unit=dict(UNITS[unit]), resolution={"decided_on": day, "outcome": "通过"})
    record["matter"] = {"emergency": None}


@given(parsers.re(r"决议的事项属于(?P<category>重大决策|重大项目安排|重要人事任免)"))
def decision_category(record: Record, category: str) -> None:
    """One of the four kinds of matter."""
    part(record, "matter")["category"] = category


@given(parsers.re(r"决议的结果是(?P<outcome>通过|否决|缓议)"))
def decision_outcome(record: Record, outcome: str) -> None:
    """What the resolution says of the result."""
    part(record, "resolution")["outcome"] = outcome


@given(parsers.re(r"决议定的承办方是(?P<payee>.+)，金额是(?P<amount>[\d.]+)元"))
def decision_names(record: Record, payee: str, amount: str) -> None:
    """Whom the resolution names, for how much; it sets no term."""
    part(record, "resolution").update(payee=payee, amount=amount, term_months=None)


@given(parsers.re(rf"决议(?:于(?P<day>{DAY})|(?P<none>没有))公布"))
def decision_published(record: Record, day: str | None, none: str | None) -> None:
    """When the decision was made public."""
    part(record, "publication")["published_on"] = given_or_none(day)


@given(parsers.re(r"决议(?P<said>应当|依法不予)公开"))
def decision_public(record: Record, said: str) -> None:
    """Whether the decision is to be made public."""
    part(record, "matter")["public"] = said == "应当"


@given(parsers.re(r"决议须报出资人(?P<how>审批|备案)，(?:文号是(?P<reference>.+)|(?P<none>没有文号))"))
def decision_to_owner(record: Record, how: str, reference: str | None, none: str | None) -> None:
    """What the owner must be told, and the owner's reference."""
    part(record, "matter").update(requires_owner_report=how, owner_report_reference=given_or_none(reference))


@given("决议不须报出资人")
def decision_not_to_owner(record: Record) -> None:
    """The owner need not be told."""
    part(record, "matter")["requires_owner_report"] = "不须报告"


@given(parsers.re(rf"核查在(?P<day>{DAY})进行"))
def looked_on(record: Record, day: str) -> None:
    """The day that decides what is overdue."""
    record["observed_on"] = day


@given(parsers.re(rf"归档(?:于(?P<day>{DAY})完成|(?P<none>还没有完成))"))
def archived(record: Record, day: str | None, none: str | None) -> None:
    """When the papers were archived."""
    part(record, "publication")["archived_on"] = given_or_none(day)


@given(parsers.re(r"归档按本单位规定应在决定后(?P<days>\d+)天内完成"))
def archive_limit(parameters: dict[str, Any], days: str) -> None:
    """The unit's limit for archiving."""
    parameters["archive_days"] = int(days)


# ---- record and minutes ---------------------------------------------------------------------------------------


@given(parsers.re(rf"会议记录出自{UNIT}(?P<day>{DAY})的(?P<body>.+)"))
def written_record(record: Record, unit: str, day: str, body: str) -> None:
    """A deciding meeting of which everything needed is written down."""
    record.update(kind="三重一大决策", unit=dict(UNITS[unit]), resolution={"decided_on": day, "outcome": "通过"})
    one: Record = {"body": body, "stage": "讨论决定", "held_on": day, "outcome": "通过"}
    one |= {"place": "会议室", "chair": "主持人甲", "recorder": "记录人乙"}
    one["record"] = {"has_attendance": True, "has_speeches": True, "has_conclusion": True}
    record["meetings"] = [one]


@given(parsers.re(rf"会议记录出自县政府(?P<day>{DAY})的重大行政决策常务会议"))
def written_record_of_government(record: Record, day: str) -> None:
    """The meeting of a government on a major administrative decision."""
    record.update(kind="重大行政决策", unit=dict(UNITS["县政府"]))
    record["meetings"] = [{"body": "政府常务会议", "stage": "讨论决定", "held_on": day, "record": {}}]


@given(parsers.re(rf"会议记录没有写(?P<what>{'|'.join((*HELD, *WRITTEN))})"))
def record_lacks(record: Record, what: str) -> None:
    """The record leaves something out."""
    if what in HELD:
        meeting(record)[HELD[what]] = None
    else:
        meeting(record)["record"][WRITTEN[what]] = False


@given(parsers.re(r"会议记录载明反对(?P<against>\d+)票、弃权(?P<abstain>\d+)票"))
def record_votes(record: Record, against: str, abstain: str) -> None:
    """Votes against and abstentions."""
    meeting(record)["votes"] = {"against": against, "abstain": abstain}


@given(parsers.re(r"会议记录(?P<said>写明了|没有写明)不同意见"))
def record_dissent(record: Record, said: str) -> None:
    """Whether dissent was written down."""
    meeting(record)["record"]["has_dissent"] = said == "写明了"


@given(parsers.re(r"会议记录显示到会(?P<present>\d+)人，签名(?P<signed>\d+)人"))
def record_signatures(record: Record, present: str, signed: str) -> None:
    """How many were there and how many signed."""
    meeting(record)["present"] = present
    meeting(record)["record"]["signatures"] = signed


@given(parsers.re(r"会议记录上主持人(?P<chair>签了名|没有签名)，记录人(?P<recorder>签了名|没有签名)"))
def record_signed_by(record: Record, chair: str, recorder: str) -> None:
    """Whether chair and recorder signed."""
    meeting(record)["record"].update(signed_by_chair=chair == "签了名", signed_by_recorder=recorder == "签了名")


@given(parsers.re(r"会议记录按本单位规定(?P<must>须|不须)由主持人和记录人签名"))
def record_signing_rule(parameters: dict[str, Any], must: str) -> None:
    """The unit's rule on signing."""
    parameters["chair_and_recorder_sign"] = must == "须"


@given(parsers.re(r"会议记录写的时间是(?P<start>\d+:\d+)到(?P<end>\d+:\d+)"))
def record_times(record: Record, start: str, end: str) -> None:
    """When the meeting is said to begin and end."""
    meeting(record).update(starts_at=start, ends_at=end)


@given(parsers.re(r"会议记录里(?P<who>[^“]+)说“(?P<words>[^”]+)”"))
def record_words(record: Record, who: str, words: str) -> None:
    """What somebody said."""
    meeting(record).setdefault("speeches", []).append({"speaker": who, "text": words})


@given(parsers.re(r"会议纪要与会议记录(?P<said>一致|不一致)"))
def minutes_match(record: Record, said: str) -> None:
    """Whether the minutes say what the record says."""
    meeting(record)["minutes"] = {"matches_record": said == "一致"}


@given(parsers.re(r"会议纪要对应的会上(?P<outcome>通过|否决|缓议)了这一事项"))
def minutes_outcome(record: Record, outcome: str) -> None:
    """What came out at the meeting itself."""
    meeting(record)["outcome"] = outcome


@given("会议纪要没有印发")
def minutes_not_issued(record: Record) -> None:
    """There are no minutes."""
    meeting(record)["minutes"] = None


@given(parsers.re(rf"会议纪要于(?P<day>{DAY})印发"))
def minutes_issued(record: Record, day: str) -> None:
    """When the minutes went out."""
    meeting(record)["minutes"] = {"issued_on": day}


@given(parsers.re(r"会议纪要按本单位规定应在会后(?P<days>\d+)天内印发"))
def minutes_limit(parameters: dict[str, Any], days: str) -> None:
    """The unit's limit for issuing minutes."""
    parameters["issue_days"] = int(days)


# ---- prior study and emergencies ------------------------------------------------------------------------------


@given(parsers.re(r"前置研究对这一事项是(?P<must>必须|不必)的"))
def study_needed(record: Record, must: str) -> None:
    """Whether the enterprise's list asks for prior study."""
    part(record, "matter")["party_study_required"] = must == "必须"


@given(parsers.re(rf"前置研究(?P<day>{DAY})由(?P<body>\S+会)进行，结果是(?P<outcome>同意|不同意|缓议)"))
def study_held(record: Record, day: str, body: str, outcome: str) -> None:
    """The Party body's prior study."""
    one = {"stage": "前置研究", "body": body, "held_on": day, "outcome": outcome}
    record.setdefault("meetings", []).append(one)


@given("前置研究没有进行")
def no_study(record: Record) -> None:
    """No Party meeting is recorded."""
    record.setdefault("meetings", [])


@given(parsers.re(rf"前置研究的事项(?P<day>{DAY})由(?P<body>\S+会)决定，结果是(?P<outcome>通过|否决)"))
def study_decided(record: Record, day: str, body: str, outcome: str) -> None:
    """The meeting that decides after the prior study."""
    one = {"stage": "讨论决定", "body": body, "held_on": day, "outcome": outcome}
    record.setdefault("meetings", []).append(one)
    part(record, "resolution").update(decided_on=day, outcome=outcome)


@given(parsers.re(r"前置研究在(?P<study>\d+:\d+)开始，决定会议在(?P<decision>\d+:\d+)开始"))
def study_times(record: Record, study: str, decision: str) -> None:
    """The hours of two meetings on one day."""
    for one in record["meetings"]:
        one["starts_at"] = study if one["stage"] == "前置研究" else decision


@given(parsers.re(r"前置研究的意见没有被采纳，(?P<said>说明了|没有说明)理由"))
def study_not_followed(record: Record, said: str) -> None:
    """Whether the deciding meeting gave its reasons."""
    meeting(record)["explanation"] = "补充了评估" if said == "说明了" else None


@given(parsers.re(rf"紧急决定由{UNIT}的负责人于(?P<day>{DAY})作出"))
def urgent(record: Record, unit: str, day: str) -> None:
    """An urgent decision outside the meeting."""
    record.update(kind="三重一大决策", unit=dict(UNITS[unit]), matter={"emergency": {"decided_on": day}})


@given(parsers.re(rf"紧急决定(?:于(?P<day>{DAY})|(?P<none>还没有))追认"))
def urgent_ratified(record: Record, day: str | None, none: str | None) -> None:
    """When it was ratified."""
    record["matter"]["emergency"]["ratified_on"] = given_or_none(day)


@given(parsers.re(r"紧急决定按本单位规定应在(?P<days>\d+)天内追认"))
def urgent_limit(parameters: dict[str, Any], days: str) -> None:
    """The unit's limit for ratifying."""
    parameters["ratify_days"] = int(days)


# ---- contracts, payments, execution, changes ------------------------------------------------------------------


@given("付款的事项没有上过会")
def never_tabled(record: Record) -> None:
    """Payments of a unit on which no resolution was passed."""
    record.update(kind="三重一大决策", unit=dict(UNITS["县局"]), resolution=None, payments=[])


@given(parsers.re(rf"付款(?P<amount>[\d.]+)元给(?P<payee>.+)，日期是(?P<day>{DAY})"))
def paid(record: Record, amount: str, payee: str, day: str) -> None:
    """One payment."""
    record.setdefault("payments", []).append({"amount": amount, "payee": payee, "paid_on": day})


@given(parsers.re(r"付款的集体决定限额是(?P<limit>\d+)元，(?P<days>\d+)天内合并计算"))
def payment_limit(parameters: dict[str, Any], limit: str, days: str) -> None:
    """The unit's limit and the days within which payments are added up."""
    parameters.update(large_fund_limit=int(limit), window_days=int(days))


@given(parsers.re(r"付款总额已经集体决定为(?P<amount>[\d.]+)元"))
def payment_decided(record: Record, amount: str) -> None:
    """A resolution on the sum."""
    record["resolution"] = {"outcome": "通过", "amount": amount}


@given(parsers.re(rf"合同(?P<signed>{DAY})签订，第一笔付款在(?P<paid_on>{DAY})，(?P<started>{DAY})开始实施"))
def carried_out(record: Record, signed: str, paid_on: str, started: str) -> None:
    """The first contract, the first payment and the start."""
    record.update(contracts=[{"signed_on": signed}], payments=[{"paid_on": paid_on}])
    record["execution"] = {"started_on": started}


@given(parsers.re(r"实施的承办方是(?P<payee>.+)，金额是(?P<amount>[\d.]+)元"))
def executed(record: Record, payee: str, amount: str) -> None:
    """Who did it for how much; nothing was changed by a new decision."""
    part(record, "execution").update(payee=payee, amount=amount)
    record.setdefault("changes", [])


@given(parsers.re(r"实施的责任部门(?:是(?P<department>[^，]+)|没有定)，责任人(?:是(?P<owner>.+)|没有定)"))
def execution_owner(record: Record, department: str | None, owner: str | None) -> None:
    """Who is to carry it out."""
    part(record, "execution").update(department=given_or_none(department), owner=given_or_none(owner))


@given(parsers.re(rf"实施的时限是(?P<due>{DAY})，(?:(?P<day>{DAY})报告了|(?P<none>还没有报告))落实情况"))
def execution_reported(record: Record, due: str, day: str | None, none: str | None) -> None:
    """When it is due and when it was reported."""
    part(record, "execution").update(due_on=due, reported_on=given_or_none(day))


@given(parsers.re(rf"变更在(?P<day>{DAY})发生，改了(?P<what>承办方|内容|期限)"))
def changed(record: Record, day: str, what: str) -> None:
    """A change of the decided matter."""
    kind = "供应商" if what == "承办方" else what
    record["changes"] = [{"kind": kind, "changed_on": day}]


@given(parsers.re(rf"变更在(?P<day>{DAY})发生，停止了执行，(?P<said>情况紧急|情况并不紧急)"))
def stopped(record: Record, day: str, said: str) -> None:
    """The decision was no longer carried out."""
    record["changes"] = [{"kind": "停止执行", "changed_on": day, "urgent": said == "情况紧急"}]


@given(parsers.re(rf"变更在(?P<day>{DAY})发生，金额从(?P<old>[\d.]+)元改为(?P<new>[\d.]+)元"))
def amount_changed(record: Record, day: str, old: str, new: str) -> None:
    """The amount was changed."""
    part(record, "resolution")["amount"] = old
    record["changes"] = [{"kind": "金额", "changed_on": day, "amount": new}]


@given(parsers.re(rf"变更(?:(?P<day>{DAY})重新决策|(?P<none>没有重新决策))"))
def redecided(record: Record, day: str | None, none: str | None) -> None:
    """Whether the change was decided anew."""
    record["changes"][-1]["redecided_on"] = given_or_none(day)


@given(parsers.re(r"变更按本单位规定增加超过(?P<share>\d+/\d+)才重新决策"))
def change_limit(parameters: dict[str, Any], share: str) -> None:
    """The unit's tolerance."""
    parameters["amount_tolerance"] = share


@given(parsers.re(r"概算是(?P<estimate>[\d.]+)元，估算是(?P<study>[\d.]+)元，决算是(?P<settlement>[\d.]+)元"))
def estimates(record: Record, estimate: str, study: str, settlement: str) -> None:
    """The approved estimate, that of the feasibility study, and the settlement, of a government investment."""
    matter = part(record, "matter")
    matter.update(approved_estimate=estimate, feasibility_estimate=study, approved_settlement=settlement)
    matter.update(government_investment=True)


@given(parsers.re(r"概算的超支(?P<approved>经过|没有)原部门核定，超过估算的部分(?P<reported>已经|没有)报告"))
def estimate_approval(record: Record, approved: str, reported: str) -> None:
    """What was approved and what was reported."""
    approval = "概算调整批复" if approved == "经过" else None
    part(record, "matter").update(overrun_approval=approval, estimate_excess_reported=reported == "已经")


@given("概算所属的项目不是政府投资项目")
def not_government_investment(record: Record) -> None:
    """The project is paid with the enterprise's own money."""
    part(record, "matter")["government_investment"] = False


@given(parsers.re(rf"后评估已经确定要做，前期由(?P<assessor>.+)评估，(?P<day>{DAY})实施完成"))
def evaluation_ordered(record: Record, assessor: str, day: str) -> None:
    """A post-evaluation was ordered; who assessed the plan; when it was carried out."""
    part(record, "execution").update(evaluation_required=True, main_assessor=assessor, completed_on=day)


@given(parsers.re(rf"后评估(?P<day>{DAY})由(?P<who>.+)完成"))
def evaluated(record: Record, day: str, who: str) -> None:
    """Who evaluated, and when."""
    part(record, "execution").update(evaluated_on=day, evaluator=who)


@given("后评估还没有做")
def not_evaluated(record: Record) -> None:
    """Nobody has evaluated."""
    part(record, "execution").update(evaluated_on=None, evaluator=None)


# ---- appointments ---------------------------------------------------------------------------------------------


@given(parsers.re(rf"人选由{UNIT}于(?P<day>{DAY})讨论决定，属于(?P<what>提拔|平级调整)"))
def candidate_decided(record: Record, unit: str, day: str, what: str) -> None:
    """One candidate, with the day of the decision."""
    one = {"name": "张某", "post": "副局长", "promotion": what == "提拔", "decided_on": day}
    record.update(kind="干部选拔任用", unit=dict(UNITS[unit]), matter={"candidates": [one]})
    record["resolution"] = {"decided_on": day, "outcome": "通过"}


@given(parsers.re(rf"任前公示自(?P<start>{DAY})至(?P<end>{DAY})"))
def posted(record: Record, start: str, end: str) -> None:
    """The public notice before the appointment; the candidate is not exempt."""
    candidate(record).update(notice_from=start, notice_until=end)
    candidate(record).setdefault("notice_exempt", False)


@given("任前公示没有进行")
def not_posted(record: Record) -> None:
    """There was no public notice."""
    candidate(record).update(notice_from=None, notice_until=None)
    candidate(record).setdefault("notice_exempt", False)


@given(parsers.re(r"任前公示对这一人选(?P<said>依规定可以免予|不能免予)"))
def notice_exempt(record: Record, said: str) -> None:
    """Whether the candidate is exempt from public notice."""
    candidate(record)["notice_exempt"] = said == "依规定可以免予"


@given(parsers.re(r"任前公示期间(?P<said>有反映没有查清|没有未查清的反映)"))
def notice_objection(record: Record, said: str) -> None:
    """Whether anything was still open."""
    candidate(record)["notice_objection_open"] = said == "有反映没有查清"


@given(parsers.re(rf"任职文件(?:于(?P<day>{DAY})|(?P<none>还没有))印发"))
def appointed(record: Record, day: str | None, none: str | None) -> None:
    """The day of the appointment."""
    candidate(record)["appointed_on"] = given_or_none(day)


@given(parsers.re(rf"任职时间从(?P<day>{DAY})起算"))
def tenure(record: Record, day: str) -> None:
    """From when the tenure is counted."""
    candidate(record)["tenure_from"] = day


@given(parsers.re(rf"人选的(?P<what>{'|'.join(CHECKS)})(?:于(?P<day>{DAY})完成|(?P<none>没有做))"))
def checked(record: Record, what: str, day: str | None, none: str | None) -> None:
    """One of the four checks."""
    candidate(record)[CHECKS[what]] = given_or_none(day)


@given(parsers.re(rf"人选的四项核查都于(?P<day>{DAY})完成"))
def all_checked(record: Record, day: str) -> None:
    """All of the four checks."""
    candidate(record).update(dict.fromkeys(CHECKS.values(), day))


@given(parsers.re(r"人选(?P<up>向上级推荐报送|由本级管理)，廉洁意见上书记(?P<secretary>签了字|没有签字)，"
                  r"纪委书记(?P<discipline>签了字|没有签字)"))
def co_signed(record: Record, up: str, secretary: str, discipline: str) -> None:
    """The two signatures."""
    candidate(record).update(
        recommended_to_higher=up == "向上级推荐报送",
        integrity_signed_by_secretary=secretary == "签了字",
        integrity_signed_by_discipline=discipline == "签了字",
    )


@given(parsers.re(rf"人选的动议在(?P<motion>{DAY})，民主推荐在(?P<recommended>{DAY})，考察在(?P<inspected>{DAY})结束"))
def steps_before(record: Record, motion: str, recommended: str, inspected: str) -> None:
    """The steps before the decision."""
    candidate(record).update(motion_on=motion, recommended_on=recommended, inspected_on=inspected)


@given(parsers.re(rf"人选的民主推荐在(?P<day>{DAY})"))
def recommended(record: Record, day: str) -> None:
    """The recommendation."""
    candidate(record)["recommended_on"] = day


@given(parsers.re(rf"试用期自(?P<start>{DAY})至(?P<end>{DAY})，(?:(?P<day>{DAY})正式任职|(?P<none>还没有正式任职))"))
def probation(record: Record, start: str, end: str, day: str | None, none: str | None) -> None:
    """The probation and the formal appointment."""
    candidate(record).update(probationary_post=True, probation_from=start, probation_until=end)
    candidate(record)["formally_appointed_on"] = given_or_none(day)


@given(parsers.re(r"试用期(?P<said>没有设|对这一职务不适用)"))
def no_probation(record: Record, said: str) -> None:
    """No probation was set, or the post has none."""
    candidate(record).update(probationary_post=said == "没有设", probation_from=None, probation_until=None)


@given(parsers.re(r"亲属(?P<who>\S)是(?P<leader>\S+)的(?P<kind>\S+)，在本机关从事(?P<duty>\S+)工作"))
def kin_at_work(record: Record, who: str, leader: str, kind: str, duty: str) -> None:
    """A leader's kin at work in the same organ."""
    record["unit"]["posts"] = [{"holder": who, "duty": duty}]
    record["relations"] = [{"person": f"{leader}甲", "role": leader, "other": who, "kind": kind}]
