"""Minutes as Word, text, PDF and OFD files: one neutral document, read by form tables and by a grammar of prose."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lianchi.errors import UnreadableInput
from lianchi.model.finding import Doubt, Unread
from lianchi.read.extract import Extract, Source
from lianchi.read.minutes import docx, legacy, ofd, pdf, text
from lianchi.read.minutes.document import Document
from lianchi.read.minutes.forms import forms_in
from lianchi.read.minutes.loading import load_forms
from lianchi.read.minutes.merging import beside_tables, merged
from lianchi.read.minutes.prose import read_prose

Records = Iterator[Extract | Unread | Doubt]


def read_docx(source: Source) -> Records:
    """A Word document."""
    return _read(source, docx.read_document)


def read_text(source: Source) -> Records:
    """A text file, or text that was pasted."""
    return _read(source, text.read_document)


def read_pdf(source: Source) -> Records:
    """A PDF with a text layer."""
    return _read(source, pdf.read_document)


def read_ofd(source: Source) -> Records:
    """An OFD file."""
    return _read(source, ofd.read_document)


def read_legacy_document(source: Source) -> Records:
    """A Word file in an old format."""
    return _read(source, legacy.read_document)


def _read(source: Source, opened: Callable[[bytes], Document]) -> Records:
    document = opened(source.data)
    yield from document.unread
    yield from document.doubts
    yield from read_extracts(document, source)


def read_extracts(document: Document, source: Source) -> Records:
    """The records of a document.  Raises UnreadableInput where it holds no minutes that are understood."""
    forms = forms_in(document)
    found = merged(forms, read_prose(beside_tables(document, forms)), load_forms().codes)
    if not found:
        raise UnreadableInput(
            "没有认出会议记录或者公示：既没有认得的表格，也没有会议时间、主持人、应到实到这些写法；"
            "请用 lianchi template village -o 会议记录.docx 的表格填写，或者检查是不是交错了文件",
            "no minutes or notice were recognised in it; fill in a form of lianchi template, or check the file",
        )
    yield from found
