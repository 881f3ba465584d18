"""Receptions at public expense and the use of official vehicles."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.contact import Expense
from lianchi.model.scalar import Code, Count, Day, Flag, Part, Party, Text, said


class Reception(Part):
    """One reception of visitors, as its reception list tells it."""

    singular: ClassVar[str] = "reception"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("letter", "received_on", "visitor")

    kind: Annotated[str, Code("reception_kind")] | None = said("接待种类")
    received_on: Day | None = said("接待日期")
    visitor: Party | None = said("来访单位")
    letter: Text | None = said("公函文号", "没有公函填空值")
    guests: Count | None = said("接待对象人数")
    companions: Count | None = said("陪餐人数", "没有安排用餐填 0")
    work_meals: Count | None = said("安排工作餐次数")
    alcohol: Flag | None = said("工作餐是否上酒")
    tobacco: Flag | None = said("工作餐是否提供香烟")
    luxury_dishes: Flag | None = said("工作餐是否提供高档菜肴")
    missing_elements: list[Annotated[str, Code("reception_element")]] | None = said(
        "接待清单缺少的要素", "一项不缺填空清单；没有接待清单的，各项都填"
    )
    welcomed_at: Annotated[str, Code("welcome_place")] | None = said(
        "组织迎送的地点", "只派车接送、没有组织迎送活动的填 none"
    )
    duty_reason: Text | None = said("节假日接待的公务依据", "值班、应急等；没有依据填空值")
    expenses: list[Expense] | None = said("接待费用")


class VehicleUse(Part):
    """One use of an official vehicle."""

    singular: ClassVar[str] = "vehicle_use"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("vehicle", "used_on")

    vehicle: Text | None = said("公务用车号牌")
    used_on: Day | None = said("用车日期")
    purpose: Text | None = said("用车事由")
    duty_reason: Text | None = said("节假日用车的公务依据", "值班、应急等；没有依据填空值")
