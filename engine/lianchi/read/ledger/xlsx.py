"""Workbooks of Excel and WPS (xlsx, xlsm, et): their sheets, from the bytes of the archive and nothing else.

The sheets are streamed; only the table of shared texts is held.  What a cell shows and not what a library makes of it
is read, so that shares, months without a day and amounts shown in ten thousands are told apart.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from lianchi.errors import UnreadableInput
from lianchi.read.archive import Archive
from lianchi.read.ledger.grid import Row, Sheet
from lianchi.read.ledger.number_format import GENERAL, Format, built_in, parsed
from lianchi.read.ledger.xlsx_sheet import Texts, outline, rich_text, rows
from lianchi.read.ledger.xml_parts import damaged, elements, tree
from lianchi.read.limits import WORKBOOK_PART_BYTES, WORKBOOK_SHEETS, WORKBOOK_TEXT_BYTES


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the package by its relation: what it is, and its name in the archive."""

    kind: str
    name: str


def sheets(archive: Archive) -> Iterator[Sheet]:
    """The sheets in the order of their tabs; raises UnreadableInput."""
    book = next((part.name for part in _related(archive, "").values() if part.kind == "officeDocument"), "")
    if book not in archive.names():
        raise damaged()
    parts = _related(archive, book)
    by_kind = {part.kind: part.name for part in parts.values()}
    root = tree(archive, book, WORKBOOK_PART_BYTES)
    texts = Texts(_shared(archive, by_kind["sharedStrings"]) if "sharedStrings" in by_kind else [],
                  _styles(archive, by_kind["styles"]) if "styles" in by_kind else [GENERAL], _from_1904(root))
    tabs = root.findall("{*}sheets/{*}sheet")
    if len(tabs) > WORKBOOK_SHEETS:
        raise UnreadableInput(f"工作表超过 {WORKBOOK_SHEETS} 张，请分成几个文件",
                              f"more than {WORKBOOK_SHEETS} sheets; split the file")
    for tab in tabs:
        part = parts.get(next((value for key, value in tab.attrib.items() if str(key).endswith("}id")), ""))
        if part is not None and part.kind == "worksheet":
            yield _sheet(archive, part.name, tab, texts)


def _sheet(archive: Archive, name: str, tab: Any, texts: Texts) -> Sheet:
    if name not in archive.names():
        raise damaged()
    merges, hidden = outline(archive.stream(name))
    return Sheet(tab.get("name", ""), partial(_rows, archive, name, texts), merges,
                 tab.get("state", "visible") != "visible", hidden)


def _rows(archive: Archive, name: str, texts: Texts, only: frozenset[int] | None = None) -> Iterator[Row]:
    return rows(archive.stream(name), texts, only)


def _related(archive: Archive, part: str) -> dict[str, Part]:
    """The parts that a part (or the package itself) names, by the id that it uses."""
    folder, name = posixpath.split(part)
    table = posixpath.join(folder, "_rels", f"{name}.rels")
    if table not in archive.names():
        raise damaged()
    found = {}
    for relation in tree(archive, table, WORKBOOK_PART_BYTES):
        target = str(relation.get("Target", ""))
        whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[str(relation.get("Id", ""))] = Part(str(relation.get("Type", "")).rpartition("/")[2], whole)
    return found


def _from_1904(root: Any) -> bool:
    properties = root.find("{*}workbookPr")
    return properties is not None and properties.get("date1904", "0") in ("1", "true", "on")


def _shared(archive: Archive, name: str) -> list[str]:
    """The texts that cells refer to by number."""
    if name not in archive.names():
        raise damaged()
    if archive.size(name) > WORKBOOK_TEXT_BYTES:
        limit = WORKBOOK_TEXT_BYTES >> 20
        raise UnreadableInput(f"表格里的文字超过 {limit} MiB，请分成几个文件",
                              f"more than {limit} MiB of text; split the file")
    return [rich_text(item) for item in elements(archive.stream(name), "si")]


def _styles(archive: Archive, name: str) -> list[Format]:
    """The number format of each cell style."""
    if name not in archive.names():
        raise damaged()
    root = tree(archive, name, WORKBOOK_PART_BYTES)
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in root.findall("{*}numFmts/{*}numFmt")}
    found = []
    for style in root.findall("{*}cellXfs/{*}xf"):
        number = style.get("numFmtId", "0")
        found.append(parsed(own[number]) if number in own else built_in(int(number) if number.isdecimal() else 0))
    return found or [GENERAL]
