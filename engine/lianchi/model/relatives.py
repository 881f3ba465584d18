"""Relatives of officials in business, and what officials do after they leave."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Day, Flag, Part, Party, Person, said


class RelativeBusiness(Part):
    """A firm that a relative of an official owns, runs or works in, and what was done about it."""

    singular: ClassVar[str] = "business"
    measure: ClassVar[str] = "家"
    identity: ClassVar[tuple[str, ...]] = ("official", "firm")

    official: Person | None = said("干部")
    leading_member: Flag | None = said("干部是否本单位领导成员")
    relative: Person | None = said("亲属或特定关系人")
    kinship: Annotated[str, Code("kinship")] | None = said("与干部的关系")
    firm: Party | None = said("企业或营利性组织")
    runs: Flag | None = said("是否经营该企业", "投资、开办或者担任高级管理人员填是")
    sector_supervised: Flag | None = said("行业是否由本单位监管或者主管")
    began_on: Day | None = said("亲属开始经营或任职日期")
    ended_on: Day | None = said("亲属退出日期", "没有退出填空值")
    left_post_on: Day | None = said("干部离开原岗位日期", "没有离开填空值")
    correction_ordered_on: Day | None = said("要求纠正日期", "没有要求纠正填空值")
    correction_due_on: Day | None = said("纠正期限")
    adjustment_refused: Flag | None = said("干部是否不服从职务调整")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")


class FormerOfficial(Part):
    """A former civil servant and the work taken up after leaving."""

    singular: ClassVar[str] = "former"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("name", "employer")

    name: Person | None = said("离职人员")
    leading_post: Flag | None = said("离职前是否领导成员或者县处级以上领导职务")
    left_on: Day | None = said("离职日期", "辞去公职或者退休的日期")
    employer: Party | None = said("新任职的企业或营利性组织")
    took_up_on: Day | None = said("到新单位任职日期", "没有任职填空值")
    directly_related: Flag | None = said("与原工作业务是否直接相关")
