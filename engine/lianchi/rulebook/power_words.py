"""The looks at an item of a power list: which rule each becomes, and what that rule says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from lianchi.model.flow import FlowStep
from lianchi.model.power_list import PowerItem, PowerList

Gives = Literal["steps", "by", "documents", "posting"]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One look: the suffix of the rule's id, what the flow gives, the sentences."""

    suffix: str
    gives: Gives
    title: str
    title_en: str
    message: str
    message_en: str
    remedy: str
    remedy_en: str
    asked: Callable[[Sequence[FlowStep], PowerList], bool]
    """Whether the steps give this look anything to look at."""
    mode: str = "automated"

    def id_of(self, item: str) -> str:
        """The id of the item's rule."""
        return f"{item}-{self.suffix}" if self.suffix else item

    @property
    def day(self) -> str:
        """Which day of the flow picks the version of the list and its numbers."""
        return "posted_day" if self.gives == "posting" else "first_day"

    def sentences(self, powers: PowerList, item: PowerItem | None) -> dict[str, str]:
        """Message and remedy of the rule, in both languages."""
        old, old_en = ("里的旧项目", ", legacy item") if item and item.legacy else ("", "")
        words = {"list": powers.name + old, "title": item.title if item else powers.title}
        words_en = {"list": powers.name_en + old_en, "title": item.title_en if item else powers.title_en}
        return {"message": _filled(self.message, words), "message_en": _filled(self.message_en, words_en),
                "remedy": self.remedy, "remedy_en": self.remedy_en}


def _filled(template: str, words: dict[str, str]) -> str:
    """The list's own words laid in; what stands in braces is left for the facts of the record."""
    for key, word in words.items():
        template = template.replace(f"<{key}>", word)
    return template


def _done_by_others(steps: Sequence[FlowStep], powers: PowerList) -> bool:
    """Whether a step can be unsigned, or be done by a body that the list knows and does not name there."""
    return any(step.signed or (step.by and set(powers.bodies) - set(step.by)) for step in steps)


ASPECTS: tuple[Aspect, ...] = (
    Aspect(
        "", "steps", "{title}：流程缺步或者倒序", "{title}: steps left out or out of order",
        "“{matter.title}”没有按<list>“<title>”的流程办：{faults}。",
        "«{matter.title}» did not follow the <list> («<title>»): {faults_en}.",
        "补办缺少的步骤，照实写日期，不得倒签；确实不用办的，写明清单允许的情形。",
        "Do what is missing under its true date; where a step is not needed, show the exception that the list names.",
        lambda steps, _: True,
    ),
    Aspect(
        "by", "by", "{title}：办理主体不符", "{title}: done by the wrong body",
        "“{matter.title}”的办理主体和<list>“<title>”不符：{faults}。",
        "«{matter.title}» was not done by the bodies of the <list> («<title>»): {faults_en}.",
        "由清单规定的机构或者人员重新办理，并由本人签字。",
        "Let the body that the list names do it again and sign.",
        _done_by_others,
    ),
    Aspect(
        "papers", "documents", "{title}：材料不全", "{title}: documents are missing",
        "“{matter.title}”缺少<list>“<title>”要求的材料：{faults}。",
        "«{matter.title}» lacks documents that the <list> asks for («<title>»): {faults_en}.",
        "补齐材料，随记录一起归档；没有形成过的，照实说明，不得事后编造。",
        "File the documents; where one was never made, say so.",
        lambda steps, _: any(step.documents for step in steps),
    ),
    Aspect(
        "posting", "posting", "{title}：公示天数不够", "{title}: not posted for long enough",
        "“{matter.title}”的公示比<list>“<title>”要求的短：{faults}。",
        "«{matter.title}» was posted for less than the <list> asks («<title>»): {faults_en}.",
        "重新张贴，满规定天数再撤下，并拍照留存。",
        "Post it again for the full time and keep photographs.",
        lambda steps, _: any(step.posting and step.posting.days for step in steps),
    ),
)

UNLISTED = Aspect(
    "00", "steps", "{title}：事项不在清单上", "{title}: not an item of the list",
    "“{matter.title}”写的事项是“{matter.power_item}”，<list>“<title>”里没有这一项：是名称写法不同，还是清单以外用权，要由人核对。",
    "«{matter.title}» names «{matter.power_item}», which is no item of the <list> («<title>»): another spelling, or a "
    "power that nobody gave.",
    "名称写法不同的，改用清单上的名称；清单上没有的权力，停止办理并报乡镇。",
    "Use the list's name; where the list has no such power, stop and report to the township.",
    lambda steps, _: True, mode="assisted",
)
