"""Who was there: counts, lists of persons, chair and recorder."""

from __future__ import annotations

import re
from typing import Final

from lianchi.read.minutes.prose.nodes import Draft, Node, said
from lianchi.read.minutes.prose.labels import Labelled
from lianchi.read.minutes.prose.people import Person, people, person, reason
from lianchi.read.minutes.prose.quantities import NUMBER, number
from lianchi.read.minutes.prose.spans import Span, clauses
from lianchi.read.minutes.prose.statements import Statement

_OF: Final = (
    "(?:有表决权的?|具有表决权的?|正式|会议|会|参加|表决|的|村民|居民|成员|职工|家庭|户[主数]?|代表|党员|委员|董事|监事|理事|党组|班子|人员|人数|人)*+"
)
_END: Final = r"(?P<unit>名|人|位|户)?(?![年月日号:.点时%]|分之|[0-9])"
_SAYS: Final = "(?:为|共|是|有|:)?"
_WOMEN: Final = re.compile(
    rf"(?:其中)?[,:]?(?:女|妇女)(?:村民|居民|成员)?(?:代表|党员)?(?:(?:应到|应到会)?(?P<due>{NUMBER})[名人])(?:,?实到(?:会)?(?P<present>{NUMBER})[名人])?"
)
_DUE: Final = re.compile(rf"应(?:到|出席|参加|参会){_OF}{_SAYS}(?P<n>{NUMBER}){_END}")
_PRESENT: Final = re.compile(rf"(?<!应)(?:实到|实际到会|实际出席|实际参加|实际参会){_OF}{_SAYS}(?P<n>{NUMBER}){_END}")
_CAME: Final = re.compile(
    rf"(?<!应)(?<!实)(?<!实际)(?:到会|出席会议|出席){_OF}{_SAYS}(?P<n>{NUMBER})(?P<unit>名|人|位|户)(?!次)|(?P<m>{NUMBER})(?:名|人)(?:村民代表|居民代表|代表|党员)?(?:到会|出席)"
)
_ABSENT: Final = re.compile(rf"(?P<how>请假|缺席|未到会|未到)(?:人数|人员|的)?{_SAYS}(?P<n>{NUMBER})(?:名|人|位|(?=[,。;]|\Z))")
_ABSENT_BY_NAME: Final = re.compile(r"(?P<who>[^,。;:因]{2,24}?)(?:同志)?(?:因(?P<why>[^,。;]{1,16}?))?(?:请假|缺席|未参会|未到会)(?:未参会|未到会)?\Z")
_CHAIR: Final = re.compile(r"(?:会议)?由?(?P<who>[^,。;:《]{2,30}?)(?:同志)?(?:在[^,。;]{2,20}?)?主持(?:召开|会议|了|本次|此次|\Z)")
_CHAIR_IS: Final = re.compile(r"主持人(?:为|是)?(?P<who>[^,。;:]{2,20})\Z")
_RECORDS: Final = re.compile(r"由?(?P<who>[^,。;:]{2,16}?)(?P<sits>列席并)?(?:负责|作)?记录\Z")
_ATTENDS: Final = re.compile(r"(?P<who>[^,。;:]{2,60}?)(?:等)?(?:出席|参加)(?:了)?(?:会议|本次会议|此次会议)?\Z")
_ONE_PERSON: Final = {"chair": "chair", "recorder": "recorder", "reporter": "reporter"}


def counts(told: list[Span], draft: Draft) -> None:
    """应到, 实到, 缺席, and the women and households among them."""
    for span in told:
        women = _WOMEN.search(span.text)
        if women and re.search("女|妇女", women[0]):
            for group, name in (("due", "women_due"), ("present", "women_present")):
                if women[group] and ("应到" in women[0] or group == "present"):
                    _count(draft, name, span.group(women, group), span.group(women))
        for pieces in _without(span, women):
            _counts(pieces, draft)


def _without(span: Span, women: re.Match[str] | None) -> list[Span]:
    return [span] if women is None else [span.cut(0, women.start()), span.cut(women.end(), len(span.text))]


def _counts(span: Span, draft: Draft) -> None:
    for pattern, name in ((_DUE, "due"), (_PRESENT, "present"), (_CAME, "present")):
        for match in pattern.finditer(span.text):
            group = "n" if match["n"] else "m"
            households = match["unit"] == "户" or "户" in match[0]
            _count(draft, f"households_{name}" if households else name, span.group(match, group), span.group(match))
    for match in _ABSENT.finditer(span.text):
        _count(draft, "absent_count", span.group(match, "n"), span.group(match))


def _count(draft: Draft, name: str, digits: Span, words: Span) -> None:
    found = number(digits.text)
    if found is not None:
        draft.add(name, said(words, "phrase", str(found)))


def absent_in_two_ways(told: list[Span]) -> bool:
    """请假2人、缺席1人: neither is the number of all who were absent."""
    return len({match["how"] for span in told for match in _ABSENT.finditer(span.text)}) > 1


def from_labels(labels: list[Labelled], draft: Draft) -> None:
    """Chair, recorder, reporter and the lists of persons that have a label."""
    for label in labels:
        if label.key in _ONE_PERSON:
            _one(label.value, label.key, draft, "stated")
        elif label.key in ("attendances", "observers", "absent"):
            _list(label, draft)
    _reasons(labels, draft)


def _one(span: Span, name: str, draft: Draft, confidence: str) -> Person | None:
    found = person(span)
    if found is None:
        several = people(span)
        found = several[0] if several and len(several) == 1 else None
    if found is None:
        return None
    draft.add(name, said(found.who, confidence))
    if name == "chair" and found.role:
        draft.add("chair_role", said(span.stripped(), confidence, found.role))
    return found


def _list(label: Labelled, draft: Draft) -> None:
    found = people(label.value)
    if found is None:
        if label.value and not re.fullmatch(r"[^\u4e00-\u9fff]*|无|没有", label.value.text) and not _only_counts(label.value):
            draft.doubt(
                label.value,
                f"“{label.label.stripped().text}”写的是“{label.value.text}”，不全是一个一个的人，名单没有采用。需要时请在转换后的记录里逐人填写。",
                f"“{label.value.text}” is not a list of single persons, so it was left out. Fill in the persons one by one after conversion.",
            )
        return
    draft.lists[label.key] = [_listed(one, label.key, "stated") for one in found]


def _only_counts(span: Span) -> bool:
    return bool(re.fullmatch(rf"共?(?:{NUMBER})[人名]", span.text))


def _listed(one: Person, name: str, confidence: str) -> Node:
    node: dict[str, Node] = {"who": said(one.who, confidence)}
    if name == "absent":
        why = reason(one.remark)
        if why:
            node["reason"] = said(why, confidence)
    elif one.role:
        around = Span(one.who.line, min(one.who.start, one.remark.start if one.remark else one.who.start), max(one.who.end, one.remark.end if one.remark else 0))
        node["role"] = said(_with_post(one), confidence, one.role) if not one.remark else said(around, confidence, one.role)
    return node


def _with_post(one: Person) -> Span:
    """The name with the post in front of it."""
    text, start = one.who.line.text, one.who.start
    while start > 0 and text[start - 1] not in ",、;:。)":
        start -= 1
    return Span(one.who.line, start, one.who.end)


def _reasons(labels: list[Labelled], draft: Draft) -> None:
    """缺席人员：戊五，原因：公差."""
    absent = draft.lists.get("absent", [])
    for label in labels:
        if label.key == "absent_reason" and label.value and len(absent) == 1 and isinstance(absent[0], dict):
            absent[0].setdefault("reason", said(label.value, "stated"))


def from_sentences(told: list[Span], draft: Draft) -> None:
    """甲一主持会议, 丁四记录, 乙二因外出请假, 甲一、乙二出席会议."""
    for span in told:
        for clause in _clauses_with_lists(span):
            _chair(clause, draft)
            _recorder(clause, draft)
            _absent(clause, draft)
            _attends(clause, draft)


def _clauses_with_lists(span: Span) -> list[Span]:
    return clauses(span)


def _chair(clause: Span, draft: Draft) -> None:
    match = _CHAIR_IS.match(clause.text) or _CHAIR.match(clause.text)
    if match and not draft.has("chair"):
        _one(clause.group(match, "who"), "chair", draft, "phrase")


def _recorder(clause: Span, draft: Draft) -> None:
    match = _RECORDS.match(clause.text)
    if match is None or draft.has("recorder"):
        return
    found = person(clause.group(match, "who")) or _after_office(clause.group(match, "who"))
    if found is not None and found.named:
        draft.add("recorder", said(found.who, "phrase"))
        if match["sits"] and "observers" not in draft.lists:
            draft.lists["observers"] = [_listed(found, "observers", "phrase")]


def _after_office(span: Span) -> Person | None:
    """综合部丁四: a name behind an office."""
    match = re.search(r"(?:部|处|科|室|股|办|局|中心)(?=[^部处科室股办局]{2,3}\Z)", span.text)
    return person(span.cut(match.end(), len(span.text))) if match else None


def _absent(clause: Span, draft: Draft) -> None:
    match = _ABSENT_BY_NAME.match(clause.text)
    if match is None or "absent" in draft.lists:
        return
    found = people(clause.group(match, "who"))
    if found is None or not all(one.named for one in found):
        return
    items: list[Node] = []
    for one in found:
        node: dict[str, Node] = {"who": said(one.who, "phrase")}
        if match["why"]:
            start = match.start("why") - (len(match["why"]) == 1)
            node["reason"] = said(clause.cut(start, match.end("why")), "phrase")
        items.append(node)
    draft.lists["absent"] = items


def _attends(clause: Span, draft: Draft) -> None:
    """A list in a sentence counts where it has the chair in it: then it is whole."""
    match = _ATTENDS.match(clause.text)
    if match is None or "attendances" in draft.lists or clause.text.endswith(("等出席", "等参加")):
        return
    found = people(clause.group(match, "who"))
    chairs = {saying.value for saying in draft.fields.get("chair", [])}
    if found and all(one.named for one in found) and len(found) > 1 and chairs & {one.who.text for one in found}:
        draft.lists["attendances"] = [{"who": said(one.who, "phrase")} for one in found]


def labels_of(all_of_them: list[Statement]) -> list[Labelled]:
    """The labels among the statements."""
    return [one for one in all_of_them if isinstance(one, Labelled)]
