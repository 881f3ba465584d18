"""PDF files with a text layer, page by page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from lianchi.errors import UnreadableInput
from lianchi.read.limits import PAGES
from lianchi.read.minutes.document import Document
from lianchi.read.minutes.pages import Page, document_of

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader


_PAINTS: Final = re.compile(rb"(?:^|\s)(?:Do|BI|sh|[fFSsBb]\*?)(?=\s|$)")
"""The operators that draw a picture or a shape."""


def read_document(data: bytes) -> Document:
    """The document; raises UnreadableInput where it is locked, damaged, too long, or has no text at all."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise UnreadableInput(
            "读 PDF 要用 pypdf：pip install 'lianchi[office]'", "PDF needs pypdf: pip install 'lianchi[office]'"
        ) from error
    try:
        return document_of(_pages(PdfReader(io.BytesIO(data))))
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, OSError) as error:
        # pypdf meets a damaged file with any of these.
        raise UnreadableInput(
            "PDF 损坏，读不下去；请用原来的程序重新导出一份",
            "the PDF is damaged; export it again from its own program",
        ) from error


def _pages(reader: PdfReader) -> Iterator[Page]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableInput("文件有密码，请先解除密码再提交", "the file has a password; remove it first")
    if len(reader.pages) > PAGES:
        raise UnreadableInput(f"超过 {PAGES} 页，不像会议记录", f"more than {PAGES} pages are no minutes")
    for number, page in enumerate(reader.pages, start=1):
        yield Page(number, tuple(page.extract_text().splitlines()), _drawn(page))


def _drawn(page: PageObject) -> bool:
    """Whether anything but text is drawn on the page."""
    contents = page.get_contents()
    return contents is not None and _PAINTS.search(contents.get_data()) is not None
