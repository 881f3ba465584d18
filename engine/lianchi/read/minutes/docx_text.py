"""The text of one Word paragraph: what a reader sees once all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lianchi.model.finding import Doubt
from lianchi.read.minutes.document import PICTURE, Paragraph, Style
from lianchi.read.minutes.part import Element, child, local, value

TRANSPARENT: Final = frozenset(
    ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple")
)
"""Elements that only wrap what they hold."""

_PICTURES: Final = frozenset(("drawing", "pict", "AlternateContent", "object"))
_REMOVED: Final = frozenset(("del", "moveFrom"))
_MARKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOLS: Final = {
    ("wingdings", 0xFC): "√",
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xFD): "☒",
    ("wingdings", 0x6F): "□",
    ("wingdings", 0xA8): "□",
    ("wingdings 2", 0x50): "√",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0x53): "☒",
    ("wingdings 2", 0xA3): "□",
    ("wingdings 2", 0x2A): "□",
}
"""The check boxes and ticks of symbol fonts, whose letters mean nothing in any other font."""


class Texts:
    """Takes the text of paragraphs, and remembers what the reader must be told about it."""

    def __init__(self) -> None:
        self._revised = False
        self._hidden = False
        self._carried = ""

    def of(self, paragraph: Element) -> tuple[str, tuple[Element, ...]]:
        """The text, and the contents of the text boxes that are anchored in it.

        A paragraph whose mark was deleted runs on into the next one.
        """
        boxes: list[Element] = []
        text = self._carried + "".join(self._pieces(paragraph, boxes))
        self._carried = ""
        if child(child(child(paragraph, "pPr"), "rPr"), "del") is not None:
            self._revised = True
            self._carried, text = text, ""
        return text, tuple(boxes)

    def doubts(self) -> Iterator[Doubt]:
        """What was not read of the paragraphs, for the report."""
        if self._revised:
            yield Doubt(
                "全文",
                "left_out",
                "文件带有修订痕迹，读的是接受全部修订以后的文字，已删除的没有读；请先在 Word 里接受或拒绝修订",
                "the file has tracked changes; it was read as if all were accepted, deleted text was not read",
            )
        if self._hidden:
            yield Doubt(
                "全文",
                "left_out",
                "文件里有隐藏文字，没有读；要读就请取消隐藏",
                "the file holds hidden text, which was not read",
            )

    def _pieces(self, parent: Element, boxes: list[Element]) -> Iterator[str]:
        for element in parent:
            name = local(element)
            if name == "r":
                yield from self._run(element, boxes)
            elif name in _REMOVED:
                self._revised = True
            elif name in TRANSPARENT:
                self._revised = self._revised or name in ("ins", "moveTo")
                yield from self._pieces(element, boxes)

    def _run(self, run: Element, boxes: list[Element]) -> Iterator[str]:
        vanish = child(child(run, "rPr"), "vanish")
        if vanish is not None and value(vanish, "val") not in ("0", "false"):
            self._hidden = self._hidden or child(run, "t") is not None
            return
        for element in run:
            name = local(element)
            if name == "t":
                yield element.text or ""
            elif name in _MARKS:
                yield _MARKS[name]
            elif name == "sym":
                yield _symbol(element)
            elif name == "fldChar":
                yield _form_box(element)
            elif name == "ruby":
                yield from self._ruby(element, boxes)
            else:
                found = tuple(_text_boxes(element))
                boxes.extend(found)
                yield PICTURE if not found and name in _PICTURES else ""

    def _ruby(self, ruby: Element, boxes: list[Element]) -> Iterator[str]:
        base = child(ruby, "rubyBase")
        if base is not None:
            yield from self._pieces(base, boxes)


def _symbol(element: Element) -> str:
    code = value(element, "char")
    try:
        letter = int(code, 16) & 0xFF
    except ValueError:
        return ""
    return _SYMBOLS.get((value(element, "font").lower(), letter), "")


def _form_box(element: Element) -> str:
    """A check box of the old form fields; the empty string for every other field."""
    box = child(child(element, "ffData"), "checkBox")
    if box is None:
        return ""
    state = child(box, "checked")
    if state is None:
        state = child(box, "default")
    return "□" if state is None or value(state, "val") in ("0", "false") else "☑"


def _text_boxes(element: Element) -> Iterator[Element]:
    """The contents of text boxes; of two forms of one box (for new and old programs) the first."""
    name = local(element)
    if name == "AlternateContent":
        yield from _text_boxes(element[0]) if len(element) else ()
    elif name == "txbxContent":
        yield element
    else:
        for inner in element:
            yield from _text_boxes(inner)


def lines(place: str, text: str, style: Style = "") -> Iterator[Paragraph]:
    """The lines of a paragraph that are not empty; of several, each has its number."""
    found = [line.strip() for line in text.replace(PICTURE, "").split("\n") if line.strip()]
    if len(found) == 1:
        yield Paragraph(place, found[0], style)
        return
    for number, line in enumerate(found, start=1):
        yield Paragraph(f"{place}第{number}行", line, style)
