"""Who was there: counts, lists of persons, chair and recorder."""

from __future__ import annotations

import re
from typing import Final

from lianchi.read.minutes.prose import doubts
from lianchi.read.minutes.prose.labels import Labelled
from lianchi.read.minutes.prose.nodes import Draft, Node, Said, said
from lianchi.read.minutes.prose.people import Person, people, person, reason
from lianchi.read.minutes.prose.phrases import regex
from lianchi.read.minutes.prose.quantities import number
from lianchi.read.minutes.prose.spans import Span, clauses

_COUNTS: Final = (
    ("due", "due"),
    ("present", "present"),
    ("came", "present"),
    ("came_last", "present"),
    ("took_part", "present"),
)
"""Pattern → the field that it counts."""
_ONE_PERSON: Final = frozenset(("chair", "recorder", "reporter"))
_SHORT_LINE: Final = 24
_OBSERVERS: Final = "列席"
_LISTS: Final = frozenset(("attendances", "observers", "absent"))
_OPEN_ENDED: Final = ("等出席", "等参加", "等出席会议", "等参加会议")


def counts(told: list[Span], draft: Draft) -> None:
    """应到, 实到, 缺席, and the women and households among them."""
    for span in told:
        women = regex("women").search(span.text)
        if women is None:
            _counts(span, draft)
            continue
        _women(span, women, draft)
        for piece in (span.cut(0, women.start()), span.cut(women.end(), len(span.text))):
            _counts(piece, draft)
    if len({match["how"] for span in told for match in regex("absent").finditer(span.text)}) > 1:
        draft.fields.pop("absent_count", None)  # 请假2人、缺席1人: neither is the number of all who were absent


def _women(span: Span, women: re.Match[str], draft: Draft) -> None:
    if women["of"]:
        _count(draft, "women_due", span.group(women, "due"), span.group(women))
    elif not women["present"] and regex("due_or_present").search(span.text[: women.start()]):
        last = regex("due_or_present").findall(span.text[: women.start()])[-1]
        _count(draft, "women_due" if last == "应" else "women_present", span.group(women, "due"), span.group(women))
    if women["present"]:
        _count(draft, "women_present", span.group(women, "present"), span.group(women))


def _counts(span: Span, draft: Draft) -> None:
    for name, field in _COUNTS:
        if name == "took_part" and _OBSERVERS in span.text:
            continue
        for match in regex(name).finditer(span.text):
            if field == "present" and regex("proxies_among").match(span.text, match.end()):
                draft.doubt(span.group(match), doubts.with_proxies(span.words))
                continue
            households = match["unit"] == "户" or "户" in match[0]
            voting = None if households else regex("voting_among").match(span.text, match.end())
            counted = voting or match
            words = span.cut(match.start(), counted.end())
            _count(draft, f"households_{field}" if households else field, span.group(counted, "n"), words)
    for match in regex("by_proxy").finditer(span.text):
        _count(draft, "present_by_proxy", span.group(match, "n" if match["n"] else "m"), span.group(match))
    for match in regex("absent").finditer(span.text):
        _count(draft, "absent_count", span.group(match, "n"), span.group(match))


def _count(draft: Draft, name: str, digits: Span, words: Span) -> None:
    found = number(digits.text)
    if found is not None:
        draft.add(name, said(words, "phrase", str(found)))


def from_labels(labels: list[Labelled], draft: Draft) -> None:
    """Chair, recorder, reporter and the lists of persons that have a label."""
    for label in labels:
        if label.key in _ONE_PERSON:
            _one(label.value, label.key, draft, "stated")
        elif label.key in _LISTS:
            _list(label, draft)
    absent = draft.lists.get("absent")
    for label in labels:
        if label.key == "absent_reason" and label.value and isinstance(absent, list) and len(absent) == 1:
            _reason(absent[0], label.value)


def _reason(absent: Node, value: Span) -> None:
    """缺席人员：戊五，原因：公差."""
    if isinstance(absent, dict):
        absent.setdefault("reason", said(value, "stated"))


def _one(span: Span, name: str, draft: Draft, confidence: str) -> None:
    found = person(span)
    if found is None:
        return
    draft.add(name, said(found.who, confidence))
    if name == "chair" and found.role:
        draft.add("chair_role", said(found.stands, confidence, found.role))


def _list(label: Labelled, draft: Draft) -> None:
    text = label.value.text
    found = people(label.value)
    if found is not None:
        draft.lists[label.key] = [_listed(one, label.key, "stated") for one in found]
    elif regex("nobody").fullmatch(text) and label.key != "attendances":
        draft.lists[label.key] = Said([], label.value.origin("stated"), "nobody")
    elif re.search("[\u4e00-\u9fff]", text) and not regex("only_a_count").fullmatch(text):
        draft.doubt(label.value, doubts.no_list(label.label.stripped().words, label.value.words))


def _listed(one: Person, name: str, confidence: str) -> Node:
    node: dict[str, Node] = {"who": said(one.who, confidence)}
    if name == "absent":
        why = reason(one.remark)
        if why:
            node["reason"] = said(why, confidence)
    elif one.role:
        node["role"] = said(one.stands, confidence, one.role)
    return node


def from_sentences(told: list[Span], draft: Draft) -> None:
    """甲一主持会议, 丁四负责记录, 乙二因外出请假, 甲一、乙二出席会议."""
    parts = [clause for span in told for clause in _clauses(span)]
    for span in told:
        match = regex("chair_for").search(span.text)
        if match and not draft.has("chair"):
            _one(span.group(match, "who"), "chair", draft, "phrase")
    for reading in (_chair, _attends, _recorder, _absent, _sits_in):
        for clause in parts:
            reading(clause, draft)


def _clauses(span: Span) -> list[Span]:
    """Its clauses; a short line is also parted at its spaces: 甲一主持　丁四记录."""
    tokens = span.tokens()
    parted = len(tokens) > 1 and len(span.text) <= _SHORT_LINE and all(len(token.text) > 1 for token in tokens)
    return [*clauses(span), *(tokens if parted else [])]


def _chair(clause: Span, draft: Draft) -> None:
    match = regex("chair_is").match(clause.text) or regex("chair").match(clause.text)
    if match and not draft.has("chair"):
        _one(clause.group(match, "who"), "chair", draft, "phrase")


def _recorder(clause: Span, draft: Draft) -> None:
    match = regex("records").match(clause.text)
    if match is None or draft.has("recorder"):
        return
    who = clause.group(match, "who")
    found = person(who)
    if found is None or not found.named:
        return
    bare_name = found.stands.text == who.text == found.who.text
    told = match["by"] or match["duty"] or match["short"] or _known(found, draft)
    if bare_name and not told:
        return
    draft.add("recorder", said(found.who, "phrase"))
    if match["sits"] and not draft.has("observers"):
        draft.lists["observers"] = [_listed(found, "observers", "phrase")]


def _sits_in(clause: Span, draft: Draft) -> None:
    match = regex("sits_in").match(clause.text)
    found = people(clause.group(match, "who")) if match and not draft.has("observers") else None
    if found:
        draft.lists["observers"] = [_listed(one, "observers", "phrase") for one in found]


def _known(one: Person, draft: Draft) -> bool:
    """Whether a list has this person, so that the word is a name beyond doubt."""
    listed = [item for items in draft.lists.values() if isinstance(items, list) for item in items]
    names = {item["who"].value for item in listed if isinstance(item, dict) and "who" in item}
    return one.who.text in names or one.who.text in {saying.value for saying in draft.fields.get("chair", [])}


def _absent(clause: Span, draft: Draft) -> None:
    match = regex("absent_why").match(clause.text) or regex("absent_by_name").match(clause.text)
    found = people(clause.group(match, "who")) if match and not draft.has("absent") else None
    if match is None or not found or not all(one.named for one in found):
        return
    items: list[Node] = []
    for one in found:
        node: dict[str, Node] = {"who": said(one.who, "phrase")}
        if match["why"]:
            start = match.start("why") - (len(match["why"]) == 1)  # 因病, but 外出务工
            node["reason"] = said(clause.cut(start, match.end("why")), "phrase")
        items.append(node)
    draft.lists["absent"] = items


def _attends(clause: Span, draft: Draft) -> None:
    """A list in a sentence counts where it has the chair in it: then it is whole."""
    match = regex("attends").match(clause.text)
    if match is None or draft.has("attendances") or clause.text.endswith(_OPEN_ENDED):
        return
    found = people(clause.group(match, "who"))
    chairs = {saying.value for saying in draft.fields.get("chair", [])}
    if found and len(found) > 1 and all(one.named for one in found) and chairs & {one.who.text for one in found}:
        draft.lists["attendances"] = [{"who": said(one.who, "phrase")} for one in found]
