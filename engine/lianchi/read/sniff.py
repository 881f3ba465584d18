"""Which format some bytes have, where no suffix tells."""

from __future__ import annotations

import re
import zipfile
from typing import BinaryIO, Final

HEAD: Final = 1 << 20
"""How many bytes are looked at."""

_UTF16: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_YAML_OPENS: Final = re.compile(r"#|%YAML|---|- |[^\s:]+:(?:\s|$)")
_PACKAGE_ROOT: Final = re.compile(r"(?:<\?[^>]*\?>|<!--.*?-->|\s)*<(?:\w+:)?tiol[\s/>]", re.DOTALL)
_NEXT_LINE_OPENS: Final = re.compile(r"\{[^\n]*\}[ \t\r]*\n\s*\{")


_GZIP: Final = b"\x1f\x8b\x08"
_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_PARQUET: Final = (b"PAR1", b"PARE")
_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_COMPOUND_MOST: Final = 64 << 20
_PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_STREAMS: Final = {
    "WordDocument": "legacy_document",
    "Workbook": "workbook",
    "Book": "workbook",
    "EncryptedPackage": "workbook",
}


def binary_format(head: bytes, stream: BinaryIO, named: str | None = None) -> str | None:
    """The binary format or way of compressing that the first bytes show whatever the file is called; None for text.

    ``stream`` is the whole file, looked at where the first bytes do not tell one zip from another; ``named`` is what
    the name says, for one so damaged that it does not tell either.
    """
    if head.startswith(_ZIP):
        return _zip_format(stream) or named or "workbook"
    if head.startswith(_COMPOUND):
        return _compound_format(stream) or named or "workbook"
    if head.startswith(_PARQUET):
        return "parquet"
    if head.startswith((_GZIP, _ZSTD)):
        return "gzip" if head.startswith(_GZIP) else "zstd"
    if head.startswith(b"%PDF-"):
        return "pdf"
    return "legacy_document" if head.startswith(b"{\\rtf") else None


def _zip_format(stream: BinaryIO) -> str | None:
    """By the names in the zip; None where its list of names is damaged."""
    try:
        names = zipfile.ZipFile(stream).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names) or "content.xml" in names:
        return "workbook"
    return "ofd" if "OFD.xml" in names else "sasac"


def _compound_format(stream: BinaryIO) -> str | None:
    """Old Word and Excel files, and encrypted new ones, name their streams in UTF-16; None where none is known."""
    stream.seek(0)
    data = stream.read(_COMPOUND_MOST)
    return next((format for name, format in _STREAMS.items() if name.encode("utf-16-le") in data), None)


def picture(head: bytes) -> bool:
    """Whether it is a picture, whatever it is called."""
    return head.startswith(_PICTURES)


def unicode_text(head: bytes) -> bool:
    """Whether it is a table as Excel saves it under “Unicode 文本”: UTF-16, two or more tabs in a first line that has
    no digits, and as many in the next."""
    if head[:2] not in _UTF16:
        return False
    first, _, rest = _text(head).partition("\n")
    tabs = first.count("\t")
    return tabs > 1 and rest.partition("\n")[0].count("\t") == tabs and not re.search("[0-9]", first)


def format_of(head: bytes, *, guess_yaml: bool = True) -> str:
    """json, jsonl, xml, sasac (XML of a package), yaml, text or unknown, by the first bytes.

    ``{`` opens JSON lines when the first line closes what it opened and the next one opens another object.
    """
    text = _text(head).lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return "sasac" if _PACKAGE_ROOT.match(text) else "xml"
    if text.startswith("["):
        return "json"
    if text.startswith("{"):
        return "jsonl" if _NEXT_LINE_OPENS.match(text) else "json"
    if not guess_yaml or not text:
        return "unknown"
    return "yaml" if _YAML_OPENS.match(text) else "text"


def _text(head: bytes) -> str:
    codec = _UTF16.get(head[:2], "utf-8")
    return head[:HEAD].decode(codec, "replace")
