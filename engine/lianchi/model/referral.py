"""Referral of suspected crime from an enforcement organ to the police (两法衔接), step by step with its clock."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Clock, Code, Count, Day, Flag, Part, Text, said


class ReferralPaper(Part):
    """One paper sent along with a referral."""

    singular: ClassVar[str] = "referral_paper"
    measure: ClassVar[str] = "份"
    identity: ClassVar[tuple[str, ...]] = ("kind",)

    kind: Annotated[str, Code("referral_paper")] | None = said("移送材料种类")


class Referral(Part):
    """One enforcement case that must go to the police, from the internal report to the handing over of exhibits."""

    singular: ClassVar[str] = "referral"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("number", "reported_on")

    number: Text | None = said("案件编号")
    case_filed_on: Day | None = said("行政案件立案日期")
    crime_suspected: Flag | None = said("是否涉嫌犯罪、应当移送公安机关", "负责人记明理由不批准移送、理由成立的填否")
    team_size: Count | None = said("专案组行政执法人员数")
    reported_on: Day | None = said("负责人接到移送报告日期", "没有提出移送报告填空值")
    decided_on: Day | None = said("负责人审批日期", "没有作出决定填空值")
    decided_at: Clock | None = said("负责人审批时间", "几点几分；移送恰在第二天的，要用它判断是否超过24小时")
    decision: Annotated[str, Code("referral_decision")] | None = said("负责人审批决定")
    refusal_reason: Text | None = said("不批准移送的理由", "没有记录理由填空值")
    transferred_on: Day | None = said("移送公安机关日期", "没有移送填空值")
    transferred_at: Clock | None = said("移送公安机关时间")
    exhibits: Flag | None = said("是否有涉案物品")
    test_required: Flag | None = said("是否有检验报告或者鉴定结论", "案件做过检验、鉴定的填是")
    referral_papers: list[ReferralPaper] | None = said("移送材料")
    police_received_on: Day | None = said("公安机关接受案件日期")
    police_decided_on: Day | None = said("公安机关立案审查决定日期", "没有决定填空值")
    filing_notice_on: Day | None = said("接到立案通知书日期", "没有接到填空值")
    handed_over_on: Day | None = said("涉案物品和材料移交日期", "没有移交填空值")
    special_term: Text | None = said("移交另有规定的法律、行政法规", "没有另外规定填空值")
    penalised_on: Day | None = said("行政处罚决定日期", "没有处罚填空值")
    case_closed_on: Day | None = said("行政案件办结日期", "没有办结填空值")
    duty_crime_found_on: Day | None = said("发现公职人员涉嫌职务犯罪日期", "没有发现填空值")
    clue_sent_on: Day | None = said("职务犯罪线索移送日期", "移送监察机关或者人民检察院的日期；没有移送填空值")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")
