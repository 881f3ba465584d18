"""Information on request (政府信息依申请公开) and the annual reports that are due by a fixed day."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Count, Day, Flag, Part, Text, said


class OpinionRequest(Part):
    """A third party, or another organ that made the information, asked for its opinion."""

    singular: ClassVar[str] = "opinion_request"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("asked", "received_on")

    asked: Annotated[str, Code("opinion_asked")] | None = said("征求谁的意见")
    received_on: Day | None = said("对方收到征求意见书日期")
    ended_on: Day | None = said("收到意见（不再等待）日期", "还在等待填空值")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")


class InformationRequest(Part):
    """One request for government information with its clock."""

    singular: ClassVar[str] = "information_request"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("number", "received_on")

    number: Text | None = said("申请编号")
    channel: Annotated[str, Code("request_channel")] | None = said("申请渠道")
    submitted_on: Day | None = said("当面提交日期")
    signed_on: Day | None = said("签收日期")
    confirmed_on: Day | None = said("与申请人确认日期")
    received_on: Day | None = said("登记的收到申请日期")
    correction_notices: Count | None = said("补正告知次数", "没有要求补正填 0")
    correction_notice_on: Day | None = said("首次补正告知日期", "没有要求补正填空值")
    later_notice_added_items: Flag | None = said("后一次补正是否增加首次未告知的内容")
    corrected_on: Day | None = said("收到补正申请日期", "没有补正填空值")
    replied_on: Day | None = said("答复日期", "没有答复填空值")
    consulting_working_days: Count | None = said("征求意见所用工作日数", "征求第三方和其他机关意见的时间；没有填 0")
    extension_approved: Flag | None = said("延期是否经公开工作机构负责人同意")
    extension_told: Flag | None = said("延期是否告知申请人")
    extension_working_days: Count | None = said("延长的工作日数", "没有延长填 0")
    delayed_until: Day | None = said("告知的延迟答复期限", "申请数量、频次明显超过合理范围而理由合理的；没有填空值")
    result: Annotated[str, Code("request_result")] | None = said("答复结果")
    reason: Text | None = said("不予公开的理由", "没有说明填空值")
    opinion_requests: list[OpinionRequest] | None = said("征求意见")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")


class AnnualReport(Part):
    """A yearly report that is due some months after the end of its year."""

    singular: ClassVar[str] = "annual_report"
    measure: ClassVar[str] = "份"
    identity: ClassVar[tuple[str, ...]] = ("kind", "year_end")

    kind: Annotated[str, Code("annual_report")] | None = said("年度报告种类")
    year_end: Day | None = said("报告年度的最后一天", "如2025年12月31日")
    submitted_on: Day | None = said("报送主管部门（单位）日期", "没有报送填空值")
    published_on: Day | None = said("向社会公布日期", "没有公布填空值")
    filed_on: Day | None = said("报送登记管理机关日期", "没有报送填空值")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")
