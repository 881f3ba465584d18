"""The meeting that decides: who was there, who spoke in which order, how each voted, what was written down."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.own_rules import AppliedRule
from lianchi.model.scalar import Clock, Code, Count, Day, Flag, Money, Part, Person, Text, said


class Absence(Part):
    """A member who was not there."""

    singular: ClassVar[str] = "absence"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("who",)

    who: Person | None = said("缺席人")
    reason: Text | None = said("缺席原因")
    written_opinion: Flag | None = said("是否提交书面意见")


class Attendance(Part):
    """A member who was there, signed in or not."""

    singular: ClassVar[str] = "attendance"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("who",)

    who: Person | None = said("出席人")
    role: Annotated[str, Code("role")] | None = said("出席人职务")
    on_roster: Flag | None = said("是否在册")
    signed: Flag | None = said("是否签到")


class Observer(Part):
    """Somebody who sat in without a vote."""

    singular: ClassVar[str] = "observer"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("who",)

    who: Person | None = said("列席人")
    role: Annotated[str, Code("role")] | None = said("列席人职务")
    also_member: Flag | None = said("是否同时列为出席人")
    voted: Flag | None = said("列席人是否参加表决")
    remark_recorded: Flag | None = said("列席人意见是否记录")


class Speech(Part):
    """One member's view, in the order in which it was given (1 = first)."""

    singular: ClassVar[str] = "speech"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("speaker", "order")

    order: Count | None = said("发言顺序")
    speaker: Person | None = said("发言人")
    role: Annotated[str, Code("role")] | None = said("发言人职务")
    leader: Flag | None = said("是否主要负责人")
    stance: Annotated[str, Code("stance")] | None = said("表态")
    text: Text | None = said("发言内容")
    procedural: Flag | None = said("是否只是主持会议的程序性讲话")


class Votes(Part):
    """The counted votes.  ``base`` says what the share is counted on."""

    votes_for: Count | None = said("赞成票", alias="for")
    against: Count | None = said("反对票")
    abstain: Count | None = said("弃权票")
    voters: Count | None = said("参加表决人数", "到会且有表决权、未回避的人数")
    absent_counted: Count | None = said("计入的缺席人员意见数", "未到会人员书面意见被计票的人数；没有计入填 0")
    base: Annotated[str, Code("vote_base")] | None = said("计票基数")
    method: Annotated[str, Code("vote_method")] | None = said("表决方式")
    stated_percent: Count | None = said("载明的百分比（整数）")
    issued: Count | None = said("发出的票数")
    returned: Count | None = said("收回的票数")


class Ballot(Part):
    """One member's vote."""

    singular: ClassVar[str] = "ballot"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("member",)

    member: Person | None = said("表决人")
    vote: Annotated[str, Code("stance")] | None = said("表决意见")
    recused: Flag | None = said("是否回避")
    relation: Annotated[str, Code("relation")] | None = said("与事项的利害关系", "没有利害关系填 none")
    related_director: Flag | None = said("是否关联董事")
    present: Flag | None = said("是否到会")
    observer: Flag | None = said("是否列席人员")
    spoke: Flag | None = said("是否发言")
    times: Count | None = said("表决次数", "同一人对同一事项投票的次数，代理另计")


class Proxy(Part):
    """A written authority to vote for somebody else."""

    singular: ClassVar[str] = "proxy"
    measure: ClassVar[str] = "份"
    identity: ClassVar[tuple[str, ...]] = ("giver", "holder")

    giver: Person | None = said("委托人")
    holder: Person | None = said("受托人")
    written: Flag | None = said("是否书面委托")
    scope_stated: Flag | None = said("委托书是否载明授权范围")
    same_household: Flag | None = said("是否同户")


class Minutes(Part):
    """The issued minutes (纪要)."""

    issued_on: Day | None = said("纪要印发日期")
    matches_record: Flag | None = said("纪要与记录是否一致")


class WrittenRecord(Part):
    """The verbatim record (记录) and what it holds."""

    created_on: Day | None = said("记录形成日期")
    place: Text | None = said("会议地点")
    has_attendance: Flag | None = said("记录是否载明出席、缺席和列席人员")
    has_speeches: Flag | None = said("记录是否载明每人意见")
    has_conclusion: Flag | None = said("记录是否载明结论")
    has_dissent: Flag | None = said("记录是否载明不同意见")
    signed_by_chair: Flag | None = said("主持人是否签名")
    signed_by_recorder: Flag | None = said("记录人是否签名")
    signatures: Count | None = said("签名人数")
    archived_on: Day | None = said("归档日期")
    text: Text | None = said("会议记录全文")
    stated_on: Day | None = said("记录正文写的会议日期", "正文没有写填空值")
    stated_present: Count | None = said("记录正文写的到会人数", "正文没有写填空值")
    stated_for: Count | None = said("记录正文写的赞成票数", "正文没有写填空值")
    stated_amount: Money | None = said("记录正文写的金额", "正文没有写填空值")
    signature_fingerprint: Text | None = said("签名栏图像指纹", "同一张图像相同；没有签名填空值")


class Meeting(Part):
    """One meeting of one body on the matter of the record."""

    singular: ClassVar[str] = "meeting"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("id", "stage", "body", "held_on")

    id: Text | None = said("会议编号")
    stage: Annotated[str, Code("stage")] | None = said("环节")
    body: Annotated[str, Code("body")] | None = said("会议机构")
    name: Text | None = said("会议名称")
    sequence: Count | None = said("当年会议序号", "同一机构一年内第几次会议")
    first_topic_study: Flag | None = said("是否把理论学习列为第一议题")
    form: Annotated[str, Code("meeting_form")] | None = said("会议形式")
    kind: Annotated[str, Code("meeting_kind")] | None = said("会议类别")
    held_on: Day | None = said("会议日期")
    starts_at: Clock | None = said("开始时间")
    ends_at: Clock | None = said("结束时间")
    place: Text | None = said("会议地点")
    notice_sent_on: Day | None = said("会议通知日期")
    notice_complete: Flag | None = said("通知是否载明时间、地点和事项")
    notice_special_reason: Text | None = said("临时召集的特殊原因")
    materials_sent_on: Day | None = said("材料送达日期")
    on_agenda: Flag | None = said("事项是否列入会前印发的议程")
    due: Count | None = said("应到人数", "该机构有表决权的全体成员人数，不论到会与否")
    present: Count | None = said("实到人数", "到会并有表决权的人数，不含列席")
    present_by_proxy: Count | None = said("委托出席人数", "书面委托其他成员代为出席的人数，不算进实到人数")
    present_online: Count | None = said("线上参加人数", "不算进实到人数")
    households_due: Count | None = said("应到户数")
    households_present: Count | None = said("到会户数")
    women_due: Count | None = said("女代表应到人数")
    women_present: Count | None = said("女代表实到人数")
    absent_count: Count | None = said("缺席人数")
    related_directors: Count | None = said("关联董事人数")
    chair: Person | None = said("主持人")
    chair_role: Annotated[str, Code("role")] | None = said("主持人职务")
    chair_delegated: Flag | None = said("主持人是否受书记委托")
    recorder: Person | None = said("记录人")
    signed: Flag | None = said("记录是否签名")
    reporter: Person | None = said("汇报人")
    leader_in_charge_present: Flag | None = said("分管领导是否到会")
    leader_in_charge_written: Flag | None = said("分管领导是否提交书面意见")
    leader_led_first: Flag | None = said("主要负责人是否在他人发言前表明倾向")
    supervisor_present: Flag | None = said("村务监督委员会是否派员列席")
    supervisor_opinion: Text | None = said("监督意见", "没有提出监督意见填空值")
    supervisor_opinion_on: Day | None = said("监督意见日期")
    township_present: Flag | None = said("乡镇是否派员参加")
    merged_with: Annotated[str, Code("stage")] | None = said("与哪一环节合并召开", "没有合并召开填空值")
    serious_split: Flag | None = said("是否存在重大分歧")
    outcome: Annotated[str, Code("outcome")] | None = said("会议结果")
    against_majority: Flag | None = said("结论是否与多数人意见不一致")
    explanation: Text | None = said("主要负责人当场说明的理由")
    followed_party_opinion: Flag | None = said("是否体现党组织前置意见")
    attendances: list[Attendance] | None = said("出席人员")
    absent: list[Absence] | None = said("缺席人员")
    observers: list[Observer] | None = said("列席人员")
    speeches: list[Speech] | None = said("发言")
    votes: Votes | None = said("票数")
    ballots: list[Ballot] | None = said("逐人表决")
    proxies: list[Proxy] | None = said("委托")
    minutes: Minutes | None = said("会议纪要")
    record: WrittenRecord | None = said("会议记录")
    own_rule: AppliedRule | None = said("本次会议所依的本单位议事规则")
