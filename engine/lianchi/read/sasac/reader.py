"""The reader of packages: one package asked for, all that were submitted with it looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
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
from lianchi.read.sasac.parts import Package

Found = Extract | Unread | Doubt


@dataclass(slots=True)
class _Whole:
    """What a set of packages came to, by the name of the package."""

    found: dict[str, list[Found]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)


def read_package(source: Source) -> Iterator[Found]:
    """The records that end in this package, with what those submitted together say of them."""
    own = package(source.data, source.name)
    if source.others:
        whole = _together(source.others)
        if whole.digests.get(source.name) != hashlib.sha256(source.data).hexdigest():
            raise UnreadableInput("文件在读取过程中被改动，请不要在检查时改动文件",
                                  "the file was changed while it was read")
        yield from whole.found[source.name]
    else:
        yield from _judged([own]).found[source.name]


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
    whole = _judged(packages)
    whole.digests = digests
    return whole


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > OFFICE_BYTES:
        raise OSError
    return path.read_bytes()


def _judged(packages: list[Package]) -> _Whole:
    """Every package with its notes first, then its records."""
    company = Company(packages)
    whole = _Whole({one.file: [*one.notes, *company.notes[one.file]] for one in packages})
    for entry in (*company.items, *company.rules, *company.meetings):
        entry.doubts += unknown_words(entry, company)
    for one in company.meetings:
        whole.found[one.file] += one.doubts
        for topic in one.topics:
            topic.doubts += unknown_in_topic(topic, company)
    for item in company.items:
        whole.found[item.file].append(item_record(item))
    for rule in company.rules:
        whole.found[rule.file].append(rule_record(rule))
    for chain in company.chains():
        whole.found[chain.last.meeting.file].append(matter(chain, company))
        for earlier in chain.tabled[:-1]:
            whole.found[earlier.meeting.file].append(_merged(earlier, chain))
    return whole


def _merged(earlier: Tabled, chain: Chain) -> Doubt:
    """The note that a topic is checked with the matter that it belongs to."""
    title = earlier.topic.name.text if earlier.topic.name else ""
    last = chain.last.meeting.name.text if chain.last.meeting.name else chain.last.meeting.file
    return Doubt(earlier.topic.place, "merged", f"议题《{title}》后来上了“{last}”，几次会议合成一条记录一起检查",
                 f"topic {title!r} went on to {last!r}; its meetings are checked as one record")
