"""The XML parts of a workbook: no document type, no entities, no network, one element at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from lianchi.errors import UnreadableInput
from lianchi.read.archive import Archive


def damaged() -> UnreadableInput:
    """The refusal of a workbook that is not whole."""
    return UnreadableInput("文件损坏，或者不是 Excel 表格；请用 Excel 或 WPS 打开后另存一份",
                           "the file is damaged or no Excel workbook; open it in Excel or WPS and save it again")


def tree(archive: Archive, name: str, most: int) -> Any:
    """The root of a small part."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
                             remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(archive.read(name, most), parser)
    except etree.XMLSyntaxError as error:
        raise damaged() from error
    return _plain(root)


def elements(stream: BinaryIO, name: str) -> Iterator[Any]:
    """The elements of that name in a large part as they close; each is emptied before the next one comes."""
    checked = False
    try:
        for _, element in etree.iterparse(stream, events=("end",), tag="{*}" + name, resolve_entities=False,
                                          no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
                                          remove_pis=True):
            if not checked:
                _plain(element)
                checked = True
            yield element
            element.clear(keep_tail=False)
            parent = element.getparent()
            while parent is not None and (before := element.getprevious()) is not None:
                parent.remove(before)
    except etree.XMLSyntaxError as error:
        raise damaged() from error


def _plain(element: Any) -> Any:
    if element.getroottree().docinfo.internalDTD is not None:
        raise UnreadableInput("表格里有 DOCTYPE（文档类型声明），可能是恶意文件，没有读取",
                              "the workbook holds a DOCTYPE and may be malicious; it was not read")
    return element
