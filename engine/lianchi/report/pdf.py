"""Papers as PDF: Word papers through LibreOffice where it is installed, pages through WeasyPrint (extra ``pdf``)."""

from __future__ import annotations

from typing import Any, Final

from lianchi import libreoffice
from lianchi.errors import UsageError

SECONDS: Final = 180
"""How long one paper may take."""


def office() -> str:
    """The program of LibreOffice.  Raises UsageError where there is none."""
    found = libreoffice.program()
    if found is None:
        raise UsageError(
            "把 Word 文书存成 PDF 要用 LibreOffice，这台电脑上没有；请先安装，或者写 .docx，再另存为 PDF",
            "writing a Word paper as PDF needs LibreOffice, which is not installed; install it, or write .docx")
    return found


def from_word(content: str | bytes) -> bytes:
    """The Word paper as PDF.  Raises UsageError where LibreOffice is missing, fails or takes too long."""
    data = content.encode() if isinstance(content, str) else content
    try:
        made = libreoffice.converted(office(), data, ".docx", "pdf", SECONDS)
    except TimeoutError as error:
        raise UsageError(f"LibreOffice 超过 {SECONDS} 秒没有转完，已停下；请写 .docx",
                         f"LibreOffice took more than {SECONDS} seconds and was stopped; write .docx") from error
    if made is None:
        raise UsageError("LibreOffice 没有写出 PDF；请写 .docx，再用 Word、WPS 另存为 PDF",
                         "LibreOffice wrote no PDF; write .docx and save that as PDF")
    return made


def weasyprint() -> Any:
    """The library that prints pages.  Raises UsageError where it is not installed."""
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: one of the system libraries it needs is missing
        raise UsageError("把网页存成 PDF 要用 WeasyPrint：pip install 'lianchi[pdf]'",
                         "writing a page as PDF needs WeasyPrint: pip install 'lianchi[pdf]'") from error
    return weasyprint


def from_page(content: str | bytes) -> bytes:
    """The HTML page as PDF; nothing is fetched.  Raises UsageError where WeasyPrint is missing."""
    text = content.decode() if isinstance(content, bytes) else content
    printed: bytes = weasyprint().HTML(string=text, url_fetcher=_nothing).write_pdf()
    return printed


def _nothing(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError(url)
