"""Lines that fit a width: Chinese breaks between any two characters, but never before a closing mark."""

from __future__ import annotations

import io
import re
import unicodedata
from functools import lru_cache

from rich.console import Console
from rich.table import Table

from lianchi.report.visible import visible

_CLOSING = frozenset("，。、；：？！）》〉”’】〕…,.;:?!)%")
_OPENING = frozenset("（《〈“‘【〔(")
_PIECES = re.compile(r"[ ]+|[!-~]+|.", re.DOTALL)
_NARROWEST = 24
_GAP = 3


@lru_cache(maxsize=8192)
def _character_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def width_of(text: str) -> int:
    """Columns on a Chinese terminal, where characters of ambiguous width take two."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns; at least one line."""
    if width_of(text) <= width:
        return [text]
    lines, line, used = [], "", 0
    for piece in _unbreakable(text, width):
        size = width_of(piece)
        if used + size > width and line:
            lines.append(line.rstrip())
            piece = piece.lstrip()
            line, used, size = "", 0, width_of(piece)
        line, used = line + piece, used + size
    return [*lines, line.rstrip()]


def _unbreakable(text: str, width: int) -> list[str]:
    """The pieces between which a line may end; words longer than a line are cut."""
    pieces: list[str] = []
    for found in _PIECES.findall(text):
        glued = pieces and (found in _CLOSING or pieces[-1][-1] in _OPENING)
        if glued and width_of(pieces[-1] + found) <= width:
            pieces[-1] += found
        else:
            pieces.extend(found[i : i + width] for i in range(0, len(found), width))
    return pieces


class Page:
    """A page being written; whatever is put on it has its hidden characters shown."""

    def __init__(self, width: int, color: bool) -> None:
        self._width = max(width, _NARROWEST)
        self._color = color
        self._buffer = io.StringIO()
        self._console = Console(
            file=self._buffer,
            width=self._width,
            color_system="standard" if color else None,
            force_terminal=color,
            no_color=not color,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )

    def line(self, text: str = "", style: str | None = None, indent: int = 0) -> None:
        """A paragraph, broken to fit."""
        self.item("", text, indent, style)

    def item(
        self, label: str, text: str, indent: int = 0, style: str | None = None, fold: bool = True
    ) -> None:
        """A paragraph behind a label, under which it hangs; ``fold=False`` leaves a long line whole."""
        label, text = visible(label), visible(text)
        margin = indent + width_of(label)
        if margin * 2 > self._width:
            margin, label, text = min(indent + 2, self._width // 2), "", label + text
        lines = wrapped(text, self._width - margin) if fold else [text]
        self._put(" " * indent + label + lines[0], style)
        for more in lines[1:]:
            self._put(" " * margin + more, style)

    def table(self, heads: list[str], cells: list[str], indent: int = 0) -> None:
        """One row of numbers under its heads, or one below the other where the page is too narrow."""
        rows = list(zip(heads, cells, strict=True))
        needed = indent + sum(max(width_of(head), len(cell)) + _GAP for head, cell in rows)
        table = Table(box=None, show_header=needed <= self._width, pad_edge=False, padding=(0, _GAP, 0, 0))
        if table.show_header:
            for head in heads:
                table.add_column(head, justify="right", no_wrap=True)
            table.add_row(*cells)
        else:
            table.add_column(no_wrap=True)
            table.add_column(no_wrap=True, justify="right")
            for row in rows:
                table.add_row(*row)
        with self._console.capture() as captured:
            self._console.print(table)
        for line in captured.get().splitlines():
            self._put(" " * indent + line, None)

    def text(self) -> str:
        """All that was written."""
        return self._buffer.getvalue()

    def _put(self, line: str, style: str | None) -> None:
        if style and self._color:
            self._console.out(line.rstrip(), style=style, highlight=False)
        else:
            self._buffer.write(line.rstrip() + "\n")
