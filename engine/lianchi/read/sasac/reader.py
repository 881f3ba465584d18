"""The reader of packages: one package asked for, all that were submitted with it looked at."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Doubt, Unread
from lianchi.read.extract import Extract, Source
from lianchi.read.limits import OFFICE_BYTES
from lianchi.read.sasac.company import Chain, Company, Tabled
from lianchi.read.sasac.intake import unknown_in_topic, unknown_words
from lianchi.read.sasac.matter import matter
from lianchi.read.sasac.own import item_record, rule_record
from lianchi.read.sasac.package import package
from lianchi.read.sasac.parts import Entry, ListItem, Package, Rule

Found = Extract | Unread | Doubt


class _Whole:
    """A set of packages.  Records are made only when their package is asked for: they are ten times larger."""

    def __init__(self, packages: list[Package], digests: dict[str, str]) -> None:
        self.digests = digests
        self._packages = {one.file: one for one in packages}
        self._company = company = Company(packages)
        for entry in (*company.items, *company.rules, *company.meetings):
            entry.doubts += unknown_words(entry, company)
        for meeting in company.meetings:
            for topic in meeting.topics:
                topic.doubts += unknown_in_topic(topic, company)
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        for one in (*company.items, *company.rules, *company.meetings):
            self._entries[one.file].append(one)
        self._ending: dict[str, list[Chain]] = defaultdict(list)
        self._passing: dict[str, list[Doubt]] = defaultdict(list)
        for chain in company.chains():
            self._ending[chain.last.meeting.file].append(chain)
            for earlier in chain.tabled[:-1]:
                self._passing[earlier.meeting.file].append(_merged(earlier, chain))

    def of(self, file: str) -> Iterator[Found]:
        """What is to be said of a package, then its records."""
        yield from self._packages[file].notes
        yield from self._company.notes[file]
        for entry in self._entries[file]:
            if isinstance(entry, ListItem):
                yield item_record(entry)
            elif isinstance(entry, Rule):
                yield rule_record(entry)
            else:
                yield from entry.doubts
        for chain in self._ending[file]:
            yield matter(chain, self._company)
        yield from self._passing[file]


def read_package(source: Source) -> Iterator[Found]:
    """The records that end in this package, with what those submitted together say of them."""
    own = package(source.data, source.name)
    if not source.others:
        yield from _Whole([own], {}).of(source.name)
        return
    whole = _together(source.others)
    if whole.digests.get(source.name) != hashlib.sha256(source.data).hexdigest():
        raise UnreadableInput("文件在读取过程中被改动，请不要在检查时改动文件",
                              "the file was changed while it was read")
    yield from whole.of(source.name)


@lru_cache(maxsize=1)
def _together(others: tuple[tuple[str, str], ...]) -> _Whole:
    """All packages of the run, read once for all of them; one that cannot be read says so when its own turn comes."""
    packages, digests = [], {}
    for path, shown in others:
        try:
            data = _bytes(Path(path))
            packages.append(package(data, shown))
        except (UnreadableInput, OSError):
            continue
        digests[shown] = hashlib.sha256(data).hexdigest()
    return _Whole(packages, digests)


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > OFFICE_BYTES:
        raise OSError
    return path.read_bytes()


def _merged(earlier: Tabled, chain: Chain) -> Doubt:
    """The note that a topic is checked with the matter that it belongs to."""
    title = earlier.topic.name.text if earlier.topic.name else ""
    last = chain.last.meeting.name.text if chain.last.meeting.name else chain.last.meeting.file
    return Doubt(earlier.topic.place, "merged", f"议题《{title}》后来上了“{last}”，几次会议合成一条记录一起检查",
                 f"topic {title!r} went on to {last!r}; its meetings are checked as one record")
