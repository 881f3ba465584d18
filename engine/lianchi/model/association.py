"""Social organisations (社会组织): registration, changes, turnover of leaders, joint review."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Day, Part, Text, said


class RegistryChange(Part):
    """A change of a registered item or of the charter."""

    singular: ClassVar[str] = "registry_change"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("kind", "agreed_on")

    kind: Annotated[str, Code("registry_change")] | None = said("变更登记种类")
    agreed_on: Day | None = said("业务主管单位审查同意日期")
    applied_on: Day | None = said("向登记管理机关申请（报核准）日期", "没有申请填空值")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")


class Turnover(Part):
    """A new term of the leading body, or a new legal representative."""

    singular: ClassVar[str] = "turnover"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("kind", "held_on")

    kind: Annotated[str, Code("turnover")] | None = said("换届（换人）种类")
    held_on: Day | None = said("换届（更换法定代表人）日期")
    audited_on: Day | None = said("财务审计日期", "没有审计填空值")


class JointOpinion(Part):
    """The opinion of one of the organs that review an application together."""

    singular: ClassVar[str] = "joint_opinion"
    measure: ClassVar[str] = "份"
    identity: ClassVar[tuple[str, ...]] = ("by",)

    by: Annotated[str, Code("joint_reviewer")] | None = said("出具意见的一方")
    given_on: Day | None = said("出具意见日期", "没有出具填空值")


class Association(Part):
    """A social organisation and its registration."""

    name: Text | None = said("社会组织名称")
    complete_on: Day | None = said("收到全部有效文件日期")
    decided_on: Day | None = said("准予（不予）登记决定日期", "没有决定填空值")
    joint_opinions: list[JointOpinion] | None = said("联合审核意见")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")
