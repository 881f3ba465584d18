"""The exception tree; every class carries the exit code that the command line ends with.

    LianchiError                 2
    ├── UsageError               2   the call is wrong: no records, no rules, unknown option value
    ├── RulebookError            2   rule, source, parameter or profile files are wrong; lists every fault
    ├── UnreadableInput          3   one submitted file could not be read; the others are still checked
    └── Interrupted              130 somebody stopped the run; no verdict, as with any command
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in one file: where it is (line and column count from 1; 0 = the whole file) and what is wrong."""

    path: str
    line: int
    column: int
    zh: str
    en: str

    def text(self, lang: str = "zh") -> str:
        """``file:line:column: message`` in the asked language."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.zh if lang == 'zh' else self.en}"


class LianchiError(Exception):
    """Anything lianchi says no to; ``zh`` and ``en`` are whole sentences for the reader."""

    exit_code = 2

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh = zh
        self.en = en

    def text(self, lang: str = "zh") -> str:
        """The sentence in the asked language."""
        return self.zh if lang == "zh" else self.en


class UsageError(LianchiError):
    """The call cannot be carried out as it stands; nothing was checked."""


class RulebookError(LianchiError):
    """The rule book cannot be used; holds *all* faults of all files, sorted by place."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(set(faults), key=lambda f: (f.path, f.line, f.column, f.zh)))
        super().__init__("\n".join(f.text("zh") for f in self.faults), "\n".join(f.text("en") for f in self.faults))


class UnreadableInput(LianchiError):
    """One submitted file cannot be read; ``line`` and ``column`` are 0 where the format has none."""

    exit_code = 3

    def __init__(self, zh: str, en: str, *, line: int = 0, column: int = 0) -> None:
        super().__init__(zh, en)
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[object, ...]:
        """Crosses the process boundary whole (the default would lose the keyword arguments)."""
        return (_unreadable, (self.zh, self.en, self.line, self.column))


class Interrupted(LianchiError):
    """The person at the keyboard stopped the run (Ctrl-C); there is no report."""

    exit_code = 130


def _unreadable(zh: str, en: str, line: int, column: int) -> UnreadableInput:
    return UnreadableInput(zh, en, line=line, column=column)
