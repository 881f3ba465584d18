"""Parquet as submitted: every type of column, rows in portions, and files that are damaged, locked or none."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from lianchi.codes import CodeLists
from lianchi.errors import UnreadableInput
from lianchi.model.finding import Doubt, RawRecord, Unread
from lianchi.normalise import Normaliser
from lianchi.read import Spool, find_inputs, parquet, read_chunk, split
from lianchi.read.origins import corrected

NORMALISER = Normaliser(CodeLists.load())


def made(path: Path, query: str, options: str = "") -> Path:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet{options})")
    return path


def found(path: Path, target: int = 1 << 20) -> list[RawRecord | Unread | Doubt]:
    (item,) = find_inputs([str(path)], bytes)
    return [one for chunk in split(item, target) for one in read_chunk(chunk)]


def fields(path: Path) -> dict[str, Any]:
    (record,) = found(path)
    assert isinstance(record, RawRecord)
    return record.fields


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "甲.parquet"


@pytest.mark.parametrize(("sql", "value"), [
    ("DATE '2026-03-01'", "2026-03-01"), ("TIME '09:30:00'", "09:30:00"), ("TIMESTAMP '2026-03-01 09:30:00'", "2026-03-01 09:30:00"),
    ("TIMESTAMPTZ '2026-02-28 16:00:00+00'", "2026-03-01 00:00:00"), ("TIMESTAMP_S '2026-03-01 00:00:00'", "2026-03-01 00:00:00"),
    ("86000.10::DECIMAL(18,2)", "86000.10"), ("12345678901234567890123::DECIMAL(38,0)", "12345678901234567890123"), ("86000.1::DOUBLE", Decimal("86000.1")), ("'nan'::DOUBLE", "nan"),
    ("12::TINYINT", 12), ("12::UBIGINT", 12), ("30::FLOAT", 30), ("true", True), ("'文\u0001字\"\\\\'", '文\x01字"\\\\'), ("'{}'::JSON", "{}"),
    ("'是'::ENUM('是', '否')", "是"), ("[DATE '2026-03-01', NULL]", ["2026-03-01", None]),
    ("{'a': DATE '2026-03-01', 'b': NULL::INT, 'c': [{'d': 1.5::DOUBLE, 'e': NULL::INT}]}", {"a": "2026-03-01", "c": [{"d": Decimal("1.5")}]}),
])
def test_values_come_as_those_of_other_formats(file: Path, sql: str, value: Any) -> None:
    assert fields(made(file, f"SELECT '1' AS id, {sql} AS x, NULL::INT AS y")) == {"id": "1", "x": value}


@pytest.mark.parametrize(("sql", "says"), [
    ("'abc'::BLOB", "BLOB"), ("MAP {'a': 1}", "MAP"), ("INTERVAL 1 DAY", "INTERVAL"), ("86000.1::FLOAT", "单精度 86000.1"),
    ("100000::FLOAT", "单精度 100000"),
])
@pytest.mark.parametrize("name", ["matter", "meetings", "kind", "observed_on"])
def test_a_type_that_no_field_holds_is_reported_and_never_lost(file: Path, sql: str, says: str, name: str) -> None:
    done = NORMALISER.normalise(fields(made(file, f"SELECT '1' AS id, {sql} AS {name}")))
    assert name not in done.tree
    assert any(problem.pointer == f"/{name}" and f"“{says}”" in problem.zh for problem in done.problems)


@pytest.mark.parametrize(("inner", "sql"), [
    ("amount", "'abc'::BLOB"), ("budgeted", "INTERVAL 1 DAY"), ("title", "MAP {1: 2}"), ("candidates", "['abc'::BLOB]"),
])
def test_so_is_one_inside_a_struct(file: Path, inner: str, sql: str) -> None:
    done = NORMALISER.normalise(fields(made(file, f"SELECT '1' AS id, 'tender' AS kind, {{'{inner}': {sql}}} AS matter")))
    assert [problem.pointer.rpartition("/0")[0] or problem.pointer for problem in done.problems] == [f"/matter/{inner}"]


def test_null_is_not_supplied_and_none_is_named_beside_it(file: Path) -> None:
    query = """SELECT '1' AS id, NULL::VARCHAR AS kind, ['resolution', 'notices'] AS "-",
               {'title': NULL::VARCHAR, 'amount': 1, '-': ['title']} AS matter, [{'due': 1, '-': NULL::VARCHAR[]}, NULL] AS meetings"""
    assert fields(made(file, query)) == {
        "id": "1", "resolution": None, "notices": None, "matter": {"amount": 1, "title": None}, "meetings": [{"due": 1}, None]}


def test_what_has_a_value_and_is_said_to_be_none_is_neither(file: Path) -> None:
    done = NORMALISER.normalise(fields(made(file, "SELECT '1' AS id, 'tender' AS kind, {'amount': 5, '-': ['amount']} AS matter")))
    assert done.tree["matter"] == {}
    assert [problem.zh for problem in done.problems][0].startswith("金额“有值，又说没有”读不出来")


def test_a_column_called_minus_that_is_no_list_of_names_is_a_field_nobody_knows(file: Path) -> None:
    done = NORMALISER.normalise(fields(made(file, """SELECT '1' AS id, 'tender' AS kind, 3 AS "-" """)))
    assert [problem.code for problem in done.problems] == ["unknown_field"]


def test_the_place_is_the_row_and_where_the_record_was_before(file: Path) -> None:
    path = made(file, "SELECT i::VARCHAR AS id, 'b.jsonl' AS _path, nullif(i + 7, 8) AS _line FROM range(3) r(i)")
    first, second, third = found(path)
    assert isinstance(first, RawRecord) and isinstance(second, RawRecord) and isinstance(third, RawRecord)
    assert first.fields == {"id": "0"} and first.line == 1
    assert first.locate("/matter/amount") == ("甲.parquet", "/matter/amount", None, "第1行", "原件 b.jsonl 第7行")
    assert second.locate("") == ("甲.parquet", "", None, "第2行", "原件 b.jsonl")


def test_origins_of_single_values_lead_further_than_that_of_the_row(file: Path) -> None:
    query = "SELECT '1' AS id, [{'at': '/matter/title', 'file': 'c.docx', 'place': '第3段'}] AS origins, 'b.docx' AS _path, 2 AS _line"
    (record,) = found(made(file, query))
    assert isinstance(record, RawRecord)
    assert corrected(record).locate("/matter/title").origin == "原件 c.docx 第3段"
    assert corrected(record).locate("/matter/amount").origin == "原件 b.docx 第2行"


@pytest.mark.parametrize("target", [60_000, 410_000, 1 << 30])
def test_rows_come_whole_and_in_order_in_any_portions(file: Path, target: int) -> None:
    records = found(made(file, "SELECT i::VARCHAR AS id FROM range(4500) r(i)", ", ROW_GROUP_SIZE 2048"), target)
    assert [one.fields["id"] for one in records if isinstance(one, RawRecord)] == [str(n) for n in range(4500)]


@pytest.mark.parametrize("name", ["year=2026/a[1].parquet", "a*b?.parquet", "单'引号.parquet"])
def test_any_name_is_one_file_and_gives_no_column(tmp_path: Path, name: str) -> None:
    plain = made(tmp_path / "plain.parquet", "SELECT '1' AS id")
    (tmp_path / "year=2026").mkdir()
    path = tmp_path / name
    for alike in ("year=2026/a1.parquet", "axxbx.parquet"):  # what the names would match as patterns
        made(tmp_path / alike, "SELECT '2' AS id")
    path.write_bytes(plain.read_bytes())
    assert fields(path) == {"id": "1"}


def test_standard_input_and_compressed_files_are_read_too(file: Path, tmp_path: Path) -> None:
    data = made(file, "SELECT '1' AS id").read_bytes()
    (tmp_path / "b.parquet.gz").write_bytes(gzip.compress(data))
    with Spool() as spool:
        for (item,) in (find_inputs(["-"], lambda: data), find_inputs([str(tmp_path / "b.parquet.gz")], bytes)):
            (chunk,) = split(spool.of(item), 1000)
            (record,) = read_chunk(chunk)
            assert isinstance(record, RawRecord) and record.fields == {"id": "1"}


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableInput) as caught:
        found(path)
    return caught.value.zh


def damaged(data: bytes) -> Iterator[bytes]:
    yield data[:-1]
    yield data[: len(data) // 2]
    yield b"PAR1"
    yield data[:-8] + b"\xff\xff\xff\x7fPAR1"


def test_damaged_files_are_refused_in_words(file: Path) -> None:
    data = made(file, "SELECT i::VARCHAR AS id FROM range(100) r(i)").read_bytes()
    for broken in damaged(data):
        file.write_bytes(broken)
        said = refusal(file)
        assert said.startswith("Parquet 文件损坏、不完整或者不是 Parquet，请重新导出："), broken
        assert str(file.parent) not in said


def test_a_page_that_is_damaged_costs_the_rows_of_its_portion(file: Path) -> None:
    query = "SELECT i::VARCHAR AS id, md5(i::VARCHAR) AS kind FROM range(4096) r(i)"
    data = bytearray(made(file, query, ", ROW_GROUP_SIZE 2048, COMPRESSION zstd").read_bytes())
    at = data.rindex(b"\x28\xb5\x2f\xfd")
    data[at : at + 400] = bytes(400)
    file.write_bytes(data)
    *records, last = found(file, 2048 * 200)
    assert [one.fields["id"] for one in records if isinstance(one, RawRecord)] == [str(n) for n in range(2048)]
    assert isinstance(last, Unread) and last.line == 2049
    assert last.zh.startswith("文件损坏，从这一行到第 4096 行都没有读到；请重新导出（") and str(file.parent) not in last.zh


def test_rows_that_the_file_promises_and_does_not_have_are_told(file: Path) -> None:
    (item,) = find_inputs([str(made(file, "SELECT i::VARCHAR AS id FROM range(3) r(i)"))], bytes)
    *records, last = parquet.read_rows(item, 0, 5)
    assert len(records) == 3 and isinstance(last, Unread) and last.line == 4


def test_an_encrypted_file_is_told_as_one(file: Path) -> None:
    data = made(file, "SELECT '1' AS id").read_bytes()
    file.write_bytes(b"PARE" + data[4:-4] + b"PARE")
    assert refusal(file) == "Parquet 文件是加密的，请先解密再提交"


def test_a_table_of_something_else_is_refused_whole(file: Path) -> None:
    assert refusal(made(file, "SELECT 1 AS 温度, 2 AS 湿度")).startswith("没有一列是记录的字段")
    assert fields(made(file, "SELECT '1' AS 记录编号")) == {"记录编号": "1"}


def test_limits(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (unread, record) = found(made(file, "SELECT '1' AS id, repeat('长', i) AS kind FROM (VALUES (2000000), (1)) r(i)"))
    assert isinstance(unread, Unread) and unread.line == 1 and "过长的文字" in unread.zh and isinstance(record, RawRecord)
    monkeypatch.setattr(parquet, "PARQUET_ROWS", 1)
    assert refusal(file) == "超过 1 行，请分成几个文件"


def test_without_the_library_the_message_names_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(file, "SELECT '1' AS id")
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    assert refusal(file) == "Parquet 文件要用 DuckDB：pip install 'lianchi[batch]'"


def test_no_rows_are_no_records(file: Path) -> None:
    assert found(made(file, "SELECT '1' AS id WHERE false")) == []
