"""The money of a village: signatures for a payment, income, dues, cash, subsidies, levies, funds, debt."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Day, Flag, Money, Number, Part, Party, Person, Text, said


class Approval(Part):
    """One box of the approval of a payment, and who signed in it."""

    singular: ClassVar[str] = "approval"
    identity: ClassVar[tuple[str, ...]] = ("box", "signer")

    box: Text | None = said("签字栏", "经办、证明、审核、审批等")
    signer: Person | None = said("签字人")
    role: Annotated[str, Code("role")] | None = said("签字人职务")
    township: Flag | None = said("是否乡镇人员签字")
    signed_on: Day | None = said("签字日期", "审批单上写的日期；没有写填空值")


class Receipt(Part):
    """Money that came in: rent, contracting fees, compensation, donations."""

    singular: ClassVar[str] = "receipt"
    measure: ClassVar[str] = "笔"
    identity: ClassVar[tuple[str, ...]] = ("number", "received_on", "payer")

    number: Text | None = said("收款单据号")
    payer: Party | None = said("交款人")
    amount: Money | None = said("收款金额")
    method: Annotated[str, Code("payment_method")] | None = said("收款方式")
    received_on: Day | None = said("收款日期")
    deposited_on: Day | None = said("送存银行日期", "没有送存填空值")
    deposit_by: Day | None = said("与开户银行商定的送存日期", "没有商定填空值")
    booked_on: Day | None = said("入账日期", "登记现金或者银行存款日记账的日期；没有入账填空值")
    spent_before_deposit: Money | None = said("送存以前直接支出的金额", "没有直接支出填零")
    spending_approval: Text | None = said("坐支的批准文件", "没有批准填空值")
    charge: Annotated[str, Code("charge")] | None = said("向村民收取的费用种类", "不是向村民收费填空值")
    charge_basis: Text | None = said("收费依据", "没有依据填空值")


class Receivable(Part):
    """Rent or another sum that a contract makes due to the village."""

    singular: ClassVar[str] = "receivable"
    measure: ClassVar[str] = "笔"
    identity: ClassVar[tuple[str, ...]] = ("contract", "due_on")

    contract: Text | None = said("应收款的合同编号")
    debtor: Party | None = said("欠款人")
    due_on: Day | None = said("应收日期")
    amount: Money | None = said("应收金额")
    received: Money | None = said("已收金额", "一分没收填零")
    last_received_on: Day | None = said("收齐日期", "没有收齐填空值")
    relief: Text | None = said("缓收或减免的决议", "没有缓收减免填空值")


class CashCount(Part):
    """The cash in hand on one day."""

    singular: ClassVar[str] = "cash_count"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("counted_on",)

    counted_on: Day | None = said("盘点日期")
    balance: Money | None = said("库存现金余额")
    limit: Money | None = said("核定的库存现金限额")
    daily_spending: Money | None = said("平均每天的零星现金开支")
    remote: Flag | None = said("是否边远或者交通不便")


class Entitlement(Part):
    """One person whom the meeting named for the work-loss subsidy, and the rate it set."""

    singular: ClassVar[str] = "entitlement"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("person",)

    person: Person | None = said("会议确定的补贴人员")
    rate: Money | None = said("会议确定的补贴标准（元/天）")


class Subsidy(Part):
    """One line of a work-loss subsidy sheet (误工补贴)."""

    singular: ClassVar[str] = "subsidy"
    measure: ClassVar[str] = "笔"
    identity: ClassVar[tuple[str, ...]] = ("person", "from_day", "amount")

    person: Person | None = said("领取人")
    work: Text | None = said("误工事由")
    voucher: Text | None = said("补贴凭证号")
    from_day: Day | None = said("误工开始日", alias="from")
    until_day: Day | None = said("误工结束日", "含当日", alias="until")
    days: Number | None = said("误工天数", "半天填 0.5")
    rate: Money | None = said("每天补贴")
    amount: Money | None = said("补贴金额")
    fixed_pay: Text | None = said("领取人同期的固定报酬岗位", "没有固定报酬填空值")


class Levy(Part):
    """A levy on households for one public work (一事一议筹资)."""

    singular: ClassVar[str] = "levy"
    measure: ClassVar[str] = "项"
    identity: ClassVar[tuple[str, ...]] = ("project", "levied_on")

    project: Text | None = said("筹资项目")
    levied_on: Day | None = said("筹资日期")
    per_head: Money | None = said("每人筹资金额")


class FundSource(Part):
    """One source of the money of a project."""

    singular: ClassVar[str] = "fund_source"
    identity: ClassVar[tuple[str, ...]] = ("source",)

    source: Text | None = said("资金来源")
    amount: Money | None = said("来源金额")


class Funding(Part):
    """Where the money of a project comes from, and how much it is together."""

    stated_on: Day | None = said("资金筹措方案日期")
    total: Money | None = said("筹措总额")
    sources: list[FundSource] | None = said("各项来源")


class Earmark(Part):
    """Money given for one purpose only."""

    singular: ClassVar[str] = "earmark"
    identity: ClassVar[tuple[str, ...]] = ("fund",)

    fund: Text | None = said("专项资金名称")
    project: Text | None = said("下达文件规定的项目")


class Debt(Part):
    """What the village owes on one day."""

    stated_on: Day | None = said("债务统计日期")
    balance: Money | None = said("债务余额")
