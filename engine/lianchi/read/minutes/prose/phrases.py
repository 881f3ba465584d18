"""The customary phrases of minutes, out of ``schemas/minutes.yaml``, as the patterns that find them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final, NamedTuple

from lianchi.dialect import parse
from lianchi.errors import RulebookError
from lianchi.resources import data_folder

QUOTES: Final = "[“”\"‘’「」]?"
"""Two committees are “两委” or 两委: quotes within a phrase tell nothing."""

SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史"
    "陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳"
    "管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
    "甲乙丙丁戊己庚辛壬癸某"
)
"""The usual first signs of a person’s name, and the placeholders that stand for one."""
NAME: Final = f"(?:(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙)[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}](?:某某?|[\u4e00-\u9fff]{{1,2}}))"


class Phrases(NamedTuple):
    """All phrases: patterns with the code each stands for."""

    bodies: Finder
    labels: dict[str, str]
    roles: dict[str, str | None]
    groups: re.Pattern[str]
    methods: Finder
    forms: Finder
    meeting_kinds: Finder
    categories: dict[str, str]
    initiatives: dict[str, str]
    kinds: Finder
    four_discussions: dict[str, str]
    step_words: dict[str, str]
    step_headings: tuple[tuple[str, re.Pattern[str]], ...]
    notice_titles: tuple[tuple[str, re.Pattern[str]], ...]
    no_minutes: re.Pattern[str]


class Finder:
    """Phrases as one pattern, the longest first, and what each of them means."""

    def __init__(self, codes: dict[str, list[str]]) -> None:
        self._codes = {phrase: code for code, phrases in codes.items() for phrase in phrases}
        self.source = "|".join(_loose(phrase) for phrase in _longest_first(self._codes))
        self._pattern = re.compile(self.source)

    def all(self, text: str) -> list[tuple[str, int, int]]:
        """Every phrase in the text: its code, and from where to where it stands."""
        return [(self._codes[bare(match[0])], *match.span()) for match in self._pattern.finditer(text)]

    def one(self, text: str) -> tuple[str, int, int] | None:
        """The first phrase, where all phrases in the text mean the same."""
        found = self.all(text)
        return found[0] if len({code for code, _, _ in found}) == 1 else None


def bare(text: str) -> str:
    """The text without quotes."""
    return re.sub(f"{QUOTES[:-1]}", "", text)


def _loose(phrase: str) -> str:
    return QUOTES.join(map(re.escape, phrase))


def _longest_first(phrases: Iterable[str]) -> list[str]:
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))


@cache
def phrases() -> Phrases:
    """The shipped phrases."""
    path = data_folder("schemas") / "minutes.yaml"
    document = parse(path.read_text(encoding="utf-8"), path.name)
    if document.faults:
        raise RulebookError(document.faults)
    data = document.data
    return Phrases(
        bodies=Finder(data["bodies"]),
        labels=_owners(data["labels"]),
        roles={**dict.fromkeys(data["posts"], None), **_owners(data["roles"])},
        groups=_any(data["groups"]),
        methods=Finder(data["methods"]),
        forms=Finder(data["forms"]),
        meeting_kinds=Finder(data["meeting_kinds"]),
        categories=_owners(data["categories"]),
        initiatives=_owners(data["initiatives"]),
        kinds=Finder(data["kinds"]),
        four_discussions=data["four_discussions"],
        step_words=data["step_words"],
        step_headings=_stages(data["step_headings"]),
        notice_titles=_stages(data["notice_titles"]),
        no_minutes=re.compile(f"(?:{_any(data['no_minutes']).pattern})(?:\\([^)]*\\))?$"),
    )


def _owners(codes: dict[str, list[str]]) -> dict[str, str]:
    return {phrase: code for code, phrases in codes.items() for phrase in phrases}


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _longest_first(words))))


def _stages(entries: list[dict[str, Any]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["stage"], re.compile(entry["pattern"])) for entry in entries)
