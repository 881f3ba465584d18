"""Buying and paying: tenders, contracts, payments, acceptance."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.procurement import BidObjection, Clarification, StaffTie
from lianchi.model.scalar import Code, Count, Day, Flag, Money, Part, Party, Text, said
from lianchi.model.village_finance import Approval
from lianchi.model.village_projects import Bid


class Tender(Part):
    """One tender, quotation or auction."""

    singular: ClassVar[str] = "tender"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("project", "opened_on")

    project: Text | None = said("招标项目")
    method: Annotated[str, Code("tender_method")] | None = said("采购（招标）方式")
    method_reason: Text | None = said("没有公开竞争的理由", "没有理由填空值")
    kind: Annotated[str, Code("tender_kind")] | None = said("标的种类")
    amount: Money | None = said("标的金额")
    mandatory: Flag | None = said("是否依法必须招标")
    issued_on: Day | None = said("招标文件发出日期")
    closed_on: Day | None = said("投标截止日期")
    opened_on: Day | None = said("开标日期")
    bidders: Count | None = said("投标人数")
    reopened: Flag | None = said("是否重新招标")
    candidates_published_on: Day | None = said("中标候选人公示开始日")
    candidates_removed_on: Day | None = said("中标候选人公示结束日")
    awarded_on: Day | None = said("定标日期")
    awarded_to: Party | None = said("中标人")
    award: Money | None = said("中标金额")
    ceiling: Money | None = said("最高限价（控制价）", "没有限价填空值")
    bids: list[Bid] | None = said("投标")
    bond: Money | None = said("履约保证金")
    evaluators: Count | None = said("评标委员会人数", "谈判小组、询价小组的人数也填这里")
    expert_evaluators: Count | None = said("评标专家人数")
    restrictions: list[Annotated[str, Code("restriction")]] | None = said("资格限制条件")
    legal_basis: Text | None = said("限制条件的法定依据", "没有依据填空值")
    notified_on: Day | None = said("中标通知书发出日期")
    government_procurement: Flag | None = said(
        "是否适用政府采购法", "工程以及与工程有关的货物、服务用招标方式采购的适用招标投标法，填否"
    )
    state_dominated: Flag | None = said("国有资金是否占控股或者主导地位")
    estimate: Money | None = said("项目估算价（采购预算金额）")
    exemption: Annotated[str, Code("tender_exemption")] | None = said("可以不招标的情形", "没有填空值")
    invited_ground: Annotated[str, Code("invited_ground")] | None = said("邀请招标的情形", "没有填空值")
    invited_recognition: Text | None = said("邀请招标的认定（批准）文件", "没有填空值")
    other_method_approval: Text | None = said("批准采用公开招标以外方式的文件", "没有填空值")
    documents_until: Day | None = said("招标文件发售（提供）结束日")
    prequalification_closed_on: Day | None = said("提交资格预审申请截止日期")
    clarifications: list[Clarification] | None = said("澄清修改")
    bid_objections: list[BidObjection] | None = said("投标人异议")
    staff_ties: list[StaffTie] | None = said("采购人员与供应商的关系")
    suppliers_invited: Count | None = said("确定参加谈判（被询价）的供应商家数")
    bid_bond: Money | None = said("投标保证金", "不要求交的填空值")
    bid_bond_cash: Flag | None = said("是否要求以现金交投标保证金")
    through_agency: Flag | None = said("是否委托采购代理机构")
    review_ended_on: Day | None = said("评审结束日期")
    evaluation_report_on: Day | None = said("收到评标（评审）报告日期")
    not_first_reason: Annotated[str, Code("not_first_reason")] | None = said(
        "没有选第一名的理由", "选的是第一名或者没有理由填空值"
    )
    result_published_on: Day | None = said("中标、成交结果公告日期", "没有公告填空值")
    reported_on: Day | None = said("提交招标投标情况书面报告日期", "没有提交填空值")
    budget_item: Text | None = said("预算项目")
    purchase_category: Text | None = said("采购品目（类别）")
    budget_adjusted: Flag | None = said("项目预算是否调整过")
    single_source_ground: Annotated[str, Code("single_source_ground")] | None = said("单一来源的情形", "没有填空值")
    single_source_from: Day | None = said("单一来源公示开始日", "没有公示填空值")
    single_source_until: Day | None = said("单一来源公示结束日")
    in_trading_catalogue: Flag | None = said("是否列入公共资源交易目录")
    platform_reference: Text | None = said("公共资源交易平台的交易编号", "没有进平台填空值")


class Contract(Part):
    """One contract."""

    singular: ClassVar[str] = "contract"
    measure: ClassVar[str] = "份"
    identity: ClassVar[tuple[str, ...]] = ("number", "party", "signed_on")

    number: Text | None = said("合同编号")
    party: Party | None = said("合同对方")
    party_role: Annotated[str, Code("role")] | None = said("合同对方在本单位的身份", "与本单位无关填 none")
    party_relation: Annotated[str, Code("relation")] | None = said("合同对方与决策人的关系", "没有关系填 none")
    kind: Annotated[str, Code("contract")] | None = said("合同种类")
    project: Text | None = said("合同对应的项目")
    scope: Text | None = said("合同内容")
    supplements: Text | None = said("所补充的原合同编号", "不是补充协议填空值")
    signed_on: Day | None = said("签订日期")
    amount: Money | None = said("合同金额")
    from_day: Day | None = said("合同开始日", alias="from")
    until_day: Day | None = said("合同结束日", alias="until")
    ended_on: Day | None = said("提前终止日期", "没有提前终止填空值")
    written: Flag | None = said("是否书面合同")
    outsider: Flag | None = said("对方是否本集体以外")
    approved_on: Day | None = said("乡镇批准日期")
    filed_on: Day | None = said("备案日期")
    same_terms_as_award: Flag | None = said("合同主要条款与中标结果是否一致")
    payment_days: Count | None = said("约定付款天数")
    related_party: Flag | None = said("对方是否国有企业的关联方")
    owner_consent: Text | None = said("出资人机构同意的文件", "没有同意填空值")
    owner_consent_on: Day | None = said("出资人机构同意日期", "没有同意填空值")
    government_procurement: Flag | None = said("是否政府采购合同")
    announced_on: Day | None = said("合同公告日期", "没有公告填空值")
    secret: Flag | None = said("合同是否全部涉及国家秘密、商业秘密")
    audit_settlement: Flag | None = said("合同是否约定以审计结果作为结算依据")
    audit_settlement_voluntary: Flag | None = said("以审计结果结算是否双方自愿约定")
    audit_settlement_basis: Text | None = said("以审计结果结算的法律、行政法规依据", "没有依据填空值")
    party_ownership: Annotated[str, Code("ownership")] | None = said("合同对方所有制")
    party_is_small_enterprise: Flag | None = said("合同对方是否中小企业")


class Payment(Part):
    """One payment or voucher."""

    singular: ClassVar[str] = "payment"
    measure: ClassVar[str] = "笔"
    identity: ClassVar[tuple[str, ...]] = ("voucher", "paid_on", "payee", "amount")

    voucher: Text | None = said("凭证号")
    voucher_kind: Annotated[str, Code("voucher")] | None = said("凭证种类")
    paid_on: Day | None = said("付款日期", "没有付款填空值")
    occurred_on: Day | None = said("业务发生日期")
    claimed_on: Day | None = said("报销日期")
    invoice: Text | None = said("发票号码", "纸质发票连同发票代码；没有发票填空值")
    invoice_serial: Count | None = said("发票顺序号", "发票号码最后的流水数字，用来看是否连号")
    invoice_amount: Money | None = said("发票票面金额")
    amount: Money | None = said("金额")
    amount_in_words: Money | None = said("大写金额")
    payee: Party | None = said("收款人")
    payee_kind: Annotated[str, Code("party_kind")] | None = said("收款人类别")
    payer_kind: Annotated[str, Code("party_kind")] | None = said("付款人类别")
    method: Annotated[str, Code("payment_method")] | None = said("付款方式")
    account_holder_kind: Annotated[str, Code("party_kind")] | None = said("收款账户户主类别")
    purpose: Annotated[str, Code("purpose")] | None = said("用途")
    expense: Annotated[str, Code("expense")] | None = said("支出类别")
    spending: Annotated[str, Code("spending")] | None = said("开支性质")
    signers: Count | None = said("审批签字人数")
    approvals: list[Approval] | None = said("审批签字")
    pay_standard: Money | None = said("批准的发放标准", "津贴、补贴、奖金填写；没有批准的标准填空值")
    supervisor_reviewed_on: Day | None = said("监督委员会审核日期")
    altered: Flag | None = said("凭证金额是否涂改")
    contract: Text | None = said("对应合同编号", "没有合同填空值")
    settlement: Text | None = said("对应结算单", "没有结算单填空值")
    project: Text | None = said("列支项目", "不列项目的日常开支填空值")
    used_for: Text | None = said("实际用于的项目")
    fund: Text | None = said("所用专项资金", "不是专项资金填空值")
    payee_authority: Text | None = said("收款委托书", "没有委托填空值")
    delivered_on: Day | None = said(
        "货物、工程、服务交付日期", "合同约定验收合格或者确认结算后付款的，填验收合格或者确认结算的日期"
    )
    due_on: Day | None = said("应付日期")
    term_days: Count | None = said("合同约定付款天数", "没有约定填空值")
    payee_is_small_enterprise: Flag | None = said("收款人是否中小企业")
    voluntary: Flag | None = said("企业付款是否自愿并签有协议")
    charge: Annotated[str, Code("charge")] | None = said("收费或摊派种类")
    delay_reason: Annotated[str, Code("delay_reason")] | None = said("未付（拒付）理由", "没有理由填空值")
    final: Flag | None = said("是否尾款")
    condition_agreed: Flag | None = said("合同是否约定以该理由为付款条件")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")


class Deposit(Part):
    """A deposit or bond taken from an enterprise."""

    singular: ClassVar[str] = "deposit"
    measure: ClassVar[str] = "笔"
    identity: ClassVar[tuple[str, ...]] = ("payer", "kind", "due_on")

    payer: Party | None = said("交纳人")
    kind: Annotated[str, Code("deposit")] | None = said("保证金种类")
    amount: Money | None = said("金额")
    due_on: Day | None = said("应退日期", "合同或法定的退还起算日")
    returned_on: Day | None = said("退还日期", "没有退还填空值")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")


class Acceptance(Part):
    """Acceptance, settlement and audit of works or goods."""

    singular: ClassVar[str] = "acceptance"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("accepted_on",)

    accepted_on: Day | None = said("验收日期")
    people: Count | None = said("验收人数")
    contractor_among: Flag | None = said("承包方是否参加验收组")
    settled: Money | None = said("结算金额")
    settled_on: Day | None = said("结算日期", "没有结算填空值")
    audited_on: Day | None = said("审计日期")
