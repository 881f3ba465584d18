"""The grammar of a value cell: raw text → fields of the record, still as raw text.

Each grammar is a function of the label and the words in the cell; it gives paths with values, and raises UnclearError
where the words could mean two things.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from lianchi.codes import CodeLists, folded
from lianchi.read.ledger.headings import MONEY_UNITS, same_unit, unit_in
from lianchi.read.minutes.document import PICTURE
from lianchi.read.minutes.form import Label
from lianchi.read.minutes.people import NOBODY, headcount, people, person, post_code
from lianchi.read.minutes.spoken import counted_votes, dates, due_and_present, instants, said_outcome, speeches
from lianchi.read.minutes.ticks import chosen, untouched
from lianchi.read.minutes.unclear import UnclearError

Put = tuple[tuple[str, ...], Any]
"""Keys of a path from the record, and the value that stands there."""

Grammar = Callable[[Label, str, CodeLists], Iterator[Put]]

_BLANK: Final = re.compile(r"[\s_＿\-—/\\年月日时分人票名元万至:：（）()、，。.]*\Z")
_MONEY_UNIT: Final = re.compile(rf"({'|'.join(MONEY_UNITS)})整?\Z")
_SPLIT: Final = re.compile(r"[、，,；;\n]+")
_NO_OBJECTION: Final = re.compile(
    "(?:公示期(?:间|内)?)?[，,]?(?:村民|群众)?(?:均|都)?(?:无|没有|未收到)(?:任何)?(?:异议|意见|反映)?"
)


def is_blank(text: str) -> bool:
    """Whether a cell is still to be filled in: empty, a line, 年 月 日 without numbers, boxes without a tick."""
    return _BLANK.match(text.replace(PICTURE, "")) is not None or untouched(text)


def take(label: Label, written: str, text: str, codes: CodeLists) -> list[Put]:
    """What a value cell says; ``written`` is the label as it stands in the file, which may name a unit.

    Raises UnclearError where it cannot be told.
    """
    if label.field is None or is_blank(text):
        return []
    if label.form:
        return list(FORMS[label.form](label, text.strip(), codes))
    bare = text.replace(PICTURE, "").strip()
    if label.split:
        return [(label.field.keys, [piece.strip() for piece in _SPLIT.split(bare.rstrip("。")) if piece.strip()])]
    return [(label.field.keys, _with_unit(label, written, bare))]


def _with_unit(label: Label, written: str, text: str) -> str:
    """An amount of money with its unit, from the cell or else from the label."""
    unit = unit_in(written)
    if label.field is None or label.field.kind != "money" or unit is None:
        return text
    own = _MONEY_UNIT.search(text)
    if own is None:
        return text + unit
    if same_unit(own[1], unit):
        return text
    raise UnclearError(f"栏目写的单位是{unit}，格子里写的是{own[1]}，单位不一致",
                       f"the label counts in {unit} and the cell in {own[1]}")


def _keys(label: Label) -> tuple[str, ...]:
    assert label.field is not None
    return label.field.keys


def _choice(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    option = chosen(text)
    if option:
        yield _keys(label), option


def _clock(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    """A day, and the time of the day where it is written."""
    day, start, end = instants(text)
    yield _keys(label), day
    for key, value in (("starts_at", start), ("ends_at", end)):
        if value:
            yield (*_keys(label)[:-1], key), value


def _period(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    """Two days, or one that is only the first."""
    assert label.end is not None
    yield from zip((_keys(label), label.end.keys), dates(text), strict=False)


def _person(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    found = person(text)
    yield _keys(label), found.name
    if _keys(label)[-1] == "chair" and post_code(found.beside, codes):
        yield (*_keys(label)[:-1], "chair_role"), found.beside


def _people(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    """Names with posts; a bare number of people is the number present."""
    number = headcount(text)
    counts = dict(due_and_present(text))
    if number or counts:
        yield from (((*_keys(label)[:-1], key), value) for key, value in counts.items())
        if number and not counts and _keys(label)[-1] == "attendances":
            yield (*_keys(label)[:-1], "present"), number
        return
    yield _keys(label), [
        {"who": one.name, **({"role": one.beside} if post_code(one.beside, codes) else {})} for one in people(text)
    ]


def _absent(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    """Names with reasons; a bare number of people is the number of those absent."""
    number = headcount(text)
    if number and text not in NOBODY:
        yield (*_keys(label)[:-1], "absent_count"), number
        return
    yield _keys(label), [{"who": one.name, **({"reason": one.beside} if one.beside else {})} for one in people(text)]


def _presence(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    """Somebody named was there; 无 means that nobody was."""
    if PICTURE in text:
        raise UnclearError("签的是图片，看不出是谁", "the signature is a picture")
    yield _keys(label), "否" if text.rstrip("。") in NOBODY or text.startswith(("未派", "没有派", "否")) else "是"


def _signatures(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    """How many names stand in the box; pictures of signatures are not counted."""
    if PICTURE not in text:
        yield _keys(label), str(len(people(text)))


def _due_present(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    counts = dict(due_and_present(text))
    if not counts and (number := headcount(text)):
        counts = {"present": number}
    if not counts:
        raise UnclearError("看不出应到和实到人数", "due and present cannot be told")
    yield from (((*_keys(label), key), value) for key, value in counts.items())


def _votes(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    votes = counted_votes(text)
    if not votes:
        raise UnclearError("看不出赞成、反对、弃权各多少票", "for, against and abstentions cannot be told")
    yield from (((*_keys(label), key), value) for key, value in votes.items())


def _outcome(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    """What was decided, and the votes where they stand beside it."""
    option = chosen(text)
    if not option:
        return
    votes = counted_votes(option)
    yield from (((*_keys(label)[:-1], "votes", key), value) for key, value in votes.items())
    outcome = said_outcome(option, codes)
    if outcome:
        yield _keys(label), outcome
    elif not votes:
        raise UnclearError("看不出是通过、否决还是缓议", "passed, rejected or postponed cannot be told")


def _body(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    """Which body met, or in which form: on paper one label stands for both."""
    option = chosen(text)
    if not option:
        return
    for key, name in (("body", "body"), ("form", "meeting_form"), ("kind", "meeting_kind")):
        for entry in codes[name].entries.values():
            if folded(option) in map(folded, entry.spellings):
                yield (*_keys(label)[:-1], key), option
                return
    body = body_in(option, codes)
    if body is None:
        raise UnclearError("不是认识的会议", "it is no meeting that is known")
    yield (*_keys(label)[:-1], "body"), body


def body_in(title: str, codes: CodeLists) -> str | None:
    """The one body that a title names: 中共某村支部2026年第3次党员大会 → 党员大会."""
    words = folded(title)
    found: dict[tuple[int, int], str] = {}
    for entry in codes["body"].entries.values():
        for name in entry.spellings:
            at = words.rfind(folded(name))
            if at >= 0 and "会" in name:
                found[at + len(folded(name)), len(folded(name))] = name
    return found[max(found)] if found else None


def _speeches(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    yield _keys(label), speeches(text, codes)


def _conclusion(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    yield _keys(label), text


def _objections(label: Label, text: str, codes: CodeLists) -> Iterator[Put]:
    if not _NO_OBJECTION.fullmatch((chosen(text) or "").rstrip("。")):
        raise UnclearError("不是“无异议”；有异议的，请在 objections 里逐条写明提出和答复日期",
                           "it is not “none”; write each objection with its days under objections")
    yield _keys(label), []


FORMS: Final[dict[str, Grammar]] = {
    "choice": _choice,
    "clock": _clock,
    "period": _period,
    "person": _person,
    "people": _people,
    "absent": _absent,
    "presence": _presence,
    "signatures": _signatures,
    "due_present": _due_present,
    "votes": _votes,
    "outcome": _outcome,
    "body": _body,
    "speeches": _speeches,
    "conclusion": _conclusion,
    "objections": _objections,
}
"""The grammars by the name that ``labels.yaml`` uses."""
