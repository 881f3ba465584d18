"""What a report has to say about a record as it was submitted, in whole sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from lianchi.model.vocabulary import Node
from lianchi.normalise.dates import CLOCK_HINT, DAY_HINT
from lianchi.normalise.money import HINT as MONEY_HINT
from lianchi.normalise.numbers import COUNT_HINT, NUMBER_HINT
from lianchi.normalise.refusal import UnreadableError, quoted
from lianchi.normalise.text import FLAG_HINT
from lianchi.read.pointer import escaped

HINTS: Final = {
    "count": COUNT_HINT,
    "number": NUMBER_HINT,
    "money": MONEY_HINT,
    "date": DAY_HINT,
    "time": CLOCK_HINT,
    "flag": FLAG_HINT,
}
"""Kind of scalar → what right input looks like; the refusal of a code names the nearest ones instead."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing about the submitted data: where (a JSON pointer into the fields as submitted), and what."""

    pointer: str
    code: str
    """unknown_field | unreadable_value | missing_id | unknown_kind"""
    zh: str
    en: str
    text: str = ""
    """What stands there, where it is a value that cannot be read."""

    def under(self, token: str | int) -> Problem:
        """The same problem, seen from one level further up."""
        return Problem(f"/{escaped(str(token))}{self.pointer}", self.code, self.zh, self.en, self.text)


def unreadable(node: Node, value: Any, why: UnreadableError) -> Problem:
    """A scalar that means nothing its field could hold."""
    hint = HINTS.get(node.scalar.kind if node.scalar else "")
    zh = f"{node.title}“{quoted(value)}”读不出来" + (f"：{why.zh}" if why.zh else "")
    en = f"{node.key} “{quoted(value)}” cannot be read" + (f": {why.en}" if why.en else "")
    if hint:
        zh, en = f"{zh}；请写成 {hint[0]}", f"{en}; write {hint[1]}"
    return Problem("", "unreadable_value", zh, en, quoted(value))


def not_a_list(node: Node, value: Any) -> Problem:
    """One thing, or a scalar, where a list is due."""
    zh = f"{node.title}应当是列表，不是“{quoted(value)}”；XML 里每一项写作 <{node.singular}>"
    return Problem("", "unreadable_value", zh, f"{node.key} must be a list, not “{quoted(value)}”")


def not_a_part(node: Node, value: Any) -> Problem:
    """A scalar or a list where the fields of a part are due."""
    zh = f"{node.title}应当是一组字段，不是“{quoted(value)}”"
    return Problem("", "unreadable_value", zh, f"{node.key} must be a set of fields, not “{quoted(value)}”")


def written_twice(node: Node) -> Problem:
    """A field under its key and under its Chinese name as well."""
    zh = f"{node.key} 和 {node.title} 是同一个字段，两个都写了，不知道以哪个为准"
    return Problem("", "unreadable_value", zh, f"{node.key} is given under its Chinese name, {node.title}, as well")


def unknown_field(name: str, nearest: Node | None) -> Problem:
    """A name that the vocabulary does not have."""
    zh, en = f"不认识的字段“{quoted(name)}”", f"unknown field “{quoted(name)}”"
    if nearest is not None:
        zh, en = f"{zh}；是否想写 {nearest.key}（{nearest.title}）？", f"{en}; did you mean {nearest.key}?"
    return Problem("", "unknown_field", zh, en)


NO_ID: Final = Problem("/id", "missing_id", "没有记录编号（id）", "the record has no id")
NO_KIND: Final = Problem(
    "/kind", "unknown_kind", "没有写明记录种类（kind）", "the record does not say of which kind it is"
)
