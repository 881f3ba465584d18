"""Which rules speak about which step of a village decision: ``schemas/papers/village_steps.yaml``."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from lianchi.codes import CodeLists
from lianchi.dialect import parse
from lianchi.errors import RulebookError
from lianchi.resources import data_folder


class StepRule(NamedTuple):
    """A rule of a step; with ``fact`` a violation speaks against the step only where that fact is nought."""

    rule: str
    fact: str | None


class Step(NamedTuple):
    """One of the six steps."""

    id: str
    words: dict[str, str]
    """title, who, supply; each with ``_en`` for English."""
    rules: tuple[StepRule, ...]

    def say(self, word: str, lang: str) -> str:
        """One of its words in the language."""
        return self.words[word if lang == "zh" else f"{word}_en"]


class Steps(NamedTuple):
    """The six steps, the rules of the book that belong to none, and the kind of record they are about."""

    kind: str
    book: str
    steps: tuple[Step, ...]
    others: tuple[str, ...]

    def kinds(self, lang: str) -> str:
        """The kind of record in words."""
        return CodeLists.load().title("kind", self.kind, lang)


@cache
def load() -> Steps:
    """The shipped steps.  Raises RulebookError where the file is broken."""
    path = data_folder("schemas") / "papers" / "village_steps.yaml"
    document = parse(path.read_text(encoding="utf-8"), path.name)
    if document.faults:
        raise RulebookError(document.faults)
    data: dict[str, Any] = document.data
    return Steps(data["kind"], data["book"], tuple(map(_step, data["steps"])), tuple(data["others"]))


def _step(data: dict[str, Any]) -> Step:
    rules = tuple(StepRule(one["rule"], one.get("fact")) for one in data["rules"])
    return Step(data["id"], {key: text for key, text in data.items() if key not in ("id", "rules")}, rules)
