"""Ledgers of those who supervise: list items, clues, sanctions, tolerance filings; and tasks with their reports."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Count, Day, Flag, Part, Person, Text, said


class LedgerItem(Part):
    """One line of a supervision ledger (监督台账), with its owner, its time limit and how it was closed."""

    singular: ClassVar[str] = "ledger_item"
    measure: ClassVar[str] = "项"
    identity: ClassVar[tuple[str, ...]] = ("id", "matter")

    id: Text | None = said("台账编号")
    matter: Text | None = said("监督事项")
    kind: Annotated[str, Code("ledger_kind")] | None = said("台账种类")
    owner: Person | None = said("责任人", "没有落实责任人填空值")
    opened_on: Day | None = said("登记（反馈）日期")
    due_on: Day | None = said("完成时限", "没有规定时限填空值")
    extension_approved: Flag | None = said("延期是否经批准")
    closed_on: Day | None = said("销号日期", "没有销号填空值")
    closed_by: Person | None = said("销号人")
    evidence: Count | None = said("佐证材料件数")
    case_closed_on: Day | None = said("案件办结日期", "没有办结填空值")
    plan_on: Day | None = said("整改方案日期", "没有整改方案填空值")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")


class Clue(Part):
    """A clue handled by a discipline organ; only its dates, never its content."""

    singular: ClassVar[str] = "clue"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("id",)

    id: Text | None = said("线索编号")
    received_on: Day | None = said("收到日期")
    disposed_on: Day | None = said("提出处置意见日期", "没有提出填空值")
    inquiry_sent_on: Day | None = said("发函询问日期", "没有函询填空值")
    inquiry_replied_on: Day | None = said("函询回复日期", "没有回复填空值")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")


class Sanction(Part):
    """A sanction on a public official and the formalities that follow it."""

    singular: ClassVar[str] = "sanction"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("number", "decided_on")

    number: Text | None = said("处分文号")
    decided_on: Day | None = said("处分决定日期")
    demotion_or_heavier: Flag | None = said("是否降级以上处分")
    formalities_done_on: Day | None = said("职务、工资等变更手续办理日期", "没有办理填空值")
    extension_approved: Flag | None = said("延长办理时间是否经批准")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")


class ToleranceFiling(Part):
    """A filing, before acting, of a reform risk to be tolerated (容错备案)."""

    filed_on: Day | None = said("备案日期")
    implemented_on: Day | None = said("实施日期", "还没有实施填空值")
    decided_collectively_on: Day | None = said("集体决策日期", "没有集体决策填空值")
    private_gain: Flag | None = said("是否谋取私利")
    prohibited: Flag | None = said("是否属于法律法规明令禁止的事项")


class CoOwner(Part):
    """A department that a task names; the leading one is named first."""

    singular: ClassVar[str] = "co_owner"
    identity: ClassVar[tuple[str, ...]] = ("name",)

    name: Text | None = said("部门")
    lead: Flag | None = said("是否牵头部门")
    measures_on: Day | None = said("提交具体措施日期", "没有提交填空值")


class TaskReport(Part):
    """A progress report on a task."""

    singular: ClassVar[str] = "task_report"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("reported_on",)

    reported_on: Day | None = said("报告日期")
    to_party_committee: Flag | None = said("是否向同级党委报告")


class Task(Part):
    """One task of a work plan: who leads, who helps, its plan and its reports."""

    singular: ClassVar[str] = "task"
    identity: ClassVar[tuple[str, ...]] = ("title",)

    title: Text | None = said("任务")
    assigned_on: Day | None = said("任务下达日期")
    plan_due_on: Day | None = said("方案、措施提交时限")
    plan_on: Day | None = said("具体方案日期", "没有制定填空值")
    working_group: Flag | None = said("是否成立工作专班")
    co_owners: list[CoOwner] | None = said("责任部门")
    task_reports: list[TaskReport] | None = said("报告")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")
