"""Spark: the statements of a batch, run by a cluster or by the cores of one machine."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from lianchi.decide.sql.spark import schema, translated
from lianchi.decide.sql.text import name

SETTINGS = {
    # SQL's three values, not errors, where a number is too large or a place lies outside of a list; as DuckDB has it.
    "spark.sql.ansi.enabled": "false",
    "spark.sql.legacy.sizeOfNull": "false",
    "spark.sql.session.timeZone": "UTC",
    # The conditions of a scan are one wide expression: compiling it to Java costs more than running it, and what is
    # beyond 64 kB of bytecode is not compiled at all; following what each of them implies takes time without end.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.constraintPropagation.enabled": "false",
    # What is shuffled is a few counts; planning anew after each step takes longer than the step.
    "spark.sql.adaptive.enabled": "false",
}
_LOCAL = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "4",
}


_TYPES = {bool: "BOOLEAN", int: "BIGINT", str: "STRING"}


class Spark:
    """A session of Spark as the statements of a batch see it."""

    def __init__(self) -> None:
        self.session = session()
        self._tables: dict[str, Any] = {}

    def __enter__(self) -> Spark:
        return self

    def __exit__(self, *_: object) -> None:
        for table in list(self._tables):
            self.drop(table)

    def make(self, table: str, text: str) -> None:
        """A table of what the text selects."""
        self._keep(table, self.session.sql(translated(text)).persist())

    def values(self, table: str, columns: Mapping[str, list[Any]]) -> None:
        """A small table of these columns (names as written in SQL)."""
        types = ", ".join(f"{column} {_type(values)}" for column, values in columns.items()).replace('"', "`")
        frame = self.session.createDataFrame(list(zip(*columns.values(), strict=True)), types)
        self._keep(table, frame.hint("broadcast"))

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        """What the text selects."""
        return self.session.sql(translated(text)).collect()

    def drop(self, table: str) -> None:
        """Forget a table."""
        frame = self._tables.pop(table, None)
        if frame is not None:
            frame.unpersist()
            self.session.catalog.dropTempView(name(table).replace('"', "`"))

    def _keep(self, table: str, frame: Any) -> None:
        self._tables[table] = frame
        frame.createOrReplaceTempView(table)


def session() -> Any:
    """The session of spark-submit, or one of our own: of SPARK_MASTER, or of all cores of this machine."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("lianchi")
    if SparkSession.getActiveSession() is None:
        master = os.environ.get("SPARK_MASTER", "local[*]")
        builder = builder.master(master)
        for key, value in _LOCAL.items():
            builder = builder.config(key, value)
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    found = builder.getOrCreate()
    found.sparkContext.setLogLevel("ERROR")
    return found


def _type(values: Sequence[Any]) -> str:
    """The type of a column with these values."""
    some = next((value for value in values if value is not None), "")
    return "ARRAY<BIGINT>" if isinstance(some, list) else _TYPES[type(some)]


def json_lines(spark: Spark, files: Sequence[str], columns: Mapping[str, str]) -> str:
    """What selects canonical records from files of JSON lines."""
    frame = spark.session.read.schema(schema({"n": "BIGINT", **columns})).json(list(files), lineSep="\n")
    frame.createOrReplaceTempView("submitted")
    return "SELECT * FROM submitted"
