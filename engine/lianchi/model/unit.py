"""Who decides: the unit, its roster and its kin."""

from __future__ import annotations

from typing import Annotated, ClassVar

from lianchi.model.scalar import Code, Count, Day, Flag, Part, Party, Person, Text, said


class Member(Part):
    """One dated line of the roster: who held which post on which body from when to when (both days inclusive)."""

    singular: ClassVar[str] = "member"
    measure: ClassVar[str] = "名"
    identity: ClassVar[tuple[str, ...]] = ("name", "body", "from_day")

    name: Person | None = said("姓名")
    body: Annotated[str, Code("body")] | None = said("所在机构", "该成员所属的决策或监督机构")
    role: Annotated[str, Code("role")] | None = said("职务")
    from_day: Day | None = said("任职开始日", alias="from")
    until_day: Day | None = said("任职结束日", "含当日；仍在任填空值", alias="until")
    voting: Flag | None = said("有无表决权")
    excluded_reason: Text | None = said("不计入应到的原因", "停止党籍、留置、长期患病等")
    household: Text | None = said("户号")
    gender: Annotated[str, Code("gender")] | None = said("性别")
    in_charge_of: list[Text] | None = said("分管工作")
    finance_literate: Flag | None = said("是否具备财会、管理知识")
    chosen_by: Annotated[str, Code("body")] | None = said("由哪个会议推选产生", "没有经过会议推选填空值")
    chosen_on: Day | None = said("推选产生日期", "没有推选填空值")


class Headcount(Part):
    """Numbers that a quorum is counted on, as of the day of the meeting."""

    adults: Count | None = said("十八周岁以上村民人数")
    population: Count | None = said("全村人数", "不分年龄")
    households: Count | None = said("户数")
    representatives: Count | None = said("村民（居民）代表人数")
    representatives_by_group: Flag | None = said("村民代表是否由村民小组推选", "按户推选填否")
    women_representatives: Count | None = said("女代表人数")
    committee_members: Count | None = said("村（居）民委员会成员人数")
    party_members: Count | None = said("党员总数")
    voting_party_members: Count | None = said("有表决权的党员人数")
    collective_members: Count | None = said("集体经济组织全体成员人数", "具有完全民事行为能力的成员")
    collective_representatives: Count | None = said("成员代表大会全体代表人数")
    collective_women_representatives: Count | None = said("成员代表大会的妇女代表人数")
    collective_households: Count | None = said("集体经济组织户数")
    directors: Count | None = said("理事（董事）人数")
    supervisors: Count | None = said("监事人数")


class Post(Part):
    """A post held or duty carried in the unit, for incompatible-post and division-of-work checks."""

    singular: ClassVar[str] = "post"
    identity: ClassVar[tuple[str, ...]] = ("holder", "duty")

    holder: Person | None = said("任职人")
    role: Annotated[str, Code("role")] | None = said("职务")
    duty: Annotated[str, Code("duty")] | None = said("分管或经办事项")


class Unit(Part):
    """The organ, enterprise, village or community whose decision is checked."""

    name: Text | None = said("单位名称")
    code: Text | None = said("统一社会信用代码")
    type: Annotated[str, Code("unit_type")] | None = said("单位类型")
    level: Annotated[str, Code("level")] | None = said("层级")
    region: Text | None = said("行政区划代码", "六位国家行政区划代码")
    listed: Flag | None = said("是否上市公司")
    has_collective: Flag | None = said("是否设有农村集体经济组织")
    one_shoulder: Flag | None = said("书记主任是否一肩挑")
    upgraded_supervision: Flag | None = said("是否列入提级监督")
    headcount: Headcount | None = said("各类人数")
    roster: list[Member] | None = said("名册")
    posts: list[Post] | None = said("分工")
    wholly_state_owned: Flag | None = said("是否国有独资企业、国有独资公司")
    joint_stock: Flag | None = said("是否股份有限公司", "上市公司都是股份有限公司")
    party_groups: Count | None = said("党小组数", "没有设党小组填 0")
    handover_on: Day | None = said("换届或主要负责人离任日期", "没有换届填空值")
    decision_rules_from: Day | None = said("三重一大议事规则施行日", "没有制定议事规则填空值")
    fund_limit_from: Day | None = said("大额资金限额施行日", "没有规定限额填空值")


class Coverage(Part):
    """What the unit says of its submission: the days it covers (both inclusive), and whether nothing is left out.

    Only where a submission is declared complete does a missing record show that something was not done.
    """

    from_day: Day | None = said("报送期间开始日", alias="from")
    until_day: Day | None = said("报送期间结束日", "含当日", alias="until")
    complete: Flag | None = said("这一期间的记录是否齐全")
    kinds: list[Annotated[str, Code("kind")]] | None = said("齐全的记录种类", "不填就只指这条记录自己的种类")


class Relation(Part):
    """A declared tie between two named persons or a person and an organisation."""

    singular: ClassVar[str] = "relation"
    identity: ClassVar[tuple[str, ...]] = ("person", "other", "kind")

    person: Person | None = said("本人")
    role: Annotated[str, Code("role")] | None = said("本人职务")
    other: Party | None = said("对方", "对方的姓名或单位名称")
    kind: Annotated[str, Code("relation")] | None = said("关系")
    declared_on: Day | None = said("申报日期")
    recused: Flag | None = said("是否已回避")
    near_relative: Flag | None = said(
        "是否近亲属", "配偶、父母、子女、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女是近亲属，其他旁系血亲和姻亲不是"
    )
