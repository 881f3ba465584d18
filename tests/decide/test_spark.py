"""Spark, on the cores of this machine, gives the verdicts and the reports of rete; its processes survive a deadly record."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from submissions.catalogue import SHAPES
from submissions.parameters import write_parameters
from submissions.writing import Stream, write

from deadly import Deadly
from lianchi.audit.examples import example_records
from lianchi.check import Options, check, load_book, runnable, workshop
from lianchi.check.cluster import Cluster
from lianchi.check.pool import Pool
from lianchi.check.tasks import CheckTask
from lianchi.decide import spark
from lianchi.decide.spark import Spark
from lianchi.decide.sql.spark import schema, translated
from lianchi.errors import UsageError
from lianchi.read import find_inputs, split
from lianchi.report.json_ import render
from same_verdicts import by_database, by_rete

sqlglot = pytest.importorskip("sqlglot")
pyspark = pytest.importorskip("pyspark")
JAVA = shutil.which("java", path=f"{os.environ.get('JAVA_HOME', '')}/bin:{os.environ.get('PATH', '')}")
needs_java = pytest.mark.skipif(JAVA is None, reason="Spark needs Java 17 or later, and there is none")
BENCH = Path(__file__).parents[2] / "bench" / "rules"


@pytest.fixture(scope="module")
def master() -> Iterator[None]:
    """One session for all tests; a task that fails is tried once more, as a cluster does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_MASTER", "local[2,2]")
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # the processes of Spark have to find deadly.py
        yield
        spark.session().stop()


# ---- the text


@pytest.mark.parametrize(("duckdb", "expected"), [
    ("list_extract(a, 1)", "GET(a, 1 - 1)"),
    ("list_extract(list_filter(a, lambda y: y.m), -1)", "TRY_ELEMENT_AT(FILTER(a, y -> y.m), -1)"),
    ("list_extract(a, (x + 2)::INT)", "GET(a, CAST((x + 2) AS INT) - 1)"),
    ("len(a) > list_count(b)", "SIZE(a) > SIZE(FILTER(b, one -> NOT one IS NULL))"),
    ("length(regexp_replace(a, '[^\\p{L}]', '', 'g'))", "LENGTH(REGEXP_REPLACE(a, '[^\\\\p{L}]', ''))"),
    ("CAST(a AS HUGEINT)", "CAST(a AS DECIMAL(38, 0))"),
    ("DATE '1970-01-01' + (a)::INT", "DATE_ADD(CAST('1970-01-01' AS DATE), CAST((a) AS INT))"),
    ('NULL."a"."b" IS NULL', "NULL IS NULL"),
    ("(d) + to_months(3)", "ADD_MONTHS((d), 3)"),
])
def test_what_sqlglot_leaves_is_rewritten(duckdb: str, expected: str) -> None:
    assert translated(f"SELECT {duckdb}") == f"SELECT {expected}"


def test_a_schema_names_lists_and_parts() -> None:
    columns = {"n": "BIGINT", "meetings": 'STRUCT("due" BIGINT, "-" VARCHAR[], "places" JSON[])[]'}
    assert schema(columns) == ("`n` BIGINT, `meetings` ARRAY<STRUCT<`due`: BIGINT, `-`: ARRAY<STRING>, "
                               "`places`: ARRAY<STRING>>>")


def test_without_the_packages_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlglot", None)
    with pytest.raises(UsageError, match=r"pip install 'lianchi\[spark\]'"):
        spark.session()


# ---- the verdicts


@needs_java
@pytest.mark.usefixtures("master")
@pytest.mark.parametrize(("text", "expected"), [
    ("list_extract([7, 8], 3)", None), ("list_extract([7, 8], -1)", 8), ("list_sum([1, 2])", 3), ("7 // 2", 3),
    ("-7 // 2", -3), ("len(CAST(NULL AS BIGINT[]))", None), ("list_count([1, NULL])", 1), ("len(range(1, 0 + 1))", 0),
    ("CAST(1000000000000000 AS HUGEINT) * 1000000000000000 // 1000000", 10**24),
    ("year(CAST((DATE '1970-01-01' + (30)::INT) + to_months(1) AS DATE)) * 100 + "
     "date_diff('day', DATE '1970-01-01', CAST((DATE '1970-01-01' + (30)::INT) + to_months(1) AS DATE))", 197058),
    ("length(regexp_replace('张三 2 次，x', '[^\\p{L}\\p{Nl}\\p{No}]', '', 'g'))", 4),
])
def test_a_statement_comes_to_what_it_comes_to_in_duckdb(text: str, expected: int | None) -> None:
    duckdb = pytest.importorskip("duckdb")
    with Spark() as database:
        assert database.rows(f"SELECT {text}")[0][0] == expected == duckdb.sql(f"SELECT {text}").fetchall()[0][0]


@needs_java
@pytest.mark.usefixtures("master")
def test_same_verdicts_on_examples_of_the_rule_book(tmp_path: Path) -> None:
    book = load_book(())
    chosen = runnable(book.rules.values())
    kinds = {"cadre_appointment", "conduct", "official_business_contact"}
    trees = [one for one in example_records(book, chosen) if one["kind"] in kinds]
    assert len(trees) > 500 and kinds == {one["kind"] for one in trees}
    plan = workshop(book, chosen, Options()).plan
    expected = by_rete(plan, trees)
    folder = tmp_path / "材料 [1]"
    folder.mkdir()
    with Spark() as database:
        assert by_database(plan, trees, folder, database) == expected


@needs_java
@pytest.mark.usefixtures("master")
def test_the_report_is_that_of_rete(tmp_path: Path) -> None:
    kinds = ("tender", "welfare")
    write(tmp_path, 60, Stream([shape for shape in SHAPES if shape.kind in kinds], 3, 0.1))
    write_parameters(tmp_path / "params.yaml")
    options = Options(parameters=(tmp_path / "params.yaml",), provisional=True, jobs=1)
    rete, other = (render(check([str(tmp_path / "records-60.jsonl")], replace(options, engine=engine)))
                   for engine in ("rete", "spark"))
    assert other == rete.replace('"backend": "rete"', '"backend": "spark"') != rete
    assert json.loads(rete)["summary"]["verdicts"]["violation"] > 5


# ---- the processes of a cluster


@needs_java
@pytest.mark.usefixtures("master")
def test_a_cluster_does_what_a_pool_does_and_survives_a_deadly_record(tmp_path: Path) -> None:
    write(tmp_path, 40, Stream([shape for shape in SHAPES if shape.kind == "three_important_one_large"], 5, 0.1))
    options = Options(rules=(BENCH,))
    shop = workshop(book := load_book((BENCH,)), tuple(book.active()), options)
    chunks = split(find_inputs([str(tmp_path / "records-40.jsonl")], bytes)[0], 30_000)
    tasks: list[Any] = [*map(CheckTask, chunks), Deadly(["x", "deadly", "x"]), Deadly(["x"])]
    found, expected = dict(Cluster(shop, options, 1).results(tasks)), dict(Pool(shop, options, 1).results(tasks))
    assert found == expected and len(found) == len(chunks) + 2 > 4
    assert found[len(chunks)].records == 2 and found[len(chunks)].counts["X"]["error"] == 1


@needs_java
@pytest.mark.usefixtures("master")
def test_another_rule_book_on_a_machine_of_the_cluster_is_told(tmp_path: Path) -> None:
    options = Options(rules=(BENCH,))
    shop = workshop(book := load_book((BENCH,)), tuple(book.active()), options)
    shop.book.digest = "sha256:other"
    with pytest.raises(UsageError, match="rule book"):
        list(Cluster(shop, options, 1).results([Deadly(["x"])]))
