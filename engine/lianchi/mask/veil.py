"""The cover over what is said of one record, or of the records of one group."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from lianchi.model.finding import Finding, Location, RecordSummary, Remark


class Cover(NamedTuple):
    """A text that must not be seen, and what stands for it."""

    hidden: str
    form: str

    @property
    def latin(self) -> bool:
        """Whether it is a name in Latin letters, which is only covered as a whole word."""
        return self.hidden[0].isalpha() and self.hidden[0].lower() != self.hidden[0].upper()

    def over(self, text: str) -> str:
        """The text with this covered; a figure that follows a numbered form keeps its distance."""
        if self.latin:
            return re.sub(rf"(?<![A-Za-z]){re.escape(self.hidden)}(?![A-Za-z])", lambda _: self.form, text)
        first, *rest = text.split(self.hidden)
        return first + "".join(self.form + (" " if _runs_on(self.form, part) else "") + part for part in rest)


def _runs_on(form: str, part: str) -> bool:
    return part[:1].isascii() and part[:1].isalnum() and form[-1].isascii() and form[-1].isalnum()


_MANY: Final = 60
"""From so many covers on they are looked up instead of tried one by one."""


class Veil:
    """Replaces what must not be seen, the longest first, wherever it stands."""

    def __init__(self, find: Callable[[], Iterable[Cover]]) -> None:
        self._find = find
        self._covers: tuple[Cover, ...] | None = None
        self._by_pair: dict[tuple[str, str], list[Cover]] | None = None

    @property
    def covers(self) -> tuple[Cover, ...]:
        """What is covered; looked for when first asked, as most records have nothing to report."""
        if self._covers is None:
            found = dict.fromkeys(self._find())
            self._covers = tuple(sorted(found, key=lambda cover: (-len(cover.hidden), cover.hidden)))
        return self._covers

    def text(self, text: str) -> str:
        """The text with everything covered."""
        for cover in self.covers:
            if cover.hidden in text:
                text = cover.over(text)
        return text

    def finding(self, finding: Finding) -> Finding:
        """The finding with its words, facts and places covered; its ids and its fingerprint stay."""
        few = self._touching(_said(finding))
        if not few.covers:
            return finding
        return finding._replace(
            message=few.text(finding.message),
            remedy=few.text(finding.remedy),
            facts=tuple((name, few.text(value) if isinstance(value, str) else value) for name, value in finding.facts),
            missing=tuple(map(few.text, finding.missing)),
            locations=tuple(map(few.location, finding.locations)),
        )

    def remark(self, remark: Remark) -> Remark:
        """The remark with its sentences and its place covered."""
        few = self._touching((remark.zh, remark.en, *_words(remark.location)))
        if not few.covers:
            return remark
        return replace(remark, zh=few.text(remark.zh), en=few.text(remark.en), location=few.location(remark.location))

    def summary(self, summary: RecordSummary) -> RecordSummary:
        """The line about a record with its title and its events covered."""
        if not self.covers:
            return summary
        events = tuple(one._replace(title=self.text(one.title)) for one in summary.events)
        return summary._replace(title=self.text(summary.title), events=events)

    def location(self, place: Location) -> Location:
        """The place with what is covered in the names of unknown fields on the way; keys in Latin letters are ours."""
        pointer = place.pointer
        for cover in self.covers:
            if cover.hidden in pointer and not cover.latin:
                pointer = cover.over(pointer)
        return place._replace(pointer=pointer, cell=place.cell and self.text(place.cell),
                              origin=place.origin and self.text(place.origin))

    def _touching(self, texts: Iterable[str]) -> Veil:
        """What of the cover these texts need."""
        if not self.covers:
            return self
        joined = "\x1f".join(texts)
        found = [cover for cover in self._near(joined) if cover.hidden in joined]
        return Veil(lambda: found)

    def _near(self, text: str) -> Iterable[Cover]:
        """The covers that could be needed: of a long list only those that begin like something there."""
        if len(self.covers) < _MANY:
            return self.covers
        if self._by_pair is None:
            self._by_pair = {}
            for cover in self.covers:
                self._by_pair.setdefault((cover.hidden[0], cover.hidden[1]), []).append(cover)
        pairs = self._by_pair.keys() & set(zip(text, text[1:], strict=False))
        return [cover for pair in pairs for cover in self._by_pair[pair]]


def _said(finding: Finding) -> Iterator[str]:
    """Everything in a finding that could name somebody."""
    yield finding.message
    yield finding.remedy
    yield from finding.missing
    for _, value in finding.facts:
        if isinstance(value, str):
            yield value
    for place in finding.locations:
        yield from _words(place)


def _words(place: Location) -> Iterator[str]:
    """What a place says in words: names of unknown fields, of sheets, and what was quoted from an original."""
    yield from (place.pointer, place.cell or "", place.origin or "")
