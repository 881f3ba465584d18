"""Parquet: one row, one record; columns, structs and lists by the names of the vocabulary.  Needs DuckDB.

A NULL is *not supplied*; what is said to be none stands by name in the list ``-`` beside it (``model/columns.py``).
Days, times and decimals come as text, so that they are read like those of any other file.  A value of a type that no
field can hold is reported like any value that cannot be read, never lost.
"""

from __future__ import annotations

import glob
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lianchi.errors import UnreadableInput
from lianchi.model.columns import FILE, LINE, text
from lianchi.model.finding import Location, RawRecord, Unread
from lianchi.model.record import Record
from lianchi.read.inputs import Input
from lianchi.read.json_value import within_limits
from lianchi.read.limits import DEPTH, PARQUET_MEMORY, PARQUET_ROWS, RECORD_BYTES, TEXT
from lianchi.read.parquet_values import depth, row_as_json, row_reader
from lianchi.read.pointer import names
from lianchi.resources import data_folder

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PARQUET: Final = "parquet"
"""The format of these files."""

_ROW: Final = "file_row_number"
_TOGETHER: Final = 100
"""Rows that are held at a time."""

_TOO_LARGE: Final = ("这一行里有过长的文字或过深的嵌套", "this row holds a text that is too long or nests too deep")


MARK: Final = "lianchi"
"""The key under which a file says with which vocabulary lianchi wrote it."""


@cache
def mark() -> str:
    """What the vocabulary of this version is called: the digest of the fields and the code lists.

    The values of a file with this mark are as this version reads them.
    """
    folder = data_folder("schemas")
    found = hashlib.sha256()
    for name in ("record.schema.json", "codes.yaml"):
        found.update((folder / name).read_bytes())
    return found.hexdigest()


def count_rows(item: Input) -> int:
    """How many rows the file has.  Raises UnreadableInput where it is none that can be read."""
    item.open().close()  # says what is wrong with it
    try:
        with closing(database()) as connection:
            return _checked(connection, item)
    except _damage() as error:
        if "ncrypt" in str(error):
            raise UnreadableInput("Parquet 文件是加密的，请先解密再提交",
                                  "the Parquet file is encrypted; decrypt it first") from error
        why = _reason(error, item)
        raise UnreadableInput(f"Parquet 文件损坏、不完整或者不是 Parquet，请重新导出：{why}",
                              f"the Parquet file is damaged, cut off or none; export it again: {why}") from error


def _checked(connection: DuckDBPyConnection, item: Input) -> int:
    known = names(Record)
    if not any(name in known for name, _ in _columns(connection, item)):
        raise UnreadableInput("没有一列是记录的字段；列名应当是 id、kind、matter 等（见 lianchi schema record）",
                              "no column is a field of a record; they are id, kind, matter … (lianchi schema record)")
    (rows,), = connection.execute(f"SELECT count(*) FROM {scan(_path(item))}").fetchall()
    if rows > PARQUET_ROWS:
        raise UnreadableInput(f"超过 {PARQUET_ROWS:,} 行，请分成几个文件",
                              f"more than {PARQUET_ROWS:,} rows; split the file")
    return int(rows)


def read_rows(item: Input, start: int, end: int) -> Iterator[RawRecord | Unread]:
    """The records of the rows from ``start`` up to ``end``, counted from 0."""
    number = start
    try:
        with closing(database()) as connection:
            for row in _rows(connection, item, f"BETWEEN {start} AND {end - 1}"):
                number += 1
                yield _record(item.shown, number, row)
    except _damage() as error:
        yield _lost(number, end, _reason(error, item))
    else:
        if number < end:
            yield _lost(number, end, "no such rows")


def rows_at(item: Input, numbers: Sequence[int]) -> Iterator[RawRecord | Unread]:
    """The records of these rows, which ascend and are counted from 0."""
    with closing(database()) as connection:
        connection.execute("CREATE TABLE wanted AS SELECT unnest($1) AS number", [list(numbers)])
        found = _rows(connection, item, f"IN (SELECT number FROM wanted) ORDER BY {_ROW}")
        for number, row in zip(numbers, found, strict=True):
            yield _record(item.shown, number + 1, row)


def _lost(number: int, end: int, why: str) -> Unread:
    return Unread(number + 1, f"文件损坏，从这一行到第 {end} 行都没有读到；请重新导出（{why}）",
                  f"the file is damaged: this row and those up to row {end} were not read; export it again ({why})")


def _rows(connection: DuckDBPyConnection, item: Input, wanted: str) -> Iterator[dict[str, Any] | None]:
    """The fields of the rows whose number is as wanted, as they come; None for a row that is too large."""
    columns = _columns(connection, item)
    fields, shallow = row_reader(columns), depth(columns) < DEPTH
    found = connection.execute(f"SELECT {row_as_json(columns)} FROM {scan(_path(item))} WHERE {_ROW} {wanted}")
    for rows in iter(partial(found.fetchmany, _TOGETHER), []):
        for (text_,) in rows:
            if len(text_) > RECORD_BYTES:
                yield None
                continue
            row = fields(text_)
            yield row if (shallow and len(text_) <= TEXT) or within_limits(row) else None


def _record(shown: str, number: int, row: dict[str, Any] | None) -> RawRecord | Unread:
    if row is None:
        return Unread(number, *_TOO_LARGE)
    file, line = row.pop(FILE, None), row.pop(LINE, None)
    origin = f"原件 {file}" + (f" 第{line}行" if line else "") if file else ""
    return RawRecord(row, partial(_locate, shown, number, origin), line=number, origin=origin)


def _locate(shown: str, number: int, origin: str, pointer: str) -> Location:
    """The row says which record, the pointer is inside of it; and where the record was before it was converted."""
    return Location(shown, pointer, None, f"第{number}行", origin or None)


def scan(path: Path) -> str:
    """The SQL that reads this one file and nothing else: no pattern in its name, no column from its folders."""
    return f"read_parquet({file_name(path)}, {_ROW}=true, hive_partitioning=false)"


def file_name(path: Path) -> str:
    """The SQL literal that names this one file, whatever signs are in its name."""
    return text(glob.escape(str(path.resolve())))


def _columns(connection: DuckDBPyConnection, item: Input) -> list[tuple[str, Any]]:
    found = connection.sql(f"SELECT * EXCLUDE {_ROW} FROM {scan(_path(item))}")
    return list(zip(found.columns, found.types, strict=True))


def _path(item: Input) -> Path:
    assert item.path is not None, f"{item.shown} has not been spooled"
    return item.path


def database() -> DuckDBPyConnection:
    """A database in memory that reaches for nothing by itself; instants are told in the time of Beijing."""
    found: DuckDBPyConnection = _duckdb().connect(config={
        "threads": 1, "memory_limit": f"{PARQUET_MEMORY >> 20}MiB", "max_temp_directory_size": "0B",
        "autoinstall_known_extensions": False, "autoload_known_extensions": False})
    found.execute("SET TimeZone = 'Asia/Shanghai'")
    return found


def _duckdb() -> Any:
    """The library, or UnreadableInput with what to install."""
    try:
        import duckdb
    except ImportError as error:
        raise UnreadableInput("Parquet 文件要用 DuckDB：pip install 'lianchi[batch]'",
                              "Parquet files need DuckDB: pip install 'lianchi[batch]'") from error
    return duckdb


def database_error() -> type[Exception]:
    """What DuckDB raises."""
    found: type[Exception] = _duckdb().Error
    return found


def _damage() -> tuple[type[Exception], ...]:
    """What reading a damaged file may raise: texts that are none come out only when Python takes them over."""
    return (database_error(), UnicodeDecodeError, OverflowError)


def _reason(error: Exception, item: Input) -> str:
    """What the library says, without the path of the machine."""
    return str(error).partition("\n")[0].replace(str(_path(item).resolve()), item.shown)
