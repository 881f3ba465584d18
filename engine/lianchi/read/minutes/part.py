"""One XML file inside a document archive, parsed without document type, entities or network."""

from __future__ import annotations

from typing import Final

from lxml import etree

from lianchi.errors import UnreadableInput
from lianchi.read.archive import Archive
from lianchi.read.limits import PART_BYTES
from lianchi.read.xml_reader import doctype_refused

Element = etree._Element
"""What lxml calls an element."""

_DOCTYPE: Final = b"<!DOCTYPE"
_PROLOG: Final = 4096
"""Bytes in which a document type would have to stand."""


def part(archive: Archive, name: str) -> Element:
    """The root element of the file ``name``.  Raises UnreadableInput where it is not XML, or has a document type."""
    data = archive.read(name, PART_BYTES)
    if _DOCTYPE in data[:_PROLOG].upper():
        raise doctype_refused(0)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(
            f"文件损坏：其中的 {name} 不是合格的 XML；请用原来的程序打开后另存一份",
            f"the file is damaged: {name} in it is no valid XML; open it in its own program and save it again",
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise doctype_refused(0)
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def value(element: Element, name: str) -> str:
    """An attribute by its name without namespace; the empty string where there is none."""
    return next((str(text) for key, text in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name."""
    return None if element is None else next((one for one in element if local(one) == name), None)
