"""Which persons a field names: 党支部书记王建国（代理）、李四海 → 王建国, 李四海; posts and organisations are none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from lianchi.codes import CodeLists, folded
from lianchi.mask.words import COMPOUND_SURNAMES, HEADS, POSTS, SOUNDS, SURNAMES

_HAN: Final = "[\u3007\u3400-\u9fff\U00020000-\U000323af]"
_ALL_HAN: Final = re.compile(f"{_HAN}+")
_DOTS: Final = "·•・‧"
_DOTTED: Final = re.compile(f"{_HAN}+(?:[{_DOTS}]{_HAN}+)+")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ.'’\- ]*")
_SEPARATORS: Final = re.compile(r"[、，,;；/|\\\r\n\t()（）\[\]〔〕【】{}<>《》“”\"：:+&＋]+")
_SPACE: Final = re.compile(r"\s+")

_ORGANISATION: Final = re.compile(
    "(?:公司|厂|店|部|村|组|队|局|所|站|院|校|馆|委|办|处|科|室|场|镇|乡|县|市|区|省|厅|户|中心|集团|银行|委员会|会议|大会|商行|超市|机关|基地|"
    "合作社|学校|大学|政府|协会|商会|工会|党委会|董事会|理事会|监事会|部门|单位|企业|支部|小组)$"
)
_NO_PERSON: Final = re.compile(
    "[村镇乡县市区组政府办公厂店社队站第驻副正原前任首外无没未不员工民众人方们会议主持记录代理负责由及的与上下级该此各两]"
    "|其他|其余"
)
"""Any of these in a word without a family name makes it no name."""
_PLACES: Final = frozenset("村镇乡县市区")
_FOREIGN: Final = re.compile(f"[{SOUNDS}]+")
_STANDS_FOR: Final = re.compile(r"[甲乙丙戊己庚辛壬癸][一二三四五六七八九十\dA-Z]*|丁[\dA-Z]*")
"""甲, 乙二: somebody whose name is not said.  丁一 can be a real name."""
_STEM: Final = re.compile("[甲乙丙丁戊己庚辛壬癸]$")
_NAMELESS: Final = re.compile("[某×＊*？?_○XＸ]")
_TRAILING: Final = re.compile("(?:等(?:[\\d一二三四五六七八九十百余多几]*[人名户位].*)?|户|一家|本人|代签|代)$")


def plain(word: str) -> str:
    """One spelling of a name: half width, nothing invisible, and no space but between words in Latin letters."""
    found = "".join(c for c in unicodedata.normalize("NFKC", word) if unicodedata.category(c) not in ("Cc", "Cf"))
    return " ".join(found.split()) if _LATIN.fullmatch(found) else _SPACE.sub("", found)


def ways(written: str, name: str) -> Iterator[str]:
    """How the name may stand in a text: as written, plainly, set apart (王 芳), with another dot."""
    yield written
    yield name
    if len(name) == 2 and _ALL_HAN.fullmatch(name):
        yield from (name[0] + space + name[1] for space in (" ", "\u3000"))
    yield from (name.replace(dot, other) for dot in _DOTS if dot in name for other in _DOTS)


class People:
    """Finds the persons in the values of fields; what was found is remembered."""

    _CACHED: Final = 50_000

    def __init__(self, codes: CodeLists) -> None:
        entries = [entry for one in codes.lists.values() for entry in one.entries.values()]
        self._known = {folded(word) for entry in entries for word in (*entry.spellings, entry.en)}
        posts = {word for entry in codes["role"].entries.values() for word in (entry.zh, *entry.aliases)}
        words = sorted({*posts, *POSTS}, key=lambda word: (-len(word), word))
        self._posts = re.compile("|".join(map(re.escape, words)))
        self._english = {part for word in self._known if word.isascii() for part in re.split("[^a-z]+", word)}
        self._english |= {part for entry in codes["role"].entries.values() for part in entry.en.casefold().split()}
        self._found: dict[tuple[str, bool], tuple[str, ...]] = {}

    def named(self, value: str, certain: bool) -> tuple[str, ...]:
        """The persons that a value names; without certainty that the field names persons only what looks like one."""
        key = value, certain
        found = self._found.get(key)
        if found is None:
            found = tuple(dict.fromkeys(self._persons(value, certain)))
            if len(self._found) < self._CACHED:
                self._found[key] = found
        return found

    def _persons(self, value: str, certain: bool) -> Iterator[str]:
        for number, piece in enumerate(_SEPARATORS.split(value)):
            sure = certain and (number == 0 or not _bracketed(value, piece))
            for word in _words(piece.strip()):
                if folded(word) not in self._known:
                    yield from self._person(word, sure)

    def _person(self, word: str, certain: bool) -> Iterator[str]:
        bare = plain(word)
        if _LATIN.fullmatch(bare):
            if certain:
                yield from self._latin(bare)
            return
        if _NAMELESS.search(bare):
            return
        start = 0
        for post in [*self._posts.finditer(bare), None]:
            end = post.start() if post else len(bare)
            name = _TRAILING.sub("", bare[start:end])
            ends = post is None or post.end() == len(bare)
            of_a_place = post is not None and post[0][0] in _PLACES and len(name) == 2
            strict = post is not None or not certain
            if not of_a_place and self._is_name(name, certain and ends, strict=strict):
                yield word if name == bare else name
            start = post.end() if post else end

    def _latin(self, word: str) -> Iterator[str]:
        """A name in Latin letters, without posts and single letters around it."""
        words = [part for part in word.split() if len(part.strip(".")) > 1 and part.casefold() not in self._english]
        name = " ".join(words).strip(" .'’-")
        if len(name) > 2 and folded(word) not in self._known:
            yield name

    def _is_name(self, word: str, certain: bool, *, strict: bool) -> bool:
        """Whether the word names a person; ``strict`` doubts what could be an organisation or a place."""
        if len(word) < 2 or _STANDS_FOR.fullmatch(word) or word.startswith(HEADS) or folded(word) in self._known:
            return False
        organisation = _ORGANISATION.search(word) is not None
        if _DOTTED.fullmatch(word):
            return not organisation
        if not _ALL_HAN.fullmatch(word):
            return False
        if word[:2] in COMPOUND_SURNAMES and len(word) in (3, 4):
            return not (strict and organisation)
        if word[0] in SURNAMES and len(word) in (2, 3):
            return not (organisation and (strict or len(word) == 2))
        if organisation or not certain or len(word) > 8:
            return False
        if word[0] in SURNAMES and len(word) == 4:
            return not strict
        if len(word) == 3 and not strict:
            return not (_NO_PERSON.search(word) or _STEM.search(word))
        return _FOREIGN.fullmatch(word) is not None


def _words(piece: str) -> list[str]:
    """What stands apart by spaces; single characters belong together: 王 芳."""
    words = piece.split()
    if len(words) < 2 or _LATIN.fullmatch(piece) or all(len(word) == 1 for word in words):
        return [piece] if piece else []
    return words


def _bracketed(value: str, piece: str) -> bool:
    before = value.find(piece)
    return before > 0 and value[before - 1] in "（(〔[【"
