"""YAML documents in the dialect of lianchi: only null, true, false and whole numbers are not text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from lianchi.dialect import Document, Path, parse
from lianchi.errors import UnreadableInput
from lianchi.model.finding import Location, RawRecord, Unread
from lianchi.read.encoding import detect, text_of
from lianchi.read.inputs import Input
from lianchi.read.json_value import within_limits
from lianchi.read.limits import TEXT, YAML_BYTES
from lianchi.read.pointer import Step, joined, steps

_SHAPE: Final = (
    "应当是一条记录、记录的列表，或带有 records 列表的对象",
    "must be one record, a list of records, or a mapping with a list of records",
)
_NOT_A_RECORD: Final = (
    "不是一条记录：应当是键和值组成的对象",
    "not a record: it must be a mapping of keys and values",
)


def read_document(item: Input) -> Iterator[RawRecord | Unread]:
    """The records of a YAML file; a file with any mistake of grammar is refused whole."""
    if item.size() > YAML_BYTES:
        size = YAML_BYTES >> 20
        raise UnreadableInput(f"YAML 文件超过 {size} MiB", f"a YAML file of more than {size} MiB")
    encoding = detect(item)
    document = _document(text_of(item, encoding), item.shown)
    notes = encoding.notes
    for path, tree in _records(document.data):
        if not isinstance(tree, dict):
            yield Unread(document.place(path)[0], *_NOT_A_RECORD)
            continue
        yield RawRecord(tree, partial(_locate, item.shown, document, path), notes, document.place(path)[0])
        notes = ()


def _document(text: str, shown: str) -> Document:
    document = parse(text, shown)
    if document.faults:
        fault = document.faults[0]
        raise UnreadableInput(fault.zh, fault.en, line=fault.line, column=fault.column)
    if document.data is None and not text.strip():
        raise UnreadableInput("文件是空的", "the file is empty")
    if not within_limits(document.data):
        raise UnreadableInput(f"有一处文字超过 {TEXT} 个字符", f"a text of more than {TEXT} characters")
    return document


def _records(data: Any) -> Iterator[tuple[Path, Any]]:
    """Path and tree of every record of a document."""
    if isinstance(data, list):
        yield from (((index,), tree) for index, tree in enumerate(data))
    elif isinstance(data, dict) and isinstance(data.get("records"), list):
        yield from ((("records", index), tree) for index, tree in enumerate(data["records"]))
    elif isinstance(data, dict):
        yield (), data
    else:
        raise UnreadableInput(*_SHAPE, line=1)


def _locate(shown: str, document: Document, path: Path, pointer: str) -> Location:
    """The place of a value, or the line of its closest existing parent."""
    here = path
    for step in steps(pointer):
        there = _below(document, here, step)
        if there is None:
            break
        here = there
    return Location(shown, joined(path) + pointer, document.place(here)[0])


def _below(document: Document, path: Path, step: Step) -> Path | None:
    """The path one step further down, in the spelling of the document; None where it has nothing there."""
    tokens: list[str | int] = [*step]
    if step[0].isdecimal():
        tokens.append(int(step[0]))
    return next(((*path, token) for token in tokens if (*path, token) in document.values), None)
