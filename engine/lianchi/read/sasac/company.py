"""Packages that were submitted together, as one whole: what is in force after additions, corrections and deletions,
which topics belong to one matter, and what the list and the rules demand of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from lianchi.model.finding import Doubt, Unread
from lianchi.read.sasac.parts import Dictionary, Entry, ListItem, Meeting, Package, Rule, Topic
from lianchi.read.sasac.words import code_of, moment

_TITLES: Final = {"ListItem": "事项", "Rule": "制度", "Meeting": "会议"}


class Tabled(NamedTuple):
    """One topic at its meeting."""

    meeting: Meeting
    topic: Topic


Lost = tuple[str, str, str]
"""A link that leads nowhere: meeting name, topic name and place."""


class Chain(NamedTuple):
    """A matter through its meetings: earlier topics before later ones, and the links that lead nowhere."""

    tabled: tuple[Tabled, ...]
    lost: tuple[Lost, ...]
    """The links whose topic is not among what was submitted."""
    stated: bool
    """Whether every topic says which earlier ones there were."""
    ring: bool = False
    """Whether the topics are linked in a ring, so that none is the last."""

    @property
    def last(self) -> Tabled:
        """The topic that the record is about."""
        return self.tabled[-1]


class Company:
    """All that is in force of the packages; ``notes`` are what became of the rest, by package."""

    def __init__(self, packages: Iterable[Package]) -> None:
        self.dictionary = Dictionary()
        self.notes: dict[str, list[Unread | Doubt]] = defaultdict(list)
        self._kept: dict[tuple[str, str, str], Entry] = {}
        self._alike: dict[tuple[str, ...], Entry] = {}
        self._versions: dict[tuple[str, str], list[ListItem]] = defaultdict(list)
        whole = sorted(packages, key=lambda one: one.stamp)
        for one in whole:
            self.dictionary.add(one.dictionary)
        for one in whole:
            for entry in (*one.items, *one.rules, *one.meetings):
                self._operate(entry)
        self.items = [one for one in self._kept.values() if isinstance(one, ListItem)]
        self._units = {one.unit for one in self.items}
        self._listed: dict[tuple[str, str], list[ListItem]] = defaultdict(list)
        for item in self.items:
            if item.item_code:
                self._listed[item.unit, item.item_code.text].append(item)
        self.rules = [one for one in self._kept.values() if isinstance(one, Rule)]
        self.meetings = [one for one in self._kept.values() if isinstance(one, Meeting)]
        self._tabled: dict[tuple[str, ...], list[Tabled]] = defaultdict(list)
        for meeting, topic in self._all():
            unit, meeting_name, topic_name = _names(meeting, topic)
            self._tabled[unit, meeting_name, topic_name].append(Tabled(meeting, topic))
            self._tabled[unit, topic_name].append(Tabled(meeting, topic))

    # ---- additions, corrections, deletions ---------------------------------------------------------------------

    def _operate(self, entry: Entry) -> None:
        """Add, correct or delete; what is told twice is not read twice."""
        key = (entry.unit, type(entry).__name__, entry.id.text if entry.id else f"?{entry.file}{entry.place}")
        before = self._kept.pop(key, None)
        if entry.operation == "add" and (same := before or self._alike.get(_identity(entry))) is not None:
            if before is not None:
                self._kept[key] = before
            self._note(entry, Unread(entry.line, *_twice(entry, same), entry.place))
            return
        if before is not None:
            self._alike.pop(_identity(before), None)
            self._note(before, Doubt(before.place, "left_out", *_replaced(before, entry)))
        if entry.operation == "del":
            self._note(entry, Doubt(entry.place, "left_out", *_deleted(entry, before)))
            return
        self._kept[key] = self._alike[_identity(entry)] = entry
        if isinstance(entry, ListItem) and entry.item_code:
            self._versions[entry.unit, entry.item_code.text].append(entry)

    def _note(self, entry: Entry, note: Unread | Doubt) -> None:
        self.notes[entry.file].append(note)

    # ---- matters through their meetings ------------------------------------------------------------------------

    def chains(self) -> Iterator[Chain]:
        """One for every topic to which no later one is linked; a ring of links is cut where it was met first."""
        linked = {id(one.topic) for tabled in self._all() for one in self._earlier(tabled)[0]}
        seen: set[int] = set()
        for ring in (False, True):
            for tabled in self._all():
                if id(tabled.topic) not in (seen if ring else linked):
                    chain = self._chain(tabled)._replace(ring=ring)
                    seen.update(id(one.topic) for one in chain.tabled)
                    yield chain

    def _all(self) -> Iterator[Tabled]:
        return (Tabled(meeting, topic) for meeting in self.meetings for topic in meeting.topics)

    def _chain(self, last: Tabled) -> Chain:
        """Earlier topics first.  A topic that was met already is not walked again, so that a ring comes to an end."""
        found: dict[int, Tabled] = {}
        lost: list[Lost] = []
        met: set[int] = set()
        waiting = [(last, False)]
        while waiting:
            tabled, walked = waiting.pop()
            key = id(tabled.topic)
            if walked:
                found[key] = tabled
                lost += self._earlier(tabled)[1]
            elif key not in met:
                met.add(key)
                waiting += [(tabled, True), *((one, False) for one in reversed(self._earlier(tabled)[0]))]
        whole = tuple(found.values())
        return Chain(whole, tuple(lost), all(one.topic.relations is not None for one in whole))

    def _earlier(self, tabled: Tabled) -> tuple[list[Tabled], list[Lost]]:
        """The topics that this one is linked to, and the links that lead nowhere or to several."""
        found: list[Tabled] = []
        lost: list[Lost] = []
        for meeting, subject in tabled.topic.relations or ():
            there = self._tabled.get((tabled.meeting.unit, meeting.text, subject.text), [])
            if len(there) == 1 and there[0].topic is not tabled.topic:
                found.append(there[0])
            else:
                lost.append((meeting.text, subject.text, meeting.place))
        return found, lost

    def namesakes(self, chain: Chain) -> list[Tabled]:
        """Topics of the same name at other meetings of the enterprise that nobody linked to this matter."""
        mine = {id(one.topic) for one in chain.tabled}
        unit, _, name = _names(*chain.last)
        return [one for one in self._tabled[unit, name] if name and id(one.topic) not in mine]

    # ---- what is demanded --------------------------------------------------------------------------------------

    def has_list(self, unit: str) -> bool:
        """Whether the enterprise submitted any of its list."""
        return unit in self._units

    def listed(self, unit: str, code: str) -> ListItem | None:
        """The matter of that code on the list of the enterprise."""
        found = self._listed[unit, code]
        return found[0] if len(found) == 1 else None

    def changed(self, item: ListItem) -> bool:
        """Whether the submitted versions of a matter demand different things, so that it depends on the day."""
        versions = self._versions[item.unit, item.item_code.text if item.item_code else ""]
        return len({_demand(one) for one in versions}) > 1

    def rule_for(self, meeting: Meeting) -> tuple[Rule | None, tuple[str, str] | None]:
        """The rules of procedure in force at a meeting; else why it is not known which, where there are any."""
        body = code_of("body", meeting.type.text) if meeting.type else None
        mine = [one for one in self.rules if one.unit == meeting.unit and one.body and body
                and code_of("body", one.body.text) == body]
        when = moment(meeting.time.text) if meeting.time else None
        if not mine or when is None:
            return None, None
        days = [(moment(one.effective.text) if one.effective else None) for one in mine]
        if None in days:
            return None, ("议事规则没有写看得懂的生效时间，不知道会议当天有没有施行，没有用它检查到会和表决",
                          "rules of procedure have no readable day of effect; they were not used for this meeting")
        there = sorted((day.day, at) for at, day in enumerate(days) if day and day.day <= when.day)
        if len(there) > 1 and there[-1][0] == there[-2][0]:
            return None, ("有两件同一天生效的议事规则，不知道哪一件算数，没有用它们检查到会和表决",
                          "two rules of procedure took effect on one day; neither was used")
        return (mine[there[-1][1]], None) if there else (None, None)


def _names(meeting: Meeting, topic: Topic) -> tuple[str, str, str]:
    return meeting.unit, meeting.name.text if meeting.name else "", topic.name.text if topic.name else ""


def _identity(entry: Entry) -> tuple[str, ...]:
    """What is the same thing under whatever id: one item code, one meeting of that name and day."""
    if isinstance(entry, ListItem) and entry.item_code:
        return entry.unit, "item", entry.item_code.text
    if isinstance(entry, Meeting) and entry.name and entry.time and (when := moment(entry.time.text)):
        return entry.unit, "meeting", entry.name.text, when.day
    return entry.unit, entry.file, entry.place


def _demand(item: ListItem) -> tuple[object, ...]:
    return item.legal.text if item.legal else None, tuple(one.text for one in item.meetings or ())


def _twice(entry: Entry, same: Entry) -> tuple[str, str]:
    title = _TITLES[type(entry).__name__]
    return (f"这件{title}在“{same.file}”里已经报过，重复新增国资监管系统会退回，没有再读；更正请用 edit",
            f"already submitted in {same.file!r}; adding it again is sent back and was not read; correct with edit")


def _replaced(before: Entry, entry: Entry) -> tuple[str, str]:
    title, word = _TITLES[type(before).__name__], "删除" if entry.operation == "del" else "更正"
    return (f"这件{title}已被“{entry.file}”{word}，没有检查",
            f"{'deleted' if entry.operation == 'del' else 'corrected'} by {entry.file!r}; not checked")


def _deleted(entry: Entry, before: Entry | None) -> tuple[str, str]:
    title = _TITLES[type(entry).__name__]
    if before is None:
        return f"这是删除{title}的报送，原件不在提交的材料里", "a deletion of what is not among the papers"
    return f"这是删除{title}的报送，已从“{before.file}”中删除", f"a deletion of what {before.file!r} holds"
