"""What is decided: the matter, its emergency, its parts and its candidates."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.own_rules import RequiredMeeting
from lianchi.model.scalar import Code, Count, Day, Flag, Money, Number, Part, Party, Person, Text, said
from lianchi.model.village_affairs import ExclusionClause


class Emergency(Part):
    """A decision taken in an emergency outside the meeting, to be ratified afterwards."""

    decided_by: Person | None = said("紧急决定人")
    decided_on: Day | None = said("紧急决定日期")
    reason: Text | None = said("紧急情形")
    reported_on: Day | None = said("事后报告日期")
    ratified_on: Day | None = said("事后追认日期", "会议按程序追认的日期；没有追认填空值")


class Subitem(Part):
    """One of several items put to the meeting under one topic."""

    singular: ClassVar[str] = "subitem"
    identity: ClassVar[tuple[str, ...]] = ("title",)

    title: Text | None = said("子议题")
    discussed_separately: Flag | None = said("是否单独研究")
    voted_separately: Flag | None = said("是否单独表决")
    result: Annotated[str, Code("outcome")] | None = said("子议题结果")


class Candidate(Part):
    """A person whose appointment or dismissal is decided, with the dates of every step."""

    singular: ClassVar[str] = "candidate"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("name", "post")

    name: Person | None = said("拟任（免）人选")
    post: Text | None = said("拟任（免）职务")
    promotion: Flag | None = said("是否提拔任职")
    exceptional: Flag | None = said("是否破格提拔")
    leap: Flag | None = said("是否越级提拔")
    probationary_post: Flag | None = said("是否实行试用期的职务")
    dual_managed: Flag | None = said("是否双重管理干部")
    voted_separately: Flag | None = said("是否逐人表决")
    motion_on: Day | None = said("动议日期")
    recommended_on: Day | None = said("民主推荐日期")
    inspected_on: Day | None = said("考察结束日期")
    decided_on: Day | None = said("讨论决定日期")
    notice_from: Day | None = said("任前公示开始日")
    notice_until: Day | None = said("任前公示结束日")
    notice_objection_open: Flag | None = said("公示期间是否有未查清的反映")
    appointed_on: Day | None = said("任职文件日期")
    tenure_from: Day | None = said("任职时间起算日")
    probation_from: Day | None = said("试用期开始日")
    probation_until: Day | None = said("试用期结束日")
    formally_appointed_on: Day | None = said("试用期满正式任职日期")
    higher_consent_on: Day | None = said("上级组织部门同意日期")
    co_manager_asked_on: Day | None = said("征求协管方意见日期")
    co_manager_replied_on: Day | None = said("协管方答复日期")
    file_reviewed_on: Day | None = said("干部档案审核日期")
    personal_matters_checked_on: Day | None = said("个人有关事项核查日期")
    discipline_opinion_on: Day | None = said("听取纪检监察意见日期")
    petitions_checked_on: Day | None = said("信访举报查核日期")
    integrity_signed_by_secretary: Flag | None = said("廉洁意见党委书记是否签字")
    integrity_signed_by_discipline: Flag | None = said("廉洁意见纪委书记是否签字")
    reconsidered: Flag | None = said("是否复议")
    reconsideration_for: Count | None = said("同意复议人数")
    notice_exempt: Flag | None = said("是否依规定免予任前公示", "特殊岗位、换届考察时已公示过等")
    recommended_to_higher: Flag | None = said("是否向上级党组织推荐报送的人选")


class Matter(Part):
    """The matter before the deciding bodies."""

    title: Text | None = said("事项名称")
    category: Annotated[str, Code("category")] | None = said("三重一大类别")
    item_code: Text | None = said("事项编码", "字母 D、H、P、F 加两位大类和三位小类，如 P08-005")
    item: Annotated[str, Code("item")] | None = said("具体事项")
    purpose: Annotated[str, Code("purpose")] | None = said("资金用途")
    power_item: Text | None = said("小微权力事项", "本地小微权力清单上的编号或名称")
    variant: Annotated[str, Code("procedure_variant")] | None = said("议事办法", "四议两公开或者当地的变通办法")
    proposer: Annotated[str, Code("proposer")] | None = said("提议主体")
    joint_proposers: Count | None = said("联名提议人数")
    joint_base: Count | None = said("联名提议的总数", "村民总数或村民代表总数")
    proposed_by: Person | None = said("提议人")
    initiative: Annotated[str, Code("initiative")] | None = said("动议事由")
    amount: Money | None = said("金额")
    budgeted: Flag | None = said("是否列入预算")
    approved_estimate: Money | None = said("批准概算")
    feasibility_estimate: Money | None = said("可行性研究报告提出的投资估算")
    approved_settlement: Money | None = said("决算金额")
    overrun_approval: Text | None = said("超概算批准文件")
    project: Text | None = said("项目名称或编号")
    required_body: Annotated[str, Code("body")] | None = said("应由哪个机构决定", "单位事项清单规定的决策机构")
    party_study_required: Flag | None = said("是否须党组织前置研究")
    legality_required: Flag | None = said("是否须合法性审查")
    required_meetings: list[RequiredMeeting] | None = said("清单规定的决策会议及顺序", "没有规定填空清单")
    opinions_heard: Flag | None = said("会前是否听取意见")
    expert_required: Flag | None = said("是否须专家论证", "专业性、技术性较强的事项")
    risk_required: Flag | None = said("是否须风险评估")
    affects_workers: Flag | None = said("是否涉及职工切身利益、改制、破产或重要规章")
    affects_business: Flag | None = said("是否涉及经营主体")
    public_consultation: Flag | None = said("是否向社会公开征求意见")
    must_tender: Flag | None = said("是否依法必须招标")
    tender_exemption: Text | None = said("批准不招标的文件", "没有批准填空值")
    fiscal_funds: Flag | None = said("是否使用财政补助、衔接等资金")
    village_run: Flag | None = said("是否由村里自行组织实施")
    major_village_matter: Flag | None = said("是否属于须经四议两公开的重大事项")
    township_check_required: Flag | None = said("是否须乡镇审核或备案")
    township_checked_on: Day | None = said("乡镇审核或备案日期")
    county_approved_on: Day | None = said("县级主管部门批准日期", "没有批准填空值")
    outside_contractor: Flag | None = said("是否发包给本集体以外的单位或个人")
    public: Flag | None = said("是否应当公开", "依法不予公开的填否")
    exploratory_reform: Flag | None = said("是否探索性改革并已提示风险")
    requires_owner_report: Annotated[str, Code("owner_report")] | None = said("是否须报出资人")
    owner_report_reference: Text | None = said("报出资人审批或备案文号")
    related_record: Text | None = said("关联记录编号", "没有关联填空值")
    new_material: Flag | None = said("再次提交时是否有新的材料或者情况", "此前被否决过的议题填写")
    ad_hoc: Flag | None = said("是否临时动议")
    ad_hoc_approval: Text | None = said("临时动议的批准")
    subitems: list[Subitem] | None = said("子议题")
    candidates: list[Candidate] | None = said("人选")
    emergency: Emergency | None = said("紧急决定")
    dispute_note: Text | None = said("部门分歧意见说明")
    consultation_agreed: Flag | None = said("部门意见是否一致")
    circumstances: Text | None = said("情况说明")
    government_investment: Flag | None = said("是否政府投资项目", "使用预算安排的资金进行的固定资产投资建设")
    estimate_excess_reported: Flag | None = said("概算超过估算后是否已向审批部门报告")


class Execution(Part):
    """What was done after the decision."""

    owner: Person | None = said("责任人")
    department: Text | None = said("责任部门")
    due_on: Day | None = said("完成时限")
    started_on: Day | None = said("开始实施日期")
    completed_on: Day | None = said("完成日期")
    reported_on: Day | None = said("落实情况报告日期")
    status: Annotated[str, Code("status")] | None = said("实施状态")
    amount: Money | None = said("实际金额")
    payee: Party | None = said("实际承办（收款）方")
    place: Text | None = said("实施地点")
    term_months: Count | None = said("实际期限（月）")
    differs_from_resolution: Flag | None = said("执行与决议是否不一致")
    evaluation_required: Flag | None = said("是否须后评估")
    evaluated_on: Day | None = said("后评估日期")
    evaluator: Party | None = said("后评估单位")
    main_assessor: Text | None = said("决策前主要评估单位")


class Change(Part):
    """A change of the decided matter, and the new decision that carries it."""

    singular: ClassVar[str] = "change"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("kind", "changed_on")

    kind: Annotated[str, Code("change")] | None = said("变更内容")
    changed_on: Day | None = said("变更日期")
    amount: Money | None = said("变更后的金额")
    redecided_on: Day | None = said("重新决策日期", "没有重新决策填空值")
    reason: Text | None = said("变更理由")
    urgent: Flag | None = said("是否因情况紧急先行中止")


class Resolution(Part):
    """What the resolution says, for comparison with execution and with what was published."""

    decided_on: Day | None = said("决定日期")
    outcome: Annotated[str, Code("outcome")] | None = said("决议结果")
    amount: Money | None = said("决议金额")
    payee: Party | None = said("决议确定的承办（收款）方", "决议没有确定填空值")
    place: Text | None = said("决议确定的地点")
    term_months: Count | None = said("决议确定的期限（月）")
    names_supplier: Flag | None = said("决议是否直接指定承包人或供应商")
    exclusion_clauses: list[ExclusionClause] | None = said("决议减少或取消权益的条款", "没有填空清单")
    people_named: Flag | None = said("决议是否写明享受补贴的人员")
    rate_stated: Flag | None = said("决议是否写明补贴标准")
    text: Text | None = said("决议内容")
    votes_for: Count | None = said("决议记载的赞成票数")


class Mandate(Part):
    """A written mandate of the assembly to its representatives."""

    singular: ClassVar[str] = "mandate"
    measure: ClassVar[str] = "份"
    identity: ClassVar[tuple[str, ...]] = ("matter", "given_on")

    given_on: Day | None = said("授权日期")
    until_day: Day | None = said("授权期限", alias="until")
    matter: Text | None = said("授权事项")
    written: Flag | None = said("是否书面授权")
    posted: Flag | None = said("授权是否公布")
    filed: Flag | None = said("授权是否备案")


class Asset(Part):
    """A collective asset or resource that is leased, contracted out or disposed of."""

    kind: Annotated[str, Code("asset")] | None = said("资产种类")
    code: Text | None = said("资产（地块）编号")
    area: Number | None = said("面积（亩或平方米）")
    unit_price: Money | None = said("单价（元/面积/年）")
    years: Number | None = said("年数")
    stated_total: Money | None = said("载明的总价")
    floor_price: Money | None = said("底价或评估价")
    price: Money | None = said("成交价")
    valued_on: Day | None = said("评估日期")
    prepaid_years: Number | None = said("一次性收取租金年数")


