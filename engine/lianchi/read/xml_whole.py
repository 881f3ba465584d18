"""A small XML document of any vocabulary, read whole: no DTD, no entities, no network, in any encoding of records."""

from __future__ import annotations

from typing import Final

from lxml import etree

from lianchi.errors import UnreadableInput
from lianchi.read.inputs import Input
from lianchi.read.limits import PART_BYTES
from lianchi.read.xml_ import opened
from lianchi.read.xml_reader import Notes, doctype_refused, not_valid

_MIB: Final = PART_BYTES >> 20


def whole(data: bytes) -> tuple[etree._Element, Notes]:
    """The root element, and what the report must say of the encoding; raises UnreadableInput."""
    if len(data) > PART_BYTES:
        raise UnreadableInput(f"XML 超过 {_MIB} MiB", f"XML of more than {_MIB} MiB")
    if not data.strip():
        raise UnreadableInput("文件是空的", "the file is empty")
    encoding, blocks = opened(Input(None, "", data, "xml"))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        for block in blocks:
            parser.feed(block)
        root = parser.close()
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise not_valid(error.msg, line, column) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise doctype_refused(0)
    return root, encoding.notes
