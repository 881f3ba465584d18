"""The list of those who gave bribes (行贿人名单) and the bans that follow from it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Day, Part, Party, Text, said


class BlacklistEntry(Part):
    """One party on a list, with the days of the ban (both inclusive) and what it bars the party from."""

    singular: ClassVar[str] = "listing"
    measure: ClassVar[str] = "条"
    identity: ClassVar[tuple[str, ...]] = ("party", "from_day")

    party: Party | None = said("列入名单的人或单位", "姓名或单位全称，与其他记录里的写法一致")
    code: Text | None = said("统一社会信用代码", "个人填空值")
    from_day: Day | None = said("限制开始日", alias="from")
    until_day: Day | None = said("限制结束日", "含当日；没有期限填空值", alias="until")
    scope: Annotated[str, Code("ban_scope")] | None = said("限制范围", "限制几个方面的分几条填，各方面都限制的填 all")
    basis: Text | None = said("列入依据", "决定文号或判决书编号")
