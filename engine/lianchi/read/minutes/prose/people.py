"""Persons in text: a name with the post before it or behind it, lists of persons, and what is no person."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from lianchi.read.minutes.prose.phrases import longest_first, phrases, regex
from lianchi.read.minutes.prose.spans import Span

_SEPARATORS: Final = "、,;"
_REMARK: Final = re.compile(r"\(([^()]*)\)?")
_POLITE: Final = ("同志", "先生", "女士")
_LONGEST: Final = 20


class Person(NamedTuple):
    """A person: who, in which post, and the remark in brackets behind.

    ``stands`` is all that says so, post and name; ``named`` tells a name from a post that stands for its holder.
    """

    who: Span
    stands: Span
    role: str | None
    remark: Span | None
    named: bool


def is_name(text: str) -> bool:
    """Whether this looks like the name of one person, and like no post, place, office or common word."""
    return bool(regex("person_name").fullmatch(text)) and text not in phrases().roles and not is_word(text)


def is_word(text: str) -> bool:
    """Whether this is a common word, a place or an office, though it begins like a name."""
    match = regex("no_name").match(text)
    return match is not None


@cache
def role_of(text: str) -> str | None:
    """The role of a post; None where it is none of the vocabulary, or where two posts are said."""
    if "、" in text:
        return None
    known = phrases().roles
    owner = regex("post_owner").match(text)
    without_owner = text[owner.end() :] if owner else text
    return known.get(text) or known.get(without_owner)


def person(span: Span) -> Person | None:
    """One person: 甲一, 书记甲一, 甲一(书记), 甲一同志, or a post alone; None for anything else."""
    whole = span.stripped()
    remark, span = _remark(whole)
    if span.text.endswith(_POLITE):
        span = span.cut(0, len(span.text) - len(_POLITE[0]))
    if not 1 < len(span.text) <= _LONGEST:
        return None
    if is_name(span.text):
        return Person(span, whole, _role_in(remark), remark, named=True)
    for reading in (_behind_post, _before_post, _behind_office, _post_alone):
        found = reading(span, whole, remark)
        if found is not None:
            return found
    return None


@cache
def _posts() -> list[str]:
    return longest_first(phrases().roles)


def _role_in(remark: Span | None) -> str | None:
    """The role that a remark tells, as in 书记，末位表态."""
    roles = {role for part in re.split("[,、]", remark.text) if (role := role_of(part))} if remark else set()
    return roles.pop() if len(roles) == 1 else None


def _behind_post(span: Span, whole: Span, remark: Span | None) -> Person | None:
    """书记甲一."""
    text = span.text
    for post in _posts():
        at = text.rfind(post)
        name = text[at + len(post) :]
        if at >= 0 and name and is_name(name) and not regex("no_post").search(text[:at]):
            who = span.cut(at + len(post), len(text))
            return Person(who, whole, role_of(text[: at + len(post)]), remark, named=True)
    return None


def _before_post(span: Span, whole: Span, remark: Span | None) -> Person | None:
    """甲一书记; not 张书记, which is all that is said of the name."""
    for post in _posts():
        name = span.text.removesuffix(post)
        if name != span.text and is_name(name):
            return Person(span.cut(0, len(name)), whole, role_of(post), remark, named=True)
    return None


def _behind_office(span: Span, whole: Span, remark: Span | None) -> Person | None:
    """综合部丁四."""
    match = regex("office_before_name").match(span.text)
    if match is None or not is_name(span.text[match.end() :]):
        return None
    return Person(span.cut(match.end(), len(span.text)), whole, None, remark, named=True)


def _post_alone(span: Span, whole: Span, remark: Span | None) -> Person | None:
    """书记."""
    if any(span.text.endswith(post) for post in _posts()) and not phrases().groups.search(span.text):
        return Person(span, whole, role_of(span.text), remark, named=False)
    return None


def _remark(span: Span) -> tuple[Span | None, Span]:
    match = _REMARK.search(span.text)
    if match is None:
        return None, span
    before = span.cut(0, match.start())
    return (None if regex("counts_inside").search(match[1]) else span.group(match, 1)), before


def people(span: Span) -> list[Person] | None:
    """The persons of a list by name; None where something in it is no name, so that the list would not be whole."""
    found = []
    for item in _items(span):
        one = person(item)
        if one is None or not one.named:
            return None
        found.append(one)
    return found or None


def _items(span: Span) -> list[Span]:
    """The pieces between marks; between spaces where there is no mark and every piece can be a name."""
    pieces = [piece for piece in (part.stripped() for part in _split(span)) if piece]
    if len(pieces) == 1 and not is_name(pieces[0].text):
        tokens = [token.stripped() for token in pieces[0].tokens()]
        if len(tokens) > 1 and all(len(token.text) > 1 for token in tokens):
            return tokens
    return pieces


def _split(span: Span) -> list[Span]:
    """The pieces between marks that stand in no brackets."""
    pieces, start, depth = [], 0, 0
    for at, sign in enumerate(span.text):
        depth += (sign == "(") - (sign == ")")
        if depth <= 0 and sign in _SEPARATORS:
            pieces.append(span.cut(start, at))
            start = at + 1
    return [*pieces, span.cut(start, len(span.text))]


def reason(remark: Span | None) -> Span | None:
    """Why somebody was not there: 生病住院, 因公出差."""
    if remark is None or not remark:
        return None
    match = regex("reason").fullmatch(remark.text)
    return remark.group(match, "why") if match and len(match["why"]) > 1 else remark
