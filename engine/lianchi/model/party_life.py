"""Organisational life of Party branches (组织生活), and what a leading body owes to study and talk."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Count, Day, Flag, Part, Text, said


class Activity(Part):
    """A Party day, lecture, appraisal, talk or study session of a branch or a leading body."""

    singular: ClassVar[str] = "activity"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("kind", "held_on")

    kind: Annotated[str, Code("activity")] | None = said("活动种类")
    held_on: Day | None = said("开展日期")
    due: Count | None = said("应到人数")
    present: Count | None = said("实到人数")
    moved: Flag | None = said("是否提前或者延期召开")
    consent_on: Day | None = said("上级同意日期", "没有报上级同意填空值")
    reported_on: Day | None = said("会议情况上报日期", "没有上报填空值")
    between: Annotated[str, Code("talk_pair")] | None = said("谁与谁谈心谈话")
    topic: Text | None = said("主题")
    observed_on: Day | None = said("核查日期", "以这一天为准判断是否逾期")
