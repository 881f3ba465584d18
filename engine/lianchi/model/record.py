"""The record: one submitted decision, contact or matter, in the one vocabulary that every rule speaks."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lianchi.model.association import Association, RegistryChange, Turnover
from lianchi.model.authenticity import Departure, SealUse
from lianchi.model.blacklist import BlacklistEntry
from lianchi.model.collective import AssetEntry, BankAccount, Commission, Distribution, Homestead
from lianchi.model.contact import Commitment, Contact, Demand, Expense, Gift, Intervention, Loan
from lianchi.model.dealing import Acceptance, Contract, Deposit, Payment, Tender
from lianchi.model.election import Election
from lianchi.model.information import AnnualReport, InformationRequest
from lianchi.model.ledger import Clue, LedgerItem, Sanction, Task, ToleranceFiling
from lianchi.model.licensing import Assignment, Guide, ServiceComplaint
from lianchi.model.matter import Asset, Change, Execution, Mandate, Matter, Resolution
from lianchi.model.meeting import Meeting
from lianchi.model.origin import OriginNote
from lianchi.model.own_rules import ListedItem, OwnRule
from lianchi.model.party_life import Activity
from lianchi.model.petition import Petition
from lianchi.model.power import Step
from lianchi.model.procedure import Attachment, Disclosure, Notice, Publication, Review, SupervisionNote
from lianchi.model.procurement import BidComplaint, ConstructionProject, SupplierQuestion
from lianchi.model.public_service import (
    Donation,
    DrugPurchase,
    Enrolment,
    RepVisit,
    SchoolCharge,
    SchoolDay,
    SchoolPurchase,
    SupplierPayment,
)
from lianchi.model.reception import Reception, VehicleUse
from lianchi.model.referral import Referral
from lianchi.model.relatives import FormerOfficial, RelativeBusiness
from lianchi.model.scalar import Code, Day, Part, Text, said
from lianchi.model.service import Inspection, Penalty, Policy, ServiceMatter
from lianchi.model.state_assets import StateTransfer
from lianchi.model.unit import Coverage, Relation, Unit
from lianchi.model.village_affairs import Appraisal, Audit, PublicationRequest, Query
from lianchi.model.village_finance import (
    CashCount,
    Debt,
    Earmark,
    Entitlement,
    Funding,
    Levy,
    Receipt,
    Receivable,
    Subsidy,
)
from lianchi.model.village_projects import Variation
from lianchi.model.welfare import AidPayment, Beneficiary, GoodsBalance, SupervisionReport

RECORD_SCHEMA = "lianchi/record/1"


class Record(Part):
    """One submitted record.

    **Not supplied is not the same as none.**  ``notices: []`` says that nothing was posted; no ``notices`` key says
    that the submitter sent nothing about notices.  ``model_fields_set`` tells the two apart.
    """

    singular: ClassVar[str] = "decision"
    identity: ClassVar[tuple[str, ...]] = ("id",)

    schema_: Literal["lianchi/record/1"] = Field(default="lianchi/record/1", alias="schema", title="格式版本")
    id: Text = Field(title="记录编号", description="在提交单位内唯一的编号")
    kind: Annotated[str, Code("kind")] = Field(title="记录种类", description="记录属于哪一类决策或事项")
    unit: Unit | None = said("单位")
    matter: Matter | None = said("事项")
    steps: list[Step] | None = said("办理步骤")
    meetings: list[Meeting] | None = said("会议")
    resolution: Resolution | None = said("决议")
    reviews: list[Review] | None = said("审查和征求意见")
    notices: list[Notice] | None = said("公示")
    publication: Publication | None = said("印发、公布和归档")
    execution: Execution | None = said("实施")
    changes: list[Change] | None = said("变更")
    mandates: list[Mandate] | None = said("授权")
    asset: Asset | None = said("资产")
    asset_register: list[AssetEntry] | None = said("资产台账")
    accounts: list[BankAccount] | None = said("银行账户")
    distribution: Distribution | None = said("分配")
    commissions: list[Commission] | None = said("佣金")
    homestead: Homestead | None = said("宅基地申请")
    tenders: list[Tender] | None = said("招标采购")
    construction: ConstructionProject | None = said("工程建设项目", "不是工程建设项目填空值")
    bid_complaints: list[BidComplaint] | None = said("招标采购投诉")
    supplier_questions: list[SupplierQuestion] | None = said("供应商询问和质疑")
    contracts: list[Contract] | None = said("合同")
    payments: list[Payment] | None = said("付款")
    receipts: list[Receipt] | None = said("收款")
    receivables: list[Receivable] | None = said("应收款")
    cash_counts: list[CashCount] | None = said("现金盘点")
    entitlements: list[Entitlement] | None = said("误工补贴名单")
    subsidies: list[Subsidy] | None = said("误工补贴")
    levies: list[Levy] | None = said("筹资")
    funding: Funding | None = said("资金筹措")
    earmarks: list[Earmark] | None = said("专项资金")
    debt: Debt | None = said("债务")
    variations: list[Variation] | None = said("变更增项")
    deposits: list[Deposit] | None = said("保证金")
    acceptances: list[Acceptance] | None = said("验收")
    disclosures: list[Disclosure] | None = said("公开")
    election: Election | None = said("选举")
    appraisals: list[Appraisal] | None = said("民主评议")
    queries: list[Query] | None = said("村民询问")
    publication_requests: list[PublicationRequest] | None = said("联名要求公开")
    audits: list[Audit] | None = said("审计")
    contacts: list[Contact] | None = said("政商接触")
    demands: list[Demand] | None = said("企业诉求")
    commitments: list[Commitment] | None = said("承诺")
    interventions: list[Intervention] | None = said("插手干预")
    gifts: list[Gift] | None = said("礼品")
    expenses: list[Expense] | None = said("费用")
    loans: list[Loan] | None = said("借用借贷")
    policies: list[Policy] | None = said("涉企政策文件")
    services: list[ServiceMatter] | None = said("政务服务办件")
    guides: list[Guide] | None = said("办事指南")
    service_complaints: list[ServiceComplaint] | None = said("政务服务反映和投诉")
    assignments: list[Assignment] | None = said("交办事项")
    information_requests: list[InformationRequest] | None = said("政府信息公开申请")
    annual_reports: list[AnnualReport] | None = said("年度报告")
    petitions: list[Petition] | None = said("信访事项")
    referrals: list[Referral] | None = said("涉嫌犯罪案件移送")
    association: Association | None = said("社会组织登记")
    registry_changes: list[RegistryChange] | None = said("社会组织变更登记")
    turnovers: list[Turnover] | None = said("社会组织换届和更换法定代表人")
    inspections: list[Inspection] | None = said("涉企检查")
    penalties: list[Penalty] | None = said("行政处罚")
    relations: list[Relation] | None = said("利害关系")
    supervision: list[SupervisionNote] | None = said("监督意见")
    attachments: list[Attachment] | None = said("附件")
    activities: list[Activity] | None = said("组织生活")
    ledger_items: list[LedgerItem] | None = said("监督台账")
    clues: list[Clue] | None = said("问题线索")
    sanctions: list[Sanction] | None = said("处分")
    tolerance_filing: ToleranceFiling | None = said("容错备案")
    tasks: list[Task] | None = said("任务")
    school_days: list[SchoolDay] | None = said("校历外上课")
    school_charges: list[SchoolCharge] | None = said("补课收费")
    school_purchases: list[SchoolPurchase] | None = said("校服教辅采购")
    enrolments: list[Enrolment] | None = said("招生录取")
    rep_visits: list[RepVisit] | None = said("医药代表接待")
    donations: list[Donation] | None = said("捐赠资助")
    supplier_payments: list[SupplierPayment] | None = said("供应商支付的费用")
    drug_purchases: list[DrugPurchase] | None = said("药品耗材采购")
    blacklist: list[BlacklistEntry] | None = said("行贿人名单")
    beneficiaries: list[Beneficiary] | None = said("救助对象")
    aid_payments: list[AidPayment] | None = said("救助金发放")
    goods_balances: list[GoodsBalance] | None = said("救助物资")
    supervision_reports: list[SupervisionReport] | None = said("监督工作报告")
    seal_uses: list[SealUse] | None = said("用印")
    departures: list[Departure] | None = said("去世、迁出和外出人员")
    receptions: list[Reception] | None = said("公务接待")
    vehicle_uses: list[VehicleUse] | None = said("公务用车")
    relative_businesses: list[RelativeBusiness] | None = said("亲属经商办企业")
    former_officials: list[FormerOfficial] | None = said("离职人员从业")
    state_transfers: list[StateTransfer] | None = said("国有资产转让")
    own_rules: list[OwnRule] | None = said("本单位制度")
    listed_items: list[ListedItem] | None = said("本单位事项清单")
    coverage: Coverage | None = said("报送范围")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")
    origins: list[OriginNote] | None = said("摘录来源", "从办公文件摘录时，每个值出自原件何处；改正值时保留")
