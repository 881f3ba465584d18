"""Persons in text: a name with the post before it or behind it, lists of persons, and what is no person."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lianchi.read.minutes.prose.phrases import NAME, phrases
from lianchi.read.minutes.prose.spans import Span

_NAME: Final = re.compile(f"{NAME}\\Z")
_SEPARATOR: Final = re.compile(r"[、,;]+")
_PAREN: Final = re.compile(r"\(([^()]*)\)?")
_REASON: Final = re.compile(r"(?:因|原因:)?(.{1,20}?)(?:请假|缺席|未到|未参会)?\Z")
_LONGEST: Final = 20


class Person(NamedTuple):
    """A person of a list: who, in which post, and the remark in brackets behind."""

    who: Span
    role: str | None
    remark: Span | None
    named: bool
    """Whether this is a name; otherwise it is a post that stands for its holder."""


def is_name(text: str) -> bool:
    """Whether this looks like the name of one person, and not like a post."""
    return bool(_NAME.match(text)) and text not in phrases().roles


def role_of(text: str) -> str | None:
    """The role of a post; None where it is none of the vocabulary, or two at once."""
    known = phrases().roles
    bare = re.sub(f"^.*?(?:公司|集团|学院|委员会|镇|乡|县|局|村|社区)(?={'|'.join(map(re.escape, known))})", "", text)
    for spelled in (text, bare):
        if known.get(spelled):
            return known[spelled]
    return None


def person(span: Span) -> Person | None:
    """One person: 甲一, 书记甲一, 甲一(书记), 甲一同志, or a post alone; None for anything else."""
    remark, span = _remark(span.stripped())
    text = span.text
    if text.endswith("同志"):
        span = span.cut(0, len(text) - 2)
        text = span.text
    if not text or len(text) > _LONGEST:
        return None
    if is_name(text):
        return Person(span, role_of(remark.text) if remark else None, remark, named=True)
    return _with_post(span, remark)


def _with_post(span: Span, remark: Span | None) -> Person | None:
    """书记甲一, 甲一书记 or 书记."""
    text = span.text
    posts = sorted(phrases().roles, key=len, reverse=True)
    for post in posts:
        at = text.rfind(post)
        rest = text[at + len(post) :]
        if at >= 0 and rest and is_name(rest):
            role = text[: at + len(post)]
            return Person(span.cut(at + len(post), len(text)), _single(role), remark, named=True)
    for post in posts:
        if text.endswith(post) and not phrases().groups.search(text):
            return Person(span, _single(text), remark, named=False)
    return None


def _single(post: str) -> str | None:
    return None if "、" in post else role_of(post)


def _remark(span: Span) -> tuple[Span | None, Span]:
    match = _PAREN.search(span.text)
    if match is None:
        return None, span
    if re.search("应到|实到|[0-9]+人", match[1]):
        return None, span.cut(0, match.start())
    return span.group(match, 1), span.cut(0, match.start())


def people(span: Span) -> list[Person] | None:
    """The persons of a list; None where something in it is not one person, so that the list would not be whole."""
    found = []
    for item in _items(span):
        one = person(item)
        if one is None:
            return None
        found.append(one)
    mixed = any(one.named for one in found) and not all(one.named for one in found)
    return None if mixed or not found else found


def _items(span: Span) -> list[Span]:
    """The pieces between marks; between spaces where there is no mark and every piece can be a name."""
    text, pieces, start = span.text, [], 0
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth <= 0 and _SEPARATOR.match(sign):
            pieces.append(span.cut(start, at))
            start = at + 1
    pieces.append(span.cut(start, len(text)))
    pieces = [piece for piece in (p.stripped() for p in pieces) if piece]
    if len(pieces) == 1 and not _NAME.match(pieces[0].text):
        tokens = [token.stripped() for token in pieces[0].tokens()]
        if len(tokens) > 1 and all(len(token.text) > 1 for token in tokens):
            return tokens
    return pieces


def reason(remark: Span | None) -> Span | None:
    """Why somebody was not there: 生病住院, 因公出差."""
    if remark is None or not remark:
        return None
    match = _REASON.fullmatch(remark.text)
    return remark.group(match, 1) if match and len(match[1]) > 1 else remark
