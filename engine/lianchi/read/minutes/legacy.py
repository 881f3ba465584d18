"""Old Word files (doc, wps, rtf): converted to docx by LibreOffice, where that is installed."""

from __future__ import annotations

from typing import Final

from lianchi import libreoffice
from lianchi.errors import UnreadableInput
from lianchi.read.limits import CONVERSION_SECONDS
from lianchi.read.minutes import docx
from lianchi.read.minutes.document import Document

_RTF: Final = b"{\\rtf"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAM: Final = "WordDocument".encode("utf-16-le")
_SAVE_AS: Final = (
    "请在 Word 或 WPS 里打开，选“文件—另存为”，类型选 docx，再交",
    "open it in Word or WPS and save it as docx",
)


def read_document(data: bytes) -> Document:
    """The document; raises UnreadableInput where LibreOffice is not there or cannot convert it."""
    if not data.startswith(_RTF) and not (data.startswith(_COMPOUND) and _STREAM in data):
        raise _unread("文件损坏，或者只是名称像 Word 文件，内容不是（可能是网页或纯文字）",
                      "damaged, or only named like a Word file")
    program = libreoffice.program()
    if program is None:
        raise _unread("是旧格式的 Word 文件（doc、wps、rtf），这台机器上没有 LibreOffice，读不了",
                      "an old Word file (doc, wps, rtf), and LibreOffice is not installed here")
    suffix = ".rtf" if data.startswith(_RTF) else ".doc"
    try:
        made = libreoffice.converted(program, data, suffix, "docx", CONVERSION_SECONDS)
    except TimeoutError as error:
        raise _unread(f"旧格式的 Word 文件转换了 {CONVERSION_SECONDS} 秒还没有完",
                      f"converting the old Word file took more than {CONVERSION_SECONDS} seconds") from error
    if made is None:
        raise _unread("旧格式的 Word 文件转换不成，可能损坏或有密码",
                      "the old Word file could not be converted; it may be damaged or have a password")
    return docx.read_document(made)


def _unread(zh: str, en: str) -> UnreadableInput:
    return UnreadableInput(f"{zh}；{_SAVE_AS[0]}", f"{en}; {_SAVE_AS[1]}")
