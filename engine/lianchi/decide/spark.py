"""Spark: the statements of a batch, run by a cluster or by the cores of one machine."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Final

from lianchi.decide.sql.spark import schema, translated
from lianchi.errors import UsageError

_SETTINGS: Final = {
    # NULL, not an error, for a number that is too large and a place outside of a list; as DuckDB has it.
    "spark.sql.ansi.enabled": "false",
    "spark.sql.legacy.sizeOfNull": "false",
    "spark.sql.session.timeZone": "UTC",
    # The conditions of a scan are one wide expression: compiling it to Java costs more than running it, and what is
    # beyond 64 kB of bytecode is not compiled at all.  Following what each of them implies takes time without end.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.constraintPropagation.enabled": "false",
}
_ONE_MACHINE: Final = {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    # What is shuffled is a few counts: planning anew after each step would take longer than the step.
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "4",
}
_TYPES: Final = {bool: "BOOLEAN", int: "BIGINT", str: "STRING", list: "ARRAY<BIGINT>"}
_PATTERN: Final = re.compile(r"([\\*?\[\]{}])")
"""What Spark takes for a pattern in the name of a file."""
_REASON: Final = re.compile(r"\w(Error|Exception): .")


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
        with failures_told():
            self._keep(table, self.session.sql(translated(text)).persist())

    def add(self, table: str, text: str) -> None:
        """What the text selects goes into a table that is there."""
        with failures_told():
            self._keep(table, self._tables[table].union(self.session.sql(translated(text))))

    def values(self, table: str, columns: Mapping[str, list[Any]]) -> None:
        """A small table of these columns (names as written in SQL)."""
        types = ", ".join(f"{column} {_type(values)}" for column, values in columns.items()).replace('"', "`")
        with failures_told():
            frame = self.session.createDataFrame(list(zip(*columns.values(), strict=True)), types)
            self._keep(table, frame.hint("broadcast"))

    def rename(self, table: str, other: str) -> None:
        """Give a table another name, which no table has."""
        frame = self._tables.pop(table)
        self.session.catalog.dropTempView(table)
        self._keep(other, frame)

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        """What the text selects."""
        with failures_told():
            return list(self.session.sql(translated(text)).collect())

    def drop(self, table: str) -> None:
        """Forget a table."""
        frame = self._tables.pop(table, None)
        if frame is not None:
            frame.unpersist()
            self.session.catalog.dropTempView(table)

    def lines(self, files: Sequence[str], columns: Mapping[str, str]) -> str:
        """What selects canonical records from files of JSON lines."""
        paths = ["file://" + _PATTERN.sub(r"\\\1", file) for file in files]
        with failures_told():
            frame = self.session.read.schema(schema({"n": "BIGINT", **columns})).json(paths, lineSep="\n")
        self._keep("lines", frame)
        return "SELECT * FROM lines"

    def _keep(self, table: str, frame: Any) -> None:
        self._tables[table] = frame
        frame.createOrReplaceTempView(table)


def _type(values: Sequence[Any]) -> str:
    return _TYPES[type(next((value for value in values if value is not None), ""))]


# ---- the session


def on_one_machine() -> bool:
    """Whether the work is done by this machine alone."""
    master = session().sparkContext.master if _started() else _master()
    return master.startswith("local")


def session() -> Any:
    """The session of spark-submit, or one of our own: on the cluster SPARK_MASTER, else on this machine.

    Raises UsageError where there is no PySpark, sqlglot or Java.
    """
    settings = _SETTINGS if _started() else {**_SETTINGS, **_ours()}
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("lianchi")
    for key, value in settings.items():
        builder = builder.config(key, value)
    with _apart() as said, failures_told(said):
        found = builder.getOrCreate()
        found.sparkContext.setLogLevel("ERROR")
    return found


def _started() -> bool:
    """Whether somebody else has started Spark."""
    _installed()
    from pyspark.sql import SparkSession

    return "PYSPARK_GATEWAY_PORT" in os.environ or SparkSession.getActiveSession() is not None


def _master() -> str:
    return os.environ.get("SPARK_MASTER", "local[*]")


def _ours() -> dict[str, str]:
    """The settings of a session that we start."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return {"spark.master": _master(), **(_ONE_MACHINE if _master().startswith("local") else {})}


def _installed() -> None:
    try:
        import pyspark.sql  # noqa: F401
        import sqlglot  # noqa: F401
    except ImportError:
        raise UsageError("Spark 引擎要用 PySpark 和 sqlglot，还没有安装；请运行 pip install 'lianchi[spark]'，"
                         "或改用 --engine columnar",
                         "the Spark engine needs PySpark and sqlglot, which are not installed: "
                         "pip install 'lianchi[spark]', or use --engine columnar") from None


@contextmanager
def _apart() -> Iterator[BinaryIO]:
    """What a process that is started meanwhile writes to standard error goes to this file: Java greets and warns."""
    with TemporaryFile() as file:
        kept = os.dup(2)
        os.dup2(file.fileno(), 2)
        try:
            yield file
        finally:
            os.dup2(kept, 2)
            os.close(kept)


@contextmanager
def failures_told(said: BinaryIO | None = None) -> Iterator[None]:
    """What Spark cannot do as a sentence; ``said`` is what it wrote meanwhile."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        words = _last_line(said) or _reason(str(error))
        raise UsageError(f"Spark 没有做完（{words}）；Spark 要有 Java 17 或更新的版本，集群要有足够的内存，"
                         "各台机器要能按同样的路径读到材料；说明见 docs/spark.md",
                         f"Spark did not get it done ({words}); it needs Java 17 or later, a cluster enough memory, "
                         "and every machine has to find the records under the same path; see docs/spark.md") from error


def _reason(text: str) -> str:
    """The innermost reason of a failure that went through several processes."""
    found = [line for line in text.splitlines() if _REASON.search(line)]
    return (found or text.splitlines() or [""])[-1].strip()


def _last_line(said: BinaryIO | None) -> str:
    if said is None:
        return ""
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""
