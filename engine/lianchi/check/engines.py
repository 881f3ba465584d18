"""Which engine decides a run, and the results of its portions from any of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from lianchi.check import columnar
from lianchi.check.cluster import Cluster
from lianchi.check.columnar import Store
from lianchi.check.pool import Pool
from lianchi.check.result import packed
from lianchi.check.setup import Options, Workshop
from lianchi.check.tasks import CheckTask
from lianchi.decide.columnar import DuckDB
from lianchi.decide.spark import Spark, on_one_machine
from lianchi.errors import UsageError
from lianchi.read import Chunk
from lianchi.read.parquet import PARQUET

ENGINES: Final = ("auto", "rete", "columnar", "spark")
COLUMNAR_FROM: Final = 16 << 20
"""Bytes of Parquet from which on *auto* lets the database decide, where it is installed.  Records in other formats are
normalised one by one whoever decides, and then rete is as quick (``bench/whole_book.py``)."""
MEMORY: Final = "1GB"
"""What the database may hold in memory; what is more goes to its file."""


def chosen(options: Options, chunks: Sequence[Chunk]) -> str:
    """The engine for what was submitted.  Raises UsageError where one was asked for that is not there.

    Only rete counts the verdicts of each record by itself, which some reports need; then it decides whatever was
    asked.
    """
    if options.engine == "rete" or "counts" in options.details:
        return "rete"
    there = find_spec("duckdb") is not None
    if options.engine == "auto":
        rows = all(chunk.input.format == PARQUET for chunk in chunks)
        large = sum(chunk.size() for chunk in chunks) >= COLUMNAR_FROM
        return "columnar" if there and rows and large else "rete"
    if options.engine == "columnar" and not there:
        raise UsageError("列式引擎要用 DuckDB，还没有安装；请运行 pip install 'lianchi[batch]'，或改用 --engine rete",
                         "the columnar engine needs DuckDB, which is not installed: pip install 'lianchi[batch]', or "
                         "use --engine rete")
    return options.engine


def workers(engine: str, shop: Workshop, options: Options, jobs: int) -> Pool:
    """Who reads, explains and decides what needs no database: processes of this machine, or of a cluster."""
    if engine == "spark" and not on_one_machine():
        return Cluster(shop, options, jobs)
    return Pool(shop, options, jobs)


def results(engine: str, chunks: Sequence[Chunk], pool: Pool, common: bool) -> Iterator[tuple[int, bytes]]:
    """(Number of the chunk, its packed result), as they are ready."""
    if engine == "rete":
        yield from pool.packed(CheckTask(chunk, common) for chunk in chunks)
        return
    for number, result in columnar.results(chunks, pool, common, _STORES[engine]):
        yield number, packed(result)


def _duckdb(folder: Path) -> DuckDB:
    return DuckDB(str(folder / "records.duckdb"), memory=MEMORY)


def _spark(folder: Path) -> Spark:
    return Spark()


_STORES: Final = {
    "columnar": Store(_duckdb, 400_000_000, gathers=True),
    "spark": Store(_spark, 4_000_000_000, gathers=False),
}
