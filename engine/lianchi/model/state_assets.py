"""Transfers of state assets by state-owned enterprises."""

from __future__ import annotations

from typing import ClassVar

from lianchi.model.scalar import Day, Flag, Money, Part, Text, said


class StateTransfer(Part):
    """One transfer of property of a state-owned enterprise or of the state's equity in it."""

    singular: ClassVar[str] = "transfer"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("asset", "transferred_on")

    asset: Text | None = said("转让的资产")
    major: Flag | None = said("是否重大财产")
    state_equity: Flag | None = said("是否国家对企业出资形成的权益")
    transferred_on: Day | None = said("转让（签约）日期")
    price: Money | None = said("转让价格")
    valuation: Text | None = said("资产评估报告", "没有评估填空值")
    valued_on: Day | None = said("评估报告日期")
    exchange: Text | None = said("产权交易场所的交易凭证", "没有进场填空值")
    direct_approval: Text | None = said("可以直接协议转让的批准文件", "没有批准填空值")
