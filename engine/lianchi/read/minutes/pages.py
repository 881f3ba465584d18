"""Lines of a page as a reader sees them, put together to paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Unread
from lianchi.read.minutes.document import Document, Paragraph

_PAGE_NUMBER: Final = re.compile(r"第?[-—–－─\s]*[0-9]{1,4}[-—–－─\s]*页?\s*(?:[,，/]?\s*共?\s*[0-9]{1,4}\s*页?)?")
_CLOSED: Final = tuple("。；：！？;:!?")
_OPENS: Final = re.compile(
    "[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[、．]|第.{1,3}[步项]"
    "|[^，。；：:]{2,10}[：:]"
)
"""How a line begins that is never the rest of another."""
_SPACED: Final = re.compile(
    "(?<=[0-9]) (?=[年月日号时点分人名票户元万亿%天个次份条项期届亩])|(?<=[年月日时点分第共约到]) (?=[0-9])"
)
"""Spaces that programs set between digits and Chinese letters."""
_FULL: Final = 0.9
"""The share of the widest line from which on a line runs to the margin."""
_NARROW: Final = 30
"""Half-width characters below which no line is taken to run to a margin."""
_UNREADABLE_SHARE: Final = 10
"""One private or unknown character in so many makes a page unreadable."""


class Page(NamedTuple):
    """One page: its lines of text from top to bottom, and whether it shows anything besides text."""

    number: int
    lines: tuple[str, ...]
    drawn: bool


def document_of(pages: Iterable[Page]) -> Document:
    """The paragraphs of all pages; raises UnreadableInput where no page has text that can be read."""
    found = list(pages)
    unread = tuple(_unread(page.number, page.lines) for page in found if _lost(page))
    blocks = tuple(_paragraphs([page for page in found if not _lost(page)]))
    if not blocks:
        raise UnreadableInput(
            "是扫描件，没有文字层，读不出文字；请先做文字识别（OCR）并校对，或者把会议内容录成 Word 或文本再交",
            "a scan without a text layer; run text recognition and proofread it, or type the minutes as Word or text",
        )
    return Document(blocks, unread=unread)


def _lost(page: Page) -> bool:
    """Whether the page says something that cannot be read: a picture, or letters of a private font."""
    text = "".join(page.lines)
    if not text.strip():
        return page.drawn
    strange = sum(unicodedata.category(letter) in ("Co", "Cn", "Cc") or letter == "\ufffd" for letter in text)
    return strange * _UNREADABLE_SHARE > len(text)


def _unread(number: int, lines: tuple[str, ...]) -> Unread:
    if "".join(lines).strip():
        zh = "这一页的文字用了私有字体编码，还原不出来；请把这一页录成文字再交"
        en = f"the letters of page {number} are in a private encoding and cannot be told; type it"
        return Unread(0, zh, en, f"第{number}页")
    zh = "这一页是扫描件，没有文字层，没有读；请先做文字识别（OCR）并校对，或者把这一页录成文字再交"
    en = f"page {number} is a scan without a text layer and was not read; type it or run recognition"
    return Unread(0, zh, en, f"第{number}页")


def _paragraphs(pages: list[Page]) -> Iterator[Paragraph]:
    """Lines that run to the margin go on in the next line, also over the end of a page."""
    widest = max((_width(line) for page in pages for line in page.lines), default=0)
    place, text, full = "", "", False
    for page in pages:
        for number, raw in enumerate(page.lines, start=1):
            line = _SPACED.sub("", raw.strip())
            at_edge = number in (1, len(page.lines))
            if not line or at_edge and _PAGE_NUMBER.fullmatch(line):
                continue
            if text and not (full and not _OPENS.match(line)):
                yield Paragraph(place, text)
                text = ""
            place = place if text else f"第{page.number}页第{number}行"
            text += line
            full = widest >= _NARROW and _width(line) >= widest * _FULL and not line.endswith(_CLOSED)
    if text:
        yield Paragraph(place, text)


def _width(line: str) -> int:
    """The width in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in line.strip())
