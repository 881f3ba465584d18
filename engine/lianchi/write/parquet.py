"""Records as Parquet: one row a record, columns with natural types, nested as the record is.  Needs DuckDB.

Which columns there are is known only when the last record has come: until then the rows wait in a temporary file, so
that a million records take no more memory than one.
"""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple

import msgspec

from lianchi.errors import UnreadableInput, UsageError
from lianchi.model.columns import FILE, LINE, NONES, Seen, columns, text
from lianchi.model.record import Record
from lianchi.model.scalar import Part
from lianchi.model.vocabulary import fields_of
from lianchi.read.limits import RECORD_BYTES
from lianchi.read.parquet import MARK, database, database_error, file_name, mark
from lianchi.write.scalars import rendering_of
from lianchi.write.tree import Tree

_MOST_TOGETHER: Final = 40_960
_LEAST_TOGETHER: Final = 2048
_CELLS_TOGETHER: Final = 6_000_000
"""Rows, and cells, that are compressed together and held in memory until then: a cell takes 16 bytes, empty or not."""

_OBJECT_BYTES: Final = 2 * RECORD_BYTES
"""Bytes of one waiting row: a record may grow by the names of its fields."""


class Table:
    """Records on their way into one Parquet file; a context manager."""

    def __init__(self) -> None:
        self.rows = 0
        self._seen: Seen = {}
        self._folder = tempfile.TemporaryDirectory(prefix="lianchi-")
        self._waiting = Path(self._folder.name, "rows.jsonl")
        self._file = self._waiting.open("wb")

    def __enter__(self) -> Table:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._file.close()
        self._folder.cleanup()

    def add(self, tree: Tree, file: str, line: int) -> None:
        """One record more, from this line (or row) of that file."""
        row = _row(tree, Record, self._seen) | {FILE: file, LINE: line or None}
        self._file.write(msgspec.json.encode(row) + b"\n")
        self.rows += 1

    def write(self, target: Path) -> None:
        """All of them into the file.  Raises UsageError where DuckDB is missing, OSError where the disk is full."""
        self._file.flush()
        types = columns(Record, self._seen) | {FILE: "VARCHAR", LINE: "BIGINT"}
        listed = ", ".join(f"{text(name)}: {text(type_)}" for name, type_ in types.items())
        _copy(f"read_json({file_name(self._waiting)}, columns={{{listed}}}, format='newline_delimited', "
              f"maximum_object_size={_OBJECT_BYTES}, hive_partitioning=false)", target, _together(self._seen))


def _together(seen: Seen) -> int:
    """How many rows of these fields are compressed together."""
    return min(max(_CELLS_TOGETHER // _leaves(seen), _LEAST_TOGETHER), _MOST_TOGETHER)


def _leaves(seen: Seen) -> int:
    """How many cells a row has."""
    return sum(_leaves(below) or 1 for below in seen.values()) or 1


def _copy(rows: str, target: Path, together: int) -> None:
    """What the SQL reads into the file.  OSError where the disk does not take it."""
    try:
        connection = database()
    except UnreadableInput as error:
        raise UsageError(error.zh, error.en) from error
    with closing(connection):
        try:
            connection.execute(f"COPY (SELECT * FROM {rows}) TO {text(str(target.resolve()))} "
                               f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {together}, "
                               f"KV_METADATA {{{MARK}: {text(mark())}}})")
        except database_error() as error:
            raise OSError(errno.EIO, str(error).partition("\n")[0]) from error


class _Field(NamedTuple):
    """How the values of a field become those of a column."""

    part: type[Part] | None
    many: bool
    render: Callable[[Any], Any]


@cache
def _fields(part: type[Part]) -> dict[str, _Field]:
    return {key: _Field(node.part, node.many, rendering_of(node.scalar.kind if node.scalar else "").submitted)
            for key, node in fields_of(part).items()}


def _row(tree: Tree, part: type[Part], seen: Seen) -> dict[str, Any]:
    """The part as a row or struct, with the names of what is said to be none; ``seen`` learns which fields occur."""
    fields = _fields(part)
    row: dict[str, Any] = {}
    for key, value in tree.items():
        if value is None:
            seen.setdefault(NONES, {})
            row.setdefault(NONES, []).append(key)
            continue
        inner, many, render = fields[key]
        below = seen.get(key)
        if below is None:
            below = seen[key] = {}
        if inner is None:
            row[key] = [render(item) for item in value] if many else render(value)
        else:
            row[key] = [_row(item, inner, below) for item in value] if many else _row(value, inner, below)
    return row
