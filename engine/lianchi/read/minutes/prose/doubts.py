"""What the grammar left out, in whole sentences: what, why, and what to do."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """A sentence in Chinese and in English."""

    zh: str
    en: str


def kind_of_body(text: str) -> Words:
    """A kind that the body makes certain."""
    return Words(
        f"没有写明记录种类，按“{text}”读作村务或者集体三资事项。如果走的是四议两公开，请在转换后的记录里改记录种类。",
        f"The kind of the record is not said; “{text}” makes it one of village affairs or of collective assets. "
        "Where it went through the four discussions, change the kind after conversion.",
    )


def one_step(text: str) -> Words:
    """The paper of one step of a procedure."""
    return Words(
        f"材料提到“{text}”，但只有其中一步，没有按全部环节核对。要核对全部环节，请把各步的记录和公示合成一份。",
        f"“{text}” is named, but this is the paper of one step, so the steps were not checked as a whole; "
        "put the papers of all steps into one record for that.",
    )


def two_ways(name: str, first: str, other: str, where: str) -> Words:
    """A field that is said in two ways."""
    return Words(
        f"这里写“{first}”，{where}写“{other}”，两处不一致，没有采用。请核对原件，在转换后的记录里填写。",
        f"“{first}” here and “{other}” at {where} disagree, so {name} was left out; "
        "check the original and fill it in after conversion.",
    )


def no_list(label: str, text: str) -> Words:
    """A list in which not every item is one person."""
    return Words(
        f"“{label}”写的是“{text}”，不全是一个一个的人，名单没有采用。需要时请在转换后的记录里逐人填写。",
        f"“{text}” is not a list of single persons, so it was left out; fill in the persons after conversion.",
    )


def with_proxies(text: str) -> Words:
    """A number of those present that has proxies among it."""
    return Words(
        f"“{text}”：实到人数里有委托的，没有采用。请把亲自到会和委托的人数分开填写。",
        f"“{text}” counts proxies among those present, so it was left out; enter those who came and the proxies apart.",
    )


def aside_and_unanimous(text: str) -> Words:
    """A unanimous vote of which somebody stood aside."""
    return Words(
        f"“{text}”，但有人回避，赞成票数不能由实到人数推出，没有采用。请按表决记录填写票数。",
        f"“{text}”, but somebody stood aside, so the votes are not all who were present; fill in the votes.",
    )


def no_count(text: str) -> Words:
    """Unanimous, and no word of a vote."""
    return Words(
        f"“{text}”没有说明经过表决，只作为结果，票数没有采用。如有表决，请填写票数。",
        f"“{text}” does not say that there was a vote, so no votes were taken from it; fill them in if there was one.",
    )


def several_votes(texts: list[str]) -> Words:
    """Several votes on one topic."""
    listed = "；".join(texts)
    return Words(
        f"有几次表决（{listed}），没有分开，票数没有采用。请按每一项分别填写。",
        f"There are several votes ({listed}) that are not told apart, so none was taken; enter each by itself.",
    )


def undone(text: str) -> Words:
    """No resolution came about."""
    return Words(
        f"“{text}”：会议结果没有这一种写法，没有填写。请核对是否缓议或者否决。",
        f"“{text}” is no outcome that can be entered; check whether the matter was postponed or rejected.",
    )


def conditional(text: str) -> Words:
    """A view under a condition."""
    return Words(
        f"“{text}”带有条件，表态没有采用。请核对后填写。",
        f"“{text}” is conditional, so no stance was taken from it; check it and fill it in.",
    )


def two_stances(text: str, names: list[str]) -> Words:
    """A speech that can be read in two ways."""
    return Words(
        f"“{text}”既像{'，又像'.join(names)}，表态没有采用。请核对后填写。",
        f"“{text}” can be read in two ways, so no stance was taken from it; check it and fill it in.",
    )


def several_meetings() -> Words:
    """Several meetings in one running text."""
    return Words(
        "这里写了不止一天召开的会议，没有分开写，会议内容没有采用。请一次会议写一段，每段写明时间和会议名称。",
        "Meetings of several days run together here and were not read; give every meeting a paragraph of its own "
        "with its day and name.",
    )


def two_bodies(text: str) -> Words:
    """A name with two bodies in it."""
    return Words(
        f"“{text}”里有两种会议，会议机构没有采用。请核对后填写。",
        f"“{text}” names two bodies, so none was taken; check it and fill it in.",
    )


def no_year(text: str) -> Words:
    """A day without a year."""
    return Words(
        f"“{text}”没有写年份，标题里也没有，日期没有采用。请在转换后的记录里补上年份。",
        f"“{text}” has no year, and neither has the heading, so the day was left out; add it after conversion.",
    )


def no_such_day(text: str) -> Words:
    """A day that does not exist."""
    return Words(
        f"“{text}”：没有这一天，日期没有采用。请核对原件。",
        f"“{text}”: there is no such day, so it was left out; check the original.",
    )


def several_matters(texts: list[str]) -> Words:
    """Several matters in one sentence."""
    listed = "、".join(texts)
    return Words(
        f"一次说了几个事项（{listed}），没有分开，事项名称没有采用。请一个事项填写一条记录。",
        f"Several matters ({listed}) are not told apart, so no title was taken; enter one record a matter.",
    )


def several_amounts(texts: list[str]) -> Words:
    """Several amounts, none of which is said to be the whole."""
    listed = "、".join(texts)
    return Words(
        f"有几个金额（{listed}），不能确定哪一个是事项金额，没有采用。请在转换后的记录里填写。",
        f"There are several amounts ({listed}); which is that of the matter is not certain, so none was taken.",
    )


def vague_amount(text: str) -> Words:
    """About, at most, at least."""
    return Words(
        f"“{text}”前后有“约”“不超过”一类的字，不是确定的数，没有采用。请核对后填写。",
        f"“{text}” is not exact, so it was not taken; check it and fill it in.",
    )


def not_by_topic(text: str) -> Words:
    """Topics that are only listed, with one text for all of them."""
    return Words(
        f"议程列了“{text}”等几项，后面的内容没有按议题分开写，发言、票数和结果没有采用。请按议题填写。",
        f"“{text}” is one of several topics that are only listed; what follows is not told apart by topic, "
        "so speeches, votes and outcome were left out.",
    )


def no_end(text: str) -> Words:
    """A notice with a first day and a number of days."""
    return Words(
        f"“{text}”没有写结束日期，结束日期不由天数推算，没有填写。请按实际撤下的日期填写。",
        f"“{text}” names no last day, and it is not reckoned from the days; enter the day on which it was taken down.",
    )


def another_meeting(text: str) -> Words:
    """A sentence about another meeting."""
    return Words(
        f"“{text}”说的是另一次会议，没有作为这次会议的内容。那次会议请另附记录。",
        f"“{text}” tells of another meeting and was not taken for this one; hand in the record of that meeting.",
    )


def plan(text: str) -> Words:
    """Something that is only planned."""
    return Words(
        f"“{text}”是打算做的事，没有作为已经做的填写。",
        f"“{text}” is planned, so it was not taken as done.",
    )
