"""What became of every candidate id of the domain digest: nothing is dropped silently."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from lianchi.rulebook import Rulebook
from lianchi.rulebook.shapes import Candidate


@dataclass(frozen=True, slots=True)
class Coverage:
    """One candidate id and its state: encoded, provisional, manual, merged, waits, out_of_scope or missing."""

    id: str
    title: str
    title_en: str
    book: str | None
    state: str
    reason: str | None
    rules: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """As JSON shows it."""
        return {**asdict(self), "rules": list(self.rules)}


def coverage(book: Rulebook) -> list[Coverage]:
    """Every candidate in the order of the digest, then rules of our own that are no candidate."""
    candidates = book.candidates.candidates if book.candidates else {}
    merged = {old: loaded.rule.id for loaded in book.rules.values() for old in loaded.rule.supersedes}
    rows = []
    for identity, candidate in candidates.items():
        loaded = book.rules.get(identity)
        if loaded is not None:
            rows.append(_own(book, identity))
        elif identity in merged or candidate.into:
            into = merged.get(identity) or candidate.into or ""
            home = book.rules.get(into)
            state = "merged" if home else "missing"
            rows.append(_row(identity, candidate, home.book if home else None, state, (into,)))
        else:
            rows.append(_row(identity, candidate, None, candidate.state or "missing", ()))
    rows.extend(_own(book, identity) for identity in sorted(book.rules) if identity not in candidates)
    return rows


def _row(identity: str, candidate: Candidate, book: str | None, state: str, rules: tuple[str, ...]) -> Coverage:
    return Coverage(identity, candidate.title, candidate.title_en, book, state, candidate.reason, rules)


def _own(book: Rulebook, identity: str) -> Coverage:
    loaded = book.rules[identity]
    rule = loaded.rule
    state = "manual" if rule.mode == "manual" else "provisional" if rule.status == "provisional" else "encoded"
    return Coverage(identity, rule.title, rule.title_en, loaded.book, state, rule.note, (identity,))
