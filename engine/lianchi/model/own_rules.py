"""What a unit has laid down for itself: its list of matters, its rules of procedure, what of them binds a meeting."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Count, Day, Flag, Part, Text, said


class RequiredMeeting(Part):
    """One step of the order in which the unit's list puts a matter before its meetings."""

    singular: ClassVar[str] = "required_meeting"
    measure: ClassVar[str] = "次"
    identity: ClassVar[tuple[str, ...]] = ("order", "body")

    order: Count | None = said("清单规定的会议次序", "第几个开，从 1 数起")
    body: Annotated[str, Code("body")] | None = said("清单规定的会议机构")


class ListedItem(Part):
    """One line of the unit's list of matters (事项清单)."""

    singular: ClassVar[str] = "listed_item"
    identity: ClassVar[tuple[str, ...]] = ("code",)

    code: Text | None = said("清单上的事项编码")
    title: Text | None = said("清单上的事项名称")
    legality_required: Flag | None = said("清单是否要求合法性审查")
    required_meetings: list[RequiredMeeting] | None = said("清单规定的决策会议及顺序")
    remark: Text | None = said("清单备注")


class VotingRule(Part):
    """How one kind of matter is carried by the rules of procedure; no item code: all that has no rule of its own."""

    singular: ClassVar[str] = "voting_rule"
    measure: ClassVar[str] = "条"
    identity: ClassVar[tuple[str, ...]] = ("item_code", "mode")

    item_code: Text | None = said("表决方式适用的事项编码", "适用于其他所有事项的填空值")
    mode: Text | None = said("制度写的表决方式")


class OwnRule(Part):
    """One rule of the unit (制度): rules of procedure name the body they bind and what carries."""

    singular: ClassVar[str] = "own_rule"
    measure: ClassVar[str] = "件"
    identity: ClassVar[tuple[str, ...]] = ("title", "from_day")

    title: Text | None = said("制度名称")
    type: Text | None = said("制度类型")
    body: Annotated[str, Code("body")] | None = said("议事规则约束的会议机构", "不是议事规则填空值")
    approved_on: Day | None = said("制度审批日期")
    from_day: Day | None = said("制度生效日期", alias="from")
    legality_reviewed: Flag | None = said("制度是否经过合法合规性审查")
    quorum_of: Count | None = said("制度规定的到会比例的分子", "三分之二填 2，全体填 1")
    quorum_out_of: Count | None = said("制度规定的到会比例的分母", "三分之二填 3，全体填 1")
    voting_rules: list[VotingRule] | None = said("制度规定的表决方式")
    remark: Text | None = said("制度备注")


class AppliedRule(Part):
    """What the unit's own rules of procedure in force that day demand of one meeting on one matter."""

    title: Text | None = said("所依议事规则")
    quorum_of: Count | None = said("规定的到会比例的分子", "三分之二填 2，全体填 1；含该比例本身")
    quorum_out_of: Count | None = said("规定的到会比例的分母", "三分之二填 3，全体填 1")
    vote_base: Annotated[str, Code("vote_base")] | None = said("规定的计票基数", "应到会人数或者到会人数")
    vote_of: Count | None = said("规定的赞成比例的分子", "赞成票要超过这个比例，正好等于不算；全票通过不填")
    vote_out_of: Count | None = said("规定的赞成比例的分母", "全票通过不填")
    unanimous: Flag | None = said("是否要求全票通过")
    recused_excluded: Flag | None = said("回避的成员是否从计票基数中扣除", "议事规则没有写明的不填")
