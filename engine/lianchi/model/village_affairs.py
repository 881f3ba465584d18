"""How villagers watch their committee: yearly appraisal, questions, joint requests for publication, audits."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Count, Day, Part, Person, Text, said


class Appraisal(Part):
    """The yearly appraisal of one person who works for the village (民主评议)."""

    singular: ClassVar[str] = "appraisal"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("person", "held_on")

    person: Person | None = said("被评议人")
    role: Annotated[str, Code("role")] | None = said("被评议人职务")
    held_on: Day | None = said("民主评议日期")
    chair_role: Annotated[str, Code("role")] | None = said("主持民主评议的人的职务")
    result: Annotated[str, Code("appraisal")] | None = said("民主评议结果")


class ExclusionClause(Part):
    """A clause of a resolution that takes rights away from some people, and the ground it gives."""

    singular: ClassVar[str] = "exclusion_clause"
    measure: ClassVar[str] = "条"
    identity: ClassVar[tuple[str, ...]] = ("ground", "text")

    ground: Annotated[str, Code("exclusion")] | None = said("减少或取消权益的理由")
    text: Text | None = said("条款内容")


class Query(Part):
    """A villager's question about what was published, and the answer."""

    singular: ClassVar[str] = "query"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("asked_on", "about")

    about: Text | None = said("询问内容")
    asked_on: Day | None = said("询问日期")
    answered_on: Day | None = said("答复询问的日期", "尚未答复填空值")


class PublicationRequest(Part):
    """A joint request of villagers or their representatives to publish a matter."""

    singular: ClassVar[str] = "publication_request"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("made_on", "about")

    about: Text | None = said("要求公开的事项")
    made_on: Day | None = said("联名要求的日期")
    villagers: Count | None = said("联名的村民人数", "没有村民联名填零")
    villagers_of: Count | None = said("全村村民人数")
    representatives: Count | None = said("联名的村民代表人数", "没有村民代表联名填零")
    representatives_of: Count | None = said("全体村民代表人数")
    published_on: Day | None = said("按要求公开的日期", "没有公开填空值")


class Audit(Part):
    """An audit of the village, of its officers or of the collective, and when its result was made public."""

    singular: ClassVar[str] = "audit"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("kind", "finished_on")

    kind: Annotated[str, Code("audit")] | None = said("审计种类")
    finished_on: Day | None = said("审计结果出具日期")
    published_on: Day | None = said("审计结果公布日期", "没有公布填空值")
