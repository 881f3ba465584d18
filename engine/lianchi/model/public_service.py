"""Schools and hospitals: what their negative lists look at."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Count, Day, Flag, Money, Part, Party, Text, said


class SchoolDay(Part):
    """A day on which a school taught outside its ordinary timetable."""

    singular: ClassVar[str] = "school_day"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("held_on",)

    held_on: Day | None = said("上课日期")
    on_calendar: Flag | None = said("是否在批准的校历内")


class SchoolCharge(Part):
    """Tutoring for money by a school, or help to those who sell it."""

    singular: ClassVar[str] = "school_charge"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("held_on",)

    held_on: Day | None = said("发生日期")
    tutoring_fee: Flag | None = said("是否收取补课费用")
    helped_agency: Flag | None = said("是否为校外培训机构提供场地、生源或者学生信息")


class SchoolPurchase(Part):
    """Uniforms, teaching aids and the like, bought for pupils."""

    singular: ClassVar[str] = "school_purchase"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("item", "bought_on")

    item: Text | None = said("采购内容")
    bought_on: Day | None = said("采购日期")
    openly_chosen: Flag | None = said("是否公开选用，并经家长委员会参与")
    rebate: Money | None = said("收取的回扣、提成", "没有收取填 0")


class Enrolment(Part):
    """How one pupil was admitted."""

    singular: ClassVar[str] = "enrolment"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("number",)

    number: Text | None = said("学生编号")
    enrolled_on: Day | None = said("录取日期")
    within_plan: Flag | None = said("是否符合公布的招生方案（区域、计划）")
    tested: Flag | None = said("是否以考试、竞赛成绩作为录取依据")


class RepVisit(Part):
    """A visit of a medical representative."""

    singular: ClassVar[str] = "rep_visit"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("visited_on",)

    visited_on: Day | None = said("接待日期")
    booked: Flag | None = said("是否预约登记")
    set_time: Flag | None = said("是否在规定时间")
    set_place: Flag | None = said("是否在规定地点")
    set_person: Flag | None = said("是否由规定的人员接待")
    hosts: Count | None = said("院方接待人数")
    recorded: Flag | None = said("是否有接待记录")


class Donation(Part):
    """A donation to a hospital or to somebody in it."""

    singular: ClassVar[str] = "donation"
    measure: ClassVar[str] = "笔"
    identity: ClassVar[tuple[str, ...]] = ("received_on", "amount")

    received_on: Day | None = said("接受日期")
    recipient: Annotated[str, Code("donation_recipient")] | None = said("接受捐赠的主体")
    tied_to_purchase: Flag | None = said("是否与采购挂钩")
    amount: Money | None = said("金额")


class SupplierPayment(Part):
    """Money from a supplier to somebody who buys or prescribes: speaker, research or consulting fees."""

    singular: ClassVar[str] = "supplier_payment"
    measure: ClassVar[str] = "笔"
    identity: ClassVar[tuple[str, ...]] = ("paid_on", "receiver")

    paid_on: Day | None = said("支付日期")
    receiver: Party | None = said("收款人")
    buys_or_prescribes: Flag | None = said("收款人是否参与采购或者开具处方")
    approved: Flag | None = said("是否经单位批准")
    amount: Money | None = said("金额")


class DrugPurchase(Part):
    """A purchase of a drug or consumable."""

    singular: ClassVar[str] = "drug_purchase"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("item", "bought_on")

    item: Text | None = said("品种")
    bought_on: Day | None = said("采购日期")
    centrally_procured: Flag | None = said("是否集中采购目录内品种")
    platform_reference: Text | None = said("平台采购单号", "没有在平台采购填空值")
