"""Works and purchases of a village: the bids of a tender and the variations of a contract."""

from __future__ import annotations

from typing import ClassVar

from lianchi.model.scalar import Account, Count, Day, Money, Part, Party, Person, Text, said


class Bid(Part):
    """One bid of a tender."""

    singular: ClassVar[str] = "bid"
    measure: ClassVar[str] = "份"
    identity: ClassVar[tuple[str, ...]] = ("bidder",)

    bidder: Party | None = said("投标人")
    price: Money | None = said("投标报价")
    author: Person | None = said("投标文件编制人")
    agent: Person | None = said("投标经办人")
    manager: Person | None = said("拟派项目负责人")
    bond_account: Account | None = said("投标保证金转出账户")
    head: Person | None = said("投标单位负责人")
    controlled_by: Party | None = said("控股（管理）投标人的单位", "没有填空值")
    rank: Count | None = said("推荐的中标候选人名次", "没有推荐填空值")


class Variation(Part):
    """Extra work or a changed quantity agreed after signing (变更增项、签证)."""

    singular: ClassVar[str] = "variation"
    measure: ClassVar[str] = "项"
    identity: ClassVar[tuple[str, ...]] = ("contract", "signed_on", "about")

    contract: Text | None = said("增项所属合同编号")
    about: Text | None = said("增项内容")
    signed_on: Day | None = said("增项签认日期")
    amount: Money | None = said("增加金额")
    decided_on: Day | None = said("增项决议日期", "没有决议填空值")
