"""Small office files for the tests of minutes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import docx
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table


def saved(word: Word) -> bytes:
    """The bytes of a Word document."""
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def xml(text: str) -> object:
    """An element of Word's own markup: ``<w:r>…</w:r>``."""
    start, rest = text.split(">", 1) if not text.split(">", 1)[0].endswith("/") else (text[:-2], "")
    return parse_xml(f"{start} {nsdecls('w')}{'>' + rest if rest else '/>'}")


def paragraph(word: Word, inner: str) -> None:
    """Add a paragraph of Word's own markup."""
    word.element.body.insert(-1, xml(f"<w:p>{inner}</w:p>"))


def run(text: str) -> str:
    """A run of plain text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(word: Word, rows: Sequence[Sequence[str]]) -> Table:
    """Add a table with these texts; None leaves a cell to be merged later."""
    made = word.add_table(len(rows), max(map(len, rows)))
    for line, row in zip(rows, made.rows, strict=True):
        for text, cell in zip(line, row.cells, strict=False):
            cell.text = text
    return made


def document() -> Word:
    """An empty Word document."""
    return docx.Document()


def packed(files: dict[str, str]) -> bytes:
    """A zip archive with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in files.items():
            book.writestr(name, content)
    return out.getvalue()
