"""DuckDB: the statements of a batch, run over tables that live in one file or in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lianchi.decide.sql.records import LONGEST
from lianchi.decide.sql.text import literal, name


class DuckDB:
    """A DuckDB database as the statements of a batch see it."""

    def __init__(self, path: str = ":memory:", *, threads: int | None = None, memory: str | None = None) -> None:
        import duckdb

        self.connection = duckdb.connect(path)
        if threads:
            self.connection.execute(f"SET threads = {threads}")
        if memory:
            self.connection.execute(f"SET memory_limit = '{memory}'")

    def __enter__(self) -> DuckDB:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def make(self, table: str, text: str) -> None:
        """A table of what the text selects."""
        self.connection.execute(f"CREATE OR REPLACE TABLE {name(table)} AS {text}")

    def add(self, table: str, text: str) -> None:
        """What the text selects goes into a table that is there."""
        self.connection.execute(f"INSERT INTO {name(table)} {text}")

    def values(self, table: str, columns: Mapping[str, list[Any]]) -> None:
        """A small table of these columns (names as written in SQL)."""
        rows = len(next(iter(columns.values())))
        lists = ", ".join(f"unnest($v{number}) AS {column}" for number, column in enumerate(columns))
        given = {f"v{number}": values for number, values in enumerate(columns.values())}
        empty = " WHERE FALSE" if not rows else ""
        self.connection.execute(f"CREATE OR REPLACE TABLE {name(table)} AS SELECT {lists}{empty}", given)

    def rename(self, table: str, other: str) -> None:
        """Give a table another name, which no table has."""
        self.connection.execute(f"ALTER TABLE {name(table)} RENAME TO {name(other)}")

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        """What the text selects."""
        return self.connection.execute(text).fetchall()

    def drop(self, table: str) -> None:
        """Forget a table."""
        self.connection.execute(f"DROP TABLE IF EXISTS {name(table)}")

    def lines(self, files: Sequence[str], columns: Mapping[str, str]) -> str:
        """What selects canonical records from files of JSON lines."""
        wanted = ", ".join(f"{name(key)}: {literal(type_)}" for key, type_ in {"n": "BIGINT", **columns}.items())
        return (f"SELECT * FROM read_json([{', '.join(map(literal, files))}], format = 'newline_delimited', "
                f"columns = {{{wanted}}}, maximum_object_size = {LONGEST})")
