"""Form tables and running text of one document put together: a table with the head of the minutes, then paragraphs.

The tables go before; the text adds what they do not say.  Days, counts, money and codes that the two say differently
are left out of both.  Where a document holds several records or meetings nothing is put together across them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lianchi.codes import CodeLists, folded
from lianchi.model.finding import Doubt, Unread
from lianchi.model.record import Record
from lianchi.model.vocabulary import Node, fields_of
from lianchi.read.extract import Extract, Origin, own_origin
from lianchi.read.minutes.document import Block, Document, Paragraph, TableBlock
from lianchi.read.minutes.filling import Filling, alike

_LISTS: Final = ("meetings", "notices")
_COMPARED: Final = ("date", "time", "count", "money", "code", "flag")
"""The kinds of value that are either the same or not; of names and wordings those of the table are kept."""

_OPENED: Final = ("meetings", "notices", "unit", "matter", "resolution", "execution", "votes", "record", "minutes")
"""The parts that are put together field by field; any other part or list is taken whole."""


def beside_tables(document: Document, forms: list[Filling | Unread]) -> Document:
    """The document with, instead of each table that was read as a form, the paragraphs of its longer texts."""
    origins = [found for one in forms if isinstance(one, Filling) for found in one.extract().origins.items()]
    places = {origin.place for _, origin in origins}
    texts = {origin.place for at, origin in origins if at.endswith("/record/text")}
    return document._replace(blocks=tuple(_opened(document, places, texts)))


def _opened(document: Document, places: set[str], texts: set[str]) -> Iterator[Block]:
    for block in document.blocks:
        if isinstance(block, Paragraph) or not any(cell.place in places for cell in _all(block)):
            yield block
        else:
            for cell in _all(block):
                if cell.place in texts:
                    yield from cell.paragraphs()


def _all(table: TableBlock) -> Iterator[Any]:
    for cell in table.cells():
        yield cell
        for inner in cell.tables:
            yield from _all(inner)


def merged(forms: list[Filling | Unread], prose: list[Extract], codes: CodeLists) -> list[Extract | Unread]:
    """The records of the forms, with what the running text adds; those of the text where there is no form."""
    if not forms:
        return list(prose)
    first = forms[0]
    if len(forms) == len(prose) == 1 and isinstance(first, Filling) and _single(first.extract()) and _single(prose[0]):
        _add(first, "", prose[0].fields, prose[0].origins, fields_of(Record), codes)
        for doubt in prose[0].doubts:
            first.doubt(doubt)
        prose = []
    for one in forms if prose else ():
        if isinstance(one, Filling):
            one.doubt(_aside(prose))
    return [one.extract() if isinstance(one, Filling) else one for one in forms]


def _single(extract: Extract) -> bool:
    return all(len(extract.fields.get(name, [])) < 2 for name in _LISTS)


def _aside(prose: list[Extract]) -> Doubt:
    """That the text beside the tables was not put together with them."""
    place = next((origin.place for one in prose for origin in one.origins.values()), "全文")
    zh = f"表格以外的文字（从{place}起）也说到会议或公示，没有和表格合在一起读；要核对的请填进表格"
    en = f"the text beside the tables, from {place} on, also tells of meetings and was not joined with them"
    return Doubt(place, "left_out", zh, en)


def _add(filling: Filling, base: str, fields: dict[str, Any], origins: dict[str, Origin],
         nodes: dict[str, Node], codes: CodeLists) -> None:
    """What the text says below ``base``, field by field."""
    for key, value in fields.items():
        pointer, node = f"{base}/{key}", nodes[key]
        if node.part is not None and key in _OPENED and value:
            inside = value[0] if isinstance(value, list) else value
            below = f"{pointer}/0" if isinstance(value, list) else pointer
            _add(filling, below, inside, origins, fields_of(node.part), codes)
            continue
        origin = own_origin(origins, pointer) or Origin("全文", "", "context")
        there = filling.get(pointer)
        if there is None or (_compared(node) and not _same(there, value, node, codes)):
            filling.put(pointer, value, origin)


def _compared(node: Node) -> bool:
    return node.scalar is not None and node.scalar.kind in _COMPARED


def _same(one: Any, other: Any, node: Node, codes: CodeLists) -> bool:
    if node.scalar is not None and node.scalar.codes is not None:
        return _code(one, node.scalar.codes, codes) == _code(other, node.scalar.codes, codes)
    return alike(one, other)


def _code(value: Any, name: str, codes: CodeLists) -> str:
    words = folded(str(value))
    return next((entry.code for entry in codes[name].entries.values() if words in map(folded, entry.spellings)), words)
