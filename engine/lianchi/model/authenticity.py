"""What tells whether a record can be trusted: the use of the seal, and who was dead, gone or away."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Day, Part, Person, Text, said


class SealUse(Part):
    """One use of the seal of the village (用印)."""

    singular: ClassVar[str] = "seal_use"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("document", "used_on")

    document: Text | None = said("用印文件")
    used_on: Day | None = said("用印日期")
    decided_by: Annotated[str, Code("body")] | None = said("用印事项由哪个会议决定", "没有经过会议填空值")
    keeper: Person | None = said("印章保管人")
    approver: Person | None = said("用印审批人", "没有审批填空值")
    approver_role: Annotated[str, Code("role")] | None = said("用印审批人职务")
    approved_on: Day | None = said("用印审批（签字）日期", "没有审批填空值")
    registered_on: Day | None = said("用印登记日期", "没有登记填空值")


class Departure(Part):
    """A person who died, moved away or was away: from the registers of the village."""

    singular: ClassVar[str] = "departure"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("who", "happened_on")

    who: Person | None = said("去世、迁出或外出的人")
    person_code: Text | None = said("去世、迁出或外出的人的人员代码", "由证件号码换成的代码，不填证件号码本身")
    kind: Annotated[str, Code("departure")] | None = said("去世、迁出还是外出")
    happened_on: Day | None = said("去世、迁出或外出日期")
    returned_on: Day | None = said("外出返回日期", "还没有返回填空值；去世、迁出的填空值")
