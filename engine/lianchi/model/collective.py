"""The money, assets and land of a rural collective: accounts, register, distribution, commissions, homesteads."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Account, Code, Count, Day, Flag, Money, Part, Party, Person, Text, said


class BankAccount(Part):
    """One bank account of the collective."""

    singular: ClassVar[str] = "account"
    measure: ClassVar[str] = "个"
    identity: ClassVar[tuple[str, ...]] = ("number", "kind")

    number: Account | None = said("账号（尾号）")
    kind: Annotated[str, Code("account")] | None = said("账户种类")
    opened_on: Day | None = said("开户日期")
    closed_on: Day | None = said("销户日期", "没有销户填空值")
    decided_on: Day | None = said("成员大会决定开户日期", "没有经过决定填空值")
    filed_on: Day | None = said("账户信息备案日期", "没有备案填空值")


class AssetEntry(Part):
    """One line of the asset register (资产台账)."""

    singular: ClassVar[str] = "asset_entry"
    measure: ClassVar[str] = "条"
    identity: ClassVar[tuple[str, ...]] = ("code", "name")

    code: Text | None = said("台账上的资产编号")
    name: Text | None = said("台账上的资产名称")
    holder: Party | None = said("登记的承包（承租）人", "没有登记填空值")
    from_day: Day | None = said("登记的承包（租赁）开始日", "没有登记填空值", alias="from")
    until_day: Day | None = said("登记的承包（租赁）结束日", "没有登记填空值", alias="until")
    income: Money | None = said("登记的收益", "没有登记填空值")


class Payout(Part):
    """One line of a distribution list: who gets how much, and as what."""

    singular: ClassVar[str] = "payout"
    measure: ClassVar[str] = "笔"
    identity: ClassVar[tuple[str, ...]] = ("payee", "kind")

    payee: Party | None = said("分配对象")
    role: Annotated[str, Code("role")] | None = said("分配对象职务", "普通村民填 villager")
    kind: Annotated[str, Code("payout")] | None = said("分配性质")
    amount: Money | None = said("分配金额")


class ExcludedMember(Part):
    """A person who was left out of a distribution, and why."""

    singular: ClassVar[str] = "excluded_member"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("name",)

    name: Person | None = said("没有列入分配的人")
    gender: Annotated[str, Code("gender")] | None = said("没有列入分配的人的性别")
    reason: Annotated[str, Code("exclusion")] | None = said("没有列入分配的理由")
    member_elsewhere: Flag | None = said("是否已经取得其他集体经济组织成员身份")


class Distribution(Part):
    """A distribution of land compensation or of the year's income."""

    distributed_on: Day | None = said("分配日期", "没有分配填空值")
    received: Money | None = said("用于分配的到账金额")
    retained: Money | None = said("留存集体（含未发放）的金额")
    net_income: Money | None = said("当年净收益")
    reserve_fund: Money | None = said("提取的公积金", "没有提取填零")
    welfare_fund: Money | None = said("提取的公益金", "没有提取填零")
    reserves_full: Flag | None = said("公积金、公益金累计额是否达到章程规定")
    payouts: list[Payout] | None = said("分配名单")
    excluded_members: list[ExcludedMember] | None = said("没有列入分配的人员")


class Commission(Part):
    """A commission or rebate that came with a deal of the collective."""

    singular: ClassVar[str] = "commission"
    measure: ClassVar[str] = "笔"
    identity: ClassVar[tuple[str, ...]] = ("deal", "received_on", "amount")

    deal: Text | None = said("与集体的哪笔交易")
    amount: Money | None = said("佣金（回扣）金额")
    recipient: Party | None = said("收取人")
    recipient_role: Annotated[str, Code("role")] | None = said("收取人职务", "与本集体无关填 none")
    received_on: Day | None = said("收取日期")
    booked_on: Day | None = said("记入集体收入日期", "没有入账填空值")


class Homestead(Part):
    """An application for a homestead."""

    household: Person | None = said("申请户")
    sent_up_on: Day | None = said("报乡镇日期", "没有上报填空值")
    approved_on: Day | None = said("宅基地批准日期", "没有批准填空值")
    existing_sites: Count | None = said("该户已有宅基地处数", "不含因继承房屋占用的")
    old_site_returned: Flag | None = said("是否退回原有宅基地", "拆旧建新、搬迁新建等写明退回的填是")
    house_given_up: Flag | None = said("是否出卖、出租、赠与过住宅")
