"""Aid and welfare in a village: who is to get what, what was paid, relief goods; and reports of the supervisors."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Count, Day, Flag, Money, Number, Part, Person, Text, said


class Beneficiary(Part):
    """One person on a list of aid."""

    singular: ClassVar[str] = "beneficiary"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("person_code", "name", "item")

    name: Person | None = said("救助对象姓名")
    person_code: Text | None = said("救助对象的人员代码", "由证件号码换成的代码，不填证件号码本身")
    household: Text | None = said("救助对象户号")
    item: Annotated[str, Code("item")] | None = said("救助项目")
    approved_on: Day | None = said("救助批准日期", "没有批准填空值")
    appraised_on: Day | None = said("救助对象评议日期", "没有评议填空值")
    kin_filed_on: Day | None = said("干部近亲属备案日期", "没有备案填空值")
    asset_conflicts: list[Annotated[str, Code("asset_conflict")]] | None = said(
        "数据比对发现的财产情况", "比对没有发现填空清单"
    )
    conflict_explained: Text | None = said("财产情况的核实说明", "没有核实填空值")
    post_from: Day | None = said("公益岗位上岗日期")
    post_until: Day | None = said("公益岗位协议结束日期", "含当日")


class AidPayment(Part):
    """One payment of aid to one person for one period."""

    singular: ClassVar[str] = "aid_payment"
    measure: ClassVar[str] = "笔"
    identity: ClassVar[tuple[str, ...]] = ("voucher", "person_code", "item", "period_from")

    voucher: Text | None = said("救助金发放凭证号")
    person: Person | None = said("救助金发放对象")
    person_code: Text | None = said("救助金发放对象的人员代码", "由证件号码换成的代码，不填证件号码本身")
    item: Annotated[str, Code("item")] | None = said("救助金项目")
    period_from: Day | None = said("救助金所属期开始日", "按月发放的填那个月的第一天")
    paid_on: Day | None = said("救助金发放日期")
    amount: Money | None = said("救助金实发金额")
    approved_amount: Money | None = said("救助金核定金额")
    adjustment: Text | None = said("实发与核定不一致的批准文件", "没有批准填空值")
    account_holder: Person | None = said("收款账户户主")
    holder_note: Text | None = said("账户不是本人的说明", "户主、监护人代领等写明；没有说明填空值")


class GoodsBalance(Part):
    """One kind of relief goods: what came, what was handed out, what is left."""

    singular: ClassVar[str] = "goods_balance"
    measure: ClassVar[str] = "种"
    identity: ClassVar[tuple[str, ...]] = ("goods", "counted_on")

    goods: Text | None = said("救助物资名称")
    counted_on: Day | None = said("物资盘点日期")
    received: Number | None = said("收到的数量")
    issued: Number | None = said("发出的数量")
    stock: Number | None = said("库存数量")
    receivers: Count | None = said("领取人数")
    signatures: Count | None = said("领取签字人数")


class SupervisionReport(Part):
    """A report of the supervision committee to the assembly or the representatives."""

    singular: ClassVar[str] = "supervision_report"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("reported_on", "to")

    reported_on: Day | None = said("监督工作报告日期")
    to: Annotated[str, Code("body")] | None = said("向哪个会议报告")
    written: Flag | None = said("监督工作报告是否书面")
