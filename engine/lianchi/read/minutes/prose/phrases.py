"""The customary phrases of minutes, out of ``schemas/minutes/``: words with what they mean, and patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final, NamedTuple

from lianchi.dialect import parse
from lianchi.errors import RulebookError
from lianchi.resources import data_folder

QUOTES: Final = "[“”\"‘’「」]"
"""Two committees are “两委” or 两委: quotes within a phrase tell nothing."""

_REFERENCE: Final = re.compile(r"@([a-z_]+)@")


class Finder:
    """Phrases as one pattern, the longest first, and what each of them means."""

    def __init__(self, codes: dict[str, list[str]]) -> None:
        self._codes = owners(codes)
        self._pattern = re.compile("|".join(map(loose, longest_first(self._codes))))

    def all(self, text: str) -> list[tuple[str, int, int]]:
        """Every phrase in the text: its code, and from where to where it stands."""
        return [(self._codes[bare(match[0])], *match.span()) for match in self._pattern.finditer(text)]


class Phrases(NamedTuple):
    """The words and what they mean."""

    bodies: Finder
    methods: Finder
    forms: Finder
    meeting_kinds: Finder
    kinds: Finder
    labels: dict[str, str]
    roles: dict[str, str | None]
    categories: dict[str, str]
    initiatives: dict[str, str]
    four_discussions: dict[str, str]
    kinds_of_bodies: dict[str, str]
    unit_types: dict[str, str]
    procedures: dict[str, str | None]
    step_words: dict[str, str]
    step_headings: tuple[tuple[str, re.Pattern[str]], ...]
    notice_titles: tuple[tuple[str, re.Pattern[str]], ...]
    dated_notice_titles: tuple[tuple[str, re.Pattern[str]], ...]
    groups: re.Pattern[str]
    no_minutes: re.Pattern[str]


def bare(text: str) -> str:
    """The text without quotes."""
    return re.sub(QUOTES, "", text)


def loose(phrase: str) -> str:
    """A pattern for the phrase that lets quotes stand in it."""
    return f"{QUOTES}?".join(map(re.escape, phrase))


def longest_first(words: Iterable[str]) -> list[str]:
    """The order in which alternatives are tried, so that the longest phrase wins."""
    return sorted(words, key=lambda word: (-len(word), word))


def owners(codes: dict[str, list[str]]) -> dict[str, str]:
    """Phrase → code."""
    return {phrase: code for code, words in codes.items() for phrase in words}


@cache
def regex(name: str) -> re.Pattern[str]:
    """The pattern of that name."""
    return re.compile(source(name))


@cache
def source(name: str) -> str:
    """The same as text, to be part of another pattern; every ``@other@`` in it is replaced by that other pattern."""
    entry = _data("patterns")["patterns"][name]
    text = entry if isinstance(entry, str) else "|".join(entry)
    return _REFERENCE.sub(lambda other: source(other[1]), text)


@cache
def phrases() -> Phrases:
    """The shipped phrases."""
    data = _data("phrases")
    return Phrases(
        bodies=Finder(data["bodies"]),
        methods=Finder(data["methods"]),
        forms=Finder(data["forms"]),
        meeting_kinds=Finder(data["meeting_kinds"]),
        kinds=Finder(data["kinds"]),
        labels=owners(data["labels"]),
        categories=owners(data["categories"]),
        initiatives=owners(data["initiatives"]),
        roles={**dict.fromkeys(data["posts"], None), **owners(data["roles"])},
        four_discussions=data["four_discussions"],
        kinds_of_bodies=owners(data["kinds_of_bodies"]),
        unit_types=data["unit_types"],
        procedures=data["procedures"],
        step_words=data["step_words"],
        step_headings=_stages(data["step_headings"]),
        notice_titles=_stages(data["notice_titles"]),
        dated_notice_titles=_stages(data["dated_notice_titles"]),
        groups=re.compile(_any(data["groups"])),
        no_minutes=re.compile(f"(?:{_any(data['no_minutes'])})(?:\\([^)]*\\))?$"),
    )


@cache
def _data(name: str) -> dict[str, Any]:
    path = data_folder("schemas") / "minutes" / f"{name}.yaml"
    document = parse(path.read_text(encoding="utf-8"), path.name)
    if document.faults:
        raise RulebookError(document.faults)
    data: dict[str, Any] = document.data
    return data


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, longest_first(words)))


def _stages(entries: list[dict[str, str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["stage"], re.compile(entry["pattern"])) for entry in entries)
