"""One document article by article: which rules rest on each, and which articles no rule looks at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from lianchi.errors import UsageError
from lianchi.model.source import SourceVersion
from lianchi.numerals import whole
from lianchi.rulebook import Rulebook
from lianchi.rulebook.messages import nearest

_ARTICLE = re.compile(r"第([〇零一二三四五六七八九十百\d]+)条")
_RANGE = re.compile(r"第([〇零一二三四五六七八九十百\d]+)条至第([〇零一二三四五六七八九十百\d]+)条")


@dataclass(frozen=True, slots=True)
class Article:
    """One article of one text of a document.

    ``state``: encoded (a rule that is on), provisional (only rules that are off), manual (only for a person), none;
    ``locators`` are the paragraphs and items that the rules name; ``article`` is 0 for what is cited without a number.
    """

    text: str
    article: int
    state: str
    rules: tuple[str, ...]
    locators: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """As JSON shows it."""
        return {**asdict(self), "rules": list(self.rules), "locators": list(self.locators)}


def articles(book: Rulebook, key: str) -> list[Article]:
    """Every article of each text of the document, in order; where their number is not known, those that are cited.

    ``key`` is that of a document or of one of its texts.  Raises UsageError for a key that is not in the register.
    """
    source, versions = _find(book, key)
    cited = _cited(book)
    rows: list[Article] = []
    for version in versions:
        mine = _both(_of_document(cited, source, version), cited.get(version.id, {}))
        last = version.articles or 0
        for number in sorted({*range(1, last + 1), *mine}):
            rows.append(_row(book, version.id, number, mine.get(number, {})))
    return rows


def _find(book: Rulebook, key: str) -> tuple[str, list[SourceVersion]]:
    sources = book.source_file.sources if book.source_file else {}
    for name, source in sources.items():
        versions = source.versions or [SourceVersion(id=name, **{"from": None})]
        if key == name:
            return name, versions
        if any(version.id == key for version in versions):
            return name, [version for version in versions if version.id == key]
    zh, en = nearest(key, [*sources, *(v.id for s in sources.values() for v in s.versions)])
    raise UsageError(f"来源登记里没有 {key}{zh}", f"there is no source {key!r}{en}")


Articles = dict[int, dict[str, set[str]]]
"""Article → rule → locators."""
Cites = dict[str, Articles]
"""Source key → what is cited of it."""


def _cited(book: Rulebook) -> Cites:
    found: Cites = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
    for identity, loaded in sorted(book.rules.items()):
        named = {(basis.source, basis.locator) for basis in loaded.rule.basis}
        named |= {(key, locator or None) for version in loaded.rule.versions if version.basis
                  for key, _, locator in [version.basis.partition("#")]}
        for key, locator in named:
            for number in _numbers(locator or ""):
                found[key][number][identity].add(locator or "")
    return found


def _numbers(locator: str) -> Iterator[int]:
    for first, last in _RANGE.findall(locator):
        yield from range((whole(first) or 0), (whole(last) or 0) + 1)
    numbers = [whole(word) or 0 for word in _ARTICLE.findall(locator)]
    yield from numbers or [0]


def _of_document(cited: Cites, key: str, version: SourceVersion) -> Articles:
    """What rules cite of the document without saying which text."""
    return dict(cited.get(key, {})) if key != version.id else {}


def _both(some: Articles, more: Articles) -> Articles:
    """What rules cite of the document, and what of this text of it."""
    return {number: {**some.get(number, {}), **more.get(number, {})} for number in {*some, *more}}


def _row(book: Rulebook, text: str, number: int, rules: dict[str, set[str]]) -> Article:
    found = [book.rules[identity].rule for identity in sorted(rules)]
    states = {"manual" if rule.mode == "manual" else "encoded" if rule.status == "enabled" else "provisional"
              for rule in found}
    state = next((name for name in ("encoded", "provisional", "manual") if name in states), "none")
    locators = sorted({locator for named in rules.values() for locator in named if locator})
    return Article(text, number, state, tuple(rule.id for rule in found), tuple(locators))
