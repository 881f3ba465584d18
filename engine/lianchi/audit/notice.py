"""What lint says: an error or a warning at a place of a file."""

from __future__ import annotations

from dataclasses import dataclass

from lianchi.dialect import Path
from lianchi.errors import Fault
from lianchi.rulebook import LoadedRule


@dataclass(frozen=True, slots=True)
class Notice:
    """One result of lint: an error (the rule book must not ship so) or a warning (a person should look)."""

    level: str
    fault: Fault


def notice(loaded: LoadedRule, path: Path, level: str, zh: str, en: str) -> Notice:
    """A notice at a place of a rule file."""
    line, column = loaded.document.place(path)
    return Notice(level, Fault(loaded.path, line, column, zh, en))
