"""Why a file, or parts of it, were not read: in one line, with what has the same reason said once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from lianchi.model.finding import Unread

SAID: Final = 20
"""How many different reasons one file is said to have; what is more is counted."""


def reasons(unread: Sequence[Unread], lang: str) -> str | None:
    """All of them in the order of the file; None where everything was read."""
    same: dict[tuple[str, str], list[Unread]] = {}
    for one in unread:
        same.setdefault((one.place, one.zh), []).append(one)
    said = [_said(found, lang) for found in list(same.values())[:SAID]]
    more = sum(map(len, list(same.values())[SAID:]))
    if more:
        said.append(f"此外还有 {more} 处没有读出" if lang == "zh" else f"{more} more parts were not read")
    return ("；" if lang == "zh" else "; ").join(said) or None


def _said(found: list[Unread], lang: str) -> str:
    zh, first = lang == "zh", found[0]
    lines = sorted({one.line for one in found if one.line and f"第{one.line}行" not in one.place})
    words = f"第 {_ranges(lines, '、')} 行" if zh else f"line{'s'[: len(lines) > 1]} {_ranges(lines, ', ')}"
    place = " ".join(word for word in (first.place, words if lines else "") if word)
    return f"{place}{'：' if zh else ': '}{first.zh if zh else first.en}" if place else first.zh if zh else first.en


def _ranges(lines: list[int], comma: str) -> str:
    """``5、8-12`` for 5, 8, 9, 10, 11, 12."""
    runs = [[line for _, line in run] for _, run in groupby(enumerate(lines), lambda pair: pair[1] - pair[0])]
    return comma.join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
