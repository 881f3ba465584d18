"""Records as Parquet: what is written comes back, to the last *not supplied* and *none*."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianchi.codes import CodeLists
from lianchi.errors import UsageError
from lianchi.model.columns import columns
from lianchi.model.finding import RawRecord
from lianchi.model.record import Record
from lianchi.normalise import Normaliser
from lianchi.read import find_inputs, read_chunk, split
from lianchi.write.parquet import Table
from strategies import Tree, full_record, records

NORMALISER = Normaliser(CodeLists.load())


def written(trees: list[Tree], target: Path) -> Path:
    with Table() as table:
        for number, tree in enumerate(trees, start=1):
            table.add(tree, "甲.jsonl", number)
        table.write(target)
    return target


def read_back(path: Path, target: int = 1 << 20) -> list[Tree]:
    (item,) = find_inputs([str(path)], bytes)
    found = []
    for chunk in split(item, target):
        for one in read_chunk(chunk):
            assert isinstance(one, RawRecord), one
            done = NORMALISER.normalise(one.fields)
            assert not [problem for problem in done.problems if problem.code == "unreadable_value"]
            found.append(done.tree)
    return found


@settings(max_examples=40)
@given(trees=st.lists(records(), min_size=1, max_size=6))
def test_generated_records_come_back(trees: list[Tree], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = written(trees, tmp_path_factory.mktemp("parquet") / "a.parquet")
    assert read_back(path) == trees
    assert read_back(path, 400) == trees


def test_a_record_with_every_field_comes_back(tmp_path: Path) -> None:
    assert read_back(written([full_record()], tmp_path / "a.parquet")) == [full_record()]


def test_columns_have_natural_types_and_only_those_that_occur(tmp_path: Path) -> None:
    tree: dict[str, Any] = {
        "kind": "tender", "id": "1", "notices": [], "resolution": None,
        "meetings": [{"held_on": date(2026, 3, 1).toordinal(), "due": 30, "starts_at": 570, "signed": True}, {"votes": None}],
        "matter": {"amount": 8_600_000, "emergency": {}}, "asset": {"area": 12_500_000}}
    path = str(written([tree], tmp_path / "a.parquet"))
    types = {name: type_ for name, type_, *_ in duckdb.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()}
    assert list(types) == ["id", "kind", "matter", "meetings", "notices", "asset", "-", "_path", "_line"]
    assert types["meetings"] == 'STRUCT(held_on DATE, starts_at VARCHAR, due BIGINT, signed BOOLEAN, "-" VARCHAR[])[]'
    assert types["matter"] == 'STRUCT(amount DECIMAL(18,2), emergency STRUCT("-" VARCHAR[]))'
    row = duckdb.sql(f"SELECT matter, asset, meetings[1].held_on, meetings[1].starts_at, \"-\", _path, _line FROM '{path}'").fetchall()
    assert row == [({"amount": Decimal("86000.00"), "emergency": {"-": None}}, {"area": Decimal("12.500000")},
                    date(2026, 3, 1), "09:30", ["resolution"], "甲.jsonl", 1)]


def test_the_types_of_the_whole_vocabulary_are_types(tmp_path: Path) -> None:
    listed = ", ".join(f'"{name}" {type_}' for name, type_ in columns(Record).items())
    duckdb.connect().execute(f"CREATE TABLE all_of_it ({listed})")
    assert columns(Record)["kind"] == "VARCHAR" and columns(Record)["-"] == "VARCHAR[]"


def test_wide_rows_are_compressed_in_smaller_groups_as_each_cell_takes_memory(tmp_path: Path) -> None:
    rows = [{"id": str(n)} for n in range(9000)]
    narrow, wide = (written([tree, *rows], tmp_path / "a.parquet") and duckdb.sql(
        f"SELECT num_row_groups FROM parquet_file_metadata('{tmp_path}/a.parquet')").fetchall() for tree in (rows[0], full_record()))
    assert narrow == [(1,)] and wide[0][0] > 1


def test_equal_records_give_equal_bytes(tmp_path: Path) -> None:
    trees = [full_record(), {"id": "2", "kind": "tender"}]
    assert written(trees, tmp_path / "a.parquet").read_bytes() == written(trees, tmp_path / "b.parquet").read_bytes()


def test_without_the_library_the_message_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(UsageError, match=r"pip install 'lianchi\[batch\]'"):
        written([{"id": "1"}], tmp_path / "a.parquet")


def test_a_disk_that_does_not_take_it_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="IO Error"):
        written([{"id": "1"}], tmp_path / "nowhere" / "a.parquet")
