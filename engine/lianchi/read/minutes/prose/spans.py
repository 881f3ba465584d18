"""Text as the grammar sees it: half width, without space, every sign knowing where it stands in the paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lianchi.read.extract import Origin
from lianchi.read.minutes.document import Paragraph

_HALF: Final = {0xFF01 + i: 0x21 + i for i in range(94)} | {0xFFE5: "¥", 0x2212: "-"}
_CELL: Final = frozenset("|│┃")
_INVISIBLE: Final = frozenset("\u200b\u200c\u200d\ufeff\u00ad\u2060")
_WIDE: Final = str.maketrans(",:;()?!", "，：；（）？！")
_MARK: Final = re.compile(r"[,:;()?!]")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: ``text`` is what the grammar reads, ``at`` tells for each of its signs the place in ``raw``.

    ``gaps`` are the positions before which there was space: it separates names and labels, and nothing else.
    """

    place: str
    raw: str
    text: str
    at: tuple[int, ...]
    gaps: frozenset[int]
    style: str = ""

    @property
    def whole(self) -> Span:
        """All of it."""
        return Span(self, 0, len(self.text))


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """What it says, half width and without space."""
        return self.line.text[self.start : self.end]

    @property
    def words(self) -> str:
        """The same as it is written in Chinese, for a person to read."""
        return written(self.text)

    def __bool__(self) -> bool:
        return self.end > self.start

    def cut(self, start: int, end: int) -> Span:
        """A piece of it, by positions in its own text."""
        return Span(self.line, self.start + start, self.start + end)

    def group(self, match: re.Match[str], group: int | str = 0) -> Span:
        """The piece that a match in its text found."""
        return self.cut(*match.span(group))

    def stripped(self, signs: str = ",。;:、.") -> Span:
        """Without these signs around."""
        text = self.text
        left = len(text) - len(text.lstrip(signs))
        return self.cut(left, max(left, len(text.rstrip(signs))))

    def tokens(self) -> list[Span]:
        """Its pieces between spaces."""
        ends = [*sorted(gap for gap in self.line.gaps if self.start < gap < self.end), self.end]
        pieces, start = [], self.start
        for end in ends:
            pieces.append(Span(self.line, start, end))
            start = end
        return [piece for piece in pieces if piece.text.strip()]

    def origin(self, confidence: str) -> Origin:
        """Where it stands, in the words of the paragraph."""
        if not self:
            return Origin(self.line.place, "", confidence)
        first, last = self.line.at[self.start], self.line.at[self.end - 1]
        return Origin(self.line.place, self.line.raw[first : last + 1], confidence)


def line_of(paragraph: Paragraph) -> Line:
    """The paragraph as the grammar sees it."""
    signs: list[str] = []
    at: list[int] = []
    gaps: set[int] = set()
    open_gap = False
    for position, raw in enumerate(paragraph.text):
        if raw in _INVISIBLE:
            continue
        sign = raw.translate(_HALF)
        if sign.isspace() or sign in _CELL or not sign.isprintable():
            open_gap = bool(signs)
            continue
        if open_gap:
            if _words(signs[-1], sign):
                signs.append(" ")
                at.append(position - 1)
            gaps.add(len(signs))
            open_gap = False
        signs.append(sign)
        at.append(position)
    return Line(paragraph.place, paragraph.text, "".join(signs), tuple(at), frozenset(gaps), paragraph.style)


def _words(before: str, after: str) -> bool:
    """Whether space between two signs tells words or numbers apart that would run together."""
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()


def written(text: str) -> str:
    """Half-width text as it is written in Chinese: marks beside Chinese characters in full width."""

    def widened(match: re.Match[str]) -> str:
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        return match[0] if around.isascii() and around else match[0].translate(_WIDE)

    return _MARK.sub(widened, text)


def sentences(span: Span) -> list[Span]:
    """Its sentences, without the sign that ends them."""
    return [span.group(match) for match in re.finditer(r"[^。;!?]+", span.text)]


def clauses(span: Span) -> list[Span]:
    """Its parts between commas and at the ends of sentences."""
    return [span.group(match) for match in re.finditer(r"[^,。;:!?]+", span.text)]
