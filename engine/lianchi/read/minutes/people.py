"""Names in a cell: with posts, with reasons, in any of the usual separators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lianchi.codes import CodeLists, folded
from lianchi.read.minutes.document import PICTURE
from lianchi.read.minutes.unclear import UnclearError

NOBODY: Final = frozenset(("无", "没有", "无人", "无缺席", "无请假", "全部到会", "全到", "无列席", "0", "0人"))
_HEADCOUNT: Final = re.compile(r"(?:共计?)?([0-9]+|[一二三四五六七八九十百]+)\s*[人名]\Z|[0-9]+\Z")
_COUNTED: Final = re.compile(r"(?:共计?)?([0-9]+)\s*[人名]\s*[:：,，、。]?\s*")
_OUTSIDE_BRACKETS: Final = r"(?![^（(]*[）)])"
_SEPARATORS: Final = re.compile(rf"[、，,；;。\n\t]+{_OUTSIDE_BRACKETS}")
_SPACES: Final = re.compile(rf"[ \u3000]+{_OUTSIDE_BRACKETS}")
_SPACED_NAME: Final = re.compile(r"(?<![^\s、，,；;])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![^\s、，,；;（(])")
_BRACKETS: Final = re.compile(r"([^（(]+)[（(]([^（）()]*)[）)]\Z")
_POST_FIRST: Final = re.compile(
    r"(.*(?:书记|主任|委员|[镇乡县市局院校厂处科部组站所行]长|经理|董事|监事|主席|代表|干部|会计|文书|出纳))"
    r"([\u4e00-\u9fff·]{2,4})\Z"
)
_POST_BEHIND: Final = re.compile(r"([\u4e00-\u9fff·]{2,4})[ \u3000]+(\S+)\Z")
_BECAUSE: Final = re.compile(r"(.{2,6}?)因(.+?)(?:请假|缺席|未到会?|未参加)?\Z")
_NOT_ONE_PERSON: Final = re.compile(
    r"等\Z|等[0-9一二三四五六七八九十百]+|全体|有关|相关|各|若干|负责人|人员|成员\Z|如下|见签到|附后|详见"
)
_LONGEST: Final = 16
"""Letters of a name with a post before it."""


class Person(NamedTuple):
    """A name, and the words beside it: a post, a reason."""

    name: str
    beside: str = ""


def headcount(text: str) -> str | None:
    """The number where a cell for names holds only a number of people: 28人."""
    match = _HEADCOUNT.match(text.strip())
    return (match[1] or match[0]).strip() if match else None


def people(text: str) -> list[Person]:
    """Everybody named, in order; nobody for 无.  Raises UnclearError where the list is not whole."""
    bare = _COUNTED.sub("", text.strip().rstrip("。"), count=1)
    if bare in NOBODY:
        return []
    if PICTURE in bare:
        raise UnclearError("里面有图片，名字不全", "it holds pictures, so the list is not whole")
    found = [_person(one) for one in _parted(bare)]
    for one in found:
        if _NOT_ONE_PERSON.search(one.name) or len(one.name) > _LONGEST:
            raise UnclearError(f"“{one.name}”不是一个人的姓名，名单可能不全",
                               f"“{one.name}” is not the name of one person; the list may not be whole")
    names = [one.name for one in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise UnclearError(f"“{twice}”写了两次", f"“{twice}” stands there twice")
    return found


def _parted(text: str) -> Iterator[str]:
    """One piece a person: parted by commas and the like; where there are none, by spaces."""
    by_signs = [piece.strip() for piece in _SEPARATORS.split(text)]
    for piece in filter(None, by_signs):
        joined = _SPACED_NAME.sub(r"\1\2", piece)
        if len(by_signs) > 1 and _POST_BEHIND.match(joined):
            yield joined
        else:
            yield from filter(None, _SPACES.split(joined))


def _person(text: str) -> Person:
    for pattern, swapped in ((_BRACKETS, False), (_POST_BEHIND, False), (_POST_FIRST, True), (_BECAUSE, False)):
        if match := pattern.match(text):
            name, beside = (match[2], match[1]) if swapped else (match[1], match[2])
            return Person(name.strip(), beside.strip())
    return Person(text)


def person(text: str) -> Person:
    """One person; several names, or what is no name, stays as it is written."""
    found = list(_parted(text))
    return _person(text.strip()) if len(found) < 3 and not _SEPARATORS.search(text.strip()) else Person(text.strip())


def post_code(words: str, codes: CodeLists) -> str | None:
    """The spelling on the list of posts that the words are, with or without 村 or 镇 before it."""
    spellings = {folded(name) for entry in codes["role"].entries.values() for name in entry.spellings}
    bare = folded(words)
    return words if bare in spellings else None
