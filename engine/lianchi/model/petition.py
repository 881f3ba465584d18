"""Petitions (信访): registering, routing, telling, handling, rechecking, and who handled or saw them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Count, Day, Flag, Part, Person, Text, said


class Recheck(Part):
    """A review (复查) of a handling opinion, or the re-review (复核) of the review."""

    singular: ClassVar[str] = "recheck"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("kind", "requested_on")

    kind: Annotated[str, Code("recheck")] | None = said("复查（复核）种类")
    requested_on: Day | None = said("收到复查（复核）请求日期")
    concluded_on: Day | None = said("复查（复核）意见日期", "没有提出填空值")
    hearing_days: Count | None = said("听证所用天数", "没有听证填 0")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")


class PetitionHandler(Part):
    """A person who handled the petition."""

    singular: ClassVar[str] = "petition_handler"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("name",)

    name: Person | None = said("经办人")
    relation: Annotated[str, Code("relation")] | None = said("与信访事项或者信访人的利害关系", "没有利害关系填 none")
    recused: Flag | None = said("是否已回避")


class Forwarding(Part):
    """One passing on of a petition or of what it says."""

    singular: ClassVar[str] = "forwarding"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("to", "forwarded_on")

    to: Annotated[str, Code("forwarded_to")] | None = said("转给（透露给）谁")
    forwarded_on: Day | None = said("转送（透露）日期")
    reveals_report: Flag | None = said("是否含有检举、揭发材料或者有关情况", "依规函询、只问问题不附材料的填否")


class Petition(Part):
    """One petition matter."""

    singular: ClassVar[str] = "petition"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("id", "received_on")

    id: Text | None = said("信访件编号")
    kind: Annotated[str, Code("petition")] | None = said("信访事项种类")
    source: Annotated[str, Code("petition_source")] | None = said("信访件来源")
    receiver: Annotated[str, Code("petition_receiver")] | None = said("收到信访件的机关")
    received_on: Day | None = said("收到日期")
    registered_on: Day | None = said("登记日期", "没有登记填空值")
    routed_on: Day | None = said("转送、交办日期", "没有转送填空值")
    refusal_reason: Text | None = said("不予受理的理由", "没有不予受理填空值")
    own_remit: Flag | None = said("是否属于本机关职权")
    address_known: Flag | None = said("信访人姓名、住址是否清楚")
    notified_on: Day | None = said("书面告知日期", "没有告知填空值")
    objected_on: Day | None = said("提出异议日期", "没有提出填空值")
    accepted_on: Day | None = said("受理日期")
    general_procedure: Flag | None = said("是否由本机关调查核实、出具处理意见书", "走诉讼、仲裁、复议等程序的填否")
    closed_on: Day | None = said("办结日期", "没有办结填空值")
    extension_approved: Flag | None = said("延期是否经负责人批准")
    extension_told: Flag | None = said("延期理由是否告知信访人")
    extension_days: Count | None = said("批准延长的天数", "没有延长填 0")
    rechecks: list[Recheck] | None = said("复查和复核")
    petition_handlers: list[PetitionHandler] | None = said("经办人")
    forwardings: list[Forwarding] | None = said("转送和透露")
    real_name: Flag | None = said("是否实名检举控告")
    receipt_told_on: Day | None = said("告知实名检举人受理情况日期", "没有告知填空值")
    result_told_on: Day | None = said("向实名检举人反馈结果日期", "没有反馈填空值")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")
