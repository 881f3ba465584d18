"""OFD files: the text of each page, line by line as it stands there.  No conformance to GB/T 33190 is claimed."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final, NamedTuple

from lianchi.errors import UnreadableInput
from lianchi.read.archive import Archive
from lianchi.read.limits import PAGES
from lianchi.read.minutes.document import Document
from lianchi.read.minutes.pages import Page, document_of
from lianchi.read.minutes.part import Element, child, local, part, value

_ROOT: Final = "OFD.xml"
_PICTURES: Final = frozenset(("ImageObject", "PathObject", "CompositeObject"))
_GAP: Final = 1.5
"""Letter heights between two pieces of a line from which on they are parted by spaces."""


class _Piece(NamedTuple):
    """A run of letters: where its base line begins, in millimetres from the top left, and how high it is."""

    y: float
    x: float
    height: float
    text: str


def read_document(data: bytes) -> Document:
    """The document; raises UnreadableInput where it is none, or has no text at all."""
    archive = Archive.open(data, "ofd")
    paths = [path for document in _documents(archive) for path in _page_paths(archive, document)]
    if len(paths) > PAGES:
        raise UnreadableInput(f"超过 {PAGES} 页，不像会议记录", f"more than {PAGES} pages are no minutes")
    return document_of(_page(archive, path, number) for number, path in enumerate(paths, start=1))


def _documents(archive: Archive) -> list[str]:
    """The paths of the documents that the file holds, usually one."""
    root = _known(archive, _ROOT)
    return [
        _resolved(_ROOT, (place.text or "").strip())
        for body in root
        if local(body) == "DocBody" and (place := child(body, "DocRoot")) is not None
    ]


def _page_paths(archive: Archive, document: str) -> Iterator[str]:
    pages = child(_known(archive, document), "Pages")
    for page in () if pages is None else pages:
        yield _resolved(document, value(page, "BaseLoc"))


def _known(archive: Archive, path: str) -> Element:
    if path not in archive.names():
        raise UnreadableInput(
            f"OFD 文件里缺少 {path}，可能加密或者损坏；请用原来的程序另存一份",
            f"the OFD file lacks {path}; it may be encrypted or damaged",
        )
    return part(archive, path)


def _resolved(base: str, path: str) -> str:
    """A path as the file ``base`` writes it: from the root with a slash, else from the folder of ``base``."""
    if path.startswith("/"):
        return path.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path))


def _page(archive: Archive, path: str, number: int) -> Page:
    content = _known(archive, path)
    pieces = [piece for element in content.iter() if local(element) == "TextObject" for piece in _pieces(element)]
    drawn = any(local(element) in _PICTURES for element in content.iter())
    return Page(number, tuple(_lines(pieces)), drawn)


def _pieces(element: Element) -> Iterator[_Piece]:
    left, top = (*_numbers(value(element, "Boundary")), 0.0, 0.0)[:2]
    height = (*_numbers(value(element, "Size")), 0.0)[0] or 1.0
    for code in element:
        if local(code) == "TextCode" and (code.text or "").strip():
            x, y = ((*_numbers(value(code, name)), 0.0)[0] for name in ("X", "Y"))
            yield _Piece(top + y, left + x, height, code.text or "")


def _numbers(text: str) -> tuple[float, ...]:
    try:
        return tuple(float(word) for word in text.split())
    except ValueError:
        return ()


def _lines(pieces: list[_Piece]) -> Iterator[str]:
    """Pieces whose base lines are less than half a letter apart stand on one line, from left to right."""
    line: list[_Piece] = []
    for piece in sorted(pieces):
        if line and piece.y - line[0].y > line[0].height / 2:
            yield _joined(line)
            line = []
        line.append(piece)
    if line:
        yield _joined(line)


def _joined(line: list[_Piece]) -> str:
    text, end = "", 0.0
    for piece in sorted(line, key=lambda piece: piece.x):
        parted = text and piece.x - end > piece.height * _GAP
        text += ("  " if parted else "") + piece.text.strip("\r\n")
        end = piece.x + piece.height * sum(1.0 if letter > "\u2e80" else 0.5 for letter in piece.text)
    return text
