"""The exercise of a small power: what was done, step by step, as the ledger of a village says."""

from __future__ import annotations

from typing import ClassVar

from lianchi.model.scalar import Day, Flag, Part, Party, Text, said


class Step(Part):
    """One step of a matter: when, by whom, signed or not, with which documents."""

    singular: ClassVar[str] = "step"
    measure: ClassVar[str] = "步"
    identity: ClassVar[tuple[str, ...]] = ("name", "done_on")

    name: Text | None = said("步骤名称", "清单上的步骤名称或它的其他叫法")
    done_on: Day | None = said("步骤办理日期", "公示等持续几天的填开始日；没有办的填空值")
    ended_on: Day | None = said("步骤结束日期", "公示等持续几天的步骤的最后一天；还没有结束填空值")
    by: Party | None = said("由谁办理", "办理的机构或者职务，如村民代表会议、村务监督委员会、报账员")
    signed: Flag | None = said("办理人是否签字")
    documents: list[Text] | None = said("随附材料", "这一步留下的材料的名称；没有材料填空列表")
