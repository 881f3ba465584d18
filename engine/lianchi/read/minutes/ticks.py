"""Check boxes on paper: □ ☐ ○ are open, ☑ ☒ √ ✓ ■ ● are ticked."""

from __future__ import annotations

import re
from typing import Final

from lianchi.read.minutes.unclear import UnclearError

_OPEN: Final = "□☐▢◻○◯"
_BOXES: Final = "□☐▢◻"
_TICK: Final = "√✓✔"
_DONE: Final = f"☑☒■▣●{_TICK}"
_MARK: Final = re.compile(f"[（(\\[]?([{_OPEN}{_DONE}])[）)\\]]?")
_TICKED_BOX: Final = re.compile(f"[{_OPEN}][{_TICK}]|[{_TICK}][{_OPEN}]")
_IDLE: Final = " \t\n\u3000、，,；;/"


def chosen(text: str) -> str | None:
    """The option that is ticked; None where boxes stand there and none is ticked; the text itself without boxes.

    A mark belongs to the option behind it where the text begins with a mark, else to the option before it.
    """
    text = _TICKED_BOX.sub("☑", text.strip())
    marks = list(_MARK.finditer(text))
    if not marks:
        return text
    if len(marks) == 1 and marks[0][1] in _DONE:
        return _one(_ticked_words(text))
    return _one([option for option, mark in _options(text, marks) if mark in _DONE])


def untouched(text: str) -> bool:
    """Whether boxes stand there and none is ticked; circles may also stand for a name that is kept back."""
    return any(box in text for box in _BOXES) and not any(mark in text for mark in _DONE)


def _options(text: str, marks: list[re.Match[str]]) -> list[tuple[str, str]]:
    """Each option with its mark."""
    if marks[0].start() == 0:
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        return [(text[mark.end() : end].strip(_IDLE), mark[1]) for mark, end in zip(marks, ends, strict=True)]
    starts = [0] + [mark.end() for mark in marks[:-1]]
    return [(text[start : mark.start()].strip(_IDLE), mark[1]) for mark, start in zip(marks, starts, strict=True)]


def _ticked_words(text: str) -> list[str]:
    """One tick without open boxes: the word that carries it."""
    words = re.split(f"[{re.escape(_IDLE)}]+", re.sub(f"^([{_DONE}])\\s+", r"\1", text))
    return [_MARK.sub("", word) for word in words if _MARK.search(word)]


def _one(options: list[str]) -> str | None:
    if len(options) > 1:
        raise UnclearError(f"勾了 {len(options)} 项", f"{len(options)} boxes are ticked")
    if options and not options[0]:
        raise UnclearError("勾了却没有写是哪一项", "a box without words is ticked")
    return options[0] if options else None
