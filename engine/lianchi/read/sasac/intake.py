"""What the supervision system checks against its own word lists and against what was sent before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lianchi.model.finding import Doubt
from lianchi.read.sasac.company import Company
from lianchi.read.sasac.element import Field
from lianchi.read.sasac.parts import Entry, ListItem, Meeting, Rule, Topic
from lianchi.read.sasac.words import code_of

_NONE: Final = ("", "-", "－", "—")
_TITLES: Final = {"source": ("任务来源", "source_name"), "special": ("专项名称", "special_name"),
                  "regulation_type": ("制度类型", "regulation_type_name"), "catalog": ("事项目录编码", "item_code"),
                  "meeting_type": ("会议类型", "meeting type")}


def unknown_words(entry: Entry, company: Company) -> Iterator[Doubt]:
    """The words of an entry itself that are on no list."""
    if isinstance(entry, ListItem):
        for one in entry.meetings or ():
            yield from _body(one, company)
        if entry.item_code and "-" in entry.item_code.text:
            yield from _listed("catalog", entry.item_code, company, entry.item_code.text.partition("-")[0])
    elif isinstance(entry, Rule):
        yield from _listed("regulation_type", entry.type, company)
        yield from _voting_codes(entry, company)
    elif isinstance(entry, Meeting) and entry.type:
        yield from _body(entry.type, company)


def unknown_in_topic(topic: Topic, company: Company) -> Iterator[Doubt]:
    """The words of a topic that are on no list."""
    yield from _listed("source", topic.source, company)
    yield from _listed("special", topic.special, company)


def _listed(kind: str, word: Field | None, company: Company, text: str = "") -> Iterator[Doubt]:
    if word is None or word.text in _NONE or not company.dictionary.lacks(kind, text or word.text):
        return
    zh, en = _TITLES[kind]
    said = text or word.text
    yield _refused(word.place, f"{zh}“{said}”不在静态资源里", f"{en} {said!r} is not in the dictionary")


def _body(word: Field, company: Company) -> Iterator[Doubt]:
    """A meeting type: known to the supervisor, or at least to the vocabulary."""
    if company.dictionary.lacks("meeting_type", word.text):
        yield from _listed("meeting_type", word, company)
    elif code_of("body", word.text) is None and not company.dictionary.words.get("meeting_type"):
        yield _refused(word.place, f"不认识会议类型“{word.text}”", f"meeting type {word.text!r} is not known")


def _voting_codes(rule: Rule, company: Company) -> Iterator[Doubt]:
    if not company.has_list(rule.unit):
        return
    for vote in rule.votes or ():
        if vote.item_code and company.listed(rule.unit, vote.item_code.text) is None:
            code = vote.item_code
            yield _refused(code.place, f"表决方式里的事项编码“{code.text}”不在事项清单里",
                           f"item code {code.text!r} of a voting rule is not on the list")


def _refused(place: str, zh: str, en: str) -> Doubt:
    return Doubt(place, "intake", f"{zh}；国资监管系统会退回", f"{en}; the supervision system sends it back")
