"""``lianchi convert`` into Parquet: many inputs, what is set aside, records that are never held together."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from bad_inputs.kit import laid_out, lianchi
from lianchi.model.finding import Doubt, RawRecord, Unread
from lianchi.read import Chunk, read_chunk
from lianchi.write import Tree
from lianchi.write.parquet import Table

convert = sys.modules["lianchi.cli.convert"]  # the package has the command under this name

RECORD = {"kind": "village_affairs", "matter": {"title": "修路", "amount": "5万元"}, "unit": {"name": "东坡村"},
          "meetings": [{"held_on": f"2026年3月{day}日", "due": 30, "present": 19 + day} for day in range(1, 9)]}


def lines(count: int) -> str:
    return "".join(json.dumps({"id": f"甲-{n}"} | RECORD, ensure_ascii=False) + "\n" for n in range(count))


def test_files_and_folders_become_one_table_and_what_is_no_record_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = '{"id": "乙", "kind": "tender", "matter": {"amount": "约五万"}, "meetings": []}\n[1]\n{坏\n'
    laid_out(tmp_path, {"in/a.jsonl": lines(2), "in/b.dat": "不是记录", "c.jsonl": bad})
    monkeypatch.chdir(tmp_path)
    done = lianchi("convert", "in", "c.jsonl", "-o", "out.parquet")
    assert done.code == 3
    assert [line.partition("：")[0] for line in done.err.splitlines()] == [
        "in/b.dat: 不认识的格式；能读 Excel、CSV、Word、文本、PDF、OFD、JSON、YAML、XML、Parquet 文件和监管系统的 zip 包，也可用 gzip、zstd 压缩",
        "c.jsonl:1: 金额“约五万”读不出来", "c.jsonl:2: 不是一条记录", "c.jsonl:3: 不是合格的 JSON"]
    rows = duckdb.sql("SELECT id, matter.amount::VARCHAR, len(meetings), _path, _line FROM 'out.parquet'").fetchall()
    assert rows == [("甲-0", "50000.00", 8, "in/a.jsonl", 1), ("甲-1", "50000.00", 8, "in/a.jsonl", 2), ("乙", None, 0, "c.jsonl", 1)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.jsonl", "in", "out.parquet"]


def test_no_record_at_all_leaves_no_file(tmp_path: Path) -> None:
    done = lianchi("convert", laid_out(tmp_path, {"a.jsonl": "[1]\n"}), "-o", str(tmp_path.parent / "none.parquet"))
    assert done.code == 3 and not (tmp_path.parent / "none.parquet").exists()


def test_an_output_among_the_inputs_of_a_pattern_is_refused(tmp_path: Path) -> None:
    laid_out(tmp_path, {"a.parquet": b"PAR1"})
    done = lianchi("convert", f"{tmp_path}/*.parquet", "-o", str(tmp_path / "a.parquet"))
    assert done.code == 2 and "在提交的材料里，不能盖掉" in done.err


def test_a_table_that_was_converted_converts_to_the_same_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out(tmp_path, {"a.jsonl": lines(3)})
    monkeypatch.chdir(tmp_path)
    for source, target in (("a.jsonl", "a.parquet"), ("a.parquet", "b.jsonl"), ("a.jsonl", "c.jsonl")):
        assert lianchi("convert", source, "-o", target).code == 0
    assert Path("b.jsonl").read_bytes() == Path("c.jsonl").read_bytes()


def test_records_are_written_down_one_by_one_and_never_held_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, written = [], []

    def counted(chunk: Chunk) -> Iterator[RawRecord | Unread | Doubt]:
        for found in read_chunk(chunk):
            read.append(found)
            yield found

    def add(table: Table, tree: Tree, file: str, line: int) -> None:
        written.append(len(read))
        Table.add(table, tree, file, line)

    monkeypatch.setattr(convert, "read_chunk", counted)
    monkeypatch.setattr(convert, "Table", type("Watched", (Table,), {"add": add}))
    assert lianchi("convert", f"{laid_out(tmp_path, {'a.jsonl': lines(50)})}/a.jsonl", "-o", str(tmp_path / "a.parquet")).code == 0
    assert written == list(range(1, 51))
