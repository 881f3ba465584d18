"""What surrounds a decision: reviews and opinions before it, notices and disclosures after it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Count, Day, Flag, Money, Part, Party, Person, Text, said


class Expert(Part):
    """One expert of an expert review."""

    singular: ClassVar[str] = "expert"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("name",)

    name: Person | None = said("专家")
    interested: Flag | None = said("专家是否有利害关系")
    declared: Flag | None = said("专家是否作出无利害关系声明")
    signed: Flag | None = said("专家意见是否署名")


class Review(Part):
    """A review, opinion or consultation before the decision: legality, experts, risk, public comment, discipline…"""

    singular: ClassVar[str] = "review"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("kind", "concluded_on")

    kind: Annotated[str, Code("review")] | None = said("审查（征求意见）种类")
    form: Annotated[str, Code("review_form")] | None = said("审查方式")
    by: Party | None = said("审查单位")
    written: Flag | None = said("是否书面")
    received_on: Day | None = said("收到送审材料日期")
    concluded_on: Day | None = said("出具意见日期")
    conclusion: Annotated[str, Code("conclusion")] | None = said("审查结论")
    adjusted: Flag | None = said("是否已调整方案")
    households_asked: Count | None = said("征求意见的户数")
    comment_from: Day | None = said("征求意见开始日")
    comment_until: Day | None = said("征求意见结束日")
    short_reason: Text | None = said("缩短期限的说明")
    adoption_reported: Flag | None = said("意见采纳情况是否汇总反馈")
    materials_sent_on: Day | None = said("材料送达日期")
    held_on: Day | None = said("召开日期")
    record_signed: Flag | None = said("记录是否经参加人签字")
    experts: list[Expert] | None = said("专家")
    enterprises_consulted: Count | None = said("听取意见的企业数")
    before_meeting: Flag | None = said("与会议同一天出具的，是否在会前", "出具意见日期与会议日期是同一天时填写")


class Objection(Part):
    """An objection or question raised during publicity, and the answer."""

    singular: ClassVar[str] = "objection"
    measure: ClassVar[str] = "条"
    identity: ClassVar[tuple[str, ...]] = ("raised_on", "about")

    about: Text | None = said("异议内容")
    raised_on: Day | None = said("提出日期")
    answered_on: Day | None = said("答复日期", "尚未答复填空值")


class Notice(Part):
    """A public notice about the decision: resolution, result, candidate list…"""

    singular: ClassVar[str] = "notice"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("stage", "posted_on")

    stage: Annotated[str, Code("notice_stage")] | None = said("公示环节")
    posted_on: Day | None = said("公示开始日")
    removed_on: Day | None = said("公示结束日")
    places: list[Text] | None = said("公示地点")
    photographed: Flag | None = said("是否留存照片")
    told_otherwise: Text | None = said("无法集中公示时采取的其他告知方式", "没有采取其他方式填空值")
    reviewed_on: Day | None = said("公开前审查日期")
    missing_elements: list[Annotated[str, Code("notice_element")]] | None = said(
        "公示缺少的要素", "对照公示要素清单；一项不缺填空清单"
    )
    reveals_personal_data: Flag | None = said("公示是否泄露个人敏感信息")
    content_complete: Flag | None = said("公示要素是否齐全")
    matches_resolution: Flag | None = said("公示内容与决议是否一致")
    amount: Money | None = said("公示金额")
    votes_for: Count | None = said("公示的赞成票数")
    supervisor_opinion: Text | None = said("监督意见", "没有提出监督意见填空值")
    objections: list[Objection] | None = said("异议")


class Disclosure(Part):
    """A regular or duty-bound disclosure: village affairs, finance, government information, policy."""

    singular: ClassVar[str] = "disclosure"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("kind", "published_on")

    kind: Annotated[str, Code("disclosure")] | None = said("公开种类")
    formed_on: Day | None = said("信息形成日期", "变更的，填变更日期")
    special_term: Text | None = said("法律、法规另有的公开期限", "没有另外规定填空值")
    proposed_on: Day | None = said("提出公开日期", "没有提出填空值")
    approved_on: Day | None = said("公开审批日期", "没有审批填空值")
    secrecy_reviewed_on: Day | None = said("保密审查日期", "没有审查填空值")
    event_on: Day | None = said("事项发生日期")
    published_on: Day | None = said("公开日期")
    removed_on: Day | None = said("公开结束日")
    reviewed_on: Day | None = said("公开前审查日期")
    period_until: Day | None = said("公开内容的截止日", "公开的是哪一季、哪一月的，填那一季、那一月的最后一天")
    itemised: Flag | None = said("是否逐项逐笔公开")
    posted_physically: Flag | None = said("是否张榜公布")
    reveals_personal_data: Flag | None = said("是否泄露个人敏感信息")
    opening: Money | None = said("期初余额")
    income: Money | None = said("本期收入")
    expense: Money | None = said("本期支出")
    closing: Money | None = said("期末余额")
    book_income: Money | None = said("账面本期收入")
    book_expense: Money | None = said("账面本期支出")
    book_closing: Money | None = said("账面期末余额")


class SupervisionNote(Part):
    """A note of the supervision committee or the resident inspector on the matter."""

    singular: ClassVar[str] = "note"
    identity: ClassVar[tuple[str, ...]] = ("by", "given_on")

    by: Person | None = said("监督人")
    given_on: Day | None = said("监督意见日期")
    opinion: Text | None = said("监督意见")
    negative: Flag | None = said("是否发现问题")
    reported_on: Day | None = said("问题上报日期")
    suspected_violation: Flag | None = said("是否发现侵害群众利益等违纪违法行为")


class Attachment(Part):
    """A document filed with the record."""

    singular: ClassVar[str] = "attachment"
    measure: ClassVar[str] = "份"
    identity: ClassVar[tuple[str, ...]] = ("kind", "title")

    kind: Annotated[str, Code("attachment")] | None = said("附件种类")
    title: Text | None = said("附件名称")
    fingerprint: Text | None = said("文件指纹", "文件内容的校验值，同一张照片相同")
    dated_on: Day | None = said("附件日期")
    pages: Count | None = said("页数")


class Publication(Part):
    """Issuing, publishing, reporting and archiving of the decision as a whole."""

    issued_on: Day | None = said("决策文件印发日期")
    published_on: Day | None = said("决策公布日期", "没有公布填空值")
    party_reported_on: Day | None = said("向同级党委请示报告日期", "没有报告填空值")
    archived_on: Day | None = said("归档日期", "没有归档填空值")
    archive_reference: Text | None = said("档案号")


