"""The election of a village committee: the list of voters, the nominees, proxies, turnout, hand-over; and recall."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Count, Day, Flag, Part, Person, Text, said


class Nominee(Part):
    """One candidate for the village committee, and what came of it."""

    singular: ClassVar[str] = "nominee"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("name", "post")

    name: Person | None = said("候选人")
    post: Text | None = said("参选职务")
    bars: list[Annotated[str, Code("nominee_bar")]] | None = said(
        "不得作为候选人的情形", "被开除党籍、受过刑事处罚等；没有填空清单"
    )
    member_withdrew_on: Day | None = said(
        "选举委员会成员退出日期", "本人或者近亲属是村民选举委员会成员的填写；没有退出填空值"
    )
    member_is_nominee: Flag | None = said("本人是否村民选举委员会成员")
    member_is_kin: Flag | None = said("近亲属是否村民选举委员会成员")
    votes: Count | None = said("得票数")
    elected: Flag | None = said("是否当选")


class Delegation(Part):
    """One voter who is away and lets somebody else vote."""

    singular: ClassVar[str] = "delegation"
    measure: ClassVar[str] = "份"
    identity: ClassVar[tuple[str, ...]] = ("giver", "holder")

    giver: Person | None = said("委托投票人")
    holder: Person | None = said("受委托投票人")
    written: Flag | None = said("委托投票是否书面")


class ListObjection(Part):
    """An objection to the list of voters."""

    singular: ClassVar[str] = "list_objection"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("raised_on", "about")

    about: Text | None = said("名单申诉内容")
    raised_on: Day | None = said("名单申诉日期")
    decided_on: Day | None = said("申诉处理决定日期", "没有处理填空值")


class Election(Part):
    """One ballot for the village committee: a first ballot, a further one for the seats left, or a by-election."""

    round: Annotated[str, Code("election_round")] | None = said("投票轮次")
    polling_on: Day | None = said("选举日")
    list_posted_on: Day | None = said("参加选举的村民名单公布日期", "没有公布填空值")
    voters: Count | None = said("登记参加选举的村民人数")
    voted: Count | None = said("参加投票的村民人数", "含委托他人投票的村民")
    ballots_cast: Count | None = said("已投选票总数")
    seats: Count | None = said("应选名额")
    secret_booth: Flag | None = said("是否设立秘密写票处")
    counted_openly: Flag | None = said("是否公开计票")
    announced_on: Day | None = said("选举结果公布日期", "没有公布填空值")
    delegations_posted_on: Day | None = said("委托投票名单公布日期", "没有公布填空值")
    formed_on: Day | None = said("新一届村委会产生日期")
    handed_over_on: Day | None = said("工作移交完成日期", "没有完成填空值")
    nominees: list[Nominee] | None = said("候选人名单")
    delegations: list[Delegation] | None = said("委托投票")
    list_objections: list[ListObjection] | None = said("名单申诉")
