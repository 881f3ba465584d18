"""Phrases that stand in cells: days and times, counts, votes, results, who said what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from lianchi.codes import CodeLists, folded
from lianchi.read.minutes.people import post_code
from lianchi.read.minutes.unclear import UnclearError

_DIGIT: Final = "[0-9０-９〇○◯Oo零一二三四五六七八九十廿卅]"
_DAY: Final = re.compile(rf"(?:{_DIGIT}{{4}}\s*年\s*)?{_DIGIT}{{1,3}}\s*月\s*{_DIGIT}{{1,4}}\s*[日号]"
                         r"|[0-9]{4}\s*[-/.]\s*[0-9]{1,2}\s*[-/.]\s*[0-9]{1,2}")
_YEAR: Final = re.compile(rf"\A({_DIGIT}{{4}})\s*年")
_TIME: Final = re.compile(r"(?:凌晨|早上|上午|中午|下午|晚上|晚)?\s*(?:[0-9]{1,2}\s*[:：]\s*[0-9]{2}"
                          r"|[0-9一二三四五六七八九十]{1,3}\s*[时点](?:半|整|\s*[0-9一二三四五六七八九十]{1,3}\s*分?)?)")
_PART_OF_DAY: Final = re.compile(r"凌晨|早上|上午|中午|下午|晚上|晚")
_IDLE: Final = re.compile(
    r"[（(]?(?:星期|周)[一二三四五六日天][）)]?|[\s,，、至到起止—–~～-]+|共\s*[0-9]+\s*(?:天|日|个工作日)"
    "|[（()）]|开始|结束|[自从]"
)

_NUMBER: Final = r"([0-9０-９]+|[零〇一二三四五六七八九十百两]+)\s*[人名户位票]?"
_COUNTED: Final = rf"(?:会)?(?:人数|人员|代表|党员|成员)?\s*[:：]?\s*{_NUMBER}"
_DUE_PRESENT: Final = {
    "due": re.compile(f"(?:应到|应参会|应出席){_COUNTED}"),
    "present": re.compile(f"(?:实到|实参会|实际到会|实际出席){_COUNTED}"),
    "absent_count": re.compile(rf"(?:缺席|请假|未到)(?:人数|人员)?\s*[:：]?\s*{_NUMBER}"),
}
_VOTES: Final = {"for": "(?<!不)(?:同意|赞成)", "against": "(?:反对|不同意|不赞成)", "abstain": "弃权"}
_STANCES: Final = (("同意|赞成", "同意"), ("不同意|不赞成|反对", "反对"), ("弃权", "弃权"), ("缓议|暂缓", "缓议"))
_ANY_STANCE: Final = re.compile("不同意|不赞成|反对|弃权|缓议|暂缓")
_SPEECH: Final = re.compile(r"(?:[0-9]{1,2}[.、．]\s*)?([^：:，。；]{1,20})[：:](.+)\Z", re.DOTALL)
_NAMED: Final = re.compile(r"([^（(]+)[（(]([^）)]+)[）)]\Z")
_NEGATIVE: Final = re.compile("未(?:获|能)?通过|不(?:予)?通过|没有通过|否决|不同意")
_PUT_OFF: Final = re.compile("缓议|暂缓|推迟|再议")


def dates(text: str) -> tuple[str, ...]:
    """One day or two; the second may leave out the year of the first.  Raises UnclearError for anything else."""
    found = [match[0] for match in _DAY.finditer(text)]
    if not found or _IDLE.sub("", _DAY.sub("", text)).strip("。"):
        raise UnclearError("不是一个日期，也不是起止两个日期", "it is neither a day nor two")
    if len(found) > 2:
        raise UnclearError(f"写了 {len(found)} 个日期", f"{len(found)} days stand there")
    year = _YEAR.match(found[0])
    if len(found) == 2 and year and not _YEAR.match(found[1]) and "月" in found[1]:
        found[1] = f"{year[1]}年{found[1]}"
    return tuple(found)


def instants(text: str) -> tuple[str, str, str]:
    """A day, and the times from and until where they stand; empty texts where they do not."""
    days = [match[0] for match in _DAY.finditer(text)]
    if len(days) > 1:
        raise UnclearError(f"写了 {len(days)} 个日期", f"{len(days)} days stand there")
    if not days:
        return text, "", ""
    rest = text.replace(days[0], "", 1)
    times = [match[0].strip() for match in _TIME.finditer(rest)]
    left = _IDLE.sub("", _PART_OF_DAY.sub("", _TIME.sub("", rest)))
    if left or len(times) > 2:
        raise UnclearError("日期后面还有别的文字", "something else follows the day")
    start, end = (*times, "", "")[:2]
    part = _PART_OF_DAY.match(start)
    if part and end and not _PART_OF_DAY.match(end):
        end = part[0] + end if part[0] == "上午" or part[0] == "下午" and _hour(end) < 12 else end
    return days[0], start, end


def _hour(text: str) -> int:
    match = re.match("[0-9]{1,2}", text)
    return int(match[0]) if match else 0


def due_and_present(text: str) -> Iterator[tuple[str, str]]:
    """应到、实到、缺席 with their numbers; a number that is said twice differently is left out."""
    for key, pattern in _DUE_PRESENT.items():
        found = {match[1] for match in pattern.finditer(text)}
        if len(found) == 1:
            yield key, found.pop()


def counted_votes(text: str) -> dict[str, str]:
    """The votes by kind, as 同意28票 or 28票同意; empty where no kind has exactly one number."""
    found: dict[str, str] = {}
    after = any(re.search(rf"[0-9]\s*[票人]\s*{word}", text) for word in _VOTES.values())
    for key, word in _VOTES.items():
        pattern = rf"{_NUMBER}\s*{word}" if after else rf"{word}(?:票数?|人数|的)?\s*[:：]?\s*(?:有|为|共)?\s*{_NUMBER}"
        numbers = {match[1] for match in re.finditer(pattern, text)}
        if len(numbers) == 1:
            found[key] = numbers.pop()
    return found


def said_outcome(text: str, codes: CodeLists) -> str | None:
    """通过, 否决 or 缓议, where the words say only one of them."""
    for entry in codes["outcome"].entries.values():
        if folded(text) in map(folded, entry.spellings):
            return text
    negative, put_off = bool(_NEGATIVE.search(text)), bool(_PUT_OFF.search(text))
    passed = "通过" in _NEGATIVE.sub("", text)
    if [negative, put_off, passed].count(True) != 1:
        return None
    return "否决" if negative else "缓议" if put_off else "通过"


def speeches(text: str, codes: CodeLists) -> list[dict[str, Any]]:
    """One line a speech, 姓名：意见; a line without a name goes on with the one before."""
    found: list[dict[str, Any]] = []
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        match = _SPEECH.match(line)
        if match is None:
            if not found:
                raise UnclearError("第一行不是“姓名：意见”", "its first line is not “name: view”")
            found[-1]["text"] += line
            continue
        found.append({"order": str(len(found) + 1), **_speaker(match[1].strip(), codes), "text": match[2].strip()})
    for speech in found:
        stance = _stance(speech["text"])
        if stance:
            speech["stance"] = stance
    return found


def _speaker(words: str, codes: CodeLists) -> dict[str, str]:
    named = _NAMED.match(words)
    if named is None:
        return {"speaker": words}
    role = {"role": named[2].strip()} if post_code(named[2].strip(), codes) else {}
    return {"speaker": named[1].strip(), **role}


def _stance(text: str) -> str | None:
    """The view with which a speech opens, where nothing in it says otherwise."""
    bare = re.sub("^(?:我|本人|也|个人|表示|完全|没有意见[，,])*", "", text)
    for opening, stance in _STANCES:
        if re.match(opening, bare):
            others = {word for word in _ANY_STANCE.findall(bare) if not re.match(opening, word)}
            return None if others else stance
    return None
