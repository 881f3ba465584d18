"""The neutral document: what every format of minutes becomes before anything is understood of it.

Paragraphs and tables in the order in which a person reads them, each with the place that a person can find again:
第12段, 表2第3行第4列, 第3页第5行, 第7行.  Nothing is interpreted here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from lianchi.model.finding import Doubt, Unread

Style = Literal["", "title", "heading"]
"""What a paragraph looks like; formats without styles leave it empty."""


PICTURE: Final = "\ufffc"
"""Stands in the text of a cell for a picture, which may be a signature or a seal."""


class Paragraph(NamedTuple):
    """A piece of running text that is not empty: a paragraph of Word, a line of a text file or of a page."""

    place: str
    text: str
    style: Style = ""


class Cell(NamedTuple):
    """One cell of a table as drawn: a merged cell is one cell that covers ``rows`` × ``columns`` fields of the grid.

    ``row`` and ``column`` count from 1 on the grid; ``text`` holds the lines of the cell.  ``tables`` are those drawn
    inside it, whose text is not part of ``text``.
    """

    place: str
    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    tables: tuple[TableBlock, ...] = ()

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The lines of the cell that are not empty, each with its place: 表2第3行第4列, or …第4列第2段 of several."""
        lines = [line.strip() for line in self.text.replace(PICTURE, "").split("\n") if line.strip()]
        if len(lines) < 2:
            return tuple(Paragraph(self.place, line) for line in lines)
        return tuple(Paragraph(f"{self.place}第{number}段", line) for number, line in enumerate(lines, 1))


class TableBlock(NamedTuple):
    """A table: its rows of cells; a row holds the cells that begin in it, from left to right."""

    place: str
    rows: tuple[tuple[Cell, ...], ...]

    def cells(self) -> Iterator[Cell]:
        """All cells, row by row."""
        for row in self.rows:
            yield from row

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a field of the grid."""
        for cell in self.cells():
            if cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns:
                return cell
        return None


Block = Paragraph | TableBlock


class Document(NamedTuple):
    """The blocks of one document in reading order, and what of the file is not among them."""

    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...] = ()
    """What was left out on purpose or read with a guess: headers, deleted text, the encoding."""
    unread: tuple[Unread, ...] = ()
    """What could not be read, though it belongs to the minutes: pages that are pictures."""

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs that stand outside tables."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    def tables(self) -> tuple[TableBlock, ...]:
        """The tables that do not stand inside another."""
        return tuple(block for block in self.blocks if isinstance(block, TableBlock))

    def prose(self) -> tuple[Paragraph, ...]:
        """All running text in order: paragraphs, and the lines of cells, nested tables included."""
        return tuple(_prose(self.blocks))


def _prose(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for cell in block.cells():
            yield from cell.paragraphs()
            yield from _prose(cell.tables)
