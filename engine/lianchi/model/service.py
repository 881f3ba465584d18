"""Service and enforcement toward enterprises and citizens: policies, permits, inspections, penalties."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.licensing import FirstContact, Licence, Material
from lianchi.model.scalar import Code, Count, Day, Flag, Money, Part, Party, Text, said


class Policy(Part):
    """A policy document that concerns enterprises."""

    singular: ClassVar[str] = "policy"
    measure: ClassVar[str] = "份"
    identity: ClassVar[tuple[str, ...]] = ("number", "title")

    title: Text | None = said("文件名称")
    number: Text | None = said("文号")
    concerns_business: Flag | None = said("是否涉及经营主体")
    status: Annotated[str, Code("policy_status")] | None = said("文件状态")
    formed_on: Day | None = said("文件形成日期", "尚未形成填空值")
    submitted_on: Day | None = said("提交讨论日期")
    published_on: Day | None = said("公开日期", "没有公开填空值")
    interpretation: Text | None = said("解读材料", "没有解读填空值")
    guide_complete: Flag | None = said("适用范围、标准条件、申请程序是否公布")
    fair_competition_reviewed_on: Day | None = said("公平竞争审查日期", "没有审查填空值")
    fair_competition_result: Annotated[str, Code("conclusion")] | None = said("公平竞争审查结论")
    exception_basis: Text | None = said("适用例外规定的说明", "没有填空值")
    enterprises_consulted: Count | None = said("听取意见的企业和行业协会数")
    comment_from: Day | None = said("公开征求意见开始日")
    comment_until: Day | None = said("公开征求意见结束日")
    short_reason: Text | None = said("缩短或不征求意见的理由", "没有填空值")
    restrictions: list[Annotated[str, Code("restriction")]] | None = said("设置的限制条件")
    legal_basis: Text | None = said("限制条件的法定依据", "没有依据填空值")
    basis_repealed_on: Day | None = said("所依据的上位规定失效日期", "仍然有效填空值")
    cleaned_up_on: Day | None = said("清理（修改、废止）日期", "没有清理填空值")
    preferential: Flag | None = said("是否惠企政策", "给予优惠、奖补、减免的政策")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")


class ServiceMatter(Part):
    """A permit or service matter with its clock."""

    singular: ClassVar[str] = "service"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("id", "accepted_on")

    id: Text | None = said("办件编号")
    item: Text | None = said("事项名称")
    kind: Annotated[str, Code("service_kind")] | None = said("办件类别", "地方条例对这一类另定了时限的填写")
    licence: Licence | None = said("行政许可", "不是行政许可填空值")
    first_contact: FirstContact | None = said("首问", "没有首问记录填空值")
    materials: list[Material] | None = said("要求提交的材料")
    rating: Annotated[str, Code("rating")] | None = said("办事人评价", "没有评价填空值")
    rated_on: Day | None = said("评价日期")
    called_back_on: Day | None = said("回访日期", "没有回访填空值")
    received_on: Day | None = said("收件日期")
    accepted_on: Day | None = said("受理日期")
    closed_on: Day | None = said("办结日期", "没有办结填空值")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")
    limit_working_days: Count | None = said("承诺（法定）时限（工作日）")
    extension_approved: Flag | None = said("延期是否经批准")
    correction_notices: Count | None = said("补正通知次数")
    later_notice_added_items: Flag | None = said("后一次补正是否增加首次未告知的内容")
    first_notice_on: Day | None = said("一次性告知日期")
    returns: Count | None = said("退件次数")
    return_reason: Annotated[str, Code("return_reason")] | None = said("退件理由情况")
    last_action_on: Day | None = said("最近一次办理动作日期")
    status: Annotated[str, Code("status")] | None = said("办理状态")
    designated_intermediary: Party | None = said("通知中指定的中介机构", "没有指定填空值")
    enterprise: Party | None = said("申请企业")
    ownership: Annotated[str, Code("ownership")] | None = said("申请企业所有制")
    extension_working_days: Count | None = said("延长的工作日数", "经批准延长和依法不计入时限的工作日数；没有填 0")


class Inspection(Part):
    """One inspection of an enterprise."""

    singular: ClassVar[str] = "inspection"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("id", "inspected_on")

    id: Text | None = said("检查编号")
    item: Text | None = said("检查事项")
    inspected_on: Day | None = said("检查日期")
    officers: Count | None = said("检查人员数")
    certified_officers: Count | None = said("持证执法人员数")
    enterprise: Party | None = said("被检查企业")
    merged: Flag | None = said("是否与其他检查合并进行")
    separate_reason: Text | None = said("单独检查的理由", "没有理由填空值")
    item_published: Flag | None = said("检查事项是否已公布")


class Penalty(Part):
    """One administrative penalty."""

    singular: ClassVar[str] = "penalty"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("number", "filed_on")

    number: Text | None = said("处罚文号")
    major: Flag | None = said("是否属于须法制审核的处罚")
    filed_on: Day | None = said("立案日期")
    decided_on: Day | None = said("处罚决定日期")
    legal_reviewed_on: Day | None = said("法制审核日期", "没有审核填空值")
    special_term: Text | None = said("法律法规规章另有期限规定", "没有填空值")
    amount: Money | None = said("罚款金额")
    benchmark_low: Money | None = said("裁量基准下限")
    benchmark_high: Money | None = said("裁量基准上限")
    deviation_reason: Text | None = said("偏离裁量基准的理由", "没有填空值")
    party: Party | None = said("当事人")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")
