"""Contact between officials and enterprises (政商交往), and the conduct around it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Day, Flag, Money, Number, Part, Party, Person, Text, said


class Official(Part):
    """An official who took part in a contact."""

    singular: ClassVar[str] = "official"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("name",)

    name: Person | None = said("公职人员")
    post: Text | None = said("职务")
    leader: Flag | None = said("是否领导干部")
    certified: Flag | None = said("是否持有执法证件")
    relation: Annotated[str, Code("relation")] | None = said("与企业的利害关系", "没有利害关系填 none")
    recused: Flag | None = said("是否已回避")


class Expense(Part):
    """A cost of a contact, a reception or a trip, and who bore it."""

    singular: ClassVar[str] = "expense"
    measure: ClassVar[str] = "笔"
    identity: ClassVar[tuple[str, ...]] = ("kind", "amount", "incurred_on")

    kind: Annotated[str, Code("expense")] | None = said("费用种类")
    amount: Money | None = said("金额")
    standard: Money | None = said("规定标准")
    payer: Annotated[str, Code("party_kind")] | None = said("付款方")
    incurred_on: Day | None = said("发生日期")
    settled_on: Day | None = said("本人或单位结算日期", "没有结算填空值")
    owed_by: Annotated[str, Code("party_kind")] | None = said("应由哪一方负担")
    booked_as: Annotated[str, Code("expense")] | None = said("入账的费用种类")


class Gift(Part):
    """A gift, cash gift, security, card or red packet received."""

    singular: ClassVar[str] = "gift"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("kind", "received_on", "receiver")

    kind: Annotated[str, Code("gift")] | None = said("礼品种类")
    value: Money | None = said("价值")
    receiver: Person | None = said("收受人")
    giver_kind: Annotated[str, Code("party_kind")] | None = said("赠送方类别")
    received_on: Day | None = said("收受日期")
    registered_on: Day | None = said("登记日期", "没有登记填空值")
    handed_in_on: Day | None = said("上交日期", "没有上交填空值")
    away: Flag | None = said("是否在外地收受")
    returned_to_unit_on: Day | None = said("回到单位日期")
    foreign: Flag | None = said("是否对外公务活动中收受", "外国人或者境外组织赠送的填是")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")


class Loan(Part):
    """Money, a house or a car lent or borrowed."""

    singular: ClassVar[str] = "loan"
    measure: ClassVar[str] = "笔"
    identity: ClassVar[tuple[str, ...]] = ("kind", "lent_on")

    kind: Annotated[str, Code("loan")] | None = said("借用（出借）种类")
    lender: Annotated[str, Code("party_kind")] | None = said("出借方")
    borrower: Annotated[str, Code("party_kind")] | None = said("借用方")
    borrower_role: Annotated[str, Code("role")] | None = said(
        "借款人（实际用款人）职务", "亲属出面、干部用款的填干部的职务；与出借方无关填 none"
    )
    lent_on: Day | None = said("发生日期")
    amount: Money | None = said("金额")
    yearly_rate_percent: Number | None = said("年利率（百分数）")
    risk_explained: Flag | None = said("是否向参加表决的人说明风险")
    quoted_rate_percent: Number | None = said("同期一年期贷款市场报价利率（百分数）")


class PendingMatter(Part):
    """A matter still open between unit and enterprise on the day of the contact."""

    singular: ClassVar[str] = "pending"
    identity: ClassVar[tuple[str, ...]] = ("kind", "reference")

    kind: Annotated[str, Code("pending")] | None = said("待决事项")
    reference: Text | None = said("待决事项编号")
    decided_by_official: Flag | None = said("是否由该公职人员决定")
    decider: Person | None = said("决定人", "填公职人员的姓名，与公职人员一栏一致")


class Demand(Part):
    """A demand or complaint of an enterprise."""

    singular: ClassVar[str] = "demand"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("id", "received_on")

    id: Text | None = said("诉求编号")
    kind: Annotated[str, Code("demand")] | None = said("诉求种类")
    enterprise: Party | None = said("提出诉求的企业")
    own_remit: Flag | None = said("是否属于本单位职责")
    received_on: Day | None = said("收到日期")
    accepted_on: Day | None = said("受理日期")
    transferred_on: Day | None = said("转办日期", "没有转办填空值")
    due_on: Day | None = said("办理期限", "批准延期的，填延期后的期限")
    extension_approved: Flag | None = said("延期是否经负责人同意")
    replied_on: Day | None = said("答复日期", "没有答复填空值")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")
    result: Annotated[str, Code("demand_result")] | None = said("办理结果")


class Commitment(Part):
    """A promise of the unit to an enterprise, in minutes, a reply or an agreement."""

    singular: ClassVar[str] = "commitment"
    identity: ClassVar[tuple[str, ...]] = ("document", "due_on")

    document: Text | None = said("承诺文件")
    made_on: Day | None = said("承诺日期")
    due_on: Day | None = said("承诺期限")
    fulfilled_on: Day | None = said("兑现日期", "没有兑现填空值")
    status: Annotated[str, Code("commitment")] | None = said("兑现状态")
    change_reference: Text | None = said("依法定程序变更的文件", "没有变更填空值")
    reason: Annotated[str, Code("delay_reason")] | None = said("不兑现（迟延）理由", "没有理由填空值")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")
    enterprise: Party | None = said("企业")
    owner_left_on: Day | None = said("责任人离任日期", "仍在任填空值")
    successor: Person | None = said("接替的责任人", "没有接替填空值")


class Intervention(Part):
    """An official's request in somebody else's matter (打招呼、插手)."""

    singular: ClassVar[str] = "intervention"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("matter", "requested_on")

    matter: Annotated[str, Code("intervention")] | None = said("插手事项")
    requester: Person | None = said("提出要求的人")
    handler: Flag | None = said("是否承办人")
    requested_on: Day | None = said("提出日期")
    recorded_on: Day | None = said("记录日期", "没有记录填空值")
    reported_on: Day | None = said("报告日期", "没有报告填空值")
    legal_basis: Text | None = said("法定依据", "没有依据填空值")


class Contact(Part):
    """One contact between officials and an enterprise."""

    singular: ClassVar[str] = "contact"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("id", "held_on", "enterprise")

    id: Text | None = said("接触登记号")
    held_on: Day | None = said("接触日期")
    place: Text | None = said("地点")
    place_type: Annotated[str, Code("place")] | None = said("地点类别")
    purpose: Annotated[str, Code("contact_purpose")] | None = said("接触目的")
    initiator: Annotated[str, Code("party_kind")] | None = said("发起方")
    public_event: Flag | None = said("是否公开活动")
    enterprise: Party | None = said("企业")
    ownership: Annotated[str, Code("ownership")] | None = said("企业所有制")
    managed_party: Flag | None = said("是否管理和服务对象")
    approval: Text | None = said("批准文号", "没有批准填空值")
    approved_on: Day | None = said("批准日期")
    reported_on: Day | None = said("报备日期", "没有报备填空值")
    minutes: Text | None = said("会谈纪要", "没有纪要填空值")
    follow_up_due_on: Day | None = said("跟进期限")
    follow_up_done_on: Day | None = said("跟进完成日期", "没有完成填空值")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")
    vehicle_provider: Annotated[str, Code("party_kind")] | None = said("用车提供方")
    lodging_provider: Annotated[str, Code("party_kind")] | None = said("住宿提供方")
    fee_settled: Flag | None = said("相关费用是否已由单位或本人结清")
    officials: list[Official] | None = said("公职人员")
    pending: list[PendingMatter] | None = said("待决事项")
    demands: list[Demand] | None = said("现场诉求")
    expenses: list[Expense] | None = said("费用")
    gifts: list[Gift] | None = said("礼品")
    loans: list[Loan] | None = said("借用借贷")
