"""What surrounds a tender or a government purchase: the project, changes, objections, complaints, ties, bans."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Count, Day, Flag, Money, Part, Party, Person, Text, said


class ConstructionProject(Part):
    """The construction project that is bought for, and whose money pays for it."""

    total_investment: Money | None = said("项目总投资")
    fiscal_funds: Money | None = said("使用预算资金的金额", "没有使用填 0")
    state_capital_dominant: Flag | None = said("国有企业事业单位资金是否占控股或者主导地位")
    foreign_loans: Flag | None = said("是否使用国际组织或者外国政府贷款、援助资金")
    public_infrastructure: Flag | None = said(
        "是否必须招标的基础设施和公用事业项目", "对照《必须招标的基础设施和公用事业项目范围规定》第二条"
    )


class Clarification(Part):
    """A change or explanation of the documents after they were issued."""

    singular: ClassVar[str] = "clarification"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("document", "issued_on")

    document: Annotated[str, Code("tender_document")] | None = said("澄清修改的是哪种文件")
    issued_on: Day | None = said("澄清修改通知日期")
    affects_bids: Flag | None = said("澄清修改是否可能影响投标（申请）文件编制")


class BidObjection(Part):
    """An objection of a bidder to the documents or the result, and the answer of the tendering unit."""

    singular: ClassVar[str] = "bid_objection"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("about", "raised_on")

    about: Annotated[str, Code("bid_objection")] | None = said("异议对象")
    raised_on: Day | None = said("收到异议日期")
    answered_on: Day | None = said("异议答复日期", "没有答复填空值")
    continued: Flag | None = said("答复前是否继续招标投标活动")


class StaffTie(Part):
    """A tie between somebody who handles a purchase (buyer, evaluator) and a supplier that takes part."""

    singular: ClassVar[str] = "staff_tie"
    measure: ClassVar[str] = "项"
    identity: ClassVar[tuple[str, ...]] = ("person", "supplier", "kind")

    person: Person | None = said("采购（评审）人员")
    supplier: Party | None = said("有关系的供应商")
    kind: Annotated[str, Code("supplier_tie")] | None = said("与供应商的关系")
    ended_on: Day | None = said("与供应商的关系结束日期", "仍然存在填空值")
    took_part_on: Day | None = said("参加采购活动日期")
    recused: Flag | None = said("采购（评审）人员是否已回避")


class BidComplaint(Part):
    """A complaint to the supervising department about a tender or a government purchase."""

    singular: ClassVar[str] = "bid_complaint"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("id", "received_on")

    id: Text | None = said("投诉编号")
    government_procurement: Flag | None = said("投诉的是否政府采购", "投诉招标投标活动的填否")
    received_on: Day | None = said("收到投诉日期")
    answered_on: Day | None = said("决定是否受理的日期", "没有决定填空值")
    accepted_on: Day | None = said("受理日期", "没有受理填空值")
    decided_on: Day | None = said("投诉处理决定日期", "没有决定填空值")
    excluded_days: Count | None = said("检验检测鉴定评审补正所需工作日", "没有填 0")


class SupplierQuestion(Part):
    """A question or a formal challenge of a supplier to the buyer in government procurement."""

    singular: ClassVar[str] = "supplier_question"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("kind", "received_on")

    kind: Annotated[str, Code("supplier_question")] | None = said("询问还是质疑")
    supplier: Party | None = said("询问质疑的供应商")
    received_on: Day | None = said("收到询问质疑日期")
    replied_on: Day | None = said("答复询问质疑日期", "没有答复填空值")
