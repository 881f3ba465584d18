"""Permits and window service: the clock of the licensing law, guides, first contact, complaints, 13710 tasks."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Count, Day, Flag, Part, Party, Person, Text, said


class Licence(Part):
    """What the licensing law asks of a permit, beside the ordinary days of a service matter."""

    refused_on: Day | None = said("不予受理决定日期", "没有不予受理填空值")
    receipt: Text | None = said("受理（不予受理）书面凭证文号", "没有出具填空值")
    receipt_sealed: Flag | None = said("书面凭证是否加盖专用印章")
    receipt_dated: Flag | None = said("书面凭证是否注明日期")
    decided_on: Day | None = said("许可决定日期", "没有决定填空值")
    granted: Flag | None = said("是否准予许可")
    joint: Flag | None = said("是否统一办理、联合办理、集中办理")
    special_term: Text | None = said("法律、法规另有的办理期限", "没有另外规定填空值")
    excluded_working_days: Count | None = said(
        "依法不计入期限的工作日数", "听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审所需时间；没有填 0"
    )
    extension_reason_told: Flag | None = said("延长期限的理由是否告知申请人")
    extended_working_days: Count | None = said("批准延长的工作日数", "没有延长填 0")
    government_approved: Flag | None = said("延长是否经本级政府负责人批准")
    lower_accepted_on: Day | None = said("下级机关受理日期", "不须下级先审查填空值")
    lower_reviewed_on: Day | None = said("下级机关审查完毕日期", "没有审完填空值")
    document_required: Flag | None = said("是否须颁发证件或者加贴标签")
    document_issued_on: Day | None = said("证件颁发、送达日期", "没有颁发填空值")
    hearing_told_on: Day | None = said("告知听证权利日期")
    hearing_requested_on: Day | None = said("提出听证申请日期", "没有申请填空值")
    hearing_notified_on: Day | None = said("通知听证时间、地点日期", "没有通知填空值")
    hearing_held_on: Day | None = said("举行听证日期", "没有举行填空值")


class FirstContact(Part):
    """The first person asked at the window or on the telephone (首问)."""

    asked_on: Day | None = said("来访（来电）日期")
    handler: Person | None = said("首问责任人", "没有落实填空值")
    referred: Flag | None = said("是否转由他人办理")
    referred_to: Party | None = said("转办的具体承办人", "没有写明填空值")


class Material(Part):
    """A document that the applicant was asked for."""

    singular: ClassVar[str] = "material"
    measure: ClassVar[str] = "份"
    identity: ClassVar[tuple[str, ...]] = ("name",)

    name: Text | None = said("要求提交的材料")


class GuideItem(Part):
    """A document that a service guide lists."""

    singular: ClassVar[str] = "guide_item"
    measure: ClassVar[str] = "份"
    identity: ClassVar[tuple[str, ...]] = ("name",)

    name: Text | None = said("指南列明的材料")


class Guide(Part):
    """A published version of a service guide (both days inclusive)."""

    singular: ClassVar[str] = "guide"
    measure: ClassVar[str] = "版"
    identity: ClassVar[tuple[str, ...]] = ("item", "from_day")

    item: Text | None = said("指南的事项名称")
    from_day: Day | None = said("指南公布日期", alias="from")
    until_day: Day | None = said("指南停用日期", "含当日；仍在用填空值", alias="until")
    guide_items: list[GuideItem] | None = said("列明的材料")


class ServiceComplaint(Part):
    """A complaint about service, at the window for hard cases or by scanning a code."""

    singular: ClassVar[str] = "service_complaint"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("id", "received_on")

    id: Text | None = said("反映编号")
    channel: Annotated[str, Code("complaint_channel")] | None = said("反映渠道")
    received_on: Day | None = said("收到反映日期")
    due_on: Day | None = said("反映办理期限", "没有单独定期限填空值")
    replied_on: Day | None = said("答复反映人日期", "没有答复填空值")
    forwarded_on: Day | None = said("反馈被投诉部门日期", "没有反馈填空值")
    founded: Flag | None = said("是否查实")
    rectified_on: Day | None = said("整改完成日期", "没有整改填空值")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")


class Assignment(Part):
    """A task under the 13710 system: planned in a day, reported in three, done in seven or in a month, cleared."""

    singular: ClassVar[str] = "assignment"
    identity: ClassVar[tuple[str, ...]] = ("title", "assigned_on")

    title: Text | None = said("交办事项")
    major: Flag | None = said("是否重大事项")
    assigned_on: Day | None = said("交办日期")
    deployed_on: Day | None = said("研究部署日期", "没有部署填空值")
    feedback_on: Day | None = said("反馈进展日期", "没有反馈填空值")
    finished_on: Day | None = said("事项办结日期", "没有办结填空值")
    plan_approved: Flag | None = said("不能按时办结的，是否有经批准的节点方案")
    cleared_on: Day | None = said("事项销号日期", "没有销号填空值")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")
