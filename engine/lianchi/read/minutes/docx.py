"""Word documents (docx): the text as it stands once all tracked changes are accepted, in reading order.

Headers, footers, footnotes and comments are left out, and said to be.  Elements are known by their local names, so
that the strict and the transitional form of the format, and what WPS writes, read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Doubt
from lianchi.read.archive import Archive
from lianchi.read.minutes.document import PICTURE, Block, Document, Style, TableBlock
from lianchi.read.minutes.docx_table import Drawn, table
from lianchi.read.minutes.docx_text import TRANSPARENT, Texts, lines
from lianchi.read.minutes.part import Element, child, local, part, value

_MAIN: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_ASIDE: Final = (
    (re.compile(r"word/(?:header|footer)[0-9]*\.xml"), "页眉页脚", "header or footer"),
    (re.compile(r"word/(?:foot|end)notes\.xml"), "脚注尾注", "footnote or endnote"),
    (re.compile(r"word/comments\.xml"), "批注", "comment"),
)
_PAGE_NUMBER: Final = re.compile(r"[\s0-9\-—–－/第共页PAGENUMRICBTOFS\\*]*")
_LONGEST_TITLE: Final = 40
"""Characters of a centred paragraph that is taken for a title."""
_QUOTED: Final = 30
"""Characters that are quoted of what was left out."""


def read_document(data: bytes) -> Document:
    """The document; raises UnreadableInput where it is none, or holds no text."""
    archive = Archive.open(data, "docx")
    body = child(part(archive, _main_part(archive)), "body")
    walk = _Walk(_style_names(archive))
    blocks = () if body is None else tuple(walk.blocks(body))
    if not blocks:
        raise UnreadableInput(
            "文档里没有文字，可能只有图片；请把会议内容录成文字再交",
            "the document holds no text, perhaps only pictures; type the minutes and hand in the text",
        )
    return Document(blocks, (*walk.texts.doubts(), *_asides(archive)))


def _main_part(archive: Archive) -> str:
    names = archive.names()
    targets = part(archive, "_rels/.rels") if "_rels/.rels" in names else ()
    for relation in targets:
        target = value(relation, "Target").removeprefix("/")
        if value(relation, "Type").endswith("/officeDocument") and target in names:
            return target
    if _MAIN in names:
        return _MAIN
    raise UnreadableInput(
        "文件里没有 Word 正文，不是 Word 文档或者已经损坏；请用原来的程序打开后另存为 docx",
        "the file holds no Word text; open it in its own program and save it as docx",
    )


def _style_names(archive: Archive) -> dict[str, str]:
    """Style id → its name in small letters."""
    if _STYLES not in archive.names():
        return {}
    styles = (one for one in part(archive, _STYLES) if local(one) == "style")
    return {
        value(style, "styleId"): value(name, "val").lower()
        for style in styles
        if (name := child(style, "name")) is not None
    }


def _asides(archive: Archive) -> Iterator[Doubt]:
    """What stands beside the text and was not read."""
    for pattern, zh, en in _ASIDE:
        names = sorted(name for name in archive.names() if pattern.fullmatch(name))
        said = next((text for name in names if (text := _said(archive, name))), "")
        if said:
            yield Doubt(zh, "left_out", f"{zh}没有读：“{said}”", f"a {en} was not read: “{said}”")


def _said(archive: Archive, name: str) -> str:
    """The beginning of the text of a part, the empty string where it holds a page number only."""
    text = "".join(one.text or "" for one in part(archive, name).iter() if local(one) == "t").strip()
    return "" if _PAGE_NUMBER.fullmatch(text) else text[:_QUOTED]


class _Walk:
    """One pass over the body; counts paragraphs, tables and text boxes as a reader would."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.texts = Texts()
        self._styles = styles
        self._paragraphs = self._tables = self._boxes = 0

    def blocks(self, parent: Element) -> Iterator[Block]:
        """The paragraphs and tables under the body, through what only wraps them."""
        for element in _flow(parent):
            if local(element) == "tbl":
                self._tables += 1
                yield table(element, f"表{self._tables}", self._inside)
            else:
                yield from self._paragraph(element)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        text, boxes = self.texts.of(element)
        if text.replace(PICTURE, "").strip():
            self._paragraphs += 1
            yield from lines(f"第{self._paragraphs}段", text, self._style(element, text))
        for box in boxes:
            self._boxes += 1
            drawn = self._inside(box, f"文本框{self._boxes}")
            yield from lines(f"文本框{self._boxes}", drawn.text)
            yield from drawn.tables

    def _inside(self, parent: Element, place: str) -> Drawn:
        """What a cell or a text box holds: its lines, and the tables drawn in it."""
        said: list[str] = []
        tables: list[TableBlock] = []
        for element in _flow(parent):
            if local(element) == "tbl":
                tables.append(table(element, f"{place}内表{len(tables) + 1}", self._inside))
                continue
            text, boxes = self.texts.of(element)
            inner = [self._inside(box, place) for box in boxes]
            said += [text, *(one.text for one in inner)]
            tables += [found for one in inner for found in one.tables]
        return Drawn("\n".join(said).strip("\n"), tuple(tables))

    def _style(self, paragraph: Element, text: str) -> Style:
        properties = child(paragraph, "pPr")
        said = {} if properties is None else {local(one): value(one, "val") for one in properties}
        name = self._styles.get(said.get("pStyle", ""), "")
        if name in ("title", "标题"):
            return "title"
        if name.startswith(("heading", "标题")) or said.get("outlineLvl", "9") != "9":
            return "heading"
        return "title" if said.get("jc") == "center" and len(text) <= _LONGEST_TITLE else ""


def _flow(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables in a body, cell or box, through what only wraps them."""
    for element in parent:
        name = local(element)
        if name in ("p", "tbl"):
            yield element
        elif name in TRANSPARENT:
            yield from _flow(element)
