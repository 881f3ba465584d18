"""Papers looked into by the tests: the text of a docx, and its pages as LibreOffice lays them out."""

import io
import shutil

import docx
import pypdf
import pytest

from lianchi.report import pdf

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")


def opened(content):
    return docx.Document(io.BytesIO(content))


def lines(content):
    """The text of every paragraph, those of tables at their place."""
    return ["".join(run.text or "" for run in one.iter(WORD + "t")) for one in opened(content).element.body.iter(WORD + "p")]


def text(content):
    return "\n".join(lines(content))


def pages(content):
    return len(pypdf.PdfReader(io.BytesIO(pdf.from_word(content))).pages)


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
